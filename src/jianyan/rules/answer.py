"""答复计算结果: one reckoning as plain values for JSON, a page or a print."""

from typing import Any

from jianyan.rules import wording
from jianyan.rules.due import Due

Answer = dict[str, Any]


def answer(due: Due | None) -> Answer:
    """The fields of the contract; a limit that no text sets has no days, and says so."""
    if due is None:
        zh, en = wording.NOT_SET
        return {
            "due_on": None,
            "legal_due_on": None,
            "latest_on": None,
            "provisional": False,
            "article": None,
            "because": [{"code": "not_set", "zh": zh, "en": en}],
        }
    return {
        "due_on": str(due.due_on),
        "legal_due_on": str(due.legal_due_on) if due.legal_due_on else None,
        "latest_on": str(due.latest_on) if due.latest_on else None,
        "provisional": due.provisional,
        "article": due.article,
        "stated": due.stated,
        "internal_on": str(due.internal_on) if due.internal_on else None,
        "limit": due.limit,
        "start_on": str(due.start_on),
        "counted_from": due.counted_from,
        "rules": due.pack,
        "version": due.version,
        "calendar": due.calendar,
        "because": [
            {
                "code": step.code,
                "zh": wording.sentence(step),
                "en": wording.sentence(step, "en"),
                **{key: value for key, value in step.params.items() if key not in ("zh", "en")},
                **({"name": step.params["zh"]} if "zh" in step.params else {}),
            }
            for step in due.because
        ],
    }
