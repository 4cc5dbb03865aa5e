"""Another day, and a city of which the people change, in a real browser, from what ships."""

import pytest

pytestmark = pytest.mark.once  # a browser shows the same on every engine

PILLAR = "/admin/network/body/?q=pijler+fysiek"


def choose_day(page, day):
    page.fill("#day-chooser", day)
    page.locator(".day-chooser button").click()
    page.wait_for_load_state()


def band(page):
    found = page.locator(".day-band")
    return found.inner_text() if found.count() else ""


def leading(page):
    """Who leads what on the first page, pillar by pillar."""
    return page.locator(".panel-leading").inner_text()


def test_who_led_on_one_day_and_on_another(admin_page):
    page = admin_page
    page.goto("/admin/")

    choose_day(page, "2014-05-01")
    may, of_may = leading(page), band(page)
    choose_day(page, "2014-12-01")
    december, of_december = leading(page), band(page)

    assert "Stand op 1 mei 2014" in of_may
    assert "Stand op 1 december 2014" in of_december
    assert ("Hubert Bruls" in may, "Ferd Crone" in may) == (True, False)
    assert "Ferd Crone" in december
    assert ("Jop Fackeldey" in may, "Jop Fackeldey" in december) == (False, True)
    assert ("Ruud Guyt" in may, "Ruud Guyt" in december) == (False, True)


def test_the_day_is_kept_while_clicking_on_and_left_by_one_click(admin_page):
    page = admin_page
    page.goto(f"{PILLAR}&op=2014-12-01")
    page.click("#result_list tbody th a")
    page.locator(".record").wait_for()
    here, address = band(page), page.url
    page.locator(".panel-bodyseats a[data-beside]").first.click()
    page.locator("#beside .record").wait_for()
    beside = page.locator("#beside").text_content()
    page.locator("#beside").get_by_role("link", name="Openen").click()
    page.wait_for_load_state()
    there = band(page)
    page.get_by_role("link", name="Terug naar vandaag").click()
    page.wait_for_load_state()

    assert here == there
    assert "1 december 2014" in here
    assert "op=2014-12-01" in address
    assert "1 december 2014" in beside
    assert (band(page), "op=" in page.url) == ("", False)


def test_the_handover_of_the_vice_chair_is_a_timeline(admin_page):
    page = admin_page
    page.goto(PILLAR)
    page.click("#result_list tbody th a")

    picture = page.locator(".panel-bodystory svg").first
    picture.wait_for()
    said = picture.text_content()

    assert "Vicevoorzitter: Ewout Cassee. Begin: 12–13 juni 2014. Einde: oktober 2014." in said
    assert "Vicevoorzitter: Ruud Guyt. Begin: oktober 2014." in said


def test_a_merger_is_a_picture_that_leads_to_what_merged(admin_page):
    page = admin_page
    page.goto("/admin/network/body/?q=participeren")
    page.click("#result_list tbody th a")

    boxes = page.locator("svg.lineage a")
    boxes.first.wait_for()
    names = [" ".join(name.split()) for name in boxes.all_text_contents()]
    boxes.get_by_text("Dossier Participatie").click()
    page.wait_for_load_state()

    assert len(names) == 3
    assert page.locator("h1").inner_text() == "Dossier Participatie"


def test_a_city_is_turned_over_told_recorded_and_undone(admin_page):
    page = admin_page
    page.goto("/admin/network/city/?q=haarlemmermeer")
    page.click("#result_list tbody th a")
    page.locator(".record").wait_for()
    city = page.url.partition("?")[0]
    before = page.locator(".record-main").inner_text()
    page.locator(".tools").get_by_role("link", name="Wijzigen").click()
    page.get_by_role("link", name="Wisseling").click()

    page.fill("#id_on", "15 april 2018")
    page.fill("#id_at", "Jaarverslag 2014 p. 3")
    page.locator("select[name$=_change]").select_option("leaves")
    page.locator("input[name$=_successor]").first.fill("Anna de Nieuw")
    page.fill("#id_n0_person", "Anna de Nieuw")
    page.select_option("#id_n0_function", "alderman")
    page.get_by_role("button", name="Bekijken wat er geschreven wordt").click()
    told = page.locator(".told")
    told.wait_for()
    seen = told.text_content()
    page.get_by_role("button", name="Vastleggen").click()
    page.locator(".messagelist .success").wait_for()
    after = page.locator(".record-main").inner_text()
    page.get_by_role("link", name="draai het terug").click()
    page.get_by_role("link", name="Alles hiervan terugdraaien").click()
    page.locator("#content [type=submit]").click()
    page.locator(".messagelist .success").wait_for()
    page.goto(city)

    assert "beëindigd per 14 april 2018" in seen
    assert "vacant" in seen
    assert "Anna de Nieuw" in after
    assert page.locator(".record-main").inner_text() == before


def test_a_successor_is_offered_as_one_types(admin_page):
    admin_page.goto("/admin/network/city/20/changed/turnover/")
    box = admin_page.locator("input[name$=_successor]").first

    box.press_sequentially("hees")
    offered = admin_page.locator("#names option")
    offered.first.wait_for(state="attached")

    assert [each.get_attribute("value") for each in offered.all()] == ["van Hees"]
    assert box.evaluate("box => box.list.id") == "names"


def test_findings_are_gone_through_and_one_is_set_aside_and_brought_back(admin_page):
    page = admin_page
    page.goto("/admin/")
    page.locator("#user-tools").get_by_role("link", name="Bevindingen").click()
    page.get_by_role("link", name="Van alle dagen tot dan").click()
    page.get_by_role("link", name="Bronnen spreken elkaar tegen").click()
    first = page.locator(".finding-list li").first
    first.locator("summary").click()
    first.locator("input[name=reason]").fill("Een verschrijving")
    first.get_by_role("button", name="Opzij zetten").click()
    page.locator(".messagelist .success").wait_for()

    page.goto("/admin/bevindingen/?check=conflict&past=1&all=1")
    aside = page.locator(".finding-list .is-aside")
    said = aside.inner_text()
    aside.get_by_role("button", name="Terugbrengen").click()
    page.locator(".messagelist .success").wait_for()

    assert "Een verschrijving" in said
