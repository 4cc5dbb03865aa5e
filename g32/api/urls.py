"""The addresses for programs, and the page that tells about them."""

from django.contrib.admin import site
from django.urls import path

from g32.popolo.views import popolo

from . import views
from .docs import docs

urlpatterns = [
    path("v1/", views.start, name="api"),
    path("v1/popolo.json", popolo, name="api_popolo"),
    path("v1/openapi.json", views.openapi, name="api_openapi"),
    path("v1/docs/", site.admin_view(docs), name="api_docs"),
    path("v1/<slug:name>", views.show, name="api_report"),
]
