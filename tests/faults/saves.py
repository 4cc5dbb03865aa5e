"""A save as people make them: a city and the names it has besides, on one form."""

import re

from tests.faults.visitor import Answer, Visitor

ADD = "/admin/network/city/add/"
NAMES = 3


def add_city(visitor: Visitor, name: str) -> Answer:
    """Add a city of this name, with other names that begin with it, and stay on its form."""
    rows = {"names-TOTAL_FORMS": str(NAMES), "_continue": "1"}
    rows |= {f"names-{n}-kind": "alias" for n in range(NAMES)}
    return visitor.post(ADD, name=name, **rows, **names(name))


def rename_city(visitor: Visitor, pk: int, name: str) -> Answer:
    """Give the city, and each of its other names, another name."""
    return visitor.post(f"/admin/network/city/{pk}/change/", name=name, **names(name))


def names(name: str) -> dict[str, str]:
    """The other names of a city of this name, as its form has them."""
    return {f"names-{n}-text": f"{name} {n}" for n in range(NAMES)}


def is_saved(answer: Answer) -> bool:
    """Whether the register says that it saved, rather than that we have to log in first."""
    return answer.status == 302 and "/login/" not in answer.headers["Location"]


def pk_of(answer: Answer) -> int:
    """Which record was added."""
    found = re.search(r"/(\d+)/change/", answer.headers["Location"])
    assert found, answer.headers["Location"]
    return int(found[1])
