"""`python -m tests.scaled --data FOLDER [--divide N]`: a scaled register in an empty database.

On SQLite in that folder, or in the database of `DATABASE_URL`. Its first user is made as at a
first start (`G32_ADMIN_PASSWORD`).
"""

import argparse
import os
import sys
import time


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.scaled")
    parser.add_argument("--data", help="the folder of the register; else G32_DATA")
    parser.add_argument("--divide", type=int, default=1, help="so many times smaller")
    options = parser.parse_args()
    if options.data:
        os.environ["G32_DATA"] = options.data
    os.environ["DJANGO_SETTINGS_MODULE"] = "g32.settings"

    import django
    from django.core.management import call_command

    django.setup()

    from g32.seeding import is_empty
    from g32.starting import collect_static, first_user
    from tests.scaled.filling import fill
    from tests.scaled.size import Size

    call_command("migrate", interactive=False, verbosity=0)
    if not is_empty():
        sys.exit("This register holds data already.")
    begun = time.perf_counter()
    fill(Size.divided(options.divide))
    collect_static()
    print(first_user() or "", f"Made in {time.perf_counter() - begun:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
