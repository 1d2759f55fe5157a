"""The plugins of the README and of the guide, as a newcomer would copy them."""

import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
SCAFFOLD = FOLDER.parent / "scaffold/command-python"
PROJECT = FOLDER.parents[1]


def python_blocks(path):
    """The pieces of Python in a document."""
    return re.findall("```python\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


class ReadmeTest(unittest.TestCase):
    def run_python(self, folder, *arguments):
        command = [sys.executable, *map(str, arguments)]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)

    def lay_out(self, name, program):
        """A folder with a plugin and the module that it imports."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        vendor = Path(folder.name) / "vendor"
        vendor.mkdir()
        shutil.copy(FOLDER / "briefer_plugin.py", vendor)
        (Path(folder.name) / name).write_text(program, encoding="utf-8")
        return Path(folder.name)

    def test_plugin_of_the_readme_passes_its_checks(self):
        folder = self.lay_out("curfews.py", python_blocks(FOLDER / "README.md")[0])
        done = self.run_python(folder, "curfews.py", "--check")
        self.assertEqual((done.returncode, done.stdout), (0, "curfews 0.1.0: all is well\n"), done.stderr)

    def test_plugin_and_tests_of_the_guide_pass(self):
        program, tests = python_blocks(FOLDER.parent / "README.md")
        folder = self.lay_out("closures.py", program)
        (folder / "test_closures.py").write_text(tests, encoding="utf-8")
        template = (SCAFFOLD / "test_example_plugin_contract.py").read_text(encoding="utf-8")
        contract = template.replace("example_plugin", "closures").replace("ExamplePlugin", "ClosuresPlugin")
        (folder / "test_closures_contract.py").write_text(contract, encoding="utf-8")
        done = self.run_python(folder, "-m", "unittest")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Ran 3 tests", done.stderr)

    def test_guide_shows_what_its_plugin_finds(self):
        guide = FOLDER.parent / "README.md"
        shown = re.search(r"^\$ python3 \S+ --try (\S+)\n(.*\n)", guide.read_text(encoding="utf-8"), re.MULTILINE)
        folder = self.lay_out("closures.py", python_blocks(guide)[0])
        done = self.run_python(PROJECT, folder / "closures.py", "--try", shown[1])
        self.assertEqual(done.stdout, shown[2], done.stderr)

    def test_contract_of_a_new_plugin_does_not_know_what_it_finds(self):
        folder = self.lay_out("example_plugin.py", (SCAFFOLD / "example_plugin.py").read_text(encoding="utf-8"))
        for test in SCAFFOLD.glob("test_*.py"):
            shutil.copy(test, folder)
        self.assertEqual(self.run_python(folder, "-m", "unittest").returncode, 0)
        plugin = folder / "example_plugin.py"
        other = plugin.read_text(encoding="utf-8").replace('["convoy", "curfew", "talks"]', '["market"]')
        start = other.index("    examples = [")
        end = other.index("\n", start)
        other = other[:start] + '    examples = [example("The market.", (KIND, "market"))]' + other[end:]
        plugin.write_text(other, encoding="utf-8")
        done = self.run_python(folder, "-m", "unittest", "test_example_plugin_contract")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotEqual(self.run_python(folder, "-m", "unittest", "test_example_plugin").returncode, 0)


if __name__ == "__main__":
    unittest.main()
