"""A city of which the people change."""

from tests import factories


class Town:
    """Ede: an alderman who chairs a pillar, another who does not, and a mayor."""

    def __init__(self):
        self.city = factories.make_city(name="Ede", slug="ede")
        factories.make_membership(city=self.city, start="2009")
        self.pillar = factories.make_pillar(name="Pijler Fysiek", start="2010")
        self.chair = factories.make_seat(body=self.pillar, role="chair", start="2010")
        self.member = factories.make_seat(body=self.pillar, role="member", maximum=None)
        self.old = self.person("Oud", "Jan")
        self.kept = self.person("Blijver", "Kees")
        self.alderman = self.office(self.old, "alderman")
        self.office(self.kept, "mayor")
        self.chairing = self.seat(self.chair, self.old)
        self.seat(self.member, self.kept)
        self.source = factories.make_source(name="Raadsbrief", as_of="2014-05-01")

    def person(self, surname, first_names=""):
        return factories.make_person(surname=surname, first_names=first_names)

    def office(self, person, function, city=None, **given):
        return factories.make_office(
            person=person, function=function, city=city or self.city, **({"start": "2010"} | given)
        )

    def seat(self, seat, person, **given):
        return factories.make_appointment(
            seat=seat, person=person, **({"city": self.city, "start": "2010-06-01"} | given)
        )
