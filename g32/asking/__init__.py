"""Asking the register anything: statements in SQL that can only read, and only what is for all.

| module | gives |
|---|---|
| `statement`, `words` | reads what somebody wrote: its parameters, what it asks of, its places |
| `grammar` | what a statement may be made of: the only list, and what is not on it is refused |
| `calls`, `standing` | which functions are called, and what may stand where |
| `doubts` | what is answered, and may not be what was meant |
| `instead`, `unread` | what people write who know other SQL, and what to write for it here |
| `scopes`, `sources`, `grouping` | whose column a name is, and what of a group |
| `kinds`, `expressions`, `casts`, `numbers` | of what kind a value is, and is made |
| `recursion`, `windows` | what goes on from itself, and the rows around a row |
| `rows` | a question that stands for one value has one row |
| `rewriting`, `joined`, `names`, `frames` | a statement written anew for SQLite |
| `dialect`, `fences` | and for PostgreSQL, so that it is planned within bounds |
| `refusals` | what is wrong with a statement, in words, with the place and the nearest name |
| `vocabulary` | what can be asked of: a view for each noun, a report as a view |
| `columns` | the columns of a noun, from the fields of its model |
| `telling` | the words of a record as SQL tells them |
| `reported` | the columns and rows of a report, with their words |
| `compiling` | a view as SQL of either engine |
| `dates` | what is asked of dates |
| `functions` | the functions that can be called, and those that an engine has to be given |
| `bounds` | how long a text may be, and how long may be looked for something in it |
| `sqlite`, `postgresql` | the walls of each engine, and how rows come out |
| `weighing` | the memory of a process of PostgreSQL |
| `role` | on PostgreSQL: the role that asks, and the views that it sees |
| `limits` | how much a question may take |
| `running` | one question, asked in a process of its own, one after the other |
| `parameters` | what is to be filled in, and what one may choose from |
| `charts` | an answer as bars or a line, where that fits |
| `answers` | an answer as a report, to take along |
| `shipped` | the questions that the register comes with |
| `views`, `writing`, `urls` | the page “Vragen”, and that on which a statement is written |

A statement goes through three walls. Its tree, as PostgreSQL's own parser reads it, holds nothing
but what `grammar` names, and names nothing that is not a column of a view or its own; what is run
is written anew from that tree, never what somebody wrote. The connection sees nothing but views,
whatever the statement says. The process has its share of time and memory, and no more.
"""
