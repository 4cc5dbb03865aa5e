"""Every table keeps history, or says why not; passwords are never in it."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import connection
from django.test import Client

from g32.history import act
from g32.history.tables import kept_models
from g32.models import HistoryEntry
from g32.records import register_models
from tests.factories import make_contact_details
from tests.throwaway import own_copy  # noqa: F401
from tests.unguarded import unguarded

#: Tables of which no write is recorded, and why.
WITHOUT = {
    "g32_historyentry": "is the history",
    "g32_privatevalues": "is the history",
    "g32_seal": "holds the history together, and is held together itself",
    "g32_act": "who acts now, on SQLite; of the moment",
    "g32_rivals": "guards the history, on SQLite; of the moment",
    "g32_sentform": "which forms were sent, so that none saves twice; of the moment",
    "g32_viewing": "who was shown contact details; guarded, and of looking, not of writing",
    "g32_export": "who took what along; guarded, and of looking, not of writing",
    "g32_exportend": "that it was made whole; guarded as well",
    "g32_upload": "files that are about to be imported; of the moment",
    "django_session": "who is logged in; of the moment",
    "django_migrations": "follows from the version of the code",
    "django_content_type": "follows from the version of the code",
    "auth_permission": "follows from the version of the code",
    "django_admin_log": "Django's own journal of what history tells in full",
}
#: Apps whose tables hold who tries to log in, and with what: secrets, and of the moment.
WITHOUT_APPS = ("axes_", "otp_", "two_factor_")


def _all_tables():
    return {
        table
        for table in connection.introspection.table_names()
        if not table.startswith(WITHOUT_APPS)
    }


def _told(model, *columns):
    entries = HistoryEntry.objects.filter(table=model._meta.db_table).order_by("pk")
    return [
        (entry.act, *(row and [row[c] for c in columns] for row in (entry.before, entry.after)))
        for entry in entries
    ]


def test_every_table_keeps_history_or_says_why_not(db):
    kept = {model._meta.db_table for model in kept_models()}

    assert _all_tables() - kept == _all_tables() & set(WITHOUT)
    assert kept & set(WITHOUT) == set()


def test_users_are_no_records_of_the_register():
    aside = {model._meta.db_table for model in set(kept_models()) - set(register_models())}

    assert aside >= {"auth_user", "auth_group", "auth_user_groups", "g32_erasure"}


def test_who_gets_which_rights_is_recorded(db):
    with act(actor="beheerder"):
        user = User.objects.create_user("ada")
        group = Group.objects.create(name="gasten")
        right = Permission.objects.first()
        user.groups.add(group)
        user.user_permissions.add(right)
        group.permissions.add(right)
        user.groups.clear()

    told = HistoryEntry.objects.filter(actor="beheerder").order_by("pk").values_list("table", "act")
    assert list(told) == [
        ("auth_user", "insert"),
        ("auth_group", "insert"),
        ("auth_user_groups", "insert"),
        ("auth_user_user_permissions", "insert"),
        ("auth_group_permissions", "insert"),
        ("auth_user_groups", "delete"),
    ]


def test_a_password_is_told_to_have_changed_and_never_what_it_is(db):
    user = User.objects.create_user("ada", password="een geheim wachtwoord")
    first = user.password
    user.set_password("een ander wachtwoord")
    user.save()
    user.first_name = "Ada"
    user.save()
    user.delete()

    assert _told(User, "password", "first_name") == [
        ("insert", None, ["•", ""]),
        ("update", ["•", ""], ["••", ""]),
        ("update", ["•", ""], ["•", "Ada"]),
        ("delete", ["•", "Ada"], None),
    ]
    everything = str(list(HistoryEntry.objects.filter(table="auth_user").values()))
    assert first not in everything
    assert user.password not in everything


def test_logging_in_is_no_change(db):
    user = User.objects.create_user("ada", password="een geheim wachtwoord")

    Client().force_login(user)

    user.refresh_from_db()
    assert user.last_login is not None
    assert [told for told, *_rows in _told(User)] == ["insert"]
    assert "last_login" not in HistoryEntry.objects.get(table="auth_user").after


@pytest.mark.parametrize("private", [False, True])
def test_rows_that_were_there_before_are_entered_once(own_copy, private):  # noqa: F811
    model = type(make_contact_details()) if private else User
    if not private:
        User.objects.create_user("ada", password="een geheim wachtwoord")
    table = model._meta.db_table
    with unguarded(keep=False), connection.cursor() as cursor:
        if private:
            cursor.execute("DELETE FROM g32_privatevalues")
        cursor.execute('DELETE FROM g32_historyentry WHERE "table" = %s', [table])

    call_command("migrate", verbosity=0)
    call_command("migrate", verbosity=0)

    (entry,) = HistoryEntry.objects.filter(table=table)
    told = entry.private.after if private else entry.after
    assert (entry.act, entry.actor, told["id"]) == ("insert", "", model.objects.get().pk)
    assert private or told["password"] == "•"
