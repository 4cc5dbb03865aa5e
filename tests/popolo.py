"""The register in Popolo, held against its published schemas.

Those are copies, in `g32/popolo/schemas` here, of github.com/popolo-project/popolo-spec (commit
f4b5fb7), which the Popolo Project publishes under the Creative Commons Attribution 4.0
International License.
"""

import json
from pathlib import Path

from jsonschema import Draft3Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT3

from g32.popolo.classes import CLASSES
from tests.api import Program

_SCHEMAS = {
    path.stem: json.loads(path.read_text())
    for path in (Path(__file__).parent / "g32" / "popolo" / "schemas").glob("*.json")
}
_REGISTRY = Registry().with_resources(
    (schema["id"], Resource(schema, DRAFT3)) for schema in _SCHEMAS.values()
)
#: Which schema each class has.
SCHEMA_OF = {
    "persons": "person",
    "organizations": "organization",
    "areas": "area",
    "posts": "post",
    "memberships": "membership",
    "events": "event",
}


def whole(program=None):
    """All of it, which must be valid."""
    answer = (program or Program()).get("popolo.json")
    assert answer.status_code == 200
    told = json.loads(answer.getvalue())
    assert tuple(told) == CLASSES
    assert faults(told) == []
    return told


def faults(told):
    """What does not agree with a schema, with itself, or with what may be told."""
    found = []
    for name, objects in told.items():
        schema = _SCHEMAS[SCHEMA_OF[name]]
        validator = Draft3Validator(schema, registry=_REGISTRY)
        for each in objects:
            found += [f"{each['id']}: {error.message}" for error in validator.iter_errors(each)]
            unknown = set(each) - set(schema["properties"]) - {"g32"}
            found += [f"{each['id']}: {key}" for key in unknown | (set(each) & {"contact_details"})]
        ids = [each["id"] for each in objects]
        found += [f"{name}: {one} twice" for one in ids if ids.count(one) > 1]
    return found + _loose_ends(told)


def _loose_ends(told):
    """The links that lead to nothing."""
    known = {name: {each["id"] for each in objects} for name, objects in told.items()}
    leads = {"person": "persons", "post": "posts", "area": "areas"}
    leads |= dict.fromkeys(("organization", "on_behalf_of"), "organizations")
    return [
        f"{each['id']}: {link} {each[f'{link}_id']}"
        for name, objects in told.items()
        for each in objects
        for link, to in {**leads, "parent": name}.items()
        if f"{link}_id" in each and each[f"{link}_id"] not in known[to]
    ]


def one(told, name, identity):
    """The one object of a class with this id."""
    [found] = [each for each in told[name] if each["id"] == identity]
    return found
