#include "some_receive"
// "some_receive" in a comment is no literal.
static const char *Known[] = {"some_receive", "some::queue", "calls wait_for"};
static auto ByName = hasName("read");
static auto Called = "read() here";
static auto Quoted = "use 'wait' here";
static auto Split = "some::"
                    "latch";
static auto Words = "%0 is read here, but nothing in this translation unit will wait for some_received";
static auto Raw = R"(some_receive)";
static auto Label = callExpr().bind("read");
static auto *Labelled = Result.Nodes.getNodeAs<CallExpr>("read");
