"""Cases in files: a text, and the phrases that are found in it, best first, each with how often it is marked.

A file of `cases/` begins with `# ` and the class of error it guards against; then come `--- document` (title,
language), `--- options` (JSON), `--- text` and `--- expect`. `nothing` expects nothing.
"""

import json
import unittest
from collections import Counter
from pathlib import Path

from keyphrases import Keyphrases  # puts the module's folder on the path

from briefer_plugin import Document, annotate_text

CASES = Path(__file__).resolve().parent / "cases"


def read_case(file):
    """The sections of a case by name."""
    head, *sections = file.read_text(encoding="utf-8").split("\n--- ")
    assert head.startswith("# "), f"{file}: the first line names the class of error"
    return {name: body.strip("\n") for name, _, body in (section.partition("\n") for section in sections)}


def run_case(case):
    """What is found, as the case would say it."""
    fields = dict(line.split(": ", 1) for line in case.get("document", "").splitlines())
    options = json.loads(case.get("options", "{}"))
    found = annotate_text(Keyphrases, Document(case["text"], **fields), options)
    counts = Counter((one.attributes["rank"], one.attributes["phrase"]) for one in found)
    return "\n".join(f"{phrase} {count}" for (_, phrase), count in sorted(counts.items())) or "nothing"


class CasesTest(unittest.TestCase):
    maxDiff = None

    def test_cases(self):
        files = sorted(CASES.glob("*.txt"))
        self.assertTrue(files)
        for file in files:
            with self.subTest(file=file.name):
                case = read_case(file)
                self.assertEqual(run_case(case), case["expect"])


if __name__ == "__main__":
    unittest.main()
