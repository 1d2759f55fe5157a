"""Everything a briefer plugin in Python is built from: one file, the standard library alone, Python 3.9 or later.

A plugin looks at one document and says what is there. briefer does the rest: it compares documents and periods, finds
change, weighs sources, and leads every line of a briefing back to its sentence. A whole plugin:

    import re
    from briefer_plugin import Plugin, example, kind, run

    class Curfews(Plugin):
        name = "curfews"
        description = "Marks every curfew."
        provides = [kind("curfew", key=["word"], value="presence", attributes={"word": "string"})]
        examples = [example("The night curfew ends.", ("curfew", "curfew"))]

        def annotate(self, document, annotations, explain):
            for match in re.finditer(r"curfew", document.text):
                yield document.annotation(*match.span(), "curfew", word="curfew")

    if __name__ == "__main__":
        run(Curfews)

Offsets: every offset that a plugin sees or gives is a code point, as in ``text[start:end]``. The protocol counts UTF-8
bytes; this module converts both ways.

To try a plugin without briefer: ``python3 curfews.py --try article.txt``; to test it: ``python3 curfews.py --check``,
or ``check(Curfews)`` in a unit test. What a plugin prints, even to standard output, goes to standard error.
"""

from __future__ import annotations

import atexit
import contextlib
import difflib
import gc
import io
import json
import os
import queue
import re
import signal
import stat
import sys
import threading
import traceback
from bisect import bisect_right
from datetime import date as Date, datetime as DateTime
from itertools import accumulate
from math import isfinite
from typing import (
    Any, BinaryIO, Callable, Dict, Iterable, List, Mapping, NamedTuple, Optional, Sequence, Set, Tuple, Type, Union,
)  # fmt: skip

__all__ = [
    "Annotation", "Document", "Link", "LinkMention", "Offsets", "OptionsError", "Plugin", "PluginError", "Reason",
    "Sentence", "annotate_text", "check", "example", "kind", "problems", "run", "schema", "table",
]  # fmt: skip

PROTOCOL = 1
"""The version of the protocol that this module speaks."""

Json = Any
"""A value that JSON can hold."""

Schema = Dict[str, Json]
"""A JSON Schema."""


# --- Errors ---------------------------------------------------------------------------------------------------------


class PluginError(Exception):
    """Raise this where a document cannot be answered; its message stands in the briefing's annex as it is.

    Any other exception does the same, with its type before the message and its traceback on standard error.
    """

    code = "failed"


class OptionsError(PluginError):
    """Raise this in ``__init__`` where the options make no sense; name the option first: ``top: must be above 3``."""

    code = "options"


class _BadRequest(PluginError):
    code = "bad-request"


class _Unsupported(PluginError):
    code = "unsupported"


# --- Offsets --------------------------------------------------------------------------------------------------------

def _size(text: str) -> int:
    """How many UTF-8 bytes a text has."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


_STEP = 64
"""Of every so many characters, one's byte offset is kept; the others are counted from there."""


