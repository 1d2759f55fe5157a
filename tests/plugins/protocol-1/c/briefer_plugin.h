/* briefer_plugin.h - the table that a briefer plugin library exports, version 1.0. C99, C11 or C++.
 *
 * A plugin looks at one document and says what is there. A library exports one symbol, BRIEFER_PLUGIN_V1, which is data: name,
 * version, manifest and four functions. Requests and answers are JSON, UTF-8, never ended by a NUL.
 *
 * Example, a plugin that finds nothing:
 *
 *     #include "briefer_plugin.h"
 *     #include <string.h>
 *
 *     static const char MANIFEST[] =
 *         "{\"protocol\":{\"min\":1,\"max\":1},\"name\":\"nothing\",\"version\":\"1.0.0\","
 *         "\"description\":\"finds nothing\",\"provides\":[{\"kind\":\"nothing\",\"key\":[],\"value\":\"presence\"}]}";
 *     static char FOUND[] = "{\"annotations\":[]}";
 *
 *     static int32_t create(briefer_bytes options, void **instance, briefer_buffer *error) {
 *       (void)options; (void)error;
 *       *instance = NULL;
 *       return BRIEFER_OK;
 *     }
 *     static int32_t call(void *instance, uint32_t method, briefer_bytes request, briefer_buffer *response) {
 *       (void)instance; (void)request;
 *       if (method != BRIEFER_ANNOTATE) return BRIEFER_UNSUPPORTED;
 *       response->ptr = (uint8_t *)FOUND;
 *       response->len = response->cap = strlen(FOUND);
 *       return BRIEFER_OK;
 *     }
 *     static void destroy(void *instance) { (void)instance; }
 *     static void free_buffer(briefer_buffer *buffer) { buffer->ptr = NULL; buffer->len = buffer->cap = 0; }
 *
 *     BRIEFER_EXPORT const briefer_plugin_v1 BRIEFER_PLUGIN_V1 = {
 *       BRIEFER_MAGIC, BRIEFER_ABI_1_0, sizeof(briefer_plugin_v1),
 *       BRIEFER_BYTES("nothing"), BRIEFER_BYTES("1.0.0"), BRIEFER_BYTES(MANIFEST),
 *       create, call, destroy, free_buffer,
 *     };
 *
 * Ownership
 *   - options and request are the host's and valid only during the call; ptr may be NULL where len is 0.
 *   - The host hands over a zeroed buffer, the library fills it, and the host gives it back to this library's free_buffer
 *     exactly once, also after a failure. Host and library have separate allocators: nothing is freed across.
 *   - *instance means something only after BRIEFER_OK; destroy comes once, after the last call on it.
 *   - The library is never unloaded; what the table points to stays as it is for ever.
 *
 * Threads
 *   - call runs on one instance from several threads at once. A plugin starts no thread that outlives a call.
 *   - The answer to BRIEFER_ANNOTATE depends on options and request alone.
 *
 * Failure
 *   - A status that is not BRIEFER_OK costs this document's answer only; the buffer then holds a message in UTF-8, or nothing.
 *   - Nothing unwinds out of the four functions: a C++ exception is caught inside.
 *
 * Offsets count bytes of the document's text in UTF-8 (after the JSON escapes are resolved), are half-open and lie on
 * character boundaries; every annotation repeats the text between its two, and the host compares.
 *
 * Versions: a later minor version only appends fields to the table, which struct_size tells; a later major one is a second
 * symbol. Within a protocol number only optional fields are added to the JSON: ignore what you do not know.
 */
#ifndef BRIEFER_PLUGIN_H
#define BRIEFER_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The bytes "BRIEFER1", little-endian. */
#define BRIEFER_MAGIC UINT64_C(0x3152454645495242)

/* major << 16 | minor */
#define BRIEFER_ABI_1_0 ((UINT32_C(1) << 16) | UINT32_C(0))

