"""What every record of the register is: something with a lasting, readable id."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from g32 import among  # noqa: F401 (a lookup that is used below)
from g32.fields import IdField, KeyField, LineField
from g32.text import fold, sort_name


def register_models() -> list[Any]:
    """Return the models whose tables make up the register, those that others rest on first.

    Who has access (`about_access`), and what is not recorded yet (`is_draft`), is kept beside the
    register, not in it.
    """
    return [
        model
        for app in apps.get_app_configs()
        if getattr(app, "keeps_history", False)
        for model in app.get_models()
        if not (
            model._meta.proxy
            or getattr(model, "about_access", False)
            or getattr(model, "is_draft", False)
        )
    ]


def with_proxies(kinds: Collection[type[models.Model]]) -> list[type[models.Model]]:
    """Return the models and all their proxies."""
    return [model for model in apps.get_models() if (model._meta.concrete_model or model) in kinds]


class KeyedQuerySet(models.QuerySet[Any]):
    """Keeps stored keys in step with what they are made from, on every path of the ORM."""

    def update(self, **kwargs: Any) -> int:
        """Update, and derive again the keys whose sources change."""
        keys = [f for f in self.model._meta.concrete_fields if isinstance(f, KeyField)]
        stale = [key for key in keys if set(key.sources) & kwargs.keys()]
        if not stale:
            return super().update(**kwargs)
        with transaction.atomic(using=self.db):
            touched = list(self.values_list("pk", flat=True))
            changed = super().update(**kwargs)
            rows = self.model._base_manager.using(self.db)
            records = list(rows.filter(pk__in=touched))
            for record in records:
                for key in stale:
                    setattr(record, key.attname, key.derive(record))
            rows.bulk_update(records, [key.name for key in stale], batch_size=500)
        return changed

    update.alters_data = True  # type: ignore[attr-defined]


class RecordQuerySet(KeyedQuerySet):
    """The words that all records share."""

    def get_by_natural_key(self, slug: str) -> Any:
        """Return the record with this id. Raises DoesNotExist."""
        return self.get(slug=slug)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Create them, each with an id that none of the others bears either."""
        records = list(objs)
        give_slugs(records)
        return super().bulk_create(records, *args, **kwargs)


class Keyed(models.Model):
    """A row with stored keys: saving some fields saves the keys made from them too."""

    objects = KeyedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Any = None, **kwargs: Any) -> None:
        """Save; a partial save takes along the keys whose sources it names."""
        if update_fields is not None:
            update_fields = set(update_fields)
            for field in self._meta.concrete_fields:
                if isinstance(field, KeyField) and update_fields & set(field.sources):
                    update_fields.add(field.name)
        super().save(*args, update_fields=update_fields, **kwargs)


class Record(Keyed):
    """A record with an id that people can read and that never changes."""

    slug = IdField(help_text=_("Made from the record itself when left empty; never changes."))

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str]:
        """Return what finds this record in any register."""
        return (self.slug,)

    def slug_parts(self) -> tuple[object, ...]:
        """Return what the id of a new record is made from."""
        return (self,)

    def stem(self) -> str:
        """Return an id made from the record; another may bear it already."""
        parts = (_slug(str(part)) for part in self.slug_parts() if part)
        text = "-".join(part for part in parts if part)
        return text[:120].strip("-") or self._meta.model_name or "record"

    def give_slug(self) -> None:
        """Give the record an id that no other of its kind bears, if it has none."""
        give_slugs([self])


def give_slugs(records: Collection[Any]) -> None:
    """Give an id to each of these records of one kind that has none, as if one after the other.

    However many they are: it is asked once which of the ids are taken; of those that are, once
    which numbers behind them are free; and then twice as many numbers each time.
    """
    taken = {record.slug for record in records}
    waiting = [(record, record.stem()) for record in records if not record.slug]
    often = Counter(stem for _record, stem in waiting)
    ways: dict[str, list[str]] = {stem: [] for stem in often}
    short: Collection[str] = often
    while short:
        asked: list[str] = []
        for stem in short:
            known = len(ways[stem])
            last = 2 * known + often[stem] + 8 if known else 1
            more = [_way(stem, number) for number in range(known + 1, last + 1)]
            ways[stem] += more
            asked += more
        for rows in _with_ids(type(waiting[0][0])):
            rows = rows.filter(slug__among=asked).order_by()  # noqa: PLW2901
            taken.update(rows.values_list("slug", flat=True))
        given, free = set[str](), {stem: iter(each) for stem, each in ways.items()}
        for record, stem in waiting:
            slugs = (slug for slug in free[stem] if slug not in taken and slug not in given)
            record.slug = next(slugs, "")
            given.add(record.slug)
        short = {stem for record, stem in waiting if not record.slug}


def is_written(text: str, rows: models.QuerySet[Any], name: str) -> bool:
    """Return whether a column of the rows holds the text, in whatever capitals. All are read: no
    two engines take the same letters for one.
    """
    return text.casefold() in map(str.casefold, rows.order_by().values_list(name, flat=True))


def former_ids(model: type[models.Model]) -> models.QuerySet[Any] | None:
    """Return the ids that lead to records of this kind (`owner`) into which those that bore them
    were merged; None where none of the kind are merged.
    """
    if not hasattr(model, "former_ids"):
        return None
    own: models.QuerySet[Any] = model.former_ids.rel.related_model._base_manager.all()
    return own


def with_former_ids(rows: models.QuerySet[Any], slugs: Collection[str]) -> dict[str, Any]:
    """Return those of the rows that took over one of these ids from another, by that id."""
    former = former_ids(rows.model)
    if former is None or not slugs:
        return {}
    owners = dict(former.filter(slug__among=slugs).order_by().values_list("slug", "owner"))
    records = rows.in_bulk(set(owners.values())) if owners else {}
    return {slug: records[pk] for slug, pk in owners.items() if pk in records}


def _with_ids(model: type[models.Model]) -> Iterator[models.QuerySet[Any]]:
    """What bears the ids that a new record of the kind cannot get."""
    yield model._base_manager.all()
    if (former := former_ids(model)) is not None:
        yield former


def _way(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"


@lru_cache(maxsize=50_000)
def _slug(text: str) -> str:
    return slugify(fold(text))


class Named(Record):
    """A record with one name, found under any spelling and sorted the Dutch way."""

    #: The fields that make the words of a record, as `words` takes them; tables read only those.
    worded_by: tuple[str, ...] = ("name",)
    words: Callable[..., str] = staticmethod(str)

    name = LineField(_("name"))
    fold = KeyField(sources=("name",), make=fold, verbose_name=_("search key"))
    sort_key = KeyField(sources=("name",), make=sort_name, verbose_name=_("sort key"))

    class Meta:
        abstract = True
        ordering = ("sort_key", "pk")

    def __str__(self) -> str:
        return self.name