class Offsets:
    """Converts between code points and UTF-8 bytes of one text.

    Made in linear time; one conversion takes the same time wherever it falls (from bytes: times a logarithm), and next
    to none in a text of ASCII alone.

    >>> offsets = Offsets("né 😀!")
    >>> offsets.byte(4), offsets.point(8)
    (8, 4)
    """

    __slots__ = ("length", "size", "_text", "_data", "_marks")

    def __init__(self, text: str) -> None:
        self.length = len(text)
        """How many code points the text has."""
        self.size = self.length
        """How many UTF-8 bytes the text has."""
        self._text = text
        self._data = b""
        # Where every `_STEP`th character starts, in bytes; none where characters are bytes.
        self._marks: List[int] = []
        if not text.isascii():
            # Half a surrogate pair can stand in a string of Python; it is refused when it is written.
            self._data = text.encode("utf-8", "surrogatepass")
            self.size = len(self._data)
            steps = range(0, self.length, _STEP)
            self._marks = [0, *accumulate(_size(text[at : at + _STEP]) for at in steps)]

    def byte(self, point: int) -> int:
        """The byte offset of a code point's offset.

        Raises ValueError where the text is shorter than that, TypeError where it is no whole number.
        """
        if type(point) is not int:
            raise TypeError(f"an offset is a whole number, not {point!r}")
        if not 0 <= point <= self.length:
            raise ValueError(f"offset {point} lies outside the text's {self.length} characters")
        if not self._marks:
            return point
        at, past = divmod(point, _STEP)
        return self._marks[at] + _size(self._text[point - past : point])

    def point(self, byte: int) -> int:
        """The code point's offset of a byte offset.

        Raises ValueError where the text is shorter or the offset cuts a character, TypeError where it is no whole
        number.
        """
        if type(byte) is not int:
            raise TypeError(f"an offset is a whole number, not {byte!r}")
        if not 0 <= byte <= self.size:
            raise ValueError(f"byte {byte} lies outside the text's {self.size} bytes")
        if not self._marks:
            return byte
        at = bisect_right(self._marks, byte, 0, -(-self.length // _STEP)) - 1
        try:
            return at * _STEP + len(self._data[self._marks[at] : byte].decode("utf-8", "surrogatepass"))
        except UnicodeDecodeError:
            raise ValueError(f"byte {byte} cuts a character") from None


# --- What a plugin is given, and what it gives ----------------------------------------------------------------------


class Reason(NamedTuple):
    """One step of an explanation: a rule looked at some words and concluded something."""

    rule: str
    """The rule's name, stable and short: ``title-before``."""
    start: int
    """Where the words start, in code points."""
    end: int
    """Where the words end, in code points."""
    note: str = ""
    """What was concluded, in a few words."""


class Sentence(NamedTuple):
    """One sentence, headline or line of site furniture."""

    start: int
    """Where it starts, in code points."""
    end: int
    """Where it ends, in code points."""
    role: str
    """``headline``, ``body``, ``byline`` (who wrote it, where, when) or ``furniture`` (menus, share lines)."""
    text: str
    """Its words."""


class Annotation:
    """A typed observation on one or more pieces of a document; made by :meth:`Document.annotation`."""

    __slots__ = ("start", "end", "kind", "text", "attributes", "pieces", "why")

    def __init__(
        self,
        start: int,
        end: int,
        kind: str,
        text: str,
        attributes: Dict[str, Json],
        pieces: Sequence[Tuple[int, int]] = (),
    ) -> None:
        self.start = start
        """Where it starts, in code points; where it has pieces, the first one's start."""
        self.end = end
        """Where it ends, in code points; where it has pieces, the last one's end."""
        self.kind = kind
        """The name of its kind: ``mention``, ``figure``, ``quotation`` or a plugin's own."""
        self.text = text
        """The document's text from start to end."""
        self.attributes = attributes
        """The kind's attributes by name. Offsets in them (a quotation's ``speaker_start``) are code points, too."""
        self.pieces: List[Tuple[int, int]] = list(pieces)
        """The pieces where there are two or more: sorted, disjoint. Empty for a single one."""
        self.why: List[Reason] = []
        """The reasons; sent only where briefer asked for them."""

    def because(self, rule: str, start: int, end: int, note: str = "") -> Annotation:
        """Adds one reason and returns the annotation, so that calls can be chained."""
        self.why.append(Reason(rule, start, end, note))
        return self

    def __repr__(self) -> str:
        attributes = "".join(f" {name}={_json(value)}" for name, value in self.attributes.items())
        return f"{self.kind} {self.start}..{self.end} {_json(self.text)}{attributes}"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Annotation):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    __hash__ = None  # type: ignore[assignment]  # it can be changed


class Document:
    """One document: its text, and what is known about it."""

    __slots__ = ("id", "title", "date", "source", "language", "text", "sentences", "offsets")

    def __init__(
        self,
        text: str,
        sentences: Optional[Sequence[Sentence]] = None,
        *,
        id: str = "document",
        title: str = "",
        date: Optional[Date] = None,
        source: Optional[str] = None,
        language: Optional[str] = None,
        offsets: Optional[Offsets] = None,
    ) -> None:
        """Makes a document, for tests; without ``sentences`` the text is split roughly (briefer does better)."""
        self.id = id
        """Its identity within the corpus: ``2026-W14/karsa.txt``."""
        self.text = text
        """The whole text. Every offset counts its code points."""
        self.title = title
        """The title, empty where none is known."""
        self.date = date
        """The day of publication, where known."""
        self.source = source
        """The publisher, where known."""
        self.language = language
        """The language as an ISO 639-1 code, where known."""
        self.sentences: List[Sentence] = _split(text) if sentences is None else list(sentences)
        """The sentences, in order; together with the white space between them they tile the text."""
        self.offsets = offsets or Offsets(text)
        """Converts offsets, for those who must meet bytes."""

    def annotation(self, start: int, end: int, kind: str, /, **attributes: Json) -> Annotation:
        """An annotation of ``text[start:end]``; attributes that are None are left out.

        Raises ValueError where that covers nothing or lies outside the text.

        >>> Document("A market closed.").annotation(2, 8, "place", name="market")
        place 2..8 "market" name="market"
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"a {kind} at {start}..{end} does not fit a text of {len(self.text)} characters")
        if None in attributes.values():
            attributes = {name: value for name, value in attributes.items() if value is not None}
        return Annotation(start, end, kind, self.text[start:end], attributes)

    def annotation_in_pieces(self, pieces: Iterable[Tuple[int, int]], kind: str, /, **attributes: Json) -> Annotation:
        """An annotation of several pieces, each ``(start, end)``, sorted and disjoint.

        Raises ValueError where there are none, or where they overlap, are out of order or do not fit the text.
        """
        spans = [(start, end) for start, end in pieces]
        if not spans:
            raise ValueError(f"a {kind} without a piece")
        for piece in spans:
            if piece[0] >= piece[1]:
                raise ValueError(f"piece {piece} of a {kind} covers nothing")
        for before, after in zip(spans, spans[1:]):
            if before[1] > after[0]:
                raise ValueError(f"pieces {before} and {after} of a {kind} overlap or are out of order")
        annotation = self.annotation(spans[0][0], spans[-1][1], kind, **attributes)
        annotation.pieces = spans if len(spans) > 1 else []
        return annotation

    def sentence_at(self, offset: int) -> Optional[Sentence]:
        """The sentence that holds an offset, or the last one before it; None before the first. Logarithmic time."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return self.sentences[low - 1] if low else None


class LinkMention(NamedTuple):
    """One mention as a linking plugin sees it: documents in corpus order, mentions in text order."""

    document: str
    """The document's id."""
    date: Optional[Date]
    """The document's date, where known."""
    entity: str
    """The entity's key within the document."""
    attributes: Dict[str, Json]
    """The mention's attributes: ``type``, ``name``, ``entity``, ``role`` ..."""
    text: str = ""
    """The words as they stand in the text; empty where briefer does not say."""


class Link(NamedTuple):
    """One entity of one document, and the corpus-wide entity it stands for."""

    document: str
    """The document's id."""
    entity: str
    """The entity's key within the document."""
    to: str
    """The corpus-wide entity, as it should be displayed."""
    why: Sequence[Tuple[str, str]] = ()
    """Why, step by step: the rule's name, and what it concluded in a few words."""
    perhaps: Sequence[str] = ()
    """Other corpus-wide entities that it may be as well, the likeliest first; the name itself stands for another bearer of it."""


class Plugin:
    """What every plugin is derived from. The class attributes are what it declares about itself, its manifest."""

    name: str = ""
    """Its name, as in ``config.yaml``: letters, digits, hyphens."""
    version: str = "0.1.0"
    """Its own version."""
    description: str = ""
    """What it does, in one sentence."""
    license: str = ""
    """Its licence, an SPDX expression."""
    provides: Sequence[Dict[str, Json]] = ()
    """The kinds of annotations it gives; each made by :func:`kind`."""
    consumes: Sequence[str] = ()
    """The kinds it wants to see: ``mention``, ``figure``, ``quotation`` ...; plugins that provide them run first."""
    links: bool = False
    """Whether it links entities across documents (:meth:`link`)."""
    options_schema: Schema = {"type": "object", "properties": {}, "additionalProperties": False}
    """The JSON Schema of its options; see :func:`schema`."""
    section_schema: Optional[Schema] = None
    """The JSON Schema of the data in its section, where it has any."""
    examples: Sequence[Dict[str, Json]] = ()
    """Texts and what is found in them, each made by :func:`example`; tests run them, ``plugin list`` shows them."""

    def __init__(self, options: Dict[str, Json]) -> None:
        """Takes the options, which fit :attr:`options_schema`; those left out have their defaults from there.

        Raise :class:`OptionsError` where they make no sense together.
        """
        self.options = options

    def annotate(self, document: Document, annotations: List[Annotation], explain: bool) -> Iterable[Annotation]:
        """Says what is in one document: a list, or a generator.

        ``annotations`` holds those of the kinds it consumes, sorted by start, longer first. The same document must give
        the same answer every time: no clock, no random number, nothing remembered from the document before. With
        ``explain`` each annotation should carry reasons (:meth:`Annotation.because`); otherwise they are not sent.
        """
        raise NotImplementedError("a plugin needs `annotate`")

    def link(self, mentions: List[LinkMention]) -> Iterable[Link]:
        """Says which entities of single documents are one; only where :attr:`links` is true. Gives :class:`Link` s."""
        raise _Unsupported("this plugin links nothing")

    def section(self, claims: List[Dict[str, Json]]) -> Mapping[str, Json]:
        """Adds to its section of the briefing: ``{"tables": [table(...)], "data": ...}``; both may be left out.

        ``claims`` are those of its own kinds and of the kinds it consumes, as JSON; the ``spans`` of each evidence are
        code points into its ``sentence``. A plugin without this method is not sent them.
        """
        raise _Unsupported("this plugin has no section of its own")


# --- Making a manifest ----------------------------------------------------------------------------------------------


def schema(properties: Mapping[str, Union[str, Schema]]) -> Schema:
    """The JSON Schema of an object with these properties and no others; a property may be the name of its type alone.

    >>> schema({"top": {"type": "integer", "default": 8}})["additionalProperties"]
    False
    """
    return {
        "type": "object",
        "properties": {name: {"type": one} if isinstance(one, str) else dict(one) for name, one in properties.items()},
        "additionalProperties": False,
    }


def kind(
    name: str,
    *,
    key: Sequence[str] = (),
    value: str = "presence",
    attributes: Optional[Mapping[str, Union[str, Schema]]] = None,
    claimant: Optional[str] = None,
    as_of: Optional[str] = None,
    requires: Sequence[str] = (),
    refers: Sequence[str] = (),
) -> Dict[str, Json]:
    """Declares one kind of annotation, and how claims are formed from it.

    - ``key``: the attributes that tell one claim from another.
    - ``value``: ``presence`` (that it is there at all), ``text`` (the words of its pieces) or ``interval`` (a number:
      the attributes ``low``, ``high``, ``qualifier``).
    - ``attributes``: name and JSON Schema, or name and type, of each attribute.
    - ``claimant``, ``as_of``: the attributes that say who is credited and when it was so.
    - ``requires``: attributes without which no claim is formed.
    - ``refers``: attributes that name an entity, which briefer links across documents.
    """
    spec: Dict[str, Json] = {"kind": name, "key": list(key), "value": value}
    if claimant is not None:
        spec["claimant"] = claimant
    if as_of is not None:
        spec["as_of"] = as_of
    if requires:
        spec["requires"] = list(requires)
    if refers:
        spec["refers"] = {attribute: "entity" for attribute in refers}
    spec["attributes"] = True if attributes is None else schema(attributes)
    return spec


def example(text: str, *expected: Union[Tuple[str, str], Tuple[str, str, Mapping[str, Json]]]) -> Dict[str, Json]:
    """A text and everything that is found in it: ``(kind, words)`` or ``(kind, words, attributes)``, in text order.

    Attributes left out are not compared. Raises ValueError where the words do not stand in the text.
    """
    offsets, taken, start, annotations = Offsets(text), set(), 0, []
    for kind_name, words, *rest in expected:
        at = text.find(words, start)
        while (kind_name, at, words) in taken and at >= 0:
            at = text.find(words, at + 1)
        if at < 0:
            raise ValueError(f"an example's text has no (further) {words!r}: {text!r}")
        taken.add((kind_name, at, words))
        start, end = at, at + len(words)
        wire = {"kind": kind_name, "start": offsets.byte(start), "end": offsets.byte(end), "text": words}
        annotations.append({**wire, "attributes": dict(rest[0]) if rest else {}})
    return {"text": text, "annotations": annotations}


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Dict[str, Json]:
    """A table for :meth:`Plugin.section`; cells become text. Raises ValueError where a row is longer or shorter."""
    cells = [[str(cell) for cell in row] for row in rows]
    for row in cells:
        if len(row) != len(columns):
            raise ValueError(f"table {title!r}: a row of {len(row)} cells under {len(columns)} columns: {row}")
    return {"title": title, "columns": list(columns), "rows": cells}


def _manifest(plugin: Type[Plugin]) -> Dict[str, Json]:
    """What a plugin declares about itself, as the protocol has it. Raises a PluginError where JSON cannot hold it."""
    manifest = {
        "protocol": {"min": PROTOCOL, "max": PROTOCOL},
        "name": plugin.name,
        "version": plugin.version,
        "description": plugin.description,
        "license": plugin.license,
        "provides": list(plugin.provides),
        "consumes": list(plugin.consumes),
        "links": plugin.links,
        "options_schema": plugin.options_schema,
        "section_schema": plugin.section_schema,
        "examples": list(plugin.examples),
    }
    _check_json(manifest, "the manifest")
    return manifest


# --- Options --------------------------------------------------------------------------------------------------------

_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a map",
    "null": "null",
}


