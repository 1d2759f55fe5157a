"""The protocol, line by line, within this process."""

import contextlib
import datetime
import io
import json
import unittest

import briefer_plugin

with contextlib.redirect_stdout(io.StringIO()):
    from .curfews import Curfews

TEXT = "“Žižka” or “Karsa”, Vell said. The curfew 😀 ends."


def document(text=TEXT, **fields):
    return {"id": "a", "text": text, "sentences": [[0, len(text.encode()), "body"]], **fields}


class SessionTest(unittest.TestCase):
    """Asks a session of a plugin."""

    def setUp(self):
        self.noise = io.StringIO()
        self.open(Curfews)

    def open(self, plugin):
        """A session with a plugin that has been greeted."""
        self.session = briefer_plugin._Session(plugin)
        self.session.answer(b'{"hello":{"protocols":[1]}}')

    def ask(self, request):
        """The answer to a request, as JSON; what the plugin prints is kept in `noise`."""
        line = request if isinstance(request, bytes) else json.dumps(request).encode()
        with contextlib.redirect_stdout(self.noise), contextlib.redirect_stderr(self.noise):
            answer = self.session.answer(line + b"\n")
        self.assertTrue(answer.endswith(b"}\n") and answer.count(b"\n") == 1, answer)
        return json.loads(answer)

    def call(self, method, params, id=7):
        answer = self.ask({"id": id, "method": method, "params": params})
        self.assertEqual(answer["id"], id)
        return answer

    def annotate(self, *annotations, **fields):
        return self.call("annotate", {"document": document(**fields), "annotations": list(annotations)})

    def create(self, **options):
        return self.call("create", {"options": options})

    def assert_error(self, answer, code, message):
        self.assertEqual(answer["error"]["code"], code, answer)
        self.assertRegex(answer["error"]["message"], message or ".")


