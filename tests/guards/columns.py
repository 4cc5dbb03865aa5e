"""Bad values: what one column refuses by itself, whatever else stands in the row."""

from network.models import (
    City,
    CityCitation,
    ContactDetails,
    Election,
    Membership,
    Office,
    Seat,
    Source,
)
from tests.guards.rows import FORMS, bad_row

ON_SQLITE = ("sqlite",)  # on PostgreSQL the type of the column refuses it too

for name, text, removable in (
    ("a_name_too_long", "x" * 201, ON_SQLITE),
    ("a_name_with_a_line_end", "Zwolle\nKampen", ("sqlite", "postgresql")),
    ("a_name_with_a_carriage_return", "Zwolle\rKampen", ("sqlite", "postgresql")),
    ("a_name_with_nul", "Zwol\0le", ON_SQLITE),
    ("no_name", "", ("sqlite", "postgresql")),
    ("a_name_of_spaces", "   ", ("sqlite", "postgresql")),
):
    bad_row("check:name", at="name", removable=removable, name=name)(
        lambda text=text: (City, {}, {"name": text})
    )

for slug in ("Q q", "-zwolle", "zwolle-", "zwol--le", "brezé", "Zwolle", "zwolle.", "zwĳndrecht"):
    bad_row("check:slug", at="slug", name=f"the_id_{slug}")(
        lambda slug=slug: (City, {}, {"slug": slug})
    )
bad_row("check:slug", at="slug", removable=ON_SQLITE, name="an_id_too_long")(
    lambda: (City, {}, {"slug": "z" * 151})
)
bad_row("check:slug", at="slug", without=FORMS, name="an_id_with_a_line_end")(
    lambda: (City, {}, {"slug": "zwolle\n"})
)

for name, model, field, text in (
    ("a_note_too_long", Source, "note", "x" * 10_001),
    ("an_address_on_two_lines", Source, "url", "https://g32.nl/\na"),
):
    bad_row(f"check:{field}", at=field, name=name)(
        lambda model=model, field=field, text=text: (model, {}, {field: text})
    )
for name, model, field, text in (
    ("a_note_with_nul", Source, "note", "a\0b"),
    ("an_address_too_long", Source, "url", "https://g32.nl/" + "x" * 500),
    ("an_email_address_too_long", ContactDetails, "email", "x@" + "y" * 250 + ".nl"),
):
    bad_row(f"check:{field}", at=field, removable=ON_SQLITE, name=name)(
        lambda model=model, field=field, text=text: (model, {}, {field: text})
    )

for name, model, field, code in (
    ("a_role_not_on_the_list", Seat, "role", "treasurer"),
    ("an_election_of_no_known_kind", Election, "kind", "provincial"),
    ("no_function", Office, "function", ""),
    ("a_stance_in_capitals", CityCitation, "stance", "STATES"),
):
    bad_row(f"check:{field}", at=field, name=name)(
        lambda model=model, field=field, code=code: (model, {}, {field: code})
    )

for number, removable in ((-1, ("sqlite", "postgresql")), (2**31, ON_SQLITE)):
    bad_row("check:pages", at="pages", removable=removable, name=f"{number}_pages")(
        lambda number=number: (Source, {}, {"pages": number})
    )

for day in ("1899-12-31", "2101-01-01"):
    bad_row("network_source_as_of", at="as_of", name=f"a_source_that_speaks_up_to_{day}")(
        lambda day=day: (Source, {}, {"as_of": day})
    )

for text in (
    "2014-06-31",
    "2014-13",
    "1899",
    "2101",
    "1900~",
    "2014/2013",
    "../1899",
    "2014-02-29",
):
    bad_row("check:start", at="start", name=f"the_date_{text}")(
        lambda text=text: (Membership, {}, {"start": text})
    )
for text in ("12 juni 2014", "..", "../..", "/", " ", "2014-6", "2014-06-12T10:00", "2014~~"):
    bad_row("check:start", at="start", without=FORMS, name=f"the_stored_text_{text}")(
        lambda text=text: (Membership, {}, {"start": text})
    )