def _is_of_type(value: Json, name: str) -> bool:
    """Whether a value has a type of JSON Schema. In Python, true is a number; in JSON it is none."""
    if name == "integer":
        return type(value) is int or (type(value) is float and value.is_integer())
    if name == "number":
        return type(value) in (int, float)
    types = {"string": str, "boolean": bool, "array": list, "object": dict, "null": type(None)}
    return name not in types or isinstance(value, types[name])


def _check_value(value: Json, spec: Json, path: str) -> None:
    """Checks an option against the part of JSON Schema that options need; `path` names it: `words[2]`."""
    if not isinstance(spec, dict):
        return
    at = f"{path}: " if path else ""
    types = spec.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(_is_of_type(value, name) for name in types):
        expected = " or ".join(_TYPES.get(name, name) for name in types)
        raise OptionsError(f"{at}expected {expected}, found {_json(value)}")
    if "enum" in spec and value not in spec["enum"]:
        raise OptionsError(f"{at}expected one of {', '.join(map(_json, spec['enum']))}, found {_json(value)}")
    if type(value) in (int, float):
        if value < spec.get("minimum", value):
            raise OptionsError(f"{at}expected at least {spec['minimum']}, found {_json(value)}")
        if value > spec.get("maximum", value):
            raise OptionsError(f"{at}expected at most {spec['maximum']}, found {_json(value)}")
    if isinstance(value, list):
        for index, item in enumerate(value):
            _check_value(item, spec.get("items"), f"{path}[{index}]")
    if isinstance(value, dict):
        _check_object(value, spec, path)