/* Methods of call. One that is not known answers BRIEFER_UNSUPPORTED. */
enum {
  BRIEFER_MANIFEST = 0, /* the manifest, asked for only where the table's is empty; instance is NULL, request empty */
  BRIEFER_ANNOTATE = 1, /* {"document":{...},"annotations":[...]} -> {"annotations":[...]} */
  BRIEFER_LINK = 2,     /* {"mentions":[...]} -> {"links":[...]}; only where the manifest says "links":true */
  BRIEFER_SECTION = 3   /* {"claims":[...]} -> {"tables":[...],"data":...}; UNSUPPORTED where it has none */
};

/* Statuses. Any other counts as BRIEFER_FAILED. */
enum {
  BRIEFER_OK = 0,
  BRIEFER_OPTIONS = 1,     /* the options do not fit */
  BRIEFER_BAD_REQUEST = 2, /* the request does not fit */
  BRIEFER_UNSUPPORTED = 3, /* the plugin does not do that */
  BRIEFER_FAILED = 4,      /* it failed on this input */
  BRIEFER_PANICKED = 5     /* it broke down; the instance is destroyed and made anew */
};

/* Borrowed bytes. */
typedef struct {
  const uint8_t *ptr; /* may be NULL where len is 0 */
  size_t len;
} briefer_bytes;

/* Bytes that the library owns until they come back to free_buffer. */
typedef struct {
  uint8_t *ptr;
  size_t len;
  size_t cap; /* the library's own business */
} briefer_buffer;

typedef struct {
  /* These 16 bytes never change. */
  uint64_t magic;       /* BRIEFER_MAGIC */
  uint32_t abi;         /* BRIEFER_ABI_1_0 */
  uint32_t struct_size; /* sizeof(briefer_plugin_v1) */

  briefer_bytes name;     /* for messages, not empty; the manifest's name counts */
  briefer_bytes version;  /* for messages, not empty; the manifest's version counts */
  briefer_bytes manifest; /* JSON; empty where the host is to ask with BRIEFER_MANIFEST */

  /* Makes an instance from options, a JSON object. */
  int32_t (*create)(briefer_bytes options, void **instance, briefer_buffer *error);
  /* Answers one request. */
  int32_t (*call)(void *instance, uint32_t method, briefer_bytes request, briefer_buffer *response);
  /* Ends an instance. */
  void (*destroy)(void *instance);
  /* Frees what create or call put into a buffer; a zeroed buffer is nothing to free. */
  void (*free_buffer)(briefer_buffer *buffer);
} briefer_plugin_v1;

/* A string literal or a char array as borrowed bytes, without its NUL. */
#define BRIEFER_BYTES(literal) {(const uint8_t *)(literal), sizeof(literal) - 1}

#if defined(_WIN32)
#define BRIEFER_EXPORT __declspec(dllexport)
#elif defined(__GNUC__)
#define BRIEFER_EXPORT __attribute__((visibility("default")))
#else
#define BRIEFER_EXPORT
#endif

/* The one exported symbol: data, looked at before anything is called. */
extern BRIEFER_EXPORT const briefer_plugin_v1 BRIEFER_PLUGIN_V1;

/* The layout, where pointers have 64 bits. */
#if defined(__cplusplus) && __cplusplus >= 201103L
#define BRIEFER_ASSERT(name, holds) static_assert(holds, #name)
#elif defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L
#define BRIEFER_ASSERT(name, holds) _Static_assert(holds, #name)
#else
#define BRIEFER_ASSERT(name, holds) typedef char briefer_assert_##name[(holds) ? 1 : -1]
#endif
#if UINTPTR_MAX == UINT64_MAX
BRIEFER_ASSERT(size_of_bytes, sizeof(briefer_bytes) == 16);
BRIEFER_ASSERT(size_of_buffer, sizeof(briefer_buffer) == 24);
BRIEFER_ASSERT(size_of_table, sizeof(briefer_plugin_v1) == 96);
BRIEFER_ASSERT(offset_of_name, offsetof(briefer_plugin_v1, name) == 16);
BRIEFER_ASSERT(offset_of_manifest, offsetof(briefer_plugin_v1, manifest) == 48);
BRIEFER_ASSERT(offset_of_create, offsetof(briefer_plugin_v1, create) == 64);
BRIEFER_ASSERT(offset_of_free_buffer, offsetof(briefer_plugin_v1, free_buffer) == 88);
#endif

#ifdef __cplusplus
}
#endif

#endif
