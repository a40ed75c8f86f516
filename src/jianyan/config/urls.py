"""All addresses: the public portal at the root, desk, members, login and API below."""

from django.urls import URLPattern, URLResolver, include, path

from jianyan.api.v1.api import api
from jianyan.web.audit import views as audit

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("jianyan.web.accounts.urls")),
    path("api/v1/", api.urls),
    path("audit/", audit.page, name="audit"),
    path("desk/", include("jianyan.web.desk.urls")),
    path("my/", include("jianyan.web.members.urls")),
    path("files/", include("jianyan.web.files.urls")),
    path("notices/", include("jianyan.web.notices.urls")),
    path("", include("jianyan.web.portal.urls")),
]
