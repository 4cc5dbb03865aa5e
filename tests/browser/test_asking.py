"""Writing a question in a browser: what can stand there is offered, what was typed is not lost."""

from base64 import b64encode

import pytest

from g32.asking.vocabulary import views

pytestmark = pytest.mark.once

NEW = "/admin/vragen/nieuw/"
#: Gives the colours of a screenshot at some places.
PIXELS = """async ([source, places]) => {
  const bytes = Uint8Array.from(atob(source), (one) => one.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes]));
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  return places.map(([x, y]) => [...canvas.getImageData(x, y, 1, 1).data].join());
}"""
CITY = ["id", "name", "search_key", "sort_key"]
NAMED = ["stad", "count"]
#: What is offered behind the mark, where the letter before it is typed.
OFFERED = {
    "SELECT c.| FROM city c": CITY,
    "SELECT c.s| FROM meeting AS m JOIN city AS c ON 1 = 1": ["search_key", "sort_key"],
    "SELECT c.| FROM person p, city c ORDER BY p.name": CITY,
    "SELECT city.se|": ["search_key"],
    "SELECT x.| FROM city c": [],
    "SELECT c.| FROM x WHERE name IN (SELECT name FROM y, city c)": CITY,
    "SELECT 1 FROM ci|": ["citation", "city"],
    "SELECT 1 FROM city c JOIN election_c|": ["election_city"],
    "SELECT 1 FROM city c,\nelection_c|": ["election_city"],
    "SELECT na| FROM city c JOIN meeting m ON 1 = 1": ["name"],
    "SELECT row| FROM city": ["row_number"],
    "SELECT 1 FROM city GRO|": ["GROUP BY"],
    "sel|": ["SELECT"],
    "SELECT city.id, sor|": ["sort_key"],
    "SELECT email| FROM city": [],
    "SELECT 'na| FROM city": [],
    "SELECT 'it''s na|' FROM city": [],
    'SELECT "na|" FROM city': [],
    "SELECT -- it's na|\n1 FROM city": [],
    "SELECT /* it's\nna| */ 1 FROM city": [],
    "SELECT /* 'a */ -- b'\n 'x', na| FROM city": ["name"],
    "SELECT :na| FROM city": [],
    "SELECT n| FROM city": [],
    "WITH old AS (SELECT c.name AS city FROM city c) SELECT 1 FROM o|": [
        "office",
        "old",
        "organisation",
    ],
    "WITH old (a, bc) AS (SELECT 1 AS d, 2) SELECT o.| FROM old o": ["a", "bc"],
    "WITH old AS (SELECT c.name AS stad, count(*) FROM city c) SELECT o.| FROM old o": NAMED,
    "SELECT o.| FROM (SELECT name AS stad, count(*) FROM (SELECT * FROM city) c) AS o": NAMED,
    "SELECT o.| FROM (SELECT c.* FROM city AS c) o": CITY,
    "SELECT (SELECT 1) orde, (SELECT 2) FROM o|": ["office", "organisation"],
    "SELECT c.| FROM city c -- FROM membership c": CITY,
    "WITH old AS (SELECT name, sort_key AS sorted FROM city) SELECT sorte| FROM old": ["sorted"],
}


def test_what_was_typed_is_still_there_until_it_is_kept(admin_page):
    admin_page.goto(NEW)
    box = admin_page.locator("#id_statement")
    box.press_sequentially("SELECT 12 AS twaalf")
    admin_page.goto("/admin/")
    admin_page.goto(NEW)

    assert box.input_value() == "SELECT 12 AS twaalf"

    box.press("Control+Enter")
    admin_page.locator(".report-table td", has_text="12").wait_for()
    admin_page.goto(NEW)
    admin_page.locator(".keep summary").click()
    admin_page.fill("#id_title", "Twaalf")
    admin_page.click("[name=keep]")
    admin_page.locator(".messagelist .success").wait_for()
    admin_page.goto(NEW)

    assert box.input_value() == ""


