"""Marks the few phrases that a document is about, by the document alone.

A briefer plugin run as a command; `README.md` says what it finds and how it decides.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Dict, FrozenSet, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Set, Tuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python"))  # a plugin elsewhere: its folder `vendor`
from briefer_plugin import Annotation, Document, Plugin, Sentence, example, kind, run, schema  # noqa: E402

from english import (  # noqa: E402
    AFTER_AUXILIARY, ALWAYS_PLURAL, DETERMINERS, GENERAL_NOUNS, NOUNS_IN_ING, NOUNS_IN_LY, NO_TOPICS, PREPOSITIONS,
    QUANTITIES,
    SINGULARS, STOP_WORDS,
)  # fmt: skip

Key = Tuple[str, ...]
"""A phrase's folded words: what makes two occurrences one phrase."""

NUMBER = "0"
"""What stands for a number among the words."""

BEFORE_NOUNS = DETERMINERS | {NUMBER}
"""After one of these comes a noun, or what belongs to one."""

MAX_WORDS = 4
"""Longer phrases are hardly ever written twice."""

MAX_RUN = 12
"""So many words without a small one between them are no sentence: a table, a list of tags, noise."""

LEAD = 2
"""So many sentences of running text at the start are the lead."""

# A word, or one character of anything else. Marks belong to the letter before them.
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*(?:[-'’][^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)*|\S")
_OPENING = frozenset("\"“‘«„':•*")
_ADJECTIVE_ENDINGS = ("ous", "ful", "less", "ible", "ical")


class Word(NamedTuple):
    """One word of a document, or what stands between words."""

    start: int
    end: int
    lower: str
    """In lower case, apostrophes plain; `NUMBER` for what has a digit, empty for anything else that is no word."""
    capital: bool
    """Whether it is written with a capital."""
    initial: bool
    """Whether it opens a sentence or a quotation, where a capital says nothing."""


class Occurrence(NamedTuple):
    """One place where a phrase stands."""

    start: int
    end: int
    part: int
    """Which part of the document: an index into its parts."""
    at: int
    """Which of the part's words comes first: an index into them."""
    whole: bool
    """Whether nothing that could belong to the phrase stands before or after it."""
    noun: bool
    """Whether it ends where its stretch of words ends, and a determiner, number or preposition stands before that."""
    named: bool
    """Whether every word has a capital, as in a name."""


class Part(NamedTuple):
    """One sentence, or the title where the text does not hold it."""

    weight: int
    """4 for title and headline, 3 for the lead, 2 for the rest."""
    in_text: bool
    headline: bool
    """Whether it is a title or a headline, where capitals may be style."""
    words: List[Word]


class Keyphrases(Plugin):
    """The plugin."""

    name = "keyphrases"
    version = "0.1.0"
    description = "The few phrases a document is about."
    license = "MIT OR Apache-2.0"
    provides = [
        kind(
            "keyphrase",
            key=["phrase"],
            value="presence",
            attributes={
                "phrase": {"type": "string", "description": "In the singular: `salt price`."},
                "rank": {"type": "integer", "minimum": 1, "description": "1 for what the document is most about."},
            },
        )
    ]
    options_schema = schema(
        {
            "top": {
                "type": "integer", "minimum": 1, "maximum": 100, "default": 6,
                "description": "At most so many phrases of a document.",
            },
            "min-count": {
                "type": "integer", "minimum": 1, "default": 2,
                "description": "How often a phrase must stand in a document, its title included.",
            },
            "names": {
                "type": "boolean", "default": False,
                "description": "Whether bare names count: people, bodies and places, which `entities` finds better.",
            },
            "single-words": {
                "type": "boolean", "default": True,
                "description": "Whether a single word can be a phrase; it must stand there once more than others.",
            },
            "stop-words": {
                "type": "array", "items": {"type": "string"}, "default": [],
                "description": "Words that no phrase may hold, beside the built-in ones.",
            },
        }
    )  # fmt: skip
    examples = [
        example(
            "Fire closes grain depot\n\n"
            "A fire has closed the grain depot in Vell, the mayor said. The state grain depot feeds four towns.",
            ("keyphrase", "grain depot", {"phrase": "grain depot", "rank": 1}),
            ("keyphrase", "grain depot", {"phrase": "grain depot", "rank": 1}),
            ("keyphrase", "grain depot", {"phrase": "grain depot", "rank": 1}),
        ),
        example("The mayor spoke on Monday. The mayor said nothing new."),
    ]

    def __init__(self, options: Dict[str, object]) -> None:
        super().__init__(options)
        own = {word.lower() for word in options["stop-words"]}
        self.stop_words: FrozenSet[str] = STOP_WORDS | own | {singular(word) for word in own}

    def annotate(self, document: Document, annotations: List[Annotation], explain: bool) -> Iterator[Annotation]:
        if document.language not in (None, "en"):
            return
        parts = read_parts(document)
        found = occurrences(parts, self.stop_words, self.options["min-count"])
        chosen = self.choose(found, parts)
        shown = {key: written(key, found[key], parts, document) for key in chosen}
        taken = 0
        # A phrase inside a longer one is marked as the longer one alone.
        for occurrence, rank, key in sorted(
            ((one, rank, key) for rank, key in enumerate(chosen, 1) for one in found[key] if parts[one.part].in_text),
            key=lambda item: (item[0].start, -item[0].end),
        ):
            if occurrence.start < taken:
                continue
            taken = occurrence.end
            start, end = occurrence.start, occurrence.end
            annotation = document.annotation(start, end, "keyphrase", phrase=shown[key], rank=rank)
            if explain:
                annotation.because("salient", start, end, reason(found[key], parts))
            yield annotation

    def choose(self, found: Dict[Key, List[Occurrence]], parts: Sequence[Part]) -> List[Key]:
        """The phrases worth marking, best first."""
        keys = [key for key, places in found.items() if self.is_candidate(key, places, parts)]
        keys = without_nested(keys, found, self.options["min-count"])
        keys.sort(key=lambda key: (-score(key, found[key], parts), found[key][0].part, found[key][0].start))
        return keys[: self.options["top"]]

    def is_candidate(self, key: Key, places: Sequence[Occurrence], parts: Sequence[Part]) -> bool:
        """Whether a phrase stands often and prominently enough, and is what a topic looks like."""
        single, head = len(key) == 1, key[-1]
        weight = max(parts[place.part].weight for place in places)
        if len(places) < self.options["min-count"] + single or not any(place.whole or single for place in places):
            return False
        if weight == 2 and len(places) < self.options["min-count"] + 1:
            return False
        if not any(parts[place.part].in_text for place in places):
            return False
        if head in NO_TOPICS or (not self.options["names"] and 2 * sum(place.named for place in places) > len(places)):
            return False
        return not single or (self.options["single-words"] and is_topic_word(head, places, weight))


def is_topic_word(word: str, places: Sequence[Occurrence], weight: int) -> bool:
    """Whether a single word is a noun and says something by itself."""
    if word in GENERAL_NOUNS or len(word) < 4 or weight == 2:
        return False
    return 2 * sum(place.noun for place in places) >= max(len(places), 4)


def score(key: Key, places: Sequence[Occurrence], parts: Sequence[Part]) -> int:
    """How much a document is about a phrase: how often it stands there, how prominently, and in how many words."""
    weights = sorted((parts[place.part].weight for place in places), reverse=True)
    # The twentieth time says no more than the twelfth.
    return weights[0] * sum(weights[:12]) * (3 if len(key) > 1 else 2)


def written(key: Key, places: Sequence[Occurrence], parts: Sequence[Part], document: Document) -> str:
    """A phrase as it is shown: in the singular, in small letters but for the names in it."""
    if 2 * sum(place.named for place in places) <= len(places):
        places = [place for place in places if not place.named]
    in_text = [place for place in places if parts[place.part].in_text]
    if not in_text:
        return " ".join(key)
    # Running text says best what is a name.
    place = next((place for place in in_text if parts[place.part].weight < 4), in_text[0])
    words = []
    for folded, word in zip(key, parts[place.part].words[place.at :]):
        token = document.text[word.start : word.end]
        if not word.capital:
            words.append(folded)
        elif token.lower() == folded:
            words.append(token)
        else:
            words.append(folded.upper() if token.isupper() else folded[0].upper() + folded[1:])
    return " ".join(words)


def reason(places: Sequence[Occurrence], parts: Sequence[Part]) -> str:
    """Why a phrase was chosen, in a few words."""
    where = {4: "in title or headline", 3: "in the lead", 2: "in the text"}
    weight = max(parts[place.part].weight for place in places)
    return f"{len(places)} times in {len({place.part for place in places})} sentences, {where[weight]}"


# --- From text to words ---------------------------------------------------------------------------------------------


def read_parts(document: Document) -> List[Part]:
    """The sentences that can hold a phrase, as words, and the title first where the text does not hold it."""
    sentences = [one for one in document.sentences if one.role in ("headline", "body")]
    parts: List[Part] = []
    title = document.title.strip()
    if title and all(one.text != title for one in sentences[:3]):
        parts.append(Part(4, False, True, list(words_of(Sentence(0, len(title), "headline", title)))))
    seen_body = 0
    for sentence in sentences:
        weight = 4 if sentence.role == "headline" and not seen_body else 3 if seen_body < LEAD else 2
        seen_body += sentence.role == "body"
        parts.append(Part(weight, True, sentence.role == "headline", list(words_of(sentence))))
    lowered = {word.lower for part in parts for word in part.words if word.lower and not word.capital}
    named = {word.lower for part in parts for word in lone_names(part.words)}
    return [part._replace(words=recased(part, lowered, named)) for part in parts]


def words_of(sentence: Sentence) -> Iterator[Word]:
    """The words of a sentence, and what stands between them other than white space."""
    text, offset, initial = sentence.text, sentence.start, True
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        token = match.group()
        if not token[0].isalpha() or text[start - 1 : start].isdigit() or text[end : end + 1].isdigit():
            initial = initial or token in _OPENING
            number = token.isdigit() or token[0].isalpha()
            yield Word(offset + start, offset + end, NUMBER if number else "", False, False)
            continue
        lower, capital = token.lower().replace("’", "'"), token[0].isupper()
        if lower.endswith("'s"):
            end -= 2
            yield Word(offset + start, offset + end, lower[:-2], capital, initial)
            yield Word(offset + end, offset + end + 2, "", False, False)
        else:
            yield Word(offset + start, offset + end, lower, capital, initial)
        initial = False


def lone_names(words: Sequence[Word]) -> Iterator[Word]:
    """The words with a capital that no other stands beside: "Salt Company" makes no name of "salt"."""
    for before, word, after in zip([None, *words], words, [*words[1:], None]):
        beside = (before is not None and before.capital) or (after is not None and after.capital)
        if word.capital and not word.initial and not beside:
            yield word


def recased(part: Part, lowered: Set[str], named: Set[str]) -> List[Word]:
    """The words of a part; where a capital says nothing, the rest of the document decides whether it is a name's.

    That is so for the first word, and for every word of a headline in title case or capitals.
    """
    words = part.words
    content = [word for word in words if len(word.lower) > 1 and word.lower not in STOP_WORDS]
    capitals = sum(word.capital for word in content[1:])
    shouted = part.headline and len(content) > 1 and 3 * capitals > 2 * (len(content) - 1)
    judged = []
    for at, word in enumerate(words):
        if word.capital and (shouted or word.initial):
            joined = at + 1 < len(words) and words[at + 1].capital
            is_name = word.lower in named if not shouted and not joined else word.lower not in lowered
            word = word._replace(capital=is_name)
        judged.append(word)
    return judged


def singular(word: str) -> str:
    """A noun in the singular, as far as a few rules can tell; other words may come out odd, but always the same."""
    if word in SINGULARS:
        return SINGULARS[word]
    if not word.endswith("s") or len(word) < 4 or word in ALWAYS_PLURAL or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


# --- From words to phrases ------------------------------------------------------------------------------------------


def runs(words: Sequence[Word], stop_words: FrozenSet[str]) -> Iterator[Tuple[int, int]]:
    """Where words stand together that may form a phrase, as indices: between stop words, punctuation and verbs."""
    start: Optional[int] = None
    for at, word in enumerate(words):
        first = start is None
        # A name opens a phrase and never ends one: "army spokesman | Colonel Brenik".
        if not first and word.capital and not words[at - 1].capital:
            yield start, at
            start, first = None, True
        if can_stand(word, words[at - 1] if at else None, first, stop_words):
            start = at if start is None else start
        elif start is not None:
            yield start, at
            start = None
    if start is not None:
        yield start, len(words)


def can_stand(word: Word, before: Optional[Word], first: bool, stop_words: FrozenSet[str]) -> bool:
    """Whether a word may stand in a phrase: it is neither closed-class word nor verb nor adverb."""
    lower = word.lower
    if len(lower) < 2 or lower in stop_words:
        return False
    first_part, _, last_part = lower.partition("-")
    if last_part and (first_part in DETERMINERS or lower.endswith(("-old", "-long"))):
        return False
    if word.capital:
        return True
    if lower.endswith("ly"):
        return lower in NOUNS_IN_LY
    after = before.lower if before is not None else ""
    if is_participle(lower):
        return first and after not in AFTER_AUXILIARY and (after in BEFORE_NOUNS or after in PREPOSITIONS or not after)
    if is_gerund(lower):
        return first and after in BEFORE_NOUNS
    return True


def is_participle(lower: str) -> bool:
    """Whether a word has the form of "destroyed": not "bed", not "speed"."""
    return lower.endswith("ed") and len(lower) > 4 and not lower.endswith("eed")


def is_gerund(lower: str) -> bool:
    """Whether a word has the form of "carrying" and is no well-known noun."""
    return lower.endswith("ing") and len(lower) > 5 and lower not in NOUNS_IN_ING


def can_end(lower: str) -> bool:
    """Whether a word may end a phrase, as only a noun does."""
    return not is_participle(lower) and not lower.endswith(_ADJECTIVE_ENDINGS)


def occurrences(parts: Sequence[Part], stop_words: FrozenSet[str], min_count: int) -> Dict[Key, List[Occurrence]]:
    """Every phrase that may stand often enough, with its places in order."""
    all_runs = [
        (index, start, end)
        for index, part in enumerate(parts)
        for start, end in runs(part.words, stop_words)
        if end - start <= MAX_RUN
    ]
    folded = [[singular(word.lower) if word.lower else "" for word in part.words] for part in parts]
    counts = Counter(word for index, start, end in all_runs for word in folded[index][start:end])
    found: Dict[Key, List[Occurrence]] = {}

    def add(index: int, start: int, end: int, run: Tuple[int, int]) -> None:
        words = parts[index].words
        before = words[run[0] - 1].lower if run[0] else ""
        noun = end == run[1] and (before in BEFORE_NOUNS or before in PREPOSITIONS)
        whole = (start, end) == run
        named = all(word.capital for word in words[start:end] if word.lower != "of")
        place = Occurrence(words[start].start, words[end - 1].end, index, start, whole, noun, named)
        found.setdefault(tuple(folded[index][start:end]), []).append(place)

    previous: Optional[Tuple[int, int, int]] = None
    for index, start, end in all_runs:
        words = parts[index].words
        for first, last in frequent_stretches(folded[index], start, end, counts, min_count):
            cut = cuts_name(words, first, start) or cuts_name(words, last, end)
            if can_end(words[last - 1].lower) and not cut:
                add(index, first, last, (start, end))
        if previous is not None and previous[0] == index and is_joined_by_of(words, previous[2], start):
            first = previous[2] - 1
            for last in range(start + 1, min(start + 2, end) + 1):
                if not words[last - 1].capital and can_end(words[last - 1].lower):
                    add(index, first, last, (first, end))
        previous = (index, start, end)
    return found


def frequent_stretches(
    folded: Sequence[str], start: int, end: int, counts: Counter[str], min_count: int
) -> Iterator[Tuple[int, int]]:
    """The stretches of a run of which every word stands often enough in the document."""
    for first in range(start, end):
        for last in range(first + 1, min(end, first + MAX_WORDS) + 1):
            if counts[folded[last - 1]] < min_count:
                break
            yield first, last


def cuts_name(words: Sequence[Word], at: int, border: int) -> bool:
    """Whether a stretch that starts or ends at a place inside its run would cut a name there: "Salt | Company"."""
    return at != border and words[at - 1].capital and words[at].capital


def is_joined_by_of(words: Sequence[Word], end: int, start: int) -> bool:
    """Whether "of" alone ties what ends to what starts, two plain words, as in "state of emergency"."""
    before, after = words[end - 1], words[start]
    plain = not before.capital and not after.capital and singular(before.lower) not in QUANTITIES
    return plain and start == end + 1 and words[end].lower == "of"


# --- From phrases to the few that count -----------------------------------------------------------------------------


def without_nested(keys: Iterable[Key], found: Dict[Key, List[Occurrence]], min_count: int) -> List[Key]:
    """The phrases without those that say the same in fewer or in more words.

    Of two with the same head ("grain depot", "state grain depot") the more frequent stays, the longer where both stand
    equally often. A phrase within one of another head ("road" in "road attack") stays where it often stands alone.
    """
    candidates = set(keys)
    dropped: Set[Key] = set()
    inside: Counter[Key] = Counter()
    for key in sorted(candidates, key=lambda key: (-len(key), key)):
        if key in dropped:
            continue
        for first in range(len(key)):
            for last in range(first + 1, len(key) + 1):
                part = key[first:last]
                if part == key or part not in candidates or part in dropped:
                    continue
                if len(part) == 1:
                    dropped.add(part)
                elif last == len(key) and len(found[part]) > len(found[key]):
                    dropped.add(key)
                else:
                    inside[part] += len(found[key])
                    if len(found[part]) - inside[part] < min_count:
                        dropped.add(part)
    return [key for key in candidates if key not in dropped]


if __name__ == "__main__":
    run(Keyphrases)
