"""The addresses for programs."""

from django.urls import path

from g32.popolo.views import popolo

from . import views

urlpatterns = [
    path("v1/", views.start, name="api"),
    path("v1/popolo.json", popolo, name="popolo"),
]
