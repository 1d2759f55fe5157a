"""A plugin that reads standard input and writes to file descriptor 1, for tests."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from briefer_plugin import Plugin, kind, run  # noqa: E402


class ReadsStdin(Plugin):
    name = "reads-stdin"
    description = "Reads what it should not."
    provides = [kind("nothing")]

    def annotate(self, document, annotations, explain):
        os.write(1, b"noise on descriptor 1\n")
        os.system("echo noise of a child")
        assert sys.stdin.read() == ""
        return []


if __name__ == "__main__":
    run(ReadsStdin)
