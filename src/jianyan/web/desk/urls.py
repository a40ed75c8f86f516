"""Addresses of the desk."""

from django.urls import path, re_path

from jianyan.web.desk.reports import views as reports
from jianyan.web.desk.views import case, contact, entry, ledger, moves, search, worklist

app_name = "desk"
urlpatterns = [
    path("", worklist.page, name="worklist"),
    path("ledger/", ledger.page, name="ledger"),
    path("ledger/<str:form>/", ledger.download, name="ledger_file"),
    path("reports/", reports.page, name="report"),
    path("reports/figures/<slug:key>/", reports.figure, name="figure"),
    path("reports/yearly-briefing.<str:form>", reports.download, name="report_file"),
    path("search/", search.page, name="search"),
    path("enter/", entry.page, name="enter"),
    path("cases/<int:case_id>/", case.page, name="case"),
    path("cases/<int:case_id>/contact/", contact.page, name="contact"),
    re_path(
        r"^cases/(?P<case_id>\d+)/(?P<part>case|[ARCD]\d{1,5})/(?P<move>[a-z_]+)/$",
        moves.page,
        name="move",
    ),
    path("cases/<slug:office>/<str:session>/<str:number>/", case.by_reference, name="reference"),
]
