"""Addresses of files: one for staff and proposers alike; what may be opened is asked of the rights."""

from django.urls import path

from jianyan.web.files import views

app_name = "files"
urlpatterns = [path("J<int:case_id>/<int:number>/", views.one, name="one")]
