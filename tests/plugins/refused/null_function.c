/* Its table lacks a function. */
#define DESTROY NULL
#include "table.h"
