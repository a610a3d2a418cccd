"""Whether a stage has to run: stored outcomes that count only while everything they read still answers the same.

An action is (stage, digest of the argument, toolchain digest). Whole outcomes are stored, diagnostics included, so
that warnings are repeated on a warm build.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from briefc.build.store import Store
from briefc.model.outcome import Read
from briefc.model.pack import Codec, digest_text

Answer: TypeAlias = Callable[[Read], str]
"""The digest of today's answer to a question of yesterday."""


@dataclass(frozen=True, slots=True)
class Action:
    """A stage call: the stage's name, and the digest of its argument."""

    stage: str
    argument: str


class Memo:
    """Outcomes of earlier builds. `hits` and `misses` count by stage, for the summary and for tests."""

    def __init__(self, store: Store, toolchain: str, codec: Codec, answer: Answer) -> None:
        """A memo over a store, for one toolchain."""
        self._store = store
        self._toolchain = toolchain
        self._codec = codec
        self._answer = answer
        self._answers: dict[tuple[str, str], str] = {}
        self.hits: dict[str, int] = {}
        self.misses: dict[str, int] = {}

    def _key(self, action: Action) -> str:
        return digest_text(action.stage, action.argument, self._toolchain)

    def _holds(self, read: Read) -> bool:
        place = (read.kind, read.name)
        if place not in self._answers:
            self._answers[place] = self._answer(read)
        return self._answers[place] == read.digest

    def recall(self, actions: Sequence[Action]) -> Mapping[Action, bytes]:
        """The packed outcomes of those of `actions` that need not run again."""
        keys = {self._key(action): action for action in actions}
        stored = self._store.get_many(keys)
        found: dict[Action, bytes] = {}
        for key, action in keys.items():
            body = stored.get(key)
            if body is not None and self._counts(body):
                found[action] = body[4 + int.from_bytes(body[:4], "big") :]
                self.hits[action.stage] = self.hits.get(action.stage, 0) + 1
            else:
                self.misses[action.stage] = self.misses.get(action.stage, 0) + 1
        return found

    def _counts(self, body: bytes) -> bool:
        size = int.from_bytes(body[:4], "big")
        try:
            reads = self._codec.unpack(body[4 : 4 + size])
        except ValueError:
            return False
        return isinstance(reads, tuple) and all(self._holds(read) for read in reads)

    def remember(self, action: Action, reads: tuple[Read, ...], packed: bytes) -> None:
        """Store an outcome, as packed bytes, with what it read."""
        head = self._codec.pack(reads)
        self._store.put(self._key(action), len(head).to_bytes(4, "big") + head + packed)
