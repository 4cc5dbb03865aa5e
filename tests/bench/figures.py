"""What was measured, and how it is told: a line for each figure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One figure: a value in a unit ("ms", "×", "queries"), and the goal, which it must not go
    beyond, or with `at_least` must reach. No goal: there is none, it is for comparison.
    """

    name: str
    value: float
    unit: str
    goal: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the goal is met."""
        if self.goal is None:
            return "-"
        met = self.value >= self.goal if self.at_least else self.value <= self.goal
        return "ok" if met else "short"

    def line(self, engine: str) -> str:
        """Name, engine, value, goal and verdict, and what else is to be said."""
        sign = "≥" if self.at_least else "≤"
        goal = "-" if self.goal is None else f"{sign}{self.goal:g}"
        value = f"{self.value:.3f}" if self.unit == "×" else f"{self.value:.1f}"
        line = f"{self.name:<52} {engine:<10} {value:>9} {self.unit:<7} {goal:>6} {self.verdict:<5}"
        return f"{line} {self.note}".rstrip()


def told(by_engine: dict[str, list[Figure]]) -> Iterator[str]:
    """The lines, those of the engines side by side; at the end how many goals were met."""
    for name in dict.fromkeys(figure.name for own in by_engine.values() for figure in own):
        for engine, own in by_engine.items():
            yield from (figure.line(engine) for figure in own if figure.name == name)
    yield closing(figure for own in by_engine.values() for figure in own)


def closing(figures: Iterable[Figure]) -> str:
    """How many goals were met, and how many were not."""
    verdicts = [figure.verdict for figure in figures]
    return f"{verdicts.count('ok')} ok, {verdicts.count('short')} short"
