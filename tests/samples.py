"""Of every kind of record that has a list: its pages, and those of a few of its records.

Asked of the register at hand: in a test's own process, or of one that runs by
`manage.py shell --no-imports -c "from tests.samples import say; say()"`.
"""

import json
from collections import Counter
from dataclasses import asdict, dataclass, field

#: The pages of a record, by the last part of their names.
PAGES = ("page", "addresses", "changed", "change", "history", "delete")


@dataclass
class Kind:
    """A kind of record: the address of its list (`index`), that of its empty form ("": nobody adds
    one), and of some of its records, the one with most rows first, the pages by their names.
    """

    label: str
    index: str
    add: str = ""
    records: list[dict[str, str]] = field(default_factory=list)

    @property
    def first(self) -> dict[str, str]:
        """The record with most rows."""
        return self.records[0]


def kinds(most: int = 3) -> dict[str, Kind]:
    """Every kind, by its label ("network.body"), with at most so many records of each."""
    from django.contrib import admin

    found = [_kind(own, most) for own in admin.site._registry.values()]
    return {kind.label: kind for kind in found}


def read(text: str) -> dict[str, Kind]:
    """What another process said."""
    return {entry["label"]: Kind(**entry) for entry in json.loads(text)}


def say() -> None:
    """Print them for another process."""
    print(json.dumps([asdict(kind) for kind in kinds().values()]))


def _kind(own, most: int) -> Kind:
    request = _request_of_somebody_who_may_everything()
    pages = {
        "page": True,
        "addresses": True,
        "changed": True,
        "change": True,
        "history": True,
        "delete": own.has_delete_permission(request),
    }
    kind = Kind(own.opts.label_lower, _address(own, "changelist"))
    if own.has_add_permission(request):
        kind.add = _address(own, "add")
    for pk in _chosen(own.model, most):
        found = {name: _address(own, name, pk) for name in PAGES if pages[name]}
        kind.records.append({name: address for name, address in found.items() if address})
    return kind


def _chosen(model, most: int) -> list[int]:
    """The records with most and with fewest rows that point to them, and some in between."""
    own = model._default_manager.order_by("pk").values_list("pk", flat=True)
    rows = Counter(dict.fromkeys(own, 0))
    for relation in model._meta.related_objects:
        if not relation.many_to_many:
            pointing = relation.related_model._base_manager.values_list(relation.field.attname)
            rows.update(pk for (pk,) in pointing if pk in rows)
    ordered = [pk for pk, _number in rows.most_common()]
    last = len(ordered) - 1
    places = {last * step // max(most - 1, 1) for step in range(most)} if ordered else set()
    return [ordered[place] for place in sorted(places)]


def _address(own, page: str, *pk: int) -> str:
    from django.urls import NoReverseMatch, reverse

    try:
        return reverse(f"admin:{own.opts.app_label}_{own.opts.model_name}_{page}", args=pk)
    except NoReverseMatch:
        return ""


def _request_of_somebody_who_may_everything():
    from django.contrib.auth.models import User
    from django.test import RequestFactory

    request = RequestFactory().get("/")
    request.user = User(is_active=True, is_superuser=True)
    return request
