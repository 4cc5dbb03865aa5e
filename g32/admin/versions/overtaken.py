"""What refuses an act on records that somebody else wrote since the page with them was shown."""

from collections.abc import Callable, Iterable

from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _

from g32.admin.acts import RefusalError

from .passed import since, tell
from .stamps import STAMP, Row, Stamp, count, lock, read, row_of

#: Of so many records it is told who changed them.
TOLD = 10


class OvertakenError(RefusalError):
    """Somebody else saved in between: what was asked is asked again."""

    asks_again = True


def stamp_for(request: HttpRequest, records: Iterable[Model]) -> str:
    """Return what a page that shows these records posts as `_version` with what it asks."""
    return Stamp.of(count(map(row_of, records))).sealed(request.user)


def require_unchanged(
    request: HttpRequest, rows: Iterable[Row], along: Callable[[], Iterable[Row]] = tuple
) -> None:
    """Lock the rows, and raise `OvertakenError` unless the page that is posted shows each of
    them, and each that `along` gives, as last written. Its lines say who changed what, and when.
    """
    stamp = read(request.POST.get(STAMP, ""), request.user)
    if stamp is None:
        raise OvertakenError(
            _("This page does not say what it showed, or it was open for too long. Look again.")
        )
    own = [*rows]
    lock(own)
    now = count([*own, *along()])
    written = now.keys() | stamp.writes.keys()
    now |= count(written - now.keys())
    changed = {row: stamp.writes.get(row) for row in written if stamp.writes.get(row) != now[row]}
    if changed:
        said = _("Somebody else saved this after you opened the page; nothing was done.")
        lines = tell(since(dict(sorted(changed.items())[:TOLD])).values(), request.user)
        if len(changed) > TOLD:
            lines.append(_("and %(number)s more") % {"number": len(changed) - TOLD})
        raise OvertakenError(said, *lines)
