"""`jianyan evaluate similar` and `pairs`: files in, one document out, nothing of a home touched."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

CORPUS = [
    {"id": "a", "text": "流花溪河水发黑发臭,请尽快治理。"},
    {"id": "b", "text": "流花溪沿岸步道栏杆损坏,请尽快维修。"},
    {"id": 7, "text": "白马河河水发黑发臭,请尽快治理。"},
    {"id": "d", "text": "建议增加公共充电桩。"},
]


def written(folder: Path, name: str, rows: list[dict[str, Any]]) -> str:
    file = folder / name
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return str(file)


def answer(*arguments: str) -> Any:
    out = StringIO()
    call_command("evaluate", *arguments, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_it_ranks_the_corpus_for_each_query(tmp_path: Path) -> None:
    corpus = written(tmp_path, "c", CORPUS)
    queries = written(
        tmp_path, "q", [{"id": 1, "text": "流花溪又发黑发臭"}, {"id": 2, "text": ""}]
    )

    found = answer("similar", "--corpus", corpus, "--queries", queries, "--limit", "2")

    assert [one["id"] for one in found["results"]] == [1, 2]
    assert found["results"][0]["ranked"][0]["id"] == "a"
    assert len(found["results"][0]["ranked"]) == 2


def test_it_scores_pairs(tmp_path: Path) -> None:
    a, b, c, d = (row["text"] for row in CORPUS)
    rows = [{"id": 1, "a": a, "b": a}, {"id": 2, "a": a, "b": b}, {"id": 3, "a": a, "b": d}]

    found = answer("pairs", "--file", written(tmp_path, "p", rows))

    same, place, none = (one["score"] for one in found["results"])
    assert 1 >= same > place > none >= 0
    assert c


def test_an_array_is_read_too(tmp_path: Path) -> None:
    file = tmp_path / "array"
    file.write_text(json.dumps([{"id": 1, "a": "河", "b": "河"}]), "utf-8")

    assert len(answer("pairs", "--file", str(file))["results"]) == 1


@pytest.mark.parametrize(
    "line",
    [
        "{", "[]", '{"id": 1, "a": "x"}', '{"a": "x", "b": "y"}', '{"id": NaN, "a": "", "b": ""}',
        '{"id": 1, "a": "x", "b": "y", "c": ' + "[" * 99_999 + "]" * 99_999 + "}",
    ],
    ids=["half", "array", "no b", "no id", "no number", "very deep"],
)  # fmt: skip
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "wrong"
    file.write_text('{"id": 0, "a": "x", "b": "y"}\n' + line, "utf-8")

    with pytest.raises(CommandError, match=":2:"):
        answer("pairs", "--file", str(file))


def test_a_limit_below_one_is_a_wrong_use(tmp_path: Path) -> None:
    corpus = written(tmp_path, "c", CORPUS)

    with pytest.raises(CommandError) as refused:
        answer("similar", "--corpus", corpus, "--queries", corpus, "--limit", "0")

    assert refused.value.returncode == 2


@pytest.mark.parametrize("kind", ["commitments", "points", "redaction", "similar", "routing"])
def test_odd_texts_are_answered_line_by_line(tmp_path: Path, kind: str) -> None:
    """Empty, doubled, endless, of other scripts, half a sign, names and labels of odd kinds."""
    half = (
        '{"id": "half", "text": "我局将于\\ud83d年内完成", "names": 5, "label": ["a\\udc00", 3]}'
    )
    odd = [
        {"id": None, "text": ""},
        {"id": 1, "text": "\u0000\u200b😀𠮷 年内完成", "label": {"x": 1}},
        {"id": 1, "text": "将" * 30_000, "names": "李", "label": "x"},
        {"id": "e", "text": "一、" * 3_000 + "1" * 20_000, "title": 7},
    ]
    file = tmp_path / "odd"
    lines = [json.dumps(row, ensure_ascii=False) for row in odd]
    file.write_text("\r\n\n".join([*lines, half]), "utf-8")
    names = {"similar": ("corpus", "queries"), "routing": ("train", "test")}.get(kind, ("file",))

    found = answer(kind, *(word for name in names for word in (f"--{name}", str(file))))

    (rows,) = found.values()
    assert [row["id"] for row in rows] == [None, 1, 1, "e", "half"]
    json.dumps(found, ensure_ascii=False).encode("utf-8")
