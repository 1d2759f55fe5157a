/* A briefer plugin in C: marks web addresses, and tells the claims about them apart by their host.
 *
 * From top to bottom: bytes that grow, JSON out, JSON in, addresses in a text, the table. There is no state: every function
 * works on what it is given, so that any number of threads may call at once.
 */
#include "briefer_plugin.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Bytes that grow -------------------------------------------------------------------------------------------- */

typedef struct {
  uint8_t *ptr;
  size_t len, cap;
  bool failed; /* there was no memory: nothing is added any more */
} bytes;

static void add(bytes *out, const void *from, size_t len) {
  if (out->failed || len == 0) return;
  if (out->cap - out->len < len) {
    size_t cap = out->cap * 2 > out->len + len ? out->cap * 2 : out->len + len + 64;
    uint8_t *grown = realloc(out->ptr, cap);
    if (!grown) {
      out->failed = true;
      return;
    }
    out->ptr = grown;
    out->cap = cap;
  }
  memcpy(out->ptr + out->len, from, len);
  out->len += len;
}

static void add_text(bytes *out, const char *text) { add(out, text, strlen(text)); }

/* ---- JSON out --------------------------------------------------------------------------------------------------- */

static void add_number(bytes *out, size_t number) {
  char digits[24];
  int len = snprintf(digits, sizeof digits, "%zu", number);
  add(out, digits, (size_t)len);
}

/* The inside of a JSON string. */
static void add_escaped(bytes *out, const uint8_t *text, size_t len) {
  for (size_t at = 0; at < len; at++) {
    uint8_t byte = text[at];
    if (byte == '"' || byte == '\\') {
      char escape[2] = {'\\', (char)byte};
      add(out, escape, 2);
    } else if (byte < 0x20) {
      char escape[8];
      add(out, escape, (size_t)snprintf(escape, sizeof escape, "\\u%04x", byte));
    } else {
      add(out, &byte, 1);
    }
  }
}

/* ---- JSON in ---------------------------------------------------------------------------------------------------- */

/* How deep values may lie in each other. */
enum { DEPTH = 128 };

typedef struct {
  const uint8_t *at, *end;
} reader;

static bool is_digit(int byte) { return byte >= '0' && byte <= '9'; }

/* The next byte, or -1 at the end. */
static int peek(const reader *in) { return in->at < in->end ? *in->at : -1; }

static void skip_space(reader *in) {
  while (in->at < in->end && (*in->at == ' ' || *in->at == '\n' || *in->at == '\r' || *in->at == '\t')) in->at++;
}

/* Takes one byte, with the space around it, if it is next. */
static bool take(reader *in, int byte) {
  skip_space(in);
  if (peek(in) != byte) return false;
  in->at++;
  skip_space(in);
  return true;
}

static bool take_word(reader *in, const char *word) {
  size_t len = strlen(word);
  if ((size_t)(in->end - in->at) < len || memcmp(in->at, word, len) != 0) return false;
  in->at += len;
  return true;
}

static size_t skip_digits(reader *in) {
  const uint8_t *from = in->at;
  while (is_digit(peek(in))) in->at++;
  return (size_t)(in->at - from);
}

static bool skip_number(reader *in) {
  if (peek(in) == '-') in->at++;
  if (peek(in) == '0') {
    in->at++;
  } else if (skip_digits(in) == 0) {
    return false;
  }
  if (peek(in) == '.') {
    in->at++;
    if (skip_digits(in) == 0) return false;
  }
  if (peek(in) == 'e' || peek(in) == 'E') {
    in->at++;
    if (peek(in) == '+' || peek(in) == '-') in->at++;
    if (skip_digits(in) == 0) return false;
  }
  return true;
}

/* Four hex digits, or -1. */
static int32_t take_hex(reader *in) {
  int32_t code = 0;
  for (int digit = 0; digit < 4; digit++) {
    int byte = peek(in);
    int value = is_digit(byte)                 ? byte - '0'
                : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
                : byte >= 'A' && byte <= 'F' ? byte - 'A' + 10
                                             : -1;
    if (value < 0) return -1;
    code = code * 16 + value;
    in->at++;
  }
  return code;
}