def _check_object(value: Dict[str, Json], spec: Schema, path: str) -> None:
    """Checks a map's keys and what stands under them."""
    properties = spec.get("properties", {})
    more = spec.get("additionalProperties", True)
    prefix = f"{path}." if path else ""
    for name, item in value.items():
        if name in properties:
            _check_value(item, properties[name], prefix + name)
        elif more is False:
            near = difflib.get_close_matches(name, properties, 1)
            known = f"there are {', '.join(properties)}" if properties else "there are none"
            raise OptionsError(f"{prefix}{name}: unknown option; " + (f"did you mean {near[0]}?" if near else known))
        else:
            _check_value(item, more, prefix + name)
    for name in spec.get("required", []):
        if name not in value:
            raise OptionsError(f"{prefix}{name}: missing")


def _with_defaults(options: Dict[str, Json], spec: Json) -> Dict[str, Json]:
    """The options, checked, with the schema's defaults for those left out."""
    _check_value(options, spec, "")
    properties = spec.get("properties", {}) if isinstance(spec, dict) else {}
    # A default is copied by way of JSON, so that a plugin may change what it is given.
    defaults = {
        name: json.loads(_json(one["default"]))
        for name, one in properties.items()
        if isinstance(one, dict) and "default" in one and name not in options
    }
    return {**options, **defaults}


# --- Reading and writing payloads -----------------------------------------------------------------------------------


def _plain(value: object) -> Json:
    """What the encoder does not know itself."""
    if isinstance(value, DateTime):
        raise TypeError("a datetime is no day: give its `.date()`")
    if isinstance(value, Date):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        # Its order would change from run to run.
        raise TypeError("a set has no order: give a sorted list")
    raise TypeError(f"JSON has no {type(value).__name__}")


_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain).encode


def _misfit(value: Json, path: str) -> Optional[Tuple[str, str]]:
    """The first place within a value that does not fit into JSON, and why; `path` names the value: `as_of`."""
    if isinstance(value, int):
        # What lies beyond would be rounded without a word, or refused without a place.
        return None if -(1 << 63) <= value < 1 << 64 else (path, "a whole number beyond 64 bits: give it as text")
    if isinstance(value, float):
        return None if isfinite(value) else (path, f"JSON has no number {value}")
    items: Iterable[Tuple[str, Json]] = ()
    if isinstance(value, dict):
        items = ((f"{path}.{name}" if path else str(name), item) for name, item in value.items())
    elif isinstance(value, (list, tuple)):
        items = ((f"{path}[{index}]", item) for index, item in enumerate(value))
    elif value is not None and not isinstance(value, str):
        try:
            _plain(value)
        except TypeError as error:
            return path, str(error)
    return next(filter(None, (_misfit(item, at) for at, item in items)), None)


def _check_json(value: Json, owner: str) -> None:
    """Raises a PluginError that names the first place within a map that does not fit into JSON."""
    misfit = _misfit(value, "")
    if misfit:
        path, problem = misfit
        raise PluginError(f"`{path}` of {owner}: {problem}" if path else f"{owner}: {problem}")


def _read_date(value: Json) -> Optional[Date]:
    """A day, or None for null."""
    return None if value is None else Date.fromisoformat(value)


def _read_sentences(raw: Json, text: str, offsets: Offsets) -> List[Sentence]:
    """The sentences of a request, in code points."""
    sentences, last, point = [], 0, offsets.point
    for first_byte, end_byte, role in raw:
        start, end = point(first_byte), point(end_byte)
        if not last <= start <= end:
            raise _BadRequest(f"sentence {first_byte}..{end_byte} is out of order")
        last = end
        sentences.append(Sentence(start, end, role, text[start:end]))
    return sentences


def _read_document(raw: Json) -> Document:
    """The document of a request. Raises _BadRequest where it does not fit."""
    try:
        text = raw["text"]
        offsets = Offsets(text)
        return Document(
            text,
            _read_sentences(raw["sentences"], text, offsets),
            id=raw["id"],
            title=raw.get("title") or "",
            date=_read_date(raw.get("date")),
            source=raw.get("source"),
            language=raw.get("language"),
            offsets=offsets,
        )
    except KeyError as error:
        raise _BadRequest(f"the document has no `{error.args[0]}`") from None
    except (TypeError, ValueError, AttributeError) as error:
        raise _BadRequest(f"the document does not fit: {error}") from None


_SPEAKER = ("speaker_start", "speaker_end")


def _convert_speaker(attributes: Dict[str, Json], convert: Any) -> Dict[str, Json]:
    """A quotation's attributes with the speaker's place converted."""
    moved = {name: convert(attributes[name]) for name in _SPEAKER if attributes.get(name) is not None}
    return {**attributes, **moved} if moved else attributes


