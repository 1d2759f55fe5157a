/* The tests of addresses.c, which is part of this file so that they reach its inside. */
#include "addresses.c"

static int failures;

static void check(bool holds, const char *what, const char *got) {
  if (!holds) {
    failures++;
    fprintf(stderr, "FAILED: %s\n   got: %s\n", what, got);
  }
}

/* A string with a NUL at its end, for printing and comparing. */
static char *ended(const uint8_t *ptr, size_t len) {
  char *text = malloc(len + 1);
  if (!text) abort();
  if (len) memcpy(text, ptr, len);
  text[len] = 0;
  return text;
}

static int32_t ask(uint32_t method, const char *params, size_t len, char **answer) {
  /* A copy of exactly the right size, so that a byte read too far is found. */
  uint8_t *exact = malloc(len ? len : 1);
  if (!exact) abort();
  memcpy(exact, params, len);
  briefer_bytes request = {len ? exact : NULL, len};
  briefer_buffer response = {0};
  void *instance = NULL;
  briefer_bytes options = {(const uint8_t *)"{}", 2};
  check(BRIEFER_PLUGIN_V1.create(options, &instance, &response) == BRIEFER_OK, "create", "");
  int32_t status = BRIEFER_PLUGIN_V1.call(instance, method, request, &response);
  *answer = ended(response.ptr, response.len);
  BRIEFER_PLUGIN_V1.free_buffer(&response);
  BRIEFER_PLUGIN_V1.destroy(instance);
  free(exact);
  return status;
}

/* The addresses of a text that is given as the inside of a JSON string, as `start-end host url` in lines. */
static void finds(const char *text, const char *expected) {
  bytes params = {0};
  add_text(&params, "{\"document\":{\"id\":\"a\",\"text\":\"");
  add_text(&params, text);
  add_text(&params, "\",\"sentences\":[]},\"annotations\":[]}");
  char *answer;
  int32_t status = ask(BRIEFER_ANNOTATE, (const char *)params.ptr, params.len, &answer);
  check(status == BRIEFER_OK, text, answer);
  bytes lines = {0};
  for (char *at = answer; (at = strstr(at, "\"start\":")); at++) {
    unsigned long start, end;
    char *host = strstr(at, "\"host\":\"") + 8, *url = strstr(at, "\"url\":\"") + 7;
    if (sscanf(at, "\"start\":%lu,\"end\":%lu", &start, &end) != 2) break;
    char numbers[64];
    add(&lines, numbers, (size_t)snprintf(numbers, sizeof numbers, "%lu-%lu ", start, end));
    add(&lines, host, strcspn(host, "\""));
    add_text(&lines, " ");
    add(&lines, url, strcspn(url, "\""));
    add_text(&lines, "\n");
  }
  char *got = ended(lines.ptr, lines.len);
  check(strcmp(got, expected) == 0, text, got);
  free(got);
  free(lines.ptr);
  free(answer);
  free(params.ptr);
}

static void refuses(uint32_t method, const char *params, int32_t expected) {
  char *answer;
  int32_t status = ask(method, params, strlen(params), &answer);
  check(status == expected && *answer, params, answer);
  free(answer);
}

static void addresses(void) {
  finds("", "");
  finds("See http://karsa.example.", "4-24 karsa.example http://karsa.example\n");
  finds("HTTPS://Karsa.EXAMPLE:8443/A?b=c#d, and so on", "0-34 karsa.example HTTPS://Karsa.EXAMPLE:8443/A?b=c#d\n");
  finds("(see www.velmora.example/a_(b)) then", "5-30 www.velmora.example http://www.velmora.example/a_(b)\n");
  finds("http://ana:pw@karsa.example/x", "0-29 karsa.example http://ana:pw@karsa.example/x\n");
  finds("http://[2001:db8::1]:80/ up", "0-24 [2001:db8::1] http://[2001:db8::1]:80/\n");
  finds("http://localhost/ and http://karsa.example./", "0-17 localhost http://localhost/\n22-44 karsa.example http://karsa.example./\n");
  /* Left alone. */
  finds("http:// and https://, www., www.x, www..x.y, http://., http://!?", "");
  finds("xhttp://karsa.example awww.karsa.example ana@www.karsa.example", "");
  finds("karsa.example, ftp://karsa.example, h, w, ww", "");
}

static void offsets_are_bytes_of_the_decoded_text(void) {
  finds("\\u00e9 http://k.example", "3-19 k.example http://k.example\n");
  finds("\xc3\xa9 http://k.example", "3-19 k.example http://k.example\n");
  finds("\\ud83d\\udc69 http://k.example", "5-21 k.example http://k.example\n");
  finds("a\\\"\\\\\\/\\b\\f\\n\\r\\t http\\u003A\\/\\/k.example", "10-26 k.example http://k.example\n");
  finds("\xe2\x80\x9chttp://k.example/\xe2\x80\x9d", "3-20 k.example http://k.example/\n");
  finds("http://caf\xc3\xa9.example/\xd0\xb6 x", "0-23 caf\xc3\xa9.example http://caf\xc3\xa9.example/\xd0\xb6\n");
  finds("\\u0000http://k.example\\u0000", "1-17 k.example http://k.example\n");
}

