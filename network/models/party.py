"""Who takes part: the same four possibilities for a seat, an attendance, a result, an action."""

from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from g32.asking.telling import first_of, joined, words
from g32.fields import LineField
from g32.guards import Condition

from .city import City
from .organisation import Organisation
from .person import Person


def noted(name: str) -> models.Index:
    """The index of the few parties with a note: a search looks in those alone."""
    return models.Index(fields=["note"], condition=Q(note__gt=""), name=name)


class Party(models.Model):
    """A person, who may act for a city; a city; an organisation; or somebody unnamed.

    Of somebody unnamed the note says what the source says.
    """

    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("person"),
    )
    city = models.ForeignKey(
        City,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("city"),
        help_text=_("The city the person acts for; without a person, the city itself."),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("organisation"),
    )
    note = LineField(
        _("note"),
        blank=True,
        max_length=500,
        help_text=_("Of somebody who is not named: what the source says."),
    )

    class Meta:
        abstract = True
        constraints = (
            Condition(
                name="%(app_label)s_%(class)s_one_party",
                field="person",
                condition=(
                    Q(organisation__isnull=True)
                    & (Q(person__isnull=False) | Q(city__isnull=False) | ~Q(note=""))
                )
                | Q(organisation__isnull=False, person__isnull=True, city__isnull=True),
                violation_error_message=_(
                    "Name one: a person (who may act for a city), a city, or an organisation. Does "
                    "the source give no name? Then write in the note what it says."
                ),
            ),
        )

    @property
    def same(self) -> dict[str, Any]:
        """Return what others of the same party have too. Only of somebody unnamed the note tells
        who it is.
        """
        named = {name: getattr(self, f"{name}_id") for name in ("person", "city", "organisation")}
        return named if any(named.values()) else named | {"note": self.note}

    @property
    def party(self) -> str:
        """Who it is, in words: person (city), city, organisation, or what the source says."""
        if self.person:
            return f"{self.person} ({self.city})" if self.city else str(self.person)
        return str(self.city or self.organisation or self.note)

    @staticmethod
    def party_told() -> Any:
        """Return the same as an expression."""
        person = words(Person, "person__")
        for_city = joined(person, Value(" ("), F("city__name"), Value(")"))
        others = first_of(F("city__name"), F("organisation__name"), F("note"))
        return Case(
            When(person__isnull=True, then=others),
            When(city__isnull=True, then=person),
            default=for_city,
            output_field=models.CharField(),
        )

    @property
    def party_slug(self) -> str:
        """Who it is, as part of an id."""
        named = self.person or self.city or self.organisation
        return named.slug if named else self.note[:40]
