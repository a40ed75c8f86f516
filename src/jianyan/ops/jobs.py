"""Background jobs (后台任务), run by the worker: what must happen every day without being asked."""

from django.conf import settings
from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from jianyan import doors
from jianyan.advice import index as likeness
from jianyan.cases import checkpoint
from jianyan.exchange import attachments, uploads
from jianyan.notices import hours, letters
from jianyan.ops import ticking
from jianyan.ops.ticking import Ticked
from jianyan.people.models import Office
from jianyan.search import index

# after 6 s, 36 s, 4 min, 22 min, 2 h: then the next day's letter carries it
AGAIN = RetryStrategy(max_attempts=6, exponential_wait=6)


@app.periodic(cron="50 23 * * *")
@app.task(queueing_lock="daily_checkpoint", pass_context=False)
def daily_checkpoint(timestamp: int) -> None:
    """At the end of the day, so that a line removed later shows."""
    folder = settings.JIANYAN_HOME / "checkpoints"
    checkpoint.make(folder, doors.today(), doors.now(), settings.CHECKPOINT_KEY)


@transaction.atomic
def tick() -> Ticked:
    """The day's reminders, and a job for each letter; a rollback leaves neither."""
    done = ticking.tick(doors.today(), doors.now())
    if done.letters:
        jobs = send_letter.configure(schedule_at=done.send_at)
        work: list[dict[str, JSONValue]] = [{"letter": pk} for pk in done.letters]
        jobs.batch_defer(*work)
    return done


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="nightly_texts", pass_context=False)
def nightly_texts(timestamp: int) -> None:
    """How common each word and name is, and the index of cases that are like each other."""
    index.recount()
    likeness.catch_up()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="read_attachments", pass_context=False)
def read_attachments(timestamp: int) -> None:
    """Attachments of cases sent since, into the search."""
    while attachments.read_all() == attachments.AT_ONCE:
        pass


@app.periodic(cron="*/30 * * * *")
@app.task(queueing_lock="daily_tick", pass_context=False)
def daily_tick(timestamp: int) -> None:
    """Within office hours; the first run of a day does the work, or makes up for a missed one."""
    at = doors.now()
    if hours.next_open(at) == at:
        tick()


@app.periodic(cron="40 2 1 * *")
@app.task(queueing_lock="learn_units", pass_context=False)
def learn_units(timestamp: int) -> None:
    """Every month each office's recommendation learns from what it decided since."""
    # loaded here: a worker that only sends letters needs no training library
    from jianyan.advice.routing import learning

    for office in Office.objects.all():
        learning.learn(office, doors.now())


@app.task(queue="catalogues", pass_context=False)
def enter_catalogue(upload: int) -> None:
    """A catalogue uploaded at the desk; somebody follows its progress there."""
    uploads.enter(upload, doors.today(), doors.now())


@app.task(queue="letters", retry=AGAIN, pass_context=False)
def send_letter(letter: int) -> None:
    """One letter by its channel; what fails is written beside it and tried again."""
    try:
        letters.send(letter, doors.today(), doors.now())
    except Exception as error:
        letters.failed(letter, error)
        raise
