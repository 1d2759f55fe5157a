/* Nothing is wrong with it: what the others spoil is sound before they do. */
#include "table.h"
