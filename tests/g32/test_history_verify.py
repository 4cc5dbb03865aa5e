"""`verify_history` finds whatever is done to history by somebody who may change the tables."""

import re
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import translation

from g32.history import act, erase, seal
from g32.history.sealing import last_seal
from g32.models import HistoryEntry, PrivateValues, Seal
from network.models import City, ContactDetails
from tests.factories import make_city, make_contact_details, make_organisation
from tests.tampers import FOUND, TAMPERS, WITH_HEAD, WRONG, tamper
from tests.unguarded import unguarded


def _sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _verify(head=None):
    """What the command says but for its last three lines, its exit status, and the new head."""
    out = StringIO()
    status = 0
    with translation.override("en"):
        try:
            call_command("verify_history", head=head, stdout=out, stderr=out)
        except SystemExit as stopped:
            status = stopped.code
    *findings, _counted, _keep, new = out.getvalue().splitlines()
    return findings, status, new


@pytest.fixture
def history(db):
    """Some history, sealed; gives the names by which the tampers below call its entries."""
    with act(actor="ada", reason="verkiezing"):
        zwolle = make_city(name="Zwolle")
        zwolle.name = "Deventer"
        zwolle.save()
        zwolle.name = "Almelo"
        zwolle.save()
        details = make_contact_details(email="a@zwolle.nl")
        details.email = "b@zwolle.nl"
        details.save()
        User.objects.create_user("ada", password="een geheim wachtwoord")
        make_organisation(name="VNG")
    seal()
    cities = HistoryEntry.objects.filter(table="network_city", row=zwolle.pk).order_by("pk")
    contact = HistoryEntry.objects.filter(table="network_contactdetails").order_by("pk")
    names = {
        "city": zwolle.pk,
        "first": cities[0].pk,
        "second": cities[1].pk,
        "third": cities[2].pk,
        "private": contact[0].pk,
        "contact": details.pk,
        "last": HistoryEntry.objects.latest("pk").pk,
        "organisation": HistoryEntry.objects.latest("pk").row,
        "head": last_seal()[0],
    }
    return names | {
        f"seal_{name}": Seal.objects.get(entry=names[name]).pk
        for name in ("first", "second", "third", "private", "last")
    }


@pytest.mark.parametrize("name", TAMPERS)
def test_a_tamper_is_found(history, name):
    found, status, head = _verify()
    assert (found, status) == ([], 0)

    with transaction.atomic():
        tamper(name, history)
        findings, status, _head = _verify(head)
        transaction.set_rollback(True)  # before somebody looks at the links

    wanted = FOUND.get(name, WRONG % ("second", "second")).format(**history)
    assert [line for line in findings if re.search(wanted, line)] != []
    assert status == 1
    assert [line for line in findings if "guard" in line] == []


@pytest.mark.parametrize("name", WITH_HEAD)
def test_a_tamper_that_leaves_no_trace_is_found_by_the_head_alone(history, name):
    tamper(name, history)

    assert _verify()[:2] == ([], 0)


ON_SQLITE = {
    "DROP TRIGGER g32_update_network_city": "The guard g32_update_network_city is missing",
    "DROP TRIGGER g32_no_delete_g32_historyentry": "g32_no_delete_g32_historyentry is missing",
    "CREATE TRIGGER x BEFORE INSERT ON g32_historyentry BEGIN SELECT RAISE(IGNORE); END": (
        "“x” does not belong on table g32_historyentry"
    ),
    "DROP TRIGGER g32_no_delete_g32_act & DELETE FROM g32_act": "nothing is recorded",
    "DROP TRIGGER g32_update_auth_user & CREATE TRIGGER g32_update_auth_user AFTER UPDATE ON "
    "auth_user BEGIN SELECT 1; END": "g32_update_auth_user was changed or disabled",
}
ON_POSTGRESQL = {
    "DROP TRIGGER g32_record ON network_city": r"The guard g32_record is missing \(table network_c",
    "ALTER TABLE auth_user DISABLE TRIGGER g32_record": "The guard g32_record was changed or disab",
    "ALTER TABLE g32_seal ENABLE TRIGGER g32_append_only": "The guard g32_append_only was changed",
    "ALTER TABLE g32_seal ENABLE REPLICA TRIGGER g32_in_order": "The guard g32_in_order was",
    "CREATE OR REPLACE FUNCTION g32_record() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN RETURN NULL; END'": "The guard g32_record was changed",
    "ALTER FUNCTION g32_record() SET search_path = pg_temp": "The guard g32_record was changed",
    "ALTER FUNCTION g32_record() SECURITY INVOKER": "The guard g32_record was changed",
    "GRANT EXECUTE ON FUNCTION g32_record() TO PUBLIC": "The guard g32_record was changed",
    "CREATE RULE x AS ON UPDATE TO network_city DO INSTEAD NOTHING": (
        "“x” does not belong on table network_city"
    ),
    "CREATE TRIGGER x BEFORE INSERT ON g32_historyentry FOR EACH ROW EXECUTE FUNCTION "
    "g32_refuse()": "“x” does not belong on table g32_historyentry",
}


@pytest.mark.parametrize(
    ("statements", "wanted"),
    (ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL).items(),
)
def test_a_guard_that_is_gone_or_changed_is_found(history, statements, wanted):
    connection.check_constraints()
    for statement in statements.split(" & "):
        _sql(statement)

    findings, status, _head = _verify()

    assert len(findings) == statements.count("&") + 1 - ("CREATE TRIGGER g32" in statements)
    assert re.search(wanted, findings[0])
    assert status == 1


def test_everything_that_is_allowed_is_no_finding(history):
    details = ContactDetails.objects.get()
    row = details.pk
    with act(actor="ada"):
        City.objects.update(name="Zwolle")
        user = User.objects.get()
        user.set_password("een ander wachtwoord")
        user.save()
        details.delete()
        erase(table="network_contactdetails", rows=[row], actor="ada", reason="vergeten")
        City.objects.all().delete()
    user.delete()

    assert PrivateValues.objects.count() == 0
    assert _verify()[:2] == ([], 0)


def test_a_column_that_came_later_is_no_finding(history):
    default = "''"
    _sql(f"ALTER TABLE network_city ADD COLUMN motto text NOT NULL DEFAULT {default}")

    findings, _status, _head = _verify()

    assert [line for line in findings if "guard" not in line] == []


def test_the_head_of_an_earlier_run_is_found_again(history):
    _found, _status, head = _verify()
    make_city()

    findings, status, new = _verify(head)

    assert (findings, status) == ([], 0)
    assert new != head


def test_an_empty_chain_has_a_head_too(db):
    with unguarded():
        _sql("DELETE FROM g32_seal")

    assert _verify("0:")[1] == 0


@pytest.mark.parametrize("head", ["", "12", "12:ab", "x:" + "0" * 64, "1:" + "g" * 64, "1:", "٣:"])
def test_a_head_that_is_none_is_refused(db, head):
    out = StringIO()

    with pytest.raises(SystemExit) as stopped:
        call_command("verify_history", head=head, stderr=out)

    assert stopped.value.code == 2
    assert len(out.getvalue().splitlines()) == 1


@pytest.mark.parametrize("value", ["'x'", "''", "x'41'"])
@pytest.mark.engine("sqlite")
def test_what_is_no_value_at_all_is_a_finding_and_no_failure(history, value):
    with unguarded():
        where = f"WHERE id = {history['second']}"
        _sql(f"UPDATE g32_historyentry SET at = {value}, actor = {value} {where}")

    findings, status, _head = _verify()

    assert (len(findings), status) == (1, 1)
