"""A city, a body or a partner is called otherwise from some day on."""

import pytest

from g32.rights import Role
from network.actions import rename
from network.models import Body, City, Organisation
from network.passages import Passage
from tests import factories
from tests.admin import address
from tests.changing import act, do, faults, follows, look, told, undone
from tests.faults.digests import stored
from tests.happenings import client_of, last
from tests.unwritten import cited, refused, unwritten

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

PASSAGE = "Jaarverslag 2014 p. 3"
MAKERS = [factories.make_city, factories.make_body, factories.make_organisation]


@pytest.fixture
def passage(report):
    return Passage(report, 3)


@pytest.mark.parametrize("make", MAKERS)
def test_the_former_name_is_kept_with_its_end_and_the_id_stays(make, passage):
    record = make(name="Oude naam")
    slug = record.slug

    former = rename(record=record, name="Nieuwe naam", on="2014-10-02", passage=passage)

    record = type(record).objects.get(pk=record.pk)
    assert (record.name, record.slug, record.fold) == ("Nieuwe naam", slug, "nieuwe naam")
    assert list(record.names.values_list("text", "kind", "start", "end")) == [
        ("Oude naam", "former", "", "2014-10-01")
    ]
    assert former == record.names.get()
    assert cited(record) == [("name", "states", PASSAGE)]


@pytest.mark.parametrize("on", ["2014-10", "2014", "2014-10-02~", "2014-24"])
def test_on_a_day_that_is_not_known_the_former_name_ends_on_the_same_date(on, passage):
    body = factories.make_body()

    assert rename(record=body, name="Nieuwe naam", on=on, passage=passage).end == on


@pytest.mark.parametrize("make", MAKERS)
def test_a_name_that_is_the_same_or_anothers_is_refused(make, passage):
    record, other = make(name="Een"), make(name="Ander")

    same = refused(rename, record=record, name="Een", on="2014", passage=passage)
    anothers = refused(rename, record=record, name=other.name, on="2014", passage=passage)
    none = refused(rename, record=record, name=" ", on="2014", passage=passage)

    assert same == {"name": ["It is called so already."]}
    assert [list(each) for each in (anothers, none)] == [["name"]] * 2


def test_a_day_that_cannot_be_is_refused(passage):
    body = factories.make_body(name="Een", start="2014-06", end="")
    renamed = factories.make_city(name="Nu")
    factories.make_name(owner=renamed, text="Toen", kind="former", end="2013-06")
    ended = factories.make_body(end="2013")

    before = refused(rename, record=body, name="Twee", on="2014-05", passage=passage)
    unsaid = refused(rename, record=body, name="Twee", on="", passage=passage)
    unreadable = refused(rename, record=body, name="Twee", on="ooit", passage=passage)
    too_early = refused(rename, record=renamed, name="Straks", on="2012", passage=passage)
    too_late = refused(rename, record=ended, name="Twee", on="2014", passage=passage)

    assert "Een began only then (June 2014)" in before["on"][0]
    assert [list(each) for each in (unsaid, unreadable)] == [["on"]] * 2
    assert "still called “Toen” then (up to June 2013)" in too_early["on"][0]
    assert "It has ended already (2013)" in too_late[0]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize(
    ("on", "periods"),
    [
        (
            ("2010-05-01", "2012-05-01", "2014-05-01", "2016-05-01"),
            [
                ("Een", "", "2010-04-30"),
                ("Twee", "", "2012-04-30"),
                ("Een", "2012-05-01", "2014-04-30"),
                ("Drie", "", "2016-04-30"),
            ],
        ),
        (
            ("2010", "2010-05", "2010-05", "2011-05-02"),
            [
                ("Een", "", "2010"),
                ("Twee", "", "2010-05"),
                ("Een", "2010-05", "2010-05"),
                ("Drie", "", "2011-05-01"),
            ],
        ),
    ],
)
def test_a_name_that_comes_back_can_go_again(make, passage, on, periods):
    record = make(name="Een")

    for name, date_ in zip(("Twee", "Een", "Drie", "Een"), on, strict=True):
        rename(record=record, name=name, on=date_, passage=passage)

    assert list(record.names.order_by("pk").values_list("text", "start", "end")) == periods


