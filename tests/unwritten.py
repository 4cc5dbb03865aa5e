"""That nothing was written, or how what was written is cited."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError

from tests.faults.digests import stored


@contextmanager
def unwritten() -> Iterator[None]:
    """What happens inside leaves every table as it was, history included."""
    before = stored()
    yield
    assert stored() == before


def refused(act, **given):
    """What is said, by field, of an act that is refused; and that nothing was written."""
    with unwritten(), pytest.raises(ValidationError) as caught:
        act(**given)
    found = caught.value
    return found.message_dict if hasattr(found, "error_dict") else found.messages


def cited(record):
    """How a record is cited: of which field, with which stance, and where."""
    return [
        (each.field, each.stance, str(each.at))
        for each in record.citations.order_by("pk").select_related("source")
    ]
