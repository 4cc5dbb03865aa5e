"""Where a page that speaks of a day leads to."""

import pytest
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse

from g32.asof.links import carry, with_day

DAY = "2014-09-01"


@pytest.mark.parametrize(
    ("address", "carried"),
    [
        ("/admin/", "/admin/?op=2014-09-01"),
        ("/admin/?q=a&p=2", "/admin/?q=a&p=2&op=2014-09-01"),
        ("../", "../?op=2014-09-01"),
        ("?when=all", "?when=all&op=2014-09-01"),
        ("/admin/#who", "/admin/?op=2014-09-01#who"),
        ("?op=2013-01-01", "?op=2013-01-01"),
        ("?op=", "?op="),
        ("/admin/?shop=1", "/admin/?shop=1&op=2014-09-01"),
        ("#content-start", "#content-start"),
        ("", ""),
        ("https://example.org/", "https://example.org/"),
        ("//example.org/a", "//example.org/a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("/static/g32/day.css", "/static/g32/day.css"),
    ],
)
def test_the_day_goes_along_to_what_is_ours_and_names_none(address, carried):
    assert with_day(address, DAY) == carried


@pytest.mark.parametrize(
    ("page", "carried"),
    [
        ('<a href="/a/">', '<a href="/a/?op=2014-09-01">'),
        (
            '<a class="x" href="/a/?b=1&amp;c=2">',
            '<a class="x" href="/a/?b=1&amp;c=2&amp;op=2014-09-01">',
        ),
        ('<a href="/a/" data-today>', '<a href="/a/" data-today>'),
        ('<form method="post" action="/a/">', '<form method="post" action="/a/?op=2014-09-01">'),
        ('<form method="post">', '<form method="post">'),
        (
            '<form method="get" action="/a/">',
            '<form method="get" action="/a/"><input type="hidden" name="op" value="2014-09-01">',
        ),
        ('<link href="/a.css">', '<link href="/a.css">'),
        ('<p>href="/a/"</p>', '<p>href="/a/"</p>'),
    ],
)
def test_links_and_forms_of_a_page_carry_the_day(page, carried):
    response = HttpResponse(page)

    carry(response, DAY)

    assert response.content.decode() == carried


def test_a_redirection_carries_the_day():
    response = HttpResponseRedirect("/admin/?q=a")

    carry(response, DAY)

    assert response["Location"] == "/admin/?q=a&op=2014-09-01"


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse('<a href="/a/">', content_type="application/json"),
        StreamingHttpResponse(['<a href="/a/">']),
    ],
)
def test_what_is_no_page_stays_as_it_is(response):
    carry(response, DAY)

    assert b"".join(response) == b'<a href="/a/">'
