"""Model fields that guard themselves in the database, alike on SQLite and PostgreSQL."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    ProhibitNullCharactersValidator,
    RegexValidator,
)
from django.db import models
from django.utils.translation import gettext_lazy as _


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _is_text(column: str, vendor: str) -> list[str]:
    """Return the condition that SQLite needs, whose columns take bytes and numbers too."""
    return [f"typeof({column}) = 'text'"] if vendor == "sqlite" else []


class GuardedField(models.Field):
    """A field whose column carries a CHECK of its own, so that it survives table remakes."""

    def check_sql(self, column: str, vendor: str) -> str | None:
        """Return the condition, in the SQL of the engine `vendor`, that every value must meet.

        None where the column's type already refuses everything else.
        """
        raise NotImplementedError

    def db_check(self, connection: Any) -> str | None:
        """Return the SQL of the column's CHECK."""
        return self.check_sql(connection.ops.quote_name(self.column), connection.vendor)


def _without(signs: str, message: Any, code: str) -> RegexValidator:
    """Refuse a text that holds one of the signs."""
    return RegexValidator(f"[{signs}]", message, code, inverse_match=True)


#: Signs that are none of a text: of control (those that end a line or a page aside), and what is no
#: character of Unicode.
_CONTROL = "\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff"
_UNSEEN = _("This holds a sign that cannot be seen. Type the text instead of pasting it.")


