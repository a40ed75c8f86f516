"""承诺语句学习: `python -m scripts.learn_promises` fits the model beside the phrase list and writes it.

It learns from the sentences labelled by hand in tests/advice/data, but never from the second half of
replies_third.tsv: that is what it is measured on.
"""

import json
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from jianyan.advice.terms import grams
from jianyan.search.segmentation import reading

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "advice" / "data"
TARGET = ROOT / "src" / "jianyan" / "advice" / "promise_model.json"
HALF = 38


def labelled() -> list[tuple[bool, str]]:
    """Sentences to learn from, each with whether it promises."""
    found = []
    for name, most in (("replies", None), ("replies_unseen", None), ("replies_third", HALF)):
        lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[:most]
        for line in lines:
            label, _tab, text = line.partition("\t")
            found.append((label == "y", reading(text)))
    return found


def main() -> None:
    rows = labelled()
    reader = TfidfVectorizer(analyzer=lambda text: list(grams(text)), min_df=2, sublinear_tf=True)
    texts = reader.fit_transform([text for _, text in rows])
    fitted = LogisticRegression(C=1.0, max_iter=2000).fit(texts, [label for label, _ in rows])
    weights = [
        [gram, round(float(reader.idf_[at]), 3), round(float(fitted.coef_[0][at]), 3)]
        for gram, at in sorted(reader.vocabulary_.items())
    ]
    kept = {"bias": round(float(fitted.intercept_[0]), 4), "weights": weights}
    TARGET.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
