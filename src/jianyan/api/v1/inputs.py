"""The body of each move, derived from its action's own signature, and its way back to plain values."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_type_hints

from ninja import Schema
from pydantic import ConfigDict, create_model

from jianyan.api.v1.schemas import AnswerIn, DraftIn, ShareIn
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.actions.replying.draft_reply import Answer
from jianyan.cases.opening import Draft
from jianyan.cases.refusal import Refused
from jianyan.people.models import Office, Proposer, Session, Unit

# what stands in the body for a value of the domain, and how it is found
_SHAPES: dict[Any, Any] = {
    Sequence[Share]: list[ShareIn],
    Sequence[Answer]: list[AnswerIn],
    Sequence[Unit]: list[str],
    Sequence[int]: list[int],
    Mapping[str, str]: dict[str, str],
    Unit: str,
    Unit | None: str | None,
    Draft: DraftIn,
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
    if hint in {Unit, Unit | None}:
        return _units([value])[value] if value else None
    if hint == Sequence[Unit]:
        found = _units(value)
        return [found[key] for key in value]
    if hint == Sequence[Share]:
        units = _units([share.unit for share in value])
        return [
            Share(unit=units[s.unit], role=s.role, scope=s.scope, due_on=s.due_on) for s in value
        ]
    if hint == Sequence[Answer]:
        return [Answer(answer.point, answer.text, answer.adopted) for answer in value]
    return draft_of(value) if hint is Draft else value


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
    plain = body.dict(exclude={"office", "session", "lead", "cosigners", "points"})
    return Draft(
        office=office,
        session=session,
        lead=people[body.lead],
        cosigners=tuple(people[pk] for pk in body.cosigners),
        points=tuple(body.points),
        channel="api",
        **plain,
    )
