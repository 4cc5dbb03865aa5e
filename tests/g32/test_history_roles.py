"""On PostgreSQL the role with which the register works can do nothing to its history."""

import os
import re
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tests import postgres
from tests.register import Register
from tests.surfing import Surfer

pytestmark = pytest.mark.engine("postgresql")

OWNER, WORKER = f"g32_owner_{os.getpid()}", f"g32_worker_{os.getpid()}"
PASSWORD = "geheim"


def _as(url, role):
    """The address with another role in it."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{role}:{PASSWORD}@{host}").geturl()


@pytest.fixture(scope="module")
def url():
    """The address of a database of the owner's, as a superuser; the roles are made and removed."""
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(
        urlsplit(server)._replace(path="/postgres").geturl(), autocommit=True
    ) as root:
        for role in (OWNER, WORKER):
            root.execute(f"CREATE ROLE {role} LOGIN PASSWORD '{PASSWORD}'")
        try:
            with postgres.database(server, f"g32_roles_{os.getpid()}") as own:
                root.execute(f"ALTER DATABASE g32_roles_{os.getpid()} OWNER TO {OWNER}")
                yield own
        finally:
            for role in (OWNER, WORKER):
                root.execute(f"DROP ROLE {role}")


@pytest.fixture(scope="module")
def register(url, tmp_path_factory):
    """A register that runs with two roles, in which somebody saved a city."""
    register = Register(
        tmp_path_factory.mktemp("roles") / "data",
        DATABASE_URL=_as(url, WORKER),
        DATABASE_OWNER_URL=_as(url, OWNER),
    )
    try:
        register.start()
        surfer = Surfer(register)
        surfer.log_in()
        assert "add" not in surfer.submit("/admin/network/city/add/", name="Urk")
        yield register
    finally:
        register.stop()


@pytest.fixture
def worker(url, register):
    """A connection of the role that the register works with."""
    with psycopg.connect(_as(url, WORKER)) as connection:
        yield connection
        connection.rollback()


def test_the_register_works_with_two_roles(register, worker):
    told = worker.execute(
        "SELECT act, actor, after->>'name' FROM g32_historyentry WHERE \"table\" = 'network_city' "
        "ORDER BY id DESC LIMIT 1"
    ).fetchone()

    assert told == ("insert", "admin", "Urk")


def test_the_server_does_not_know_the_owner(register):
    environ = Path(f"/proc/{register.process.pid}/environ").read_text()

    assert "DATABASE_URL" in environ
    assert "DATABASE_OWNER_URL" not in environ
    assert OWNER not in environ


def _unsealed(worker):
    """How many entries are not sealed; gives them some time."""
    deadline = time.monotonic() + 30
    while True:
        [left] = worker.execute(
            "SELECT count(*) FROM g32_historyentry e "
            "WHERE NOT EXISTS (SELECT 1 FROM g32_seal WHERE entry_id = e.id)"
        ).fetchone()
        worker.rollback()
        if not left or time.monotonic() > deadline:
            return left
        time.sleep(0.2)


def test_what_was_saved_is_sealed_before_long(register, worker):
    assert _unsealed(worker) == 0


ATTACKS = (
    "UPDATE g32_historyentry SET actor = 'bob'",
    "DELETE FROM g32_historyentry",
    "TRUNCATE g32_historyentry CASCADE",
    'INSERT INTO g32_historyentry (at, "table", "row", act, actor, reason, batch) '
    "VALUES (now(), 'network_city', 1, 'update', 'bob', '', '')",
    "MERGE INTO g32_historyentry h USING (SELECT 1) x ON true WHEN MATCHED THEN DELETE",
    "COPY g32_historyentry FROM STDIN",
    "UPDATE g32_privatevalues SET after = '{}'",
    "TRUNCATE g32_privatevalues",
    "INSERT INTO g32_privatevalues (entry_id) VALUES (1)",
    "UPDATE g32_seal SET digest = ''",
    "DELETE FROM g32_seal",
    "TRUNCATE g32_seal",
    "INSERT INTO g32_seal VALUES (1000000, '', '', 1)",
    "INSERT INTO g32_seal (number, entry_id, private, digest) VALUES (1000000, 1, '', '')",
    "UPDATE g32_erasure SET actor = ''",
    "DELETE FROM g32_erasure",
    "TRUNCATE network_city CASCADE",
    "TRUNCATE auth_user CASCADE",
    "ALTER TABLE g32_historyentry DISABLE TRIGGER ALL",
    "ALTER TABLE network_city DISABLE TRIGGER g32_record",
    "ALTER TABLE network_city DISABLE RULE x",
    "ALTER TABLE network_city ADD COLUMN x int",
    "ALTER TABLE g32_historyentry OWNER TO CURRENT_USER",
    "DROP TRIGGER g32_record ON network_city",
    "DROP TABLE g32_seal",
    "DROP FUNCTION g32_record() CASCADE",
    "CREATE OR REPLACE FUNCTION g32_record() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN RETURN NULL; END'",
    "ALTER FUNCTION g32_record() SECURITY INVOKER",
    "CREATE TRIGGER x BEFORE INSERT ON network_city FOR EACH ROW EXECUTE FUNCTION "
    "suppress_redundant_updates_trigger()",
    "CREATE RULE x AS ON UPDATE TO network_city DO INSTEAD NOTHING",
    "CREATE TABLE x (id int)",
    "CREATE FUNCTION x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE TEMP TABLE network_city (id bigint, name text); "
    "CREATE TRIGGER x AFTER INSERT ON network_city FOR EACH ROW "
    "EXECUTE FUNCTION g32_record('public', '{}')",
    "SET session_replication_role = replica",
    "SELECT set_config('session_replication_role', 'replica', false)",
    f"SET ROLE {OWNER}",
    f"SET SESSION AUTHORIZATION {OWNER}",
    f"GRANT {OWNER} TO CURRENT_USER",
    "GRANT ALL ON g32_historyentry TO CURRENT_USER; UPDATE g32_historyentry SET actor = ''",
    "SELECT setval('g32_historyentry_id_seq', 1)",
    "LOCK TABLE g32_historyentry IN ACCESS EXCLUSIVE MODE",
    "INSERT INTO django_migrations (app, name, applied) VALUES ('g32', 'x', now())",
)


