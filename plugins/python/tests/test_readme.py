"""The README's plugin, as a newcomer would copy it."""

import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]


class ReadmeTest(unittest.TestCase):
    def test_plugin_of_the_readme_passes_its_checks(self):
        readme = (FOLDER / "README.md").read_text(encoding="utf-8")
        program = re.search("```python\n(.*?)```", readme, re.DOTALL).group(1)
        with tempfile.TemporaryDirectory() as folder:
            vendor = Path(folder) / "vendor"
            vendor.mkdir()
            shutil.copy(FOLDER / "briefer_plugin.py", vendor)
            plugin = Path(folder) / "curfews.py"
            plugin.write_text(program, encoding="utf-8")
            command = [sys.executable, str(plugin), "--check"]
            done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        self.assertEqual((done.returncode, done.stdout), (0, "curfews 0.1.0: all is well\n"), done.stderr)


if __name__ == "__main__":
    unittest.main()
