"""The addresses for programs, and the page that tells about them."""

from django.contrib.admin import site
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from g32.popolo.views import popolo

from . import views
from .docs import docs

urlpatterns = [
    path("v1/", views.start, name="api"),
    path("v1/popolo.json", popolo, name="api_popolo"),
    path("v1/openapi.json", views.openapi, name="api_openapi"),
    path("v1/docs/", csrf_exempt(require_safe(site.admin_view(docs))), name="api_docs"),
    path("v1/<slug:name>", views.show, name="api_report"),
]
