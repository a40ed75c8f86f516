"""性质: what must hold for every start, span and extension, whatever the dates."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jianyan.rules import packs, reading, spans, workdays, writing
from jianyan.rules.clocks import resumed
from jianyan.rules.due import Due, due
from jianyan.rules.limits import Extension, Limit
from jianyan.rules.texts import Pack
from jianyan.rules.wording import sentence

DAYS = st.dates(date(2018, 1, 1), date(2026, 12, 31))
KEYS = st.sampled_from(packs.keys())
UNITS = st.sampled_from(["month", "day", "workday"])
WORKING = st.sampled_from(
    [
        ("cq-2018", "return_request"),
        ("cq-2018", "co_opinion"),
        ("bj-2014", "feedback"),
        ("sh-2015", "assign"),
        ("qd-2021", "return_request"),
        ("hen-2017", "reassign"),
        ("cppcc-default", "countersign"),
    ]
)


def asked(rules: str, limit: str, start: date, extended_to: date | None = None) -> Due:
    found = due(rules, limit, start, extended_to=extended_to)
    assert found is not None
    return found


@given(DAYS, UNITS, st.integers(1, 60), st.integers(0, 60))
def test_a_longer_span_is_never_earlier(start: date, unit: str, short: int, more: int) -> None:
    china = workdays.china()

    first = spans.parse(f"{short} {unit}").after(start, china)
    second = spans.parse(f"{short + more} {unit}").after(start, china)

    assert start < first <= second


@given(DAYS, st.integers(0, 400), UNITS, st.integers(1, 60))
def test_a_later_start_is_never_due_earlier(start: date, by: int, unit: str, n: int) -> None:
    china, span = workdays.china(), spans.parse(f"{n} {unit}")

    assert span.after(start, china) <= span.after(start + timedelta(days=by), china)


@given(WORKING, DAYS)
def test_a_working_day_deadline_is_never_a_day_off(which: tuple[str, str], start: date) -> None:
    found = asked(*which, start)

    assert workdays.china().is_workday(found.due_on)
    assert found.due_on > start


@given(DAYS, DAYS)
def test_an_extension_never_shortens_and_never_passes_the_ceiling(start: date, to: date) -> None:
    plain = asked("sh-2015", "reply", start)
    longer = asked("sh-2015", "reply", start, extended_to=to)

    assert longer.latest_on is not None
    assert plain.due_on <= longer.due_on <= longer.latest_on


@given(KEYS, DAYS)
def test_nothing_outlives_the_legal_day_without_an_extension(key: str, start: date) -> None:
    pack = packs.load(key)

    for name in pack.limit:
        found = due(key, name, start, when={"level": "city"})
        assert found is None or found.legal_due_on is None or found.due_on <= found.legal_due_on


@given(KEYS, DAYS)
def test_the_same_question_has_the_same_answer_and_words(key: str, start: date) -> None:
    for name in packs.load(key).limit:
        first = due(key, name, start, when={"level": "city"})
        second = due(key, name, start, when={"level": "city"})
        assert first == second
        assert first is not None
        assert all(sentence(step) and sentence(step, "en") for step in first.because)


@given(DAYS, st.integers(1, 60), st.integers(0, 59), st.integers(1, 90), st.booleans())
def test_a_stopped_clock_keeps_what_was_left(
    start: date, span: int, stop: int, pause: int, working: bool
) -> None:
    china = workdays.china()
    due_on = china.add_workdays(start, span)
    stopped = min(start + timedelta(days=stop), due_on)
    again = stopped + timedelta(days=pause)

    moved = resumed(due_on, stopped, again, china, working=working)

    assert moved >= due_on
    assert china.is_workday(moved)
    if working:
        left = china.workdays_between(stopped, due_on)
        assert china.workdays_between(again, moved) == left or left == 0


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\x85\u2028\u2029"),
    min_size=1,
).filter(str.strip)
SPANS = st.sampled_from(["3 month", "10 day", "7 workday", "05-31", "quarter 4", "end of quarter"])
LIMITS = st.builds(
    Limit,
    within=SPANS,
    counted_from=st.sampled_from(["assigned", "received", "calendar"]),
    article=TEXT,
    when=st.just({}),
    extension=st.none()
    | st.builds(
        Extension,
        by=st.sampled_from(["right", "consent"]),
        at_most=st.just("9 month"),
        consent_of=st.sampled_from([(), ("gov_office",)]),
        tell_proposer=st.booleans(),
        times=st.none() | st.integers(1, 3),
        article=st.just("") | TEXT,
    ),
    roll=st.sampled_from([None, "none", "previous_workday"]),
    late=st.sampled_from(["none", "reject", "exclude"]),
    stated=st.booleans(),
    note=st.just("") | TEXT,
)
PACKS = st.builds(
    Pack,
    key=st.just("made-up"),
    version=TEXT,
    title=TEXT,
    title_en=TEXT,
    level=st.sampled_from(["city", "county"]),
    region=TEXT,
    chains=st.sampled_from([("suggestion",), ("suggestion", "proposal")]),
    grade=st.sampled_from(["F", "E", "K"]),
    source=TEXT,
    effective_from=DAYS,
    effective_to=st.none() | DAYS,
    binding=st.booleans(),
    limit=st.dictionaries(
        st.sampled_from(["reply", "feedback", "plan"]), LIMITS.map(lambda x: (x,))
    ),
    ground=st.dictionaries(st.sampled_from(["personal", "other"]), TEXT),
    hardened=st.sampled_from([frozenset(), frozenset({"late_return", "scope_missing"})]),
    note=st.just("") | TEXT,
)


@given(PACKS)
def test_writing_a_pack_and_reading_it_loses_nothing(pack: Pack) -> None:
    read = reading.build(writing.toml(pack), "made-up.toml")

    assert replace(pack, numbering=read.numbering) == read
    assert reading.build(writing.toml(read), "made-up.toml") == read


def test_every_shipped_pack_survives_writing_and_reading() -> None:
    for pack in map(packs.load, packs.keys()):
        assert reading.build(writing.toml(pack), f"{pack.key}.toml") == pack
