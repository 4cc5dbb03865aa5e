"""What schemathesis cannot know from the description: which valid parameters go together.

A place to read on from (`after`) is only ever one that a page gave, and a day excludes a year.
"""

import schemathesis
from schemathesis import GenerationMode


@schemathesis.hook
def before_call(context, case, kwargs):
    """Of a question that is to be answered, leave out what makes it one that is to be refused."""
    if case.meta and case.meta.generation.mode == GenerationMode.POSITIVE and case.query:
        case.query.pop("after", None)
        if "on" in case.query:
            case.query.pop("year", None)
