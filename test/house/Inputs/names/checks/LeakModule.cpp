#include "checks/EndlessLoopCheck.h"
    Factories.registerCheck<EndlessLoopCheck>("leak-endless-loop");
    Factories.registerCheck<WaitCheck>("leak-lost-wait");
    Factories.registerCheck<SoloCheck>("leak-solo");
    Factories.registerCheck<EarlyReturnCheck>("leak-early-return");
