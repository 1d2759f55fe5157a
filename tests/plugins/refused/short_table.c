/* Its table ends before the functions do. */
#define SIZE 48
#include "table.h"
