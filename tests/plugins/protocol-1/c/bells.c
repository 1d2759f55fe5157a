/* A plugin of protocol 1 and ABI 1.0: marks every bell. The options say which word is one. */
#include "briefer_plugin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char manifest[] =
  "{\"protocol\": {\"min\": 1, \"max\": 1}, \"name\": \"bells\", \"version\": \"1.0.0\",\n"
  " \"description\": \"Marks every bell.\", \"license\": \"MIT OR Apache-2.0\",\n"
  " \"provides\": [{\"kind\": \"bell\", \"key\": [\"word\"], \"value\": \"presence\",\n"
  "   \"attributes\": {\"type\": \"object\", \"properties\": {\"word\": {\"type\": \"string\"}}, \"required\": [\"word\"]}}],\n"
  " \"options_schema\": {\"type\": \"object\", \"additionalProperties\": false, \"properties\": {\n"
  "   \"word\": {\"type\": \"string\", \"default\": \"bell\", \"description\": \"What is a bell.\"}}},\n"
  " \"section_schema\": {\"type\": \"object\", \"properties\": {\"statements\": {\"type\": \"integer\"}}},\n"
  " \"examples\": [{\"text\": \"A bell rang.\", \"annotations\": [{\"kind\": \"bell\", \"start\": 2, \"end\": 6,\n"
  "   \"text\": \"bell\", \"attributes\": {\"word\": \"bell\"}}]}]}";

enum { LONGEST = 32 };

typedef struct {
  char word[LONGEST + 1];
} bells;

typedef struct {
  char *ptr;
  size_t len, cap;
} text;

static void add(text *out, const char *from, size_t len) {
  if (out->cap - out->len < len) {
    out->cap = 2 * (out->len + len) + 64;
    out->ptr = realloc(out->ptr, out->cap);
    if (!out->ptr) abort();
  }
  memcpy(out->ptr + out->len, from, len);
  out->len += len;
}

static void say(text *out, const char *words) { add(out, words, strlen(words)); }

static void say_number(text *out, size_t number) {
  char digits[24];
  add(out, digits, (size_t)snprintf(digits, sizeof digits, "%zu", number));
}

static int32_t give(text *out, briefer_buffer *buffer, int32_t status) {
  buffer->ptr = (uint8_t *)out->ptr;
  buffer->len = out->len;
  buffer->cap = out->cap;
  return status;
}

static int32_t refuse(briefer_buffer *buffer, int32_t status, const char *message) {
  text out = {0};
  say(&out, message);
  return give(&out, buffer, status);
}

/* Where the value of a member begins, from `at` on; NULL where there is none. What is in a string has its quotation marks
 * escaped, so that it cannot be taken for a name. */
static const char *member(const char *at, const char *end, const char *name) {
  size_t len = strlen(name);
  for (; at + len + 2 < end; at++) {
    if (*at != '"' || (at[len + 1] != '"') || memcmp(at + 1, name, len) != 0) continue;
    const char *value = at + len + 2;
    while (value < end && (*value == ' ' || *value == ':')) value++;
    return value;
  }
  return NULL;
}

static unsigned hex(const char *at) {
  char digits[5] = {at[0], at[1], at[2], at[3], 0};
  return (unsigned)strtoul(digits, NULL, 16);
}

/* Resolves the escapes of the string that begins at `at`. */
static text unescaped(const char *at, const char *end) {
  static const char letters[] = "bfnrt", meant[] = "\b\f\n\r\t";
  text out = {0};
  add(&out, "", 0);
  for (at++; at < end && *at != '"'; at++) {
    if (*at != '\\') {
      add(&out, at, 1);
    } else if (*++at != 'u') {
      const char *letter = strchr(letters, *at);
      add(&out, letter ? &meant[letter - letters] : at, 1);
    } else {
      /* The host writes what is not ASCII as it is: only controls come this way. */
      char control = (char)hex(at + 1);
      add(&out, &control, 1);
      at += 4;
    }
  }
  return out;
}

