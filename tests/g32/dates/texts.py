"""Stored texts for tests: valid ones as a hypothesis strategy, and damaged ones."""

from random import Random

from hypothesis import settings
from hypothesis import strategies as st

from g32.dates.edtf import is_valid

MODEST = settings(max_examples=200, deadline=None)

CODES = [f"{code:02}" for code in (*range(1, 13), *range(21, 25), *range(33, 37), 40, 41)]
YEARS = (1899, 1900, 1901, 1904, 2000, 2013, 2014, 2015, 2016, 2099, 2100, 2101)
CHARACTERS = "0123456789-/~. \nX２٣\u200f"


def atom(random):
    year = random.choice((*YEARS, random.randint(1900, 2100)))
    kind = random.choice(("year", "code", "code", "day", "day"))
    text = f"{year}"
    if kind == "code":
        text += f"-{random.choice(CODES)}"
    if kind == "day":
        text += f"-{random.randint(1, 12):02}-{random.choice((1, 2, 15, 28, 29, 30, 31)):02}"
    return text + random.choice(("", "", "~"))


def candidate(random):
    """A text of the right form: valid for the most part."""
    first, last = atom(random), atom(random)
    if random.random() < 0.5:
        last = first[: random.choice((4, 7))] + last[random.choice((4, 7)) :]
    return random.choice((first, first, f"{first}/{last}", f"../{last}", f"{first}/.."))


def damaged(random):
    """A text with one or two characters put in, taken out or replaced."""
    text = candidate(random)
    for _ in range(random.randint(1, 2)):
        place, new = random.randrange(len(text) + 1), random.choice(CHARACTERS)
        text = text[:place] + random.choice(("", new)) + text[place + random.randint(0, 1) :]
    return text


def candidates(count, seed=32):
    """So many texts, right and damaged, each once; the same in every run."""
    random = Random(seed)  # noqa: S311 (nothing secret)
    return sorted({random.choice((candidate, damaged))(random) for _ in range(count)} | {""})


atoms = st.randoms(use_true_random=False).map(atom).filter(is_valid)
texts = st.randoms(use_true_random=False).map(candidate).filter(is_valid)
