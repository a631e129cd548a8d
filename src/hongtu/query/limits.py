"""What a query may take, and what comes of it: an answer, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from hongtu.query.forms import TooLarge, Wanted

Outcome: TypeAlias = Literal["answer", "fault", "unfit", "large", "late", "fallen", "busy", "away"]


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one query may take: seconds, rows, bytes of its answer, bytes of memory; and how many seconds it
    waits for a process that is free."""

    seconds: float = 30
    rows: int = 1_000_000
    size: int = 64 << 20
    memory: int = 4 << 30
    patience: float = 5

    def __post_init__(self) -> None:
        if min(self.seconds, self.rows, self.size, self.memory, self.patience) <= 0:
            raise ValueError(f"limits have to be above zero: {self}")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a query: an answer in a form, or in ``body`` one line that says why there is none.

    ``fault``: the query cannot be read or is refused; ``unfit``: the answer does not have the form; ``large``: it has
    too many rows or bytes; ``late``: it takes too long; ``fallen``: it takes too much memory or breaks the store's
    process; ``busy``: others are being answered; ``away``: the store cannot be reached.
    """

    outcome: Outcome
    body: bytes
    form: str = ""

    @property
    def text(self) -> str:
        """The answer as text; raises ValueError with the reason where there is none."""
        text = self.body.decode()
        if self.outcome != "answer":
            raise ValueError(text)
        return text


Ask: TypeAlias = Callable[[str, Wanted], Reply]
"""Whatever answers queries: worker processes on a store here, or a server elsewhere."""


def refusal(outcome: Outcome, why: str) -> Reply:
    """A reply that says why there is no answer."""
    return Reply(outcome, why.encode())


def too_large(error: TooLarge, limits: Limits) -> Reply:
    """A reply that says which limit an answer has passed."""
    most = f"{limits.rows} rows" if str(error) == "rows" else f"{limits.size} bytes"
    return refusal("large", f"the answer has more than {most}: ask for less, with LIMIT or a narrower pattern")
