"""设置: what is wrong with a setting is said when the program starts, not in the middle of a search."""

import os
import subprocess
import sys


def test_a_missing_dictionary_is_named_at_the_start() -> None:
    asked = [sys.executable, "-c", "import jianyan.config.settings"]

    done = subprocess.run(
        asked,
        check=False,
        env=os.environ | {"JIANYAN_WORDS": "nowhere.txt"},
        capture_output=True,
        text=True,
    )

    assert done.returncode
    assert "JIANYAN_WORDS: there is no file nowhere.txt" in done.stderr
