/* Its manifest is in some other encoding. */
#define MANIFEST "{\"protocol\":{\"min\":1,\"max\":1},\"name\":\"caf\xe9\"}"
#include "table.h"
