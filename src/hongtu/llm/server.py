"""Asks a server that speaks OpenAI's Chat Completions: several at a time, again where it fails, each question once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock

import msgspec
import openai
from openai.types.shared_params import ResponseFormatJSONSchema

from hongtu.cache import opened
from hongtu.llm import prompt
from hongtu.llm.settings import Settings

LARGEST = 1 << 20
DOWN = 3
SHORT = 160


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered, and how many tokens it read and wrote for that."""

    content: str
    read: int = 0
    written: int = 0


REPLY = msgspec.msgpack.Decoder(Reply)


@dataclass(slots=True)
class Run:
    """What a run has used so far, what failed in it, and how often in a row."""

    tokens: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    row: int = 0
    lock: Lock = field(default_factory=Lock)


@dataclass(frozen=True, slots=True)
class Server:
    """A server as it is set, the client that speaks with it, and the run that it is asked in."""

    settings: Settings
    client: openai.OpenAI
    run: Run = field(default_factory=Run)


def server(settings: Settings) -> Server:
    """A server; nothing is sent before something is asked."""
    client = openai.OpenAI(
        base_url=settings.url, api_key=settings.key, timeout=settings.timeout, max_retries=settings.retries
    )
    return Server(settings, client)


def replies(at: Server, messages: Iterable[str]) -> tuple[Reply | str, ...]:
    """The reply to each message, or in its place why there is none: kept ones, else asked for, several at a time."""
    wanted = list(messages)
    at.settings.cache.parent.mkdir(parents=True, exist_ok=True)
    with opened(at.settings.cache) as cache:
        known = {one: cache.get(key(at.settings, one), REPLY) for one in dict.fromkeys(wanted)}
        lacking = [one for one, reply in known.items() if reply is None]
        found = dict(zip(lacking, asked(at, lacking), strict=True))
        for one, reply in found.items():
            if isinstance(reply, Reply):
                cache.put(key(at.settings, one), reply)
    return tuple(known[one] or found[one] for one in wanted)


def key(settings: Settings, message: str) -> str:
    """By what a reply is found again: the model, what it was told, what it was shown."""
    parts = json.dumps([settings.model, prompt.version(), settings.answer, message])
    return sha256(parts.encode()).hexdigest()


def asked(at: Server, messages: Sequence[str]) -> list[Reply | str]:
    """What comes of asking."""
    if not messages:
        return []
    with ThreadPoolExecutor(at.settings.parallel) as pool:
        return list(pool.map(lambda one: attempt(at, one), messages))


def attempt(at: Server, message: str) -> Reply | str:
    """What comes of one question: a whole reply, or why there is none. What failed is not asked twice in a run."""
    with at.run.lock:
        why = at.run.failed.get(message) or barred(at)
    if why:
        return why
    try:
        reply = whole(at, message) or whole(at, message) or "the reply is no JSON in the form asked for, twice"
    except (openai.OpenAIError, ValueError) as error:
        reply = said(at, error)
    with at.run.lock:
        at.run.row = 0 if isinstance(reply, Reply) else at.run.row + 1
        if isinstance(reply, str):
            at.run.failed[message] = reply
    return reply


def barred(at: Server) -> str:
    """Why nothing is asked any more in this run, if so."""
    if at.settings.budget and at.run.tokens >= at.settings.budget:
        return f"the budget of {at.settings.budget} tokens is used up: raise HONGTU_LLM_BUDGET, or build again"
    return f"{at.settings.url} failed {DOWN} times in a row, and is asked no more" if at.run.row >= DOWN else ""


def said(at: Server, error: Exception) -> str:
    """An error in one short line, without the key."""
    words = " ".join(str(error).split()).replace(at.settings.key, "…")[:SHORT]
    return f"{at.settings.url}: {type(error).__name__}: {words}"


def whole(at: Server, message: str) -> Reply | None:
    """The reply to a message; None where it is no JSON with the lists asked for; raises ValueError for a cut one."""
    shape: ResponseFormatJSONSchema = {
        "type": "json_schema",
        "json_schema": {"name": "reading", "strict": True, "schema": prompt.schema()},
    }
    answer = at.client.chat.completions.create(
        model=at.settings.model,
        messages=[{"role": "system", "content": prompt.instructions()}, {"role": "user", "content": message}],
        response_format=shape,
        temperature=0,
        max_tokens=at.settings.answer,
    )
    used = answer.usage
    read, written = (used.prompt_tokens, used.completion_tokens) if used else (0, 0)
    with at.run.lock:
        at.run.tokens += read + written
    choice = answer.choices[0] if answer.choices else None
    if choice and choice.finish_reason == "length":
        raise ValueError(f"reply cut at {written} tokens: lower HONGTU_LLM_CHARACTERS, or raise HONGTU_LLM_ANSWER")
    content = (choice.message.content or "") if choice else ""
    return Reply(content, read, written) if shaped(content) else None


def shaped(content: str) -> bool:
    """Whether a reply is JSON with the lists asked for, and not too large.

    >>> shaped('{"entities": [], "facts": [], "statistics": []}'), shaped('{"entities": [{"id": "e1"')
    (True, False)
    """
    if len(content) > LARGEST:
        return False
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return False
    parts = ("entities", "facts", "statistics")
    return isinstance(data, dict) and all(isinstance(data.get(part), list) for part in parts)
