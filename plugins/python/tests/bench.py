"""How long the module itself takes: a document of 3 KB with 60 annotations each way, through a pipe.

Run: `python3 plugins/python/tests/bench.py`. The best of many rounds counts; the rest is other programs.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from briefer_plugin import Document, Plugin, _wire_document, kind, run  # noqa: E402

SENTENCE = "The harbour of Morrow was closed on Tuesday after two barges met, the port's office said. "


class Echo(Plugin):
    """Gives back what it is given."""

    name, description, provides, consumes = "echo", "for measuring", [kind("echo")], ["mention"]

    def annotate(self, document, annotations, explain):
        for one in annotations:
            name, entity = one.attributes["name"], one.attributes["entity"]
            yield document.annotation(one.start, one.end, "echo", type="place", name=name, entity=entity)


def request(sentence):
    """The line of a request."""
    document = Document((sentence * 40)[:3000])
    annotations = []
    for number in range(60):
        words = "Tuesday" if number % 2 else "harbour"
        at = document.text.index(words, number // 2 * len(sentence))
        start, end = document.offsets.byte(at), document.offsets.byte(at + len(words))
        attributes = {"type": "place", "name": "Morrow", "entity": "morrow", "number": "singular"}
        annotations.append({"kind": "mention", "start": start, "end": end, "text": words, "attributes": attributes})
    params = {"document": _wire_document(document), "annotations": annotations}
    line = json.dumps({"id": 2, "method": "annotate", "params": params}, ensure_ascii=False, separators=(",", ":"))
    return line.encode() + b"\n"


def measure(name, line):
    """Prints the best time of a call."""
    command = [sys.executable, __file__, "serve"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=1 << 16) as process:

        def ask(line):
            process.stdin.write(line)
            process.stdin.flush()
            return process.stdout.readline()

        ask(b'{"hello":{"protocols":[1]}}\n')
        ask(b'{"id":1,"method":"create","params":{"options":{}}}\n')
        answer, best = ask(line), float("inf")
        assert len(json.loads(answer)["result"]["annotations"]) == 60
        for _ in range(20):
            begin = time.perf_counter()
            for _ in range(100):
                ask(line)
            best = min(best, (time.perf_counter() - begin) / 100)
        process.stdin.close()
    print(f"{name}: {best * 1e6:.0f} µs a document ({len(line)} bytes there, {len(answer)} back)")


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        run(Echo)
    measure("ASCII", request(SENTENCE))
    measure("typographic", request(SENTENCE.replace("'", "’").replace("said", "“said”")))
