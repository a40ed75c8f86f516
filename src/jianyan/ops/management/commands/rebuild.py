"""`jianyan rebuild`: write every projection anew from the journal, some cases at a time."""

from typing import Any

from django.db import transaction

from jianyan.cases import replay
from jianyan.ops import projections
from jianyan.ops.command import Prepared


class Command(Prepared):
    help = "Rebuild all projections from the journal: 重建投影"

    def handle(self, *args: Any, **options: Any) -> None:
        """Each chunk is its own transaction: interrupted, it can simply be run again."""
        cases = 0
        for ids in replay.chunks():
            with transaction.atomic():
                projections.rebuild(ids)
            cases += len(ids)
            self.progress(f"{cases} cases rebuilt")
        projections.recount()
        self.progress_done()
        self.stdout.write(f"{cases} cases rebuilt from the journal")
