"""到期日计算: when a time limit ends and why; reads rule files and calendars, no database."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jianyan.rules.answer import Answer, answer
from jianyan.rules.due import due
from jianyan.rules.errors import RulesError
from jianyan.rules.limits import CONDITIONS

REFUSED, USAGE = 1, 2
Question = dict[str, Any]


class NoDay(RulesError):
    """What was written for a day is none."""


class Command(BaseCommand):
    """`jianyan due --rules cq-2018 --limit reply --from 2026-03-20 --json`"""

    help = "When a time limit ends, and why (到期日及理由)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rules", help="key of the rule pack, such as cq-2018")
        parser.add_argument("--limit", help="name of the limit, such as reply")
        parser.add_argument("--from", dest="start", help="day of the start event, 2026-03-20")
        parser.add_argument("--kind", help="suggestion, proposal or remark")
        parser.add_argument("--period", help="session or intersession")
        parser.add_argument(
            "--when",
            action="append",
            default=[],
            metavar="KEY=VALUE",
            help="level=city, role=co, author=party, key=yes, due_of.reply=2026-06-30 …",
        )
        parser.add_argument("--item-due", help="day on the assignment sheet")
        parser.add_argument("--notice", help="day set by the yearly notice")
        parser.add_argument("--extended-to", help="day granted by an extension")
        parser.add_argument("--batch", metavar="FILE", help="JSON list of questions")
        parser.add_argument("--json", action="store_true", help="one JSON document on stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["batch"]:
            self._batch(Path(str(options["batch"])), as_json=bool(options["json"]))
            return
        for name, flag in (("rules", "rules"), ("limit", "limit"), ("start", "from")):
            if not options[name]:
                raise CommandError(f"--{flag} is missing (缺少 --{flag})", returncode=USAGE)
        try:
            found = _answer(_question(options))
        except NoDay as error:
            raise CommandError(_words(error), returncode=USAGE) from error
        except RulesError as error:
            raise CommandError(_words(error), returncode=REFUSED) from error
        self.stdout.write(_json(found) if options["json"] else _page(found))

    def _batch(self, path: Path, *, as_json: bool) -> None:
        results: list[Answer] = []
        refused = 0
        for number, question in enumerate(_questions(path), 1):
            try:
                results.append(_answer(question))
            except RulesError as error:
                refused += 1
                results.append({"error": {"en": error.en, "zh": error.zh}})
                self.stderr.write(f"{number}: {_words(error)}")
        if as_json:
            self.stdout.write(_json({"results": results}))
        else:
            self.stdout.write("\n\n".join(map(_page, results)))
        if refused:
            words = f"{refused} of {len(results)} questions were refused (有 {refused} 条未能计算)"
            raise CommandError(words, returncode=REFUSED)


def _question(options: Question) -> Question:
    when = {}
    for pair in options["when"]:
        key, equals, value = pair.partition("=")
        if not (key and equals and value):
            raise CommandError(f"--when {pair}: write KEY=VALUE (请写作 键=值)", returncode=USAGE)
        when[key] = value
    return {**options, "from": options["start"], "when": when}


def _questions(path: Path) -> list[Question]:
    try:
        questions = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror} (读不到文件)", returncode=REFUSED) from error
    except ValueError as error:
        raise CommandError(f"{path}: no JSON ({error}) (不是 JSON)", returncode=REFUSED) from error
    if not isinstance(questions, list) or not all(isinstance(one, dict) for one in questions):
        words = f"{path}: must be a list of objects (应为对象的列表)"
        raise CommandError(words, returncode=REFUSED)
    return questions


def _answer(question: Question) -> Answer:
    when = {key: str(value) for key, value in _when(question).items()}
    for key, name in (("chain", "kind"), ("period", "period")):
        if question.get(name):
            when[key] = str(question[name])
    _known(when)
    start = _day(question, "from")
    if start is None:
        raise NoDay("`from` is missing: give the day of the start event", "缺少起算日 from")
    return answer(
        due(
            str(question.get("rules") or ""),
            str(question.get("limit") or ""),
            start,
            when=when,
            item_due=_day(question, "item_due"),
            notice=_day(question, "notice"),
            extended_to=_day(question, "extended_to"),
        )
    )


def _known(when: dict[str, str]) -> None:
    """A word nobody knows is a slip of the pen, not a condition that does not hold."""
    for key, value in when.items():
        if "." in key:
            continue
        if key not in CONDITIONS:
            known = ", ".join(CONDITIONS)
            raise RulesError(
                f"unknown condition `{key}`; use {known}", f"不认识的条件 {key}；可用：{known}"
            )
        if value not in CONDITIONS[key]:
            known = ", ".join(sorted(CONDITIONS[key]))
            raise RulesError(
                f"{key} cannot be `{value}`; use {known}", f"{key} 不能是“{value}”;可用:{known}"
            )


def _when(question: Question) -> dict[str, object]:
    when = question.get("when") or {}
    if not isinstance(when, dict):
        raise RulesError("`when` must be an object of conditions", "when 应为条件对象")
    return when


def _day(question: Question, key: str) -> date | None:
    value = question.get(key)
    if not value:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise NoDay(
            f"`{key}`: {value} is no day; write 2026-03-20",
            f"{key}:{value} 不是日期;请写作 2026-03-20",
        ) from error


def _words(error: RulesError) -> str:
    place = f"{error.where}: " if error.where else ""
    return f"{place}{error.zh} / {error.en}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _page(found: Answer) -> str:
    if "error" in found:
        return str(found["error"]["zh"])
    lines = [f"到期日 {found['due_on']}"] if found["due_on"] else []
    for key, label in (("legal_due_on", "法定期限"), ("latest_on", "延期最迟")):
        if found[key]:
            lines.append(f"{label} {found[key]}")
    return "\n".join([*lines, *(f"  {step['zh']}" for step in found["because"])])
