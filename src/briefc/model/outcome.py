"""What a stage returns, and the only thing that is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from briefc.model.diagnostic import Diagnostic, Severity

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Read:
    """One question that a stage asked of the outside, and the digest of the answer it got.

    `kind` is one of `text`, `image`, `card`, `cards`, `label`, `labels`, `setting`, `template`, `style`; `name` says
    which (a reference to a file, a slug, a dotted config key, …). A stored outcome counts only while every one of its
    reads is still answered the same.
    """

    kind: str
    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T_co]):
    """A value (None when the stage failed), everything there is to say about it, and what it was made from."""

    value: T_co | None
    diagnostics: tuple[Diagnostic, ...] = ()
    reads: tuple[Read, ...] = ()

    @property
    def failed(self) -> bool:
        """True when there is no value, or an error stands against it."""
        return self.value is None or any(d.severity >= Severity.ERROR for d in self.diagnostics)
