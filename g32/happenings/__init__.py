"""What happened, to read: history in the words of who works with the register.

| module | gives |
|---|---|
| `entries` | which entries belong to a record or to one happening, and who may see which |
| `indexes` | what of history is found fast: the rows that a record has lost |
| `names` | what records are called, those too that are gone |
| `values`, `words` | a row as history holds it; its fields and values in words |
| `telling` | entries as happenings: who did what, when and why |
| `trails` | what else happenings are looked up by; an app registers its own |
"""
