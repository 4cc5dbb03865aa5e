"""People, the offices they hold, and how they are reached."""

from typing import Any, Self

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from g32.asking.telling import chosen, first_of, joined, words
from g32.fields import CodeField, KeyField, LineField, MailField, NoteField
from g32.guards import Condition
from g32.periods import Period, PeriodQuerySet, earliest_first
from g32.records import Record, RecordQuerySet
from g32.text import fold, sort_person

from .city import City
from .naming import FormerId, Name
from .organisation import Organisation


class Person(Record):
    """Anyone named. A surname alone is allowed: sources often print no more."""

    worded_by = ("first_names", "prefix", "surname")

    first_names = LineField(_("first names"), blank=True, max_length=100)
    prefix = LineField(
        _("prefix"),
        blank=True,
        max_length=30,
        help_text=_("The part before the surname that is not sorted on: “van”, “de”, “van der”."),
    )
    surname = LineField(_("surname"), max_length=100)
    fold = KeyField(
        sources=("first_names", "prefix", "surname"), make=fold, verbose_name=_("search key")
    )
    sort_key = KeyField(
        sources=("surname", "first_names", "prefix"), make=sort_person, verbose_name=_("sort key")
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("sort_key", "pk")
        indexes = (models.Index(fields=["sort_key"], name="network_person_sort_key"),)
        permissions = (
            ("forget_person", "Can erase the contact details of a person"),
            ("disclose_person", "Can give out all that is held about a person"),
        )

    def __str__(self) -> str:
        return self.words(self.first_names, self.prefix, self.surname)

    @staticmethod
    def words(*parts: str) -> str:
        """Return the name, whole."""
        return " ".join(filter(None, parts))


class PersonName(Name):
    """Another name, or spelling of the name, of a person."""

    owner = models.ForeignKey(
        Person, models.CASCADE, related_name="names", verbose_name=_("person")
    )


class PersonFormerId(FormerId):
    """An id under which somebody stood too."""

    owner = models.ForeignKey(
        Person, models.CASCADE, related_name="former_ids", verbose_name=_("person")
    )


class AdministratorManager(models.Manager.from_queryset(RecordQuerySet)):
    """Only those who hold or held a municipal office."""

    def get_queryset(self) -> Any:
        """Keep people with at least one municipal office, without joining rows double."""
        municipal = Office.objects.municipal().values("person")
        return super().get_queryset().filter(pk__in=municipal)


class Administrator(Person):
    """Who holds or held a municipal office."""

    objects = AdministratorManager()

    class Meta:
        proxy = True
        verbose_name = _("administrator")
        verbose_name_plural = _("administrators")
        permissions = (
            ("forget_administrator", "Can erase the contact details of an administrator"),
            ("disclose_administrator", "Can give out all that is held about an administrator"),
        )


class Function(models.TextChoices):
    """What somebody is, in the words of the public service."""

    MAYOR = "mayor", _("mayor")
    ALDERMAN = "alderman", _("alderman")
    ADMINISTRATOR = "administrator", _("administrator")
    OFFICIAL = "official", _("official")
    MINISTER = "minister", _("minister")
    STATE_SECRETARY = "state_secretary", _("state secretary")
    OTHER = "other", _("other")


#: That an office is one of a city: a mayor's or alderman's even where no city is printed.
MUNICIPAL = Q(city__isnull=False) | Q(function__in=[Function.MAYOR, Function.ALDERMAN])


class OfficeQuerySet(PeriodQuerySet):
    """The words for offices."""

    def municipal(self) -> Self:
        """Keep the offices of cities."""
        return self.filter(MUNICIPAL)


class Office(Record, Period):
    """A person is something, somewhere, from … to …: mayor of a city, vice-chair of a partner.

    City and organisation exclude each other; a source may print neither.
    """

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="offices", verbose_name=_("person")
    )
    function = CodeField(_("function"), choices=Function)
    title = LineField(
        _("printed title"),
        blank=True,
        help_text=_("As printed, where it says more than the function."),
    )
    city = models.ForeignKey(
        City,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        verbose_name=_("city"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        verbose_name=_("organisation"),
    )
    party = LineField(_("party"), blank=True)
    portfolio = LineField(_("portfolio"), blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ("person__sort_key", earliest_first("start_earliest"), "pk")
        constraints = (
            *Period.Meta.constraints,
            Condition(
                name="network_office_one_place",
                field="organisation",
                condition=Q(city__isnull=True) | Q(organisation__isnull=True),
                violation_error_message=_(
                    "An office belongs to a city or to an organisation, not to both. Leave one "
                    "empty, or make two offices of it."
                ),
            ),
        )
        indexes = (
            models.Index(
                fields=["person", "end_latest", "start_earliest"], name="network_office_time"
            ),
        )

    def __str__(self) -> str:
        place = self.city or self.organisation
        return f"{self.person}, {self.what} ({place})" if place else f"{self.person}, {self.what}"

    @staticmethod
    def told() -> Any:
        """Return its words as an expression."""
        what = first_of(F("title"), chosen(F("function"), dict(Function.choices)))
        place = first_of(F("city__name"), F("organisation__name"))
        there = Case(
            When(city__isnull=True, organisation__isnull=True, then=Value("")),
            default=joined(Value(" ("), place, Value(")")),
            output_field=models.CharField(),
        )
        return joined(words(Person, "person__"), Value(", "), what, there)

    @property
    def what(self) -> str:
        """What the holder is, as printed or else by function."""
        return self.title or self.get_function_display()

    def slug_parts(self) -> tuple[object, ...]:
        """Person, place and function."""
        place = self.city or self.organisation
        return (self.person.slug, self.function.replace("_", "-"), place.slug if place else "")


class OfficeFormerId(FormerId):
    """An id under which an office stood too."""

    owner = models.ForeignKey(
        Office, models.CASCADE, related_name="former_ids", verbose_name=_("office")
    )


class ContactDetails(models.Model):
    """How a person is reached in an office. A table of its own, with rights of its own.

    Its history stands apart too, so that it can be erased.
    """

    private_history = True
    #: What they belong to, and whose that is.
    private_of = ("office", "person")

    office = models.OneToOneField(
        Office, models.CASCADE, related_name="contact", verbose_name=_("office")
    )
    email = MailField(_("e-mail"), blank=True, max_length=254)
    telephone = LineField(_("telephone"), blank=True, max_length=50)
    address = NoteField(_("address"))
    assistant = LineField(_("assistant"), blank=True)

    class Meta:
        verbose_name = _("contact details")
        verbose_name_plural = _("contact details")

    def __str__(self) -> str:
        return str(self.office)