static void requests_that_do_not_fit(void) {
  static const char *const wrong[] = {
      "", "{", "[]", "null", "{}", "{\"document\":{}}", "{\"document\":{\"text\":1}}", "{\"document\":[\"text\",\"x\"]}",
      "{\"document\":{\"text\":\"x}}", "{\"document\":{\"text\":\"\\ud83d\"}}", "{\"document\":{\"text\":\"\\udc69x\"}}",
      "{\"document\":{\"text\":\"\\ud83d\\u0041\"}}", "{\"document\":{\"text\":\"\\u12g4\"}}", "{\"document\":{\"text\":\"\\x\"}}",
      "{\"document\":{\"text\":\"a\nb\"}}", "{\"document\":{\"text\":\"\xff\"}}", "{\"document\":{\"text\":\"\xed\xa0\x80\"}}",
      "{\"document\":{\"text\":\"\xc0\xaf\"}}", "{\"document\":{\"text\":\"x\"}} x", "{\"document\":{\"text\":\"x\"},}",
      "{\"document\":{\"text\":\"x\"},\"annotations\":[1,]}", "{\"document\":{\"text\":\"x\"},\"n\":01}",
      "{\"document\":{\"text\":\"x\"},\"n\":-}", "{\"document\":{\"text\":\"x\"},\"n\":1.}", "{\"document\":{\"text\":\"x\"},\"n\":1e}",
      "{\"document\":{\"text\":\"x\"},\"n\":tru}", "{\"document\":{\"text\":\"x\"},\"explain\":1}", "{\"document\":{\"text\":\"x\",\"text\":\"y\"}}",
  };
  for (size_t at = 0; at < sizeof wrong / sizeof *wrong; at++) refuses(BRIEFER_ANNOTATE, wrong[at], BRIEFER_BAD_REQUEST);
  bytes deep = {0};
  add_text(&deep, "{\"n\":");
  for (int at = 0; at < 100000; at++) add_text(&deep, "[");
  add(&deep, "", 1);
  refuses(BRIEFER_ANNOTATE, (const char *)deep.ptr, BRIEFER_BAD_REQUEST);
  free(deep.ptr);
  refuses(BRIEFER_LINK, "{\"mentions\":[]}", BRIEFER_UNSUPPORTED);
  refuses(77, "{}", BRIEFER_UNSUPPORTED);
  refuses(BRIEFER_SECTION, "{\"claims\":[]}", BRIEFER_UNSUPPORTED);
}

/* Every beginning of a request is refused, and nothing is read past it. */
static void cut_requests(void) {
  static const char whole[] =
      " { \"n\" : [ -1.5e+3 , true , null , { \"\" : false } ] , \"document\" : { \"text\" : \"\\ud83d\\udc69 www.k.example.\" } , "
      "\"explain\" : true }";
  char *answer;
  for (size_t len = 0; len < sizeof whole - 1; len++) {
    int32_t status = ask(BRIEFER_ANNOTATE, whole, len, &answer);
    check(status == BRIEFER_BAD_REQUEST, "a cut request", answer);
    free(answer);
  }
  int32_t status = ask(BRIEFER_ANNOTATE, whole, sizeof whole - 1, &answer);
  check(status == BRIEFER_OK, "the whole request", answer);
  free(answer);
}

/* Takes minutes where the time grows with the square of the length. */
static void long_texts(void) {
  static const char *const pieces[] = {"http://!", "www.!", "www.a.", "http://[", "http://@", "(((", "http://a.b ", "h", "w"};
  for (size_t piece = 0; piece < sizeof pieces / sizeof *pieces; piece++) {
    bytes params = {0};
    add_text(&params, "{\"document\":{\"text\":\"");
    while (params.len < 1000000) add_text(&params, pieces[piece]);
    add_text(&params, "\"}}");
    char *answer;
    int32_t status = ask(BRIEFER_ANNOTATE, (const char *)params.ptr, params.len, &answer);
    check(status == BRIEFER_OK, "a long text", pieces[piece]);
    free(answer);
    free(params.ptr);
  }
}

static void reasons(void) {
  static const char asked[] = "{\"explain\":true,\"document\":{\"text\":\"www.k.example\"}}";
  char *answer;
  int32_t status = ask(BRIEFER_ANNOTATE, asked, sizeof asked - 1, &answer);
  check(status == BRIEFER_OK, asked, answer);
  check(strstr(answer, "\"why\":[{\"rule\":\"www\",\"span\":[0,4]}]") != NULL, asked, answer);
  free(answer);
}

static void options(void) {
  static const char *const wrong[] = {"", "[]", "{\"a\":1}", "{} x", "{"};
  for (size_t at = 0; at < sizeof wrong / sizeof *wrong; at++) {
    briefer_bytes options = {(const uint8_t *)wrong[at], strlen(wrong[at])};
    briefer_buffer error = {0};
    void *instance;
    check(BRIEFER_PLUGIN_V1.create(options, &instance, &error) == BRIEFER_OPTIONS && error.len > 0, wrong[at], "");
    BRIEFER_PLUGIN_V1.free_buffer(&error);
  }
}

static void manifest_is_json(void) {
  reader in = {BRIEFER_PLUGIN_V1.manifest.ptr, BRIEFER_PLUGIN_V1.manifest.ptr + BRIEFER_PLUGIN_V1.manifest.len};
  check(skip_value(&in, DEPTH) && in.at == in.end, "the manifest is JSON", MANIFEST);
}

int main(void) {
  addresses();
  offsets_are_bytes_of_the_decoded_text();
  requests_that_do_not_fit();
  cut_requests();
  long_texts();
  reasons();
  options();
  manifest_is_json();
  if (failures == 0) puts("all of it holds");
  return failures == 0 ? 0 : 1;
}
