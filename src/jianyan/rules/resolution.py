"""适用: which text's limit applies to an item, and which binding texts cap it.

Order of precedence: the date on the item, the yearly notice, the local rule, the superior rule,
national law. Whatever wins is capped by every text that binds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from jianyan.rules import packs
from jianyan.rules.errors import RulesError
from jianyan.rules.limits import LIMITS, Extension, Limit
from jianyan.rules.texts import Pack

Ruling = tuple[Pack, Limit]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What applies: the winning ruling, every binding ruling, and the ruling on extension."""

    text: Pack
    winner: Ruling | None
    binding: tuple[Ruling, ...]
    extending: tuple[Pack, Limit, Extension] | None
    facts: Mapping[str, str]


def resolve(pack: str, limit: str, when: Mapping[str, str]) -> Resolution:
    """The rulings that apply; a text above the pack speaks only where it states something."""
    name = limit.removeprefix("tl.")
    if name not in LIMITS:
        raise RulesError(
            f"no limit is called `{limit}`; known: {', '.join(LIMITS)}",
            f"没有名为 {limit} 的期限；可用：{'、'.join(LIMITS)}",
        )
    facts = frozenset((key, value) for key, value in when.items() if "." not in key)
    return _resolve(pack, name, facts, packs.stamp())


@lru_cache(maxsize=4096)
def _resolve(key: str, name: str, given: frozenset[tuple[str, str]], stamp: object) -> Resolution:
    text = packs.load(key)
    facts = _completed(text, dict(given))
    rulings = [(text, found)] if (found := text.find(name, facts)) else []
    for above in packs.superiors(text):
        found = above.find(name, facts)
        if found and found.stated:
            rulings.append((above, found))
    binding = tuple((one, limit) for one, limit in rulings if one.binding and limit.stated)
    extending = [
        (one, limit, limit.extension) for one, limit in rulings if limit.extension is not None
    ]
    return Resolution(
        text,
        rulings[0] if rulings else None,
        binding,
        extending[0] if extending else None,
        facts,
    )


def _completed(text: Pack, facts: dict[str, str]) -> dict[str, str]:
    if facts.get("chain") and facts["chain"] not in text.chains:
        chains = ", ".join(text.chains)
        raise RulesError(
            f"`{text.key}` speaks about {chains} only, not about {facts['chain']}",
            f"规则包 {text.key} 只适用于 {chains}，不适用于 {facts['chain']}",
        )
    if len(text.chains) == 1:
        facts["chain"] = text.chains[0]
    return facts


def counted_from(pack: str, limit: str, when: Mapping[str, str]) -> str:
    """The event that starts a limit (assigned, received, delivered …); "" where none is set."""
    winner = resolve(pack, limit, when).winner
    return winner[1].counted_from if winner else ""
