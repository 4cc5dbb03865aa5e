"""Putting back what was: one happening, a record as it stood, or all of a batch.

Nothing of history is taken away: what is put back is written as anything else is, as an act of its
own, by the same rules and within the same rights; and it can be put back in turn.

| module | gives |
|---|---|
| `plan` | what is to be written, row by row, from the entries that are to be undone |
| `refusals` | why a plan cannot be carried out |
| `carrying` | carrying it out, whole or not at all |
"""