static int32_t create(briefer_bytes options, void **instance, briefer_buffer *error) {
  const char *at = (const char *)options.ptr, *end = at + options.len;
  const char *value = options.len ? member(at, end, "word") : NULL;
  text word = {0};
  if (value) word = unescaped(value, end);
  if (!value) say(&word, "bell");
  if (word.len == 0 || word.len > LONGEST) {
    free(word.ptr);
    return refuse(error, BRIEFER_OPTIONS, "word: expected a word of 1 to 32 bytes");
  }
  bells *made = calloc(1, sizeof *made);
  if (!made) abort();
  memcpy(made->word, word.ptr, word.len);
  free(word.ptr);
  *instance = made;
  return BRIEFER_OK;
}

static void add_bell(text *out, const bells *of, size_t start, int explain) {
  size_t end = start + strlen(of->word);
  say(out, out->ptr[out->len - 1] == '[' ? "{\"kind\":\"bell\",\"start\":" : ",{\"kind\":\"bell\",\"start\":");
  say_number(out, start);
  say(out, ",\"end\":");
  say_number(out, end);
  say(out, ",\"text\":\"");
  say(out, of->word);
  say(out, "\",\"attributes\":{\"word\":\"");
  say(out, of->word);
  say(out, "\"}");
  if (explain) {
    say(out, ",\"why\":[{\"rule\":\"word\",\"span\":[");
    say_number(out, start);
    say(out, ",");
    say_number(out, end);
    say(out, "],\"note\":\"the options name it\"}]");
  }
  say(out, "}");
}

static int32_t annotate(const bells *of, const char *at, const char *end, briefer_buffer *response) {
  const char *document = member(at, end, "document");
  const char *value = document ? member(document, end, "text") : NULL;
  if (!value) return refuse(response, BRIEFER_BAD_REQUEST, "there is no text");
  const char *explain = member(at, end, "explain");
  text found = unescaped(value, end), out = {0};
  add(&found, "", 1);
  if (strstr(found.ptr, "a cracked bell")) {
    free(found.ptr);
    return refuse(response, BRIEFER_FAILED, "a bell is cracked");
  }
  say(&out, "{\"annotations\":[");
  for (const char *bell = found.ptr; (bell = strstr(bell, of->word)); bell += strlen(of->word)) {
    add_bell(&out, of, (size_t)(bell - found.ptr), explain && *explain == 't');
  }
  say(&out, "]}\n");
  free(found.ptr);
  return give(&out, response, BRIEFER_OK);
}

static int32_t section(const char *at, const char *end, briefer_buffer *response) {
  size_t statements = 0;
  while (at && (at = member(at, end, "wording"))) statements++;
  text out = {0};
  say(&out, "{\"tables\":[{\"title\":\"Bells\",\"columns\":[\"bells\",\"statements\"],\"rows\":[[\"all\",\"");
  say_number(&out, statements);
  say(&out, "\"]]}],\n\"data\":{\"statements\":");
  say_number(&out, statements);
  say(&out, "}}");
  return give(&out, response, BRIEFER_OK);
}

static int32_t call(void *instance, uint32_t method, briefer_bytes request, briefer_buffer *response) {
  const char *at = (const char *)request.ptr, *end = at + request.len;
  switch (method) {
    case BRIEFER_ANNOTATE: return annotate(instance, at, end, response);
    case BRIEFER_SECTION: return section(at, end, response);
    default: return refuse(response, BRIEFER_UNSUPPORTED, "bells do not do that");
  }
}

static void destroy(void *instance) { free(instance); }

static void free_buffer(briefer_buffer *buffer) {
  free(buffer->ptr);
  memset(buffer, 0, sizeof *buffer);
}

BRIEFER_EXPORT const briefer_plugin_v1 BRIEFER_PLUGIN_V1 = {
  BRIEFER_MAGIC, BRIEFER_ABI_1_0, sizeof(briefer_plugin_v1),
  BRIEFER_BYTES("bells"), BRIEFER_BYTES("1.0.0"), BRIEFER_BYTES(manifest),
  create, call, destroy, free_buffer,
};
