"""Looking at what becomes of a file, and writing it: the second only as the first said."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.db import DatabaseError, OperationalError, connection, transaction
from django.utils.translation import gettext as _

from g32.errors import is_unanswered
from g32.guards import explain
from g32.history import act

from .files import Table
from .limits import judge_limits, refuse_after, refuse_before
from .moments import has_changed
from .planning import plan
from .resource import Outcome, RecordResource
from .writing import write


class NotAppliedError(Exception):
    """Nothing of the file was written; `message` says why, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def preview(resource: RecordResource, table: Table) -> Outcome:
    """Return what would become of each row. Nothing is written. Raises `UnreadableError`."""
    outcome = plan(resource, table)
    try:
        judge_limits(resource.user, outcome.rows)
    except DatabaseError as error:
        if is_unanswered(error):
            raise
        outcome.refusal = (explain(error),)
    outcome.count()
    return outcome


def apply(
    resource: RecordResource,
    table: Table,
    *,
    reason: str,
    batch: str = "",
    since: int | None = None,
) -> tuple[Outcome, str]:
    """Write a file, all of it or nothing, as one batch; return what became of it, and the batch.

    `batch`: how it is to be called, else a new name; `since`: the moment of the preview: if the
    register changed after it, nothing is written. Raises `NotAppliedError` and `UnreadableError`.
    """
    batch = batch or uuid4().hex
    try:
        with _alone():
            with act(actor=resource.user.get_username(), reason=reason, batch=batch):
                if since is not None and has_changed(since):
                    raise NotAppliedError(_changed())
                outcome = plan(resource, table)
                _write(resource, outcome)
            transaction.set_rollback(outcome.is_refused)
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") in ("40001", "40P01"):
            raise NotAppliedError(_changed()) from error
        raise
    except DatabaseError as error:
        if is_unanswered(error):
            raise
        raise NotAppliedError(explain(error)) from error
    outcome.count()
    return outcome, batch


def _write(resource: RecordResource, outcome: Outcome) -> None:
    """Write what is not refused, unless any row is; refuse those that go beyond the limits."""
    if not outcome.is_refused:
        refuse_before(resource.user, outcome.rows)
    if not outcome.is_refused:
        resource.tell("write", 0, len(outcome.rows))
        write(outcome.rows)
        refuse_after(resource.user, outcome.rows)


@contextmanager
def _alone() -> Iterator[None]:
    """See the register at one moment, and be undone if somebody changes the same rows meanwhile."""
    begins = not connection.in_atomic_block
    with transaction.atomic():
        if begins and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _changed() -> str:
    return _(
        "The register was changed after you looked at this file, so nothing was written. Look at it"
        " again, and then apply it."
    )
