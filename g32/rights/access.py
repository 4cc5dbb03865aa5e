"""The rights on what is no record of the register: its history, who looked, and its users."""

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from g32.models import Export, HistoryEntry, Viewing

from .policy import limit
from .roles import WRITES, Act, Role, grant

for role in Role:
    grant(role, [Act.VIEW], HistoryEntry)
grant(Role.SECRETARIAT, [Act.VIEW], Viewing, Export)
grant(Role.MANAGER, [Act.VIEW], Export)

# A user is withdrawn, not deleted: the history goes on to name somebody who is known.
grant(Role.MANAGER, [Act.VIEW, Act.ADD, Act.CHANGE], User)
# Who may do everything is changed only by another such user.
limit(
    User,
    WRITES,
    lambda user: None if user.is_superuser else Q(is_superuser=False),
    _("Only who may do everything changes a user who may do everything."),
)
