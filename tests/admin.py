"""Filling in the admin's forms as a browser would."""

from django.contrib.messages import get_messages
from django.forms import ModelMultipleChoiceField
from django.urls import reverse


def address(record_or_model, page, *args):
    opts = record_or_model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=args)


def change(record):
    """The address of the record's form."""
    return address(record, "change", record.pk)


def filled(client, url, **values):
    """What a browser would post from the form at `url`, with `values` typed into it."""
    return left_in(client.get(url), **values)


def left_in(page, **values):
    """What a browser would post from a form that is shown, with `values` typed into it."""
    form = page.context["adminform"].form
    data = {name: _value(form[name]) for name in form.fields}
    for inline in page.context["inline_admin_formsets"]:
        formset = inline.formset
        data |= {field.html_name: field.value() for field in formset.management_form}
        for row in formset.forms:
            data |= {row[name].html_name: row[name].value() for name in row.fields}
    data |= {"_version": page.context.get("version", "")} | values
    unticked = [name for name, value in data.items() if value is False]
    return {name: "" if data[name] is None else data[name] for name in data if name not in unticked}


def _value(field):
    several = isinstance(field.field, ModelMultipleChoiceField)
    return field.value() or [] if several else field.value()


def post(client, url, **values):
    return client.post(url, filled(client, url, **values))


def delete(client, record, **values):
    """Delete a record as a browser would: look at the page that asks, and go on."""
    url = address(record, "delete", record.pk)
    page = client.get(url)
    shown = page.context.get("version", "") if page.status_code == 200 else ""
    return client.post(url, {"post": "yes", "_version": shown} | values)


def sides(response):
    """Of each part of a comparison its title, and of each line its label and its three sides."""
    return {
        part.title: [(line.label, line.opened, line.theirs, line.mine) for line in part.lines]
        for part in response.context["comparison"].parts
    }


def errors_of(response):
    """Every error on the page: the form's, and its rows'."""
    assert response.status_code == 200, "the form was not shown again"
    found = [text for texts in response.context["adminform"].form.errors.values() for text in texts]
    for inline in response.context["inline_admin_formsets"]:
        found += inline.formset.non_form_errors()
        found += [text for row in inline.formset.errors for texts in row.values() for text in texts]
    return found


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]
