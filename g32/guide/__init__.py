"""The user's guide, a page of the admin. Its text is Dutch, whatever language the frame is in.

| module | gives |
|---|---|
| `chapters` | the chapters and their parts: the table of contents, and which template tells each |
| `dates` | the examples of dates, as the reader itself reads and refuses them |
| `views`, `urls` | the page |

The text stands in `templates/g32/guide/`. What it says of the screen it takes from the screen, by
the tags of `templatetags/guide.py`: labels, words, lists, and the images that `make guide` makes.
"""
