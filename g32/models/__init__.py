"""What the register keeps beside its records, one noun per file.

| module | gives |
|---|---|
| `history` | what was written, its seals, and what was erased of it |
| `form` | which forms were sent |
| `viewing` | who was shown what is private |
| `export` | who took what along |
| `upload` | what is being brought in |
| `finding` | which findings were set aside |
| `question` | what was asked before, to be asked again |
| `token` | what lets a program in |
"""

from .export import Export, ExportEnd
from .finding import SetAside
from .form import SentForm
from .history import Erasure, HistoryEntry, PrivateValues, RandomSalt, Seal
from .question import Question
from .token import Token
from .upload import Upload
from .viewing import Viewing

__all__ = [
    "Erasure",
    "Export",
    "ExportEnd",
    "HistoryEntry",
    "PrivateValues",
    "Question",
    "RandomSalt",
    "Seal",
    "SentForm",
    "SetAside",
    "Token",
    "Upload",
    "Viewing",
]
