"""Events of co-signing and of joint withdrawal (联名、共同撤回)."""

from dataclasses import dataclass
from datetime import date

from jianyan.cases.facts import Words


@dataclass(frozen=True, slots=True)
class CosignersInvited:
    """邀请联名: the text is frozen as this version; answers are asked for until a day."""

    proposers: tuple[int, ...]
    until: date
    version: int


@dataclass(frozen=True, slots=True)
class CosigningConfirmed:
    """确认联名: of the text with this digest, which was shown; invited, or joined freely (附议)."""

    proposer: int
    shown: str
    opinion: Words | None = None
    joined: bool = False


@dataclass(frozen=True, slots=True)
class CosigningDeclined:
    """不参加联名."""

    proposer: int
    opinion: Words | None = None


@dataclass(frozen=True, slots=True)
class WithdrawalAsked:
    """提请共同撤回: all who signed are asked; handling goes on until all agree (S03)."""

    reason: Words


@dataclass(frozen=True, slots=True)
class WithdrawalAgreed:
    """同意撤回."""

    proposers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WithdrawalRefused:
    """不同意撤回: the case goes on."""

    reason: Words | None
