"""A turnover in the making: what several people have filled in on its page, box by box."""

import json
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from network.models import City, TurnoverDraft

Boxes = dict[str, str]


def kept(city: City) -> Boxes:
    """Return what stands in the boxes of the city's draft."""
    draft = TurnoverDraft.objects.filter(city=city).first()
    return texts(draft.filled_in) if draft else {}


def texts(stored: str) -> Boxes:
    """Return the texts that a JSON object holds; of anything else none."""
    try:
        found = json.loads(stored)
    except (ValueError, RecursionError):
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {name: value for name, value in pairs if isinstance(value, str)}


@transaction.atomic
def keep(city: City, mine: Boxes, seen: Mapping[str, str]) -> None:
    """Keep what is filled in, beside what others have kept since it was `seen`.

    Raises `ValidationError` at the boxes in which somebody else has meanwhile kept something else.
    """
    draft = _held(city) or TurnoverDraft(city=city)
    theirs = texts(draft.filled_in)
    changed = {name: text for name, text in mine.items() if text != seen.get(name, "")}
    _require_seen(theirs, changed, seen)
    together = theirs | changed
    draft.filled_in = json.dumps({name: text for name, text in together.items() if text})
    draft.full_clean()
    draft.save()


@transaction.atomic
def drop(city: City, mine: Boxes, seen: Mapping[str, str]) -> None:
    """Forget the draft, once what stands in the boxes is recorded.

    Raises `ValidationError` at the boxes in which somebody else has kept something else since it
    was `seen`: it would be lost.
    """
    if draft := _held(city):
        _require_seen(texts(draft.filled_in), mine, seen)
        draft.delete()


def _held(city: City) -> TurnoverDraft | None:
    """The draft; who else writes it waits until this is done."""
    return TurnoverDraft.objects.select_for_update().filter(city=city).first()


def _require_seen(theirs: Boxes, mine: Boxes, seen: Mapping[str, str]) -> None:
    clash = {
        name: [_("Somebody has meanwhile kept “%s” here.") % theirs.get(name, "")]
        for name, text in mine.items()
        if theirs.get(name, "") not in (seen.get(name, ""), text)
    }
    if clash:
        raise ValidationError(clash)
