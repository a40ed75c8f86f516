"""An office's own rule text for ratings, as tests need it."""

from pathlib import Path

import pytest

from tests.cast import Cast
from tests.deadlines import packs

KEY = "jiangzhou-ratings"
WINDOW = """
[[limit.feedback]]
within = "20 workday"
counted_from = "delivered"
article = "第十二条"
[[limit.rehandle]]
within = "2 month"
counted_from = "ordered"
article = "第十三条"
"""


def rule(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    cast: Cast,
    more: str,
    *,
    scheme: str = "SINGLE_3",
) -> None:
    """The congress office goes by a text of its own with these lines in it."""
    text = f'satisfaction_scheme = "{scheme}"\noutcome_scheme = "ABC_3"\n{more}\n{WINDOW}'
    packs.write(folder, KEY, version="2025-01-01", more=text)
    monkeypatch.setenv("JIANYAN_RULES_DIR", str(folder))
    cast.congress.rules = KEY
    cast.congress.save(update_fields=["rules"])
