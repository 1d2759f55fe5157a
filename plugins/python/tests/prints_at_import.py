"""A plugin that prints more at import than a buffer holds, by every way there is, for tests."""

import logging
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from briefer_plugin import Plugin, kind, run  # noqa: E402

print("t" * 9000, end="")
sys.stdout.buffer.write(b"b" * 9000)
print("f" * 9000, flush=True)
LOG = logging.getLogger(__name__)
LOG.addHandler(logging.StreamHandler(sys.stdout))
LOG.warning("logged")


class PrintsAtImport(Plugin):
    name = "prints-at-import"
    description = "Prints before it is asked."
    provides = [kind("nothing")]

    def annotate(self, document, annotations, explain):
        if document.id == "a":
            LOG.warning("logged")
        return []


if __name__ == "__main__" and "--leave" not in sys.argv:
    run(PrintsAtImport)
