"""History in the dialect of PostgreSQL: a few functions, and the triggers that call them.

The recording function works with the rights of its owner, so that the role with which the register
works needs none on history itself. Its `search_path` is fixed, with temporary tables last, and
nobody else may put it on a table of their own: what it writes is what our triggers saw.

The triggers are ENABLE ALWAYS: `session_replication_role` does not walk past them.
"""

from typing import Any

from .columns import HIDDEN, HIDDEN_CHANGED, is_private, left_out, secret_columns

#: A trigger's table and name; a function's name stands beside "".
Key = tuple[str, str]

_REFUSE = """
BEGIN
  RAISE EXCEPTION USING MESSAGE = 'g32_append_only', ERRCODE = 'check_violation',
    CONSTRAINT = 'g32_append_only', TABLE = TG_TABLE_NAME;
END """

_IN_ORDER = """
BEGIN
  IF NEW.number IS DISTINCT FROM (SELECT coalesce(max(number), 0) + 1 FROM g32_seal) THEN
    RAISE EXCEPTION USING MESSAGE = 'g32_append_only', ERRCODE = 'check_violation',
      CONSTRAINT = 'g32_append_only', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END """

_RECORD = f"""
DECLARE
  -- the first argument says whether the values stand apart, the second names the columns that are
  -- not recorded, the others name those whose value is not told
  apart boolean := TG_ARGV[0] = 'private';
  old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - TG_ARGV[1]::text[] END;
  new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - TG_ARGV[1]::text[] END;
  changed boolean;
  entry bigint;
BEGIN
  IF old_row IS NOT DISTINCT FROM new_row THEN
    RETURN NULL;
  END IF;
  FOR argument IN 2 .. TG_NARGS - 1 LOOP
    changed := old_row -> TG_ARGV[argument] <> new_row -> TG_ARGV[argument];
    old_row := old_row || jsonb_build_object(TG_ARGV[argument], '{HIDDEN}');
    new_row := new_row || jsonb_build_object(
      TG_ARGV[argument], CASE WHEN changed THEN '{HIDDEN_CHANGED}' ELSE '{HIDDEN}' END
    );
  END LOOP;
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
END """

#: By name: the body, and whether it works with the rights of its owner.
_FUNCTIONS = {
    "g32_refuse": (_REFUSE, False),
    "g32_in_order": (_IN_ORDER, False),
    "g32_record": (_RECORD, True),
}

_FOUND_FUNCTIONS = """
SELECT proname, prosrc, prosecdef, array_to_string(proconfig, ';'),
  has_function_privilege('public', oid, 'EXECUTE')
FROM pg_proc
WHERE pronamespace = current_schema()::regnamespace AND pronargs = 0 AND proname = ANY(%s)
"""
_FOUND_TRIGGERS = """
SELECT relname, tgname, pg_get_triggerdef(t.oid, true), tgenabled
FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal
"""
_FOUND_RULES = """
SELECT tablename, rulename, definition FROM pg_rules WHERE schemaname = current_schema()
"""


def prepare() -> list[str]:
    """Return what must stand before functions and triggers can be put: nothing."""
    return []


def is_ready(_connection: Any) -> bool:
    """Return whether the recording triggers find what they need."""
    return True


def expected(connection: Any, models: list[Any]) -> dict[Key, str]:
    """Return the definition of every function and trigger that belongs in the database."""
    path = f"search_path=pg_catalog, {_schema(connection)}, pg_temp"
    found = {
        ("", name): _function(name, body, definer, path)
        for name, (body, definer) in _FUNCTIONS.items()
    }
    for table, events in (
        ("g32_historyentry", "DELETE OR UPDATE"),
        ("g32_privatevalues", "UPDATE"),
        ("g32_seal", "DELETE OR UPDATE"),
        ("g32_erasure", "DELETE OR UPDATE"),
    ):
        found |= _trigger("g32_append_only", f"BEFORE {events}", table, "ROW", "g32_refuse()")
        found |= _no_truncate(table)
    found |= _trigger("g32_in_order", "BEFORE INSERT", "g32_seal", "ROW", "g32_in_order()")
    for model in models:
        table, apart = model._meta.db_table, "private" if is_private(model) else "public"
        given = [apart, f"{{{','.join(left_out(model))}}}", *secret_columns(model)]
        arguments = ", ".join(f"'{argument}'" for argument in given)
        events = "AFTER INSERT OR DELETE OR UPDATE"
        found |= _trigger("g32_record", events, table, "ROW", f"g32_record({arguments})")
        found |= _no_truncate(table)  # which walks past the triggers of rows
    return found


def found(connection: Any) -> dict[Key, str]:
    """Return the definitions that stand in the database, in the same words.

    A trigger that is not ENABLE ALWAYS, and a function that everybody may call, are not as they
    should be. A rule can make a write vanish, so every rule is told too.
    """
    with connection.cursor() as cursor:
        cursor.execute(_FOUND_FUNCTIONS, [list(_FUNCTIONS)])
        there = {
            ("", name): _function(name, body, definer, path) + " FOR PUBLIC" * public
            for name, body, definer, path, public in cursor.fetchall()
        }
        cursor.execute(_FOUND_TRIGGERS)
        there |= {
            (table, name): definition + ("" if enabled == "A" else f" ENABLED {enabled}")
            for table, name, definition, enabled in cursor.fetchall()
        }
        cursor.execute(_FOUND_RULES)
        return there | {(table, name): rule for table, name, rule in cursor.fetchall()}


def put(key: Key, definition: str) -> list[str]:
    """Return the statements that put it in place, whatever stands there."""
    table, name = key
    if not table:
        return [definition, f"REVOKE ALL ON FUNCTION {name}() FROM PUBLIC"]
    enable = f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"
    return [f"DROP TRIGGER IF EXISTS {name} ON {table}", definition, enable]


def drop(key: Key) -> str:
    """Return the statement that takes a trigger away."""
    table, name = key
    return f"DROP TRIGGER {name} ON {table}"


def is_rule(definition: str) -> bool:
    """Return whether it is a rule: it can make a write vanish, on whichever table."""
    return definition.startswith("CREATE RULE")


def row_as_json(model: Any, row: str) -> str:
    """Return the expression for a row in the form that history holds."""
    hidden = ", ".join(f"'{column}', '{HIDDEN}'" for column in secret_columns(model))
    columns = f"'{{{','.join(left_out(model))}}}'::text[]"
    return f"(to_jsonb({row}) - {columns} || jsonb_build_object({hidden}))"


def _schema(connection: Any) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        return cursor.fetchone()[0]


def _function(name: str, body: str, definer: bool, path: str) -> str:
    security = "SECURITY DEFINER " if definer else ""
    setting = (path or "").replace("=", " = ", 1)
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {security}"
        f"SET {setting} AS $${body}$$"
    )


def _trigger(name: str, when: str, table: str, each: str, call: str) -> dict[Key, str]:
    """The definition in the words in which `pg_get_triggerdef` gives it back."""
    words = f"CREATE TRIGGER {name} {when} ON {table} FOR EACH {each} EXECUTE FUNCTION {call}"
    return {(table, name): words}


def _no_truncate(table: str) -> dict[Key, str]:
    return _trigger("g32_no_truncate", "BEFORE TRUNCATE", table, "STATEMENT", "g32_refuse()")
