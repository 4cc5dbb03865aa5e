"""Readable ids, none twice."""

from collections import Counter

from django.utils.text import slugify

from g32.text import fold


def joined(*slugs: str, longest: int = 50) -> str:
    """An id made of others, of each no more than so many characters."""
    return "-".join(slug[:longest].rstrip("-") for slug in slugs)


class Ids:
    """The ids of one kind of record."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def of(self, *parts: object) -> str:
        """An id made from the parts, numbered where it is taken."""
        return self.once(slugify(fold(" ".join(str(part) for part in parts)))[:100].rstrip("-"))

    def once(self, stem: str) -> str:
        """The id itself, which is well formed, numbered where it is taken."""
        while True:
            self._given[stem] += 1
            number = self._given[stem]
            slug = stem if number == 1 else f"{stem}-{number}"
            if number == 1 or slug not in self._given:
                self._given[slug] = max(self._given[slug], 1)
                return slug
