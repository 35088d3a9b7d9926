/// Finds pages that
/// are as they should be.
///
/// Because a page that is not helps nobody. Nobody at all.
class BadPageCheck : public BaseCheck {
