"""Putting back as a coordinator does: by the page that asks."""

from django.urls import reverse

from network.models import (
    Appointment,
    City,
    CityCitation,
    CityName,
    ContactDetails,
    Office,
    Person,
    Seat,
)


def about(record):
    return f"?only={record._meta.db_table}.{record.pk}"


def undo(entry, query=""):
    return reverse("admin:g32_historyentry_undo", args=[entry.pk]) + query


def restore(entry, record, query=""):
    return reverse("admin:g32_historyentry_restore", args=[entry.pk]) + about(record) + query


def go(client, url, reason="", **values):
    """Look at the page that asks, and go on."""
    page = client.get(url)
    assert page.status_code == 200
    return client.post(url, {"_version": page.context["version"], "_reason": reason} | values)


def barred(response):
    return [*response.context["barred"], *response.context["refusal"]]


def outcome(response):
    """What the page says would become of each row."""
    return [
        (row.act.value, row.name, [(line.label, line.old, line.new) for line in row.lines])
        for row in response.context["outcome"]
    ]


def state():
    """All rows of the register that the tests write."""
    kinds = (City, CityName, CityCitation, Person, Office, ContactDetails, Seat, Appointment)
    return {kind: list(kind._base_manager.order_by("pk").values()) for kind in kinds}
