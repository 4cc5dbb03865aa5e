"""The page of a source: all that cites it, page by page."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network.models import Citation, Office
from network.panels import pages_of_source
from tests import factories
from tests.admin import address

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english(client, admin_client):
    """The sentences of the source, whatever the catalogue holds."""
    for visitor in (client, admin_client):
        visitor.cookies["django_language"] = "en"


@pytest.fixture
def report():
    return factories.make_source(name="Jaarverslag 2014")


def cite(report, page=None, page_to=None, record=None, **told):
    record = record or factories.make_city()
    return factories.make_citation(
        record=record, source=report, page=page, page_to=page_to, **told
    ).record


def opened(client, source, query=""):
    return client.get(address(source, "page", source.pk) + query)


def shown(client, source, query=""):
    """What the page shows: section by section, the kind of record and what is said of it."""
    cited = opened(client, source, query).context["cited"]
    return [
        (section, [(line.kind, *((each.words, each.note) for each in line.said)) for line in lines])
        for section, lines in cited.sections
    ]


def test_the_pages_that_are_cited_are_offered_with_how_often(admin_client, report):
    cite(report)
    cite(report, 3)
    cite(report, 3, record=factories.make_body())
    cite(report, 2, 4)
    cite(factories.make_source(), 9)

    page = opened(admin_client, report)

    choices = page.context["cited"].choices
    assert [(choice.page, choice.number) for choice in choices] == [
        (0, 1),
        (2, 1),
        (3, 3),
        (4, 1),
    ]
    assert 'aria-current="true">without page (1)</a>' in page.text
    assert f'<a href="{address(report, "page", report.pk)}?p=3">3 (3)</a>' in page.text


def test_a_page_shows_what_stands_on_it_section_by_section(admin_client, report):
    cite(report, 3, section="10. Slot")
    cite(report, 3, section="2. Pijler")
    cite(report, 3)
    cite(report, 3, record=factories.make_body(), section="2. Pijler", note="Zo gelezen")
    cite(report, 3, record=factories.make_body(), section="2. Pijler", field="start")
    cite(
        report,
        3,
        record=factories.make_body(),
        section="2. Pijler",
        field="start",
        stance="contradicts",
        value="mei 2014",
        note="Elders juni",
    )
    cite(report, 3, record=factories.make_topic(), section="2. Pijler", stance="implies")
    cite(report, 4)

    assert shown(admin_client, report, "?p=3") == [
        ("", [("City",)]),
        (
            "2. Pijler",
            [
                ("City",),
                ("Body", ("", "Zo gelezen")),
                ("Body", ("Start", "")),
                ("Body", ("Start: contradicts “mei 2014”", "Elders juni")),
                ("Topic", ("Implies", "")),
            ],
        ),
        ("10. Slot", [("City",)]),
    ]


def test_what_a_section_says_of_one_record_stands_together(admin_client, report):
    body, other = factories.make_body(), factories.make_body()
    cite(report, 3, record=body)
    cite(report, 3, record=other)
    cite(report, 3, record=body, field="start", stance="implies", note="Uit de dag")

    assert shown(admin_client, report) == [
        ("", [("Body", ("Start: implies", "Uit de dag")), ("Body",)])
    ]


def test_a_record_is_a_link_that_opens_beside(admin_client, report):
    city = cite(report, 3, record=factories.make_city(name="Ede <b>"), section="A & B")

    text = opened(admin_client, report).text

    link = f'<a href="{address(city, "page", city.pk)}" data-beside>Ede &lt;b&gt;</a>'
    assert link in text
    assert "§ A &amp; B" in text


def test_what_names_no_page_stands_together(admin_client, report):
    cite(report, note="De hele bron")
    cite(report, section="Kop")
    cite(report, 1)

    assert shown(admin_client, report, "?p=0") == [
        ("", [("City", ("", "De hele bron"))]),
        ("Kop", [("City",)]),
    ]


@pytest.mark.parametrize(("query", "count"), [("?p=2", 1), ("?p=3", 2), ("?p=4", 2), ("?p=5", 1)])
def test_what_spans_pages_stands_on_each(admin_client, report, query, count):
    cite(report, 2, 4)
    cite(report, 3)
    cite(report, 4, 5)

    ((_section, lines),) = shown(admin_client, report, query)

    assert len(lines) == count


@pytest.mark.parametrize(
    "query",
    ["", "?p=", "?p=9", "?p=1", "?p=-2", "?p=02", "?p=abc", "?p=%00", "?p=" + "9" * 5000, "?q=3"],
)
def test_what_is_no_page_that_is_cited_shows_the_first(admin_client, report, query):
    cite(report, 3)
    cite(report, 2)

    assert opened(admin_client, report, query).context["cited"].chosen.page == 2


def test_the_pages_before_and_after_are_a_click_away(admin_client, report):
    for page in (None, 3, 7):
        cite(report, page)

    steps = {}
    for query in ("?p=0", "?p=3", "?p=7"):
        cited = opened(admin_client, report, query).context["cited"]
        steps[query] = [each and each.title for each in (cited.before, cited.after)]

    assert steps == {
        "?p=0": [None, "Page 3"],
        "?p=3": ["Without page", "Page 7"],
        "?p=7": ["Page 3", None],
    }


def test_the_list_one_came_from_is_kept_while_turning_the_pages(admin_client, report):
    cite(report, 3)

    cited = opened(admin_client, report, "?_changelist_filters=q%3Dx").context["cited"]

    here = address(report, "page", report.pk)
    assert cited.chosen.address == f"{here}?_changelist_filters=q%3Dx&p=3"


def test_beside_another_page_the_pages_open_beside_it_too(admin_client, report):
    for page in (3, 4):
        cite(report, page)

    text = opened(admin_client, report, "?beside=1&p=3").text

    here = address(report, "page", report.pk)
    assert f'<a href="{here}?p=4" data-beside>4 (1)</a>' in text
    assert "<h3>Page 3</h3>" in text


def test_a_source_that_nothing_cites_says_so(admin_client, report):
    assert "Nothing in the register names this source yet." in opened(admin_client, report).text


def test_a_page_costs_the_same_for_3_citations_and_for_60(admin_client, report):
    def cite_all_kinds(times):
        for table in Citation.__subclasses__():
            for _ in range(times):
                factories.make(table, source=report, page=3)

    cite_all_kinds(1)
    opened(admin_client, report)
    with CaptureQueriesContext(connection) as few:
        opened(admin_client, report)
    cite_all_kinds(3)
    with CaptureQueriesContext(connection) as many:
        page = opened(admin_client, report)

    assert page.context["cited"].chosen.number == 4 * len(Citation.__subclasses__())
    assert len(many) == len(few), [query["sql"][:90] for query in many]


def test_the_citations_of_other_pages_are_not_fetched(admin_client, report):
    cite(report, 3)
    cite(report, 4, record=factories.make_body())

    with CaptureQueriesContext(connection) as asked:
        opened(admin_client, report, "?p=3")

    of_bodies = [query["sql"] for query in asked if "network_bodycitation" in query["sql"]]
    assert len(of_bodies) == 1  # the count, of all kinds together


def test_of_a_full_page_so_many_lines_are_shown_and_the_rest_is_told(
    admin_client, report, monkeypatch
):
    monkeypatch.setattr(pages_of_source, "LINES", 3)
    for _ in range(2):
        cite(report, 3)
        cite(report, 3, record=factories.make_body())
        cite(report, 3, record=factories.make_topic())

    page = opened(admin_client, report)

    ((_section, lines),) = page.context["cited"].sections
    assert [line.kind for line in lines] == ["City", "City", "Body"]
    assert "3 more citations on this page are not shown." in page.text


def test_a_span_without_end_is_not_counted_out(admin_client, report):
    cite(report, 1, 2_147_483_647)

    page = opened(admin_client, report)

    assert len(page.context["cited"].choices) == 1000
    assert "Only the first pages that are cited are offered here." in page.text


def test_the_page_of_a_source_asks_the_right_to_see_sources(client, report):
    cite(report, 3)
    statuses = {}
    for codename in ("view_city", "view_source"):
        reader = User.objects.create_user(codename, is_staff=True)
        reader.user_permissions.add(Permission.objects.get(codename=codename))
        client.force_login(reader)
        statuses[codename] = opened(client, report).status_code

    assert statuses == {"view_city": 403, "view_source": 200}


def test_a_passage_in_the_margin_of_a_record_leads_to_its_page_of_the_source(admin_client, report):
    office = cite(report, 3, record=factories.make(Office))
    cite(report, 2)

    text = opened(admin_client, office).text

    assert f'href="{address(report, "page", report.pk)}?p=3"' in text
