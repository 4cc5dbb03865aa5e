"""What follows for a body from what became of it, without being written."""

from collections.abc import Collection, Iterator

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from g32.pages.panels import panels
from network.models import Body, Seat
from themes.lineage.choosing import OfBodies


def keeping(bodies: Collection[Body]) -> Iterator[str]:
    """Say of each body how much of its work stays with it."""
    kinds = [own for own in panels(Body) if issubclass(own, OfBodies)]
    for body in bodies:
        counts = []
        for own in kinds:
            shown = own()
            shown.told = frozenset({body.pk})
            if number := shown.theirs().count():
                called = own.model._meta
                word = called.verbose_name if number == 1 else called.verbose_name_plural
                counts.append(f"{number} {word}")
        if counts:
            said = {"body": body, "counts": ", ".join(counts)}
            yield _("With “%(body)s” stays what it did: %(counts)s.") % said


def crowded(body: Body) -> Iterator[str]:
    """Say which seats of a body more people hold than it is meant for."""
    held = Count("appointments", filter=Q(appointments__end="", appointments__planned=False))
    seats = Seat.objects.filter(body=body).select_related("body").annotate(held=held)
    for seat in seats.filter(held__gt=F("maximum")).order_by("pk"):
        said = {"seat": seat, "held": seat.held, "maximum": seat.maximum}
        yield _("“%(seat)s” then has %(held)s holders, of at most %(maximum)s.") % said
