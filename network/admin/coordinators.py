"""The cities that a user coordinates, on the page of the user."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import ForeignKey
from django.forms import ModelChoiceField, Select
from django.http import HttpRequest

from g32.admin.inlines import RowsInline, extend
from network.models import City, Coordinator


class CoordinatorInline(RowsInline):
    """The cities, to be chosen by who need not look at the register itself."""

    model = Coordinator
    list_select_related = ("city",)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        """Offer the names of all cities, fetched once for all rows."""
        field = super().formfield_for_foreignkey(db_field, request, widget=Select(), **kwargs)
        if db_field.name == "city" and field:
            field.choices = [("", "–"), *((city.pk, city.name) for city in City.objects.all())]
        return field

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Beside the city stands no link to its page."""
        if isinstance(db_field, ForeignKey):
            return self.formfield_for_foreignkey(db_field, request, **kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


extend(User, CoordinatorInline)
