/* Code that runs when the library is loaded, before anything of it can be checked. */
#include "table.h"

#include <stdio.h>
#include <stdlib.h>

__attribute__((constructor)) static void run_early(void) {
  const char *path = getenv("BRIEFER_TEST_CONSTRUCTOR");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (file) {
    fputs("it ran", file);
    fclose(file);
  }
}
