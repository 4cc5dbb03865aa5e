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
        ("themes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
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
                            ("network_day", "network day"),
                            ("conference", "conference"),
                            ("board", "board meeting"),
                            ("assembly", "assembly"),
                            ("pillar", "pillar meeting"),
                            ("group", "group meeting"),
                            ("consultation", "consultation"),
                            ("workshop", "workshop"),
                            ("presentation", "presentation"),
                            ("study_trip", "study trip"),
                            ("roadshow", "roadshow"),
                            ("series", "series"),
                            ("other", "other"),
                        ],
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
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="An assembly on a network day, a roadshow in its series.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="meetings.meeting",
                        verbose_name="part of",
                    ),
                ),
                (
                    "status",
                    g32.fields.CodeField(
                        choices=[
                            ("held", "held"),
                            ("planned", "planned"),
                            ("cancelled", "cancelled"),
                        ],
                        default="held",
                        max_length=24,
                        verbose_name="status",
                    ),
                ),
                (
                    "place",
                    g32.fields.LineField(
                        blank=True,
                        default="",
                        help_text="As printed.",
                        max_length=200,
                        verbose_name="place",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        help_text="The municipality the place lies in.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="network.city",
                        verbose_name="city",
                    ),
                ),
                ("note", g32.fields.NoteField(blank=True, default="", verbose_name="note")),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": (
                    models.OrderBy(models.F("start_earliest"), nulls_first=True),
                    "sort_key",
                    "pk",
                ),
                "indexes": [models.Index(fields=["start_earliest"], name="meetings_meeting_time")],
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("end_latest__isnull", True),
                            ("start_earliest__isnull", True),
                            ("end_latest__gte", models.F("start_earliest")),
                            _connector="OR",
                        ),
                        field="end",
                        name="meetings_meeting_period",
                        violation_error_message="The end lies before the start. Correct one of the two dates.",
                    ),
                    g32.guards.NoLoop(
                        field="part_of",
                        name="meetings_meeting_tree",
                        violation_error_message="A meeting cannot be a part of itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "position",
                    g32.fields.CountField(
                        blank=True,
                        help_text="Its place on the agenda, where known.",
                        null=True,
                        verbose_name="number",
                    ),
                ),
                ("title", g32.fields.LineField(max_length=300, verbose_name="title")),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_items",
                        to="themes.topic",
                        verbose_name="topic",
                    ),
                ),
                (
                    "result",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_items",
                        to="themes.result",
                        verbose_name="result",
                    ),
                ),
                ("note", g32.fields.NoteField(blank=True, default="", verbose_name="note")),
            ],
            options={
                "verbose_name": "agenda item",
                "verbose_name_plural": "agenda items",
                "ordering": (
                    models.OrderBy(models.F("meeting__start_earliest"), nulls_first=True),
                    "meeting_id",
                    models.OrderBy(models.F("position"), nulls_last=True),
                    "pk",
                ),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "position"),
                        name="meetings_agendaitem_position",
                        violation_error_message="This meeting already has an item with this number.",
                    ),
                    models.UniqueConstraint(
                        fields=("id", "meeting"), name="meetings_agendaitem_id_meeting"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
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
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "agenda_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
                (
                    "text",
                    g32.fields.LineField(
                        help_text="In our own words.", max_length=500, verbose_name="decision"
                    ),
                ),
                ("note", g32.fields.NoteField(blank=True, default="", verbose_name="note")),
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": (
                    models.OrderBy(models.F("meeting__start_earliest"), nulls_first=True),
                    models.OrderBy(models.F("date_earliest"), nulls_first=True),
                    "pk",
                ),
                "constraints": [
                    g32.guards.Condition(
                        condition=models.Q(
                            ("meeting__isnull", True), ("date", ""), _connector="OR"
                        ),
                        field="date",
                        name="meetings_decision_one_time",
                        violation_error_message="A decision of a meeting has the meeting's date. Leave the date empty.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("agenda_item__isnull", True),
                            ("meeting__isnull", False),
                            _connector="OR",
                        ),
                        field="agenda_item",
                        name="meetings_decision_item",
                        violation_error_message="Name the meeting to which the agenda item belongs.",
                    ),
                    g32.guards.LinkGuard(
                        column="meeting",
                        link="agenda_item",
                        name="meetings_decision_same_meeting",
                        target="meeting",
                        violation_error_message="This agenda item belongs to another meeting.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "agenda_item",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when it was for this item alone.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        help_text="The seat in which somebody came, where that matters.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="network.seat",
                        verbose_name="seat",
                    ),
                ),
                (
                    "role",
                    g32.fields.CodeField(
                        choices=[
                            ("member", "member"),
                            ("speaker", "speaker"),
                            ("guest", "guest"),
                            ("organiser", "organiser"),
                            ("supporter", "supporter"),
                        ],
                        default="member",
                        max_length=24,
                        verbose_name="role",
                    ),
                ),
                (
                    "presence",
                    g32.fields.CodeField(
                        choices=[
                            ("present", "present"),
                            ("excused", "excused"),
                            ("absent", "absent"),
                            ("deputy", "sent a deputy"),
                        ],
                        default="present",
                        max_length=24,
                        verbose_name="presence",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendances",
                "ordering": (
                    models.OrderBy(models.F("meeting__start_earliest"), nulls_first=True),
                    "meeting_id",
                    "pk",
                ),
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
                        name="meetings_attendance_one_party",
                        violation_error_message="Name one: a person (who may act for a city), a city, or an organisation. Does the source give no name? Then write in the note what it says.",
                    ),
                    g32.guards.LinkGuard(
                        column="meeting",
                        link="agenda_item",
                        name="meetings_attendance_same_meeting",
                        target="meeting",
                        violation_error_message="This agenda item belongs to another meeting.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("agenda_item__isnull", True)),
                        fields=("meeting", "person", "role"),
                        name="meetings_attendance_once_person",
                        violation_error_message="This party is already listed at this meeting in this role.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("agenda_item__isnull", True)),
                        fields=("meeting", "organisation", "role"),
                        name="meetings_attendance_once_organisation",
                        violation_error_message="This party is already listed at this meeting in this role.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("agenda_item__isnull", True), ("note", ""), ("person__isnull", True)
                        ),
                        fields=("meeting", "city", "role"),
                        name="meetings_attendance_once_city",
                        violation_error_message="This party is already listed at this meeting in this role.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionItem",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "text",
                    g32.fields.LineField(
                        help_text="In our own words.", max_length=500, verbose_name="action"
                    ),
                ),
                ("due", g32.dates.fields.PartialDateField(verbose_name="due")),
                (
                    "due_earliest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Earliest("due"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="earliest day",
                    ),
                ),
                (
                    "due_latest",
                    models.GeneratedField(
                        db_persist=True,
                        expression=g32.dates.sql.Latest("due"),
                        null=True,
                        output_field=models.DateField(null=True),
                        verbose_name="latest day",
                    ),
                ),
                ("done", g32.fields.YesNoField(default=False, verbose_name="done")),
            ],
            options={
                "verbose_name": "action",
                "verbose_name_plural": "actions",
                "ordering": (models.OrderBy(models.F("due_earliest"), nulls_first=True), "pk"),
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
                        name="meetings_actionitem_one_party",
                        violation_error_message="Name one: a person (who may act for a city), a city, or an organisation. Does the source give no name? Then write in the note what it says.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bodies",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
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
                        fields=("meeting", "body"),
                        name="meetings_meetingbody_once",
                        violation_error_message="This body is listed already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingCitation",
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
                        to="meetings.meeting",
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
                        name="meetings_meetingcitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="meetings_meetingcitation_pages",
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
                        name="meetings_meetingcitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionItemCitation",
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
                        to="meetings.actionitem",
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
                        name="meetings_actionitemcitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="meetings_actionitemcitation_pages",
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
                        name="meetings_actionitemcitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItemCitation",
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
                        to="meetings.agendaitem",
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
                        name="meetings_agendaitemcitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="meetings_agendaitemcitation_pages",
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
                        name="meetings_agendaitemcitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AttendanceCitation",
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
                        to="meetings.attendance",
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
                        name="meetings_attendancecitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="meetings_attendancecitation_pages",
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
                        name="meetings_attendancecitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bodies",
                        to="meetings.decision",
                        verbose_name="decision",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
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
                        fields=("decision", "body"),
                        name="meetings_decisionbody_once",
                        violation_error_message="This body is listed already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionCitation",
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
                        to="meetings.decision",
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
                        name="meetings_decisioncitation_page",
                        violation_error_message="Pages are counted from 1.",
                    ),
                    g32.guards.Condition(
                        condition=models.Q(
                            ("page_to__isnull", True),
                            models.Q(("page__isnull", False), ("page_to__gt", models.F("page"))),
                            _connector="OR",
                        ),
                        field="page_to",
                        name="meetings_decisioncitation_pages",
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
                        name="meetings_decisioncitation_reason",
                        violation_error_message="A citation that contradicts needs the value it states and, in the note, why it is not followed.",
                    ),
                ],
            },
        ),
    ]
