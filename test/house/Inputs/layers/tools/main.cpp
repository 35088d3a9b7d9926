#include "lib/Report/Fix.h"
#include "checks/LeakCheck.h"
