"""`python -m tests.check`: what can be said of the code without running the register."""

import os
import subprocess
import sys
import tempfile

PYTHON = sys.executable
CHECKS = {
    "style": [PYTHON, "-m", "ruff", "check"],
    "format": [PYTHON, "-m", "ruff", "format", "--check"],
    "types": [PYTHON, "-m", "mypy"],
    "migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "translations": [PYTHON, "-m", "tests.translations"],
    "deployment": [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
}


def main() -> int:
    """Run every check, show what each found, and give 1 if one found something."""
    failed = []
    with tempfile.TemporaryDirectory(prefix="g32-check-") as data:
        env = os.environ | {"G32_DATA": data, "G32_URL": "https://register.example.nl"}
        for unwanted in ("DATABASE_URL", "G32_SECRET_KEY"):
            env.pop(unwanted, None)
        for name, command in CHECKS.items():
            print(f"{name}: ", end="", flush=True)
            done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
            print("failed" if done.returncode else done.stdout.strip().split("\n")[-1] or "good")
            if done.returncode:
                print(done.stdout + done.stderr)
                failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
