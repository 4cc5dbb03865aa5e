"""That a city, a body or a partner is called otherwise from now on."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from g32.admin.changing import changes
from network import actions
from network.models import (
    Body,
    BodyCitation,
    BodyName,
    City,
    CityCitation,
    CityName,
    Organisation,
    OrganisationCitation,
    OrganisationName,
)

from .changes import SourcedChange, asked_turn

#: What is recorded of a body that stays itself.
GOES_ON = _("The body itself stays")


class Rename(SourcedChange):
    """It gets another name."""

    code = "rename"
    verb = _("Rename")
    explained = _("It is called otherwise from now on. It can still be found by its former name.")
    names = ("name",)
    told_at: ClassVar[dict[str, str]] = SourcedChange.told_at | {"start": "on", "end": "on"}
    field_order = ("on", "at")

    on = asked_turn()

    def __init__(self, record: Any, request: HttpRequest, data: Any = None) -> None:
        super().__init__(record, request, data)
        self.fields["name"].label = _("New name")

    def carry_out(self) -> None:
        """Keep the former name, take the new one."""
        actions.rename(record=self.record, on=self.cleaned_data["on"], **self.given)


@changes(City, place=10)
class RenameCity(Rename):
    """A city is called otherwise."""

    like = City
    adds = (CityName, CityCitation)


@changes(Organisation, place=10)
class RenameOrganisation(Rename):
    """A partner is called otherwise."""

    like = Organisation
    adds = (OrganisationName, OrganisationCitation)


@changes(Body, place=20)
class RenameBody(Rename):
    """A body is called otherwise, and stays what it is."""

    about = GOES_ON
    like = Body
    adds = (BodyName, BodyCitation)

    @classmethod
    def suits(cls, record: Any) -> bool:
        """It has no end yet."""
        return not record.end