static void add_char(bytes *out, int32_t code) {
  uint8_t utf8[4];
  size_t len = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  static const uint8_t first[] = {0, 0x00, 0xc0, 0xe0, 0xf0};
  for (size_t at = len - 1; at > 0; at--) {
    utf8[at] = (uint8_t)(0x80 | (code & 0x3f));
    code >>= 6;
  }
  utf8[0] = (uint8_t)(first[len] | code);
  add(out, utf8, len);
}

/* What follows a backslash; `out` may be NULL. */
static bool take_escape(reader *in, bytes *out) {
  static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
  int byte = peek(in);
  if (byte < 0) return false;
  in->at++;
  if (byte != 'u') {
    const char *letter = byte ? strchr(letters, byte) : NULL;
    if (letter && out) add(out, &meant[letter - letters], 1);
    return letter != NULL;
  }
  int32_t code = take_hex(in);
  if (code >= 0xd800 && code < 0xdc00) {
    if (!take_word(in, "\\u")) return false;
    int32_t low = take_hex(in);
    if (low < 0xdc00 || low > 0xdfff) return false;
    code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
  } else if (code < 0 || (code >= 0xdc00 && code <= 0xdfff)) {
    return false;
  }
  if (out) add_char(out, code);
  return true;
}

/* A string, its escapes resolved into `out`, which may be NULL. */
static bool take_string(reader *in, bytes *out) {
  if (peek(in) != '"') return false;
  in->at++;
  while (in->at < in->end) {
    const uint8_t *from = in->at;
    while (in->at < in->end && *in->at != '"' && *in->at != '\\' && *in->at >= 0x20) in->at++;
    if (out) add(out, from, (size_t)(in->at - from));
    int byte = peek(in);
    if (byte < 0x20) return false;
    in->at++;
    if (byte == '"') return true;
    if (!take_escape(in, out)) return false;
  }
  return false;
}

static bool skip_value(reader *in, int depth);

/* What is done with a member of an object: reads the value, returns false where it does not fit. */
typedef bool member(void *into, const bytes *name, reader *in, int depth);

static bool skip_member(void *into, const bytes *name, reader *in, int depth) {
  (void)into;
  (void)name;
  return skip_value(in, depth);
}

static bool take_object(reader *in, int depth, member *each, void *into) {
  if (depth == 0 || !take(in, '{')) return false;
  if (take(in, '}')) return true;
  for (;;) {
    bytes name = {0};
    bool fits = take_string(in, &name) && !name.failed && take(in, ':') && each(into, &name, in, depth - 1);
    free(name.ptr);
    if (!fits) return false;
    if (take(in, '}')) return true;
    if (!take(in, ',')) return false;
  }
}

static bool skip_list(reader *in, int depth) {
  if (depth == 0 || !take(in, '[')) return false;
  if (take(in, ']')) return true;
  for (;;) {
    if (!skip_value(in, depth - 1)) return false;
    if (take(in, ']')) return true;
    if (!take(in, ',')) return false;
  }
}

static bool skip_value(reader *in, int depth) {
  switch (peek(in)) {
    case '{': return take_object(in, depth, skip_member, NULL);
    case '[': return skip_list(in, depth);
    case '"': return take_string(in, NULL);
    case 't': return take_word(in, "true");
    case 'f': return take_word(in, "false");
    case 'n': return take_word(in, "null");
    default: return skip_number(in);
  }
}

/* The character at `at`, and in `len` how many bytes it has; -1 where the bytes are not UTF-8. */
static int32_t char_at(const uint8_t *text, size_t end, size_t at, size_t *len) {
  uint8_t first = text[at];
  *len = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  if (*len == 0 || end - at < *len) return -1;
  if (*len == 1) return first;
  int32_t code = first & (0x7f >> *len);
  for (size_t next = 1; next < *len; next++) {
    if ((text[at + next] & 0xc0) != 0x80) return -1;
    code = code << 6 | (text[at + next] & 0x3f);
  }
  bool overlong = (*len == 3 && code < 0x800) || (*len == 4 && code < 0x10000);
  return overlong || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? -1 : code;
}