def _read_annotation(raw: Json, text: str, offsets: Offsets) -> Annotation:
    """One annotation of the wire, in code points."""
    point, words = offsets.point, raw["text"]
    start = point(raw["start"])
    end = start + len(words)
    if words != text[start:end] or raw["end"] - raw["start"] != _size(words):
        stands = _json(text[start : point(raw["end"])])
        raise ValueError(f"at {raw['start']}..{raw['end']} stands {stands}, not {_json(words)}")
    kind_name, attributes = raw["kind"], raw.get("attributes", {})
    if kind_name == "quotation":
        attributes = _convert_speaker(attributes, point)
    annotation = Annotation(start, end, kind_name, words, attributes)
    if "spans" in raw:
        annotation.pieces = [(point(first), point(last)) for first, last in raw["spans"]]
    if "why" in raw:
        for why in raw["why"]:
            annotation.because(why["rule"], point(why["span"][0]), point(why["span"][1]), why.get("note", ""))
    return annotation


def _read_annotations(raw: Json, document: Document) -> List[Annotation]:
    """The annotations of a request. Raises _BadRequest where one does not fit."""
    text, offsets, annotations = document.text, document.offsets, []
    if not isinstance(raw, list):
        raise _BadRequest("`annotations` is no list")
    for one in raw:
        try:
            annotations.append(_read_annotation(one, text, offsets))
        except KeyError as error:
            raise _BadRequest(f"annotation {len(annotations)} has no `{error.args[0]}`") from None
        except (TypeError, ValueError, AttributeError) as error:
            raise _BadRequest(f"annotation {len(annotations)} does not fit: {error}") from None
    return annotations


def _write_link(link: Link) -> Dict[str, Json]:
    wire: Dict[str, Json] = {"document": link.document, "entity": link.entity, "to": link.to}
    if link.why:
        wire["why"] = [{"rule": rule, "note": note} for rule, note in link.why]
    if link.perhaps:
        wire["perhaps"] = list(link.perhaps)
    return wire


def _write_annotation(annotation: Annotation, text: str, offsets: Offsets, explain: bool) -> Dict[str, Json]:
    """One annotation as the wire has it, in bytes."""
    if not isinstance(annotation, Annotation):
        raise PluginError(f"`annotate` gave {annotation!r}: make annotations with `document.annotation(...)`")
    byte, start, end = offsets.byte, annotation.start, annotation.end
    attributes = annotation.attributes
    for value in attributes.values():
        if type(value) is not str:  # most are nothing but text, which always fits
            _check_json(attributes, f"a {annotation.kind}")
            break
    if annotation.kind == "quotation":
        attributes = _convert_speaker(attributes, byte)
    words, first_byte = text[start:end], byte(start)
    if not words or start + len(words) != end:
        raise ValueError(f"a {annotation.kind} at {start}..{end} does not fit a text of {len(text)} characters")
    wire = {"kind": annotation.kind, "start": first_byte, "end": first_byte + _size(words), "text": words}
    if annotation.pieces:
        wire["spans"] = [(byte(first), byte(last)) for first, last in annotation.pieces]
    wire["attributes"] = attributes
    if explain and annotation.why:
        wire["why"] = [
            {"rule": why.rule, "span": (byte(why.start), byte(why.end)), "note": why.note} for why in annotation.why
        ]
    return wire


def _read_claim(claim: Dict[str, Json]) -> Dict[str, Json]:
    """A claim whose evidence counts code points. Offsets into documents are left out: their texts are not at hand."""

    def read_evidence(one: Dict[str, Json]) -> Dict[str, Json]:
        point = Offsets(one["sentence"]).point
        spans = [[point(start), point(end)] for start, end in one["spans"]]
        return {**{name: value for name, value in one.items() if name not in ("start", "end")}, "spans": spans}

    def read_statement(one: Dict[str, Json]) -> Dict[str, Json]:
        return {**one, "evidence": [read_evidence(evidence) for evidence in one["evidence"]]}

    return {**claim, "statements": [read_statement(one) for one in claim["statements"]]}


# --- Answering ------------------------------------------------------------------------------------------------------


