"""The tables as they first stood."""

import datetime

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import g32.dates.fields
import g32.dates.sql
import g32.fields
import g32.guards
import g32.text


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                (
                    "first_names",
                    g32.fields.LineField(
                        blank=True, default="", max_length=100, verbose_name="first names"
                    ),
                ),
                (
                    "prefix",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="The part before the surname that is not sorted on: “van”, “de”, “van der”.",
                        max_length=30,
                        verbose_name="prefix",
                    ),
                ),
                ("surname", g32.fields.LineField(max_length=100, verbose_name="surname")),
                (
                    "fold",
                    g32.fields.KeyField(
                        make=g32.text.fold,
                        sources=("first_names", "prefix", "surname"),
                        verbose_name="search key",
                    ),
                ),
                (
                    "sort_key",
                    g32.fields.KeyField(
                        make=g32.text.sort_person,
                        sources=("surname", "first_names", "prefix"),
                        verbose_name="sort key",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ("sort_key", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Body",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                ("name", g32.fields.LineField(max_length=200, verbose_name="name")),
                (
                    "fold",
                    g32.fields.KeyField(
                        make=g32.text.fold, sources=("name",), verbose_name="search key"
                    ),
                ),
                (
                    "sort_key",
                    g32.fields.KeyField(
                        make=g32.text.sort_name, sources=("name",), verbose_name="sort key"
                    ),
                ),
                ("start", g32.dates.fields.PartialDateField(verbose_name="start")),
                ("end", g32.dates.fields.PartialDateField(verbose_name="end")),
                (
                    "start_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "start_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "end_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "end_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "kind",
                    g32.fields.CodeField(
                        choices=[
                            ("network", "network"),
                            ("general_assembly", "general assembly"),
                            ("executive_board", "executive board"),
                            ("pillar", "pillar"),
                            ("theme_group", "theme group"),
                            ("working_group", "working group"),
                            ("platform", "platform"),
                            ("dossier", "dossier"),
                            ("support_team", "support team"),
                        ],
                        help_text="Never changes. When a working group becomes a theme group, make a new body and link the two with a succession.",
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                (
                    "level",
                    g32.fields.CodeField(
                        blank=True,
                        choices=[
                            ("administrative", "administrative"),
                            ("official", "official (civil service)"),
                            ("both", "both"),
                        ],
                        default="",
                        max_length=24,
                        verbose_name="level",
                    ),
                ),
                (
                    "planned",
                    g32.fields.YesNoField(
                        default=False,
                        help_text="Announced, but not yet certain to exist on any day.",
                        verbose_name="planned",
                    ),
                ),
                ("note", g32.fields.NoteField(blank=True, default="", verbose_name="note")),
                (
                    "is_group",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(
                                models.Q(
                                    (
                                        "kind__in",
                                        ["theme_group", "working_group", "platform", "dossier"],
                                    )
                                ),
                                then=models.Value(1),
                            ),
                            default=models.Value(0),
                        ),
                        output_field=models.SmallIntegerField(),
                    ),
                ),
            ],
            options={
                "verbose_name": "body",
                "verbose_name_plural": "bodies",
                "ordering": ("sort_key", "pk"),
                "abstract": False,
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("end_latest__isnull", True),
                            ("start_earliest__isnull", True),
                            ("end_latest__gte", models.F("start_earliest")),
                            _connector="OR",
                        ),
                        field="end",
                        name="network_body_period",
                        violation_error_message="The end lies before the start. Correct one of the two dates.",
                    ),
                    models.UniqueConstraint(fields=("name",), name="network_body_name"),
                    models.UniqueConstraint(fields=("id", "kind"), name="network_body_id_kind"),
                    models.UniqueConstraint(
                        fields=("id", "is_group"), name="network_body_id_group"
                    ),
                    g32.guards.Frozen(
                        field="kind",
                        name="network_body_kind_frozen",
                        violation_error_message="The kind of a body never changes. Make a new body and link the two with a succession (“became”).",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pillar",
            fields=[],
            options={
                "verbose_name": "pillar",
                "verbose_name_plural": "pillars",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("network.body",),
        ),
        migrations.CreateModel(
            name="City",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                ("name", g32.fields.LineField(max_length=200, verbose_name="name")),
                (
                    "fold",
                    g32.fields.KeyField(
                        make=g32.text.fold, sources=("name",), verbose_name="search key"
                    ),
                ),
                (
                    "sort_key",
                    g32.fields.KeyField(
                        make=g32.text.sort_name, sources=("name",), verbose_name="sort key"
                    ),
                ),
            ],
            options={
                "verbose_name": "city",
                "verbose_name_plural": "cities",
                "ordering": ("sort_key", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("name",), name="network_city_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="Election",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                ("name", g32.fields.LineField(max_length=200, verbose_name="name")),
                (
                    "fold",
                    g32.fields.KeyField(
                        make=g32.text.fold, sources=("name",), verbose_name="search key"
                    ),
                ),
                (
                    "sort_key",
                    g32.fields.KeyField(
                        make=g32.text.sort_name, sources=("name",), verbose_name="sort key"
                    ),
                ),
                ("date", g32.dates.fields.PartialDateField(verbose_name="date")),
                (
                    "date_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("date"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "date_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("date"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "kind",
                    g32.fields.CodeField(
                        choices=[
                            ("municipal", "municipal council"),
                            ("european", "European Parliament"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                (
                    "scope",
                    g32.fields.CodeField(
                        blank=True,
                        choices=[
                            ("listed", "the cities listed"),
                            ("nearly_all", "nearly all"),
                            ("all", "all"),
                        ],
                        default="",
                        help_text="Empty where no source says.",
                        max_length=24,
                        verbose_name="scope",
                    ),
                ),
            ],
            options={
                "verbose_name": "election",
                "verbose_name_plural": "elections",
                "ordering": (models.OrderBy(models.F("date_earliest"), nulls_first=True), "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("name",), name="network_election_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                ("date", g32.dates.fields.PartialDateField(verbose_name="date")),
                (
                    "date_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("date"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "date_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("date"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="network.body",
                        verbose_name="body",
                    ),
                ),
                (
                    "about",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="The subject, where it is not one of the bodies.",
                        max_length=200,
                        verbose_name="about",
                    ),
                ),
                (
                    "measure",
                    g32.fields.LineField(
                        help_text="What is counted: “members”, “meetings” … What it can, the register counts too.",
                        max_length=60,
                        verbose_name="measure",
                    ),
                ),
                (
                    "number",
                    g32.fields.CountField(blank=True, null=True, verbose_name="stated number"),
                ),
                (
                    "words",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Where the source gives no number: “tientallen”.",
                        max_length=60,
                        verbose_name="in words",
                    ),
                ),
                (
                    "approximate",
                    g32.fields.YesNoField(
                        default=False,
                        help_text="“some fifteen”, “about ten”",
                        verbose_name="approximate",
                    ),
                ),
                (
                    "note",
                    g32.fields.LineField(
                        blank=True, default="", max_length=500, verbose_name="note"
                    ),
                ),
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "ordering": (
                    models.OrderBy(models.F("date_earliest"), nulls_first=True),
                    "measure",
                    "pk",
                ),
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            models.Q(("about", ""), ("body__isnull", False)),
                            models.Q(
                                ("body__isnull", True), models.Q(("about", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        field="about",
                        name="network_figure_subject",
                        violation_error_message="Name one subject: a body, or in words what it is.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            models.Q(("number__isnull", False), ("words", "")),
                            models.Q(
                                ("number__isnull", True), models.Q(("words", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        field="number",
                        name="network_figure_stated",
                        violation_error_message="Give a number, or the words the source uses; not both.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                ("start", g32.dates.fields.PartialDateField(verbose_name="start")),
                ("end", g32.dates.fields.PartialDateField(verbose_name="end")),
                (
                    "start_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "start_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "end_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "end_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="network.city",
                        verbose_name="city",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "ordering": (
                    "city__sort_key",
                    models.OrderBy(models.F("start_earliest"), nulls_first=True),
                    "pk",
                ),
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("end_latest__isnull", True),
                            ("start_earliest__isnull", True),
                            ("end_latest__gte", models.F("start_earliest")),
                            _connector="OR",
                        ),
                        field="end",
                        name="network_membership_period",
                        violation_error_message="The end lies before the start. Correct one of the two dates.",
                    ),
                    g32.guards.NoOverlap(
                        keys=("city",),
                        name="network_membership_once",
                        required=("city",),
                        violation_error_message="This city is already a member on one of these days. End the other membership first, or let this one start later.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                ("name", g32.fields.LineField(max_length=200, verbose_name="name")),
                (
                    "fold",
                    g32.fields.KeyField(
                        make=g32.text.fold, sources=("name",), verbose_name="search key"
                    ),
                ),
                (
                    "sort_key",
                    g32.fields.KeyField(
                        make=g32.text.sort_name, sources=("name",), verbose_name="sort key"
                    ),
                ),
                (
                    "kind",
                    g32.fields.CodeField(
                        blank=True,
                        choices=[
                            ("association", "association"),
                            ("city_network", "network of cities"),
                            ("ministry", "ministry"),
                            ("government", "other government body"),
                            ("parliament", "parliament"),
                            ("european", "European institution"),
                            ("knowledge", "knowledge institute"),
                            ("branch", "branch organisation"),
                            ("programme", "programme"),
                            ("company", "company"),
                            ("other", "other"),
                        ],
                        default="",
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="network.organisation",
                        verbose_name="part of",
                    ),
                ),
                ("note", g32.fields.NoteField(blank=True, default="", verbose_name="note")),
            ],
            options={
                "verbose_name": "partner",
                "verbose_name_plural": "partners",
                "ordering": ("sort_key", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("name",), name="network_organisation_name"),
                    g32.guards.NoLoop(
                        field="part_of",
                        name="network_organisation_tree",
                        violation_error_message="An organisation cannot be a part of itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                ("start", g32.dates.fields.PartialDateField(verbose_name="start")),
                ("end", g32.dates.fields.PartialDateField(verbose_name="end")),
                (
                    "start_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "start_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "end_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "end_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offices",
                        to="network.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "function",
                    g32.fields.CodeField(
                        choices=[
                            ("mayor", "mayor"),
                            ("alderman", "alderman"),
                            ("administrator", "administrator"),
                            ("official", "official"),
                            ("minister", "minister"),
                            ("state_secretary", "state secretary"),
                            ("other", "other"),
                        ],
                        max_length=24,
                        verbose_name="function",
                    ),
                ),
                (
                    "title",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="As printed, where it says more than the function.",
                        max_length=200,
                        verbose_name="printed title",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offices",
                        to="network.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offices",
                        to="network.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "party",
                    g32.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="party"
                    ),
                ),
                (
                    "portfolio",
                    g32.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="portfolio"
                    ),
                ),
            ],
            options={
                "verbose_name": "office",
                "verbose_name_plural": "offices",
                "ordering": (
                    "person__sort_key",
                    models.OrderBy(models.F("start_earliest"), nulls_first=True),
                    "pk",
                ),
                "indexes": [
                    models.Index(
                        fields=["person", "end_latest", "start_earliest"],
                        name="network_office_time",
                    )
                ],
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("end_latest__isnull", True),
                            ("start_earliest__isnull", True),
                            ("end_latest__gte", models.F("start_earliest")),
                            _connector="OR",
                        ),
                        field="end",
                        name="network_office_period",
                        violation_error_message="The end lies before the start. Correct one of the two dates.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("city__isnull", True), ("organisation__isnull", True), _connector="OR"
                        ),
                        field="organisation",
                        name="network_office_one_place",
                        violation_error_message="An office belongs to a city or to an organisation, not to both. Leave one empty, or make two offices of it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactDetails",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "office",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact",
                        to="network.office",
                        verbose_name="office",
                    ),
                ),
                (
                    "email",
                    g32.fields.MailField(
                        blank=True, default="", max_length=254, verbose_name="e-mail"
                    ),
                ),
                (
                    "telephone",
                    g32.fields.LineField(
                        blank=True, default="", max_length=50, verbose_name="telephone"
                    ),
                ),
                ("address", g32.fields.NoteField(blank=True, default="", verbose_name="address")),
                (
                    "assistant",
                    g32.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="assistant"
                    ),
                ),
            ],
            options={
                "verbose_name": "contact details",
                "verbose_name_plural": "contact details",
            },
        ),
        migrations.CreateModel(
            name="OrganisationName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", g32.dates.fields.PartialDateField(verbose_name="start")),
                ("end", g32.dates.fields.PartialDateField(verbose_name="end")),
                (
                    "start_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "start_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "end_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "end_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                ("text", g32.fields.LineField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    g32.fields.CodeField(
                        choices=[
                            ("official", "official name"),
                            ("alias", "alias"),
                            ("abbreviation", "abbreviation"),
                            ("spelling", "spelling"),
                            ("former", "former name"),
                        ],
                        default="alias",
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                (
                    "fold",
                    g32.fields.KeyField(
                        make=g32.text.fold, sources=("text",), verbose_name="search key"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="network.organisation",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name",
                "verbose_name_plural": "other names",
                "ordering": ("kind", "fold", "pk"),
                "abstract": False,
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("end_latest__isnull", True),
                            ("start_earliest__isnull", True),
                            ("end_latest__gte", models.F("start_earliest")),
                            _connector="OR",
                        ),
                        field="end",
                        name="network_organisationname_period",
                        violation_error_message="The end lies before the start. Correct one of the two dates.",
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "text", "kind"),
                        name="network_organisationname_once",
                        violation_error_message="This name is listed already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Administrator",
            fields=[],
            options={
                "verbose_name": "administrator",
                "verbose_name_plural": "administrators",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("network.person",),
        ),
        migrations.CreateModel(
            name="PersonName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", g32.dates.fields.PartialDateField(verbose_name="start")),
                ("end", g32.dates.fields.PartialDateField(verbose_name="end")),
                (
                    "start_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "start_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "end_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "end_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                ("text", g32.fields.LineField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    g32.fields.CodeField(
                        choices=[
                            ("official", "official name"),
                            ("alias", "alias"),
                            ("abbreviation", "abbreviation"),
                            ("spelling", "spelling"),
                            ("former", "former name"),
                        ],
                        default="alias",
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                (
                    "fold",
                    g32.fields.KeyField(
                        make=g32.text.fold, sources=("text",), verbose_name="search key"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="network.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name",
                "verbose_name_plural": "other names",
                "ordering": ("kind", "fold", "pk"),
                "abstract": False,
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("end_latest__isnull", True),
                            ("start_earliest__isnull", True),
                            ("end_latest__gte", models.F("start_earliest")),
                            _connector="OR",
                        ),
                        field="end",
                        name="network_personname_period",
                        violation_error_message="The end lies before the start. Correct one of the two dates.",
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "text", "kind"),
                        name="network_personname_once",
                        violation_error_message="This name is listed already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                ("start", g32.dates.fields.PartialDateField(verbose_name="start")),
                ("end", g32.dates.fields.PartialDateField(verbose_name="end")),
                (
                    "start_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "start_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "end_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "end_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="network.body",
                        verbose_name="body",
                    ),
                ),
                (
                    "role",
                    g32.fields.CodeField(
                        choices=[
                            ("chair", "chair"),
                            ("vice_chair", "vice-chair"),
                            ("portfolio_holder", "portfolio holder"),
                            ("political_lead", "political lead"),
                            ("official_lead", "official lead"),
                            ("secretary", "secretary"),
                            ("member", "member"),
                            ("adviser", "adviser"),
                            ("coordinator", "coordinator"),
                        ],
                        max_length=24,
                        verbose_name="role",
                    ),
                ),
                (
                    "label",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Where the role alone leaves a doubt: “portefeuillehouder Financiën”.",
                        max_length=200,
                        verbose_name="label",
                    ),
                ),
                (
                    "minimum",
                    g32.fields.CountField(
                        default=1, help_text="How many holders it asks for.", verbose_name="minimum"
                    ),
                ),
                (
                    "maximum",
                    g32.fields.CountField(
                        blank=True,
                        default=1,
                        help_text="How many holders it has at most; empty: no limit.",
                        null=True,
                        verbose_name="maximum",
                    ),
                ),
                (
                    "ex_officio_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="Filled by whoever holds this other seat.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ex_officio_seats",
                        to="network.seat",
                        verbose_name="ex officio of",
                    ),
                ),
                (
                    "every_member",
                    g32.fields.YesNoField(
                        default=False,
                        help_text="Filled by every member city.",
                        verbose_name="every member city",
                    ),
                ),
                (
                    "ex_officio",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(
                                models.Q(
                                    ("ex_officio_of__isnull", False),
                                    ("every_member", True),
                                    _connector="OR",
                                ),
                                then=models.Value(1),
                            ),
                            default=models.Value(0),
                        ),
                        output_field=models.SmallIntegerField(),
                    ),
                ),
            ],
            options={
                "verbose_name": "seat",
                "verbose_name_plural": "seats",
                "ordering": ("body__sort_key", "role", "label", "pk"),
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("end_latest__isnull", True),
                            ("start_earliest__isnull", True),
                            ("end_latest__gte", models.F("start_earliest")),
                            _connector="OR",
                        ),
                        field="end",
                        name="network_seat_period",
                        violation_error_message="The end lies before the start. Correct one of the two dates.",
                    ),
                    models.UniqueConstraint(
                        fields=("body", "role", "label"),
                        name="network_seat_once",
                        violation_error_message="This body already has a seat with this role and label. Give the new one a label that tells them apart.",
                    ),
                    models.UniqueConstraint(
                        fields=("id", "ex_officio"), name="network_seat_id_ex_officio"
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("ex_officio_of__isnull", True),
                            ("every_member", False),
                            _connector="OR",
                        ),
                        field="every_member",
                        name="network_seat_one_way",
                        violation_error_message="A seat is filled by the holder of another seat or by every member city, not by both.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("maximum__isnull", True),
                            models.Q(("maximum__gt", 0), ("maximum__gte", models.F("minimum"))),
                            _connector="OR",
                        ),
                        field="maximum",
                        name="network_seat_numbers",
                        violation_error_message="The maximum is smaller than the minimum, or zero.",
                    ),
                    g32.guards.NoLoop(
                        field="ex_officio_of",
                        name="network_seat_chain",
                        violation_error_message="A seat cannot be filled by its own holder.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                ("start", g32.dates.fields.PartialDateField(verbose_name="start")),
                ("end", g32.dates.fields.PartialDateField(verbose_name="end")),
                (
                    "start_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "start_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "end_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "end_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="network.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        help_text="The city the person acts for; without a person, the city itself.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="network.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="network.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "note",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Of somebody who is not named: what the source says.",
                        max_length=500,
                        verbose_name="note",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="network.seat",
                        verbose_name="seat",
                    ),
                ),
                (
                    "how",
                    g32.fields.CodeField(
                        blank=True,
                        choices=[
                            ("elected", "elected"),
                            ("re_elected", "re-elected"),
                            ("appointed", "appointed"),
                            ("took_over", "took over"),
                            ("nominated", "nominated"),
                            ("acting", "acting"),
                            ("ex_officio", "ex officio"),
                            ("continued", "continued"),
                        ],
                        default="",
                        help_text="How it began.",
                        max_length=24,
                        verbose_name="how",
                    ),
                ),
                (
                    "planned",
                    g32.fields.YesNoField(
                        default=False,
                        help_text="Announced; certain on no day.",
                        verbose_name="planned",
                    ),
                ),
                (
                    "seat_ex_officio",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Value(0),
                        output_field=models.SmallIntegerField(),
                    ),
                ),
            ],
            options={
                "verbose_name": "appointment",
                "verbose_name_plural": "appointments",
                "ordering": (
                    "seat__body__sort_key",
                    "seat__role",
                    models.OrderBy(models.F("start_earliest"), nulls_first=True),
                    "pk",
                ),
                "indexes": [
                    models.Index(
                        fields=["end_latest", "start_earliest"], name="network_appointment_time"
                    ),
                    models.Index(
                        fields=["seat", "start_earliest", "end_latest"],
                        name="network_appointment_seat",
                    ),
                    models.Index(
                        fields=["person", "seat", "start_earliest", "end_latest"],
                        name="network_appointment_person",
                    ),
                ],
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("end_latest__isnull", True),
                            ("start_earliest__isnull", True),
                            ("end_latest__gte", models.F("start_earliest")),
                            _connector="OR",
                        ),
                        field="end",
                        name="network_appointment_period",
                        violation_error_message="The end lies before the start. Correct one of the two dates.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            models.Q(
                                ("organisation__isnull", True),
                                models.Q(
                                    ("person__isnull", False),
                                    ("city__isnull", False),
                                    models.Q(("note", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("city__isnull", True),
                                ("organisation__isnull", False),
                                ("person__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        field="person",
                        name="network_appointment_one_party",
                        violation_error_message="Name one: a person (who may act for a city), a city, or an organisation. Does the source give no name? Then write in the note what it says.",
                    ),
                    g32.guards.LinkGuard(
                        column="seat_ex_officio",
                        link="seat",
                        name="network_appointment_not_derived",
                        target="ex_officio",
                        violation_error_message="This seat is filled ex officio: its holders follow by themselves and are not appointed.",
                    ),
                    g32.guards.NoOverlap(
                        keys=("seat", "person", "city"),
                        name="network_appointment_once_person",
                        required=("seat", "person"),
                        violation_error_message="This holder already holds this seat on one of these days. End the other appointment first, or let this one start later.",
                    ),
                    g32.guards.NoOverlap(
                        keys=("seat", "city", "person"),
                        name="network_appointment_once_city",
                        required=("seat", "city"),
                        violation_error_message="This holder already holds this seat on one of these days. End the other appointment first, or let this one start later.",
                    ),
                    g32.guards.NoOverlap(
                        keys=("seat", "organisation"),
                        name="network_appointment_once_organisation",
                        required=("seat", "organisation"),
                        violation_error_message="This holder already holds this seat on one of these days. End the other appointment first, or let this one start later.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                ("name", g32.fields.LineField(max_length=200, verbose_name="name")),
                (
                    "fold",
                    g32.fields.KeyField(
                        make=g32.text.fold, sources=("name",), verbose_name="search key"
                    ),
                ),
                (
                    "sort_key",
                    g32.fields.KeyField(
                        make=g32.text.sort_name, sources=("name",), verbose_name="sort key"
                    ),
                ),
                (
                    "publisher",
                    g32.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="publisher"
                    ),
                ),
                (
                    "url",
                    g32.fields.LinkField(
                        blank=True, default="", max_length=500, verbose_name="address"
                    ),
                ),
                (
                    "as_of",
                    g32.fields.DayField(
                        blank=True,
                        help_text="The last day the document speaks of. Empty when it does not say.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(datetime.date(1900, 1, 1)),
                            django.core.validators.MaxValueValidator(datetime.date(2100, 12, 31)),
                        ],
                        verbose_name="speaks up to",
                    ),
                ),
                ("pages", g32.fields.CountField(blank=True, null=True, verbose_name="pages")),
                ("note", g32.fields.NoteField(blank=True, default="", verbose_name="note")),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ("sort_key", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("name",), name="network_source_name"),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("as_of__isnull", True),
                            models.Q(
                                ("as_of__gte", datetime.date(1900, 1, 1)),
                                ("as_of__lte", datetime.date(2100, 12, 31)),
                            ),
                            _connector="OR",
                        ),
                        field="as_of",
                        name="network_source_as_of",
                        violation_error_message="Give a day between 1900 and 2100.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatCitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="network.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "page",
                    g32.fields.CountField(
                        blank=True,
                        help_text="Empty for a web page.",
                        null=True,
                        verbose_name="page",
                    ),
                ),
                ("page_to", g32.fields.CountField(blank=True, null=True, verbose_name="to page")),
                (
                    "section",
                    g32.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="section"
                    ),
                ),
                (
                    "field",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="The field it speaks of; empty: the whole record.",
                        max_length=50,
                        verbose_name="field",
                    ),
                ),
                (
                    "stance",
                    g32.fields.CodeField(
                        choices=[
                            ("states", "states"),
                            ("implies", "implies"),
                            ("announces", "announces"),
                            ("contradicts", "contradicts"),
                        ],
                        default="states",
                        max_length=24,
                        verbose_name="stance",
                    ),
                ),
                (
                    "value",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Where it differs from what is recorded.",
                        max_length=500,
                        verbose_name="value it states",
                    ),
                ),
                (
                    "note",
                    g32.fields.NoteField(
                        blank=True,
                        default="",
                        help_text="In our own words; for a contradiction: why it is not followed.",
                        verbose_name="note",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="network.seat",
                        verbose_name="record",
                    ),
                ),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": (
                    "source__sort_key",
                    models.OrderBy(models.F("page"), nulls_first=True),
                    "pk",
                ),
                "abstract": False,
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page__isnull", True), ("page__gte", 1), _connector="OR"
                        ),
                        field="page",
                        name="network_seatcitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="network_seatcitation_pages",
                        violation_error_message="“To page” comes after “page”. Leave it empty for a single page.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            models.Q(("stance", "contradicts"), _negated=True),
                            models.Q(
                                models.Q(("value", ""), _negated=True),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        field="note",
                        name="network_seatcitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonCitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="network.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "page",
                    g32.fields.CountField(
                        blank=True,
                        help_text="Empty for a web page.",
                        null=True,
                        verbose_name="page",
                    ),
                ),
                ("page_to", g32.fields.CountField(blank=True, null=True, verbose_name="to page")),
                (
                    "section",
                    g32.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="section"
                    ),
                ),
                (
                    "field",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="The field it speaks of; empty: the whole record.",
                        max_length=50,
                        verbose_name="field",
                    ),
                ),
                (
                    "stance",
                    g32.fields.CodeField(
                        choices=[
                            ("states", "states"),
                            ("implies", "implies"),
                            ("announces", "announces"),
                            ("contradicts", "contradicts"),
                        ],
                        default="states",
                        max_length=24,
                        verbose_name="stance",
                    ),
                ),
                (
                    "value",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Where it differs from what is recorded.",
                        max_length=500,
                        verbose_name="value it states",
                    ),
                ),
                (
                    "note",
                    g32.fields.NoteField(
                        blank=True,
                        default="",
                        help_text="In our own words; for a contradiction: why it is not followed.",
                        verbose_name="note",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="network.person",
                        verbose_name="record",
                    ),
                ),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": (
                    "source__sort_key",
                    models.OrderBy(models.F("page"), nulls_first=True),
                    "pk",
                ),
                "abstract": False,
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page__isnull", True), ("page__gte", 1), _connector="OR"
                        ),
                        field="page",
                        name="network_personcitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="network_personcitation_pages",
                        violation_error_message="“To page” comes after “page”. Leave it empty for a single page.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            models.Q(("stance", "contradicts"), _negated=True),
                            models.Q(
                                models.Q(("value", ""), _negated=True),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        field="note",
                        name="network_personcitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationCitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="network.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "page",
                    g32.fields.CountField(
                        blank=True,
                        help_text="Empty for a web page.",
                        null=True,
                        verbose_name="page",
                    ),
                ),
                ("page_to", g32.fields.CountField(blank=True, null=True, verbose_name="to page")),
                (
                    "section",
                    g32.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="section"
                    ),
                ),
                (
                    "field",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="The field it speaks of; empty: the whole record.",
                        max_length=50,
                        verbose_name="field",
                    ),
                ),
                (
                    "stance",
                    g32.fields.CodeField(
                        choices=[
                            ("states", "states"),
                            ("implies", "implies"),
                            ("announces", "announces"),
                            ("contradicts", "contradicts"),
                        ],
                        default="states",
                        max_length=24,
                        verbose_name="stance",
                    ),
                ),
                (
                    "value",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Where it differs from what is recorded.",
                        max_length=500,
                        verbose_name="value it states",
                    ),
                ),
                (
                    "note",
                    g32.fields.NoteField(
                        blank=True,
                        default="",
                        help_text="In our own words; for a contradiction: why it is not followed.",
                        verbose_name="note",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="network.organisation",
                        verbose_name="record",
                    ),
                ),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": (
                    "source__sort_key",
                    models.OrderBy(models.F("page"), nulls_first=True),
                    "pk",
                ),
                "abstract": False,
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page__isnull", True), ("page__gte", 1), _connector="OR"
                        ),
                        field="page",
                        name="network_organisationcitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="network_organisationcitation_pages",
                        violation_error_message="“To page” comes after “page”. Leave it empty for a single page.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            models.Q(("stance", "contradicts"), _negated=True),
                            models.Q(
                                models.Q(("value", ""), _negated=True),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        field="note",
                        name="network_organisationcitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficeCitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="network.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "page",
                    g32.fields.CountField(
                        blank=True,
                        help_text="Empty for a web page.",
                        null=True,
                        verbose_name="page",
                    ),
                ),
                ("page_to", g32.fields.CountField(blank=True, null=True, verbose_name="to page")),
                (
                    "section",
                    g32.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="section"
                    ),
                ),
                (
                    "field",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="The field it speaks of; empty: the whole record.",
                        max_length=50,
                        verbose_name="field",
                    ),
                ),
                (
                    "stance",
                    g32.fields.CodeField(
                        choices=[
                            ("states", "states"),
                            ("implies", "implies"),
                            ("announces", "announces"),
                            ("contradicts", "contradicts"),
                        ],
                        default="states",
                        max_length=24,
                        verbose_name="stance",
                    ),
                ),
                (
                    "value",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Where it differs from what is recorded.",
                        max_length=500,
                        verbose_name="value it states",
                    ),
                ),
                (
                    "note",
                    g32.fields.NoteField(
                        blank=True,
                        default="",
                        help_text="In our own words; for a contradiction: why it is not followed.",
                        verbose_name="note",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="network.office",
                        verbose_name="record",
                    ),
                ),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": (
                    "source__sort_key",
                    models.OrderBy(models.F("page"), nulls_first=True),
                    "pk",
                ),
                "abstract": False,
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page__isnull", True), ("page__gte", 1), _connector="OR"
                        ),
                        field="page",
                        name="network_officecitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="network_officecitation_pages",
                        violation_error_message="“To page” comes after “page”. Leave it empty for a single page.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            models.Q(("stance", "contradicts"), _negated=True),
                            models.Q(
                                models.Q(("value", ""), _negated=True),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        field="note",
                        name="network_officecitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MembershipCitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="network.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "page",
                    g32.fields.CountField(
                        blank=True,
                        help_text="Empty for a web page.",
                        null=True,
                        verbose_name="page",
                    ),
                ),
                ("page_to", g32.fields.CountField(blank=True, null=True, verbose_name="to page")),
                (
                    "section",
                    g32.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="section"
                    ),
                ),
                (
                    "field",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="The field it speaks of; empty: the whole record.",
                        max_length=50,
                        verbose_name="field",
                    ),
                ),
                (
                    "stance",
                    g32.fields.CodeField(
                        choices=[
                            ("states", "states"),
                            ("implies", "implies"),
                            ("announces", "announces"),
                            ("contradicts", "contradicts"),
                        ],
                        default="states",
                        max_length=24,
                        verbose_name="stance",
                    ),
                ),
                (
                    "value",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Where it differs from what is recorded.",
                        max_length=500,
                        verbose_name="value it states",
                    ),
                ),
                (
                    "note",
                    g32.fields.NoteField(
                        blank=True,
                        default="",
                        help_text="In our own words; for a contradiction: why it is not followed.",
                        verbose_name="note",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="network.membership",
                        verbose_name="record",
                    ),
                ),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": (
                    "source__sort_key",
                    models.OrderBy(models.F("page"), nulls_first=True),
                    "pk",
                ),
                "abstract": False,
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page__isnull", True), ("page__gte", 1), _connector="OR"
                        ),
                        field="page",
                        name="network_membershipcitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="network_membershipcitation_pages",
                        violation_error_message="“To page” comes after “page”. Leave it empty for a single page.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            models.Q(("stance", "contradicts"), _negated=True),
                            models.Q(
                                models.Q(("value", ""), _negated=True),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        field="note",
                        name="network_membershipcitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FigureCitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="network.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "page",
                    g32.fields.CountField(
                        blank=True,
                        help_text="Empty for a web page.",
                        null=True,
                        verbose_name="page",
                    ),
                ),
                ("page_to", g32.fields.CountField(blank=True, null=True, verbose_name="to page")),
                (
                    "section",
                    g32.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="section"
                    ),
                ),
                (
                    "field",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="The field it speaks of; empty: the whole record.",
                        max_length=50,
                        verbose_name="field",
                    ),
                ),
                (
                    "stance",
                    g32.fields.CodeField(
                        choices=[
                            ("states", "states"),
                            ("implies", "implies"),
                            ("announces", "announces"),
                            ("contradicts", "contradicts"),
                        ],
                        default="states",
                        max_length=24,
                        verbose_name="stance",
                    ),
                ),
                (
                    "value",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Where it differs from what is recorded.",
                        max_length=500,
                        verbose_name="value it states",
                    ),
                ),
                (
                    "note",
                    g32.fields.NoteField(
                        blank=True,
                        default="",
                        help_text="In our own words; for a contradiction: why it is not followed.",
                        verbose_name="note",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="network.figure",
                        verbose_name="record",
                    ),
                ),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": (
                    "source__sort_key",
                    models.OrderBy(models.F("page"), nulls_first=True),
                    "pk",
                ),
                "abstract": False,
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page__isnull", True), ("page__gte", 1), _connector="OR"
                        ),
                        field="page",
                        name="network_figurecitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="network_figurecitation_pages",
                        violation_error_message="“To page” comes after “page”. Leave it empty for a single page.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            models.Q(("stance", "contradicts"), _negated=True),
                            models.Q(
                                models.Q(("value", ""), _negated=True),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        field="note",
                        name="network_figurecitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ElectionCitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="network.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "page",
                    g32.fields.CountField(
                        blank=True,
                        help_text="Empty for a web page.",
                        null=True,
                        verbose_name="page",
                    ),
                ),
                ("page_to", g32.fields.CountField(blank=True, null=True, verbose_name="to page")),
                (
                    "section",
                    g32.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="section"
                    ),
                ),
                (
                    "field",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="The field it speaks of; empty: the whole record.",
                        max_length=50,
                        verbose_name="field",
                    ),
                ),
                (
                    "stance",
                    g32.fields.CodeField(
                        choices=[
                            ("states", "states"),
                            ("implies", "implies"),
                            ("announces", "announces"),
                            ("contradicts", "contradicts"),
                        ],
                        default="states",
                        max_length=24,
                        verbose_name="stance",
                    ),
                ),
                (
                    "value",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Where it differs from what is recorded.",
                        max_length=500,
                        verbose_name="value it states",
                    ),
                ),
                (
                    "note",
                    g32.fields.NoteField(
                        blank=True,
                        default="",
                        help_text="In our own words; for a contradiction: why it is not followed.",
                        verbose_name="note",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="network.election",
                        verbose_name="record",
                    ),
                ),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": (
                    "source__sort_key",
                    models.OrderBy(models.F("page"), nulls_first=True),
                    "pk",
                ),
                "abstract": False,
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page__isnull", True), ("page__gte", 1), _connector="OR"
                        ),
                        field="page",
                        name="network_electioncitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="network_electioncitation_pages",
                        violation_error_message="“To page” comes after “page”. Leave it empty for a single page.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            models.Q(("stance", "contradicts"), _negated=True),
                            models.Q(
                                models.Q(("value", ""), _negated=True),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        field="note",
                        name="network_electioncitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CityCitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="network.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "page",
                    g32.fields.CountField(
                        blank=True,
                        help_text="Empty for a web page.",
                        null=True,
                        verbose_name="page",
                    ),
                ),
                ("page_to", g32.fields.CountField(blank=True, null=True, verbose_name="to page")),
                (
                    "section",
                    g32.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="section"
                    ),
                ),
                (
                    "field",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="The field it speaks of; empty: the whole record.",
                        max_length=50,
                        verbose_name="field",
                    ),
                ),
                (
                    "stance",
                    g32.fields.CodeField(
                        choices=[
                            ("states", "states"),
                            ("implies", "implies"),
                            ("announces", "announces"),
                            ("contradicts", "contradicts"),
                        ],
                        default="states",
                        max_length=24,
                        verbose_name="stance",
                    ),
                ),
                (
                    "value",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Where it differs from what is recorded.",
                        max_length=500,
                        verbose_name="value it states",
                    ),
                ),
                (
                    "note",
                    g32.fields.NoteField(
                        blank=True,
                        default="",
                        help_text="In our own words; for a contradiction: why it is not followed.",
                        verbose_name="note",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="network.city",
                        verbose_name="record",
                    ),
                ),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": (
                    "source__sort_key",
                    models.OrderBy(models.F("page"), nulls_first=True),
                    "pk",
                ),
                "abstract": False,
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page__isnull", True), ("page__gte", 1), _connector="OR"
                        ),
                        field="page",
                        name="network_citycitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="network_citycitation_pages",
                        violation_error_message="“To page” comes after “page”. Leave it empty for a single page.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            models.Q(("stance", "contradicts"), _negated=True),
                            models.Q(
                                models.Q(("value", ""), _negated=True),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        field="note",
                        name="network_citycitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyCitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="network.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "page",
                    g32.fields.CountField(
                        blank=True,
                        help_text="Empty for a web page.",
                        null=True,
                        verbose_name="page",
                    ),
                ),
                ("page_to", g32.fields.CountField(blank=True, null=True, verbose_name="to page")),
                (
                    "section",
                    g32.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="section"
                    ),
                ),
                (
                    "field",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="The field it speaks of; empty: the whole record.",
                        max_length=50,
                        verbose_name="field",
                    ),
                ),
                (
                    "stance",
                    g32.fields.CodeField(
                        choices=[
                            ("states", "states"),
                            ("implies", "implies"),
                            ("announces", "announces"),
                            ("contradicts", "contradicts"),
                        ],
                        default="states",
                        max_length=24,
                        verbose_name="stance",
                    ),
                ),
                (
                    "value",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Where it differs from what is recorded.",
                        max_length=500,
                        verbose_name="value it states",
                    ),
                ),
                (
                    "note",
                    g32.fields.NoteField(
                        blank=True,
                        default="",
                        help_text="In our own words; for a contradiction: why it is not followed.",
                        verbose_name="note",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="network.body",
                        verbose_name="record",
                    ),
                ),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": (
                    "source__sort_key",
                    models.OrderBy(models.F("page"), nulls_first=True),
                    "pk",
                ),
                "abstract": False,
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page__isnull", True), ("page__gte", 1), _connector="OR"
                        ),
                        field="page",
                        name="network_bodycitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="network_bodycitation_pages",
                        violation_error_message="“To page” comes after “page”. Leave it empty for a single page.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            models.Q(("stance", "contradicts"), _negated=True),
                            models.Q(
                                models.Q(("value", ""), _negated=True),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        field="note",
                        name="network_bodycitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AppointmentCitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    g32.fields.IdField(
                        blank=True,
                        help_text="Made from the record itself when left empty; never changes.",
                        max_length=150,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="network.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "page",
                    g32.fields.CountField(
                        blank=True,
                        help_text="Empty for a web page.",
                        null=True,
                        verbose_name="page",
                    ),
                ),
                ("page_to", g32.fields.CountField(blank=True, null=True, verbose_name="to page")),
                (
                    "section",
                    g32.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="section"
                    ),
                ),
                (
                    "field",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="The field it speaks of; empty: the whole record.",
                        max_length=50,
                        verbose_name="field",
                    ),
                ),
                (
                    "stance",
                    g32.fields.CodeField(
                        choices=[
                            ("states", "states"),
                            ("implies", "implies"),
                            ("announces", "announces"),
                            ("contradicts", "contradicts"),
                        ],
                        default="states",
                        max_length=24,
                        verbose_name="stance",
                    ),
                ),
                (
                    "value",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Where it differs from what is recorded.",
                        max_length=500,
                        verbose_name="value it states",
                    ),
                ),
                (
                    "note",
                    g32.fields.NoteField(
                        blank=True,
                        default="",
                        help_text="In our own words; for a contradiction: why it is not followed.",
                        verbose_name="note",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="network.appointment",
                        verbose_name="record",
                    ),
                ),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": (
                    "source__sort_key",
                    models.OrderBy(models.F("page"), nulls_first=True),
                    "pk",
                ),
                "abstract": False,
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page__isnull", True), ("page__gte", 1), _connector="OR"
                        ),
                        field="page",
                        name="network_appointmentcitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="network_appointmentcitation_pages",
                        violation_error_message="“To page” comes after “page”. Leave it empty for a single page.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            models.Q(("stance", "contradicts"), _negated=True),
                            models.Q(
                                models.Q(("value", ""), _negated=True),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        field="note",
                        name="network_appointmentcitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", g32.dates.fields.PartialDateField(verbose_name="start")),
                ("end", g32.dates.fields.PartialDateField(verbose_name="end")),
                (
                    "start_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "start_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "end_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "end_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                ("text", g32.fields.LineField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    g32.fields.CodeField(
                        choices=[
                            ("official", "official name"),
                            ("alias", "alias"),
                            ("abbreviation", "abbreviation"),
                            ("spelling", "spelling"),
                            ("former", "former name"),
                        ],
                        default="alias",
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                (
                    "fold",
                    g32.fields.KeyField(
                        make=g32.text.fold, sources=("text",), verbose_name="search key"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="network.body",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name",
                "verbose_name_plural": "other names",
                "ordering": ("kind", "fold", "pk"),
                "abstract": False,
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("end_latest__isnull", True),
                            ("start_earliest__isnull", True),
                            ("end_latest__gte", models.F("start_earliest")),
                            _connector="OR",
                        ),
                        field="end",
                        name="network_bodyname_period",
                        violation_error_message="The end lies before the start. Correct one of the two dates.",
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "text", "kind"),
                        name="network_bodyname_once",
                        violation_error_message="This name is listed already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CityName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", g32.dates.fields.PartialDateField(verbose_name="start")),
                ("end", g32.dates.fields.PartialDateField(verbose_name="end")),
                (
                    "start_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "start_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("start"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                (
                    "end_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "end_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("end"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                ("text", g32.fields.LineField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    g32.fields.CodeField(
                        choices=[
                            ("official", "official name"),
                            ("alias", "alias"),
                            ("abbreviation", "abbreviation"),
                            ("spelling", "spelling"),
                            ("former", "former name"),
                        ],
                        default="alias",
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                (
                    "fold",
                    g32.fields.KeyField(
                        make=g32.text.fold, sources=("text",), verbose_name="search key"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="network.city",
                        verbose_name="city",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name",
                "verbose_name_plural": "other names",
                "ordering": ("kind", "fold", "pk"),
                "abstract": False,
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("end_latest__isnull", True),
                            ("start_earliest__isnull", True),
                            ("end_latest__gte", models.F("start_earliest")),
                            _connector="OR",
                        ),
                        field="end",
                        name="network_cityname_period",
                        violation_error_message="The end lies before the start. Correct one of the two dates.",
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "text", "kind"),
                        name="network_cityname_once",
                        violation_error_message="This name is listed already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ElectionCity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "election",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cities",
                        to="network.election",
                        verbose_name="election",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="elections",
                        to="network.city",
                        verbose_name="city",
                    ),
                ),
            ],
            options={
                "verbose_name": "city named",
                "verbose_name_plural": "cities named",
                "ordering": ("city__sort_key",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("election", "city"),
                        name="network_electioncity_once",
                        violation_error_message="This city is listed already.",
                    )
                ],
            },
        ),
    ]