static bool is_utf8(const uint8_t *text, size_t end) {
  size_t len;
  for (size_t at = 0; at < end; at += len) {
    if (char_at(text, end, at, &len) < 0) return false;
  }
  return true;
}

/* What of a request matters here. */
typedef struct {
  bytes text;
  bool has_text, explain;
} request;

static bool is(const bytes *name, const char *text) {
  return name->len == strlen(text) && memcmp(name->ptr, text, name->len) == 0;
}

static bool document_member(void *into, const bytes *name, reader *in, int depth) {
  request *asked = into;
  if (name->len == 0 || !is(name, "text")) return skip_value(in, depth);
  if (asked->has_text) return false;
  asked->has_text = true;
  return take_string(in, &asked->text);
}

static bool request_member(void *into, const bytes *name, reader *in, int depth) {
  request *asked = into;
  if (name->len > 0 && is(name, "document")) return take_object(in, depth, document_member, asked);
  if (name->len > 0 && is(name, "explain")) {
    asked->explain = peek(in) == 't';
    return take_word(in, "true") || take_word(in, "false");
  }
  return skip_value(in, depth);
}

/* ---- Addresses in a text ---------------------------------------------------------------------------------------- */

static bool is_letter_or_digit(uint8_t byte) {
  return is_digit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static uint8_t lower(uint8_t byte) { return byte >= 'A' && byte <= 'Z' ? (uint8_t)(byte + 32) : byte; }

/* Whether `prefix`, in lower case, stands at `at` in any case. */
static bool starts_with(const uint8_t *text, size_t end, size_t at, const char *prefix) {
  size_t len = strlen(prefix);
  if (end - at < len) return false;
  for (size_t next = 0; next < len; next++) {
    if (lower(text[at + next]) != (uint8_t)prefix[next]) return false;
  }
  return true;
}

/* Whether a character may stand in an address: none that ends words or quotations in any script. */
static bool is_address_char(int32_t code) {
  if (code <= 0x20 || code == 0x7f) return false;
  if (code < 0x80) return strchr("\"<>\\^`{|}", (int)code) == NULL;
  bool punctuation = (code >= 0x80 && code < 0xc0) || (code >= 0x2000 && code < 0x2070) || (code >= 0x3000 && code < 0x3040)
                     || (code >= 0xff00 && code < 0xff10) || code == 0xfeff || code == 0xfffd;
  return !punctuation;
}

/* Where an address that begins at `start` ends: before white space, a quotation mark, or punctuation of the sentence. */
static size_t address_end(const uint8_t *text, size_t end, size_t start) {
  size_t stop = start, len, open = 0, closed = 0;
  while (stop < end && is_address_char(char_at(text, end, stop, &len))) {
    open += text[stop] == '(' || text[stop] == '[';
    closed += text[stop] == ')' || text[stop] == ']';
    stop += len;
  }
  while (stop > start && strchr(".,;:!?'*_)]", text[stop - 1])) {
    if (text[stop - 1] == ')' || text[stop - 1] == ']') {
      if (closed <= open) break;
      closed--;
    }
    stop--;
  }
  return stop;
}

typedef struct {
  size_t start, end;           /* the address, as written */
  size_t host_start, host_end; /* its host */
  bool bare;                   /* begins with www., without a scheme */
} address;

/* Whether the bytes are labels with dots in between, at least `labels` of them, or an IPv6 address in brackets. */
static bool is_host(const uint8_t *text, size_t start, size_t end, size_t labels) {
  if (end - start > 2 && text[start] == '[' && text[end - 1] == ']') {
    for (size_t at = start + 1; at < end - 1; at++) {
      if (!strchr("0123456789abcdefABCDEF:.", text[at]) || !text[at]) return false;
    }
    return true;
  }
  size_t label = 0, found = 0;
  for (size_t at = start; at < end; at++) {
    if (text[at] == '.') {
      if (label == 0) return false;
      label = 0;
    } else if (is_letter_or_digit(text[at]) || text[at] == '-' || text[at] == '_' || text[at] >= 0x80) {
      found += label++ == 0;
    } else {
      return false;
    }
  }
  return label > 0 && found >= labels;
}

/* Reads the address that begins at `at`, if one does. `found->end` is set in any case: nothing before it is looked at again,
 * so that a text full of what looks like addresses takes no longer than another. */
static bool address_at(const uint8_t *text, size_t end, size_t at, address *found) {
  found->end = at + 1;
  if (lower(text[at]) != 'h' && lower(text[at]) != 'w') return false;
  uint8_t before = at > 0 ? text[at - 1] : ' ';
  if (is_letter_or_digit(before)) return false;
  size_t scheme = starts_with(text, end, at, "http://") ? 7 : starts_with(text, end, at, "https://") ? 8 : 0;
  if (scheme == 0 && ((before && strchr("@._-/", before)) || !starts_with(text, end, at, "www."))) return false;
  *found = (address){at, address_end(text, end, at), at + scheme, 0, scheme == 0};
  if (found->end <= found->host_start) {
    found->end = found->host_start;
    return false;
  }
  size_t stop = found->host_start;
  for (; stop < found->end && !strchr("/?#", text[stop]); stop++) {
    if (text[stop] == '@') found->host_start = stop + 1;
  }
  size_t host = found->host_start;
  for (bool brackets = host < stop && text[host] == '['; host < stop && (brackets || text[host] != ':'); host++) {
    if (text[host] == ']') brackets = false;
  }
  if (host > found->host_start && text[host - 1] == '.') host--;
  found->host_end = host;
  return is_host(text, found->host_start, host, found->bare ? 3 : 1);
}

static void add_address(bytes *out, const uint8_t *text, const address *found, bool explain) {
  const uint8_t *written = text + found->start;
  size_t len = found->end - found->start;
  add_text(out, "{\"kind\":\"address\",\"start\":");
  add_number(out, found->start);
  add_text(out, ",\"end\":");
  add_number(out, found->end);
  add_text(out, ",\"text\":\"");
  add_escaped(out, written, len);
  add_text(out, "\",\"attributes\":{\"host\":\"");
  for (size_t at = found->host_start; at < found->host_end; at++) {
    uint8_t byte = lower(text[at]);
    add(out, &byte, 1);
  }
  add_text(out, found->bare ? "\",\"url\":\"http://" : "\",\"url\":\"");
  add_escaped(out, written, len);
  add_text(out, "\"}");
  if (explain) {
    add_text(out, found->bare ? ",\"why\":[{\"rule\":\"www\",\"span\":[" : ",\"why\":[{\"rule\":\"scheme\",\"span\":[");
    add_number(out, found->start);
    add_text(out, ",");
    add_number(out, found->bare ? found->start + 4 : found->host_start);
    add_text(out, "]}]");
  }
  add_text(out, "}");
}

static void add_addresses(bytes *out, const request *asked) {
  const uint8_t *text = asked->text.ptr;
  size_t end = asked->text.len;
  const char *comma = "";
  add_text(out, "{\"annotations\":[");
  for (size_t at = 0; at < end;) {
    address found;
    if (address_at(text, end, at, &found)) {
      add_text(out, comma);
      add_address(out, text, &found, asked->explain);
      comma = ",";
    }
    at = found.end;
  }
  add_text(out, "]}");
}

/* ---- The table -------------------------------------------------------------------------------------------------- */

static const char MANIFEST[] =
    "{\"protocol\":{\"min\":1,\"max\":1},\"name\":\"addresses\",\"version\":\"1.0.0\","
    "\"description\":\"marks web addresses, by host\",\"license\":\"MIT OR Apache-2.0\","
    "\"provides\":[{\"kind\":\"address\",\"key\":[\"host\"],\"value\":\"presence\",\"attributes\":{\"type\":\"object\","
    "\"properties\":{\"host\":{\"type\":\"string\",\"description\":\"The host's name, in lower case.\"},"
    "\"url\":{\"type\":\"string\",\"description\":\"The address, with http:// where it is written without a scheme.\"}},"
    "\"required\":[\"host\",\"url\"]}}],\"consumes\":[],\"links\":false,"
    "\"options_schema\":{\"type\":\"object\",\"additionalProperties\":false},"
    "\"examples\":[{\"text\":\"The lists are at https://Lists.karsa.example/2026.\",\"annotations\":[{\"kind\":\"address\","
    "\"start\":17,\"end\":49,\"text\":\"https://Lists.karsa.example/2026\","
    "\"attributes\":{\"host\":\"lists.karsa.example\",\"url\":\"https://Lists.karsa.example/2026\"}}]},"
    "{\"text\":\"Caf\\u00e9 Velmora (www.velmora.example) is closed; write to ana@velmora.example.\",\"annotations\":["
    "{\"kind\":\"address\",\"start\":15,\"end\":34,\"text\":\"www.velmora.example\","
    "\"attributes\":{\"host\":\"www.velmora.example\",\"url\":\"http://www.velmora.example\"}}]}]}";

/* Hands `out` over to the host; a message where `status` is not BRIEFER_OK. */
static int32_t give(bytes *out, briefer_buffer *buffer, int32_t status) {
  if (out->failed) {
    free(out->ptr);
    return BRIEFER_FAILED;
  }
  buffer->ptr = out->ptr;
  buffer->len = out->len;
  buffer->cap = out->cap;
  return status;
}

static int32_t answer(const char *message, briefer_buffer *buffer, int32_t status) {
  bytes out = {0};
  add_text(&out, message);
  return give(&out, buffer, status);
}

static bool no_member(void *into, const bytes *name, reader *in, int depth) {
  (void)into;
  (void)name;
  (void)in;
  (void)depth;
  return false;
}

static int32_t create(briefer_bytes options, void **instance, briefer_buffer *error) {
  static const char nothing = 0;
  static const uint8_t empty[1] = {0};
  const uint8_t *from = options.ptr ? options.ptr : empty;
  reader in = {from, from + options.len};
  if (!take_object(&in, DEPTH, no_member, NULL) || in.at != in.end) {
    return answer("this plugin has no options: {} is all there is to say", error, BRIEFER_OPTIONS);
  }
  /* There is no state; an instance is a place that nobody reads or writes. */
  *instance = (void *)(uintptr_t)&nothing;
  return BRIEFER_OK;
}

static int32_t annotate(briefer_bytes params, briefer_buffer *response) {
  static const uint8_t empty[1] = {0};
  const uint8_t *from = params.ptr ? params.ptr : empty;
  reader in = {from, from + params.len};
  request asked = {0};
  bool fits = take_object(&in, DEPTH, request_member, &asked) && in.at == in.end && asked.has_text;
  int32_t status;
  if (asked.text.failed) {
    status = answer("out of memory", response, BRIEFER_FAILED);
  } else if (!fits || !is_utf8(asked.text.ptr, asked.text.len)) {
    status = answer("the request is not JSON with a document and its text", response, BRIEFER_BAD_REQUEST);
  } else {
    bytes out = {0};
    add_addresses(&out, &asked);
    status = give(&out, response, BRIEFER_OK);
  }
  free(asked.text.ptr);
  return status;
}

static int32_t call(void *instance, uint32_t method, briefer_bytes params, briefer_buffer *response) {
  (void)instance;
  if (method == BRIEFER_ANNOTATE) return annotate(params, response);
  return answer("this plugin only annotates", response, BRIEFER_UNSUPPORTED);
}

static void destroy(void *instance) { (void)instance; }

static void free_buffer(briefer_buffer *buffer) {
  free(buffer->ptr);
  buffer->ptr = NULL;
  buffer->len = buffer->cap = 0;
}

BRIEFER_EXPORT const briefer_plugin_v1 BRIEFER_PLUGIN_V1 = {
    BRIEFER_MAGIC,
    BRIEFER_ABI_1_0,
    sizeof(briefer_plugin_v1),
    BRIEFER_BYTES("addresses"),
    BRIEFER_BYTES("1.0.0"),
    BRIEFER_BYTES(MANIFEST),
    create,
    call,
    destroy,
    free_buffer,
};
