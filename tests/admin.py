"""Filling in the admin's forms as a browser would."""

from django.contrib.messages import get_messages
from django.forms import ModelMultipleChoiceField
from django.urls import reverse


def address(record_or_model, page, *args):
    opts = record_or_model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=args)


def filled(client, url, **values):
    """What a browser would post from the form at `url`, with `values` typed into it."""
    page = client.get(url)
    form = page.context["adminform"].form
    data = {name: _value(form[name]) for name in form.fields}
    for inline in page.context["inline_admin_formsets"]:
        formset = inline.formset
        data |= {field.html_name: field.value() for field in formset.management_form}
        for row in formset.initial_forms:
            data |= {row[name].html_name: row[name].value() for name in row.fields}
    data |= {"_version": page.context.get("version", "")} | values
    unticked = [name for name, value in data.items() if value is False]
    return {name: "" if data[name] is None else data[name] for name in data if name not in unticked}


def _value(field):
    several = isinstance(field.field, ModelMultipleChoiceField)
    return field.value() or [] if several else field.value()


def post(client, url, **values):
    return client.post(url, filled(client, url, **values))


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
