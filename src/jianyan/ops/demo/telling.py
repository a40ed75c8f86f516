"""情况反映 — the title and the account of facts with which a matter is raised."""

from jianyan.ops.demo.catalogue import Spec, Thread, frames
from jianyan.ops.demo.phrasing import Phrasing, numeral


def title(words: Phrasing, titles: tuple[str, ...]) -> str:
    """A written title, now and then with 进一步 before its verb."""
    letter = frames().letter
    written = words.pick(titles)
    verb = written.removeprefix("关于")
    if verb.startswith(letter.verbs) and words.rng.random() < 0.3:
        return letter.emphasis + verb
    return written


def situation(spec: Spec, words: Phrasing, thread: Thread | None, years_ago: int) -> str:
    phrases = frames()
    scenes = phrases.nation_scene if words.level == "nation" else spec.scene
    parts = [
        words.pick(phrases.context[spec.category]) + words.pick(spec.situation),
        words.pick(scenes),
    ]
    if words.level != "nation":
        parts.insert(1, words.pick(phrases.survey))
    if thread is not None:
        parts.append(_history(thread, years_ago))
    problems = words.some(spec.problems, 4)
    told = "；".join(f"{numeral(no)}是{text}" for no, text in enumerate(problems, 1))
    parts.append(f"{words.pick(phrases.problem_lead)}{told}。")
    return "\n".join(part for part in parts if part)


def _history(thread: Thread, years_ago: int) -> str:
    phrases = frames()
    earlier = sorted(
        (past for past in thread.history if past.years_ago > years_ago),
        key=lambda past: -past.years_ago,
    )
    if not earlier:
        return ""
    ago = {1: "去年", 2: "前年"}
    answers = "".join(
        phrases.letter.again_year.format_map(
            {
                "ago": ago.get(gap := past.years_ago - years_ago, f"{numeral(gap)}年前"),
                "class": phrases.class_label[past.outcome],
                "answer": past.answer,
            }
        )
        for past in earlier
    )
    told = phrases.letter.again.format(years=numeral(len(earlier)), answers=answers)
    return told + phrases.letter.still
