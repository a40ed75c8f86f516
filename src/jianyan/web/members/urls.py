"""Addresses of the members' pages: own cases by permanent id, or by the reference that letters carry."""

from django.urls import path, register_converter

from jianyan.web.members.views import (
    case,
    consultation,
    contact,
    cosigning,
    keeping,
    lists,
    objection,
    promise,
    rating,
    withdrawal,
    writing,
)


class PermanentId:
    """J123: the permanent id of a case."""

    regex = r"J\d{1,18}"

    def to_python(self, value: str) -> int:
        return int(value[1:])

    def to_url(self, value: int) -> str:
        return f"J{value}"


class PartName:
    """R1, C2, A3: a part of a case by letter and number."""

    regex = r"[RCA]\d{1,5}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PermanentId, "permanent")
register_converter(PartName, "part")

app_name = "members"
urlpatterns = [
    path("", lists.home, name="home"),
    path("todo/", lists.todo, name="todo"),
    path("all/", lists.older, name="all"),
    path("replies/", lists.replies, name="replies"),
    path("joint/", lists.joint, name="joint"),
    path("ratings/", lists.ratings, name="ratings"),
    path("new/", writing.new, name="new"),
    path("new/keep/", keeping.keep_new, name="keep_new"),
    path("cases/<permanent:case_id>/", case.page, name="case"),
    path("cases/<permanent:case_id>/write/", writing.again, name="write"),
    path("cases/<permanent:case_id>/write/keep/", keeping.keep_again, name="keep"),
    path("cases/<permanent:case_id>/cosigners/", cosigning.cosigners, name="cosigners"),
    path("cosign/<permanent:case_id>/", cosigning.answer, name="cosign"),
    path("cases/<permanent:case_id>/withdraw/agree/", withdrawal.agree, name="agree"),
    path("cases/<permanent:case_id>/withdraw/", withdrawal.page, name="withdraw"),
    path("cases/<permanent:case_id>/unit/", objection.page, name="object"),
    path("cases/<permanent:case_id>/letter/<part:part>/", case.letter, name="letter"),
    path("cases/<permanent:case_id>/draft/<part:part>/", consultation.page, name="consultation"),
    path("cases/<permanent:case_id>/rate/<part:part>/", rating.page, name="rate"),
    path("cases/<permanent:case_id>/co/<part:part>/", rating.co_handler, name="rate_co"),
    path("cases/<permanent:case_id>/promises/<part:part>/", promise.page, name="promise"),
    path("cases/<permanent:case_id>/contacts/<int:number>/", contact.page, name="contact"),
    path(
        "cases/<permanent:case_id>/contacts/<int:number>/confirm/",
        contact.confirm,
        name="confirm_contact",
    ),
    path("cases/<slug:office>/<str:session>/<str:number>/", case.by_reference, name="reference"),
]
