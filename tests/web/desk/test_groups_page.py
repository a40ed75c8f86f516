"""相近件分组 on the desk: one run over a year; each reader sees the groups within their own sight."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoAssertNumQueries

from jianyan.advice import year_groups
from jianyan.advice.models import GroupRun
from jianyan.cases import actions as a
from jianyan.cases.models import Case
from jianyan.cases.perform import perform
from jianyan.cases.visibility import visible
from jianyan.ops import jobs
from tests import cast as c
from tests.advice.raised import RIVER, TROUBLE, WISH, others, raised
from tests.cast import DAY, Cast
from tests.web.desk.conftest import Enter

PROPOSAL = "关于流花溪污染整治的提案"
PAGE = f"/desk/groups/?year={DAY.year}"


@pytest.fixture
def three(cast: Cast) -> tuple[Case, Case, Case]:
    """The same matter twice before the congress and once before the CPPCC."""
    others(cast)
    first, second = (raised(cast, RIVER, TROUBLE + more, WISH) for more in ("", "至今如此。"))
    third = c.submitted(cast, chain="proposal", title=PROPOSAL, situation=TROUBLE, points=(WISH,))
    jobs.group_year(DAY.year)
    return first, second, third


def test_each_sees_the_groups_within_their_sight(
    cast: Cast, enter: Enter, three: tuple[Case, Case, Case]
) -> None:
    run = GroupRun.objects.get()
    assert sorted(run.groups[0][1]) == [one.pk for one in three]

    seen = {
        name: [members for _, members in year_groups.seen(run, visible(cast.actor(name)))]
        for name in ("zhou", "qian", "sun")
    }
    assert seen == {"zhou": [[three[0].pk, three[1].pk]], "qian": [], "sun": []}

    page = enter("zhou").get(PAGE).content.decode()
    assert RIVER in page
    assert PROPOSAL not in page
    assert f"/desk/cases/{three[1].pk}/case/merge/" in page
    assert RIVER not in enter("qian").get(PAGE).content.decode()


def test_near_copies_are_marked_and_quoted(enter: Enter, three: tuple[Case, Case, Case]) -> None:
    page = enter("zhou").get(PAGE).content.decode()

    assert "措辞基本相同" in page
    assert TROUBLE[:12] in page


def test_what_was_withdrawn_from_sight_is_no_group_any_more(
    cast: Cast, enter: Enter, three: tuple[Case, Case, Case]
) -> None:
    perform(a.merge, three[1], cast.by("zhou"), into=three[0], reason="同一事项。")

    assert f"/desk/cases/{three[1].pk}/case/merge/" not in enter("zhou").get(PAGE).content.decode()


def test_units_and_members_have_no_such_page(enter: Enter) -> None:
    assert enter("chen").get(PAGE).status_code == 403


def test_it_is_asked_for_once(enter: Enter, cast: Cast) -> None:
    for _ in range(2):
        assert enter("zhou").post(PAGE).status_code == 302

    (job,) = ProcrastinateJob.objects.filter(task_name="jianyan.ops.jobs.group_year")
    assert job.args == {"year": DAY.year}


def test_it_takes_the_same_number_of_queries_however_many_groups(
    cast: Cast, enter: Enter, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    others(cast)
    client = enter("zhou")
    for count in (1, 2):
        title = f"关于整治白马{'河溪'[count - 1]}的建议"
        for _ in range(2):
            raised(cast, title, f"白马{'河溪'[count - 1]}淤积严重,逢雨必涝。", "清淤疏浚。")
        jobs.group_year(DAY.year)
        client.get(PAGE)
        with django_assert_num_queries(QUERIES):
            assert title in client.get(PAGE).content.decode()


QUERIES = 10
