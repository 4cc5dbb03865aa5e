"""What the guide tells, in order."""

from dataclasses import dataclass

from django.utils.functional import Promise

from g32.site import Section


@dataclass(frozen=True)
class Part:
    """A part of a chapter: its place in the address, its heading, its template."""

    anchor: str
    title: str | Promise
    name: str

    @property
    def template(self) -> str:
        """The template that tells it."""
        return f"g32/guide/{self.name}.html"


@dataclass(frozen=True)
class Chapter(Part):
    """A chapter: a text of its own, then its parts."""

    parts: tuple[Part, ...] = ()


CHAPTERS = (
    Chapter("in-een-minuut", "In één minuut", "minute"),
    Chapter(
        "woorden",
        "De woorden",
        "words",
        (
            Part("woorden-wie", Section.WHO.label, "words/who"),
            Part("woorden-waaraan", Section.WHAT.label, "words/what"),
            Part("woorden-wanneer", Section.WHEN.label, "words/when"),
            Part("woorden-bronnen", Section.SOURCES.label, "words/sources"),
            Part("woorden-toegang", Section.ACCESS.label, "words/access"),
        ),
    ),
    Chapter(
        "dingen",
        "Veertien dingen die een coördinator doet",
        "tasks",
        (
            Part("vinden", "Een gemeente of persoon vinden", "tasks/find"),
            Part("voorzitten", "Kijken wie wat voorzit", "tasks/chairs"),
            Part("ambt", "Een ambt verbeteren", "tasks/office"),
            Part("benoemen", "Iemand benoemen", "tasks/appoint"),
            Part("opvolgen", "Een zetel laten eindigen en opvolgen", "tasks/succeed"),
            Part("wisselen", "Na een verkiezing de bestuurders wisselen", "tasks/turnover"),
            Part("groep", "Een nieuwe groep beginnen", "tasks/group"),
            Part("bijeenkomst", "Een bijeenkomst vastleggen", "tasks/meeting"),
            Part("resultaat", "Een resultaat met partners vastleggen", "tasks/result"),
            Part("bron", "Een bron naast het register leggen", "tasks/source"),
            Part("bevindingen", "Nagaan wat ontbreekt of niet klopt", "tasks/findings"),
            Part("vragen", "Het register iets vragen", "tasks/ask"),
            Part("rapport", "Een rapport maken en in Excel openen", "tasks/report"),
            Part("importeren", "Een lijst uit Excel terugbrengen", "tasks/import"),
        ),
    ),
    Chapter(
        "sporen",
        "Wie wat heeft opgeschreven",
        "traces",
        (
            Part("geschiedenis", "De geschiedenis bekijken", "traces/history"),
            Part("tegelijk", "Als twee mensen tegelijk opslaan", "traces/together"),
        ),
    ),
    Chapter(
        "datum",
        "Een datum die niet precies is",
        "dates",
        (
            Part("datum-typen", "Wat je kunt typen", "dates/typed"),
            Part("datum-zekerheid", "In elk geval, of misschien", "dates/certainty"),
            Part("datum-stand", "De stand op een dag", "dates/asof"),
            Part("datum-kiezen", "Welk begin en welk einde kies je?", "dates/choosing"),
        ),
    ),
    Chapter(
        "niet-lukken",
        "Als iets niet lukt",
        "refusals",
        (
            Part("geweigerd", "Het register weigert iets", "refusals/refused"),
            Part("datum-geweigerd", "Een datum wordt niet begrepen", "refusals/dates"),
            Part("pagina-geweigerd", "Een pagina komt niet", "refusals/pages"),
        ),
    ),
    Chapter(
        "toetsenbord",
        "Toetsenbord, toegankelijkheid en afdrukken",
        "access",
        (
            Part("toetsen", "Met het toetsenbord", "access/keyboard"),
            Part("lezen", "Goed kunnen lezen", "access/reading"),
            Part("afdrukken", "Afdrukken", "access/print"),
        ),
    ),
)
