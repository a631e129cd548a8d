"""Puts the parts together: sentences to a server, its proposals under judgement, what holds into the reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hongtu.llm import prompt
from hongtu.llm.proposals import Judge, judged
from hongtu.llm.server import Reply, Server, replies, server
from hongtu.llm.settings import settings
from hongtu.model import Article, Claim, Figure, Mention, Sentence
from hongtu.plugin import Plugin, Proposed
from hongtu.read import sentences


def asking() -> Plugin:
    """The plug-in of the settings in the environment; raises ValueError naming what they lack."""
    at = server(settings())
    version = f"{at.settings.model} {prompt.version()} {at.settings.characters}"
    asker = Asker(at)
    return Plugin("llm", propose=asker.propose, ahead=asker.ahead, version=version)


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks a server about articles."""

    at: Server

    def ahead(self, articles: Iterable[Article]) -> None:
        """Ask about several articles at a time; what failed is told when they are read."""
        most = self.at.settings.characters
        replies(self.at, (prompt.message(a, b) for a in articles for b in prompt.batches(sentences(a), most)))

    def propose(self, article: Article, cut: Sequence[Sentence], mentions: Sequence[Mention]) -> Proposed:
        """What the model says of an article and holds; raises ValueError with the reason where it gives no answer."""
        batches = tuple(prompt.batches(cut, self.at.settings.characters))
        answers = replies(self.at, (prompt.message(article, batch) for batch in batches))
        if failed := [one for one in answers if isinstance(one, str)]:
            raise ValueError(failed[0])
        refused: Counter[str] = Counter()
        by = f"llm.{re.sub(r'[^A-Za-z0-9._-]+', '-', self.at.settings.model)}"
        claims: list[Claim | Figure] = []
        for batch, reply in zip(batches, answers, strict=True):
            if isinstance(reply, Reply):
                claims += judged(Judge(article, batch, tuple(mentions), by, refused), reply.content)
        return Proposed((), tuple(claims), dict(refused), self.used(answers))

    def used(self, answers: Iterable[Reply | str]) -> dict[str, float]:
        """What some replies took."""
        told = [one for one in answers if isinstance(one, Reply)]
        read, written = sum(one.read for one in told), sum(one.written for one in told)
        cost = self.at.settings.cost(read, written)
        counts: dict[str, float] = {"requests": len(told), "tokens read": read, "tokens written": written}
        return counts | ({"cost": cost} if cost else {})
