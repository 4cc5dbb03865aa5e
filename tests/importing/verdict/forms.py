"""The same as a row says, done in the forms of the admin as somebody with a browser would."""

from g32.history.tables import model_of_table
from g32.models import HistoryEntry
from network.models import Appointment, Body, Office, Person, Seat
from tests.admin import address, errors_of, left_in
from themes.models import PillarLink, Topic

from .values import UNKNOWN

#: By column, the rows on the page in which its values are typed, and what is typed in each.
ROWS = {
    ("cities", "aliases"): ("names", lambda said: {"text": said, "kind": "alias"}),
    ("groups", "aliases"): ("names", lambda said: {"text": said, "kind": "alias"}),
    ("partners", "aliases"): ("names", lambda said: {"text": said, "kind": "alias"}),
    ("partners", "abbreviation"): ("names", lambda said: {"text": said, "kind": "abbreviation"}),
    ("results", "bodies"): ("bodies", lambda said: {"body": said}),
    ("results", "partners"): (
        "involvements",
        lambda said: {"part": "partner", "organisation": said},
    ),
    ("results", "addressees"): (
        "involvements",
        lambda said: {"part": "addressee", said[0]: said[1]},
    ),
    ("results", "cities"): ("involvements", lambda said: {"part": "participant", "city": said}),
    ("results", "people"): ("involvements", lambda said: {"part": "participant", "person": said}),
    ("meetings", "bodies"): ("bodies", lambda said: {"body": said}),
    ("meetings", "agenda"): ("agenda", lambda said: {"title": said}),
    ("meetings", "decisions"): ("decisions", lambda said: {"text": said}),
}


class RefusedError(Exception):
    """The form, or the way to it, refuses. `may`: whether the user may use the form at all."""

    def __init__(self, said, *, may=True):
        super().__init__(said)
        self.may = may


class Browser:
    """Somebody's browser. Pages that were opened before anything was saved are the same for every
    row, since each begins in the same register: they are fetched once.
    """

    def __init__(self, client):
        self.client = client
        self._opened = {}
        self.since = 0

    def begin(self):
        """Begin anew, in the register as it was."""
        self.since = newest()

    def _open(self, url):
        if self._written():
            return Page(self.client.get(url))
        if url not in self._opened:
            self._opened[url] = Page(self.client.get(url))
        return self._opened[url]

    def save(self, model, pk, values, rows=(), changed=()):
        """Fill in a form and save it; give the number of the record.

        `rows`: the rows that are added on the page, as (prefix, values); `changed`: those there
        that are changed, as (prefix, number, values).
        """
        url = address(model, "change", pk) if pk else address(model, "add")
        page = self._open(url)
        data = page.typed | values
        for prefix, given in rows:
            if prefix not in page.adds:
                raise RefusedError(f"no {prefix} on the page", may=False)
            at, row = int(data[f"{prefix}-TOTAL_FORMS"]), page.adds[prefix] | given
            data |= {f"{prefix}-{at}-{name}": value for name, value in row.items()}
            data[f"{prefix}-TOTAL_FORMS"] = at + 1
        for prefix, number, given in changed:
            at = next(n for n in range(99) if data.get(f"{prefix}-{n}-id") == number)
            data |= {f"{prefix}-{at}-{name}": value for name, value in given.items()}
        data = {name: "" if value is None else value for name, value in data.items()}
        response = self.client.post(url, {k: v for k, v in data.items() if v is not False})
        if response.status_code != 302:
            may = response.status_code == 200
            raise RefusedError(errors_of(response) if may else response.status_code, may=may)
        return pk or model._base_manager.order_by("-pk").values_list("pk", flat=True)[0]

    def _written(self):
        return HistoryEntry.objects.filter(pk__gt=self.since).exists()

    def added(self):
        """The records that were added, as (model, number), in their order."""
        entries = HistoryEntry.objects.filter(pk__gt=self.since, act="insert").order_by("pk")
        return [(model_of_table(entry.table), entry.row) for entry in entries]


class Page:
    """What a browser would send from a page with a form (`typed`), and what stands in a row that
    is added there, by prefix (`adds`).
    """

    def __init__(self, response):
        shown = response.status_code == 200 and response.context.get("adminform")
        right = "has_change_permission" if shown and response.context["original"] else ""
        if not shown or not response.context[right or "has_add_permission"]:
            raise RefusedError(response.status_code, may=False)
        self.typed, self.adds = left_in(response), {}
        for inline in response.context["inline_admin_formsets"]:
            if inline.has_add_permission:
                row = inline.formset.empty_form
                self.adds[inline.formset.prefix] = {name: row[name].value() for name in row.fields}


