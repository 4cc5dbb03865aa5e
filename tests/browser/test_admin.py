"""The admin in a real browser: the pages work under the content security policy, with scripts."""

import pytest

from tests.visiting import choose

pytestmark = pytest.mark.once  # a browser shows the same on every engine


def test_an_appointment_is_made_with_a_date_in_words_and_a_citation(admin_page):
    admin_page.goto("/admin/network/appointment/add/")
    choose(admin_page, "seat", "Pijler Sociaal")
    choose(admin_page, "person", "Bruls")
    admin_page.fill("#id_start", "okt 2014")
    admin_page.press("#id_start", "Tab")
    admin_page.get_by_text("1 t/m 31 oktober 2014").wait_for()
    admin_page.locator("#citations-group .add-row a").click()
    admin_page.fill("#id_citations-0-at", "jaarverslag 2014 blz 3, Bestuurlijk")
    admin_page.fill("#id_reason", "Gezien op pagina 3")

    admin_page.click("[name=_continue]")

    assert "oktober 2014" in admin_page.locator(".messagelist").inner_text()
    assert admin_page.input_value("#id_start") == "oktober 2014"
    assert admin_page.input_value("#id_citations-0-at") == "Jaarverslag 2014 p. 3 § Bestuurlijk"
    admin_page.click(".historylink")
    assert "Gezien op pagina 3" in admin_page.locator("#change-history").inner_text()


def test_a_record_that_is_missing_is_added_in_a_window_of_its_own(admin_page):
    admin_page.goto("/admin/network/appointment/add/")

    with admin_page.expect_popup() as opened:
        admin_page.click("#add_id_person")
    popup = opened.value
    popup.fill("#id_surname", "Nieuwkomer")
    with popup.expect_event("close"):
        popup.click("[name=_save]")

    assert admin_page.locator("#id_person option:checked").inner_text() == "Nieuwkomer"


def test_every_box_and_input_of_a_page_with_rows_has_a_name(admin_page, kinds):
    admin_page.goto(kinds["network.body"].first["change"])
    admin_page.locator("#citations-group .add-row a").click()

    nameless = admin_page.evaluate(
        """[...document.querySelectorAll(
            "#content :is(input:not([type=hidden]), select, textarea, .select2-selection)")]
        .filter(one => one.offsetParent && !one.labels?.length && !one.ariaLabel
            && one.type !== "submit")
        .map(one => one.outerHTML)"""
    )

    assert nameless == []


def test_the_language_is_chosen_with_a_button(page):
    page.goto("/admin/login/")

    page.get_by_role("button", name="English").click()

    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("button", name="Nederlands").is_visible()


def test_a_button_stays_where_it_is_while_it_is_pressed(admin_page):
    page = admin_page
    page.goto("/admin/network/office/add/?person=1&function=alderman")
    page.fill("#id_start", "najaar 2009")
    button = page.locator("[name=_continue]")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 3)

    with page.expect_response(lambda answer: "q=najaar" in answer.url):
        page.mouse.down()
    page.wait_for_timeout(300)  # what that says could stand below the date by now
    page.mouse.up()

    page.wait_for_url("**/change/**")
