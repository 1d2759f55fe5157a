"""What holds for every plugin, whatever it finds: the contract, and the plugin's own examples. Leave this file as it is."""

import unittest

from example_plugin import ExamplePlugin
from briefer_plugin import check


class Contract(unittest.TestCase):
    def test_manifest_examples_and_hard_texts(self):
        check(ExamplePlugin)


if __name__ == "__main__":
    unittest.main()