def test_who_comes_back_to_an_answer_finds_what_was_typed(admin_page):
    admin_page.goto(NEW)
    box = admin_page.locator("#id_statement")
    box.fill("SELECT 12 AS twaalf")
    admin_page.click("[name=run]")
    admin_page.locator(".report-table td", has_text="12").wait_for()
    admin_page.goto("/admin/")
    admin_page.go_back()

    assert box.input_value() == "SELECT 12 AS twaalf"

    admin_page.reload()

    assert box.input_value() == "SELECT 12 AS twaalf"


def test_what_was_filled_in_is_asked_with_once_more_after_a_reload(admin_page):
    admin_page.goto(NEW)
    admin_page.fill("#id_statement", "SELECT :getal AS getal")
    admin_page.click("[name=run]")
    admin_page.fill("[name=p-getal]", "zeventien")
    admin_page.click("[name=run]")
    admin_page.locator(".report-table td", has_text="zeventien").wait_for()
    admin_page.reload()
    admin_page.click("[name=run]")

    assert admin_page.locator(".report-table td").all_inner_texts() == ["zeventien"]
    assert admin_page.input_value(".parameter [name=p-getal]") == "zeventien"


def test_what_is_kept_is_shown_where_something_else_was_typed_before(admin_page):
    admin_page.goto(NEW)
    box = admin_page.locator("#id_statement")
    box.fill("SELECT 14 AS veertien")
    admin_page.locator(".keep summary").click()
    admin_page.fill("#id_title", "Veertien")
    admin_page.click("[name=keep]")
    admin_page.locator("a[href$='wijzigen/']").click()
    box.fill("SELECT 15 AS vijftien")
    page = admin_page.url
    admin_page.goto("/admin/")
    admin_page.goto(page)

    assert box.input_value() == "SELECT 14 AS veertien"

    admin_page.goto("/admin/")
    admin_page.go_back()

    assert box.input_value() == "SELECT 14 AS veertien"


def test_what_can_stand_there_is_offered(admin_page):
    offered = admin_page.locator("#statement-completions li")
    admin_page.goto(NEW)
    found = {typed: _write(admin_page, typed) and offered.all_inner_texts() for typed in OFFERED}

    assert found == OFFERED


@pytest.mark.parametrize("width", [1280, 375])
def test_where_any_view_can_stand_all_are_offered(admin_page, width):
    admin_page.set_viewport_size({"width": width, "height": 800})
    admin_page.goto(NEW)
    box = _write(admin_page, "SELECT 1 FROM |")
    offered = admin_page.locator("#statement-completions li")

    assert offered.all_inner_texts() == sorted(views())

    box.press("ArrowUp")
    last = offered.last.bounding_box()

    assert offered.last.get_attribute("aria-selected") == "true"
    assert 0 <= last["x"] <= last["x"] + last["width"] <= width


@pytest.mark.parametrize("asked", ["*", "id, name, start, place, note"])
def test_no_column_of_an_answer_is_lost_on_paper(admin_page, asked):
    admin_page.goto(NEW)
    admin_page.fill("#id_statement", f"SELECT {asked} FROM meeting")
    admin_page.click("[name=run]")
    table = admin_page.locator(".report-table")
    admin_page.set_viewport_size({"width": 718, "height": 1000})
    admin_page.emulate_media(media="print")

    assert table.evaluate("it => it.scrollWidth") <= 718
    assert not admin_page.locator(".vocabulary").is_visible()


def test_the_heading_of_a_long_answer_stays_where_it_is_scrolled(admin_page):
    admin_page.goto(NEW)
    admin_page.fill("#id_statement", "SELECT id FROM citation")
    admin_page.click("[name=run]")
    table = admin_page.locator(".report-table")
    table.evaluate("it => it.scrollTop = 5000")

    assert table.locator("th").bounding_box()["y"] - table.bounding_box()["y"] < 2


def test_what_is_offered_is_put_in_and_gone_where_the_caret_goes_elsewhere(admin_page):
    admin_page.goto(NEW)
    box = _write(admin_page, "SELECT c.| FROM city c")
    offered = admin_page.locator("#statement-completions")
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")

    assert box.input_value() == "SELECT c.name FROM city c"

    box.press("Control+z")

    assert box.input_value() == "SELECT c. FROM city c"

    box.press("Control+y")

    box.press_sequentially(", c.")
    offered.wait_for()
    box.press("ArrowLeft")
    offered.wait_for(state="hidden")


