"""What looks at the screens sees what is wrong with them, under the content security policy too."""

import pytest

from tests.browser import looks

# What a page looks like is the same on every engine.
pytestmark = pytest.mark.once

FAULTS = {
    "a picture without words": (
        "content.append(document.createElement('img'))",
        "image-alt: #content > img: Element does not have an alt attribute",
    ),
    "a link as pale as paper": (
        "const faint = document.createElement('p');"
        "faint.textContent = 'bleek'; faint.style.color = '#eee'; content.append(faint)",
        "light: color-contrast: ",
    ),
    "a pale word among many that are not": (
        "for (let place = 0; place < 9; place += 1) {"
        "const word = document.createElement('p'); content.append(word);"
        "word.textContent = 'woord';"
        "if (place === 4) { word.className = 'faint'; word.style.color = '#eee'; } }",
        "light: color-contrast: .faint: ",
    ),
    "words on a pale ground among many that are not": (
        "for (let place = 0; place < 9; place += 1) {"
        "const word = document.createElement('p'); content.append(word);"
        "const ground = document.createElement('div'); ground.append('woord'); word.append(ground);"
        "if (place === 4) { word.style.backgroundColor = '#666'; ground.className = 'drowned'; } }",
        "light: color-contrast: .drowned: ",
    ),
    "a row wider than the screen": (
        "const wide = document.createElement('p');"
        "wide.textContent = 'breed'; wide.className = 'broad'; wide.style.width = '2000px';"
        "document.body.append(wide)",
        " > p.broad sticks out to ",
    ),
    "a word wider than the screen": (
        "const long = document.createElement('h1'); long.className = 'long';"
        "long.textContent = 'Gemeenteraadsverkiezingen'.repeat(9); document.body.append(long)",
        " > h1.long sticks out to ",
    ),
    "a text that does not fit": (
        "const tight = document.createElement('p'); tight.className = 'tight';"
        "tight.textContent = 'Onderwijsachterstandenbeleid';"
        "tight.style.overflow = 'hidden'; tight.style.width = '5em'; content.append(tight)",
        "“Onderwijsachterstandenbeleid” is cut off: ",
    ),
    "a button that does not fit": (
        "const tight = document.createElement('button'); tight.className = 'tight';"
        "tight.textContent = 'Onderwijsachterstandenbeleid';"
        "tight.style.overflow = 'hidden'; tight.style.width = '5em'; content.append(tight)",
        "button.tight is narrower than its words",
    ),
}


def test_of_a_good_screen_nothing_is_found(page):
    page.goto("/admin/login/")

    assert looks.faults(page) == []


@pytest.mark.parametrize(("fault", "line"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_found(page, fault, line):
    page.goto("/admin/login/")
    page.evaluate(f"{{ const content = document.querySelector('#content'); {fault} }}")

    found = looks.faults(page)

    assert [one for one in found if line in one] != [], found
