"""Who may do what: one policy, asked at every door.

`can()` answers for a kind of record, a record or a field; `allowed()` keeps the rows of a queryset.
Both rest on what a role may (`roles`), and for who is bound to some of the rows (a coordinator to
cities) on the limits that the apps set with `limit()`.
"""

from .policy import Act, allowed, can, is_bound, limit, may_read
from .roles import Role

__all__ = ["Act", "Role", "allowed", "can", "is_bound", "limit", "may_read"]