@pytest.mark.parametrize("width", [1280, 375])
def test_the_place_of_what_is_wrong_is_on_the_screen(admin_page, width):
    admin_page.set_viewport_size({"width": width, "height": 800})
    admin_page.goto(NEW)
    admin_page.fill("#id_statement", f"SELECT '{'x' * 300}', naam FROM city")
    admin_page.click("[name=run]")
    place = admin_page.locator(".refusal mark").bounding_box()
    around = admin_page.locator(".refusal pre").bounding_box()

    assert place["x"] + place["width"] <= around["x"] + around["width"] <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_table_shows_at_which_side_there_is_more(admin_page, scheme):
    admin_page.emulate_media(color_scheme=scheme)
    admin_page.goto(NEW)
    admin_page.fill("#id_statement", "SELECT " + ", ".join(f"'{n:0>99}' AS k{n}" for n in range(9)))
    admin_page.click("[name=run]")
    table = admin_page.locator(".report-table")

    def shaded():
        table.scroll_into_view_if_needed()
        paper, *sides = _colours(admin_page, table)
        return [side != paper for side in sides]

    begin = shaded()
    table.evaluate("it => it.scrollLeft = 200")
    middle = shaded()
    table.evaluate("it => it.scrollLeft = it.scrollWidth")

    assert (begin, middle, shaded()) == ([False, True], [True, True], [True, False])


def test_what_was_filled_in_is_there_when_a_title_lacks_and_when_it_is_kept(admin_page):
    admin_page.goto(NEW)
    admin_page.fill("#id_statement", "SELECT :getal AS getal")
    admin_page.locator(".keep summary").click()
    admin_page.click("[name=keep]")
    admin_page.fill("[name=p-getal]", "zestien")
    admin_page.click("[name=run]")
    admin_page.locator(".report-table td", has_text="zestien").wait_for()
    admin_page.locator(".keep summary").click()
    admin_page.fill("#id_title", "Zestien")
    admin_page.click("[name=keep]")
    admin_page.locator(".messagelist .success").wait_for()

    assert admin_page.url.endswith("/zestien/?p-getal=zestien")
    assert admin_page.locator(".report-table td").all_inner_texts() == ["zestien"]


def _write(page, typed):
    """Type the last letter of what stands before the mark."""
    box = page.locator("#id_statement")
    before, after = typed.split("|")
    box.fill(before[:-1] + after)
    box.evaluate("(it, at) => it.setSelectionRange(at, at)", len(before) - 1)
    box.press_sequentially(before[-1])
    return box


def _colours(page, table):
    """The colours in the last row of a table: below its cells, at its left and at its right."""
    box = table.locator("tbody tr").last.bounding_box()
    view = table.bounding_box()
    width = view["width"]
    places = [[view["x"] + x, box["y"] + 4] for x in (width / 2, 3, width - 4)]
    return page.evaluate(PIXELS, [b64encode(page.screenshot()).decode(), places])


def test_what_somebody_else_kept_meanwhile_is_shown_after_a_reload(admin_page):
    admin_page.goto(NEW)
    admin_page.locator("#id_statement").fill("SELECT 16 AS zestien")
    admin_page.locator(".keep summary").click()
    admin_page.fill("#id_title", "Van twee mensen")
    admin_page.click("[name=keep]")
    admin_page.locator("a[href$='wijzigen/']").click()
    admin_page.locator("#id_statement").fill("SELECT 17 AS zeventien")
    other = admin_page.context.new_page()
    other.goto(admin_page.url)
    other.locator("#id_statement").fill("SELECT 18 AS achttien")
    other.click("[name=keep]")
    other.locator(".messagelist .success").wait_for()
    other.close()
    admin_page.reload()

    assert admin_page.locator("#id_statement").input_value() == "SELECT 18 AS achttien"
