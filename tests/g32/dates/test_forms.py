import pytest
from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.test import override_settings
from django.urls import path
from django.utils import translation
from pytest_django.asserts import assertHTMLEqual

from g32.dates.fields import PartialDateField
from g32.dates.forms import PartialDateFormField, PartialDateInput
from g32.dates.views import understand

urlpatterns = [path("understand/", understand, name="understand_date")]


class NoUrls:
    urlpatterns = ()


class MeetingForm(forms.Form):
    date = PartialDateFormField(required=False, help_text="As printed.")


@pytest.fixture(autouse=True)
def _dutch():
    with translation.override("nl"):
        yield


@override_settings(ROOT_URLCONF=__name__)
def test_a_stored_date_is_shown_in_words_with_the_days_it_means():
    shown = str(MeetingForm(initial={"date": "2014-10"})["date"])

    assertHTMLEqual(
        shown,
        '<span class="partial-date">'
        '<input type="text" name="date" value="oktober 2014" class="vTextField" autocomplete="off"'
        ' spellcheck="false" maxlength="200" aria-describedby="id_date_helptext id_date_hint"'
        ' id="id_date" data-read-url="/understand/">'
        '<span class="partial-date-hint" role="status" id="id_date_hint">'
        "= 1 t/m 31 oktober 2014</span></span>",
    )


def test_no_hint_repeats_what_stands_there():
    assert 'id_date_hint"></span>' in str(MeetingForm(initial={"date": "2014-06-12"})["date"])


@override_settings(ROOT_URLCONF=NoUrls)
def test_without_an_address_to_ask_the_script_is_not_told_of_one():
    assert "data-read-url" not in str(MeetingForm()["date"])


def test_a_line_without_an_id_has_a_hint_without_one():
    shown = PartialDateInput().render("date", "2014-10")

    assert "aria-describedby" not in shown
    assert '<span class="partial-date-hint" role="status">= 1 t/m 31 oktober 2014</span>' in shown


@pytest.mark.parametrize(
    ("words", "text"), [("12 juni 2014", "2014-06-12"), ("", ""), (" okt 2014 ", "2014-10")]
)
def test_words_become_the_stored_text(words, text):
    form = MeetingForm({"date": words})

    assert form.is_valid()
    assert form.cleaned_data == {"date": text}


@pytest.mark.parametrize("words", ["31 juni 2014", "okt-14", "2014\0", "<b>", "x" * 10_000])
def test_what_is_not_understood_is_refused_once_and_shown_as_typed(words):
    form = MeetingForm({"date": words})

    assert len(form.errors["date"]) == 1
    assert form["date"].value() == words
    assert "<b>" not in str(form["date"])


def test_an_empty_line_is_refused_where_a_date_is_needed():
    with pytest.raises(forms.ValidationError) as refusal:
        PartialDateFormField().clean(" ")

    assert refusal.value.code == "required"


@pytest.mark.parametrize(
    ("initial", "typed", "changed"),
    [
        ("2014-10", "oktober 2014", False),
        ("2014-10", "Okt. 2014", False),
        ("2014-10", "november 2014", True),
        ("2014-10", "", True),
        ("2014-10", "vandaag", True),
        ("", "", False),
        (None, "", False),
        (None, None, False),
        ("", "2014", True),
    ],
)
def test_other_words_for_the_same_date_change_nothing(initial, typed, changed):
    assert PartialDateFormField().has_changed(initial, typed) is changed


def test_the_admin_does_not_take_the_hint_away():
    field = PartialDateField().formfield(widget=AdminTextInputWidget)

    assert type(field.widget) is PartialDateInput
