/* A later minor version of the table, with a field appended: still good. */
#define ABI ((UINT32_C(1) << 16) | UINT32_C(7))
#define SIZE (sizeof(briefer_plugin_v1) + 8)
#include "table.h"
