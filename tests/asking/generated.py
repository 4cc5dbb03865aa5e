"""Statements made up by the thousand: from what a SELECT is made of, with hostile things between.

The same seed makes the same statements, on every engine.
"""

from random import Random

from g32.asking.functions import COUNTING, SIGNATURES
from g32.asking.kinds import Kind
from g32.asking.vocabulary import kinds_of, views

#: What nobody is to reach, and what would do something.
HOSTILE = (
    *("auth_user", "network_contactdetails", "django_session", "g32_historyentry", "password"),
    *("email", "sqlite_master", "sqlite_temp_master", "pg_catalog.pg_authid", "rowid", "ctid"),
    *("pg_sleep(9)", "lo_create(0)", "load_extension('x')", "set_config('a', 'b', false)"),
    *("hex(zeroblob(9))", "pg_read_file('/etc/passwd')", "city.concat", "questions.city"),
    *("INTO inbraak", "FOR UPDATE", "; DELETE FROM network_city", "--", "/*", "*/", "'", '"'),
    *('U&"\\0061"', "E'\\'", "$$", "::text", "::regclass", "main.", "temp.", "ONLY", "LATERAL"),
    *("DELETE", "UPDATE", "INSERT", "PRAGMA", "ATTACH", "COPY", "VACUUM", "RETURNING *", "\0"),
    *("NULL", ":x", "$1", "(", ")", ",", ".", "*", "||", "->>", "[", "]", "`", "\r", "\u00a0"),
)
_COMPARED = ("=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM")
_NUMBERS = ("0", "1", "2", "10", "2.5", "-1", "999999999999", "'3'", "NULL")
_TEXTS = ("'a'", "''", "'2014'", "'%e%'", "'O''Neill'", "'é'", "'2014-06-12'", "NULL")


def _gives(signature, letter):
    """Whether a function may give a text, or a number."""
    first = signature.given[:1]
    fine = {"=": first in ("*", letter), "f": letter == "n"}
    return fine.get(signature.gives, signature.gives == letter)


