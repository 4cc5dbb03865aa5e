"""Why a plan cannot be carried out: said before it is tried, as far as that can be known."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from g32.happenings.entries import Sight, of_rows
from g32.happenings.telling import tell
from g32.happenings.values import is_erased
from g32.history.tables import tables_aside
from g32.models import HistoryEntry
from g32.rights.rows import forbidden

from .plan import MOST, MOST_READ, Plan, Row, is_bare
from .writing import NAMED, and_more


def refusals(plan: Plan, user: Any, *, past: bool = False) -> list[str]:
    """Return a sentence for each thing that stands in the way; `past`: also go past what was
    written to the rows later.
    """
    general = list(_general(plan, user))
    if general:
        return general
    later = [] if past else _later(plan)
    return [*later, *forbidden(user, ((step.act, step.model) for step in plan.steps))]


def _general(plan: Plan, user: Any) -> Iterator[str]:
    if not plan.entries:
        yield _("There is nothing to put back.")
    if said := _too_much(plan):
        yield said
        return
    if not sees(plan, user):
        yield _("Part of it you may not see, so you cannot put it back.")
    if any(entry.table in tables_aside() for entry in plan.entries):
        yield _("Who has access is not put back here. Change the user instead.")
    elif any(step.model is None for step in plan.steps):
        yield _("It belongs to a table that the register no longer has.")
    if any(is_erased(entry) for entry in plan.entries):
        yield _("What stood there was erased on request, so it cannot be put back.")


def _too_much(plan: Plan) -> str:
    if len(plan.entries) > MOST:
        said = _("This is more than %(most)s writes: too much to put back in one go.")
        return said % {"most": MOST}
    if sum(not is_bare(entry) for entry in plan.entries) > MOST_READ:
        said = _("More than %(most)s rows would change or come back: too much to do in one go.")
        return said % {"most": MOST_READ}
    return ""


def sees(plan: Plan, user: Any) -> bool:
    """Return whether the user may see all that would be put back, and it is not too much."""
    if _too_much(plan):
        return False
    entries = HistoryEntry.objects.filter(pk__among=[entry.pk for entry in plan.entries])
    return Sight.of(user).narrow(entries).count() == len(plan.entries)


def _later(plan: Plan) -> list[str]:
    """Name the rows that somebody wrote after what is to be undone."""
    last: dict[Row, int] = {}
    for entry in plan.entries:
        last.setdefault((entry.table, entry.row), entry.pk)
    newest = HistoryEntry.objects.filter(of_rows(last)).order_by().values_list("table", "row")
    changed = [
        number
        for table, row, number in newest.annotate(last=Max("pk"))
        if number > last[table, row]
    ]
    if not changed:
        return []
    entries = HistoryEntry.objects.filter(pk__in=sorted(changed)[:NAMED]).order_by("-pk")
    lines = [_("Since then, this was written again, so nothing of it can be undone:")]
    for happening in tell(entries.select_related("private")):
        lines += [
            _("%(kind)s “%(name)s”: %(act)s by %(who)s")
            % {"kind": each.kind, "name": each.name, "act": each.act, "who": happening.who}
            for each in happening.writes
        ]
    return [*lines, *and_more(len(changed))]
