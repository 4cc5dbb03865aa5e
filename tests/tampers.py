"""What somebody who may change the tables can do to history, and how it is found."""

from django.db import connection

from g32.history.digests import sealed
from g32.models import HistoryEntry, Seal
from tests.unguarded import unguarded


def tamper(name, history):
    """Do it; `history` holds the numbers by which the statements call what there is."""
    with unguarded(links=False):
        for step in TAMPERS[name]:
            if callable(step):
                step(history)
            else:
                _sql(step.format(**history))


def _sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _renumber(history):
    """Change an entry, and compute its seal and all that follow anew."""
    _sql("UPDATE g32_historyentry SET actor = 'bob' WHERE id = %s", history["second"])
    link = history["seal_second"]
    digest = Seal.objects.get(pk=link - 1).digest
    for number, entry in Seal.objects.filter(pk__gte=link).values_list("pk", "entry"):
        [row] = sealed(HistoryEntry.objects.filter(pk=entry))
        digest = row.digest(number, digest, row.private)
        _sql("UPDATE g32_seal SET digest = %s WHERE number = %s", digest, number)


def _cut_off(history):
    """Take back the last write as if it never was."""
    _sql("DELETE FROM g32_seal WHERE number = %s", history["seal_last"])
    _sql("DELETE FROM g32_historyentry WHERE id = %s", history["last"])
    _sql("DELETE FROM network_organisation WHERE id = %s", history["organisation"])


WRONG = r"Seal {seal_%s}: entry {%s} \(.*\), its seal or the seal before it is not what it was."
OTHER_VALUES = r"the private values of entry {%s} \(.*\) are not what they were."
FORGE = (
    "INSERT INTO g32_historyentry "
    '(id, at, "table", "row", act, actor, reason, batch, before, after) '
    'SELECT %s, at, "table", %s, %s, actor, reason, batch, before, after FROM g32_historyentry '
    "WHERE id = {second}"
)
#: By name: what is done (SQL, or a function), and what is found; with "head", against the old one.
TAMPERS = {
    "another actor": ["UPDATE g32_historyentry SET actor = 'bob' WHERE id = {second}"],
    "another reason": ["UPDATE g32_historyentry SET reason = '' WHERE id = {second}"],
    "another moment": [
        "UPDATE g32_historyentry SET at = '2014-01-01 12:00:00' WHERE id = {second}"
    ],
    "another batch": ["UPDATE g32_historyentry SET batch = 'b' WHERE id = {second}"],
    "other values": [
        'UPDATE g32_historyentry SET after = \'{{"name": "Breda"}}\' WHERE id = {second}'
    ],
    "values gone": ["UPDATE g32_historyentry SET before = NULL WHERE id = {second}"],
    "another row": ['UPDATE g32_historyentry SET "row" = 99 WHERE id = {second}'],
    "another digest": ["UPDATE g32_seal SET digest = 'f' WHERE number = {seal_second}"],
    "another private digest": ["UPDATE g32_seal SET private = 'f' WHERE number = {seal_second}"],
    "an entry deleted": [
        "DELETE FROM g32_historyentry WHERE id = {second}",
    ],
    "an entry and its seal deleted": [
        "DELETE FROM g32_seal WHERE number = {seal_second}",
        "DELETE FROM g32_historyentry WHERE id = {second}",
    ],
    "two seals changed about": [
        "UPDATE g32_seal SET entry_id = -1 WHERE number = {seal_second}",
        "UPDATE g32_seal SET entry_id = {second} WHERE number = {seal_third}",
        "UPDATE g32_seal SET entry_id = {third} WHERE number = {seal_second}",
    ],
    "private values changed": [
        "UPDATE g32_privatevalues SET after = '{{}}' WHERE entry_id = {private}"
    ],
    "another salt": ["UPDATE g32_privatevalues SET salt = '' WHERE entry_id = {private}"],
    "private values deleted": ["DELETE FROM g32_privatevalues WHERE entry_id = {private}"],
    "private values added": [
        "INSERT INTO g32_privatevalues (entry_id, after) VALUES ({second}, '{{}}')"
    ],
    "an erasure made up": [
        "DELETE FROM g32_privatevalues WHERE entry_id = {private}",
        'INSERT INTO g32_erasure ("table", "row", through, actor, reason) '
        "VALUES ('network_contactdetails', {contact}, {last}, 'ada', '')",
    ],
    "the end cut off": [
        "DELETE FROM g32_seal WHERE number = {seal_last}",
        "DELETE FROM g32_historyentry WHERE id = {last}",
    ],
    "the last seal cut off and its entry changed": [
        "DELETE FROM g32_seal WHERE number = {seal_last}",
        "UPDATE g32_historyentry SET actor = 'bob' WHERE id = {last}",
    ],
    "the end cut off with its row": [_cut_off],
    "the chain made anew": [_renumber],
    "an entry made up": [FORGE % ("{last} + 1", '"row"', "act")],
    "an entry of a row that never was": [FORGE % ("{last} + 1", "99", "'insert'")],
    "a row changed": ["UPDATE network_city SET name = 'Breda' WHERE id = {city}"],
    "a row added": [
        "INSERT INTO network_city (slug, name, fold, sort_key) VALUES ('b', 'Breda', 'breda', 'b')"
    ],
    "a row deleted": ["DELETE FROM network_city WHERE id = {city}"],
    "contact details changed": ["UPDATE network_contactdetails SET email = 'c@x.nl'"],
    "somebody given all rights": ["UPDATE auth_user SET is_superuser = NOT is_superuser"],
}
FOUND = {
    "an entry deleted": r"Seal {seal_second}: entry {second} was deleted.",
    "an entry and its seal deleted": r"Seals {seal_second} to {seal_second} are missing.",
    "two seals changed about": WRONG % ("second", "third"),
    "private values changed": OTHER_VALUES % "private",
    "another salt": OTHER_VALUES % "private",
    "private values added": OTHER_VALUES % "second",
    "private values deleted": r"the private values of entry {private} \(.*\) are gone, and no",
    "an erasure made up": r"g32_erasure \d+ stands in the register, and no entry tells of it.",
    "the end cut off": r"network_organisation {organisation} stands in the register, and no entry",
    "the last seal cut off and its entry changed": r"Seal {head} is not the one of the head",
    "the end cut off with its row": r"The chain ends at seal \d+, and the head that was kept",
    "the chain made anew": r"Seal {head} is not the one of the head that was kept.",
    "an entry made up": r"does not begin where the entry before it on network_city {city} ended.",
    "an entry of a row that never was": r"network_city 99 is gone, and no entry after \d+ deletes",
    "a row changed": r"network_city {city} is not what entry {third}, its last one, says",
    "a row added": r"network_city \d+ stands in the register, and no entry tells of it.",
    "a row deleted": r"network_city {city} is gone, and no entry after {third} deletes it.",
    "contact details changed": r"network_contactdetails {contact} is not what entry \d+, its last",
    "somebody given all rights": r"auth_user \d+ is not what entry \d+, its last one, says",
}
#: Found only by who kept an earlier head.
WITH_HEAD = {
    "the last seal cut off and its entry changed",
    "the end cut off with its row",
    "the chain made anew",
}
