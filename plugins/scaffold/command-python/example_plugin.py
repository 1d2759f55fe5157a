"""Finds the words of a list. What is found, and how, is in this file: it is the one to change."""

import re
import sys
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "vendor"))
from briefer_plugin import OptionsError, Plugin, example, kind, run, schema  # noqa: E402

# The kind of annotation that the plugin makes; its findings are listed under this name.
KIND = "example-plugin"

# A word with its inner hyphens, dots and apostrophes, so that "convoy-free" or "talks.example" is not "convoy" or "talks".
WORD = re.compile(r"\w+(?:[-.@'’/]\w+)*")
POSSESSIVE = re.compile(r"['’]s$")


class ExamplePlugin(Plugin):
    """Finds every word that is on a list."""

    name = "example-plugin"
    version = "0.1.0"
    description = "Finds the words of a list"
    # The key says which annotations belong to one finding: here, those of one word. Presence says what is compared from
    # week to week: whether the word is there, and how often.
    provides = [kind(KIND, key=["word"], value="presence", attributes={"word": "string"})]
    options_schema = schema(
        {
            "words": {
                "description": "The words to look for, one word each, in small letters or capitals alike.",
                "type": "array",
                "items": {"type": "string"},
                "default": ["convoy", "curfew", "talks"],
            }
        }
    )
    examples = [example("The curfew stays. “Talks failed,” he said.", (KIND, "curfew"), (KIND, "Talks"))]

    def __init__(self, options):
        super().__init__(options)
        for word in options["words"]:
            if not WORD.fullmatch(word):
                raise OptionsError(f"words: one word each, and {word!r} is not one word")
        self.words = {fold(word) for word in options["words"]}

    def annotate(self, document, annotations, explain):
        for match in WORD.finditer(document.text):
            written = POSSESSIVE.sub("", match.group())
            word = fold(written)
            if word in self.words:
                start, end = match.start(), match.start() + len(written)
                found = document.annotation(start, end, KIND, word=word)
                yield found.because("listed-word", start, end, f"`{word}` is one of the option `words`")


def fold(word):
    """A word as it is compared: without capitals and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


if __name__ == "__main__":
    run(ExamplePlugin)
