"""What the register holds about a person, and what of it is private: contact details.

A model with `private_history` is private. Its `private_of` names the link to what a row belongs to,
and the link from there to whose it is.

| module | gives |
|---|---|
| `seeing` | every look at private rows is noted, or they are not shown |
| `reach` | all rows that are about a record, those that were deleted included |
| `forgetting` | `forget()`, which erases private rows and what history held of them |
| `disclosing` | all that is held about a record, as one file |
"""

from .seeing import UNSEEN, seen

__all__ = ["UNSEEN", "seen"]
