"""The test kit: what it lets through, what it finds, and how it says so."""

import contextlib
import doctest
import io
import itertools
import unittest

import briefer_plugin
from briefer_plugin import (
    Document, OptionsError, Plugin, PluginError, annotate_text, check, example, kind, problems, table,
)  # fmt: skip

with contextlib.redirect_stdout(io.StringIO()):
    from .curfews import Curfews


class Good(Plugin):
    name, description = "good", "Marks the word war."
    provides = [kind("war", key=["word"], attributes={"word": "string"})]
    examples = [example("A war.", ("war", "war", {"word": "war"}))]

    def annotate(self, document, annotations, explain):
        for at in range(len(document.text)):
            if document.text.startswith("war", at):
                yield document.annotation(at, at + 3, "war", word="war")


class KitTest(unittest.TestCase):
    def assert_found(self, plugin, *expected):
        with contextlib.redirect_stderr(io.StringIO()):
            found = "\n".join(problems(plugin))
        for words in expected:
            self.assertIn(words, found)

    def test_good_plugins_pass(self):
        with contextlib.redirect_stdout(io.StringIO()):
            check(Good)
            check(Curfews)
            check(Curfews, {"word": "bridge", "more": ["stays"]})

    def test_failure_is_readable(self):
        class Silent(Good):
            def annotate(self, document, annotations, explain):
                return []

        message = "^Silent: 1 problem\\(s\\)\n  example 'A war.': missing war \"war\"$"
        with self.assertRaisesRegex(AssertionError, message):
            check(Silent)

    def test_examples_name_what_is_wrong(self):
        class Loud(Good):
            examples = [
                example("A war and a war.", ("war", "war")),
                example("No war", ("war", "war", {"word": "peace"})),
            ]

        self.assert_found(Loud, 'unexpected war "war"', 'word of war "war" is "war", not "peace"')

    def test_manifest_is_looked_at(self):
        class Careless(Good):
            name, version = "", ""
            provides = [
                kind("war", key=["wrod"], attributes={"word": "string"}, claimant="who"),
                kind("count", value="interval", attributes={"low": "number"}),
                kind("mention", value="maybe"),
            ]
            consumes = ["mention"]
            options_schema = briefer_plugin.schema({"top": "integer"})

        self.assert_found(
            Careless, "the option `top` has no description", "its `name` is empty", "its `version` is empty",
            "kind `war`: `wrod` is not among",
            "`who` is not among", "kind `count`: `high` is not among", "not `maybe`", "both provided and consumed",
        )  # fmt: skip

    def test_undeclared_kind(self):
        class Undeclared(Good):
            def annotate(self, document, annotations, explain):
                return [document.annotation(0, 1, "peace")] if document.text else []

        self.assert_found(Undeclared, "`provides` does not declare the kind `peace`")

    def test_answers_that_change(self):
        counter = itertools.count()

        class Counts(Good):
            def annotate(self, document, annotations, explain):
                yield from (document.annotation(0, 1, "war", word=str(next(counter))) for _ in document.text[:1])

        class Remembers(Good):
            def __init__(self, options):
                self.seen = set()

            def annotate(self, document, annotations, explain):
                if document.text and len(self.seen) < 2:
                    yield document.annotation(0, 1, "war", word="war")
                self.seen.add(document.text)

        class Explains(Good):
            def annotate(self, document, annotations, explain):
                if explain and document.text:
                    yield document.annotation(0, 1, "war", word="war")

        self.assert_found(Counts, "a second answer differs from the first")
        self.assert_found(Remembers, "does it remember the documents before?")
        self.assert_found(Explains, "the answer with reasons differs")

    def test_plugin_that_fails_or_cannot_be_made(self):
        class Fails(Good):
            def annotate(self, document, annotations, explain):
                return [document.text.index("war")]

        class Unmade(Good):
            options_schema = briefer_plugin.schema({"top": {"type": "integer", "default": "x"}})

            def __init__(self, options):
                raise PluginError("no lexicon")

        self.assert_found(Fails, "on an empty text: ValueError: substring not found")
        self.assert_found(Unmade, "it cannot be made: no lexicon")

    def test_examples_and_tables_are_checked_as_they_are_made(self):
        with self.assertRaisesRegex(ValueError, "no \\(further\\) 'war'"):
            example("A war.", ("war", "war"), ("war", "war"))
        with self.assertRaisesRegex(ValueError, "a row of 1 cells under 2 columns"):
            table("t", ["a", "b"], [["1"]])

    def test_annotations_are_checked_as_they_are_made(self):
        document = Document("A war.")
        for start, end in [(0, 0), (2, 1), (-1, 2), (0, 7)]:
            self.assertRaises(ValueError, document.annotation, start, end, "war")
        for pieces in [[], [(0, 0)], [(0, 2), (1, 3)], [(3, 4), (0, 1)], [(0, 1), (5, 9)]]:
            self.assertRaises(ValueError, document.annotation_in_pieces, pieces, "war")
        attributes = document.annotation(2, 5, "war", a=None, kind="k", start=1).attributes
        self.assertEqual(attributes, {"kind": "k", "start": 1})
        self.assertEqual(document.annotation_in_pieces([(0, 1)], "war").pieces, [])

    def test_rough_split_of_texts_for_tests(self):
        document = Document("A Headline\n\nOne sentence. “Two.” Then\nthree\n")
        self.assertEqual(
            [(one.role, one.text) for one in document.sentences],
            [("headline", "A Headline"), ("body", "One sentence."), ("body", "“Two.”"), ("headline", "Then\nthree")],
        )
        self.assertEqual(document.sentence_at(13).text, "One sentence.")
        self.assertIsNone(Document("  x").sentence_at(0))

    def test_annotate_text_raises_what_the_plugin_answers(self):
        self.assertEqual([one.text for one in annotate_text(Good, "war, war")], ["war", "war"])
        with self.assertRaisesRegex(OptionsError, "unknown option"):
            annotate_text(Good, "war", {"x": 1})

    def test_examples_in_the_documentation(self):
        self.assertEqual(doctest.testmod(briefer_plugin).failed, 0)


if __name__ == "__main__":
    unittest.main()
