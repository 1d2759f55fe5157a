"""Recorded exchanges, played again: each `-> ` line is sent, each `<- ` line must come back.

`UPDATE_EXCHANGES=1 python3 -m unittest discover -s plugins/python` writes the answers anew; read the difference.
"""

import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

PLUGINS = Path(__file__).resolve().parents[2]
RECORDED = {
    PLUGINS / "python/tests/curfews.py": PLUGINS / "python/tests/exchanges",
    PLUGINS / "examples/keyphrases/keyphrases.py": PLUGINS / "examples/keyphrases/tests/exchanges",
}


def play(program, lines):
    """What a program answers to the lines that begin with `-> `, in the place of the `<- ` lines after them."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([sys.executable, str(program)], **pipes) as process:
        played = []
        for line in lines:
            if line.startswith("-> "):
                played.append(line)
                process.stdin.write(line[3:].encode() + b"\n")
                process.stdin.flush()
            else:
                played.append("<- " + process.stdout.readline().decode().rstrip("\n"))
        process.stdin.close()
        return played


class ExchangesTest(unittest.TestCase):
    def test_recorded_exchanges_stay_the_same(self):
        for program, folder in RECORDED.items():
            files = sorted(folder.glob("*.jsonl"))
            self.assertTrue(files, f"{folder} holds no exchange")
            for file in files:
                with self.subTest(file=str(file)):
                    self.replay(program, file)

    def replay(self, program, file):
        lines = file.read_text(encoding="utf-8").splitlines()
        played = play(program, lines)
        if os.environ.get("UPDATE_EXCHANGES"):
            file.write_text("\n".join(played) + "\n", encoding="utf-8")
        for number, (line, again) in enumerate(zip(lines, played), 1):
            if line.startswith("<- "):
                self.assertEqual(json.loads(again[3:]), json.loads(line[3:]), f"line {number}")


if __name__ == "__main__":
    unittest.main()
