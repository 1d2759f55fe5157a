/* A table of the next major version, which may look quite different after its first 16 bytes: the rest is missing. */
#include "briefer_plugin.h"

const struct {
  uint64_t magic;
  uint32_t abi, struct_size;
} table __asm__("BRIEFER_PLUGIN_V1") = {BRIEFER_MAGIC, (UINT32_C(2) << 16) | 3, 4096};
