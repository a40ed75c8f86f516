"""Addresses of the desk."""

from django.urls import path, re_path

from jianyan.web.desk.reports import views as reports
from jianyan.web.desk.views import (
    case,
    co_opinions,
    contact,
    contacts,
    entry,
    intake,
    ledger,
    moves,
    search,
    similar,
    split,
    worklist,
)

app_name = "desk"
urlpatterns = [
    path("", worklist.page, name="worklist"),
    path("split/", split.page, name="split"),
    path("ledger/", ledger.page, name="ledger"),
    path("ledger/<str:form>/", ledger.download, name="ledger_file"),
    path("reports/", reports.page, name="report"),
    path("reports/figures/<slug:key>/", reports.figure, name="figure"),
    path("reports/yearly-briefing.<str:form>", reports.download, name="report_file"),
    path("co-opinions/", co_opinions.page, name="co_opinions"),
    path("co-opinions/urge/", co_opinions.urge_all, name="urge_co_opinions"),
    path("contacts/", contacts.page, name="contacts"),
    path("contacts/<int:proposer_id>/log/", contacts.log, name="log_contact"),
    path("search/", search.page, name="search"),
    path("enter/", entry.page, name="enter"),
    path("intake/", intake.page, name="intake"),
    path("intake/<int:document_id>/", intake.check, name="check"),
    path("intake/<int:document_id>/aside/", intake.aside, name="aside"),
    path("intake/<int:document_id>/file/", intake.file, name="incoming_file"),
    path("intake/<int:document_id>/pages/<int:no>/", intake.picture, name="incoming_page"),
    path("cases/<int:case_id>/", case.page, name="case"),
    path("cases/<int:case_id>/similar/", similar.page, name="similar"),
    path("cases/<int:case_id>/similar/<int:other>/", similar.judge, name="judge_similar"),
    path("cases/<int:case_id>/contact/", contact.page, name="contact"),
    re_path(
        r"^cases/(?P<case_id>\d+)/(?P<part>case|[ARCDH]\d{1,5})/(?P<move>[a-z_]+)/$",
        moves.page,
        name="move",
    ),
    path("cases/<slug:office>/<str:session>/<str:number>/", case.by_reference, name="reference"),
]
