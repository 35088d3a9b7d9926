#include "lib/Models/Row.h"
#include "lib/Report/Fix.h"
#include "Other.h"
