"""The chain, link by link."""

from collections.abc import Iterator

from django.db import connection
from django.utils.translation import gettext as _

from g32.history.digests import Sealed, sealed
from g32.models import Erasure, HistoryEntry, Seal

#: So many links are read at a time.
_TOGETHER = 2000


class Walk:
    """One walk along the chain, from its first link to its last.

    `number` and `digest` are those of the last link; `kept`, the head that was kept elsewhere.
    """

    def __init__(self, kept: tuple[int, str] | None = None) -> None:
        self.kept = kept
        self.number = 0
        self.digest = ""
        self._last_entry = 0

    def findings(self) -> Iterator[str]:
        """Tell what is not as it was sealed."""
        while links := list(Seal.objects.filter(pk__gt=self.number).order_by("pk")[:_TOGETHER]):
            span = Seal.objects.filter(pk__gte=links[0].pk, pk__lte=links[-1].pk)
            there = sealed(HistoryEntry.objects.filter(pk__in=span.values("entry")))
            entries = {entry.pk: entry for entry in there}
            for link in links:
                yield from self._step(link, entries.get(link.entry_id))
        if self.kept and self.kept[0] > self.number:
            yield _(
                "The chain ends at seal %(number)d, and the head that was kept is of seal %(kept)d:"
                " its end was cut off."
            ) % {"number": self.number, "kept": self.kept[0]}

    def _step(self, link: Seal, entry: Sealed | None) -> Iterator[str]:
        where: dict[str, object] = {"number": link.number, "entry": link.entry_id}
        follows = link.number == self.number + 1
        if not follows:
            where |= {"from": self.number + 1, "to": link.number - 1}
            yield _("Seals %(from)d to %(to)d are missing.") % where
        if entry is None:
            yield _("Seal %(number)d: entry %(entry)d was deleted.") % where
        else:
            where |= {"table": entry.table, "row": entry.row}
            wrong = follows and entry.digest(link.number, self.digest, link.private) != link.digest
            yield from (said % where for said in self._entry(link, entry, wrong=wrong))
        if self.kept and self.kept[0] == link.number and self.kept[1] != link.digest:
            yield _("Seal %(number)d is not the one of the head that was kept.") % where
        self.number, self.digest = link.number, link.digest
        self._last_entry = max(self._last_entry, link.entry_id)

    def _entry(self, link: Seal, entry: Sealed, *, wrong: bool) -> Iterator[str]:
        if wrong:
            yield _(
                "Seal %(number)d: entry %(entry)d (%(table)s %(row)s), its seal or the seal "
                "before it is not what it was."
            )
        if connection.vendor == "sqlite" and link.entry_id <= self._last_entry:
            yield _(
                "Seal %(number)d: entry %(entry)d (%(table)s %(row)s) appeared after entries "
                "that came later: it was inserted by hand."
            )
        if entry.private == link.private and (link.private or not entry.is_private):
            return
        if entry.salt is not None:
            yield _(
                "Seal %(number)d: the private values of entry %(entry)d (%(table)s %(row)s) are "
                "not what they were."
            )
        elif not _was_erased(entry):
            yield _(
                "Seal %(number)d: the private values of entry %(entry)d (%(table)s %(row)s) are "
                "gone, and no erasure tells of it."
            )


def _was_erased(entry: Sealed) -> bool:
    erasures = Erasure.objects.filter(table=entry.table, row=entry.row)
    return erasures.filter(through__gte=entry.pk).exists()
