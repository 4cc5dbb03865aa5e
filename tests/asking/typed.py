"""Statements made up by kind, of every function and operator, over rows that stand in them.

The same seed makes the same statements. What they ask of needs no register: whole numbers, numbers
with fractions, texts and dates, small and large, odd ones, and those that are not known.
"""

from random import Random

from g32.asking.functions import COUNTING, GATHERING, SIGNATURES

ROWS = (
    "WITH t(k, n, f, t, d) AS (VALUES "
    "(1, 5, 2.5, 'aap', '2014-06-12'), (2, -7, -0.75, 'Één ', '2014'), (3, 0, 0.0, '', ''), "
    "(4, NULL, 1.005, '12', '2014-02-30'), (5, 3000000000, NULL, NULL, '2013-12'), "
    "(6, 2, 1e15, ' -3.50', NULL), (7, 4611686018427387904, 0.1, 'a_b%\\', '2012-02-29')) "
)
_ALONE = [name for name, each in SIGNATURES.items() if each.alone]
_OF_GROUP = [name for name, each in SIGNATURES.items() if each.aggregate]
_OTHERS = [name for name, each in SIGNATURES.items() if not (each.alone or each.aggregate)]
_WRITTEN = {
    "n": ("0", "1", "2", "-3", "10", "2147483647", "'4'", "NULL"),
    "f": ("0.5", "2.0", "-1.25", "0.1", "1e-7", "123456.789", "'2.50'", "NULL"),
    "t": ("'a'", "''", "'Ij'", "'2014-06-01'", "'12'", "' b '", "'é'", "'%a%'", "NULL"),
}
#: Names of what is filled in, and with what.
GIVEN = {"one": "1", "half": "0.5", "less": "-2.25", "small": "a", "great": "Ede"}
PARAMETERS = {"n": (":one", ":half"), "f": (":half", ":less", ":one"), "t": (":small", ":great")}
_COLUMNS = {"n": ("n", "k"), "f": ("f",), "t": ("t", "d")}
_TYPES = {"n": ("integer", "bigint"), "f": ("numeric", "real"), "t": ("text",)}
_COMPARED = ("=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM")
_FRAMES = (
    "",
    " ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
    " RANGE BETWEEN 2 PRECEDING AND 1 FOLLOWING",
)


