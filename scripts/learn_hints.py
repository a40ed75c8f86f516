"""审查提示学习: `python -m scripts.learn_hints` fits the model beside the list of cues and writes it.

It learns from the texts labelled by hand in tests/advice/data, but never from grounds_third.tsv: that is
what it is measured on.
"""

import json
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from jianyan.advice.hint_model import terms
from jianyan.search.segmentation import reading

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "advice" / "data"
TARGET = ROOT / "src" / "jianyan" / "advice" / "hint_model.json"
LEARNED = ("grounds", "grounds_plain", "grounds_official")
STRICT = 10.0
ORDINARY = "none"


def labelled(name: str) -> list[tuple[str, str]]:
    """Texts in their reading form, each with the code of its ground, or `none`."""
    path = DATA / f"{name}.tsv"
    rows = (line.partition("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(code, reading(text)) for code, _tab, text in rows]


def main() -> None:
    write(TARGET)


def write(target: Path) -> None:
    """Learn, and keep what was learned as numbers."""
    rows = [row for name in LEARNED for row in labelled(name)]
    reader = TfidfVectorizer(analyzer=lambda text: list(terms(text)), min_df=3, sublinear_tf=True)
    texts = reader.fit_transform([text for _, text in rows])
    codes = sorted({code for code, _ in rows} - {ORDINARY})
    fitted = [
        LogisticRegression(C=STRICT, max_iter=3000, class_weight="balanced").fit(
            texts, [code == wanted for code, _ in rows]
        )
        for wanted in codes
    ]
    weights = [
        [term, round(float(reader.idf_[at]), 2)]
        + [round(float(one.coef_[0][at]), 2) for one in fitted]
        for term, at in sorted(reader.vocabulary_.items())
    ]
    biases = [round(float(one.intercept_[0]), 3) for one in fitted]
    kept = {"codes": codes, "biases": biases, "weights": weights}
    written = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).replace("],[", "],\n[")
    target.write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
