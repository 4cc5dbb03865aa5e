"""The tables as they first stood."""

import django.db.models.deletion
from django.db import migrations, models

import g32.dates.fields
import g32.dates.sql
import g32.fields
import g32.guards
import g32.text


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("network", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ThemeGroup",
            fields=[],
            options={
                "verbose_name": "theme group",
                "verbose_name_plural": "theme groups",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("network.body",),
        ),
        migrations.CreateModel(
            name="WorkingGroup",
            fields=[],
            options={
                "verbose_name": "working group",
                "verbose_name_plural": "working groups",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("network.body",),
        ),
        migrations.CreateModel(
            name="PillarLink",
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
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pillar_links",
                        to="network.body",
                        verbose_name="group",
                    ),
                ),
                (
                    "pillar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_links",
                        to="network.body",
                        verbose_name="pillar",
                    ),
                ),
                (
                    "group_is_group",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Value(1),
                        output_field=models.SmallIntegerField(),
                    ),
                ),
                (
                    "pillar_kind",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Value("pillar"),
                        output_field=models.CharField(max_length=24),
                    ),
                ),
            ],
            options={
                "verbose_name": "pillar link",
                "verbose_name_plural": "pillar links",
                "ordering": ("group__sort_key", "pillar__sort_key", "pk"),
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("end_latest__isnull", True),
                            ("start_earliest__isnull", True),
                            ("end_latest__gte", models.F("start_earliest")),
                            _connector="OR",
                        ),
                        field="end",
                        name="themes_pillarlink_period",
                        violation_error_message="The end lies before the start. Correct one of the two dates.",
                    ),
                    g32.guards.LinkGuard(
                        column="pillar_kind",
                        link="pillar",
                        name="themes_pillarlink_to_pillar",
                        target="kind",
                        violation_error_message="Choose a pillar: this body is of another kind.",
                    ),
                    g32.guards.LinkGuard(
                        column="group_is_group",
                        link="group",
                        name="themes_pillarlink_from_group",
                        target="is_group",
                        violation_error_message="Only a theme group, working group, platform or dossier belongs to a pillar.",
                    ),
                    g32.guards.NoOverlap(
                        keys=("group", "pillar"),
                        name="themes_pillarlink_once",
                        required=("group", "pillar"),
                        violation_error_message="This group already belongs to this pillar on one of these days.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PillarLinkCitation",
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
                        to="themes.pillarlink",
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
                        name="themes_pillarlinkcitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="themes_pillarlinkcitation_pages",
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
                        name="themes_pillarlinkcitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Result",
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
                            ("publication", "publication"),
                            ("agreement", "agreement"),
                            ("law", "law followed"),
                            ("lobby", "lobby"),
                            ("letter", "letter"),
                            ("factsheet", "factsheet"),
                            ("consultation", "public consultation"),
                            ("cooperation", "cooperation"),
                            ("plan", "plan"),
                            ("inventory", "inventory"),
                            ("programme", "programme"),
                            ("other", "other"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    g32.fields.CodeField(
                        blank=True,
                        choices=[
                            ("planned", "planned"),
                            ("preparing", "being prepared"),
                            ("running", "running"),
                            ("done", "done"),
                            ("adopted", "adopted"),
                            ("succeeded", "succeeded"),
                            ("failed", "failed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="",
                        max_length=24,
                        verbose_name="status",
                    ),
                ),
                (
                    "outcome",
                    g32.fields.NoteField(
                        blank=True,
                        default="",
                        help_text="In our own words.",
                        verbose_name="outcome",
                    ),
                ),
                (
                    "url",
                    g32.fields.LinkField(
                        blank=True, default="", max_length=500, verbose_name="address"
                    ),
                ),
            ],
            options={
                "verbose_name": "result",
                "verbose_name_plural": "results",
                "ordering": ("sort_key", "pk"),
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("end_latest__isnull", True),
                            ("start_earliest__isnull", True),
                            ("end_latest__gte", models.F("start_earliest")),
                            _connector="OR",
                        ),
                        field="end",
                        name="themes_result_period",
                        violation_error_message="The end lies before the start. Correct one of the two dates.",
                    ),
                    models.UniqueConstraint(fields=("name",), name="themes_result_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Involvement",
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
                    "result",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="themes.result",
                        verbose_name="result",
                    ),
                ),
                (
                    "part",
                    g32.fields.CodeField(
                        choices=[
                            ("partner", "partner"),
                            ("addressee", "addressee"),
                            ("author", "author"),
                            ("supporter", "supporter"),
                            ("participant", "participant"),
                        ],
                        max_length=24,
                        verbose_name="role",
                    ),
                ),
            ],
            options={
                "verbose_name": "involvement",
                "verbose_name_plural": "involvements",
                "ordering": ("result__sort_key", "part", "pk"),
                "constraints": [
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
                        name="themes_involvement_one_party",
                        violation_error_message="Name one: a person (who may act for a city), a city, or an organisation. Does the source give no name? Then write in the note what it says.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ResultBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "result",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bodies",
                        to="themes.result",
                        verbose_name="result",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="network.body",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "body",
                "verbose_name_plural": "bodies",
                "ordering": ("body__sort_key",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("result", "body"),
                        name="themes_resultbody_once",
                        violation_error_message="This body is listed already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ResultCitation",
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
                        to="themes.result",
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
                        name="themes_resultcitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="themes_resultcitation_pages",
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
                        name="themes_resultcitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Succession",
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
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions",
                        to="network.body",
                        verbose_name="predecessor",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="precessions",
                        to="network.body",
                        verbose_name="successor",
                    ),
                ),
                (
                    "how",
                    g32.fields.CodeField(
                        choices=[
                            ("became", "became"),
                            ("continued_as", "continued as"),
                            ("merged_into", "merged into"),
                            ("split_into", "split into"),
                        ],
                        help_text="“Became” when the kind of body changes.",
                        max_length=24,
                        verbose_name="how",
                    ),
                ),
                (
                    "planned",
                    g32.fields.YesNoField(
                        default=False,
                        help_text="Announced; not yet certain.",
                        verbose_name="planned",
                    ),
                ),
            ],
            options={
                "verbose_name": "succession",
                "verbose_name_plural": "successions",
                "ordering": (
                    models.OrderBy(models.F("date_earliest"), nulls_first=True),
                    "predecessor__sort_key",
                    "pk",
                ),
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                        field="successor",
                        name="themes_succession_not_itself",
                        violation_error_message="A body cannot succeed itself. Choose another one.",
                    ),
                    models.UniqueConstraint(
                        fields=("predecessor", "successor"),
                        name="themes_succession_once",
                        violation_error_message="This succession is recorded already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SuccessionCitation",
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
                        to="themes.succession",
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
                        name="themes_successioncitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="themes_successioncitation_pages",
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
                        name="themes_successioncitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Topic",
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
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="themes.topic",
                        verbose_name="part of",
                    ),
                ),
                ("note", g32.fields.NoteField(blank=True, default="", verbose_name="note")),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
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
                        name="themes_topic_period",
                        violation_error_message="The end lies before the start. Correct one of the two dates.",
                    ),
                    models.UniqueConstraint(fields=("name",), name="themes_topic_name"),
                    g32.guards.NoLoop(
                        field="part_of",
                        name="themes_topic_tree",
                        violation_error_message="A topic cannot be a part of itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TopicBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bodies",
                        to="themes.topic",
                        verbose_name="topic",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="topics",
                        to="network.body",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "body",
                "verbose_name_plural": "bodies",
                "ordering": ("body__sort_key",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("topic", "body"),
                        name="themes_topicbody_once",
                        violation_error_message="This body is listed already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TopicCitation",
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
                        to="themes.topic",
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
                        name="themes_topiccitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="themes_topiccitation_pages",
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
                        name="themes_topiccitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InvolvementCitation",
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
                        to="themes.involvement",
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
                        name="themes_involvementcitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="themes_involvementcitation_pages",
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
                        name="themes_involvementcitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
    ]
