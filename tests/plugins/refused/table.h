/* A sound plugin that finds nothing, for the libraries here to spoil in one place. */
#include "briefer_plugin.h"

#include <string.h>

#ifndef MANIFEST
#define MANIFEST \
  "{\"protocol\":{\"min\":1,\"max\":1},\"name\":\"refused\",\"version\":\"1.0.0\",\"description\":\"finds nothing\"," \
  "\"provides\":[{\"kind\":\"nothing\",\"key\":[],\"value\":\"presence\"}]}"
#endif

static char answer[] = "{\"annotations\":[]}";

static int32_t create(briefer_bytes options, void **instance, briefer_buffer *error) {
  (void)options;
  (void)error;
  *instance = NULL;
  return BRIEFER_OK;
}

static int32_t call(void *instance, uint32_t method, briefer_bytes request, briefer_buffer *response) {
  (void)instance;
  (void)request;
  if (method != BRIEFER_ANNOTATE) return BRIEFER_UNSUPPORTED;
  response->ptr = (uint8_t *)answer;
  response->len = response->cap = strlen(answer);
  return BRIEFER_OK;
}

/* In a header, so that a library may leave it out. */
static inline void destroy(void *instance) { (void)instance; }

static void free_buffer(briefer_buffer *buffer) {
  buffer->ptr = NULL;
  buffer->len = buffer->cap = 0;
}

#ifndef MAGIC
#define MAGIC BRIEFER_MAGIC
#endif
#ifndef ABI
#define ABI BRIEFER_ABI_1_0
#endif
#ifndef SIZE
#define SIZE sizeof(briefer_plugin_v1)
#endif
#ifndef DESTROY
#define DESTROY destroy
#endif

BRIEFER_EXPORT const briefer_plugin_v1 BRIEFER_PLUGIN_V1 = {
  MAGIC, ABI, SIZE, BRIEFER_BYTES("refused"), BRIEFER_BYTES("1.0.0"), BRIEFER_BYTES(MANIFEST),
  create, call, DESTROY, free_buffer,
};
