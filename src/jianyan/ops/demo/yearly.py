"""一年的件 — one office's cases of one session: what it brought, and one of every state."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from random import Random

from jianyan.cases import actions as a
from jianyan.ops.demo import days, places, raising, story
from jianyan.ops.demo.casting import Casting, Wish
from jianyan.ops.demo.catalogue import specs, threads
from jianyan.ops.demo.days import Season
from jianyan.ops.demo.fates import COUNTY, SHOWCASES, Fate, drawn
from jianyan.ops.demo.lots import Played, play
from jianyan.ops.demo.matters import Matter, look_alike, paraphrase
from jianyan.ops.demo.measures import Measures
from jianyan.ops.demo.remarks import remarks
from jianyan.ops.demo.script import Papers, Script, Telling
from jianyan.people.offices import Chain


class YearOfCases:
    """One office's cases of one session, as they stand today."""

    def __init__(
        self, casting: Casting, season: Season, today: date, ago: int = 0, part: int = 0
    ) -> None:
        self.casting = casting
        self.season = season
        self.today = today
        self.ago = ago
        self.rng = Random(f"{casting.office.key}:{casting.year}:{part}")
        self.measures = Measures(casting.year)

    def play(self, tellings: Iterable[Telling]) -> Played:
        return play(list(tellings), self.casting.cast, self.measures)

    def ordinary(self, count: int) -> Iterator[Telling]:
        """What a session brings, each going its own way."""
        for _ in range(count):
            yield self.raised(self.papers(Wish()), self.fate())

    def of_former_units(self) -> Iterator[Telling]:
        """机构沿革: cases of units that were renamed or merged since (S16), with a promise still open
        to somebody of the former term (S58)."""
        for change in places.changes():
            keys = tuple(key for key, spec in specs().items() if spec.lead == change.unit)
            if self.ago >= change.years_ago and keys:
                leads = frozenset({change.unit})
                wish = Wish(keys=keys, leads=leads, outcome="IN_PROGRESS_THIS_YEAR")
                yield self.raised(self.papers(wish), _PROMISED)

    def recurring(self) -> Iterator[Telling]:
        """屡提难解: the same matters year after year."""
        for key, thread in threads().items():
            wish = Wish(recurring=key, years_ago=self.ago)
            if self.ago == 0 or any(p.years_ago == self.ago for p in thread.history):
                fate = replace(self.fate(), verdict="file", promise=_unkept(self.ago))
                yield self.raised(self.papers(wish), fate)

    def fate(self) -> Fate:
        """In a city nearly all that was promised more than a year ago is settled."""
        is_city = self.casting.level != "nation"
        return drawn(self.rng, year_ago=self.ago + 1 if is_city and self.ago > 1 else self.ago)

    def papers(self, wish: Wish) -> Papers:
        return self.casting.papers(self.rng, wish, on=self.season.assigned)

    def raised(self, papers: Papers, fate: Fate) -> Telling:
        script = Script(papers, self.rng)
        other = self.casting.other_unit(self.rng, papers, self.season.assigned)
        story.told(
            script, fate, story.Setting(season=self.season, measures=self.measures, other=other)
        )
        return self._before_session(script)

    def _before_session(self, script: Script) -> Telling:
        born_on = days.after(self.season.opens, -self.rng.randint(0, 20))
        return Telling(script, born_on, self.today, self.rng.randint(0, 300))

    def past(self, count: int) -> Iterator[Telling]:
        """Entered from an old catalogue, closed."""
        for _ in range(count):
            yield self._before_session(
                story.past(Script(self.papers(Wish()), self.rng), self.season)
            )

    def alike(self, count: int) -> Iterator[Telling]:
        """Pairs on one place: the same in other words, and others that only look alike."""
        for no in range(count):
            first = self.papers(Wish())
            other = look_alike(self.rng, first.matter) if no % 2 else None
            second = self.papers(Wish(of=other or paraphrase(self.rng, first.matter)))
            yield self.raised(first, replace(self.fate(), verdict="file"))
            yield self.raised(second, replace(self.fate(), verdict="file"))

    def joined(self) -> Iterator[Telling]:
        """并案: two on one matter, handled as one; both authors have the reply, and both rate (S06)."""
        for fate, papers in (
            (_SHARED, self.papers),
            (replace(_SHARED, stop="rate"), self._papers_now),
        ):
            first = replace(papers(Wish()), separate=False)
            second = papers(Wish(of=paraphrase(self.rng, first.matter)))
            if second.lead == first.lead:
                continue
            first = replace(first, joined=(second.lead,))
            host = self.raised(first, fate) if not fate.stop else self.lately(first, fate)
            yield host
            if merged := self._merged(second, host):
                yield merged

    def _merged(self, papers: Papers, host: Telling) -> Telling | None:
        """The one that is merged, as soon as the other has its number and before it is assigned."""
        filed, assigned = host.day_of("file"), host.day_of("assign")
        if filed is None or assigned is None or not filed < assigned:
            return None
        script, clerk = Script(papers, self.rng), ("clerk", papers.office.pk)
        sits = papers.period == "session"
        raising.raised(script, Fate(), self.season if sits else None)
        if not sits:
            script.squeeze(0)
        reason = remarks().merge[0]
        script.join(host, days.after(assigned, -1), a.merge, clerk, reason=reason)
        return Telling(script, host.born_on, self.today, host.morning)

    def showcases(self, names: Collection[str] = ()) -> Iterator[Telling]:
        """Every state of the five machines, or some of them, each some days old only."""
        for name, fate in SHOWCASES:
            if not names or name in names:
                yield self.shown(name, fate)

    def of_county(self, matters: Iterable[Matter]) -> Iterator[Telling]:
        """What only the rules of the county provide."""
        for (_, fate), of in zip(COUNTY, matters, strict=True):
            yield self.lately(self._papers_now(Wish(of=of, needs_co=fate.co_rated)), fate)

    def waiting(self) -> Iterator[Telling]:
        """Where somebody has to act, one of each that has been lying for some time."""
        for name, fate in SHOWCASES:
            if fate.stop in _WAITING:
                yield self.shown(name, replace(fate, idle=self.rng.randint(5, 24)))

    def shown(self, name: str, fate: Fate) -> Telling:
        """A case between sessions whose last step was taken lately."""
        papers = self._papers_now(_wish(name, fate, self.casting))
        if fate.invites:
            papers = replace(papers, invited=papers.cosigners, cosigners=(), keyed=False)
        if fate.panel:
            papers = replace(papers, reviewers=self.casting.reviewers())
        return self.lately(papers, fate)

    def _papers_now(self, wish: Wish) -> Papers:
        return self.casting.papers(self.rng, wish, on=self.today, period="intersession")

    def lately(self, papers: Papers, fate: Fate) -> Telling:
        """These papers, raised between sessions so that their last step was taken lately."""
        script = Script(papers, self.rng)
        if fate.sheet:
            script.sheet_on = days.after(self.today, 3 if fate.sheet == "near" else -4)
        other = self.casting.other_unit(self.rng, papers, self.today)
        story.told(script, fate, story.Setting(season=None, measures=self.measures, other=other))
        room = days.between(days.after(self.season.closes, 1), self.today) - 1
        idle = min(fate.idle or self.rng.randint(0, 2), max(room, 0))
        script.squeeze(room - idle)
        born_on = days.after(self.today, -(script.length + idle)) if room else self.today
        return Telling(script, born_on, self.today, self.rng.randint(0, 300))


_PROMISED = Fate(promise="reported")
_SHARED = Fate(rating="BASICALLY", shown="")
_WAITING = frozenset(
    {
        "submit", "review", "file", "assign", "acknowledge", "contact_1", "request_return",
        "draft_reply", "send_for_approval", "issue", "rate", "rehandle", "give_co_opinion",
    }
)  # fmt: skip


def _unkept(ago: int) -> str:
    """A recurring matter's promises of earlier years were not kept."""
    return {0: "open", 1: "reported"}.get(ago, "given_up")


def _wish(name: str, fate: Fate, casting: Casting) -> Wish:
    promised = fate.promise != "open" or fate.soon_due
    settled = {"concluded": "SOLVED"}.get(name)
    return Wish(
        outcome="IN_PROGRESS_THIS_YEAR" if promised else settled,
        needs_co=name.startswith("co_"),
        needs_cosigners=fate.invites or fate.new_contact or name == "partly_delivered",
        needs_points=bool(fate.adopted),
        leads=casting.led_by(Chain.GOVERNMENT) if fate.is_key else frozenset(),
    )
