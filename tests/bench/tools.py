"""The engine's own tool, asked for the same rows as an export."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

_PERSON = {
    "sqlite": "trim(replace(p.first_names || ' ' || p.prefix || ' ' || p.surname, '  ', ' '))",
    "postgresql": "concat_ws(' ', nullif(p.first_names, ''), nullif(p.prefix, ''), p.surname)",
}
_PLACE = (
    "src.name || CASE WHEN x.page IS NULL THEN '' ELSE ' p. ' || x.page "
    "|| CASE WHEN x.page_to IS NULL THEN '' ELSE '-' || x.page_to END END"
)
_OF = "{table} x JOIN network_source src ON src.id = x.source_id WHERE x.record_id = a.id"
_SOURCES = {
    "sqlite": "(SELECT group_concat(t, '; ') FROM (SELECT DISTINCT {place} AS t FROM {of} "
    "AND x.stance <> 'contradicts' ORDER BY src.sort_key, x.page, x.page_to))",
    "postgresql": "(SELECT string_agg(t, '; ' ORDER BY k, page, page_to) FROM (SELECT DISTINCT "
    "src.sort_key AS k, x.page, x.page_to, {place} AS t FROM {of} "
    "AND x.stance <> 'contradicts') y)",
}
_SEAT = (
    "CASE WHEN s.id IS NULL THEN '' "
    "ELSE coalesce(nullif(s.label, ''), s.role) || ', ' || b.name END"
)
_ATTENDANCE = """
FROM meetings_attendance a JOIN meetings_meeting m ON m.id = a.meeting_id
LEFT JOIN network_person p ON p.id = a.person_id LEFT JOIN network_seat s ON s.id = a.seat_id
LEFT JOIN network_body b ON b.id = s.body_id LEFT JOIN network_city c ON c.id = a.city_id
LEFT JOIN network_organisation o ON o.id = a.organisation_id
LEFT JOIN meetings_agendaitem i ON i.id = a.agenda_item_id
"""
BY_DATE = """
ORDER BY m.start_earliest NULLS FIRST, m.sort_key, m.id, p.sort_key NULLS LAST,
c.sort_key NULLS LAST, o.sort_key NULLS LAST, a.id
"""
#: As the list of attendance opens: the newest meeting first.
AS_LISTED = "ORDER BY m.start_earliest DESC NULLS LAST, m.id, a.id"
_APPOINTMENTS = """
FROM network_appointment a JOIN network_seat s ON s.id = a.seat_id
JOIN network_body b ON b.id = s.body_id LEFT JOIN network_person p ON p.id = a.person_id
LEFT JOIN network_city c ON c.id = a.city_id
LEFT JOIN network_organisation o ON o.id = a.organisation_id
"""


def _sources(engine: str, table: str) -> str:
    return _SOURCES[engine].format(place=_PLACE, of=_OF.format(table=table))


def attendance(engine: str, rest: str) -> str:
    """The report, all its columns; `rest`: which rows, in which order."""
    person, sources = _PERSON[engine], _sources(engine, "meetings_attendancecitation")
    return (
        f"SELECT a.slug, m.name, m.start, {person}, {_SEAT}, c.name, o.name, a.note, a.role, "
        f"a.presence, i.title, {sources} {_ATTENDANCE} {rest}"
    )


def eight_columns(engine: str, rest: str) -> str:
    """Eight columns of it, from five tables."""
    return (
        f"SELECT m.name, m.start, {_PERSON[engine]}, {_SEAT}, c.name, a.note, a.role, a.presence "
        f"{_ATTENDANCE} {rest}"
    )


def appointments(engine: str, rest: str) -> str:
    """The list of appointments."""
    sources = _sources(engine, "network_appointmentcitation")
    return (
        f"SELECT a.slug, b.name, b.kind, s.role, s.label, {_PERSON[engine]}, c.name, o.name, "
        f'a.note, a.start, a."end", a.how, a.planned, {sources} {_APPOINTMENTS} {rest}'
    )


def run(engine: str, database: str, query: str) -> int:
    """Let the tool write the rows to a file; return how many lines that has.

    SQLite gets the page cache of the register's server. Raises `LookupError` where there is none.
    """
    with tempfile.TemporaryDirectory(prefix="g32-bench-") as folder:
        file = Path(folder) / "rows.csv"
        one_line = " ".join(query.split())
        if engine == "postgresql":
            command = ["psql", "-qX", "-v", "ON_ERROR_STOP=1", database]
            asked = f"\\copy ({one_line}) TO '{file}' CSV HEADER\n"
        else:
            command = ["sqlite3", "-csv", "-header", f"file:{database}?mode=ro"]
            asked = f"PRAGMA cache_size = -4096;\n.output {file}\n{one_line};\n"
        if shutil.which(command[0]) is None:
            raise LookupError(command[0])
        subprocess.run(command, input=asked, text=True, check=True, env=os.environ)
        with file.open("rb") as lines:
            return sum(block.count(b"\n") for block in iter(lambda: lines.read(1 << 20), b""))