class ProtocolTest(SessionTest):
    def test_hello_picks_the_protocol_and_introduces_the_plugin(self):
        hello = self.ask({"hello": {"protocols": [3, 1], "host": "briefer 9", "later": True}})["hello"]
        self.assertEqual(hello["protocol"], 1)
        self.assertEqual(hello["manifest"]["name"], "curfews")
        self.assertEqual(hello["manifest"]["protocol"], {"min": 1, "max": 1})
        self.assertIsNone(self.session.exit_code)

    def test_host_from_the_future_is_refused_in_one_sentence(self):
        answer = self.ask({"hello": {"protocols": [2, 3]}})["hello"]
        self.assert_error(answer, "unsupported", "^this plugin speaks protocol 1; the host offers 2, 3$")
        self.assertEqual(self.session.exit_code, 1)

    def test_hello_without_protocols_is_refused(self):
        for hello in ({}, None, [], {"protocols": 1}):
            self.assert_error(self.ask({"hello": hello})["hello"], "bad-request", "protocols")

    def test_manifest_that_is_no_json_is_an_answer(self):
        class Broken(Curfews):
            options_schema = {"default": {1, 2}}

        self.session = briefer_plugin._Session(Broken)
        self.assert_error(self.ask({"hello": {"protocols": [1]}})["hello"], "failed", "a set has no order")
        self.assertEqual(self.session.exit_code, 1)

    def test_calls_before_create_are_refused(self):
        for method in ("annotate", "link", "section"):
            self.assert_error(self.call(method, {}), "bad-request", "before `create`")

    def test_lines_that_are_no_request_are_refused_and_the_next_is_answered(self):
        lines = [b"{", b"nonsense", b"[]", b"7", b"\xff\xfe", b"[" * 200_000, b'{"id":"x","method":"create"}']
        for line in [*lines, b"{}", b'{"a":' * 5_000 + b"1", b"1" * 10_000]:
            answer = self.ask(line)
            self.assertIsNone(answer["id"])
            self.assert_error(answer, "bad-request", "")
        self.assertEqual(self.create(), {"id": 7, "result": {}})

    def test_blank_lines_are_passed_over(self):
        for line in (b"", b"\n", b" \r\n"):
            self.assertIsNone(self.session.answer(line))

    def test_calls_before_hello_are_refused(self):
        self.session = briefer_plugin._Session(Curfews)
        self.assert_error(self.create(), "bad-request", "before `hello`")

    def test_failed_create_leaves_no_instance(self):
        self.create()
        self.create(limit=0)
        self.assert_error(self.annotate(), "bad-request", "before `create`")

    def test_unknown_method_and_missing_parts(self):
        self.create()
        self.assert_error(self.call("vanish", {}), "unsupported", "no method `vanish`")
        self.assert_error(self.ask({"id": 1}), "bad-request", "no `method`")
        self.assert_error(self.ask({"id": 1, "method": "annotate"}), "bad-request", "needs `params`")
        self.assert_error(self.call("create", {}), "bad-request", "`options`")
        self.assert_error(self.call("annotate", {}), "bad-request", "`document`")
        self.assert_error(self.call("link", {}), "bad-request", "mentions")
        self.assert_error(self.call("section", {}), "bad-request", "claims")

    def test_document_that_does_not_fit_is_refused(self):
        self.create()
        for field in ("id", "text", "sentences"):
            broken = document()
            del broken[field]
            self.assert_error(self.call("annotate", {"document": broken, "annotations": []}), "bad-request", f"has no `{field}`")
        wrong = {
            "cuts a character": {"sentences": [[0, 1, "body"]]},
            "outside the text": {"sentences": [[0, 999, "body"]]},
            "out of order": {"sentences": [[3, 10, "body"], [3, 5, "body"]]},
            "whole number": {"sentences": [["0", 9, "body"]]},
            "(?i)isoformat": {"date": "yesterday"},
        }
        for message, fields in wrong.items():
            self.assert_error(self.annotate(**fields), "bad-request", message)
        self.assert_error(self.call("annotate", {"document": 5, "annotations": []}), "bad-request", "does not fit")
        for text in (None, 5, ["a"]):
            params = {"document": {**document(), "text": text}, "annotations": []}
            self.assert_error(self.call("annotate", params), "bad-request", "does not fit")
        self.assert_error(self.call("annotate", {"document": document()}), "bad-request", "`annotations`")
        self.assert_error(self.call("annotate", {"document": document(), "annotations": {}}), "bad-request", "no list")

    def test_annotation_that_does_not_fit_is_refused(self):
        self.create()
        fits = {"kind": "mention", "start": 3, "end": 10, "text": "Žižka", "attributes": {"name": "Jan Žižka"}}
        self.assertIn("result", self.annotate(fits))
        for field in ("kind", "start", "end", "text"):
            broken = {name: value for name, value in fits.items() if name != field}
            self.assert_error(self.annotate(fits, broken), "bad-request", f"annotation 1 has no `{field}`")
        for field, value, message in [
            ("text", "Zizka", 'stands "Žižka", not "Zizka"'), ("start", 4, "cuts a character"), ("end", 9, "stands"),
            ("start", -1, "outside"), ("end", None, "does not fit"), ("text", None, "does not fit"),
            ("spans", [[3, 4]], "cuts a character"), ("why", [{"rule": "r", "span": [0, 999]}], "outside"),
        ]:  # fmt: skip
            self.assert_error(self.annotate({**fits, field: value}), "bad-request", message)

    def test_unknown_fields_are_ignored(self):
        self.call("create", {"options": {}, "later": 1})
        params = {"document": {**document(), "later": {}}, "annotations": [], "later": None}
        self.assertEqual(len(self.call("annotate", params)["result"]["annotations"]), 2)

    def test_answer_counts_bytes_and_reasons_come_only_when_asked_for(self):
        self.create()
        mention = {"kind": "mention", "start": 20, "end": 25, "text": "Karsa", "attributes": {"name": "Karsa"}}
        params = {"document": document(date="2026-04-01"), "annotations": [mention]}
        first, second = self.call("annotate", params)["result"]["annotations"]
        data = TEXT.encode()
        self.assertEqual(data[first["start"] : first["end"]], b"curfew")
        self.assertEqual(first["attributes"], {"word": "curfew", "speaker": "Karsa", "date": "2026-04-01"})
        self.assertEqual([data[start:end].decode() for start, end in second["spans"]], ["Žižka", "Karsa"])
        attributes = second["attributes"]
        self.assertEqual(data[attributes["speaker_start"] : attributes["speaker_end"]], b"Vell")
        self.assertNotIn("why", first)
        explained = self.call("annotate", {**params, "explain": True})["result"]["annotations"]
        self.assertEqual(explained[0].pop("why"), [
            {"rule": "speaker-before", "span": [20, 25], "note": "the nearest name"}
        ])  # fmt: skip
        self.assertEqual(explained, [first, second])

    def test_exception_is_a_failed_answer_with_its_type_and_traceback(self):
        self.create()
        self.assert_error(self.annotate(id="raise"), "failed", "^KeyError: 'what the plugin looked for'$")
        self.assertIn("in misbehave", self.noise.getvalue())
        self.assert_error(self.annotate(id="exit"), "failed", "^SystemExit: 5$")
        self.assertIn("result", self.annotate())

    def test_refusal_has_its_own_words_and_no_traceback(self):
        self.create()
        self.assert_error(self.annotate(id="refuse"), "failed", "^no curfew can be read here$")
        self.assertNotIn("Traceback", self.noise.getvalue())

    def test_what_json_or_utf8_cannot_hold_is_a_failed_answer(self):
        for value, message in [
            (float("nan"), "^`note` of a curfew: JSON has no number nan$"), (float("-inf"), "no number -inf$"),
            ({1, 2}, "^`note` of a curfew: a set has no order"), (object(), "JSON has no object"),
            (b"x", "JSON has no bytes"), ("\ud800", "surrogates"),
            (10**400, "^`note` of a curfew: a whole number beyond 64 bits"), (1 << 64, "64 bits"),
            (-(1 << 63) - 1, "64 bits"), (10**5000, "64 bits"),
            (datetime.datetime(2026, 4, 1, 9), r"^`note` of a curfew: a datetime is no day: give its `.date\(\)`$"),
            ({"from": datetime.date(2026, 4, 1), "to": datetime.datetime.now()}, "^`note.to` of a curfew: a datetime"),
            ([0, [1.5, float("inf")]], r"^`note\[1\]\[1\]` of a curfew: "),
        ]:  # fmt: skip
            self.open(self.noting(value))
            self.create()
            self.assert_error(self.annotate(), "failed", message)
            self.assertIn("result", self.call("section", {"claims": []}))

    def test_numbers_and_days_that_json_holds_go_through(self):
        day = datetime.date(2026, 4, 1)
        for value, wire in [
            ((1 << 64) - 1, (1 << 64) - 1), (-(1 << 63), -(1 << 63)), (1e300, 1e300), (True, True), (day, "2026-04-01"),
            ({"from": day, "to": None}, {"from": "2026-04-01", "to": None}), ((1, "a"), [1, "a"]),
        ]:  # fmt: skip
            self.open(self.noting(value))
            self.create()
            (found,) = self.annotate()["result"]["annotations"]
            self.assertEqual(found["attributes"], {"word": "w", "note": wire})

    @staticmethod
    def noting(value):
        """A plugin whose one annotation has a note."""

        class Notes(Curfews):
            def annotate(self, document, annotations, explain):
                yield document.annotation(0, 1, "curfew", word="w", note=value)

        return Notes

    def test_section_and_manifest_that_json_cannot_hold_are_failed_answers(self):
        class Odd(Curfews):
            def section(self, claims):
                return {"data": {"counts": [1, 1 << 64]}}

        self.open(Odd)
        self.create()
        message = r"^`data.counts\[1\]` of the section: a whole number beyond 64 bits"
        self.assert_error(self.call("section", {"claims": []}), "failed", message)

        for answer, message in [([{1, 2}], r"^`\[0\]` of the section: a set"), (object(), "^the section: JSON has no")]:
            self.open(type("Odd", (Curfews,), {"section": lambda *_: answer}))
            self.create()
            self.assert_error(self.call("section", {"claims": []}), "failed", message)

        class Declares(Curfews):
            examples = [briefer_plugin.example("A curfew.", ("curfew", "curfew", {"word": float("inf")}))]

        self.session = briefer_plugin._Session(Declares)
        message = r"^`examples\[0\].annotations\[0\].attributes.word` of the manifest: JSON has no number inf$"
        self.assert_error(self.ask({"hello": {"protocols": [1]}})["hello"], "failed", message)

    def test_exceptions_that_cannot_be_told_are_answers_all_the_same(self):
        def fail(*_):
            raise RuntimeError("no words")

        for base, fields, code, message in [
            (briefer_plugin.PluginError, {"__str__": fail}, "failed", "^Odd$"),
            (briefer_plugin.PluginError, {"code": property(fail)}, "failed", "^Odd$"),
            (briefer_plugin.OptionsError, {}, "options", "^Odd$"),
            (ValueError, {"__str__": fail}, "failed", "^Odd$"),
            (BaseException, {"__str__": lambda _: 5}, "failed", "^Odd$"),
            (ValueError, {"__str__": lambda _: "x" * 5000}, "failed", "^Odd: x{994}…$"),
            (briefer_plugin.PluginError, {"__str__": lambda _: "x" * 1000}, "failed", "^x{1000}$"),
        ]:
            error = type("Odd", (base,), fields)
            self.open(type("Fails", (Curfews,), {"annotate": lambda *_: self.throw(error())}))
            self.create()
            self.assert_error(self.annotate(), code, message)
            self.assertIn("result", self.call("section", {"claims": []}))

    @staticmethod
    def throw(error):
        raise error

    def test_generator_that_fails_midway_gives_one_error_and_nothing_of_its_half(self):
        for error, message in [
            (ValueError("half"), "^ValueError: half$"), (SystemExit("no list"), "^SystemExit: no list$"),
            (SystemExit(), "^SystemExit$"), (GeneratorExit(), "^GeneratorExit$"),
            (briefer_plugin.PluginError("no list"), "^no list$"),
        ]:  # fmt: skip

            class Midway(Curfews):
                def annotate(self, document, annotations, explain):
                    yield document.annotation(0, 1, "curfew", word="w")
                    if document.id == "half":
                        raise error

            self.open(Midway)
            self.create()
            answer = self.annotate(id="half")
            self.assert_error(answer, "failed", message)
            self.assertNotIn("result", answer)
            self.assertEqual(len(self.annotate()["result"]["annotations"]), 1)

    def test_interrupt_is_no_answer(self):
        self.create()
        with self.assertRaises(KeyboardInterrupt):
            self.annotate(id="interrupt")

    def test_text_with_half_a_character_does_not_stop_the_plugin(self):
        self.create()
        line = json.dumps({"id": 1, "method": "annotate", "params": {"document": document("x"), "annotations": []}})
        odd = line.encode().replace(b'"text": "x"', b'"text": "\\ud83d curfew"').replace(b"[0, 1,", b"[0, 10,")
        (found,) = self.ask(odd)["result"]["annotations"]
        self.assertEqual((found["start"], found["end"]), (4, 10))
        self.assertIn("result", self.annotate())

    def test_answers_that_are_no_annotations_are_failures_in_words(self):
        for answer, message in [
            (["curfew"], "make annotations with"), ([None], "make annotations with"), (5, "not iterable"),
        ]:  # fmt: skip

            class Odd(Curfews):
                def annotate(self, document, annotations, explain):
                    return answer

            self.open(Odd)
            self.create()
            self.assert_error(self.annotate(), "failed", message)

    def test_nothing_returned_is_nothing_found(self):
        class Silent(Curfews):
            def annotate(self, document, annotations, explain):
                pass

        self.open(Silent)
        self.create()
        self.assertEqual(self.annotate(), {"id": 7, "result": {"annotations": []}})

    def test_annotation_moved_out_of_the_text_is_refused(self):
        for start, end in [(3, 3), (4, 3), (-2, 3), (0, 999)]:

            class Moves(Curfews):
                def annotate(self, document, annotations, explain):
                    annotation = document.annotation(0, 1, "curfew")
                    annotation.start, annotation.end = start, end
                    return [annotation]

            self.open(Moves)
            self.create()
            self.assert_error(self.annotate(), "failed", "ValueError: (a curfew at|offset)")

    def test_links_go_through(self):
        self.create()
        mention = {"document": "a", "date": "2026-04-01", "entity": "vell", "attributes": {"name": "Vell"}}
        result = self.call("link", {"mentions": [mention, {**mention, "date": None}]})["result"]
        self.assertEqual(result["links"][0], {"document": "a", "entity": "vell", "to": "VELL"})

        class Explains(Curfews):
            def link(self, mentions):
                why = [("capitals", "in capitals")]
                return [briefer_plugin.Link(one.document, one.entity, one.text, why) for one in mentions]

        self.open(Explains)
        self.create()
        link = self.call("link", {"mentions": [{**mention, "text": "Mr Vell"}]})["result"]["links"][0]
        self.assertEqual(link["to"], "Mr Vell")
        self.assertEqual(link["why"], [{"rule": "capitals", "note": "in capitals"}])

        class Plain(Curfews):
            link = briefer_plugin.Plugin.link

        self.open(Plain)
        self.create()
        self.assert_error(self.call("link", {"mentions": []}), "unsupported", "links nothing")

    def test_section_sees_code_points_and_gives_tables(self):
        self.create()
        evidence = {"id": "0", "sentence": "Ž curfew", "spans": [[3, 9]], "start": 90, "end": 96, "document": "a"}
        claim = {"id": "c1", "statements": [{"wording": "curfew", "evidence": [evidence]}]}
        result = self.call("section", {"claims": [claim], "findings": []})["result"]
        self.assertEqual(result["tables"][0]["rows"], [["c1", "curfew"]])
        self.assertEqual(result["data"], {"count": 1})

    def test_shutdown_ends_without_an_answer(self):
        self.assertIsNone(self.session.answer(b'{"id":9,"method":"shutdown"}\n'))
        self.assertEqual(self.session.exit_code, 0)


