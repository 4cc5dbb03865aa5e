"""Questions that are kept, the pages on which they are asked, and who asks them."""

from django.test import Client
from django.urls import reverse

from g32.models import Question
from tests.factories import make_user

LIST, NEW = reverse("admin:questions"), reverse("admin:question_new")


def page_of(slug, name="question", *more):
    return reverse(f"admin:{name}", args=[slug, *more])


def client_of(role, **given):
    client = Client()
    client.user = make_user(role, **given)
    client.force_login(client.user)
    client.cookies["django_language"] = "en"
    return client


def keep(statement="SELECT 1 AS een", **given):
    return Question.objects.create(title="Proef", statement=statement, **given)


def typed(statement, **more):
    return {"statement": statement, "title": "", "explanation": ""} | more