class _Session:
    """Answers one line after the other; knows nothing of pipes."""

    def __init__(self, plugin: Type[Plugin]) -> None:
        self.plugin = plugin
        self.instance: Optional[Plugin] = None
        self.greeted = False
        self.exit_code: Optional[int] = None
        """Set once the process should end."""

    def answer(self, line: bytes) -> Optional[bytes]:
        """The answer to one line, with its line break; None where there is none."""
        identity: Json = None
        if not line.strip():
            return None
        try:
            request = self._read(line)
            identity = _identity(request)
            if "hello" in request:
                return self._hello(request["hello"])
            if request.get("method") == "shutdown":
                self.exit_code = 0
                return None
            result = self._call(request)
            return _line('{"id":', identity, ',"result":', result)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # whatever it is, also `sys.exit`: the next document deserves its answer
            return _line('{"id":', identity, ',"error":', _error(error))

    def _read(self, line: bytes) -> Dict[str, Json]:
        try:
            request = json.loads(line.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            raise _BadRequest(f"this line is no JSON: {error}") from None
        if not isinstance(request, dict):
            raise _BadRequest("this line is no request")
        return request

    def _hello(self, hello: Json) -> bytes:
        """Agrees on a protocol and introduces the plugin."""
        offered = hello.get("protocols") if isinstance(hello, dict) else None
        try:
            if not isinstance(offered, list):
                raise _BadRequest("the hello offers no list of `protocols`")
            if PROTOCOL not in offered:
                speaks = ", ".join(map(str, offered)) or "none"
                raise _Unsupported(f"this plugin speaks protocol {PROTOCOL}; the host offers {speaks}")
            answer = _line('{"hello":', {"protocol": PROTOCOL, "manifest": _manifest(self.plugin)})
            self.greeted = True
            return answer
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            self.exit_code = 1
            return _line('{"hello":', {"error": _error(error)})

    def _call(self, request: Dict[str, Json]) -> Json:
        """The result of one method."""
        method, params = request.get("method"), request.get("params")
        methods = {"create": self._create, "annotate": self._annotate, "link": self._link, "section": self._section}
        if not isinstance(method, str):
            raise _BadRequest("this line is no request: it has no `method`")
        if not self.greeted:
            raise _BadRequest(f"`{method}` came before `hello`")
        if method not in methods:
            raise _Unsupported(f"there is no method `{method}`")
        if not isinstance(params, dict):
            raise _BadRequest(f"`{method}` needs `params`")
        if method != "create" and self.instance is None:
            raise _BadRequest(f"`{method}` came before `create`")
        return methods[method](params)

    def _create(self, params: Dict[str, Json]) -> Json:
        if "options" not in params:
            raise _BadRequest("`create` needs `options`")
        # Whether or not a new instance comes of this, the old one is gone.
        self.instance = None
        options = params["options"]
        if not isinstance(options, dict):
            raise OptionsError(f"expected a map of options, found {_json(options)}")
        self.instance = self.plugin(_with_defaults(options, self.plugin.options_schema))
        return {}

    def _annotate(self, params: Dict[str, Json]) -> Json:
        if "document" not in params or "annotations" not in params:
            raise _BadRequest("`annotate` needs `document` and `annotations`")
        document = _read_document(params["document"])
        earlier = _read_annotations(params["annotations"], document)
        explain = params.get("explain") is True
        found = self._made().annotate(document, earlier, explain)
        text, offsets = document.text, document.offsets
        # `None` is what a method without `return` gives.
        return {"annotations": [_write_annotation(one, text, offsets, explain) for one in found or ()]}

    def _link(self, params: Dict[str, Json]) -> Json:
        try:
            mentions = [
                LinkMention(
                    one["document"], _read_date(one.get("date")), one["entity"], one["attributes"], one.get("text", "")
                )
                for one in params["mentions"]
            ]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _BadRequest(f"the mentions do not fit: {error!r}") from None
        links = self._made().link(mentions)
        return {"links": [_write_link(Link(*link)) for link in links or ()]}

    def _section(self, params: Dict[str, Json]) -> Json:
        try:
            claims = [_read_claim(claim) for claim in params["claims"]]
        except (KeyError, TypeError, ValueError) as error:
            raise _BadRequest(f"the claims do not fit: {error!r}") from None
        section = self._made().section(claims) or {}
        _check_json(section, "the section")
        return section

    def _made(self) -> Plugin:
        assert self.instance is not None, "checked in _call"
        return self.instance


def _identity(request: Dict[str, Json]) -> Optional[int]:
    """The number of a request, where it has one."""
    identity = request.get("id")
    if identity is not None and type(identity) is not int:
        raise _BadRequest("the request's `id` is no whole number")
    return identity


def _line(before: str, first: Json, between: str = "", second: Json = None) -> bytes:
    """One line of an answer, an object whose last brace is added."""
    parts = [before, _json(first)]
    if between:
        parts += [between, _json(second)]
    return ("".join(parts) + "}\n").encode("utf-8")


_LONGEST_MESSAGE = 1000
"""So many characters of a message are enough to know what happened."""


def _error(error: BaseException) -> Dict[str, str]:
    """An error as the protocol has it; what the plugin did not foresee also goes to standard error, in full."""
    code, message = "failed", type(error).__name__
    try:
        told = str(error)
        if isinstance(error, PluginError):
            code, message = str(error.code), told or message
        else:
            message = f"{message}: {told}" if told else message
            _show(error)
    except BaseException:  # an exception that cannot be shown, or nobody to show it to
        pass
    if len(message) > _LONGEST_MESSAGE:
        message = message[: _LONGEST_MESSAGE - 1] + "…"
    # A message may quote half a character.
    return {"code": code, "message": message.encode("utf-8", "replace").decode("utf-8")}


_SHOWN: Set[Tuple[type, Optional[str], Optional[int]]] = set()
"""Where exceptions came from that were shown in full."""


def _show(error: BaseException) -> None:
    """Prints a traceback, once for each line of code: a mistake is made on every document, and its message says which."""
    frames = traceback.extract_tb(error.__traceback__)
    place = (type(error), frames[-1].filename, frames[-1].lineno) if frames else (type(error), None, None)
    if place not in _SHOWN:
        _SHOWN.add(place)
        traceback.print_exception(type(error), error, error.__traceback__, file=sys.stderr)


# --- Pipes ----------------------------------------------------------------------------------------------------------


def run(plugin: Type[Plugin]) -> None:
    """Runs the plugin: for briefer, on its pipes; with ``--check`` or ``--try FILE...``, for its author.

    Does not return.
    """
    arguments = sys.argv[1:]
    if arguments[:1] in (["--check"], ["--try"]):
        sys.exit(_run_by_hand(plugin, arguments))
    if sys.stdin is not None and sys.stdin.isatty():
        print("This plugin is started by briefer. By hand: --check, or --try FILE...", file=sys.stderr)
    requests, answers = _take_pipes()
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_read_lines, args=(requests, lines), daemon=True).start()
    session = _Session(plugin)
    # A request is gone with its answer: the collector has little to find there.
    gc.freeze()
    gc.set_threshold(100_000)
    try:
        while session.exit_code is None:
            answer = session.answer(lines.get())
            if answer is not None:
                _write(answers, answer)
    except BaseException:  # interrupted, or without memory to tell an error; briefer starts another process
        _exit(1)
    _exit(session.exit_code)


class _Held(io.BufferedIOBase):
    """Keeps what is written to standard output, however much, until it is known where that leads."""

    def __init__(self, target: BinaryIO) -> None:
        self.target = target
        self.kept: Optional[bytearray] = bytearray()

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.target.fileno()

    def write(self, data: Any) -> int:
        if self.kept is None:
            return self.target.write(data)
        before = len(self.kept)
        self.kept += data
        return len(self.kept) - before

    def flush(self) -> None:
        if self.kept is None:
            self.target.flush()

    def let_go(self) -> None:
        """Writes what was kept; from now on nothing is kept any more."""
        rest, self.kept = memoryview(self.kept or b""), None
        while rest:
            rest = rest[self.target.write(rest) :]
        self.target.flush()


def _is_fed() -> bool:
    """Whether requests may come: input is a pipe or a file. In a terminal or a service it is neither."""
    try:
        return sys.argv[1:2] not in (["--check"], ["--try"]) and not stat.S_ISCHR(os.fstat(0).st_mode)
    except OSError:  # there is no input
        return False


