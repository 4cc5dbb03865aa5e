"""What somebody typed in the box."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django.utils.translation import gettext as _

from g32.text import fold

#: No name is longer, so nothing longer is looked for.
LONGEST = 200
#: So many letters and digits at least are looked for.
SHORTEST = 2
#: An abbreviation with dots ("V.N.G.").
_DOTTED = re.compile(r"(?<!\w)[^\W\d_](?:\.[^\W\d_])+(?!\w)")


@dataclass(frozen=True)
class Typed:
    """A text as it was typed, of any length; with `of`, from one with any character in it."""

    text: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Return what was typed, without needless spaces."""
        return cls(" ".join(text.replace("\0", " ").split()))

    @cached_property
    def key(self) -> str:
        """The text as names are stored to be searched; "" where it is too long."""
        return fold(self.text) if len(self.text) <= LONGEST else ""

    @cached_property
    def words(self) -> list[str]:
        """Its words, each once; "en" stands for the sign & too, and is none where others are."""
        words = list(dict.fromkeys(self.key.split()))
        return [word for word in words if word != "en"] or words

    @cached_property
    def ways(self) -> list["Typed"]:
        """The ways to take it: as it is, and with the letters of abbreviations together."""
        together = _DOTTED.sub(lambda found: found[0].replace(".", ""), self.text)
        return [self] if together == self.text else [self, Typed(together)]

    @cached_property
    def glued(self) -> str:
        """Its letters without the gaps."""
        return self.key.replace(" ", "")

    @property
    def asks(self) -> bool:
        """Whether there is anything to look for."""
        return len(self.glued) >= SHORTEST

    @property
    def complaint(self) -> str:
        """Why nothing is looked for, for who typed something; "" where something is."""
        if len(self.text) > LONGEST:
            return _("That is too long. Type a part of the name.")
        if self.text and not self.asks:
            return _("Type at least two letters or digits.")
        return ""
