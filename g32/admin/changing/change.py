"""The form of one kind of change, and the registry of them."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Self

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest
from django.utils.text import capfirst

from g32.reports.columns import Label
from g32.rights import Act, can


class Change(forms.Form):
    """Something that happened to a record, to be filled in and carried out.

    A subclass gives `carry_out`, and names what it writes beside the record (`adds`), so that it is
    offered to those only who may. `like` and `names`: the fields that are asked as the form of that
    kind of record asks them; fields of its own come after those.
    """

    #: The last part of its address.
    code: ClassVar[str]
    #: What the button says, and in a sentence what it does.
    verb: ClassVar[Label]
    explained: ClassVar[Label]
    #: Below which heading it is offered, where there are many.
    about: ClassVar[Label] = ""
    like: ClassVar[Any] = None
    names: ClassVar[tuple[str, ...]] = ()
    adds: ClassVar[tuple[Any, ...]] = ()
    #: Whether the record itself is changed.
    touches: ClassVar[bool] = True
    #: Whether it may be done without having seen what it writes.
    at_once: ClassVar[bool] = False
    #: Whether what is filled in can be kept, to go on with later.
    keeps: ClassVar[bool] = False
    #: Whether it is offered among what else can be done with a record: it puts the register right,
    #: and records nothing that happened.
    is_tool: ClassVar[bool] = False
    #: Where on the form it is told what is wrong with a field that is not on it.
    told_at: ClassVar[dict[str, str]] = {}
    #: Which heading stands folded, as long as nothing is filled in below it.
    folded: ClassVar[Label] = ""
    #: A template shows what kinds of change there are, and makes none.
    do_not_call_in_templates: ClassVar[bool] = True

    def __init__(self, record: Any, request: HttpRequest, data: Any = None) -> None:
        super().__init__(data)
        self.record = record
        own = self.fields
        self.fields = {name: self._asked(name, request) for name in self.names} | own
        for field in self.fields.values():
            field.label = capfirst(field.label)

    def _asked(self, name: str, request: HttpRequest) -> Any:
        owner = admin.site.get_model_admin(self.like)
        return owner.formfield_for_dbfield(self.like._meta.get_field(name), request)

    @classmethod
    def suits(cls, record: Any) -> bool:
        """Return whether this can happen to the record as it stands."""
        return True

    @classmethod
    def may(cls, user: Any, record: Any) -> bool:
        """Return whether the user may write what this writes."""
        touched = can(user, Act.CHANGE, record) if cls.touches else True
        return touched and all(can(user, Act.ADD, kind) for kind in cls.adds)

    @classmethod
    def in_place(cls, record: Any, request: HttpRequest) -> Self | None:
        """Return the form as it stands on the record's own page; None where it does not."""
        return None

    def groups(self) -> list[tuple[Label | None, list[str]]]:
        """Return the fields as they are shown, in groups, each with a heading or without."""
        return [(None, [*self.fields])]

    def folds(self, heading: Any, names: Any) -> bool:
        """Return whether that group of fields stands folded."""
        return heading == self.folded and not any(self[name].value() for name in flatten(names))

    def carry_out(self) -> None:
        """Write what was filled in. Raises `ValidationError`."""
        raise NotImplementedError

    def keep(self) -> None:
        """Keep what is filled in. Raises `ValidationError`."""
        raise NotImplementedError

    def watched(self) -> Any:
        """Return what is to be compared: asked before it is carried out and again after."""
        return None

    def follows(self, before: Any, after: Any) -> Iterable[str]:
        """Return a sentence for each thing that comes of it and is not itself written."""
        return ()

    def refuse(self, error: ValidationError) -> None:
        """Tell at the fields why it was not carried out."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            box = self.told_at.get(name, name)
            self.add_error(box if box in self.fields else None, ValidationError(errors))


_CHANGES: dict[type[Model], list[tuple[int, type[Change]]]] = {}


def changes(model: type[Model], place: int) -> Callable[[type[Change]], type[Change]]:
    """Let this be recorded of a kind of record, in its place among the others."""

    def register(own: type[Change]) -> type[Change]:
        _CHANGES.setdefault(model, []).append((place, own))
        return own

    return register


def changes_of(model: type[Model]) -> list[type[Change]]:
    """Return what can be recorded of such records, and of the kind that theirs derives from."""
    found = [entry for kind in model.__mro__ for entry in _CHANGES.get(kind, ())]
    return [own for _place, own in sorted(found, key=lambda entry: entry[0])]
