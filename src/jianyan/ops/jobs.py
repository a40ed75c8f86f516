"""Background jobs (后台任务), run by the worker: what must happen every day without being asked."""

from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from jianyan import doors
from jianyan.advice import index as likeness
from jianyan.advice import year_groups
from jianyan.advice.routing import table as advice
from jianyan.cases import checkpoint, meeting
from jianyan.cases.facts import By
from jianyan.cases.refusal import Refused
from jianyan.exchange import attachments, pending, sealed_scans, uploads
from jianyan.notices import hours, letters
from jianyan.ops import ticking
from jianyan.ops.ticking import Ticked
from jianyan.people.models import Office
from jianyan.people.users import actor_of
from jianyan.search import index

# after 6 s, 36 s, 4 min, 22 min, 2 h: then the next day's letter carries it
AGAIN = RetryStrategy(max_attempts=6, exponential_wait=6)
STILL = timedelta(minutes=3)  # a meeting that nobody drives any more


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
    for office in Office.objects.all():  # units for cases that nobody has looked at yet
        cases = list(advice.waiting(office)[: advice.MOST_AT_NIGHT])
        advice.advise(cases, office, doors.today(), doors.now())
    year_groups.run(doors.today().year, doors.now)


@app.task(queueing_lock="group_year", pass_context=False)
def group_year(year: int) -> None:
    """All cases of a year compared with each other, asked for on the desk."""
    year_groups.run(year, doors.now)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="read_attachments", pass_context=False)
def read_attachments(timestamp: int) -> None:
    """Attachments of cases sent since, into the search."""
    while attachments.read_all() == attachments.AT_ONCE:
        pass


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="read_sealed_copies", pass_context=False)
def read_sealed_copies(timestamp: int) -> None:
    """Sealed replies that came as scans, held against the text kept here."""
    while sealed_scans.read_all() == sealed_scans.AT_ONCE:
        pass


@app.periodic(cron="*/30 * * * *")
@app.task(queueing_lock="daily_tick", pass_context=False)
def daily_tick(timestamp: int) -> None:
    """Within office hours; the first run of a day does the work, or makes up for a missed one."""
    at = doors.now()
    if hours.next_open(at) == at:
        tick()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="assignment_meetings", pass_context=False)
def assignment_meetings(timestamp: int) -> None:
    """What an assignment meeting of today left waiting when its page was closed goes on by itself."""
    at = doors.now()
    broken = meeting.unfinished(doors.today(), at - STILL)
    for one in broken.select_related("opened_by"):
        by = By(actor_of(one.opened_by, doors.today(), one.post), doors.today(), at)
        with suppress(Refused):  # whoever opened it lost the right since: a clerk goes on
            while meeting.go_on(one.pk, by):
                pass


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


@app.task(queue="documents", pass_context=False)
def read_document(document: int) -> None:
    """A document that came in at the desk and takes long to read."""
    pending.read(document)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="read_documents", pass_context=False)
def read_documents(timestamp: int) -> None:
    """Documents whose reader broke off."""
    pending.read_all()


@app.task(queue="letters", retry=AGAIN, pass_context=False)
def send_letter(letter: int) -> None:
    """One letter by its channel; what fails is written beside it and tried again."""
    try:
        letters.send(letter, doors.today(), doors.now())
    except Exception as error:
        letters.failed(letter, error)
        raise
