"""Reading the pages of records as a person does, and who reads them."""

import html
import re

from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils.html import strip_tags

from tests.admin import address


def visitor(*rights):
    """A client of somebody who may do this and nothing else: `visitor("network.view_body")`."""
    user = User.objects.create_user(f"lezer-{User.objects.count()}", is_staff=True)
    for right in rights:
        app, codename = right.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app, codename=codename)
        )
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client


def right(model, act):
    """The right to do something with the rows of a model."""
    return f"{model._meta.app_label}.{act}_{model._meta.model_name}"


def words(cell):
    """What a cell says, without its tags."""
    text = html.unescape(strip_tags(re.sub(r"</?p\b[^>]*>", " ", str(cell))))
    return " ".join(text.split())


def visit(client, record, query=""):
    """The page of a record."""
    return client.get(address(record, "page", record.pk) + query)


def tables(response):
    """The panels on a page."""
    return [*response.context["panels"], *response.context.get("asides", ())]


def panels(response):
    """The rows of each panel on a page, by its title, in words."""
    found = [
        (table.title, [[words(cell) for cell in line.cells] for line in table.lines])
        for table in tables(response)
    ]
    assert len(dict(found)) == len(found), "two panels of one title"
    return dict(found)


def panel(client, record, title):
    """The rows of one panel on a record's page; None where it is not there."""
    return panels(visit(client, record)).get(title)


def facts(response):
    """The facts on a page, by their label, in words."""
    return {label: words(value) for label, value in response.context["facts"]}
