/* Its manifest is not JSON. */
#define MANIFEST "name: refused"
#include "table.h"