class Writer:
    """Writes statements; `random` says which. A kind is a letter, as in `functions`."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 (nothing here is secret)

    def statement(self) -> str:
        """Write one."""
        kind = self._kind()
        value = self.value(kind, 3)
        where = f"FROM t{' WHERE ' + self.truth(2) if self.random.random() < 0.3 else ''}"
        match self.random.randrange(5):
            case 0 | 1:
                return f"{ROWS}SELECT k, {value} AS a, {self.truth(2)} AS b {where} ORDER BY k"
            case 2:
                asked = self._call(_OF_GROUP, 2)
                having = f" HAVING {self._call(_OF_GROUP, 1)} IS NOT NULL" * self._seldom()
                return (
                    f"{ROWS}SELECT {value} AS a, {asked} AS b {where} GROUP BY 1{having} ORDER BY 1"
                )
            case 3:
                return f"{ROWS}SELECT k, {self._window()} AS a {where} ORDER BY k"
        other = self.value(self.random.choice("nf") if kind in "nf" else kind, 2)
        sign = self.random.choice(("UNION", "UNION ALL", "INTERSECT", "EXCEPT"))
        both = f"SELECT {value} AS a FROM t {sign} SELECT {other} FROM t"
        end = "a / 2" if kind in "nf" else "a || 'x'"
        return f"{ROWS}SELECT DISTINCT a, {end} AS b FROM ({both}) AS u ORDER BY a DESC, b"

    def value(self, kind: str, deep: int) -> str:
        """Write something of this kind."""
        if not deep or self._seldom():
            return self.random.choice(self.random.choice((_COLUMNS, _WRITTEN, _COLUMNS))[kind])
        match self.random.randrange(9):
            case 8:
                return self._other(kind, deep - 1)
            case 0 | 1:
                return self._either(kind, deep - 1)
            case 2:
                given = self.value(self.random.choice("nft"), deep - 1)
                return f"CAST({given} AS {self.random.choice(_TYPES[kind])})"
            case 3 | 4 | 5:
                return self._joined(kind, deep - 1)
        return self._call(
            [each for each in _OTHERS if SIGNATURES[each].gives in (kind, "=")], deep - 1
        )

    def truth(self, deep: int) -> str:
        """Write something that is so or not."""
        if deep and self._seldom():
            one, other = self.truth(deep - 1), self.truth(deep - 1)
            sign = self.random.choice((" AND ", " OR ", " = "))
            return self.random.choice((f"({one}{sign}{other})", f"(NOT {one})"))
        kind = self._kind()
        one, two, three = (self.value(self._like(kind), max(deep - 1, 0)) for _each in range(3))
        match self.random.randrange(2, 8) if deep else 9:
            case 2:
                return f"({one} {self.random.choice(('', 'NOT '))}IN ({two}, {three}))"
            case 3:
                return f"({one} {self.random.choice(('', 'NOT '))}BETWEEN {two} AND {three})"
            case 4:
                escape = self.random.choice(("", "", " ESCAPE 'a'", " ESCAPE '\\'"))
                return f"({self.value('t', deep - 1)} LIKE {self.value('t', deep - 1)}{escape})"
            case 5:
                test = self.random.choice(("TRUE", "NOT FALSE", "NULL", "NOT NULL"))
                return f"({self.truth(deep - 1)} IS {test})"
        return f"({one} {self.random.choice(_COMPARED)} {two})"

    def _either(self, kind: str, deep: int) -> str:
        one, other = (self.value(self._like(kind), deep) for _each in range(2))
        way = self.random.choice(("case", "case", "coalesce", "nullif"))
        if way == "case":
            return f"CASE WHEN {self.truth(deep)} THEN {one} ELSE {other} END"
        return f"{way}({one}, {other})"

    def _other(self, kind: str, deep: int) -> str:
        """Something filled in; or what a question within gives, of one row or of several."""
        if self._seldom():
            return self.random.choice(PARAMETERS[kind])
        value = self.value(self._like(kind), deep)
        where = self.random.choice(("WHERE u.k = 1", "WHERE u.k = t.k", "ORDER BY k LIMIT 1", ""))
        return f"(SELECT {value} FROM t AS u {where})"

    def _joined(self, kind: str, deep: int) -> str:
        if kind == "t":
            return f"({self.value('t', deep)} || {self.value(self._kind(), deep)})"
        other = self.value(kind if kind == "n" else self._like(kind), deep)
        sign = self.random.choice("+-*/%")
        return f"({self.value(kind, deep)} {sign} {other})"

    def _call(self, names: list[str], deep: int) -> str:
        name = self.random.choice(names)
        letters = SIGNATURES[name].given
        given = letters[: self.random.randint(SIGNATURES[name].least, len(letters))]
        own = self._kind()
        kinds = [self._like(each if each in "nt" else own) for each in given]
        asked = [self.value(each, deep) for each in kinds]
        if name in COUNTING and "n" in given:
            asked[given.index("n")] = self.random.choice("123")
        distinct = "DISTINCT " * (name in ("count", "sum", "listing") and self._seldom())
        return f"{name}({distinct}{', '.join(asked)})"

    def _window(self) -> str:
        call = self._call([each for each in (*_ALONE, *_OF_GROUP) if each not in GATHERING], 2)
        over = f"PARTITION BY {self.value(self._kind(), 1)} " * self._seldom()
        return f"{call} OVER ({over}ORDER BY k{self.random.choice(_FRAMES)})"

    def _like(self, kind: str) -> str:
        """The same, or the other kind of number."""
        return self.random.choice("nf") if kind in "nf" and self._seldom() else kind

    def _kind(self) -> str:
        return self.random.choice("nnft")

    def _seldom(self) -> bool:
        return self.random.random() < 0.25
