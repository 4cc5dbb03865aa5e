"""Files that mean harm: little that becomes much. Per name, what makes one."""

from tests.importing import (  # noqa: F401 - each adds its own
    bombs_of_archives,
    bombs_of_markup,
    bombs_of_much,
    bombs_of_text,
)
from tests.importing.bombing import BOMBS

__all__ = ["BOMBS", "SAMPLE"]
#: Those that are quick to make and to read, one of each kind.
SAMPLE = """\
60 MB of blanks in sheet of XLSX
1000 MB of numbers in sheet of XLSX
60 MB of cells in ODS
laughs in content.xml
a long entity in xl/sharedStrings.xml
99999999 times 201 cells with a
1048576 times 16384 cells with nothing
XFD1048576 with <v>1</v>
10000 elements in each other in ODS
attribute of 49 MB
parts that lead out of the file
a part that unpacks to little
a part that is larger than it can be
30000 parts
very many parts that are one and the same
a part packed as bzip2 that becomes very much
5 MB of a text of 5 MB
5 MB of one line
5 MB of a text of 5 MB that never ends
""".splitlines()
