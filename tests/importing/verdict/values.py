"""What stands in the cells of a row: good, or as it comes."""

from dataclasses import dataclass
from typing import Any

from django.utils import translation

#: Stands for the number of a record that does not exist, in the form that is told of it.
UNKNOWN = 999_999_999


@dataclass(frozen=True)
class Value:
    """What stands in the cells of a row, and what the form is told for it. `told`: how the report
    will tell it, where that is other words.
    """

    cells: tuple[str, ...]
    means: Any
    told: str = ""


def said(cell, means=None, told=""):
    """A value of one cell; without more, the form is told the same."""
    return Value((cell,), cell if means is None else means, told or cell.strip())


class Spec:
    """What a row may say in some columns. `good`: most likely right; `wild`: as it comes."""

    columns: tuple[str, ...] = ()

    def good(self, dice):
        return self.wild(dice)

    def wild(self, dice):
        raise NotImplementedError


class Text(Spec):
    """Words; `known`: those that stand somewhere already."""

    def __init__(self, longest, *, known=(), required=False):
        self.longest, self.known, self.required = longest, known, required

    def good(self, dice):
        words = [f"Woord {dice.randrange(10**6)}", "Café ’t IJ — “Zó”", "x" * self.longest]
        words = [*words[:1], *([] if self.required else [*words[1:], ""])]
        return said(dice.choice(words))

    def wild(self, dice):
        word = f"w{dice.randrange(10**6)}"
        return said(
            dice.choice(
                [
                    "",
                    "   ",
                    f"  {word}  ",
                    word * 20,
                    "x" * self.longest,
                    "x" * (self.longest + 1),
                    f"{word}\0",
                    f"{word}\nregel",
                    f"{word}\r\nregel",
                    f"{word}\x1b\x07",
                    f"\u202e{word}\u2028",
                    f"=HYPERLINK({word})",
                    "-1",
                    "👩🏽‍🚒",
                    *self.known,
                ]
            )
        )


class Address(Text):
    """The address of a page."""

    def good(self, dice):
        return said(dice.choice(["", "https://example.nl/x", "example.nl"]))

    def wild(self, dice):
        strange = ["javascript:alert(1)", "geen adres", "https://", "ftp://example.nl/a b"]
        return said(dice.choice([*strange, super().wild(dice).means]))


DATES = [
    *("", "2009", "2014", "2014-06", "2014-06-12", "2014-21", "2014-33", "2014-40", "2009~"),
    *("2014-06-12/2014-06-13", "../2014-03-19", "2014-06-13/..", "12 juni 2014", "najaar 2013"),
    *("eind september 2014", "okt 2014", "12-06-2014", " 2014 ", "begin 2012", "na 2015"),
    *(
        "1900",
        "2100-12-31",
        "2011-01-01",
        "2016-02-29",
        "2001",
        "2002-12-31",
        "mrt-2014",
        "circa 2009",
    ),
]
WRONG_DATES = [
    *("okt-14", "14-okt", "41774", "2014-06-12 00:00:00", "2014-13", "31 februari 2014", "1899"),
    *("2101", "..", "2014-06/2014-03", "juni", "2014\0", "x" * 300, "12/13/2014", "2014-6-5-4"),
]


class Date(Spec):
    def good(self, dice):
        return said(dice.choice(DATES))

    def wild(self, dice):
        return said(dice.choice(DATES + WRONG_DATES))


class Codes(Spec):
    """A code of a list, written as such or in words of either language."""

    def __init__(self, choices, *, blank=False):
        self.choices, self.blank = choices, blank

    def good(self, dice):
        return self.known(dice, [*self.choices, *([""] if self.blank else [])])

    def wild(self, dice):
        if dice.random() < 0.4:
            return said(dice.choice(["", "   ", "koning", "x" * 40, "0", "memberx"]))
        return self.known(dice, [*self.choices])

    def known(self, dice, codes):
        code = dice.choice(codes)
        return said(_worded(dice, code, lambda: self.choices(code).label), str(code))


class YesNo(Spec):
    """Yes or no; a form has a box for it, so nothing else can be said there."""

    def wild(self, dice):
        cell = dice.choice(["", "no", "nee", "yes", "ja", "Ja"])
        return said(cell, cell.lower() in ("yes", "ja"))


def _worded(dice, code, label):
    """The code, or its words in a language."""
    if not code:
        return ""
    with translation.override(dice.choice(["nl", "en"])):
        return dice.choice([str(code), str(label()), str(label()).upper()])


class To(Spec):
    """Another record, by its name or its id. `often`: those that are meant most."""

    def __init__(self, records, *, often=(), empty=True):
        self.records, self.often, self.empty = list(records), list(often), empty

    def good(self, dice):
        records = self.often if self.often and dice.random() < 0.7 else self.records
        return self.told(dice, dice.choice(records))

    def wild(self, dice):
        if dice.random() < 0.25:
            return said("Nergenshuizen", UNKNOWN)
        if dice.random() < 0.2:
            return said("", "")
        return self.told(dice, dice.choice(self.records))

    def told(self, dice, record):
        name = str(record)
        return said(dice.choice([record.slug, name, f" {name} ", name.upper()]), record.pk, name)


class Several(Spec):
    """Several values in one cell: what is more there than the report tells is added."""

    def __init__(self, one):
        self.one = one

    def good(self, dice):
        return self._joined([self.one.good(dice) for _n in range(dice.choice([0, 0, 1, 1, 2]))])

    def wild(self, dice):
        return self._joined([self.one.wild(dice) for _n in range(dice.choice([1, 1, 2]))])

    @staticmethod
    def _joined(values):
        """Each once, and none that is empty: such say nothing."""
        parts = {value.cells[0].strip(): value for value in values}
        parts.pop("", None)
        return said("; ".join(parts), tuple((each.told, each.means) for each in parts.values()))


class Passages(Several):
    """Where a row stands in the sources."""

    def __init__(self):
        super().__init__(_Passage())


class _Passage(Spec):
    def good(self, dice):
        page = dice.randrange(20, 60)
        texts = [f"Jaarverslag 2014 p. {page}", f"jaarverslag p. {page}-{page + 2}", "Netwerkwiki"]
        return said(dice.choice([*texts, f"Nieuwsbrief p. {page % 4 + 1} § Wonen"]))

    def wild(self, dice):
        wrong = [
            "Nergensblad p. 3",
            "Nieuwsbrief p. 9",
            "Jaarverslag 2014 p. 5-3",
            "p. 3",
            "x" * 600,
        ]
        return said(dice.choice([*wrong, "Jaarverslag 2014 p. 0", self.good(dice).means]))
