"""What programs can read is described, and the description is true."""

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

from g32.reports import reports
from tests.api import Program
from tests.world import build_world

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_description_is_valid(language):
    response = Program().get("openapi.json", **{"accept-language": language})

    validate(response.json())
    assert response.headers["Content-Language"] == language


def test_every_report_is_described_with_its_columns():
    described = Program().told("openapi.json")

    for name, report in reports().items():
        columns = [column.name for column in report.columns]
        assert list(described["components"]["schemas"][name]["properties"]) == columns
        asked = described["paths"][f"/api/v1/{name}"]["get"]["parameters"]
        assert [each["name"] for each in asked] == ["on", "year", "limit", "after", *columns]


def test_codes_are_those_that_are_stored():
    described = Program().told("openapi.json")["components"]["schemas"]

    assert described["positions"]["properties"]["role"]["enum"][:2] == ["chair", "vice_chair"]
    assert described["cities"]["properties"]["member"]["enum"] == ["yes", "no", "possible", ""]


@pytest.mark.parametrize("given", [{}, {"on": "2014-09-01"}])
def test_every_row_is_as_described(given):
    build_world()
    program = Program()
    described = program.told("openapi.json")

    for name in reports():
        schema = described["components"]["schemas"][name]
        validator = OAS31Validator(schema)
        for row in program.told(name, given)["rows"]:
            validator.validate(row)


def test_the_start_leads_to_every_report():
    program = Program()
    told = program.told()

    for report in told["reports"]:
        path = report["url"].removeprefix("http://testserver/api/v1/")
        assert program.told(path)["report"] == report["name"]
    assert [report["name"] for report in told["reports"]] == list(reports())
