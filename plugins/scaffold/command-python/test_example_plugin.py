"""What the plugin finds and leaves alone: put your own texts here. Run: python3 -m unittest"""

import unittest

from example_plugin import ExamplePlugin
from briefer_plugin import OptionsError, PluginError, annotate_text


class Options(unittest.TestCase):
    def test_options_that_could_never_find_anything_are_refused(self):
        for word in ["", "state of emergency"]:
            with self.assertRaises(PluginError) as refused:
                annotate_text(ExamplePlugin, "", {"words": [word]})
            self.assertEqual(refused.exception.code, OptionsError.code)


class Words(unittest.TestCase):
    def assert_finds(self, text, words, options=None):
        found = annotate_text(ExamplePlugin, text, options)
        self.assertEqual([one.text for one in found], words)

    def test_capitals(self):
        self.assert_finds("CURFEW IN VELMORA\n\nTalks broke up.", ["CURFEW", "Talks"])

    def test_a_possessive_ending_is_no_part_of_the_word(self):
        self.assert_finds("The convoy’s drivers slept.", ["convoy"])

    def test_the_option_replaces_the_list(self):
        text = "The café by the bridge kept open through the curfew."
        self.assert_finds(text, ["café", "bridge"], {"words": ["Bridge", "cafe"]})

    def test_parts_of_other_words_are_left_alone(self):
        self.assert_finds("He talked to a talkshow. The barge came through the convoy-free lane.", [])

    def test_web_addresses_are_left_alone(self):
        self.assert_finds("More at https://news.example/talks/convoy and curfew@news.example.", [])

    def test_every_annotation_says_why_when_asked(self):
        found = annotate_text(ExamplePlugin, "The talks ended.", explain=True)
        self.assertEqual([reason.rule for one in found for reason in one.why], ["listed-word"])


if __name__ == "__main__":
    unittest.main()
