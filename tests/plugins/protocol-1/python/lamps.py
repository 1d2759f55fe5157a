"""A plugin of protocol 1 that does one of everything: lamps, with who lights them.

It links when asked, and does not ask to.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from briefer_plugin import Link, OptionsError, Plugin, PluginError, example, kind, run, schema, table  # noqa: E402


class Lamps(Plugin):
    """Marks every lamp; what comes in pieces is marked in pieces."""

    name = "lamps"
    version = "1.0.0"
    description = "Marks every lamp."
    license = "MIT OR Apache-2.0"
    provides = [
        kind("lamp", key=["kind"], claimant="lighter", requires=["kind"], attributes={
            "kind": {"type": "string"}, "lighter": "string", "day": "string",
        }),
        kind("lit", key=["lighter"], value="text", attributes={"lighter": "string"}),
    ]  # fmt: skip
    consumes = ["mention", "figure", "quotation"]
    options_schema = schema(
        {
            "words": {
                "type": "array", "items": {"type": "string"}, "default": ["lamp", "lantern"],
                "description": "What is a lamp.",
            },
            "limit": {"type": "integer", "minimum": 1, "default": 100, "description": "At most so many of a document."},
        }
    )  # fmt: skip
    section_schema = schema({"lamps": "integer"})
    examples = [example("“Žižka” lit a lamp and a lantern.", ("lamp", "lamp"), ("lamp", "lantern", {"kind": "lantern"}))]

    def __init__(self, options):
        super().__init__(options)
        if not options["words"]:
            raise OptionsError("words: expected at least one")
        self.pattern = re.compile("|".join(map(re.escape, options["words"])))

    def annotate(self, document, annotations, explain):
        print("looking for lamps in", document.id)
        if document.id == "dark":
            raise PluginError("there is no lamp to see by")
        for number, match in enumerate(self.pattern.finditer(document.text)):
            if number == self.options["limit"]:
                return
            people = [one for one in annotations if one.kind == "mention" and one.end <= match.start()]
            lighter = people[-1].attributes["name"] if people else None
            lamp = document.annotation(*match.span(), "lamp", kind=match.group(), lighter=lighter, day=document.date)
            if people:
                lamp.because("lighter-before", people[-1].start, people[-1].end, "the nearest name")
            yield lamp.because("word", *match.span())
        for one in annotations:
            if one.kind == "quotation" and one.pieces:
                start, end = one.attributes["speaker_start"], one.attributes["speaker_end"]
                yield document.annotation_in_pieces(one.pieces, "lit", lighter=document.text[start:end])

    def link(self, mentions):
        return [Link(one.document, one.entity, one.attributes["name"]) for one in mentions]

    def section(self, claims):
        words = [
            [claim["id"], evidence["sentence"][start:end]]
            for claim in claims
            for statement in claim["statements"]
            for evidence in statement["evidence"]
            for start, end in evidence["spans"]
        ]
        return {"tables": [table("Lamps", ["claim", "words"], words)], "data": {"lamps": len(words)}}


if __name__ == "__main__":
    run(Lamps)
