"""Nobody saves over a newer version unawares, and nobody saves a form twice.

| module | gives |
|---|---|
| `mixin` | `VersionMixin`: the two promises for the forms of a `ModelAdmin` |
| `stamps` | what a form carries: which form it is, and how often what it shows was written |
| `overtaken` | the same for what is no form: `stamp_for`, `require_unchanged` |
| `passed` | what happened to a row since: who wrote, when, why, and what it was |
| `comparing`, `sides`, `posted` | theirs and mine side by side, merged, in what was posted |
| `gone`, `deleting` | the form of what was deleted meanwhile; deleting what was changed meanwhile |
| `once` | what was saved with a form, so that it is not saved again |
| `waiting` | what was typed in a form whose session had ended, until its writer is back |
"""

from .mixin import VersionMixin

__all__ = ["VersionMixin"]
