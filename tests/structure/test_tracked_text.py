"""What no tracked file may hold."""

import re

from tests.structure.house import ROOT, called, name, tracked, words_of

# written apart, so that this file does not hold them either
HOSTS = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "registry" + ".npmjs.org",
    "mirrors" + ".aliyun.com",
    "tuna.tsinghua" + ".edu.cn",
    "mirrors" + ".cloud.tencent.com",
    "crates" + ".io",
    "proxy.golang" + ".org",
]
PLACES = [r"(?<![\w.])/" + place for place in ("root/", "work/", "home/[a-z]", "Users/[a-z]")]
MARKS = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")


def test_no_file_names_a_package_registry() -> None:
    found = [
        f"{name(path)}: {host}" for path in tracked() for host in HOSTS if host in words_of(path)
    ]

    assert found == []


def test_no_file_names_a_place_on_one_machine() -> None:
    found = [
        f"{name(path)}: {hit[0]}"
        for path in tracked()
        for place in PLACES
        for hit in re.finditer(place, words_of(path))
    ]

    assert found == []


def test_nothing_is_left_for_later_in_a_comment() -> None:
    found = [
        name(path)
        for path in called(".py", ".html", ".sh", ".css", ".js", ".toml", ".md", "Makefile")
        if MARKS.search(words_of(path))
    ]

    assert found == []


def test_no_file_is_a_stray_picture_or_archive() -> None:
    large = [name(path) for path in tracked() if path.stat().st_size > 1_500_000]

    assert large == []
    assert (ROOT / "LICENSE").stat().st_size > 8000
