"""`jianyan evaluate`: the product's own text code on a labelled file; no case is read or written."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jianyan.ops.command import as_text
from jianyan.ops.evaluating import finding, likeness, routing
from jianyan.ops.evaluating.lines import Row, rows

USAGE = 2


def _similar(options: Mapping[str, Any]) -> dict[str, Any]:
    if options["limit"] < 1:
        raise CommandError("--limit must be 1 or more (--limit 应为正整数)", returncode=USAGE)
    corpus = rows(options["corpus"], ["text"])
    return likeness.similar(corpus, rows(options["queries"], ["text"]), options["limit"])


def _pairs(options: Mapping[str, Any]) -> dict[str, Any]:
    return likeness.pairs(rows(options["file"], ["a", "b"]))


def _routing(options: Mapping[str, Any]) -> dict[str, Any]:
    return routing.routed(rows(options["train"], ["text"]), rows(options["test"], ["text"]))


def _finder(find: Callable[[list[Row]], dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    return lambda options: find(rows(options["file"], ["text"]))


Kind = tuple[str, tuple[str, ...], Callable[[Mapping[str, Any]], dict[str, Any]]]
KINDS: dict[str, Kind] = {
    "commitments": ("promises of replies: 承诺语句", ("file",), _finder(finding.promises)),
    "points": ("advice points of texts: 办理要点", ("file",), _finder(finding.points)),
    "redaction": ("what should not be shown: 脱敏", ("file",), _finder(finding.personal)),
    "routing": ("train on labels, name others: 分办参考", ("train", "test"), _routing),
    "similar": ("rank a corpus for each query: 内容相近", ("corpus", "queries"), _similar),
    "pairs": ("score pairs of texts: 两两比较", ("file",), _pairs),
}


class Command(BaseCommand):
    help = "Run the product's text code on a labelled file: 评测"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True)
        for name, (what, files, _) in KINDS.items():
            kind = kinds.add_parser(name, help=what)
            for file in files:
                kind.add_argument(f"--{file}", required=True, help="one JSON object a line")
            if name == "similar":
                kind.add_argument("--limit", type=int, default=10, help="ids a query (10)")
            kind.add_argument("--json", action="store_true", help="one JSON document on stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        _, _, run = KINDS[options["kind"]]
        self.stdout.write(as_text(run(options)))
