"""Who may do what: one policy, asked at every door.

`can()` answers for a kind of record, a record or a field; `allowed()` keeps the rows of a queryset.
Both rest on what a role may (`roles`), and for who is bound to some of the rows (a coordinator to
cities) on the limits that the apps set with `limit()`. Each app tells in its module `rights` what
its kinds of records ask.
"""

from .policy import allowed, beyond, bound, can, is_bound, limit, may_read, may_write
from .roles import WRITES, Act, Role, grant, granted, keep_in_step

__all__ = [
    "WRITES",
    "Act",
    "Role",
    "allowed",
    "beyond",
    "bound",
    "can",
    "grant",
    "granted",
    "is_bound",
    "keep_in_step",
    "limit",
    "may_read",
    "may_write",
]
