// TODO: finish
void f() {
  // g();
  g(); // not here;
  /* if (x) { */
  g("// TODO: a literal;"); // `while (condition) call;` is a shape
  // The FIXMEs of others are no reminders.
}