def _hold_prints() -> Callable[[], None]:
    """Lets what is printed before :func:`run` wait: whether standard output belongs to the protocol is not known yet.

    The function that is given back lets it go; so does the end of a program that is no plugin and never runs one.
    """
    before = sys.stdout
    if before is None or before is not sys.__stdout__ or before.isatty() or not _is_fed():
        return lambda: None
    # What was printed before this module was imported stays where it is, in a buffer with an end.
    before.reconfigure(line_buffering=False, write_through=False)
    held = _Held(before.buffer)
    text = io.TextIOWrapper(held, before.encoding, before.errors, write_through=True)
    sys.stdout = text

    def let_go() -> None:
        if not held.closed and held.kept is not None:
            with contextlib.suppress(OSError):  # nobody reads it any more
                before.flush()
                text.flush()
                held.let_go()

    atexit.register(let_go)
    return let_go


_let_prints_go = _hold_prints()


def _take_pipes() -> Tuple[BinaryIO, int]:
    """Takes standard input and output for the protocol alone; what plugin code prints goes to standard error."""
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    try:
        os.dup2(2, 1)
    except OSError:  # there is no standard error
        os.dup2(nothing, 1)
    os.close(nothing)
    # What was printed while the plugin was imported is still held, and leaves in the new direction.
    _let_prints_go()
    if sys.stdout is not None:
        sys.stdout.flush()
    sys.stdout = sys.stderr
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # an interrupt ends it without a traceback
    except ValueError:  # not in the main thread
        pass
    return open(requests, "rb", buffering=1 << 18), answers


def _read_lines(requests: BinaryIO, lines: queue.SimpleQueue[bytes]) -> None:
    """Hands on each line. Where input ends, briefer is gone: so is this process, whatever it is doing."""
    try:
        for line in iter(requests.readline, b""):
            lines.put(line)
    finally:
        _exit(0)


def _write(answers: int, answer: bytes) -> None:
    """Writes one line, at once where the pipe takes it at once."""
    rest = memoryview(answer)
    try:
        while rest:
            rest = rest[os.write(answers, rest) :]
    except OSError:  # nobody reads it any more
        _exit(0)


def _exit(code: int) -> None:
    """Ends the process here and now, from any thread."""
    try:
        sys.stderr.flush()
    finally:
        os._exit(code)


# --- For a plugin's author ------------------------------------------------------------------------------------------

_SENTENCE_END = re.compile(r"""[.!?…。！？؟][)\]"'”’»]*(?=\s)|\n[ \t]*\n""")
_CLOSED = tuple(".!?…\"”:;,。！？؟")


def _split(text: str) -> List[Sentence]:
    """Splits a text roughly into sentences: after a full stop, and at blank lines.

    Few words between blank lines without a full stop are a headline.
    """
    sentences, start = [], 0
    for cut in [match.end() for match in _SENTENCE_END.finditer(text)] + [len(text)]:
        words = text[start:cut].strip()
        if words:
            at = text.index(words, start)
            is_headline = len(words) < 120 and not words.endswith(_CLOSED)
            sentences.append(Sentence(at, at + len(words), "headline" if is_headline else "body", words))
        start = cut
    return sentences


def _wire_document(document: Document) -> Dict[str, Json]:
    """A document as briefer sends it."""
    byte = document.offsets.byte
    return {
        "id": document.id,
        "title": document.title,
        "date": document.date,
        "source": document.source,
        "language": document.language,
        "text": document.text,
        "sentences": [[byte(one.start), byte(one.end), one.role] for one in document.sentences],
    }


class _Host:
    """Asks a plugin as briefer would, within this process: every answer crosses the wire."""

    def __init__(self, plugin: Type[Plugin], options: Optional[Mapping[str, Json]] = None) -> None:
        self.session = _Session(plugin)
        hello = json.loads(self.session.answer(b'{"hello":{"protocols":[%d]}}' % PROTOCOL) or b"{}")["hello"]
        if "error" in hello:
            raise PluginError(hello["error"]["message"])
        self.call("create", {"options": dict(options or {})})

    def call(self, method: str, params: Json) -> Json:
        """The result of one method. Raises a PluginError of the right class with what the plugin answered instead."""
        request = _json({"id": 1, "method": method, "params": params}) + "\n"
        answer = json.loads(self.session.answer(request.encode("utf-8")) or b"{}")
        if "error" in answer:
            errors = {error.code: error for error in (OptionsError, _BadRequest, _Unsupported)}
            raise errors.get(answer["error"]["code"], PluginError)(answer["error"]["message"])
        return answer["result"]

    def annotate(self, document: Document, earlier: Iterable[Annotation] = (), explain: bool = False) -> List[Json]:
        """The annotations of one document, as the wire has them."""
        params: Dict[str, Json] = {"document": _wire_document(document)}
        params["annotations"] = [_write_annotation(one, document.text, document.offsets, True) for one in earlier]
        if explain:
            params["explain"] = True
        return self.call("annotate", params)["annotations"]


def annotate_text(
    plugin: Type[Plugin],
    text: Union[str, Document],
    options: Optional[Mapping[str, Json]] = None,
    annotations: Iterable[Annotation] = (),
    explain: bool = False,
) -> List[Annotation]:
    """What a plugin finds in a text or document, by way of the wire, sorted: for tests.

    Raises :class:`PluginError` where the plugin fails, :class:`OptionsError` where the options do not fit.
    """
    document = text if isinstance(text, Document) else Document(text)
    found = _Host(plugin, options).annotate(document, annotations, explain)
    return sorted(_read_annotations(found, document), key=lambda one: (one.start, -one.end, one.kind))


_TEXTS = [
    ("an empty text", ""),
    ("white space", " \r\n\t\n"),
    ("one letter", "a"),
    ("no sentence", "….,;:!?\"“”‘’()[]--—%$€"),
    ("open quotation marks", "“He said “that “she said ‘they\" and 'he"),
    ("numbers at the borders", "1,000-2.5% 12:30 $5m 0 -1 ½ 99999999999999999999999999 1e999"),
    ("NUL bytes and lone marks", "\0a\0\u0301\u200db \ufeffc\u00ad"),
    ("accents, emoji, joiners", "Žižka Ångström naïve e\u0301té 👩\u200d👩\u200d👧 said: “5 кг стоят 700 ₽”."),
    ("other scripts", "他说：“七百人被拘留。”然后离开。 وقال إن ٧٠٠ شخص اعتقلوا؟ राम ने कहा।"),
    ("200 KB", "The “Žilka” bridge 😀 was closed, and the bridge stays closed.\n\n" * 3000),
]


