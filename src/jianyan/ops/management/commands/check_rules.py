"""检查规则文件: what is wrong with an office's own rule pack, by line; no database."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jianyan.rules.check import check


class Command(BaseCommand):
    """`jianyan check-rules my-city-2026.toml`"""

    help = "What is wrong with a rule file, by line (检查规则文件)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="one JSON document on stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"{path}: no such file (没有这个文件)", returncode=1)
        found = check(path)
        if options["json"]:
            document = {
                "ok": not found,
                "file": str(path),
                "problems": [asdict(one) for one in found],
            }
            self.stdout.write(json.dumps(document, ensure_ascii=False, indent=2))
        for one in found:
            words = f"{path}:{one.line}: {one.zh} / {one.en}"
            (self.stderr if options["json"] else self.stdout).write(words)
        if found:
            raise CommandError(f"{len(found)} problem(s) (共 {len(found)} 处问题)", returncode=1)
        if not options["json"]:
            self.stdout.write(f"{path}: 可以使用 / can be used")
