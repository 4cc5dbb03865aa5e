"""On the pages: what becomes of a body is told before it is written, and undone as one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from g32.rights import Role
from network.models import Appointment
from tests.admin import address
from tests.changing import act, do, faults, follows, look, seen, told, undone
from tests.faults.digests import stored
from tests.happenings import client_of, last
from tests.hostile.texts import TEXTS
from tests.unwritten import unwritten
from themes.models import Succession, ThemeGroup

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the pages are the same on every engine

PASSAGE = "Jaarverslag 2014 p. 3"
CODES = ["hand-over", "rename", "continue", "merge", "split", "dissolve"]
GIVEN = {"on": "2 okt 2014", "at": PASSAGE}
NEW = {"name": "Groep C", "kind": "theme_group", "level": "both"}
#: What is typed where something becomes of group A.
TYPED = {
    "continue": NEW | GIVEN | {"seats_along": "on"},
    "merge": NEW | GIVEN | {"seats_along": "on"},
    "split": {"new": "Groep C\nGroep D\n", "ends": "on"} | GIVEN,
    "dissolve": GIVEN,
    "hand-over": GIVEN,
}


def typed(code, groups, factories):
    """What is typed for an act, the others in it included."""
    if code == "merge":
        return TYPED[code] | {"others": [groups["B"].pk]}
    if code == "hand-over":
        chair = Appointment.objects.get(seat__body=groups["A"], seat__role="chair")
        new = factories.make_person(first_names="Bo", surname="Nieuw")
        return TYPED[code] | {f"person_{chair.pk}": new.pk}
    return TYPED[code]


def test_the_button_asks_which_and_puts_together_what_belongs_together(tom, groups):
    asked = tom.get(address(groups["A"], "changed", groups["A"].pk))

    assert [each.code for each, _address in asked.context["offered"]] == CODES
    assert asked.text.count("<h3>") == 2
    assert asked.text.index("The body itself stays") < asked.text.index(">Hand over</a>")
    assert asked.text.index("becomes something else") < asked.text.index(">Continue as</a>")


def test_the_pages_of_its_own_kind_offer_the_same(tom, groups):
    group = ThemeGroup.objects.get(pk=groups["A"].pk)

    asked = tom.get(address(group, "changed", group.pk))
    done = do(tom, act(group, "dissolve"), **GIVEN)

    assert [each.code for each, _address in asked.context["offered"]] == CODES
    assert done.url == address(group, "page", group.pk)


def test_of_what_ended_is_announced_or_lasts_there_is_less_to_record(tom, groups, factories):
    ended = factories.make_body(end="2013")
    announced = factories.make_body(planned=True)

    codes = [
        [
            each.code
            for each, _address in tom.get(address(body, "changed", body.pk)).context["offered"]
        ]
        for body in (ended, announced, groups["board"])
    ]

    assert codes == [[], ["rename"], ["rename"]]


@pytest.mark.parametrize("code", [*TYPED])
def test_what_was_told_is_written_as_one_act_and_undone_as_one(tom, groups, factories, code):
    given = typed(code, groups, factories)
    url, before = act(groups["A"], code), stored(leave_out=("sessions", "g32", "auth"))

    with unwritten():
        page = look(tom, url, **given)
    done = tom.post(url, seen(page) | {"_reason": "Gelezen"})
    after = stored(leave_out=("sessions", "g32", "auth"))

    assert told(page) != []
    assert done.url == address(groups["A"], "page", groups["A"].pk)
    assert after != before
    assert last().reason == "Gelezen"
    assert undone(tom, last()).status_code == 302
    assert stored(leave_out=("sessions", "g32", "auth")) == before


def test_what_follows_from_a_merger_is_told(tom, groups, factories):
    for body, number in (("A", 2), ("B", 1)):
        for _ in range(number):
            factories.make_meeting_body(body=groups[body], meeting=factories.make_meeting())
    factories.make_topic_body(body=groups["A"], topic=factories.make_topic())
    seat = groups["A"].seats.get(role="member")
    person = factories.make_person(first_names="Ko", surname="Blijft")
    factories.make_appointment(seat=seat, person=person, start="2012", end="2016")

    page = look(tom, act(groups["A"], "merge"), **typed("merge", groups, factories))

    assert follows(page) == [
        "A Chair holds “voorzitter A, Bestuur” ex officio up to 1 October 2014.",
        "“voorzitter A, Bestuur” is vacant after 1 October 2014.",
        "With “Groep A” stays what it did: 1 topic, 2 meetings.",
        "With “Groep B” stays what it did: 1 meeting.",
        "“Ko Blijft: member, Groep A” keeps its own end (2016): correct it if it is wrong.",
        "“chair, Groep C” then has 2 holders, of at most 1.",
        "The page of “Groep C” can tell of that too.",
    ]


def test_a_seat_has_too_many_holders_only_of_those_who_hold_it(tom, groups, factories):
    seat = groups["B"].seats.get(role="chair")
    for made in ({"end": "2011"}, {"planned": True}):
        factories.make_appointment(seat=seat, person=factories.make_person(), **made)

    page = look(tom, act(groups["A"], "merge"), into=groups["B"].pk, **GIVEN)

    assert page.context["told"] is not None
    assert [each for each in follows(page) if "holders" in each] == []


def test_much_that_is_written_is_put_together_by_kind_and_little_is_not(tom, groups, factories):
    much = look(tom, act(groups["A"], "merge"), **typed("merge", groups, factories))
    little = look(tom, act(groups["A"], "rename"), name="Groep C", **GIVEN)

    found = [
        (first.done, first.kind, [write.name for write in writes])
        for first, _number, writes in much.context["told"].groups
    ]
    assert ("update", "Body", ["Groep A", "Groep B"]) in found
    assert ("insert", "Succession", ["Groep A → Groep C", "Groep B → Groep C"]) in found
    assert sum(len(names) for _done, _kind, names in found) == len(told(much))
    assert much.text.count("<details><summary>") == len(found)
    of_little = little.context["told"].writes
    assert little.context["told"].groups == [(None, len(of_little), of_little)]
    assert "<details><summary>" not in little.text


def test_what_follows_from_what_splits_off_from_a_body_that_goes_on_is_nothing(tom, groups):
    given = TYPED["split"] | {"ends": ""}

    page = look(tom, act(groups["A"], "split"), **given)

    assert [name for done_, name, _lines in told(page) if done_ == "update"] == []
    assert follows(page) == []


def test_groups_merge_into_one_that_is_there(tom, groups):
    done = do(tom, act(groups["A"], "merge"), into=groups["B"].pk, name="", **GIVEN)

    assert done.status_code == 302
    assert str(Succession.objects.get()) == "Groep A → Groep B"


def test_a_handover_names_who_leads_and_lets_the_others_stay(tom, groups, factories):
    lead = factories.make_appointment(
        seat=factories.make_seat(body=groups["A"], role="official_lead"), start="2012"
    )
    url = act(groups["A"], "hand-over")

    page = look(tom, url, **typed("hand-over", groups, factories))
    tom.post(url, seen(page))

    assert "Chair: now A Chair" in page.text
    assert follows(page) == [
        "A Chair holds “voorzitter A, Bestuur” ex officio up to 1 October 2014.",
        "Bo Nieuw then holds “voorzitter A, Bestuur” ex officio.",
    ]
    assert Appointment.objects.get(pk=lead.pk).end == ""
    assert Appointment.objects.get(person__surname="Nieuw").start == "2014-10-02"


@pytest.mark.parametrize(
    "case",
    [
        ("merge", {"others": []}, "others"),
        ("merge", {"on": "2009"}, "on"),
        ("merge", {"name": ""}, "into"),
        ("merge", {"name": "Groep B"}, "name"),
        ("merge", {"into": "B"}, "name"),
        ("merge", {"into": "B", "name": ""}, "into"),
        ("merge", {"at": "Jaarverslag 2014 p. 41"}, "at"),
        ("merge", {"kind": "network"}, "kind"),
        ("merge", {"kind": ""}, "kind"),
        ("continue", {"name": "Groep A"}, "name"),
        ("split", {"new": "Groep C"}, "into"),
        ("split", {"new": "Groep C\nGroep B"}, "new"),
        ("split", {"new": "x" * 201 + "\nGroep D"}, "new"),
        ("dissolve", {"on": "2009"}, "on"),
        ("dissolve", {"on": ""}, "on"),
        ("hand-over", {"on": "2009"}, "on"),
    ],
)
def test_what_is_refused_is_told_at_its_field_and_nothing_is_written(tom, groups, factories, case):
    code, changed, where = case
    own = {name: groups["B"].pk if value == "B" else value for name, value in changed.items()}
    given = typed(code, groups, factories) | own

    with unwritten():
        page = look(tom, act(groups["A"], code), **given)

    assert page.context["told"] is None
    assert list(page.context["form"].errors) == [where]


def test_who_takes_over_and_sits_there_already_is_told_at_the_seat(tom, groups):
    chair = Appointment.objects.get(seat__body=groups["A"], seat__role="chair")
    url = act(groups["A"], "hand-over")
    with unwritten():
        himself = look(tom, url, **GIVEN, **{f"person_{chair.pk}": chair.person.pk})
        nobody = look(tom, url, **GIVEN)

    assert list(himself.context["form"].errors) == [f"person_{chair.pk}"]
    assert faults(nobody) == ["Say of at least one seat who takes it over."]


@pytest.mark.parametrize("code", [*TYPED])
def test_of_a_day_that_is_open_on_one_side_nothing_certainly_lasts_longer(
    tom, groups, factories, code
):
    seat = groups["A"].seats.get(role="member")
    factories.make_appointment(seat=seat, person=factories.make_person(), end="2016")
    given = typed(code, groups, factories) | {"on": "vanaf 1 oktober 2014"}

    page = look(tom, act(groups["A"], code), **given)

    assert "2014-10-01/.." in {
        write.entry.after.get("end") for write in page.context["told"].writes
    }
    assert [each for each in follows(page) if "keeps its own end" in each] == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER])
def test_who_is_not_of_the_secretariat_records_nothing_of_a_body(groups, factories, code, role):
    user = factories.make_user(role)
    factories.make_coordinator(user=user, city=factories.make_city())
    client = client_of(user)

    with unwritten():
        tried = [client.get(act(groups["A"], code)), client.post(act(groups["A"], code), GIVEN)]

    assert [page.status_code for page in tried] == [403, 403]
    assert "Change</a>" not in client.get(address(groups["A"], "page", groups["A"].pk)).text


@pytest.mark.parametrize("text", [*TEXTS])
@pytest.mark.parametrize("code", CODES)
def test_a_form_that_is_full_of_anything_is_refused(tom, groups, code, text):
    url = act(groups["A"], code)
    names = [*tom.get(url).context["form"].fields, "_version", "_told", "_reason", "_do"]

    with unwritten():
        page = tom.post(url, dict.fromkeys(names, TEXTS[text]))

    assert page.status_code == 200
    assert TEXTS["markup"] not in page.text
    assert faults(page) != []


def test_only_those_are_offered_that_go_on_and_may_change(tom, groups, factories):
    factories.make_body(end="2013")
    factories.make_body(planned=True)

    forms = [tom.get(act(groups["A"], code)).context["form"] for code in ("merge", "split")]

    fields = [forms[0].fields["others"], forms[0].fields["into"], forms[1].fields["into"]]
    assert [list(field.queryset) for field in fields] == [[groups["B"], groups["pillar"]]] * 3


@pytest.mark.parametrize("number", ["9" * 30, "-1", "0", "x", "1.5", "\x00", "٣"])
def test_a_number_that_is_none_is_no_body(tom, groups, factories, number):
    given = typed("merge", groups, factories)
    with unwritten():
        pages = [
            look(tom, act(groups["A"], "merge"), **given | {"others": [number]}),
            look(tom, act(groups["A"], "merge"), **given | {"name": "", "into": number}),
        ]

    assert [next(iter(page.context["form"].errors)) for page in pages] == ["others", "into"]


def test_the_form_asks_no_more_where_there_are_more_bodies_to_choose_from(tom, groups, factories):
    asked = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            tom.get(act(groups["A"], "merge"))
        asked.append(len(queries))
        for _number in range(20):
            factories.make_body()

    assert asked[0] == asked[1]