class OptionsTest(SessionTest):
    """Options that do not fit; each message names the option first."""

    def test_options_that_do_not_fit(self):
        for options, message in [
            ({"limit": "x"}, '^limit: expected a whole number, found "x"$'),
            ({"limit": 1.5}, "^limit: expected a whole number, found 1.5$"),
            ({"limit": True}, "^limit: expected a whole number, found true$"),
            ({"limit": 0}, "^limit: expected at least 1, found 0$"),
            ({"word": None}, "^word: expected text, found null$"),
            ({"more": "x"}, '^more: expected a list, found "x"$'),
            ({"more": ["a", 7]}, r"^more\[1\]: expected text, found 7$"),
            ({"limti": 3}, "^limti: unknown option; did you mean limit\\?$"),
            ({"zzz": 3}, "^zzz: unknown option; there are word, limit, more$"),
            ({"more": ["curfew"]}, "^more: curfew is already the word$"),
        ]:
            self.assert_error(self.create(**options), "options", message)
        self.assert_error(self.call("create", {"options": []}), "options", "^expected a map of options, found \\[\\]$")

    def test_defaults_fill_in_and_are_not_shared(self):
        self.create()
        self.session.instance.options["more"].append("x")
        self.create(word="w")
        self.assertEqual(self.session.instance.options, {"word": "w", "limit": 1000, "more": []})

    def test_parts_of_json_schema_that_options_need(self):
        spec = briefer_plugin.schema(
            {
                "either": {"type": ["integer", "null"], "maximum": 9},
                "share": {"type": "number", "minimum": 0, "maximum": 1},
                "mode": {"enum": ["fast", "good"]},
                "inner": {"type": "object", "properties": {"a": {"type": "boolean"}}, "required": ["a"]},
                "names": {"type": "object", "additionalProperties": {"type": "string"}},
                "later": {"type": "a type of the future"},
            }
        )
        check = briefer_plugin._with_defaults
        fits = {"either": None, "share": 1, "mode": "fast", "inner": {"a": True, "b": 1}, "names": {"x": "y"}}
        fits["later"] = 1
        self.assertEqual(check(fits, spec), fits)
        for options, message in [
            ({"either": 10}, "^either: expected at most 9, found 10$"),
            ({"either": "x"}, '^either: expected a whole number or null, found "x"$'),
            ({"mode": "slow"}, '^mode: expected one of "fast", "good", found "slow"$'),
            ({"inner": {}}, "^inner.a: missing$"),
            ({"inner": {"a": 1}}, "^inner.a: expected true or false, found 1$"),
            ({"names": {"x": 1}}, "^names.x: expected text, found 1$"),
        ]:
            with self.assertRaisesRegex(briefer_plugin.OptionsError, message):
                check(options, spec)


if __name__ == "__main__":
    unittest.main()
