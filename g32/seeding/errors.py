"""What can be wrong with a fixture."""


class FixtureError(Exception):
    """A fixture that cannot be seeded; says in one line which file, which record, and what."""

    def __init__(self, where: str, what: object) -> None:
        super().__init__(f"{where}: {what}")
