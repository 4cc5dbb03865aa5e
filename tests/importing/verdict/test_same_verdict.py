"""The import says of every row what the forms of the admin say, and leaves the same behind."""

from collections import Counter

import pytest

from g32.importing import resources
from g32.rights import Act, can

from .asking import Register
from .kinds import kinds
from .rows import row
from .world import build

pytestmark = pytest.mark.django_db

SEED = 2014
EVERY_KIND = pytest.mark.parametrize("name", sorted(resources()))
#: So many rows of each kind; 8 kinds.
SAMPLE, ALL = 19, 625


@EVERY_KIND
def test_import_and_form_say_the_same(name, figures):
    judge(name, SAMPLE, figures)


@pytest.mark.prove
@EVERY_KIND
def test_import_and_form_say_the_same_of_thousands(name, figures):
    judge(name, ALL, figures)


def judge(name, number, figures):
    """Ask both doors of every row, each in the register as it was."""
    world = build()
    kind, register = kinds(world)[name], Register(world)
    counted, different = Counter(), []
    for at in range(number):
        asked = row(kind, SEED, at)
        verdict, difference = compared(register, asked)
        counted[verdict] += 1
        if difference:
            different.append(f"{asked}\n{difference}")

    told = ", ".join(f"{counted[each]} {each}" for each in VERDICTS)
    figures(f"same verdict: {name}: {number} rows: {told}, {len(different)} different")
    assert not different, "\n\n".join(different[:12])
    for verdict in ("accepted", "refused"):
        assert counted[verdict] >= number / 5, told


VERDICTS = ("accepted", "refused", "nothing new")


def compared(register, asked):
    """The verdict on a row, and in what the two differ ("": in nothing)."""
    imported = register.by_import(asked)
    record, user = asked.record, register.world.clients[asked.who].user
    if imported.accepted and not can(user, Act.VIEW, asked.kind.model):
        return "accepted", f"of what {asked.who} may not see"
    if imported.accepted and not imported.is_new and record is None:
        # A row without an id that is in the register already is taken for that record.
        record = imported.met
        if record is None:
            return "nothing new", "" if not imported.stands else str(imported.stands)
        asked.given = {n: each for n, each in asked.given.items() if n in asked.kind.parts}
    form = register.by_forms(asked, record)
    if imported.accepted and not imported.stands:
        # What changes nothing asks for no right; the form is not even shown to who has none.
        same = not form.stands and (form.accepted or not form.may)
        return "nothing new", "" if same else _told(imported, form)
    same = (imported.accepted, imported.stands) == (form.accepted, form.stands)
    verdict = "accepted" if imported.accepted else "refused"
    return verdict, "" if same else _told(imported, form)


def _told(imported, form):
    lines = []
    for door, answer in (("import", imported), ("form", form)):
        lines.append(f"  {door}: {'accepts' if answer.accepted else f'refuses: {answer.reasons}'}")
        lines += [f"    {each}" for each in answer.stands]
    return "\n".join(lines)
