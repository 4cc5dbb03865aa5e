"""The rights on what is no record of the register: its history, who looked, and its users."""

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from g32.models import Export, HistoryEntry, Question, Viewing

from .policy import limit, plays
from .roles import WRITES, Act, Role, grant

for role in Role:
    grant(role, [Act.VIEW], HistoryEntry)
grant(Role.SECRETARIAT, [Act.VIEW], Viewing, Export)
grant(Role.MANAGER, [Act.VIEW], Export)

# Whoever reads asks what is kept; a statement of one's own is for who knows SQL.
for role in (Role.SECRETARIAT, Role.COORDINATOR, Role.READER, Role.RESEARCHER):
    grant(role, [Act.VIEW], Question)
for role in (Role.SECRETARIAT, Role.RESEARCHER):
    grant(role, WRITES, Question)
limit(
    Question,
    (Act.CHANGE, Act.DELETE),
    lambda user: None if plays(user, Role.SECRETARIAT) else Q(owner=user),
    _("Only who keeps this question, or the secretariat, changes it."),
)

# A user is withdrawn, not deleted: the history goes on to name somebody who is known.
grant(Role.MANAGER, [Act.VIEW, Act.ADD, Act.CHANGE], User)
# Who may do everything is changed only by another such user.
limit(
    User,
    WRITES,
    lambda user: None if user.is_superuser else Q(is_superuser=False),
    _("Only who may do everything changes a user who may do everything."),
)
