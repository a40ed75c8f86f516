"""How the domain says no: a stable code and what fills its sentence, worded at the door."""


class Refused(Exception):
    """The only way an action refuses; the code is part of the API."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class Warned(Refused):
    """A warning not yet answered: the same move with a recorded reason goes on (practice.md 3)."""
