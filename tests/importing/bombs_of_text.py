"""Plain texts of 5 MB."""

from functools import partial

from g32.importing.files.limits import MOST_BYTES
from tests.importing.bombing import BOMBS, MILLION

_CSV = {
    "a text of 5 MB": b'id,city\n1,"' + b"x" * (MOST_BYTES - 20) + b'"\n',
    "a text of 5 MB that never ends": b'id,city\n1,"' + b"x" * (MOST_BYTES - 20),
    "a text of line ends": b'id,city\n1,"' + b"\n" * (MOST_BYTES - 20) + b'"\n',
    "a text of quotation marks": b'id,city\n1,"' + b'""' * (MOST_BYTES // 2 - 10) + b'"\n',
    "quotation marks": b'"' * MOST_BYTES,
    "commas": b"," * MOST_BYTES,
    "semicolons": b";" * MOST_BYTES,
    "tabs": b"id\t" + b"\t" * (MOST_BYTES - 3),
    "line ends": b"id\n" + b"\n" * (MOST_BYTES - 3),
    "returns": b"id\r" + b"\r" * (MOST_BYTES - 3),
    "blanks": b" " * MOST_BYTES,
    "one line": b"id," + b"a," * (MOST_BYTES // 2 - 2),
    "one line without a comma": b"id" * (MOST_BYTES // 2),
    "rows of one cell": b"id\n" + b"1\n" * (MOST_BYTES // 2 - 2),
    "rows of commas": b"id,city\n" + b",\n" * (MOST_BYTES // 2 - 4),
    "a long row at the end": b"id,city\n1,2\n" + b"," * (MOST_BYTES - 20),
    "errors": b"id,city\n" + b"#N/A,####\n" * (MOST_BYTES // 10 - 1),
    "apostrophes": b"id\n" + b"'" * (MOST_BYTES - 3),
    "signs that a spreadsheet passes over": b"id\n'" + b" \"'" * (MOST_BYTES // 3 - 3),
    "UTF-16": b"\xff\xfe" + "id\n".encode("utf-16-le") + b"a\0" * (MOST_BYTES // 2 - 4),
    "pictures": b"id\n" + "\U0001f6b2".encode() * (MOST_BYTES // 4 - 1),
    "half signs": b"id\n\xe2\x82\xac" + b"\xff" * (MOST_BYTES - 6),
    "NUL": b"\0" * MOST_BYTES,
    "brackets": b"[" * MOST_BYTES,
    "markup": b"<a>" * (MOST_BYTES // 3),
    "sep": b"sep=;\n" * (MOST_BYTES // 6),
    "a header of 200 columns and empty rows": (
        b"id" + b"".join(b",%d" % number for number in range(199)) + b"\n" + b"\n" * 4 * MILLION
    ),
    "20,000 rows of 200 columns": (
        b"id"
        + b"".join(b",%d" % number for number in range(199))
        + b"\n"
        + (b"1" + b"," * 199 + b"\n") * 20_000
    ),
}
for what, content in _CSV.items():
    BOMBS[f"5 MB of {what}"] = partial(bytes, content)
