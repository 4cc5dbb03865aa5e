"""The addresses for programs."""

from django.urls import path

from . import views

urlpatterns = [
    path("v1/", views.start, name="api"),
]