def test_a_former_name_that_was_typed_without_dates_does_not_stand_in_the_way(passage):
    city = factories.make_city(name="Een")
    factories.make_name(owner=city, text="Een", kind="former")
    factories.make_name(owner=city, text="Twee", kind="former", end="2012")

    assert rename(record=city, name="Drie", on="2014", passage=passage).start == "2012"


@pytest.mark.parametrize(
    ("ended", "since"),
    [("../2014-06-01", "../2014-06-01"), ("2014-06-01~", "2014-06-01~"), ("", "")],
)
def test_a_name_came_back_when_the_one_in_between_went_as_far_as_that_is_known(
    passage, ended, since
):
    city = factories.make_city(name="Een")
    factories.make_name(owner=city, text="Een", kind="former", start="2001", end="2010-04-30")
    factories.make_name(owner=city, text="Eerst", kind="former", end="2012")
    factories.make_name(owner=city, text="Tussenin", kind="former", end=ended)

    former = rename(record=city, name="Drie", on="2016", passage=passage)

    assert (former.text, former.start, former.end) == ("Een", since, "2016")


def test_of_a_name_that_comes_back_within_one_date_it_is_asked_when(tom):
    body = factories.make_body(name="Een")
    form = act(body, "rename")
    for name in ("Twee", "Een", "Twee", "Een"):
        do(tom, form, name=name, on="2010", at=PASSAGE)
    with unwritten():
        page = look(tom, form, name="Twee", on="2010", at=PASSAGE)

    assert list(page.context["form"].errors) == ["__all__"]
    assert "say from when on it was so again" in faults(page)[0]


@pytest.mark.parametrize("model", [City, Body, Organisation])
def test_a_renaming_is_told_written_as_one_act_and_undone(tom, model):
    record = factories.make(model, name="Oud")
    before = stored(leave_out=("sessions", "g32", "auth"))
    url = act(record, "rename")

    with unwritten():
        page = look(tom, url, name="Nieuw", on="2 okt 2014", at=PASSAGE)
    done = do(tom, url, name="Nieuw", on="2 okt 2014", at=PASSAGE)

    assert [(done_, name) for done_, name, _lines in told(page)] == [
        ("insert", "Oud"),
        ("update", "Nieuw"),
        ("insert", PASSAGE),
    ]
    assert follows(page) == []
    assert done.url == address(record, "page", record.pk)
    assert model.objects.get(pk=record.pk).name == "Nieuw"
    assert undone(tom, last()).status_code == 302
    assert stored(leave_out=("sessions", "g32", "auth")) == before


def test_what_is_wrong_is_told_at_its_field(tom):
    body = factories.make_body(name="Een", start="2014-06")
    with unwritten():
        pages = [
            look(tom, act(body, "rename"), name="Een", on="2015", at=PASSAGE),
            look(tom, act(body, "rename"), name="Twee", on="2013", at=PASSAGE),
            look(tom, act(body, "rename"), name="Twee", on="2015", at="Jaarverslag 2014 p. 41"),
        ]

    assert [list(page.context["form"].errors) for page in pages] == [["name"], ["on"], ["at"]]
    assert faults(pages[0]) == ["It is called so already."]


@pytest.mark.parametrize("model", [City, Body, Organisation])
def test_a_coordinator_renames_nothing(model):
    city, user = factories.make_city(), factories.make_user(Role.COORDINATOR)
    factories.make_coordinator(user=user, city=city)
    record = city if model is City else factories.make(model)

    assert client_of(user).get(act(record, "rename")).status_code == 403
