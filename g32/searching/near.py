"""Words that differ from a typed one by small mistakes: a letter or two wrong, missing, doubled,
or two swapped, wherever in the word.
"""

from collections.abc import Iterable

#: Words so long (and shorter ones not at all) may be typed with one mistake, or with two.
ONE, TWO = 3, 6
#: In words not so long a mistake counts twice: many of them are like each other.
LONG = 4
#: Of so many words, the nearest, is looked whether they are meant.
MOST_WORDS = 8


def mistakes_in(word: str) -> int:
    """Return how many mistakes are looked past in a typed word; a number means what it says."""
    if len(word) < ONE or word.isdigit():
        return 0
    return 1 if len(word) < TWO else 2


def tells(word: str) -> bool:
    """Whether a word tells something by itself, as no prefix does, and no number."""
    return len(word) >= LONG and not word.isdigit()


def nearest(word: str, vocabulary: Iterable[str], most: int) -> dict[str, int]:
    """Return the words of the vocabulary that at most so many mistakes make of `word`, and for how
    many that counts; the nearest of them if there are many. "y" for "ij" is one mistake, and
    another digit is another word.
    """
    if not most:
        return {}
    typed, digits = _plain(word), _digits(word)
    letters, shortest, longest = set(typed), len(typed) - most, len(typed) + most
    found = []
    for other in vocabulary:
        plain = _plain(other)
        if not shortest <= len(plain) <= longest:
            continue
        # each mistake leaves at most two letters that only one of the two has
        if len(letters.symmetric_difference(plain)) > 2 * most or _digits(other) != digits:
            continue
        number = mistakes(typed, plain, most)
        if number <= most and other != word:
            found.append((max(number, 1) * (1 if len(other) >= LONG else 2), other))
    return {other: number for number, other in sorted(found)[:MOST_WORDS]}


def mistakes(one: str, other: str, most: int) -> int:
    """Return the least number of mistakes between two words; of more than `most`, one more."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        row = [place]
        for at, there in enumerate(other, 1):
            least = min(last[at] + 1, row[at - 1] + 1, last[at - 1] + (letter != there))
            if place > 1 < at and letter == other[at - 2] and one[place - 2] == there:
                least = min(least, before[at - 2] + 1)  # two letters swapped
            row.append(least)
        if min(row) > most and min(last) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


def _plain(word: str) -> str:
    return word.replace("ij", "y")


def _digits(word: str) -> str:
    return "".join(letter for letter in word if letter.isdigit())
