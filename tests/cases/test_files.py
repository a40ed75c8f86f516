"""附件: bytes beside their row, digested into the journal; undone with their move; erased but remembered."""

import pytest

from jianyan.cases import actions as a
from jianyan.cases import replay
from jianyan.cases.digest import sm3
from jianyan.cases.models import Case, FileBody, Line, Text
from jianyan.cases.perform import perform, perform_many, read
from tests import cast as c
from tests import papers_at_hand as p
from tests.cases.refusing import refused
from tests.cast import Cast


def attached(cast: Cast, *contents: bytes) -> Case:
    files = [p.upload(f"附件{n}.pdf", one) for n, one in enumerate(contents or (p.pdf(),), 1)]
    return perform(a.attach, c.drafted(cast), cast.by("li"), files=files)


def test_a_file_is_a_row_and_its_bytes_are_another(cast: Cast) -> None:
    case = attached(cast, p.pdf(), p.png())

    first, second = read(case.pk).files
    assert (first.no, first.name, first.media, first.kind) == (
        1, "附件1.pdf", "application/pdf", "attachment",
    )  # fmt: skip
    assert (second.no, second.name) == (2, "附件2.png")
    assert first.sm3 == sm3(p.pdf()) in Line.objects.filter(kind="FilesAttached").get().data
    assert bytes(FileBody.objects.get(case_id=case.pk, no=2).content) == p.png()


def test_the_journal_does_not_name_the_file(cast: Cast) -> None:
    attached(cast)

    assert "附件1" not in Line.objects.filter(kind="FilesAttached").get().data


def test_a_refused_move_leaves_no_file(cast: Cast) -> None:
    case = c.drafted(cast)
    texts = Text.objects.count()

    with refused("file_active"):
        perform(a.attach, case, cast.by("li"), files=[p.upload(), p.upload("x.pdf", b"MZ")])

    assert not FileBody.objects.exists()
    assert Text.objects.count() == texts
    assert read(case.pk).files == []


def test_one_of_many_is_refused_alone(cast: Cast) -> None:
    cases = [c.drafted(cast), c.drafted(cast), c.drafted(cast)]
    work = [(case, {"files": [p.upload("x.pdf", body)]}) for case, body in zip(cases, (p.pdf(), b"MZ", p.png()), strict=True)]  # fmt: skip

    done = perform_many(a.attach, work, cast.by("li"))

    assert [position for position, _ in done.refused] == [1]
    assert {(b.case_id, b.no) for b in FileBody.objects.all()} == {(cases[0].pk, 1), (cases[2].pk, 1)}  # fmt: skip
    assert bytes(FileBody.objects.get(case_id=cases[2].pk).content) == p.png()


def test_a_number_is_not_used_again(cast: Cast) -> None:
    case = attached(cast)
    perform(a.detach, case, cast.by("li"), file=1)

    perform(a.attach, case, cast.by("li"), files=[p.upload("新.pdf")])

    assert [(f.no, f.is_there) for f in read(case.pk).files] == [(1, False), (2, True)]


def test_who_may_not(cast: Cast) -> None:
    case = attached(cast)
    joint = c.drafted(cast, joint=True)

    with refused("no_right"):
        perform(a.attach, case, cast.by("zhou"), files=[p.upload()])
    with refused("lead_writes"):
        perform(a.attach, joint, cast.by("liu"), files=[p.upload()])
    with refused("lead_writes"):
        perform(a.detach, joint, cast.by("liu"), file=1)
    with refused("no_such_file"):
        perform(a.detach, case, cast.by("li"), file=7)
    with refused("file_missing"):
        perform(a.attach, case, cast.by("li"), files=[])
    with refused("files_too_many"):
        perform(a.attach, case, cast.by("li"), files=[p.upload()] * 20)


def test_a_sent_text_takes_no_more_attachments(cast: Cast) -> None:
    case = c.submitted(cast)

    with refused("wrong_state"):
        perform(a.attach, case, cast.by("li"), files=[p.upload()])


def test_the_office_adds_the_signed_paper(cast: Cast) -> None:
    case = perform(a.attach_paper, c.handling(cast).dossier.case, cast.by("zhou"), files=[p.upload()])  # fmt: skip

    assert [file.kind for file in read(case.pk).files] == ["signed_paper"]
    with refused("file_missing"):
        perform(a.attach_paper, case, cast.by("zhou"), files=[])


def test_what_was_erased_is_remembered_by_its_digest(cast: Cast) -> None:
    case = perform(a.attach_paper, c.submitted(cast), cast.by("zhou"), files=[p.upload()])

    perform(a.erase_file, case, cast.by("zhou"), file=1, reason="含有个人隐私。")

    assert bytes(FileBody.objects.get().content) == b""
    assert read(case.pk).files[0].sm3 == sm3(p.pdf())
    assert replay.problems([case.pk])[0] == []
    with refused("no_such_file"):
        perform(a.erase_file, case, cast.by("zhou"), file=1, reason="再次。")


def test_an_erasure_needs_its_reason(cast: Cast) -> None:
    case = perform(a.attach_paper, c.submitted(cast), cast.by("zhou"), files=[p.upload()])

    with refused("reason_missing"):
        perform(a.erase_file, case, cast.by("zhou"), file=1, reason=" ")


def test_a_rebuild_gives_the_same_files(cast: Cast) -> None:
    case = attached(cast, p.pdf(), p.png())
    perform(a.detach, case, cast.by("li"), file=2)

    replay.rebuild([case.pk])

    assert replay.problems([case.pk])[0] == []
    assert [(f.name, f.is_there) for f in read(case.pk).files] == [
        ("附件1.pdf", True), ("附件2.png", False),
    ]  # fmt: skip
    assert FileBody.objects.count() == 2


@pytest.mark.parametrize("behind", ["changed", "gone", "extra"])
def test_verify_tells_of_files_changed_behind_its_back(cast: Cast, behind: str) -> None:
    case = attached(cast)
    if behind == "changed":
        FileBody.objects.update(content=p.png())
    elif behind == "gone":
        FileBody.objects.all().delete()
    else:
        FileBody.objects.create(case_id=case.pk, no=9, content=b"x")

    found, _, _ = replay.problems([case.pk])

    assert {problem.code for problem in found} == {f"file_{behind}"}
