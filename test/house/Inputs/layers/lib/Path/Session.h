#include "lib/Facts/Unit.h"
#include "lib/Report/Fix.h"
