    Factories.registerCheck<GoodPageCheck>("leak-good-page");
    Factories.registerCheck<BadPageCheck>("leak-bad-page");
    Factories.registerCheck<NoPageCheck>("leak-no-page");
    Factories.registerCheck<NoCommentCheck>("leak-no-comment");
