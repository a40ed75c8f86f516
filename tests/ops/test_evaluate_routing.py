"""`jianyan evaluate routing`: labels best first, their chances, and whether it knows."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from tests.advice.test_routing import LABELS, TEXTS
from tests.ops.test_evaluate import answer, written


def test_routing_names_the_labels_best_first(tmp_path: Path) -> None:
    rows = [
        {"id": f"a{no}", "text": text, "label": label}
        for no, (text, label) in enumerate(zip(TEXTS, LABELS, strict=True))
    ]
    train = written(tmp_path, "train", rows)
    test = written(
        tmp_path, "test", [{"id": 7, "text": "公交车班次少"}, {"id": "x", "text": "量子纠缠"}]
    )

    known, unknown = answer("routing", "--train", train, "--test", test)["predictions"]

    assert known["id"] == 7
    assert [set(label) for label in known["labels"]] == [{"label", "score"}] * 3
    assert known["labels"][0]["label"] == "路"
    assert sum(label["score"] for label in known["labels"]) == pytest.approx(1, abs=1e-4)
    assert (known["abstained"], unknown["abstained"]) == (False, True)


def test_a_file_without_labels_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path, "bare", [{"id": 1, "text": "公交车"}])

    with pytest.raises(CommandError, match="label"):
        answer("routing", "--train", file, "--test", file)
