"""Statements made up of joins of every kind, in any order and in brackets, over rows that are
there or not; the same seed makes the same ones.

Their conditions name both sides, one, or neither. In what is joined by FULL, two are equal, as
PostgreSQL knows no other.
"""

from random import Random

PART = "WITH w(x, y) AS (VALUES (1, 1), (2, NULL), (3, 2)) "
_SOURCES = (
    "(VALUES (1, 2), ({}, {}), ({}, NULL)) {}(x, y)",
    "(VALUES ({}, 3), ({}, {}), (2, 2)) {}(x, y)",
    "(SELECT x, y FROM w WHERE x > 9) {}",
    "(SELECT DISTINCT x, y + 1 AS y FROM w) {}",
    "(SELECT x, y FROM w UNION SELECT 3, 3) {}",
    "w {}",
)
_JOINS = ("JOIN", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "CROSS JOIN")
_OF_NEITHER = ("1 = 0", "1 = 1", "NULL", "true", ":small = 'a'", ":small <> 'a'")
_OF_ONE = ("> 1", "< 3", "<> 2", "IS NULL", "IS NOT NULL", "NOT BETWEEN 1 AND 2", "IN (1, 3)")


class Joiner:
    """Writes statements; `random` says which."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 (nothing here is secret)
        self.number = 0

    def statement(self) -> str:
        """Write one: all columns of all that is joined, or a star, in order."""
        self.number = 0
        joined, names = self._joined(self.random.randint(2, 4))
        if self._seldom():
            more, others = self._joined(1)
            joined, names = f"{joined}, {more}", names + others
        columns = [f"{name}.{column}" for name in names for column in "xy"]
        named = ", ".join(f"{each} AS {each.replace('.', '_')}" for each in columns)
        where = f" WHERE {self._of_one(names)}" * self._seldom()
        order = ", ".join(map(str, range(1, len(columns) + 1)))
        asked = self.random.choice(("*", named))
        return f"{PART}SELECT {asked} FROM {joined}{where} ORDER BY {order}"

    def _joined(self, deep: int) -> tuple[str, list[str]]:
        if not deep or self._seldom():
            return self._source()
        left, names = self._joined(deep - 1)
        right, others = self._joined(deep - 1) if self._seldom() else self._source()
        if len(names) > 1 and self._seldom():
            left = f"({left})"
        if len(others) > 1:
            right = f"({right})"
        join = self.random.choice(_JOINS)
        on = "" if join == "CROSS JOIN" else f" ON {self._condition(join, names, others)}"
        return f"{left} {join} {right}{on}", names + others

    def _source(self) -> tuple[str, list[str]]:
        self.number += 1
        name = f"t{self.number}"
        source = self.random.choice(_SOURCES)
        given = (self.random.choice("1237") for _each in range(source.count("{}") - 1))
        return source.format(*given, name), [name]

    def _condition(self, join: str, names: list[str], others: list[str]) -> str:
        ways = [lambda: f"{self._column(names)} = {self._column(others)}"] * 2
        if join != "FULL JOIN":
            ways += [
                lambda: self.random.choice(_OF_NEITHER),
                lambda: self._of_one(names + others),
                lambda: f"({ways[0]()} OR {self._of_one(names + others)})",
            ]
        number = self.random.randint(1, 3)
        return " AND ".join(self.random.choice(ways)() for _each in range(number))

    def _of_one(self, names: list[str]) -> str:
        return f"{self._column(names)} {self.random.choice(_OF_ONE)}"

    def _column(self, names: list[str]) -> str:
        return f"{self.random.choice(names)}.{self.random.choice('xy')}"

    def _seldom(self) -> bool:
        return self.random.random() < 0.25
