"""What programs can read, described for programs (OpenAPI 3.1), from the reports themselves."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.dates.edtf import FIRST_DAY, LAST_DAY
from g32.reports import Report, reports
from g32.reports.columns import Code, Column, Day, Listing, Number, PartialDate

from .asked import LIMIT, MOST, codes
from .pages import LOOKED_AT
from .problems import CONTENT_TYPE, KINDS

Json = dict[str, Any]
_DAY = "^(19[0-9]{2}|20[0-9]{2}|2100)-[0-9]{2}-[0-9]{2}$"
_DAY_OR_NOT = f"^$|{_DAY}"
#: What can be asked for: any text, which has no NUL.
_ASKED: Json = {"type": "string", "pattern": "^[^\\u0000]*$"}
_PROBLEM = "#/components/schemas/Problem"


def document() -> Json:
    """Return the description, its words in the active language."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _("Register of the G32"),
            "version": "1",
            "description": _(
                "The reports of the register, with the columns and codes of their exports. A token "
                "is made under “My account”."
            ),
        },
        "security": [{"token": []}, {"session": []}],
        "paths": {
            "/api/v1/": _plain("start", _("Which reports there are"), _START),
            "/api/v1/openapi.json": _plain("openapi", _("This description"), _OBJECT),
            "/api/v1/popolo.json": _tagged(
                _plain("popolo", _("The whole register in Popolo"), _OBJECT)
            ),
            **{f"/api/v1/{name}": _path(report) for name, report in reports().items()},
        },
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "session": {"type": "apiKey", "in": "cookie", "name": "sessionid"},
            },
            "schemas": {
                "Problem": _problem(),
                **{name: _row(report) for name, report in reports().items()},
            },
            "responses": {
                str(status): _problem_response(str(kind.title)) for status, kind in KINDS.items()
            },
        },
    }


_TEXT: Json = {"type": "string"}
_OBJECT: Json = {"type": "object"}
_START: Json = {
    "type": "object",
    "required": ["reports", "openapi", "docs"],
    "properties": {
        "reports": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "title", "description", "url"],
                "properties": dict.fromkeys(("name", "title", "description", "url"), _TEXT),
            },
        },
        "openapi": _TEXT,
        "docs": _TEXT,
    },
}


def _plain(name: str, summary: str, schema: Json) -> Json:
    content = {"application/json": {"schema": schema}}
    answers = {"200": {"description": summary, "content": content}, **_problems()}
    return {"get": {"operationId": name, "summary": summary, "responses": answers}}


def _tagged(path: Json) -> Json:
    """Let an answer have a tag, by which one asks next time whether it is still the same."""
    answers = path["get"]["responses"]
    told = {"description": _("Send it as “If-None-Match” next time."), "schema": _TEXT}
    answers["200"].setdefault("headers", {})["ETag"] = told
    answers["304"] = {"description": _("Still what the tag in “If-None-Match” says.")}
    return path


def _path(report: type[Report]) -> Json:
    title = capfirst(str(report.verbose_name))
    return _tagged(
        {
            "get": {
                "operationId": report.name,
                "summary": title,
                "description": _description(report),
                "parameters": [*_own(), *map(_parameter, report.columns)],
                "responses": {"200": _page(report, title), **_problems()},
            }
        }
    )


def _description(report: type[Report]) -> str:
    most = _(
        "A page may have fewer rows than “limit”, or none, and still have a “next”: where only the "
        "finished cell can tell whether a row is wanted, %d rows are looked at for a page."
    )
    return f"{report.description} {most % LOOKED_AT}"


def _own() -> Iterator[Json]:
    """The parameters of every report."""
    day = {"type": "string", "format": "date", "pattern": _DAY}
    year = {"type": "integer", "minimum": FIRST_DAY.year, "maximum": LAST_DAY.year}
    limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}
    yield _query("on", _("The world on this day. Not together with “year”."), day)
    yield _query("year", _("What lies or may lie in this year."), year)
    yield _query("limit", _("How many rows a page has at most."), limit)
    yield _query("after", _("Where the page before this one ended: see “next”."), _ASKED)


def _parameter(column: Column) -> Json:
    words = _("Only rows with this in “%s”; of several, one of these.")
    items = _column(column) if codes(column) else _ASKED
    schema = {"type": "array", "items": items}
    return _query(column.name, words % column.label, schema)


def _query(name: str, description: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _page(report: type[Report], title: str) -> Json:
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{report.name}"}}
    schema = {
        "type": "object",
        "required": ["report", "on", "year", "rows", "next"],
        "additionalProperties": False,
        "properties": {
            "report": {"const": report.name},
            "on": {"type": ["string", "null"], "format": "date"},
            "year": {"type": ["integer", "null"]},
            "rows": rows,
            "next": {"type": ["string", "null"], "description": _("The next page, if any.")},
        },
    }
    return {
        "description": title,
        "headers": {"Link": {"description": _("The next page, if any."), "schema": _TEXT}},
        "content": {"application/json": {"schema": schema}, "text/csv": {"schema": _TEXT}},
    }


def _row(report: type[Report]) -> Json:
    columns = {column.name: _column(column) for column in report.columns}
    return {
        "type": "object",
        "required": list(columns),
        "additionalProperties": False,
        "properties": columns,
    }


def _column(column: Column) -> Json:
    """What stands in the cells of a column."""
    label = str(column.label)
    if known := codes(column):
        meant = column.words if isinstance(column, Code) else {}
        told = "; ".join(f"{code}: {meant[code]}" for code in known if code in meant)
        return {
            "type": "string",
            "enum": [*known, ""],
            "description": f"{label} ({told})" if told else label,
        }
    if isinstance(column, Number):
        words = _("a number; words where a source has those")
        return {"type": ["integer", "string", "null"], "description": f"{label}: {words}"}
    if isinstance(column, Day):
        return {"type": "string", "pattern": _DAY_OR_NOT, "description": label}
    if isinstance(column, PartialDate):
        words = _("a date that may be imprecise, in ISO 8601-2 (EDTF)")
        return {"type": "string", "description": f"{label}: {words}"}
    if isinstance(column, Listing):
        words = _("several, joined by “; ”")
        return {"type": "string", "description": f"{label}: {words}"}
    return {"type": "string", "description": label}


def _problem() -> Json:
    return {
        "type": "object",
        "description": _("What went wrong (RFC 9457)."),
        "required": ["type", "title", "status", "detail", "instance"],
        "properties": {
            "type": {"type": "string", "format": "uri-reference"},
            "title": _TEXT,
            "status": {"type": "integer"},
            "detail": _TEXT,
            "instance": {"type": "string", "format": "uri-reference"},
            "parameter": {"type": "string", "description": _("Which parameter it is about.")},
        },
    }


def _problem_response(title: str) -> Json:
    return {"description": title, "content": {CONTENT_TYPE: {"schema": {"$ref": _PROBLEM}}}}


def _problems() -> Json:
    """What any address can answer."""
    return {str(status): {"$ref": f"#/components/responses/{status}"} for status in KINDS}
