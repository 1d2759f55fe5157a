"""A small plugin for tests, which does one of everything: curfews, with who ordered them where a quotation says so."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any, Dict, Iterator, List

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from briefer_plugin import (  # noqa: E402
    Annotation, Document, Link, LinkMention, OptionsError, Plugin, PluginError, example, kind, run, schema, table,
)  # fmt: skip

print("printed at import")


class Curfews(Plugin):
    name = "curfews"
    version = "1.2.0"
    description = "Marks every curfew."
    license = "MIT"
    provides = [
        kind(
            "curfew", key=["word"], value="presence", claimant="speaker", requires=["word"],
            attributes={"word": "string", "speaker": "string", "date": "string", "note": "string"},
        ),
        kind("quotation", key=["speaker"], value="text"),
    ]  # fmt: skip
    consumes = ["mention"]
    links = True
    options_schema = schema(
        {
            "word": {"type": "string", "default": "curfew", "description": "The word."},
            "limit": {"type": "integer", "minimum": 1, "default": 1000, "description": "At most so many."},
            "more": {"type": "array", "items": {"type": "string"}, "default": [], "description": "More words."},
        }
    )
    examples = [
        example(
            "The night curfew – a “long” curfew – ends.", ("curfew", "curfew", {"word": "curfew"}), ("curfew", "curfew")
        ),
        example("The market is open."),
    ]

    def __init__(self, options: Dict[str, Any]) -> None:
        super().__init__(options)
        if options["word"] in options["more"]:
            raise OptionsError(f"more: {options['word']} is already the word")
        self.pattern = re.compile("|".join(map(re.escape, [options["word"], *options["more"]])))

    def annotate(self, document: Document, annotations: List[Annotation], explain: bool) -> Iterator[Annotation]:
        print("printed while annotating", document.id)
        self.misbehave(document)
        for number, match in enumerate(self.pattern.finditer(document.text)):
            if number == self.options["limit"]:
                return
            start, end = match.span()
            before = [one for one in annotations if one.end <= start]
            speaker = before[-1].attributes["name"] if before else None
            annotation = document.annotation(
                start, end, "curfew", word=match.group(), speaker=speaker, date=document.date
            )
            if before:
                annotation.because("speaker-before", before[-1].start, before[-1].end, "the nearest name")
            yield annotation
        for match in re.finditer(r"“(\w+)” (?:and|or) “(\w+)”, (\w+)", document.text):
            yield document.annotation_in_pieces(
                [match.span(1), match.span(2)], "quotation", form="direct", speaker=match.group(3),
                speaker_as_written=match.group(3), speaker_start=match.start(3), speaker_end=match.end(3),
            )  # fmt: skip

    @staticmethod
    def misbehave(document: Document) -> None:
        """Does what some plugins do, where the document's id asks for it."""
        if document.id == "raise":
            raise KeyError("what the plugin looked for")
        if document.id == "refuse":
            raise PluginError("no curfew can be read here")
        if document.id == "exit":
            sys.exit(5)
        if document.id == "interrupt":
            raise KeyboardInterrupt
        while document.id == "loop":
            pass

    def link(self, mentions: List[LinkMention]) -> List[Link]:
        return [Link(one.document, one.entity, one.attributes["name"].upper()) for one in mentions]

    def section(self, claims: List[Dict[str, Any]]) -> Dict[str, Any]:
        rows = []
        for claim in claims:
            for statement in claim["statements"]:
                for evidence in statement["evidence"]:
                    start, end = evidence["spans"][0]
                    rows.append([claim["id"], evidence["sentence"][start:end]])
        return {"tables": [table("Curfews", ["claim", "words"], rows)], "data": {"count": len(claims)}}


if __name__ == "__main__":
    run(Curfews)
