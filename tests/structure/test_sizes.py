"""Files stay small, and every module says first what it is."""

from scripts.pages.source import first_line
from tests.structure.house import called, name, text

LONGEST_FILE = 300
LONGEST_TEMPLATE = 120


def modules() -> list[str]:
    return [path for path in called(".py") if "migrations" not in path.parts]


def test_no_module_is_longer_than_it_can_be_read() -> None:
    long = {name(path): text(path).count("\n") for path in modules()}

    assert {path: lines for path, lines in long.items() if lines > LONGEST_FILE} == {}


def test_no_template_is_longer_than_a_page() -> None:
    long = {name(path): text(path).count("\n") for path in called(".html")}

    assert {path: lines for path, lines in long.items() if lines > LONGEST_TEMPLATE} == {}


def test_every_module_says_what_it_is() -> None:
    silent = [name(p) for p in modules() if text(p).strip() and not first_line(p)]

    assert silent == []


def test_no_module_has_a_name_without_a_subject() -> None:
    empty = {
        "utils",
        "util",
        "helpers",
        "helper",
        "common",
        "manager",
        "service",
        "services",
        "misc",
    }

    assert [name(path) for path in called(".py") if path.stem in empty] == []


def test_every_folder_of_tests_is_a_package() -> None:
    """So that two tests may have the same file name, and imports sort the same everywhere."""
    folders = {path.parent for path in called(".py") if path.parts[-2] != "tests"}
    bare = [
        name(one) for one in folders if "tests" in one.parts and not (one / "__init__.py").exists()
    ]

    assert bare == []
