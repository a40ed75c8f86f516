"""同一事项测评集 — matters of the demonstration told again in other words, and what looks like them.

Each matter is told twice (as a suggestion and as a proposal), beside it another matter of a like title at
the same place and the same matter at another place; recurring matters as they stood in four years; ordinary
ones among them. Two texts are on the same matter where the catalogue's key and place are the same, with or
without the district before it.
"""

from dataclasses import dataclass
from random import Random

from jianyan.ops.demo.catalogue import keys, threads
from jianyan.ops.demo.matters import Matter, look_alike, matter, paraphrase

SEED = "told again"
TWICE, ORDINARY = 220, 500
YEARS = range(4)


@dataclass(frozen=True, slots=True)
class Told:
    """One text of the set, with what it is about."""

    about: tuple[str, str]  # the matter's key, the place
    title: str
    text: str

    @property
    def whole(self) -> str:
        return f"{self.title}\n{self.text}"


def told(share: int = 1) -> list[Told]:
    """The set, the same at every run; `share`: a part of it only."""
    rng = Random(SEED)
    found: list[Matter] = []
    for _ in range(TWICE // share):
        one = matter(rng)
        again = matter(rng, key=one.key, place=one.place, kind="proposal")
        other = look_alike(rng, one)
        found += [one, again, matter(rng, key=one.key), *([other] if other else [])]
    found += [paraphrase(rng, one) for one in found[: TWICE // share // 4]]
    for key, thread in threads().items():
        if thread.matter in keys("city"):
            found += [matter(rng, recurring=key, years_ago=ago) for ago in YEARS]
    found += [matter(rng) for _ in range(ORDINARY // share)]
    spots = {one.place for one in found}
    return [Told((one.key, _spot(one.place, spots)), one.title, one.text) for one in found]


def _spot(place: str, spots: set[str]) -> str:
    """榆塘区绿杨街道 is 绿杨街道 where that is said too."""
    return min((spot for spot in spots if place.endswith(spot)), key=len)
