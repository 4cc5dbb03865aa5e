"""Every page of the register as it ships, looked at as one of each template always is; each of
those, loaded at every width.
"""

import pytest
from django.contrib import admin

from g32.reports import reports
from tests.browser import looks
from tests.browser.screens import TEMPLATES, WIDTHS, Screen, of_kind

pytestmark = [
    pytest.mark.prove,
    pytest.mark.engine("sqlite"),  # a page looks the same on every engine
    pytest.mark.parametrize("width", WIDTHS),
]


@pytest.mark.parametrize("label", [own.opts.label_lower for own in admin.site._registry.values()])
def test_every_page_of_a_kind_of_record_is_for_everyone(viewer, kinds, label, width):
    found = [
        line
        for screen in of_kind(kinds[label])
        for line in viewer.look(screen, kinds, {width: looks.all_faults})
    ]

    assert found == [], "\n".join(found)


@pytest.mark.parametrize("name", reports())
@pytest.mark.parametrize("time", ["", "?on=2014-09-01", "?year=2014"])
def test_every_report_is_for_everyone(viewer, kinds, name, time, width):
    screen = Screen(f"/admin/rapporten/{name}/{time}", "#report-name")

    assert viewer.look(screen, kinds, {width: looks.all_faults}) == []


@pytest.mark.parametrize("screen", TEMPLATES.values(), ids=TEMPLATES)
def test_every_template_is_for_everyone(viewer, kinds, screen, width):
    found = viewer.look(screen, kinds, {width: looks.all_faults})

    assert found == [], "\n".join(found)
