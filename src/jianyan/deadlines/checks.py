"""启动检查 — a start refuses a bad rule file or calendar, and names file, line and remedy."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import Error, register

from jianyan.rules import check, workdays
from jianyan.rules.errors import RulesError

TAG = "rules"


@register(TAG)
def rule_files(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Error]:
    """Every calendar and every rule text that this installation can read."""
    try:
        workdays.china()
    except RulesError as error:
        return [Error(f"{error.where}: {error.zh} / {error.en}", id="rules.bad_calendar")]
    return [
        Error(
            f"{path.name}, line {problem.line}: {problem.zh} / {problem.en}",
            hint=f"jianyan check-rules {path}",
            id=f"rules.{problem.code}",
        )
        for path, problem in check.everything()
    ]