class Writer:
    """Writes statements; `random` says which."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 (nothing here is secret)
        self._number = 0
        self._views = [(name, kinds_of(view)) for name, view in views().items() if view.rows]

    def statement(self) -> str:
        """Write one, of three one with something hostile in it."""
        self._number = 0
        text = self.query(2)
        return self._spoiled(text) if self.random.random() < 1 / 3 else text

    def query(self, deep: int, columns: int = 0) -> str:
        """Write a SELECT of so many columns (0: some), with others inside so deep."""
        some = self.random
        number = columns or some.randint(1, 3)
        scope, source = self._source(deep)
        asked = [self._any(scope, deep) for _each in range(number)]
        text = f"SELECT {'DISTINCT ' * (some.random() < 0.1)}{', '.join(asked)} FROM {source}"
        if some.random() < 0.5:
            text += f" WHERE {self._truth(scope, deep)}"
        if some.random() < 0.15:
            group = self._column(scope, some.choice(list(Kind)[:2]))
            text = f"SELECT {group}, count(*) FROM {source} GROUP BY {group}"
            text += f" HAVING count(*) > {some.randint(0, 9)}" * (some.random() < 0.4)
        elif not columns and some.random() < 0.4:
            text += f" ORDER BY {some.randint(1, number)}{some.choice(('', ' DESC'))}"
        if not columns and some.random() < 0.3:
            text += f" LIMIT {some.randint(0, 9)}"
        if deep and not columns and some.random() < 0.1:
            sign = some.choice(("UNION", "UNION ALL", "INTERSECT", "EXCEPT"))
            text = f"SELECT * FROM ({text}) AS one {sign} {self.query(deep - 1, number)}"
        return text

    def _source(self, deep):
        """What stands behind FROM: the columns that it brings with their kinds, and its words."""
        scope, words = [], ""
        for _each in range(self.random.choice((1, 1, 1, 2, 2, 3))):
            own, part = self._one(deep)
            if words:
                joined = self.random.choice((" JOIN ", " LEFT JOIN ", ", ", " CROSS JOIN "))
                on = "JOIN" in joined and "CROSS" not in joined
                condition = f" ON {self._truth(scope + own, 0)}" if on else ""
                words += joined + part + condition
            else:
                words = part
            scope += own
        return scope, words

    def _one(self, deep):
        self._number += 1
        name = f"t{self._number}"
        if deep and self.random.random() < 0.15:
            return [(f"{name}.n", Kind.NUMBER)], f"(SELECT count(*) AS n FROM city) AS {name}"
        view, columns = self.random.choice(self._views)
        return [(f"{name}.{each}", kind) for each, kind in columns], f"{view} AS {name}"

    def _any(self, scope, deep):
        return self._value(scope, self.random.choice((Kind.TEXT, Kind.NUMBER)), deep)

    def _column(self, scope, kind):
        fitting = [name for name, each in scope if each is kind]
        return self.random.choice(fitting or (_TEXTS if kind is Kind.TEXT else _NUMBERS))

    def _value(self, scope, kind, deep):
        draw = self.random.random()
        if not deep or draw < 0.4:
            return self._column(scope, kind)
        if draw < 0.5:
            return self.random.choice(_TEXTS if kind is Kind.TEXT else _NUMBERS)
        if draw < 0.6:
            one, other = (self._value(scope, kind, deep - 1) for _each in range(2))
            return f"CASE WHEN {self._truth(scope, deep - 1)} THEN {one} ELSE {other} END"
        if draw < 0.7:
            one, other = (self._value(scope, kind, deep - 1) for _each in range(2))
            sign = "||" if kind is Kind.TEXT else self.random.choice("+-*/%")
            return f"({one} {sign} {other})"
        if draw < 0.75:
            asked = "max(name)" if kind is Kind.TEXT else "count(*)"
            return f"(SELECT {asked} FROM {self.random.choice(('city', 'body', 'meeting'))})"
        return self._call(scope, kind, deep - 1)

    def _call(self, scope, kind, deep):
        letter = "t" if kind is Kind.TEXT else "n"
        name, signature = self.random.choice(
            [(name, each) for name, each in SIGNATURES.items() if _gives(each, letter)]
        )
        kinds = {"t": Kind.TEXT, "n": Kind.NUMBER, "*": kind, "=": kind}
        counts = name in COUNTING
        given = [
            "1" if counts and each == "n" else self._value(scope, kinds[each], deep)
            for each in signature.given
        ]
        call = f"{name}({', '.join(given)})"
        alone = name in ("row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile")
        if alone or name in ("lag", "lead", "first_value", "last_value", "nth_value"):
            call += f" OVER (ORDER BY {self._column(scope, Kind.TEXT)})"
        return call

    def _truth(self, scope, deep):
        draw = self.random.random()
        kind = self.random.choice((Kind.TEXT, Kind.NUMBER))
        if deep and draw < 0.15:
            sign = self.random.choice((" AND ", " OR "))
            return f"({sign.join(self._truth(scope, deep - 1) for _each in range(2))})"
        if draw < 0.25:
            return f"{self._column(scope, kind)} IS NOT NULL"
        if draw < 0.35:
            return f"{self._column(scope, Kind.TEXT)} LIKE {self.random.choice(_TEXTS)}"
        if deep and draw < 0.45:
            return f"EXISTS ({self.query(deep - 1, 1)})"
        if deep and draw < 0.5:
            return f"{self._column(scope, Kind.TEXT)} IN (SELECT name FROM city)"
        one, other = (self._value(scope, kind, deep - 1 if deep else 0) for _each in range(2))
        return f"{one} {self.random.choice(_COMPARED)} {other}"

    def _spoiled(self, text):
        """Put hostile words into it: between, instead of, or before."""
        words = text.split(" ")
        for _each in range(self.random.randint(1, 3)):
            at = self.random.randrange(len(words))
            end = at + self.random.randint(0, 1)
            words[at:end] = [self.random.choice(HOSTILE)]
        return " ".join(words)
