"""Recording what changed as a coordinator does: by the form, and by the page that tells."""

from tests.admin import address
from tests.restoring import undo


def act(record, code):
    """The address of an act on a record."""
    return address(record, "act", record.pk, code)


def look(client, url, **typed):
    """Fill in the form and ask what would be written."""
    page = client.get(url)
    assert page.status_code == 200
    fields = page.context["form"]
    shown = {name: fields[name].value() for name in fields.fields}
    filled = {name: value for name, value in (shown | typed).items() if value not in (None, False)}
    return client.post(url, {"_version": page.context["version"]} | filled)


def seen(page):
    """What a browser posts from a page that told what would be written."""
    posted = {name: values for name, values in page.wsgi_request.POST.lists() if any(values)}
    told = page.context["told"]
    return posted | {
        "_version": page.context["version"],
        "_told": told.digest if told else "",
        "_do": "1",
    }


def do(client, url, reason="", **typed):
    """Look, and then do what was told."""
    return client.post(url, seen(look(client, url, **typed)) | {"_reason": reason})


def told(page):
    """What the page says would be written: of each row what is done, its name, and each line."""
    return [
        (write.done, write.name, [(line.label, line.new) for line in write.lines])
        for write in page.context["told"].writes
    ]


def follows(page):
    return page.context["told"].follows


def faults(page):
    """Everything that a page says is wrong."""
    form = page.context["form"]
    texts = [text for texts in form.errors.values() for text in texts]
    return [*page.context["refusal"], *texts]


def undone(client, entry):
    """Undo all of a happening from its own page."""
    url = undo(entry)
    page = client.get(url)
    return client.post(url, {"_version": page.context["version"]})
