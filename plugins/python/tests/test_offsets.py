"""Offsets: code points inside, UTF-8 bytes outside."""

import random
import unittest

from briefer_plugin import Annotation, Document, Offsets, Plugin, annotate_text, kind

# One to four bytes a character, marks that combine, joiners, and half of a surrogate pair.
ALPHABET = "ab z.\n" + "éßřЖ٧" + "—“”’中ก\u200d\u0301\ufeff" + "😀𝔘🇺\U0010ffff"


def texts(seed, count, longest):
    """Random texts: some of ASCII alone, some of one width, most mixed."""
    random_one = random.Random(seed)
    for _ in range(count):
        alphabet = random_one.choice([ALPHABET, ALPHABET[:6], ALPHABET[6:11], ALPHABET[-4:], "aaaaaaaaa" + ALPHABET])
        yield "".join(random_one.choices(alphabet, k=random_one.randrange(longest)))


class Pairs(Plugin):
    """Marks pieces at places that follow from the text alone, and gives back what it is given."""

    name, description, provides, consumes = "pairs", "for tests", [kind("pair"), kind("quotation")], ["mention"]

    def annotate(self, document, annotations, explain):
        length = len(document.text)
        for start in range(0, length - 3, 7):
            pieces = [(start, start + 1), (start + 2, start + 3)]
            yield document.annotation_in_pieces(pieces, "pair").because("rule", start, length, "note")
            yield document.annotation(
                start, length, "quotation", form="direct", speaker_start=start, speaker_end=start + 2,
                speaker_as_written=document.text[start : start + 2],
            )  # fmt: skip
        for one in annotations:
            yield document.annotation(one.start, one.end, "pair", given=one.attributes, pieces=one.pieces, why=one.why)


class OffsetsTest(unittest.TestCase):
    def test_every_offset_converts_both_ways(self):
        for text in texts(1, 300, 400):
            offsets, byte = Offsets(text), 0
            for point, character in enumerate(text):
                self.assertEqual(offsets.byte(point), byte)
                self.assertEqual(offsets.point(byte), point)
                byte += len(character.encode())
            self.assertEqual((offsets.byte(len(text)), offsets.point(byte)), (byte, len(text)))
            self.assertEqual((offsets.length, offsets.size), (len(text), byte))

    def test_offset_that_cuts_a_character_is_refused(self):
        for text in texts(2, 100, 200):
            offsets, data = Offsets(text), text.encode()
            starts = {len(text[:point].encode()) for point in range(len(text) + 1)}
            for byte in range(len(data) + 1):
                if byte not in starts:
                    with self.assertRaisesRegex(ValueError, "cuts a character"):
                        offsets.point(byte)

    def test_offset_outside_the_text_is_refused(self):
        for text in ("", "abc", "é😀"):
            offsets = Offsets(text)
            for wrong in (-1, offsets.length + 1):
                self.assertRaises(ValueError, offsets.byte, wrong)
            for wrong in (-1, offsets.size + 1):
                self.assertRaises(ValueError, offsets.point, wrong)
            for wrong in (None, "0", 0.0, True):
                self.assertRaises(TypeError, offsets.byte, wrong)
                self.assertRaises(TypeError, offsets.point, wrong)

    def test_half_a_surrogate_pair_has_offsets(self):
        offsets = Offsets("a\ud83d!")
        self.assertEqual([offsets.byte(point) for point in range(4)], [0, 1, 4, 5])
        self.assertEqual(offsets.point(4), 2)


class WireTest(unittest.TestCase):
    def test_every_offset_of_an_answer_is_a_byte(self):
        from briefer_plugin import _Host

        host = _Host(Pairs)
        for text in texts(3, 200, 300):
            data = text.encode()
            given = [Annotation(0, 1, "mention", text[0], {"name": "é"})] if text else []
            for wire in host.annotate(Document(text), given, explain=True):
                self.assertEqual(data[wire["start"] : wire["end"]].decode(), wire["text"])
                if "spans" in wire:
                    self.assertEqual([len(data[start:end].decode()) for start, end in wire["spans"]], [1, 1])
                for why in wire.get("why", []):
                    data[why["span"][0] : why["span"][1]].decode()
                attributes = wire["attributes"]
                if wire["kind"] == "quotation":
                    speaker = data[attributes["speaker_start"] : attributes["speaker_end"]].decode()
                    self.assertEqual(speaker, attributes["speaker_as_written"])

    def test_what_goes_in_as_bytes_is_seen_as_points(self):
        for text in texts(4, 200, 300):
            seen = {}

            class Looks(Pairs):
                def annotate(self, document, annotations, explain):
                    seen["document"], seen["annotations"] = document, annotations
                    return []

            document = Document(text, id="a", title="é", source="ß", language="de")
            given = list(Pairs({}).annotate(document, [], True))
            annotate_text(Looks, document, annotations=given)
            self.assertEqual(seen["annotations"], given)
            self.assertEqual(seen["document"].sentences, document.sentences)
            for sentence in seen["document"].sentences:
                self.assertEqual(text[sentence.start : sentence.end], sentence.text)

    def test_same_answer_on_a_text_after_wide_characters(self):
        plain = "The market, the bridge and the long road were closed."
        for before in ("", "é", "😀 ", "中\u200d—"):
            found = annotate_text(Pairs, before + "\n" * (7 - len(before)) + plain)
            marked = [(one.start, one.end, one.pieces) for one in found if one.start >= 7]
            expected = [(start, start + 3, [(start, start + 1), (start + 2, start + 3)]) for start in range(7, 57, 7)]
            self.assertEqual([one for one in marked if one[2]], expected)


if __name__ == "__main__":
    unittest.main()
