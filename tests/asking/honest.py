"""Questions that people who know some SQL would ask of the register, over every view of it.

Those that are written out stand in `honest.sql`, one a line; what is filled in for parameters is in
`GIVEN`. Where the order is told, it is told to the last row.
"""

from pathlib import Path

from g32.asking.vocabulary import views

GIVEN = {
    "stad": "Ede",
    "jaar": "2014",
    "rol": "chair",
    "n": "3",
    "deel": "%ond%",
    "dag": "2014-06-01",
    "half": "0.5",
    "klein": "a",
}


def honest():
    """Return all of them."""
    found = [f"SELECT * FROM {name} ORDER BY {_all(view)}" for name, view in views().items()]
    return found + Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").splitlines()


def _all(view):
    return ", ".join(each.name for each in view.columns)
