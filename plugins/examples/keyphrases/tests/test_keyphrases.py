"""Laws of the key phrases plugin that no single text shows."""

import random
import time
import unittest

import keyphrases
from keyphrases import Keyphrases, singular

from briefer_plugin import Document, Sentence, annotate_text, check

WORDS = (
    "grain depot toll bridge Vell said the of a was new curfew's salt-works 40 – “ ” . , Orra e\u0301cole 😀 burned"
).split()


class KeyphrasesTest(unittest.TestCase):
    def test_kit(self):
        check(Keyphrases)
        check(Keyphrases, {"top": 1, "min-count": 1, "names": True, "stop-words": ["Bridge"]})

    def test_furniture_and_bylines_hold_no_phrase(self):
        lines = [
            ("furniture", "Toll bridge news: the toll bridge, the toll bridge"), ("byline", "By the grain depot desk"),
            ("body", "The toll bridge is near the grain depot."), ("furniture", "More on the grain depot"),
        ]  # fmt: skip
        text, sentences = "", []
        for role, words in lines:
            sentences.append(Sentence(len(text), len(text) + len(words), role, words))
            text += words + "\n\n"
        self.assertEqual(annotate_text(Keyphrases, Document(text, sentences)), [])

    def test_every_mark_is_its_phrase_and_none_overlap(self):
        chance = random.Random(7)
        for _ in range(200):
            text = " ".join(chance.choices(WORDS, k=chance.randrange(120)))
            last = 0
            for one in annotate_text(Keyphrases, text, {"min-count": chance.randrange(1, 4), "top": 20}):
                self.assertGreaterEqual(one.start, last)
                last = one.end
                folded = " ".join(singular(word) for word in one.text.lower().split())
                self.assertEqual(folded, one.attributes["phrase"].lower())

    def test_number_of_phrases_is_limited(self):
        text = "".join(f"The {name} depot and the {name} bridge. " * 3 for name in ("grain", "salt", "coal", "wool"))
        found = annotate_text(Keyphrases, text, {"top": 3})
        self.assertEqual({one.attributes["rank"] for one in found}, {1, 2, 3})

    def test_reasons_say_how_often_and_where(self):
        text = "Toll bridge closed\n\nThe toll bridge is closed."
        first = annotate_text(Keyphrases, text, explain=True)[0]
        self.assertEqual(first.why[0].note, "2 times in 2 sentences, in title or headline")

    def test_singulars(self):
        for plural, one in [
            ("prices", "price"), ("families", "family"), ("clashes", "clash"), ("boxes", "box"), ("talks", "talks"),
            ("bus", "bus"), ("crisis", "crisis"), ("crises", "crisis"), ("women", "woman"), ("gas", "gas"),
            ("mass", "mass"), ("ties", "ties"), ("losses", "loss"), ("s", "s"), ("", ""),
        ]:  # fmt: skip
            self.assertEqual(singular(plural), one)

    def test_long_texts_take_linear_time(self):
        paragraph = "The grain depot of Vell burned; Ada Orra, who keeps the toll bridge, saw the fire. "

        def seconds(text):
            begin = time.process_time()
            list(Keyphrases({"top": 6, "min-count": 2, "names": False, "single-words": True, "stop-words": []})
                 .annotate(Document(text), [], False))  # fmt: skip
            return time.process_time() - begin

        for unit in (paragraph, "grain depot ", "a-", "a'", "Depot ", "“", "of war "):
            once = min(seconds(unit * (10_000 // len(unit))) for _ in range(3))
            self.assertLess(seconds(unit * (80_000 // len(unit))), 24 * once + 0.2, unit)

    def test_word_lists_are_folded_and_disjoint(self):
        self.assertFalse(keyphrases.NOUNS_IN_ING & keyphrases.STOP_WORDS)
        self.assertFalse(keyphrases.NOUNS_IN_LY & keyphrases.STOP_WORDS)
        for words in (keyphrases.NO_TOPICS, keyphrases.GENERAL_NOUNS, keyphrases.QUANTITIES):
            self.assertEqual([word for word in sorted(words) if singular(word) != word], [])


if __name__ == "__main__":
    unittest.main()
