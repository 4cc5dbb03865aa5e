"""A citation is added in one line, on the form of its record."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from g32.models import HistoryEntry
from network.models import BodyCitation, City
from tests import factories
from tests.admin import address, errors_of, filled, left_in, post

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the pages are the same on every engine


@pytest.fixture(autouse=True)
def in_english(client, admin_client):
    """The sentences of the source, whatever the catalogue holds."""
    for visitor in (client, admin_client):
        visitor.cookies["django_language"] = "en"


@pytest.fixture
def report():
    return factories.make_source(name="Jaarverslag 2014", pages=13)


@pytest.fixture
def body():
    return factories.make_body()


@pytest.fixture
def url(body):
    return address(body, "change", body.pk)


def typed(*lines, **boxes):
    """New rows of citations, each with a line in its box for the passage."""
    rows = {"citations-TOTAL_FORMS": str(len(lines))}
    for number, line in enumerate(lines):
        rows |= {f"citations-{number}-at": line, f"citations-{number}-stance": "states"}
        rows |= {f"citations-{number}-{name}": value for name, value in boxes.items()}
    return rows


def stored():
    return list(BodyCitation.objects.order_by("pk").values_list("page", "page_to", "section"))


def test_citations_are_added_in_one_line_each(admin_client, url, report):
    factories.make_source(name="Roosendaal toegetreden tot G32-stedennetwerk")
    lines = ["jaarverslag 2014 blz. 3-4", "jaarverslag-2014 pag 3, Bestuurlijk", "roosendaal"]

    response = post(admin_client, url, **typed(*lines))

    assert response.status_code == 302
    assert stored() == [(3, 4, ""), (3, None, "Bestuurlijk"), (None, None, "")]


def test_a_new_record_is_made_with_its_citation(admin_client, report):
    post(admin_client, address(City, "add"), name="Zutphen", **typed("jaarverslag p. 3"))

    citation = City.objects.get().citations.get()
    assert (citation.source, citation.page, citation.slug) == (
        report,
        3,
        "city-zutphen-jaarverslag-2014-p3",
    )


def test_the_form_shows_a_passage_in_the_words_that_are_read_again(admin_client, body, url, report):
    factories.make_citation(record=body, source=report, page=3, page_to=4, section="Bestuurlijk")

    shown = filled(admin_client, url)

    assert shown["citations-0-at"] == "Jaarverslag 2014 p. 3-4 § Bestuurlijk"
    assert {name for name in shown if name.startswith("citations-0-")} == {
        f"citations-0-{name}"
        for name in ("at", "field", "stance", "value", "note", "id", "record", "DELETE")
    }


@pytest.mark.parametrize(
    "line", ["Jaarverslag 2014 p. 3 § Bestuurlijk", "jaarverslag-2014 blz 3, Bestuurlijk"]
)
def test_a_passage_that_stays_what_it_was_leaves_no_trace(admin_client, body, url, report, line):
    factories.make_citation(record=body, source=report, page=3, section="Bestuurlijk")
    before = HistoryEntry.objects.count()

    response = post(admin_client, url, **{"citations-0-at": line})

    assert response.status_code == 302
    assert HistoryEntry.objects.count() == before


def test_what_no_line_can_say_stays_as_it_is_while_nobody_touches_it(admin_client, body, url):
    source = factories.make_source(name="Nota")
    factories.make_citation(record=body, source=source, section="Kop \u2003")
    before = HistoryEntry.objects.count()

    response = post(admin_client, url)

    assert response.status_code == 302
    assert HistoryEntry.objects.count() == before


def test_a_passage_is_changed_in_its_line(admin_client, body, url, report):
    other = factories.make_source(name="Jaarverslag 2015")
    citation = factories.make_citation(record=body, source=report, page=3, page_to=4, section="Kop")

    post(admin_client, url, **{"citations-0-at": "Jaarverslag 2015 p. 7"})

    citation.refresh_from_db()
    assert (citation.source, citation.page, citation.page_to, citation.section) == (
        other,
        7,
        None,
        "",
    )


def test_a_row_in_which_nothing_is_typed_is_not_saved(admin_client, url, report):
    response = post(admin_client, url, **typed("", "Jaarverslag 2014 p. 3", ""))

    assert response.status_code == 302
    assert stored() == [(3, None, "")]


REFUSED = {
    "no such source": (
        "jaarverslg 2014 p. 3",
        ["There is no source “jaarverslg 2014”. Do you mean “Jaarverslag 2014”?"],
    ),
    "a page beyond the last": ("Jaarverslag 2014 p. 14", ["“Jaarverslag 2014” has 13 pages."]),
    "a last page beyond the last": (
        "Jaarverslag 2014 p. 3-14",
        ["“Jaarverslag 2014” has 13 pages."],
    ),
    "a last page before the first": (
        "Jaarverslag 2014 p. 4-3",
        ["“To page” comes after “page”. Leave it empty for a single page."],
    ),
    "no page": ("Jaarverslag 2014 p. 0", ["Pages are counted from 1."]),
    "a page that no column holds": (
        f"Jaarverslag 2014 p. {'9' * 30}",
        [
            "Ensure this value is less than or equal to 2147483647.",
            "“Jaarverslag 2014” has 13 pages.",
        ],
    ),
    "a section without end": (
        f"Jaarverslag 2014 § {'x' * 201}",
        ["Ensure this value has at most 200 characters (it has 201)."],
    ),
    "a line without end": (
        f"Jaarverslag 2014{' ' * 484}x",
        ["Ensure this value has at most 500 characters (it has 501)."],
    ),
    "two lines": (
        "Jaarverslag 2014 § x\ny",
        ["There is no source “Jaarverslag 2014 § x y”. Do you mean “Jaarverslag 2014”?"],
    ),
    "a NUL": ("Jaarverslag 2014\0", ["Null characters are not allowed."]),
}


@pytest.mark.parametrize(("line", "sentences"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_is_told_at_the_box_and_what_was_typed_stays(
    admin_client, url, report, line, sentences
):
    response = post(admin_client, url, **typed(line, note="Onze noot"))

    (formset,) = (
        inline.formset
        for inline in response.context["inline_admin_formsets"]
        if inline.formset.prefix == "citations"
    )
    (row,) = formset.forms
    assert row.errors == {"at": sentences}
    assert (row["at"].value(), row["note"].value()) == (line, "Onze noot")
    assert stored() == []


def test_a_citation_needs_a_passage(admin_client, url):
    response = post(admin_client, url, **typed("", note="Onze noot"))

    assert errors_of(response) == ["This field is required."]


def test_what_is_wrong_with_another_box_stands_there(admin_client, url, report):
    rows = typed("Jaarverslag 2014 p. 3") | {"citations-0-stance": "contradicts"}

    response = post(admin_client, url, **rows)

    (errors,) = response.context["inline_admin_formsets"][-1].formset.errors
    assert list(errors) == ["note"]


def test_nobody_moves_a_passage_unawares_that_somebody_else_moved(admin_client, body, url, report):
    citation = factories.make_citation(record=body, source=report, page=3)
    mine = filled(admin_client, url, **{"citations-0-at": "Jaarverslag 2014 p. 5"})
    post(admin_client, url, **{"citations-0-at": "Jaarverslag 2014 p. 4 § Kop"})

    refused = admin_client.post(url, mine)
    accepted = admin_client.post(url, left_in(refused))

    (part,) = refused.context["comparison"].parts
    assert [(line.label, line.opened, line.theirs, line.mine) for line in part.lines] == [
        (
            "Passage",
            "Jaarverslag 2014 p. 3",
            "Jaarverslag 2014 p. 4 § Kop",
            "Jaarverslag 2014 p. 5",
        )
    ]
    assert accepted.status_code == 302
    citation.refresh_from_db()
    assert (citation.page, citation.section) == (5, "")


def asked_of_sources(queries):
    return [query["sql"] for query in queries if 'FROM "network_source"' in query["sql"]]


def test_sources_are_looked_up_once_for_a_form_however_many_citations_it_has(
    admin_client, body, url, report
):
    for page in range(200):
        factories.make_citation(record=body, source=report, page=page + 1)
    report.pages = 300
    report.save()
    rows = {f"citations-{number}-at": f"jaarverslag p. {number + 50}" for number in range(200)}

    with CaptureQueriesContext(connection) as shown:
        data = filled(admin_client, url, **rows)
    with CaptureQueriesContext(connection) as saved:
        response = admin_client.post(url, data)

    assert response.status_code == 302
    assert stored()[199] == (249, None, "")
    assert len(asked_of_sources(shown)) == 1
    assert len(asked_of_sources(saved)) == 1


def test_sources_are_not_looked_up_where_no_passage_is_touched(admin_client, body, url, report):
    factories.make_citation(record=body, source=report, page=3)
    data = filled(admin_client, url, note="Nieuw")

    with CaptureQueriesContext(connection) as saved:
        admin_client.post(url, data)

    assert asked_of_sources(saved) == []


def test_the_names_of_some_sources_are_offered(admin_client, url):
    for number in range(60, 0, -1):
        factories.make_source(name=f"Verslag {number:02} <b>")

    page = admin_client.get(url).text

    assert '<datalist id="citations-sources"><option value="Verslag 01 &lt;b&gt;">' in page
    assert page.count('<option value="Verslag ') == 50
    assert page.count('list="citations-sources"') == 1  # in the row that is there to be copied


def test_who_may_only_look_sees_the_passage_and_no_box(client, body, url, report):
    factories.make_citation(record=body, source=report, page=3, section="Kop")
    reader = User.objects.create_user("lezer", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_body"))
    client.force_login(reader)

    page = client.get(url).text

    assert "<p>Jaarverslag 2014 p. 3 § Kop</p>" in page
    assert '<span class="cell-label">Passage</span>' in page
    assert "citations-sources" not in page


def test_a_citation_of_the_rows_of_a_record_is_kept_as_it_is(admin_client, report):
    meeting = factories.make_meeting()
    factories.make_citation(record=meeting, source=report, page=11, field="bodies")

    post(admin_client, address(meeting, "change", meeting.pk), note="Gewijzigd")

    meeting.refresh_from_db()
    assert (meeting.note, meeting.citations.get().field) == ("Gewijzigd", "bodies")
