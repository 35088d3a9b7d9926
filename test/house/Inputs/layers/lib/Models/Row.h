#include "lib/Support/Text.h"
#include "lib/Facts/Unit.h"
