"""Taking along what the screen shows: a list or a report as a file, made apart from the pages.

`asked` is what somebody asked for, `making` makes the file in a process of its own, `answers`
brings it to a browser, `form` lets choose, `log` keeps who took what along.
"""

from .answers import answer
from .asked import Asked
from .form import form

__all__ = ["Asked", "answer", "form"]
