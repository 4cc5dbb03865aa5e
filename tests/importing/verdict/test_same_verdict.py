"""The import says of every row what the forms of the admin say, and leaves the same behind.

Where an import has a meaning that no form has, no row is made, or it is read so:
- a row without an id that is in the register already is taken for that record;
- what a cell with several values leaves out stays, and one that is there already is not added;
- a row that changes nothing asks for no right to change;
- a form shows the kind of a body and does not ask it: to change it is a refusal of both; nor does
  it ask who holds which seat of an appointment that is there;
- a coordinator's row does both at once what takes two forms, a new person in somebody's place, so
  none is made (`rows`); nor are names that are nearly or doubly borne, roles that lead no group, a
  seat that is nearly called so, another answer than yes or no, the wrong beginning of a meeting: an
  import asks about those, and in a form they cannot be typed.
"""

from collections import Counter

import pytest

from g32.importing import apply, preview, resources
from g32.importing.files import Table
from g32.rights import Act, can

from .asking import Register
from .kinds import kinds
from .rows import row, whole
from .world import build

pytestmark = pytest.mark.django_db

SEED = 2014
EVERY_KIND = pytest.mark.parametrize("name", sorted(resources()))
#: So many rows of each kind; 8 kinds.
SAMPLE, ALL = 19, 625
#: So many stand in one file.
TOGETHER = 60


@pytest.mark.once
@EVERY_KIND
def test_import_and_form_say_the_same(name, figures):
    judge(name, SAMPLE, figures)


@pytest.mark.prove
@EVERY_KIND
def test_import_and_form_say_the_same_of_thousands(name, figures):
    judge(name, ALL, figures)


@EVERY_KIND
def test_a_file_is_refused_the_rows_that_it_is_refused_alone(name):
    """And of the others the database takes all, whatever one is to another."""
    world = build()
    kind, who = kinds(world)[name], "secretariat"
    user, resource = world.clients[who].user, resources()[name]
    tables = [whole(kind, who, SEED, at).table() for at in range(TOGETHER)]
    header = tables[0][0]

    def refused(lines):
        cells = [(line, tables[line][1]) for line in lines]
        outcome = preview(resource(user), Table("csv", header, rows=cells))
        return {row.line for row in outcome.rows if row.problems}

    alone = {line for line in range(TOGETHER) if refused([line])}
    together = refused(range(TOGETHER))

    left = [(line, tables[line][1]) for line in range(TOGETHER) if line not in together]
    outcome, _batch = apply(resource(user), Table("csv", header, rows=left), reason="proef")
    assert alone <= together, [tables[line] for line in alone - together]
    assert not outcome.is_refused
    assert len(left) > TOGETHER / 5
    assert alone


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
    shows = imported.accepted or (imported.met and imported.met.pk)
    if shows and not can(user, Act.VIEW, asked.kind.model):
        return "accepted", f"{asked.who} is shown what nobody may see who has no right to look"
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
