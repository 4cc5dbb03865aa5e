"""The history triggers in the dialect of PostgreSQL: one function for all tables."""

from typing import Any

from .columns import generated_columns, is_private

_GUARD = """
CREATE OR REPLACE FUNCTION g32_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING MESSAGE = 'g32_append_only', ERRCODE = 'check_violation',
    CONSTRAINT = 'g32_append_only', TABLE = TG_TABLE_NAME;
END $$
"""

_RECORD = """
CREATE OR REPLACE FUNCTION g32_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- the first argument says whether the values stand apart, the others name generated columns
  apart boolean := TG_ARGV[0] = 'private';
  old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - TG_ARGV[1:] END;
  new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - TG_ARGV[1:] END;
  entry bigint;
BEGIN
  IF old_row IS NOT DISTINCT FROM new_row THEN
    RETURN NULL;
  END IF;
  INSERT INTO g32_historyentry (at, "table", "row", act, actor, reason, batch, before, after)
  VALUES (
    clock_timestamp(), TG_TABLE_NAME, (coalesce(new_row, old_row) ->> 'id')::bigint, lower(TG_OP),
    coalesce(current_setting('g32.actor', true), ''),
    coalesce(current_setting('g32.reason', true), ''),
    coalesce(current_setting('g32.batch', true), ''),
    CASE WHEN NOT apart THEN old_row END, CASE WHEN NOT apart THEN new_row END
  ) RETURNING id INTO entry;
  IF apart THEN
    INSERT INTO g32_privatevalues (entry_id, before, after) VALUES (entry, old_row, new_row);
  END IF;
  RETURN NULL;
END $$
"""


def guard_history() -> list[str]:
    """Return the statements that make history append-only and know how to record."""
    return [
        _GUARD,
        _RECORD,
        *_trigger("g32_append_only", "g32_historyentry", "UPDATE OR DELETE", "ROW"),
        *_trigger("g32_no_truncate", "g32_historyentry", "TRUNCATE", "STATEMENT"),
        *_trigger("g32_append_only", "g32_privatevalues", "UPDATE", "ROW"),
        *_trigger("g32_no_truncate", "g32_privatevalues", "TRUNCATE", "STATEMENT"),
    ]


def record(model: Any) -> list[str]:
    """Return the statements that record every write to the model's table.

    TRUNCATE walks past row triggers and is refused.
    """
    table = model._meta.db_table
    arguments = ["private" if is_private(model) else "public", *generated_columns(model)]
    quoted = ", ".join(f"'{argument}'" for argument in arguments)
    return [
        f'DROP TRIGGER IF EXISTS g32_record ON "{table}"',
        f'CREATE TRIGGER g32_record AFTER INSERT OR UPDATE OR DELETE ON "{table}" '
        f"FOR EACH ROW EXECUTE FUNCTION g32_record({quoted})",
        *_trigger("g32_no_truncate", table, "TRUNCATE", "STATEMENT"),
    ]


def _trigger(name: str, table: str, events: str, each: str) -> list[str]:
    return [
        f'DROP TRIGGER IF EXISTS {name} ON "{table}"',
        f'CREATE TRIGGER {name} BEFORE {events} ON "{table}" '
        f"FOR EACH {each} EXECUTE FUNCTION g32_refuse()",
    ]