def _history(connection):
    tables = ("g32_historyentry", "g32_privatevalues", "g32_seal", "g32_erasure")
    return [
        connection.execute(
            f"SELECT count(*), md5(string_agg(t::text, ';' ORDER BY t::text)) FROM public.{table} t"
        ).fetchone()
        for table in tables
    ]


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_role_can_do_nothing_to_history(register, worker, attack):
    assert _unsealed(worker) == 0
    before = _history(worker)
    worker.commit()

    with pytest.raises(psycopg.Error):
        worker.execute(attack)
    worker.rollback()

    assert _history(worker) == before


def test_a_table_of_ones_own_does_not_stand_in_the_way_of_recording(register, worker):
    before = _history(worker)[0][0]
    worker.execute(
        "CREATE TEMP TABLE g32_historyentry (LIKE public.g32_historyentry INCLUDING IDENTITY)"
    )
    worker.execute("CREATE TEMP TABLE g32_seal AS SELECT 999999 AS number")
    worker.execute("SET search_path = pg_temp, public")
    worker.execute("UPDATE network_city SET name = name || ' x' WHERE name = 'Urk'")

    assert _history(worker)[0][0] == before + 1
    with pytest.raises(psycopg.Error, match="g32_append_only"):
        worker.execute(
            "INSERT INTO public.g32_seal (number, entry_id, private, digest) "
            "VALUES (1000000, 1, '', '')"
        )


def test_history_verifies_as_the_role(register):
    done = register.manage("verify_history")

    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"\d+:[0-9a-f]{64}", done.stdout.splitlines()[-1])


def _warnings(register, **env):
    other = Register(register.data, **register.env | {"G32_URL": "https://g32.example.nl"} | env)
    done = other.manage("check", "--deploy")
    return set(re.findall(r"g32\.W\d+", done.stdout + done.stderr))


def test_check_deploy_says_what_the_role_could_do(register, url):
    assert _warnings(register) == set()
    assert _warnings(register, DATABASE_URL=url) == {"g32.W002"}
    assert _warnings(register, DATABASE_URL=_as(url, OWNER)) == {"g32.W003", "g32.W005"}
    assert _warnings(register, DATABASE_URL="postgres://x@127.0.0.1:1/x") == {"g32.W001"}


def test_check_deploy_sees_what_was_given_too_much(register, url):
    with psycopg.connect(url, autocommit=True) as root:
        for give, take, wanted in (
            ("GRANT INSERT ON g32_historyentry TO", "REVOKE INSERT ON g32_historyentry FROM", "5"),
            (
                "GRANT SET ON PARAMETER session_replication_role TO",
                "REVOKE SET ON PARAMETER session_replication_role FROM",
                "4",
            ),
            (f"GRANT {OWNER} TO", f"REVOKE {OWNER} FROM", "3"),
        ):
            root.execute(f"{give} {WORKER}")
            found = _warnings(register)
            root.execute(f"{take} {WORKER}")
            assert f"g32.W00{wanted}" in found


def test_migrating_again_gives_the_rights_again(register, url):
    with psycopg.connect(url, autocommit=True) as root:
        root.execute(f"REVOKE SELECT ON network_city FROM {WORKER}")
        root.execute(f"GRANT UPDATE ON g32_historyentry TO {WORKER}")

    done = register.manage("migrate")

    assert (done.returncode, done.stderr) == (0, "")
    with psycopg.connect(_as(url, WORKER)) as worker:
        worker.execute("SELECT 1 FROM network_city")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            worker.execute("UPDATE g32_historyentry SET actor = ''")


def test_tables_of_another_role_are_refused_with_what_to_do(register, url):
    with psycopg.connect(url, autocommit=True) as root:
        root.execute(f"ALTER TABLE network_city OWNER TO {WORKER}")
        done = register.manage("migrate")
        root.execute(f"ALTER TABLE network_city OWNER TO {OWNER}")

    assert done.returncode == 1
    assert f"REASSIGN OWNED BY {WORKER} TO {OWNER}" in done.stderr
    assert register.manage("migrate").returncode == 0


def test_an_owner_of_something_else_is_refused(register, tmp_path):
    done = Register(
        tmp_path / "data", DATABASE_URL="", DATABASE_OWNER_URL=register.env["DATABASE_OWNER_URL"]
    ).manage("migrate")

    assert done.returncode == 1
    assert "DATABASE_OWNER_URL" in done.stderr
