"""批示转科室: the unit hands its task to one section; that section's people see, answer and are reminded."""

from datetime import UTC, datetime

import pytest

from jianyan.cases.refusal import Refused
from jianyan.notices import instructions as telling
from jianyan.notices.inbox import inbox
from jianyan.notices.models import Notice
from jianyan.people.models import Section, User
from jianyan.people.rights import Role
from jianyan.people.users import grant
from jianyan.supervision import instructions
from jianyan.supervision.models import InstructionTask
from tests.cast import Cast
from tests.rights.town import client
from tests.supervision.test_instructions import DUE, recorded


def test_a_unit_hands_it_to_one_section_whose_people_see_and_answer_it(cast: Cast) -> None:
    found, task = recorded(cast), InstructionTask.objects.get()
    river, pipes = (
        Section.objects.create(unit=cast.water, name=name, position=no)
        for no, name in enumerate(("河道科", "管网科"), 1)
    )
    for name, section in (("qiu", river), ("fan", pipes)):
        cast.users[name] = User.objects.create(username=name, name=name)
        grant(cast.users[name], Role.CASE_OFFICER, unit=cast.water, section=section)
    address = f"/desk/instructions/{found.pk}/"
    page = client(cast, "chen").get(address).content.decode()
    assert "河道科" in page
    assert client(cast, "qiu").get(address).status_code == 404

    away = client(cast, "wu").post(f"{address}section/", {"section": river.pk})
    assert away.status_code == 404
    foreign = Section.objects.create(unit=cast.transport, name="养护科", position=1)
    client(cast, "chen").post(f"{address}section/", {"section": foreign.pk})
    task.refresh_from_db()
    assert task.section is None
    client(cast, "chen").post(f"{address}section/", {"section": river.pk})

    answers = {n: client(cast, n).get(address).status_code for n in ("qiu", "fan", "chen", "wu")}
    assert answers == {"qiu": 200, "fan": 404, "chen": 200, "wu": 404}
    at = datetime(2027, 1, 1, tzinfo=UTC)
    told = {n: {one.kind for one in inbox(cast.actor(n), at).lines} for n in ("qiu", "fan")}
    assert told == {"qiu": {"instruction_handed"}, "fan": set()}
    assert [one.pk for one in instructions.waiting_for(cast.actor("qiu"))] == [task.pk]
    instructions.pass_on(found, cast.by("sun"), instructions.PassedTo(cast.transport))
    listed = client(cast, "qiu").get("/desk/instructions/").content.decode()
    assert "水利局 · 河道科" in listed
    assert cast.transport.short_name not in listed
    with pytest.raises(Refused, match="no_right_to_instruct"):
        instructions.hand_on(task, cast.by("qiu"), pipes)
    client(cast, "qiu").post(address, {"words": "已封堵两处。", "answer": "1"})
    task.refresh_from_db()
    assert task.answer == "已封堵两处。"
    kinds = list(found.lines.values_list("kind", flat=True))
    assert "handed" in kinds


def test_the_section_is_reminded_too_by_name(cast: Cast) -> None:
    recorded(cast)
    task = InstructionTask.objects.get()
    river = Section.objects.create(unit=cast.water, name="河道科", position=1)
    qiu = User.objects.create(username="qiu", name="qiu")
    grant(qiu, Role.CASE_OFFICER, unit=cast.water, section=river)
    instructions.hand_on(task, cast.by("chen"), river)

    for _ in range(2):
        telling.plan(DUE, cast.by("chen").at)

    assert list(Notice.objects.filter(user=qiu).values_list("kind", flat=True)) == [
        "instruction_due"
    ]
