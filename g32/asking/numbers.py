"""Numbers, reckoned with alike on both engines: whole ones of 64 bits, and fractions as floats.

What would not fit is refused on both. A fraction is told, rounded and divided with a remainder by
its first 15 digits, in which 0.3 is three tenths.
"""

import operator
import re
from array import array
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import partial
from math import isfinite

Number = int | float
#: From here on a whole number does not fit.
_MOST = 2**63
#: More digits than lie between the greatest and the least number.
_EXACT = Context(prec=800, rounding=ROUND_HALF_UP)
_DIGITS = 400
_WHOLE = re.compile(r"-?\d{1,19}", re.ASCII)

#: On PostgreSQL, whose own take `numeric` for what is no float.
POSTGRESQL = """
CREATE FUNCTION whole(number bigint) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT number $$;
CREATE FUNCTION whole(number double precision) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT pg_catalog.round(number::numeric)::bigint $$;
CREATE FUNCTION small(number bigint) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT greatest(least(number, 2147483647), -2147483647)::integer $$;
CREATE FUNCTION written(number bigint) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT number::text $$;
CREATE FUNCTION written(number double precision) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT trim_scale(number::numeric)::text $$;
CREATE FUNCTION round(number double precision, digits integer DEFAULT 0) RETURNS double precision
  LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT pg_catalog.round(number::numeric, digits)::double precision $$;
CREATE FUNCTION remainder(one double precision, other double precision) RETURNS double precision
  LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT (one::numeric OPERATOR(pg_catalog.%) other::numeric)::double precision $$;
CREATE OPERATOR % (
  LEFTARG = double precision, RIGHTARG = double precision, FUNCTION = remainder
);
CREATE AGGREGATE sum(bigint) (SFUNC = int8pl, STYPE = bigint);
"""


def is_whole(text: str) -> bool:
    """Whether a number that is written out is a whole one that fits."""
    return bool(_WHOLE.fullmatch(text)) and -_MOST <= int(text) < _MOST


def whole(number: Number | None) -> int | None:
    """Return the nearest whole number; a half goes away from nothing. Raises ValueError."""
    if number is None or isinstance(number, int):
        return number
    return int(_fitting(int(_decimal(number).to_integral_value(ROUND_HALF_UP))))


def written(number: Number | None) -> str | None:
    """Return it as a person writes it."""
    if number is None or isinstance(number, int):
        return None if number is None else str(number)
    return format(_EXACT.normalize(_decimal(number)), "f") if number else "0"


def rounded(number: Number | None, digits: int | None = 0) -> float | None:
    """Return it with so many digits behind the point; a half goes away from nothing."""
    if number is None or digits is None:
        return None
    at = Decimal(1).scaleb(-max(min(digits, _DIGITS), -_DIGITS))
    return float(_decimal(number).quantize(at, context=_EXACT))


def _decimal(number: Number) -> Decimal:
    return Decimal(f"{float(number):.15g}")


def _fitting(number: Number) -> Number:
    if not (-_MOST <= number < _MOST if isinstance(number, int) else isfinite(number)):
        raise ValueError
    return number


def _kept(found: Number, *factors: Number) -> Number:
    """Return it. Raises ValueError where it is too near to nothing to be told from it."""
    if not found and all(factors):
        raise ValueError
    return found


def _times(one: Number, other: Number) -> Number:
    return _kept(one * other, one, other)


def _divided(one: Number, other: Number) -> Number | None:
    """Of two whole numbers, how often the one goes into the other; by nothing is not known."""
    if not other:
        return None
    if isinstance(one, float) or isinstance(other, float):
        return _kept(one / other, one)
    found = abs(one) // abs(other)
    return found if (one < 0) is (other < 0) else -found


def _remainder(one: Number, other: Number) -> Number | None:
    """What is left of the one, with its sign; divided by nothing is not known."""
    if not other:
        return None
    if isinstance(one, float) or isinstance(other, float):
        return float(_EXACT.remainder(_decimal(one), _decimal(other)))
    found = abs(one) % abs(other)
    return -found if one < 0 else found


