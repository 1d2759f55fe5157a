/* It needs a function that is nowhere. */
#include "table.h"

extern int a_function_that_is_nowhere(void);
int uses_it(void);
int uses_it(void) { return a_function_that_is_nowhere(); }
