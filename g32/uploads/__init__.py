"""Files that are brought to be imported: looked at first, then applied; of the moment, not kept.

| module | gives |
|---|---|
| `keeping` | a file in the database, for one user in one session, for a quarter of an hour |
| `work` | the two steps, each in a process apart, telling how far it is |
| `outcome` | what becomes of the rows, in words, as the page shows it |
| `answers` | a step as a page that follows, or told line by line to the page that waits |
| `templates` | what a file has to look like: every column, and a file to fill in |
| `sweeping` | the thread that sweeps away what is over |
"""
