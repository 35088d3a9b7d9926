/// This check finds pages.
class NoCommentCheck : public BaseCheck {
