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


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1, "a": "x"}', '{"a": "x", "b": "y"}'])
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
