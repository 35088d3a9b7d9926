void WordsCheck::judge() {
  diag(Loc, "Thread is detached");
  diag(Loc, "%0 has no timeout.") << Callee;
  diag(Loc, "%0 has no timeout. It can hang") << Callee;
  diag(Loc, "'%0' has no timeout") << Callee;
  diag(Loc, "%0 has no timeout") << Callee->getNameAsString();
  diag(Loc, "%0 has no %1") << Callee << "timeout";
  diag(Loc, "you should consider a timeout");
  diag(Loc, Loop ? "potential leak" : "this loop does "
                                      "not end!");
  diag(Loc, "the handle was made there", DiagnosticIDs::Note);
  diag(Loc, "%0", DiagnosticIDs::Note) << (Advice.empty() ? "a timeout helps" : Advice);
  configurationDiag("Cannot read %0") << File;

  diag(Loc, "%0 on %1 may wait for ever; see %2's row") << Callee << Object << Row;
  diag(Loc, "%0 made here", DiagnosticIDs::Note) << Object;
  diag(Loc, "%0 does not leave this translation unit", DiagnosticIDs::Note) << Object;
  diag(Loc, "a latch has no timed wait; count it down", DiagnosticIDs::Note);
  diag(Loc, "%0", DiagnosticIDs::Note) << (Advice.empty() ? "give it a timeout" : Advice);
  configurationDiag("%0", DiagnosticIDs::Error) << Error;
  // diag(Loc, "Only a comment.");
}