def check(plugin: Type[Plugin], options: Optional[Mapping[str, Json]] = None) -> None:
    """Tests a plugin: its manifest, its examples, and laws that hold for every plugin on texts hard to get right.

    Raises AssertionError with one line a problem. ``briefer plugin check`` asks for more.
    """
    found = problems(plugin, options)
    if found:
        raise AssertionError(f"{plugin.__name__}: " + "\n  ".join([f"{len(found)} problem(s)", *found]))


def problems(plugin: Type[Plugin], options: Optional[Mapping[str, Json]] = None) -> List[str]:
    """What :func:`check` finds wrong, one line each; none where all is well."""
    found = _manifest_problems(plugin)
    try:
        host = _Host(plugin, options)
        # Examples show what the plugin does with nothing configured.
        plain = _Host(plugin)
    except PluginError as error:
        return [*found, f"it cannot be made: {error}"]
    for one in plugin.examples:
        found += _example_problems(plain, one)
    examples = [(f"the example {one['text'][:40]!r}", one["text"]) for one in plugin.examples]
    wide = [(f"{name} after wide characters", "Žižka 😀 e\u0301.\n\n" + text) for name, text in examples]
    for name, text in [*_TEXTS, *examples, *wide]:
        problem = _text_problem(host, _Host(plugin, options), plugin, Document(text))
        if problem:
            found.append(f"on {name}: {problem}")
    return found + _request_problems(host)


def _manifest_problems(plugin: Type[Plugin]) -> List[str]:
    """What is wrong with what a plugin declares."""
    found = [f"its `{name}` is empty" for name in ("name", "version", "description") if not getattr(plugin, name)]
    if not plugin.provides and not plugin.links:
        found.append("it provides no kind: `provides = [kind(...)]`")
    for spec in plugin.provides:
        known = spec["attributes"].get("properties") if isinstance(spec["attributes"], dict) else None
        interval = ["low", "high", "qualifier"] if spec["value"] == "interval" else []
        named = [*spec["key"], *spec.get("requires", []), *spec.get("refers", {}), *interval]
        named += [spec[name] for name in ("claimant", "as_of") if name in spec]
        found += [
            f"kind `{spec['kind']}`: `{name}` is not among its attributes"
            for name in named
            if known is not None and name not in known
        ]
        if spec["value"] not in ("presence", "text", "interval"):
            found.append(f"kind `{spec['kind']}`: value is presence, text or interval, not `{spec['value']}`")
        if spec["kind"] in plugin.consumes:
            found.append(f"kind `{spec['kind']}` is both provided and consumed")
    for name, option in plugin.options_schema.get("properties", {}).items():
        if not option.get("description"):
            found.append(f"the option `{name}` has no description: `plugin list` shows it to users")
    try:
        _json(_manifest(plugin))
    except (PluginError, TypeError, ValueError) as error:
        found.append(f"its manifest is no JSON: {error}")
    return found


def _words_of(annotation: Json) -> str:
    """An annotation of the wire in a few words."""
    return f"{annotation['kind']} {_json(annotation['text'])}"


def _example_problems(host: _Host, one: Dict[str, Json]) -> List[str]:
    """Where an example's text gives something else than it says."""
    text, before = one["text"], f"example {one['text'][:40]!r}: "
    try:
        found = host.annotate(Document(text))
    except PluginError as error:
        return [before + str(error)]
    found_at = {(item["kind"], item["start"], item["end"]): item for item in found}
    wrong = []
    for expected in one["annotations"]:
        item = found_at.pop((expected["kind"], expected["start"], expected["end"]), None)
        if item is None:
            wrong.append(f"{before}missing {_words_of(expected)}")
            continue
        for name, value in expected["attributes"].items():
            if item["attributes"].get(name) != value:
                actual = _json(item["attributes"].get(name))
                wrong.append(f"{before}{name} of {_words_of(item)} is {actual}, not {_json(value)}")
    return wrong + [f"{before}unexpected {_words_of(item)}" for item in found_at.values()]


def _text_problem(host: _Host, other: _Host, plugin: Type[Plugin], document: Document) -> Optional[str]:
    """What is wrong with the answers on one document, if anything; `other` holds a second instance."""
    try:
        first = host.annotate(document)
        again, fresh, explained = host.annotate(document), other.annotate(document), host.annotate(document, (), True)
    except PluginError as error:
        return str(error)
    data, kinds = document.text.encode("utf-8"), {spec["kind"] for spec in plugin.provides}
    for one in first:
        if one["kind"] not in kinds:
            return f"`provides` does not declare the kind `{one['kind']}`"
        if data[one["start"] : one["end"]] != one["text"].encode("utf-8") or one["start"] >= one["end"]:
            return f"{_words_of(one)} does not stand at {one['start']}..{one['end']}"
    if again != first:
        return "a second answer differs from the first"
    if fresh != first:
        return "a new instance answers differently: does it remember the documents before?"
    if [{name: value for name, value in one.items() if name != "why"} for one in explained] != first:
        return "the answer with reasons differs from the one without"
    return None


def _request_problems(host: _Host) -> List[str]:
    """Where requests that do not fit bring it out of step."""
    for request in (b"null", b"{", b"\xff", b"[" * 100_000, b'{"id":7,"method":"annotate","params":{}}'):
        answer = host.session.answer(request + b"\n")
        if answer is None or json.loads(answer)["error"]["code"] != "bad-request":
            return [f"the request {request[:60]!r} is not refused"]
    return []


def _run_by_hand(plugin: Type[Plugin], arguments: List[str]) -> int:
    """`--check` tests the plugin, `--try FILE...` shows what it finds in texts; the exit code."""
    if arguments[0] == "--check":
        found = problems(plugin)
        print("\n".join(found) or f"{plugin.name} {plugin.version}: all is well")
        return 1 if found else 0
    for path in arguments[1:]:
        with open(path, encoding="utf-8", newline="") as file:
            document = Document(file.read(), id=path)
        try:
            for annotation in annotate_text(plugin, document):
                print(f"{path}: {annotation!r}")
        except PluginError as error:
            print(f"{path}: {error}", file=sys.stderr)
            return 1
    return 0
