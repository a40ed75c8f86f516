"""The body of each move, derived from its action's own signature, and its way back to plain values."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_type_hints

from ninja import Schema
from pydantic import ConfigDict, create_model

from jianyan.api.v1.schemas import AnswerIn, DraftIn, FileIn, RoutingIn, ShareIn, SignatureIn
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.actions.handling.route import Portion
from jianyan.cases.actions.replying.draft_reply import Answer
from jianyan.cases.actions.replying.sign_outside import Signature
from jianyan.cases.contents import Upload
from jianyan.cases.models import Case
from jianyan.cases.naming import named
from jianyan.cases.opening import Draft
from jianyan.cases.refusal import Refused
from jianyan.cases.states import Origin
from jianyan.people.models import Office, Proposer, Session, Unit

# what stands in the body for a value of the domain, and how it is found
_SHAPES: dict[Any, Any] = {
    Sequence[Share]: list[ShareIn],
    Sequence[Answer]: list[AnswerIn],
    Sequence[Portion]: list[RoutingIn],
    Sequence[Unit]: list[str],
    Sequence[int]: list[int],
    Mapping[str, str]: dict[str, str],
    Mapping[str, int]: dict[str, int],
    Proposer: int,
    Unit: str,
    Unit | None: str | None,
    Case: str,
    Case | None: str | None,
    Draft: DraftIn,
    Signature: SignatureIn,
    Upload: FileIn,
    Upload | None: FileIn | None,
    Sequence[Upload]: list[FileIn],
}


class Body(Schema):
    model_config = ConfigDict(extra="forbid")


def body_of(action: Callable[..., Any]) -> type[Body]:
    """A schema with the action's keyword inputs, so that the API cannot differ from the domain."""
    hints = get_type_hints(action)
    fields: dict[str, Any] = {}
    for name, parameter in inspect.signature(action).parameters.items():
        if parameter.kind is parameter.KEYWORD_ONLY:
            kind = _SHAPES.get(hints[name], hints[name])
            missing = parameter.default is parameter.empty
            fields[name] = (kind, ... if missing else _plain(parameter.default))
    name = "".join(word.title() for word in action.__name__.split("_"))
    return create_model(f"{name}In", __base__=Body, **fields)


def _plain(default: Any) -> Any:
    return [] if default == () else default


def values_of(action: Callable[..., Any], body: Body) -> dict[str, Any]:
    """The inputs as the action wants them; keys of units are looked up in one query."""
    hints = get_type_hints(action)
    given = {name: getattr(body, name) for name in type(body).model_fields}
    return {name: _value(hints[name], value) for name, value in given.items()}


def _value(hint: Any, value: Any) -> Any:
    read = _READ.get(hint)
    return read(value) if read else value


def _shares(value: Any) -> list[Share]:
    units = _units([share.unit for share in value])
    return [Share(unit=units[s.unit], role=s.role, scope=s.scope, due_on=s.due_on) for s in value]


def _portions(value: Any) -> list[Portion]:
    units = _units([one.unit for one in value if one.unit])
    return [
        Portion(**one.dict(exclude={"unit"}), unit=units[one.unit] if one.unit else None)
        for one in value
    ]


def _answers(value: Any) -> list[Answer]:
    return [Answer(answer.point, answer.text, answer.adopted) for answer in value]


def _unit(value: Any) -> Unit | None:
    return _units([value])[value] if value else None


def _several(value: Any) -> list[Unit]:
    found = _units(value)
    return [found[key] for key in value]


def _uploads(value: Any) -> Any:
    """One file, several, or none."""
    if isinstance(value, list):
        return [_uploads(one) for one in value]
    return Upload(value.name, value.content) if value else None


def _case(name: str | None) -> Case | None:
    """Another case that a move names; whether the caller may is asked by the move itself."""
    if not name:
        return None
    condition = named(name)
    found = Case.objects.filter(condition).first() if condition else None
    if found is None:
        raise Refused("merge_target_unknown")
    return found


def _proposer(pk: int) -> Proposer:
    found = Proposer.objects.filter(pk=pk).first()
    if found is None:
        raise Refused("proposer_unknown", proposer=pk)
    return found


def _units(keys: list[str]) -> dict[str, Unit]:
    found = {unit.key: unit for unit in Unit.objects.filter(key__in=keys)}
    for key in keys:
        if key not in found:
            raise Refused("unit_unknown", unit=key)
    return found


def draft_of(body: DraftIn) -> Draft:
    """A draft with its office, session and proposers found, or Refused naming what is not there."""
    office = Office.objects.filter(key=body.office).first()
    session = Session.objects.filter(office=office, key=body.session).first()
    people = {p.pk: p for p in Proposer.objects.filter(pk__in=[body.lead, *body.cosigners])}
    if office is None or session is None:
        raise Refused("session_unknown", office=body.office, session=body.session)
    for pk in (body.lead, *body.cosigners):
        if pk not in people:
            raise Refused("proposer_unknown", proposer=pk)
    apart = {"office", "session", "lead", "cosigners", "points", "passed"}
    plain = body.dict(exclude=apart)
    return Draft(
        office=office,
        session=session,
        lead=people[body.lead],
        cosigners=tuple(people[pk] for pk in body.cosigners),
        points=tuple(body.points),
        passed=tuple(body.passed),
        origin=Origin.MOTION if body.motion_no else Origin.DIRECT,
        channel="api",
        **plain,
    )


# how a value of the body becomes one of the domain
_READ: dict[Any, Callable[[Any], Any]] = {
    Unit: _unit,
    Unit | None: _unit,
    Case: _case,
    Case | None: _case,
    Sequence[Unit]: _several,
    Sequence[Share]: _shares,
    Sequence[Portion]: _portions,
    Sequence[Answer]: _answers,
    Signature: lambda value: Signature(**value.dict()),
    Upload: _uploads,
    Upload | None: _uploads,
    Sequence[Upload]: _uploads,
    Draft: draft_of,
    Proposer: _proposer,
}
