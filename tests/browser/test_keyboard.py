"""Everything can be done with the keyboard alone, and one always sees where one is."""

import pytest

# What the keyboard does is the same on every engine.
pytestmark = pytest.mark.once

# What Tab reaches, in the order of the page. A frame that scrolls may be a stop of its own.
STOPS = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && !one.closest("[inert]")
        && one.checkVisibility({ visibilityProperty: true }))"""
NUMBER_STOPS = f"""() => {{
    const stops = ({STOPS})();
    stops.forEach((one, place) => {{ one.dataset.stop = place; }});
    return stops.length;
}}"""
# Where the focus is now: the number of the stop, how it is named, and whether it is seen.
HERE = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) { return null; }
    const style = getComputedStyle(one);
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
        && style.outlineColor !== "rgba(0, 0, 0, 0)";
    const { width, height } = one.getBoundingClientRect();
    return {
        stop: one.dataset.stop === undefined ? null : Number(one.dataset.stop),
        name: one.outerHTML.slice(0, 120),
        seen: outline && width > 1 && height > 1,
    };
}"""


def tour(page):
    """Press Tab until one is back at where one came in; gives the number of stops on the page, and
    the stops that were passed, from the top of the page on.
    """
    number = page.evaluate(NUMBER_STOPS)
    passed = []
    for _press in range(number + 30):  # frames that scroll come on top, and the browser's own bar
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if passed and here and here["stop"] == passed[-1]["stop"] is not None:
            continue  # a box for a date has stops of its own inside
        if here in passed:
            break
        if here is not None:
            passed.append(here)
    top = next((place for place, one in enumerate(passed) if one["stop"] == 0), 0)
    return number, passed[top:] + passed[:top]


def focused(page):
    return page.evaluate_handle("document.activeElement").as_element()


def tab_to(page, selector):
    """Press Tab until the focus is on what the selector names."""
    for _press in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("(it) => document.activeElement.matches(it)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def test_a_related_record_is_opened_and_closed_with_the_keyboard_alone(page, server):
    page.goto("/admin/login/")
    assert focused(page).get_attribute("id") == "id_username"
    page.keyboard.type(server.username)
    page.keyboard.press("Tab")
    page.keyboard.type(server.password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    tab_to(page, "#content-main a[href='/admin/network/body/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/network/body/")
    tab_to(page, "#result_list tbody th a")
    page.keyboard.press("Enter")
    page.locator("article.record").wait_for()
    tab_to(page, "article.record a[data-beside]")
    opener = focused(page)

    page.keyboard.press("Enter")
    page.locator("#beside #beside-title").wait_for()
    assert page.evaluate("document.activeElement.id") == "beside-title"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#beside') !== null")
    page.keyboard.press("Escape")

    assert not page.locator("#beside").is_visible()
    assert opener.evaluate("(it) => it === document.activeElement")


def test_where_what_is_beside_covers_the_page_the_keyboard_stays_in_it(admin_page):
    admin_page.set_viewport_size({"width": 375, "height": 800})
    admin_page.goto("/admin/network/body/?q=dagelijks+bestuur")
    admin_page.locator("#result_list tbody th a").first.click()
    admin_page.locator("article.record a[data-beside]:visible").first.click()
    admin_page.locator("#beside #beside-title").wait_for()

    stops = admin_page.locator("#beside :is(a, button)").count()
    passed = []
    for _ in range(stops + 5):
        admin_page.keyboard.press("Tab")
        passed.append(
            admin_page.evaluate(
                "document.activeElement === document.body"
                " || document.activeElement.closest('#beside') !== null"
            )
        )

    assert all(passed)


def test_the_first_stop_skips_to_the_content(admin_page):
    admin_page.goto("/admin/network/body/")

    admin_page.keyboard.press("Tab")
    link = focused(admin_page)
    box = link.bounding_box()
    assert link.get_attribute("href") == "#content-start"
    assert box["x"] >= 0
    assert box["y"] >= 0
    admin_page.keyboard.press("Enter")
    admin_page.keyboard.press("Tab")

    assert admin_page.evaluate(
        "document.activeElement.closest('#content-start, #content') !== null"
    )


@pytest.mark.parametrize("width", [1280, 375])
def test_tab_goes_through_a_list_in_order_and_shows_where_it_is(admin_page, width):
    admin_page.set_viewport_size({"width": width, "height": 800})
    admin_page.goto("/admin/network/appointment/?when=all")

    number, passed = tour(admin_page)

    order = [each["stop"] for each in passed if each["stop"] is not None]
    assert order == list(range(number))
    assert [each["name"] for each in passed if not each["seen"]] == []


@pytest.mark.parametrize("form", ["empty", "with rows"])
def test_no_form_holds_the_focus(admin_page, kinds, form):
    addresses = {
        "empty": kinds["network.appointment"].add,
        "with rows": kinds["network.body"].first["change"],
    }
    admin_page.goto(addresses[form])

    number, passed = tour(admin_page)

    order = [each["stop"] for each in passed if each["stop"] is not None]
    assert order == list(range(number))


def test_a_box_that_completes_lets_go_of_the_focus(admin_page):
    admin_page.goto("/admin/network/appointment/add/")
    tab_to(admin_page, ".field-seat .select2-selection")
    box = focused(admin_page)

    admin_page.keyboard.press("Enter")
    admin_page.locator(".select2-results__option").first.wait_for()
    admin_page.keyboard.press("Escape")
    assert box.evaluate("(it) => it === document.activeElement")
    admin_page.keyboard.press("Tab")

    assert not box.evaluate("(it) => it === document.activeElement")
