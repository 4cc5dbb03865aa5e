"""Abbreviations and initials are found with their dots and without."""

import pytest

from g32.searching.hits import found
from g32.searching.typed import Typed
from tests import factories
from tests.g32.searching.test_hits import EVERYTHING, hits

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["VNG", "V.N.G.", "v.n.g", "V.N.G. Den Haag", "Den Haag v.n.g."])
def test_an_abbreviation_is_found_with_dots_and_without(typed):
    for name in ("VNG Den Haag", "V.N.G. Den Haag", "Den Haag van Nu, voor Geluk"):
        factories.make_organisation(name=name)
    for name in ("A", "B", "C"):
        factories.make_topic(name=f"{name}: vangen, naar Den Haag gaan")

    found = hits(typed)["organisation"]

    assert set(found[:2]) == {"VNG Den Haag", "V.N.G. Den Haag"}


@pytest.mark.parametrize("typed", ["J.P. Balken", "j p balken", "J.P.M. Balken", "JPM Balken"])
def test_initials_are_found_as_such_too(typed):
    factories.make_person(first_names="Jan Peter Maria", prefix="", surname="Balken")
    factories.make_person(first_names="J.P.M.", prefix="", surname="Balken")

    assert "J.P.M. Balken" in hits(typed)["person"]
    assert ("Jan Peter Maria Balken" in hits(typed)["person"]) == (typed != "JPM Balken")


def test_the_list_is_searched_for_an_abbreviation_as_it_is_written_there(admin_client):
    factories.make_organisation(name="Ministerie van BZK")

    [group] = found(EVERYTHING, Typed("b.z.k."))

    assert [hit.called for hit in group.hits] == ["Ministerie van BZK"]
    assert admin_client.get(group.address).context["cl"].result_count == 1
