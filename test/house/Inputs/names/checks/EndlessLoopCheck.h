class EndlessLoopCheck : public BaseCheck {};
