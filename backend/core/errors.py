"""What can go wrong, in the product's words. Each one knows its status; core/web turns it into a page."""


class Problem(Exception):
    status = 500


class NotFound(Problem):
    """It does not exist, or not for this person: the two look the same."""

    status = 404


class SignInNeeded(Problem):
    status = 401


class ProofNeeded(Problem):
    """The session lives, but this act asks for a fresh PIN or password."""

    status = 401


class Elsewhere(Problem):
    """This page is not shown now; another is."""

    status = 303

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class BadRequest(Problem):
    """Not a request that our own pages can make."""

    status = 400


class Refused(Problem):
    """A wish that cannot be granted now; `sentence` is a catalogue text that says why."""

    status = 409

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values


class TooMany(Refused):
    status = 429

    def __init__(self, sentence: str, wait_seconds: int) -> None:
        super().__init__(sentence, minutes=max(1, round(wait_seconds / 60)))
        self.wait_seconds = wait_seconds


class Invalid(Problem):
    """A form with mistakes: a catalogue text for each field, under the form's own names."""

    status = 422

    def __init__(self, **fields: str) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields
