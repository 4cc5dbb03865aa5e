"""Secrets that let a program in: made, found, revoked.

A secret is shown once, when it is made; the database holds its digest. Who has lost the right to
log in has no tokens that work. That one was made or revoked stands in the history.

| module | holds |
|---|---|
| `secrets` | secrets: made, found, revoked |
| `forms`, `views`, `urls` | the page of one's own tokens |
"""

from .secrets import Issued, find, issue, revoke, revoke_all

__all__ = ["Issued", "find", "issue", "revoke", "revoke_all"]
