    Factories.registerCheck<OneThingCheck>("leak-one-thing");
    Factories.registerCheck<TwoThingsCheck>("leak-two-things");
    Factories.registerCheck<ZeroThingsCheck>("leak-zero-things");
    Factories.registerCheck<GoodThingCheck>("leak-good-thing");
