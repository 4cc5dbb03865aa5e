"""Reading what the pages of history tell."""

from django.test import Client
from django.urls import reverse

from g32.models import HistoryEntry

ALL = reverse("admin:g32_historyentry_changelist")


def last(**found):
    return HistoryEntry.objects.filter(**found).latest("pk")


def change_of(entry):
    return reverse("admin:g32_historyentry_change", args=[entry.pk])


def client_of(user):
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client


def told(page):
    return [
        (each.who, each.last.reason, [row for write in each.writes for row in rows(write)])
        for each in page.context["happenings"]
    ]


def rows(write):
    lines = [f"{line.label}: {line.said}" for line in write.lines]
    if write.done != "update":
        lines = [
            f"{line.label}: {line.new if write.done == 'insert' else line.old}"
            for line in write.lines
        ]
    return [f"{write.act} {write.kind} {write.name}".strip(), *lines]
