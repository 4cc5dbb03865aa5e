"""What can become of a body, each with its source."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.admin.changing import changes
from g32.dates.forms import PartialDateFormField
from g32.reports.columns import Label
from network.actions import keeping_ends
from network.actions.writing import last_day
from network.admin.changes import SourcedChange, asked_turn
from network.admin.following import Held
from network.models import (
    Appointment,
    AppointmentCitation,
    Body,
    BodyCitation,
    Seat,
    SeatCitation,
)
from themes import actions
from themes.models import PillarLinkCitation, Succession, SuccessionCitation

from .bodies import BodiesField, asked_body, still_there
from .following import crowded, keeping

BECOMES = gettext_lazy("It ends, or becomes something else")
ENDS = (BodyCitation, SeatCitation, AppointmentCitation, PillarLinkCitation)
_NEW = ("name", "kind", "level")


class OfBody(SourcedChange):
    """What becomes of a body that goes on."""

    about: ClassVar[Label] = BECOMES
    told_at: ClassVar[dict[str, str]] = SourcedChange.told_at | {
        **dict.fromkeys(("start", "end", "date"), "on"),
        "predecessors": "others",
        "successor": "into",
    }
    adds: ClassVar[tuple[Any, ...]] = (*ENDS, Succession, SuccessionCitation, Body)

    on = asked_turn()

    @classmethod
    def suits(cls, record: Any) -> bool:
        """It is there, and may end before the network does."""
        return not (record.end or record.planned or record.kind in actions.LASTING)

    @property
    def ending(self) -> list[Body]:
        """The bodies that end with it."""
        return [self.record]

    @property
    def last(self) -> str:
        """Their last day."""
        return last_day(self.cleaned_data["on"])

    @cached_property
    def seats(self) -> set[int]:
        """Those of the bodies that end."""
        return set(Seat.objects.filter(body__in=self.ending).values_list("pk", flat=True))

    def follows(self, before: Held, after: Held) -> Iterable[str]:
        """Say too what stays with the bodies, and what outlasts them."""
        yield from super().follows(before, after)
        yield from keeping(self.ending)
        yield from keeping_ends(actions.outlasting(self.ending, self.last))


class IntoOne(OfBody):
    """One or more bodies become one: an existing one, or a new one that is named here."""

    like = Body
    names = _NEW
    adds = (*OfBody.adds, Seat, Appointment)

    into = asked_body()
    seats_along = forms.BooleanField(
        required=False,
        label=gettext_lazy("seats go along"),
        help_text=gettext_lazy(
            "The successor gets the seats that it does not have yet, and whoever holds them holds "
            "them there from then on."
        ),
    )

    def __init__(self, record: Any, request: HttpRequest, data: Any = None) -> None:
        super().__init__(record, request, data)
        ask_into(self)

    def groups(self) -> list[tuple[Label | None, list[str]]]:
        """Ask into what, then when and where it stands."""
        return [
            (_("Into which body"), ["into"]),
            (_("If it is a new body"), [*_NEW]),
            (_("When, and where it stands"), ["on", "at", "seats_along"]),
        ]

    def clean(self) -> None:
        """Ask for one body: one that is there, or a new one."""
        super().clean()
        into, name = self.cleaned_data.get("into"), self.cleaned_data.get("name")
        if into and name:
            self.add_error("name", _("Choose an existing body, or name a new one; not both."))
        elif not into and not name and not {"into", "name"} & self.errors.keys():
            self.add_error("into", _("Choose a body, or give the name of a new one."))

    @cached_property
    def seats(self) -> set[int]:
        """Those of the successor too, where it is there already."""
        into = Seat.objects.filter(body=self.cleaned_data["into"])
        return super().seats.union(into.values_list("pk", flat=True))

    @property
    def successor(self) -> Body:
        """The one that was chosen, or one that is to be made."""
        own: Body | None = self.cleaned_data["into"]
        return own or Body(**{name: self.cleaned_data[name] for name in _NEW})

    @property
    def told(self) -> dict[str, Any]:
        """What the acts take of it."""
        return {
            "on": self.cleaned_data["on"],
            "seats_along": self.cleaned_data["seats_along"],
            "passage": self.cleaned_data["at"],
        }

    def follows(self, before: Held, after: Held) -> Iterable[str]:
        """Say too where seats then have too many holders."""
        yield from super().follows(before, after)
        name = self.cleaned_data["name"]
        for body in Body.objects.filter(Q(name=name) if name else Q(pk=self.successor.pk)):
            yield from crowded(body)
            yield _("The page of “%(body)s” can tell of that too.") % {"body": body}


@changes(Body, place=30)
class ContinueAs(IntoOne):
    """It continues as another body."""

    code = "continue"
    verb = gettext_lazy("Continue as")
    explained = gettext_lazy(
        "It continues as another body, or becomes one of another kind. Only the name is new? Then "
        "choose “Rename”."
    )

    def __init__(self, record: Any, request: HttpRequest, data: Any = None) -> None:
        super().__init__(record, request, data)
        self.fields["seats_along"].initial = True

    def carry_out(self) -> None:
        """Begin the one, end the other."""
        actions.continue_as(predecessor=self.record, successor=self.successor, **self.told)


@changes(Body, place=40)
class Merge(IntoOne):
    """It merges with others."""

    code = "merge"
    verb = gettext_lazy("Merge")
    explained = gettext_lazy(
        "It merges with others into a new body, or into one that is there already. What each of "
        "them did stays with it."
    )

    others = BodiesField(
        Body.objects.none(), required=False, label=gettext_lazy("merges together with")
    )

    def __init__(self, record: Any, request: HttpRequest, data: Any = None) -> None:
        super().__init__(record, request, data)
        self.fields["others"].queryset = still_there(record)  # type: ignore[attr-defined]

    def groups(self) -> list[tuple[Label | None, list[str]]]:
        """Ask first with which."""
        return [(_("With which others"), ["others"]), *super().groups()]

    @property
    def ending(self) -> list[Body]:
        """All that merge."""
        return [self.record, *self.cleaned_data["others"]]

    def carry_out(self) -> None:
        """Let them end in one."""
        actions.merge(predecessors=self.ending, into=self.successor, **self.told)


@changes(Body, place=50)
class Split(OfBody):
    """It splits into others."""

    code = "split"
    verb = gettext_lazy("Split")
    explained = gettext_lazy("Others come of it; it ends, or goes on beside them.")
    like = Body
    names = ("kind", "level")

    into = BodiesField(Body.objects.none(), required=False, label=gettext_lazy("existing bodies"))
    new = forms.CharField(
        required=False,
        label=gettext_lazy("names of new bodies"),
        widget=forms.Textarea({"rows": 4, "class": "vLargeTextField"}),
        help_text=gettext_lazy("One on each line."),
    )
    ends = forms.BooleanField(
        required=False,
        initial=True,
        label=gettext_lazy("it ends itself"),
        help_text=gettext_lazy("Untick this if it goes on beside what split off."),
    )
    told_at: ClassVar[dict[str, str]] = OfBody.told_at | {"name": "new"}

    def __init__(self, record: Any, request: HttpRequest, data: Any = None) -> None:
        super().__init__(record, request, data)
        ask_into(self)

    def groups(self) -> list[tuple[Label | None, list[str]]]:
        """Ask into what, then when and where it stands."""
        return [
            (_("Into which bodies"), ["into"]),
            (_("As far as they are new"), ["new", *self.names]),
            (_("When, and where it stands"), ["on", "at", "ends"]),
        ]

    @property
    def ending(self) -> list[Body]:
        """The body, if it does not go on."""
        return [self.record] if self.cleaned_data["ends"] else []

    def _parts(self) -> Iterator[Body]:
        yield from self.cleaned_data["into"]
        like = {name: self.cleaned_data[name] for name in self.names}
        for line in self.cleaned_data["new"].splitlines():
            if name := line.strip():
                yield Body(name=name, **like)

    def carry_out(self) -> None:
        """Begin the others."""
        actions.split(
            predecessor=self.record,
            into=[*self._parts()],
            on=self.cleaned_data["on"],
            ends=self.cleaned_data["ends"],
            passage=self.cleaned_data["at"],
        )


@changes(Body, place=60)
class Dissolve(OfBody):
    """It ends, and nothing comes of it."""

    code = "dissolve"
    verb = gettext_lazy("Dissolve")
    explained = gettext_lazy(
        "It ends, and nothing comes of it. Its seats, whoever holds them and its link to a pillar "
        "end with it."
    )
    adds = ENDS

    on = PartialDateFormField(
        label=gettext_lazy("last day"),
        help_text=gettext_lazy("The last day, as precisely as the source has it."),
    )
    field_order = ("on", "at")

    @property
    def last(self) -> str:
        """As it was filled in."""
        return str(self.cleaned_data["on"])

    def carry_out(self) -> None:
        """End it."""
        actions.dissolve(body=self.record, on=self.last, passage=self.cleaned_data["at"])


def ask_into(form: Any) -> None:
    """Ask for a body that is there, or for one like the record, of a kind that there can be another
    of.
    """
    form.fields["into"].queryset = still_there(form.record)
    if "name" in form.fields:
        form.fields["name"].required = False
        form.fields["name"].help_text = _("Only of a new body.")
    kinds = form.fields["kind"]
    kinds.choices = [choice for choice in kinds.choices if choice[0] not in actions.LASTING]
    kinds.initial, kinds.help_text, kinds.required = form.record.kind, "", False
    form.fields["level"].initial = form.record.level