def _known(reckon: Callable[[Number, Number], Number | None]) -> Callable[..., Number | None]:
    """With what is not known, nothing is. What comes of it raises ValueError if it does not fit."""

    def reckoned(one: Number | None, other: Number | None) -> Number | None:
        if one is None or other is None:
            return None
        found = reckon(one, other)
        return None if found is None else _fitting(found)

    return reckoned


#: By the sign, how SQLite reckons: its own makes a float of what does not fit, and of a fraction
#: something whole before it takes a remainder.
RECKONED: dict[str, tuple[str, Callable[..., Number | None]]] = {
    "+": ("plus", _known(operator.add)),
    "-": ("minus", _known(operator.sub)),
    "*": ("times", _known(_times)),
    "/": ("divided", _known(_divided)),
    "%": ("remainder", _known(_remainder)),
}


class _Sum:
    """Fractions added up one after the other, as PostgreSQL does; SQLite lately corrects itself."""

    def __init__(self) -> None:
        self.number = 0
        self.total = 0.0

    def step(self, number: Number | None) -> None:
        """Add one. Raises ValueError where it becomes too large."""
        if number is not None:
            self.number += 1
            self.total += number
            if not isfinite(self.total):
                raise ValueError

    def finalize(self) -> float | None:
        """Return the sum; of none, nothing."""
        return self.total if self.number else None


class _Average(_Sum):
    """The same in the middle; PostgreSQL adds up squares too, which become too large sooner."""

    def __init__(self) -> None:
        super().__init__()
        self.squares = 0.0

    def step(self, number: Number | None) -> None:
        """Add one. Raises ValueError where it becomes too large."""
        super().step(number)
        if number is not None and self.number > 1:
            off = number * self.number - self.total
            self.squares += off * off / (self.number * (self.number - 1))
            if not isfinite(self.squares):
                raise ValueError

    def finalize(self) -> float | None:
        """Return the average; of none, nothing."""
        return self.total / self.number if self.number else None


class _SumOnce:
    """Each number once, the least first, as PostgreSQL puts them for DISTINCT."""

    def __init__(self, summed: Callable[[], _Sum]) -> None:
        self.summed = summed
        self.numbers: set[Number] = set()
        self.size = 0.0

    def step(self, number: Number | None) -> None:
        """Take it along. Raises ValueError where it may become too large."""
        if number is not None and number not in self.numbers:
            self.numbers.add(number)
            self.size += abs(number)
            if not isfinite(self.size):
                raise ValueError

    def finalize(self) -> float | None:
        """Add them up."""
        reckoned = self.summed()
        for number in sorted(self.numbers):
            reckoned.step(number)
        return reckoned.finalize()


class _InWindow:
    """The same of the rows around a row, each time from the first of them on: what was added and is
    taken away again leaves a trace in a fraction.
    """

    def __init__(self, summed: Callable[[], _Sum]) -> None:
        self.summed = summed
        self.numbers = array("d")
        self.first = 0
        self._begin()

    def _begin(self) -> None:
        self.reckoned = self.summed()
        self.next = self.first

    def step(self, number: Number | None) -> None:
        """Take along the row behind the last."""
        if number is not None:
            self.numbers.append(number)

    def inverse(self, number: Number | None) -> None:
        """Leave out the first row."""
        if number is not None:
            self.first += 1
            self._begin()

    def value(self) -> float | None:
        """Return what comes of it. Raises ValueError where it becomes too large."""
        for at in range(self.next, len(self.numbers)):
            self.reckoned.step(self.numbers[at])
        self.next = len(self.numbers)
        return self.reckoned.finalize()

    #: Where a window leaves out a row, SQLite begins anew for each, and asks thus.
    finalize = value


#: By its name what SQLite is given to add up fractions; whole numbers it adds as PostgreSQL does.
SUMMED: dict[str, Callable[[], _Sum]] = {"sum": _Sum, "avg": _Average}
#: And with this behind its name where each counts once; and in a window.
ONCE, IN_WINDOW = "_once", "_in_window"
SUMMED_ONCE = {name + ONCE: partial(_SumOnce, each) for name, each in SUMMED.items()}
SUMMED_IN_WINDOW = {name + IN_WINDOW: partial(_InWindow, each) for name, each in SUMMED.items()}
