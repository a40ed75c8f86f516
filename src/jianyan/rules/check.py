"""检查规则包: what is wrong with an office's own rule file, and whether all files can be used."""

from pathlib import Path

from jianyan.rules import checks, lines, packs, workdays
from jianyan.rules.checks import Problem
from jianyan.rules.errors import RulesError
from jianyan.rules.reading import table_of

__all__ = ["Problem", "check", "everything"]


def check(path: Path | str) -> list[Problem]:
    """Everything wrong with one rule file, by line; empty when an office can use it."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        zh, en = "文件不是 UTF-8 编码，请另存为 UTF-8", "the file is not UTF-8: save it as UTF-8"
        return [Problem(1, "not_utf8", zh, f"{en} ({error.reason})")]
    found = checks.problems(text, name=path.stem)
    return found or _beyond(text)


def everything() -> list[tuple[Path, Problem]]:
    """Every problem of every rule file here; a start-up check refuses to go on with any."""
    return [(path, problem) for path in packs.files() for problem in check(path)]


def _beyond(text: str) -> list[Problem]:
    """What a sound file may still get wrong about other files: texts above it, its calendar."""
    table, where = table_of(text), lines.index(text)
    known = [*packs.keys(), table["key"]]
    above = [("superior", one) for one in [table.get("superior")] if one]
    above += [("beside", one) for one in table.get("beside", [])]
    found = [
        Problem(
            lines.line_of(where, (key,)),
            f"unknown_{key}",
            f"没有名为 {one} 的规则包；现有：{'、'.join(known)}",
            f"no rule pack is called `{one}`; known: {', '.join(known)}",
        )
        for key, one in above
        if one not in known
    ]
    calendar = table.get("count", {}).get("calendar", "china")
    try:
        workdays.calendar(calendar)
    except RulesError as error:
        line = lines.line_of(where, ("count", "calendar"))
        found.append(Problem(line, "unknown_calendar", error.zh, error.en))
    return found
