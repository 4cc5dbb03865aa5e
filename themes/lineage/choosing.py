"""What belongs to one body, or to one with all its predecessors."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.admin.forms import is_number
from g32.pages import Panel
from g32.pages.panels import told_along
from network.models import Body

from .walking import predecessors

#: In the address of a list: the number of a body; and behind it, that its predecessors count too.
BODY, WITH_PREDECESSORS = "body", "-predecessors"
#: In the address of a body's page: it tells of its predecessors too.
PREDECESSORS = "predecessors"


@told_along(Body)
def told_of_predecessors(request: HttpRequest, body: Body) -> Iterable[int]:
    """Return the predecessors of a body, where its page is asked to tell of those too."""
    return predecessors(body.pk) if PREDECESSORS in request.GET else ()


class OfBodies(Panel):
    """What belongs to a body, and whose it is, where the page tells of its predecessors too.

    `model` is of what belongs to bodies: its rows lead to them by `bodies`.
    """

    def theirs(self) -> QuerySet[Any]:
        """Return what belongs to one of the bodies of which the page tells."""
        links = self.model._meta.get_field("bodies")
        own = links.related_model.objects.filter(body__in=self.told)
        found = self.model.objects.filter(pk__in=own.values(links.field.name))
        return found.prefetch_related("bodies__body")

    def bodies_told(self, row: Any) -> list[Body]:
        """Return those of its bodies of which the page tells, if it need be said."""
        if len(self.told) == 1:
            return []
        return [link.body for link in row.bodies.all() if link.body_id in self.told]

    def more(self, record: Body) -> str:
        """The list of all that belongs to the body, at any time."""
        value = f"{record.pk}{WITH_PREDECESSORS if len(self.told) > 1 else ''}"
        return f"{super().more(None)}?{urlencode({BODY: value, 'when': 'all'})}"


class OfBody(SimpleListFilter):
    """The filter of a list on a body. It offers nothing by itself: a body's page leads to it."""

    title = gettext_lazy("body")
    parameter_name = BODY
    #: The path to the body, from what is listed.
    link: str

    def __init__(
        self, request: HttpRequest, params: Any, model: type[Model], model_admin: Any
    ) -> None:
        super().__init__(request, params, model, model_admin)
        value = self.value() or ""
        number = value.removesuffix(WITH_PREDECESSORS)
        found = Body.objects.filter(pk=number).first() if is_number(number) else None
        self.body = found if found and value.startswith(str(found.pk)) else None

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> Any:
        """Offer none: there are hundreds."""
        return ()

    def has_output(self) -> bool:
        """Whether a body is chosen."""
        return self.body is not None

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Show which it is; offer it with its predecessors, if it has any, and all bodies."""
        if self.body is None:
            return
        whole = f"{self.body.pk}{WITH_PREDECESSORS}"
        named = {None: capfirst(_("all")), str(self.body.pk): str(self.body)}
        if self.value() == whole or predecessors(self.body.pk):
            named[whole] = _("%(body)s, with predecessors") % {"body": self.body}
        for value, display in named.items():
            yield {
                "selected": self.value() == value,
                "query_string": changelist.get_query_string({BODY: value}),
                "display": display,
            }

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what belongs to the body."""
        if self.body is None:
            return queryset
        whole = self.value() != str(self.body.pk)
        bodies = {self.body.pk, *(predecessors(self.body.pk) if whole else ())}
        own = queryset.model._base_manager.filter(**{f"{self.link}__in": bodies})
        return queryset.filter(pk__in=own.values("pk"))


def of_body(link: str) -> type[OfBody]:
    """Return the filter of a list whose records lead to bodies along `link`."""
    return type("OfBody", (OfBody,), {"link": link})
