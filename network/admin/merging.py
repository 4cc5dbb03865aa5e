"""Two records of one person are made one."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.admin.changing import Change, changes
from g32.admin.forms import is_number
from g32.rights import Act, can
from network import actions
from network.models import Office, Person, PersonFormerId, PersonName

from .passages import PARTS, asked_passage

#: In the address: the number of the other person.
OTHER = "other"


@changes(Person, place=90)
class Merge(Change):
    """Another record is about the same person."""

    code = "merge"
    verb = gettext_lazy("Merge with another")
    explained = gettext_lazy(
        "Two records are about one person. This one stays: all that points to the other points "
        "here from then on, its name becomes another name, its id leads here, and it goes. Nothing "
        "that it says is lost, and the two can be taken apart again."
    )
    like = Office
    names = ("person",)
    adds = (PersonFormerId, PersonName)
    is_tool = True
    told_at: ClassVar[dict[str, str]] = {"gone": "person"} | dict.fromkeys(PARTS, "at")

    at = asked_passage()

    def __init__(self, record: Any, request: HttpRequest, data: Any = None) -> None:
        super().__init__(record, request, data)
        other = request.GET.get(OTHER, "")
        if is_number(other):
            self.initial["person"] = int(other)
        box = self.fields["person"]
        box.label = _("The other")
        box.help_text = _("The record that goes.")
        box.widget.can_add_related = False
        self.fields["at"].required = False
        self.fields["at"].help_text = _("Does a source say that they are one? Then name it.")

    @classmethod
    def may(cls, user: Any, record: Any) -> bool:
        """It also asks that one may delete people."""
        return super().may(user, record) and can(user, Act.DELETE, type(record))

    def carry_out(self) -> None:
        """Make them one."""
        given = self.cleaned_data
        actions.merge_people(keep=self.record, gone=given["person"], passage=given["at"])
