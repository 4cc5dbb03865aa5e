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
    except ValueError:
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {name: value for name, value in pairs if isinstance(value, str)}


@transaction.atomic
def keep(city: City, mine: Boxes, seen: Mapping[str, str]) -> None:
    """Keep what is filled in, beside what others have kept since it was `seen`.

    Raises `ValidationError` at the boxes in which somebody else has meanwhile kept something else.
    """
    own = TurnoverDraft.objects.select_for_update().filter(city=city).first()
    draft = own or TurnoverDraft(city=city)
    theirs = texts(draft.filled_in)
    changed = {name for name, text in mine.items() if text != seen.get(name, "")}
    clash = {
        name: [_("Somebody has meanwhile kept “%s” here.") % theirs.get(name, "")]
        for name in changed
        if theirs.get(name, "") not in (seen.get(name, ""), mine[name])
    }
    if clash:
        raise ValidationError(clash)
    together = theirs | {name: mine[name] for name in changed}
    draft.filled_in = json.dumps({name: text for name, text in together.items() if text})
    draft.full_clean()
    draft.save()


def drop(city: City) -> None:
    """Forget the draft, once it is recorded."""
    TurnoverDraft.objects.filter(city=city).delete()
