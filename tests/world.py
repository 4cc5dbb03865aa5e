"""A small network, composed for the reports, and how a test reads a report."""

from datetime import date
from types import SimpleNamespace

from g32.reports import When, reports
from tests.factories import (
    make_agenda_item,
    make_appointment,
    make_attendance,
    make_body,
    make_citation,
    make_city,
    make_decision,
    make_election,
    make_election_city,
    make_figure,
    make_involvement,
    make_meeting,
    make_meeting_body,
    make_membership,
    make_name,
    make_office,
    make_organisation,
    make_person,
    make_pillar,
    make_pillar_link,
    make_result,
    make_result_body,
    make_seat,
    make_source,
    make_succession,
    make_topic,
    make_topic_body,
)


def table(name, *, on="", year="", labels=False):
    """The rows of a report, each as a dictionary of its cells."""
    report = reports()[name](When.parse(on or None, year or None))
    return [dict(zip(report.header(), row, strict=True)) for row in report.rows(labels=labels)]


def only(name, identity, **asked):
    """The one row with this id."""
    [row] = [row for row in table(name, **asked) if row["id"] == identity]
    return row


def column(name, key, **asked):
    """One column of a report, from top to bottom."""
    return [row[key] for row in table(name, **asked)]


def build_world():
    """Two members and a city that is none, a board, a pillar, two groups, and what they did."""
    report = make_source(name="Jaarverslag 2014", as_of=date(2014, 12, 31))
    site = make_source(name="Netwerkwiki")

    def cite(record, page=1, **how):
        make_citation(record=record, source=report, page=page, **how)
        return record

    arnhem = cite(make_city(name="Arnhem", slug="arnhem"))
    bosch = cite(make_city(name="'s-Hertogenbosch", slug="s-hertogenbosch"))
    make_name(owner=bosch, text="Den Bosch")
    zwolle = cite(make_city(name="Zwolle", slug="zwolle"))
    cite(make_membership(city=arnhem, slug="arnhem-1", start="../2009-04-28"), page=4)
    cite(make_membership(city=bosch, slug="bosch-1", start="2014-05"), page=4)

    kaiser = cite(make_person(first_names="Herman", surname="Kaiser", slug="kaiser"))
    heer = cite(make_person(prefix="de", surname="Heer", slug="heer"))
    cite(make_office(person=kaiser, function="mayor", city=arnhem, slug="kaiser-mayor"))
    vng = cite(make_organisation(name="Vereniging van Nederlandse Gemeenten", slug="vng"))
    make_name(owner=vng, text="VNG", kind="abbreviation")
    cite(make_office(person=heer, function="other", organisation=vng, slug="heer-vng"))

    ab = cite(make_body(name="Algemeen Bestuur", kind="general_assembly", slug="ab"))
    db = cite(make_body(name="Dagelijks Bestuur", kind="executive_board", slug="db"))
    pillar = cite(make_pillar(name="Pijler Fysiek", slug="fysiek", start="../2014-01-01"))
    old = cite(
        make_body(name="Werkgroep Europa", kind="working_group", slug="wg", end="2014-06-12")
    )
    new = cite(make_body(name="Themagroep Europa", slug="tg", start="2014-06-13"))
    cite(make_succession(predecessor=old, successor=new, date="2014-06-13", slug="wg-tg"), page=10)
    cite(make_pillar_link(group=new, pillar=pillar, slug="tg-fysiek", start="2014-06-13"), page=7)
    topic = cite(make_topic(name="Urban Agenda", slug="urban-agenda"), page=12)
    make_topic_body(topic=topic, body=new)

    chair = make_seat(body=pillar, role="chair", slug="fysiek-chair")
    on_board = make_seat(body=db, label="voorzitter Fysiek", slug="db-fysiek", ex_officio_of=chair)
    make_citation(record=on_board, source=site)
    make_seat(body=ab, slug="ab-member", every_member=True)
    cite(
        make_appointment(
            seat=chair, person=kaiser, city=arnhem, slug="chair-1", start="2014-06", how="elected"
        ),
        page=2,
    )
    lead = make_seat(body=new, role="political_lead", slug="tg-lead")
    cite(make_appointment(seat=lead, person=heer, slug="lead-1", start="2014-10"), page=10)

    day = cite(make_meeting(name="Netwerkdag", kind="network_day", slug="day", start="2014-09-18"))
    board = cite(
        make_meeting(
            name="Bestuur",
            kind="board",
            slug="board",
            start="2014-08-28",
            part_of=day,
            city=arnhem,
            place="Velp",
        ),
        page=3,
    )
    make_meeting_body(meeting=board, body=db)
    cite(board, page=4, field="start", stance="contradicts", value="2014-08-24", note="Een zondag.")
    item = make_agenda_item(meeting=board, title="Begroting", position=1, slug="board-1")
    decision = make_decision(meeting=board, text="Vastgesteld", slug="board-decided")
    make_citation(record=decision, source=report, page=5, page_to=6)
    cite(make_attendance(meeting=board, person=heer, seat=lead, agenda_item=item, slug="was-heer"))
    cite(make_attendance(meeting=board, person=None, organisation=vng, slug="was-vng"))

    letter = cite(make_result(name="Brief", kind="letter", slug="letter", start="2014-09-01"))
    make_result_body(result=letter, body=new)
    cite(make_involvement(result=letter, city=arnhem, part="author"), page=9)
    cite(make_involvement(result=letter, city=None, organisation=vng, part="addressee"), page=9)

    council = cite(make_election(name="Raad 2014", slug="council", date="2014-11-19"))
    for city in (bosch, arnhem):
        make_election_city(election=council, city=city)
    cite(
        make_figure(
            body=ab, about="", measure="members", number=2, date="2014-12-31", slug="two-members"
        )
    )
    return SimpleNamespace(**{k: v for k, v in locals().items() if k != "cite"})
