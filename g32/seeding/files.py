"""From the files of a folder to plain texts, lists and mappings."""

from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from .errors import FixtureError


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Every scalar a text, nothing but texts, lists and mappings, and no key twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        """Refuse what YAML itself lets pass: a key that silently overrides an earlier one."""
        keys = [self.construct_object(key, deep=True) for key, _value in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.MarkedYAMLError(
                    problem=_("“%s” stands here twice") % key, problem_mark=node.start_mark
                )
        return super().construct_mapping(node, deep=deep)


def read(folder: Path) -> Iterator[tuple[str, str, list[Any]]]:
    """Yield file name, kind and the records as they stand, for all files in order of name.

    Raises FixtureError for what is no YAML or not of the form `kind: [record, …]`.
    """
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise FixtureError(str(folder), _("There are no fixtures in this folder."))
    for file in files:
        content = _parse(file)
        if not isinstance(content, dict):
            raise FixtureError(file.name, _("A file holds lists of records, each under its kind."))
        for kind, records in content.items():
            if not isinstance(records, list):
                raise FixtureError(f"{file.name}, {kind}", _("A list of records belongs here."))
            yield file.name, kind, records


def _parse(file: Path) -> Any:
    try:
        # Our loader is a BaseLoader: it makes nothing but texts, lists and mappings.
        return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = file.name
        if mark:
            where += ", " + _("line %d") % (mark.line + 1)
        problem = getattr(error, "problem", None) or str(error)
        raise FixtureError(
            where, _("This is not valid YAML: %s.") % " ".join(problem.split())
        ) from error
