"""The plugin as a process of its own, on pipes."""

import contextlib
import json
import subprocess
import sys
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
HELLO = b'{"hello":{"protocols":[1]}}\n'
CREATE = b'{"id":1,"method":"create","params":{"options":{}}}\n'


def start(*arguments, program=HERE / "curfews.py", flags=()):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, *flags, str(program), *arguments], **pipes)


def annotate(id, identity=2):
    document = {"id": id, "text": "Ein curfew.", "sentences": [[0, 11, "body"]]}
    params = {"document": document, "annotations": []}
    return json.dumps({"id": identity, "method": "annotate", "params": params}).encode() + b"\n"


class ProcessTest(unittest.TestCase):
    def ask(self, process, line):
        process.stdin.write(line)
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    def open(self, **options):
        process = start(**options)
        self.addCleanup(self.end, process)
        self.assertEqual(self.ask(process, HELLO)["hello"]["protocol"], 1)
        self.assertEqual(self.ask(process, CREATE), {"id": 1, "result": {}})
        return process

    @staticmethod
    def end(process):
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            with contextlib.suppress(OSError):
                pipe.close()

    def test_prints_go_to_stderr_and_never_among_the_answers(self):
        process = self.open()
        for _ in range(3):
            self.assertEqual(len(self.ask(process, annotate("a"))["result"]["annotations"]), 1)
        out, err = process.communicate(b'{"id":9,"method":"shutdown"}\n', timeout=20)
        self.assertEqual(out, b"")
        self.assertIn(b"printed at import", err)
        self.assertEqual(err.count(b"printed while annotating a"), 3)
        self.assertEqual(process.returncode, 0)

    def test_prints_are_held_back_where_python_does_not_buffer(self):
        process = start(flags=["-u"])
        out, err = process.communicate(b'{"id":9,"method":"shutdown"}\n', timeout=20)
        self.assertEqual(out, b"")
        self.assertIn(b"printed at import", err)

    def test_no_print_at_import_is_long_enough_to_come_among_the_answers(self):
        for flags in ((), ("-u",)):
            process = self.open(program=HERE / "prints_at_import.py", flags=flags)
            self.assertEqual(self.ask(process, annotate("a"))["result"], {"annotations": []})
            out, err = process.communicate(b'{"id":9,"method":"shutdown"}\n', timeout=20)
            self.assertEqual((out, process.returncode), (b"", 0))
            told = b"".join(line * 9000 for line in (b"t", b"b", b"f")) + b"\n" + b"logged\n" * 2
            self.assertEqual(err.replace(b"\r\n", b"\n"), told)

    def test_prints_of_a_program_that_runs_no_plugin_stay_on_its_output(self):
        for arguments in (["--check"], ["--leave"]):
            process = start(*arguments, program=HERE / "prints_at_import.py")
            out, err = process.communicate(timeout=60)
            self.assertTrue(out.startswith(b"t" * 9000 + b"b" * 9000 + b"f" * 9000), arguments)
            self.assertEqual((err.replace(b"logged", b"").strip(), process.returncode), (b"", 0))

    def test_exit_in_plugin_code_costs_one_answer(self):
        process = self.open()
        error = {"code": "failed", "message": "SystemExit: 5"}
        self.assertEqual(self.ask(process, annotate("exit")), {"id": 2, "error": error})
        self.assertEqual(len(self.ask(process, annotate("a", 3))["result"]["annotations"]), 1)

    def test_interrupt_ends_the_process_without_an_answer(self):
        process = self.open()
        process.stdin.write(annotate("interrupt"))
        process.stdin.flush()
        self.assertEqual((process.wait(timeout=20), process.stdout.read()), (1, b""))

    def test_end_of_input_ends_the_process_at_once_even_in_an_endless_loop(self):
        process = self.open()
        process.stdin.write(annotate("loop"))
        process.stdin.flush()
        time.sleep(0.2)
        self.assertIsNone(process.poll())
        begin = time.monotonic()
        process.stdin.close()
        self.assertEqual(process.wait(timeout=20), 0)
        self.assertLess(time.monotonic() - begin, 5)

    def test_host_that_reads_no_more_ends_the_process(self):
        process = self.open()
        process.stdout.close()
        process.stdin.write(annotate("a"))
        process.stdin.flush()
        self.assertEqual(process.wait(timeout=20), 0)

    def test_no_common_protocol_ends_the_process(self):
        process = start()
        out, _ = process.communicate(b'{"hello":{"protocols":[2]}}\n', timeout=20)
        # The end of input may come first; then the process is gone without a word, as its host is.
        self.assertTrue(out == b"" or json.loads(out)["hello"]["error"]["code"] == "unsupported")
        process = start()
        self.addCleanup(self.end, process)
        self.assertEqual(self.ask(process, b'{"hello":{"protocols":[2]}}\n')["hello"]["error"]["code"], "unsupported")
        self.assertEqual(process.wait(timeout=20), 1)

    def test_long_lines_pass_both_ways(self):
        process = self.open()
        text = "Der é curfew 😀. " * 20_000
        document = {"id": "a", "text": text, "sentences": [[0, len(text.encode()), "body"]]}
        request = {"id": 3, "method": "annotate", "params": {"document": document, "annotations": []}}
        found = self.ask(process, json.dumps(request, ensure_ascii=False).encode() + b"\n")["result"]["annotations"]
        self.assertEqual(len(found), 1000)  # the option `limit`

    def test_plugin_code_cannot_read_the_requests(self):
        program = HERE / "reads_stdin.py"
        process = self.open(program=program)
        self.assertEqual(self.ask(process, annotate("a"))["result"]["annotations"], [])
        self.assertEqual(self.ask(process, annotate("b", 3))["id"], 3)

    def test_check_and_try_by_hand(self):
        process = start("--check")
        out, _ = process.communicate(timeout=60)
        self.assertIn(b"curfews 1.2.0: all is well", out)
        self.assertEqual(process.returncode, 0)
        article = HERE / "article.txt"
        process = start("--try", str(article))
        out, _ = process.communicate(timeout=60)
        self.assertIn(f'{article}: curfew 26..32 "curfew" word="curfew"'.encode(), out)


if __name__ == "__main__":
    unittest.main()