def newest():
    """The newest entry of the history."""
    return HistoryEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def fill_in(browser, row, record, world):
    """Do what the row says. Raises `RefusedError`."""
    if row.id and record is None:
        raise RefusedError("there is no such page")
    browser.begin()
    Filling(browser, row, record, world).save()


class Filling:
    """What a row says, form by form: first who and what it rests on, then the record itself with
    its rows, then what is edited on pages of its own, and where each new thing stands.
    """

    def __init__(self, browser, row, record, world):
        self.browser, self.row, self.kind, self.world = browser, row, row.kind, world
        self.pk = record.pk if record else None
        self.record = record
        self.cited = set()
        self.was = self.kind.was[record.slug] if record else {}
        self.own = row.means(self.kind.own)
        self.parts = {
            name: self._more(name, said) for name, said in row.means(self.kind.parts).items()
        }

    def _more(self, name, said):
        """What is more than the report tells: the rest stands there already."""
        if isinstance(said, str):
            return said
        was = self.was.get(name, "").split("; ")
        return [means for told, means in said if told not in was]

    def save(self):
        self.cites = [("citations", {"at": passage}) for passage in self.parts.pop("sources", ())]
        if self.kind.model is Body and self.record:
            kind = self.own.pop("kind", self.record.kind)
            if kind != self.record.kind:
                raise RefusedError("the form shows the kind, and does not ask it")
        if self.kind.model is Appointment and self.record:
            for name in Appointment.lasting:
                kept = getattr(self.record, f"{name}_id")
                if (self.own.pop(name, kept) or None) != kept:
                    raise RefusedError("the form shows who holds which seat, and does not ask it")
        if isinstance(self.own.get("seat"), dict):
            self.own["seat"] = self.browser.save(Seat, None, self.own["seat"])
        new = self.own.get("person")
        # On the page of a person, no row asks for the organisation that holds a seat.
        on_page = self.kind.model is Office or not self.own.get("organisation")
        if isinstance(new, dict) and self.pk is None and on_page:
            self._with_somebody_new(new)
        else:
            if isinstance(new, dict):
                self.own["person"] = self.browser.save(Person, None, new)
            self._itself()
        self._on_pages_of_their_own()
        self._cite_the_rest()

    def _itself(self):
        rows = [*self.cites]
        for name, said in self.parts.items():
            if (self.kind.name, name) in ROWS:
                prefix, typed = ROWS[self.kind.name, name]
                rows += [(prefix, typed(each)) for each in said]
        changed = []
        if dates := {
            field: self.parts[column]
            for field, column in (("start", "member_since"), ("end", "member_until"))
            if column in self.parts
        }:
            membership = self.world.membership.get(self.pk)
            if membership:
                changed = [("memberships", membership.pk, dates)]
            elif any(dates.values()):
                rows.append(("memberships", dates))
        self.pk = self.browser.save(self.kind.model, self.pk, self.own, rows, changed)
        self.cited.add((self.kind.model, self.pk))

    def _with_somebody_new(self, new):
        """A new person, with the office or the seat as a row on the same page."""
        own = {name: said for name, said in self.own.items() if name != "person"}
        on_page = {"seat", "city", "start", "end", "how", "planned"}
        is_office = self.kind.model is Office
        row = own if is_office else {name: own[name] for name in own if name in on_page}
        prefix = "offices" if is_office else "appointments"
        person = self.browser.save(Person, None, new, [(prefix, row), *self.cites])
        self.cited.add((Person, person))
        self.pk = self.kind.model.objects.get(person=person).pk
        rest = {name: said for name, said in own.items() if name not in row}
        if any(rest.values()):
            self.browser.save(self.kind.model, self.pk, rest)

    def _on_pages_of_their_own(self):
        for pillar in self.parts.get("pillars", ()):
            self.browser.save(PillarLink, None, {"group": self.pk, "pillar": pillar})
        for topic in self.parts.get("topics", ()):
            if topic == UNKNOWN:
                raise RefusedError("there is no such topic")
            self.browser.save(Topic, topic, {}, [("bodies", {"body": self.pk})])
        for lead in self.parts.get("leads", ()):
            role = {"body": self.pk, "role": lead["role"]}
            seat = Seat.objects.filter(**role).first()
            number = seat.pk if seat else self.browser.save(Seat, None, role)
            held = {"seat": number, "person": lead["person"], "city": lead["city"]}
            self.browser.save(Appointment, None, held)

    def _cite_the_rest(self):
        """Of what the page of the record, or of the new person, does not cite."""
        for model, pk in self.browser.added() if self.cites else ():
            if (model, pk) not in self.cited and hasattr(model, "citations"):
                self.browser.save(model, pk, {}, self.cites)
