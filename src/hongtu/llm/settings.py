"""Which server and model are asked, and within which limits: variables of the environment, HONGTU_LLM_…."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PREFIX = "HONGTU_LLM_"
NUMBERS = ("parallel", "timeout", "retries", "characters", "answer", "budget")


@dataclass(frozen=True, slots=True)
class Settings:
    """A server that speaks OpenAI's Chat Completions, a model of it, and limits.

    ``timeout`` is in seconds a request, ``characters`` of an article go into one request, ``answer`` is the most tokens
    of a reply, ``budget`` the most tokens of a run (0 for no limit), ``price`` what a million tokens read and written
    cost; ``cache`` is the file that keeps the replies.
    """

    url: str
    model: str
    key: str = field(default="none", repr=False)
    parallel: int = 4
    timeout: int = 120
    retries: int = 3
    characters: int = 2000
    answer: int = 4096
    budget: int = 0
    price: tuple[float, float] = (0.0, 0.0)
    cache: Path = Path()

    def cost(self, read: int, written: int) -> float:
        """What tokens cost, in the currency of the price."""
        return round((read * self.price[0] + written * self.price[1]) / 1e6, 6)


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of an environment; raises ValueError naming a variable that is missing or no number.

    >>> found = settings({"HONGTU_LLM_URL": "http://127.0.0.1:8080/v1", "HONGTU_LLM_MODEL": "qwen", "HOME": "/root"})
    >>> found.model, found.parallel, found.cache.as_posix()
    ('qwen', 4, '/root/.cache/hongtu/llm.sqlite')
    """
    given = {k.removeprefix(PREFIX).lower(): v for k, v in environment.items() if k.startswith(PREFIX) and v}
    if lacking := [f"{PREFIX}{name.upper()}" for name in ("url", "model") if name not in given]:
        raise ValueError(f"set {' and '.join(lacking)}: the address (http://127.0.0.1:11434/v1) and model of a server")
    if strange := sorted(given.keys() - {"url", "model", "key", "price", "cache", *NUMBERS}):
        raise ValueError(f"no setting {PREFIX}{strange[0].upper()}")
    numbers = {name: number(name, given[name]) for name in NUMBERS if name in given}
    cache = Path(given["cache"]) if "cache" in given else home(environment) / "hongtu" / "llm.sqlite"
    price = prices(given.get("price", "0/0"))
    return Settings(given["url"], given["model"], given.get("key", "none"), price=price, cache=cache, **numbers)


def number(name: str, value: str) -> int:
    """A whole number above zero (a budget or number of retries may be zero)."""
    least = 0 if name in ("budget", "retries") else 1
    if not value.isdecimal() or int(value) < least:
        raise ValueError(f"{PREFIX}{name.upper()} is {value!r}: give a whole number, {least} or more")
    return int(value)


def prices(value: str) -> tuple[float, float]:
    """What a million tokens read and written cost: 0.5/1.5."""
    try:
        read, written = map(float, value.split("/"))
    except ValueError as error:
        raise ValueError(f"{PREFIX}PRICE is {value!r}: give what a million read/written cost: 0.5/1.5") from error
    return read, written


def home(environment: Mapping[str, str]) -> Path:
    """The user's folder for caches."""
    return Path(environment.get("XDG_CACHE_HOME") or Path(environment.get("HOME") or Path.home()) / ".cache")
