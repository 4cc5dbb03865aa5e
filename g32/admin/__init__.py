"""What every admin of the register stands on; and the admin of its history.

| module | gives |
|---|---|
| `base` | `RecordAdmin`, the admin of a record |
| `inlines` | the rows that are edited on their record's page, and a registry for other apps' |
| `columns`, `filters`, `search`, `lists` | what a list shows, and how it is narrowed |
| `forms`, `formsets` | forms that keep what was typed when the database refuses, and their rows |
| `acts` | every write as an act of somebody, and refusals as sentences |
| `changing` | what changed in the world, told before it is recorded, as one act |
| `rights` | every door asks the one policy |
| `versions` | nobody saves over a newer version unawares, nor a form twice |
| `deletion` | why something cannot be deleted |
| `history` | the history of a record, to read |
| `happenings`, `asked` | all that happened, and what of it somebody asks for |
| `restoring` | putting back what was |
| `privacy` | forgetting a person, giving out what is held, and who looked |
| `exporting`, `exports` | taking along what a list shows, and who took what along |
| `users`, `inviting` | users and their roles, and the link that lets them in |
| `hidden` | what other apps would show and nobody may see |
"""

from . import exports, happenings, hidden, users

__all__ = ["exports", "happenings", "hidden", "users"]
