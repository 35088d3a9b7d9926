#include "lib/Path/Session.h"
#include "checks/LeakCheck.h"