class LineField(GuardedField, models.CharField):
    """One line of text: never NULL, never longer than `max_length`, empty only where `blank`."""

    #: Whether it may be empty is part of the column's CHECK, hence of the database.
    non_db_attrs = tuple(name for name in models.Field.non_db_attrs if name != "blank")
    default_validators = [
        ProhibitNullCharactersValidator(),
        _without("\n-\r\x85\u2028\u2029", _("Write this on one line."), "line_end"),
        _without(f"\t{_CONTROL}", _UNSEEN, "unseen"),
    ]

    def __init__(self, *args: Any, max_length: int = 200, **kwargs: Any) -> None:
        if kwargs.get("blank"):
            kwargs.setdefault("default", "")
        super().__init__(*args, max_length=max_length, **kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse spaces alone where something must stand."""
        super().validate(value, model_instance)
        if not self.blank and not value.strip():
            raise ValidationError(self.error_messages["blank"], code="blank")

    def check_sql(self, column: str, vendor: str) -> str:
        """Refuse a text that is too long, holds a line end or NUL, or is empty without leave."""
        chars = (0, 10, 13) if vendor == "sqlite" else (10, 13)  # PostgreSQL has no NUL in text
        find, char = ("instr({}, {})", "char") if vendor == "sqlite" else ("strpos({}, {})", "chr")
        tests = [f"length({column}) <= {self.max_length}", *_is_text(column, vendor)]
        tests += [f"{find.format(column, f'{char}({code})')} = 0" for code in chars]
        if not self.blank:
            tests.append(f"trim({column}) <> ''")
        return " AND ".join(tests)


class LinkField(LineField, models.URLField):
    """The address of a page."""

    default_validators = [*LineField.default_validators, *models.URLField.default_validators]

    def formfield(self, **kwargs: Any) -> Any:
        """Take an address without scheme for a secure one."""
        return super().formfield(**({"assume_scheme": "https"} | kwargs))


class MailField(LineField, models.EmailField):
    """An e-mail address."""

    default_validators = [*LineField.default_validators, *models.EmailField.default_validators]


class CodeField(GuardedField, models.CharField):
    """One code of a fixed list; the list is the column's CHECK."""

    non_db_attrs = tuple(
        name for name in models.Field.non_db_attrs if name not in ("blank", "choices")
    )

    def __init__(self, *args: Any, max_length: int = 24, **kwargs: Any) -> None:
        if kwargs.get("blank"):
            kwargs.setdefault("default", "")
        super().__init__(*args, max_length=max_length, **kwargs)

    def check_sql(self, column: str, vendor: str) -> str:
        """Refuse every value that is not on the list."""
        codes = [code for code, _label in self.flatchoices]
        if self.blank and "" not in codes:
            codes.append("")
        return f"{column} IN ({', '.join(map(_quoted, codes))})"


class IdField(GuardedField, models.CharField):
    """The readable, lasting id of a record; made from the record itself when none is given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_length=150, unique=True, blank=True)
        kwargs.setdefault("verbose_name", _("id"))
        super().__init__(*args, **kwargs)
        self.validators = [
            *self.validators,
            RegexValidator(
                r"\A[a-z0-9]+(-[a-z0-9]+)*\Z",
                _("An id consists of small letters, digits and single hyphens: “jop-fackeldey”."),
            ),
        ]

    def check_sql(self, column: str, vendor: str) -> str:
        """Refuse anything but small letters, digits and single hyphens between them."""
        if vendor == "postgresql":
            return f"{column} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND strpos({column}, chr(10)) = 0"
        return (
            f"typeof({column}) = 'text'"
            f" AND {column} <> '' AND {column} NOT GLOB '*[^a-z0-9-]*' AND length({column}) <= 150"
            f" AND {column} NOT GLOB '-*' AND {column} NOT GLOB '*-'"
            f" AND instr({column}, '--') = 0 AND instr({column}, char(0)) = 0"
        )

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        """Give a new record an id of its own, whatever path writes it."""
        if add:
            model_instance.give_slug()
        return super().pre_save(model_instance, add)


class KeyField(models.CharField):
    """A stored key (for searching, for sorting) that `make` derives from other fields.

    `make` takes the values of `sources`, in that order. The column is compared byte by byte on
    both engines, so that they agree on the order.
    """

    longest = 700

    def __init__(self, *, sources: tuple[str, ...], make: Callable[..., str], **kwargs: Any):
        kwargs.update(editable=False, max_length=self.longest, default="")
        super().__init__(**kwargs)
        self.sources = sources
        self.make = make

    def deconstruct(self) -> Any:
        """Keep the recipe in the migrations."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("editable", "max_length", "default"):
            kwargs.pop(fixed)
        return name, path, args, kwargs | {"sources": self.sources, "make": self.make}

    def db_parameters(self, connection: Any) -> Any:
        """Compare bytes: `C` on PostgreSQL, what SQLite does unasked."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters

    def derive(self, record: Any) -> str:
        """Return the key that belongs to the record as it stands."""
        return self.made_from(*(getattr(record, source) for source in self.sources))

    def made_from(self, *values: Any) -> str:
        """Return the key that belongs to these values of the sources."""
        return self.make(*values)[: self.longest]

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        """Derive the key again at every save."""
        value = self.derive(model_instance)
        setattr(model_instance, self.attname, value)
        return value


class NoteField(GuardedField, models.TextField):
    """Free text in our own words; may be empty, never NULL."""

    longest = 10_000
    default_validators = [
        MaxLengthValidator(longest),
        ProhibitNullCharactersValidator(),
        _without(f"\v\f\x85{_CONTROL}", _UNSEEN, "unseen"),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(blank=True, default="")
        super().__init__(*args, **kwargs)

    def check_sql(self, column: str, vendor: str) -> str:
        """Refuse NUL (which PostgreSQL never lets in) and more than 10,000 characters."""
        tests = [f"length({column}) <= {self.longest}", *_is_text(column, vendor)]
        if vendor == "sqlite":
            tests.append(f"instr({column}, char(0)) = 0")
        return " AND ".join(tests)

    def formfield(self, **kwargs: Any) -> Any:
        """Say in the form what the column will refuse."""
        return super().formfield(**({"max_length": self.longest} | kwargs))


class YesNoField(GuardedField, models.BooleanField):
    """Yes or no; SQLite, whose columns take anything, needs to be told."""

    def check_sql(self, column: str, vendor: str) -> str | None:
        """Refuse what is neither."""
        return f"{column} IN (0, 1)" if vendor == "sqlite" else None


class CountField(GuardedField, models.PositiveIntegerField):
    """A whole number from 0 to the most that both engines hold."""

    most = 2_147_483_647
    default_validators = [MaxValueValidator(most)]

    def check_sql(self, column: str, vendor: str) -> str:
        """Refuse what is no such number."""
        if vendor == "postgresql":
            return f"{column} >= 0"
        number = f"typeof({column}) = 'integer' AND {column} BETWEEN 0 AND {self.most}"
        return f"{column} IS NULL OR ({number})"


class DayField(GuardedField, models.DateField):
    """A day of the calendar."""

    def check_sql(self, column: str, vendor: str) -> str | None:
        """Refuse the days that SQLite would take and nobody could read again: 31 February."""
        return f"{column} IS date({column}, '0 days')" if vendor == "sqlite" else None
