"""Background jobs (后台任务), run by the worker: what must happen every day without being asked."""

from django.conf import settings
from procrastinate.contrib.django import app

from jianyan import doors
from jianyan.cases import checkpoint


@app.periodic(cron="50 23 * * *")
@app.task(queueing_lock="daily_checkpoint", pass_context=False)
def daily_checkpoint(timestamp: int) -> None:
    """At the end of the day, so that a line removed later shows."""
    folder = settings.JIANYAN_HOME / "checkpoints"
    checkpoint.make(folder, doors.today(), doors.now(), settings.CHECKPOINT_KEY)
