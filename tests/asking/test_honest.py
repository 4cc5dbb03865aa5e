"""Honest questions are answered, and answered alike on both engines."""

import json
from hashlib import sha256
from pathlib import Path

from tests.asking import honest
from tests.asking.attacks import Attack
from tests.asking.outcomes import outcomes, patiently

#: What they were answered when it was looked at last: the columns, how many rows, a digest.
ANSWERS = Path(__file__).with_name("answers.json")


def test_honest_questions_are_answered_alike_on_both_engines(figures):
    every = [Attack(text, honest.GIVEN) for text in honest.honest()]

    found = {each.text: told(each) for each in outcomes(patiently, every)}

    assert [(text, said) for text, said in found.items() if isinstance(said, str)] == []
    assert found == json.loads(ANSWERS.read_text(encoding="utf-8"))
    assert len(found) >= 200
    figures(f"Honest questions: {len(found)} answered as on the other engine")


def told(outcome):
    """The answer in short; why it was refused."""
    if outcome.wrong:
        return outcome.wrong
    header, rows = outcome.answer
    text = json.dumps(rows if "ORDER BY" in outcome.text else sorted(rows, key=repr))
    return [header, len(rows), sha256(text.encode()).hexdigest()[:16]]
