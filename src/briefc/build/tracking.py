"""Views of values that remember what was asked of them.

A stage is handed views of the project, the cards, a theme's templates; they behave as the values do and write every
question down as a `Read`. The same questions, answered by the values of a later build, decide whether a stored outcome
still counts. Rooms use the values as usual and need not know.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, cast

from briefc.model.asset import Asset
from briefc.model.files import Files, Found, Refused
from briefc.model.outcome import Read
from briefc.model.pack import digest_text

V = TypeVar("V")
ABSENT = ""
"""The digest of an answer that is not there."""


class Recorder:
    """The questions that one stage call asked, each once, in order of first asking. The sink of that call alone."""

    def __init__(self) -> None:
        """A recorder that has heard nothing."""
        self._reads: dict[tuple[str, str], str] = {}

    def note(self, kind: str, name: str, digest: str) -> None:
        """Write one question and the digest of its answer down."""
        self._reads.setdefault((kind, name), digest)

    def has(self, kind: str, name: str) -> bool:
        """Whether the question is down already: then nobody need make the digest of its answer again."""
        return (kind, name) in self._reads

    @property
    def reads(self) -> tuple[Read, ...]:
        """All questions asked."""
        return tuple(Read(kind, name, digest) for (kind, name), digest in self._reads.items())


def setting_digest(value: object) -> str:
    """The digest of a leaf of the configuration (text, number, flag, tuple or mapping of those)."""
    if isinstance(value, Mapping):
        return digest_text("mapping", *(f"{key}={value[key]!r}" for key in sorted(value)))
    return digest_text(repr(value))


class _TrackedSettings:
    """A view of a configuration dataclass: reading a leaf records its dotted name.

    What was read once is kept: it cannot change, and an article's rendering asks for some settings dozens of times.
    """

    __slots__ = ("_answers", "_path", "_recorder", "_value")

    def __init__(self, value: Any, recorder: Recorder, path: str) -> None:
        self._value = value
        self._recorder = recorder
        self._path = path
        self._answers: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if name not in self._answers:
            self._answers[name] = self._read(name)
        return self._answers[name]

    def _read(self, name: str) -> Any:
        kind = type(self._value)
        if isinstance(getattr(kind, name, None), property):
            # A derived value is computed on the view, so that what it is made of is recorded.
            return getattr(kind, name).fget(self)
        value = getattr(self._value, name)
        path = f"{self._path}.{name}" if self._path else name
        if dataclasses.is_dataclass(value):
            return _TrackedSettings(value, self._recorder, path)
        self._recorder.note("setting", path, setting_digest(value))
        return value


def track_settings(value: V, recorder: Recorder) -> V:
    """A view of a tree of frozen dataclasses that records each leaf read, as kind `setting`."""
    return cast("V", _TrackedSettings(value, recorder, ""))


def setting_named(value: object, path: str) -> object:
    """The leaf that a dotted name leads to; raises AttributeError where there is none."""
    for name in path.split("."):
        value = getattr(value, name)
    return value


class TrackedMapping(Mapping[str, V]):
    """A view of a mapping: a look-up records the entry, walking over it records the whole.

    `kind` names an entry's reads; the whole is `kind` + `s` with the name `*`. A missing key is recorded as well: that
    it is missing is an answer.
    """

    def __init__(
        self, kind: str, values: Mapping[str, V], recorder: Recorder, digest: Callable[[V], str], whole: str = ""
    ) -> None:
        """A view of `values`; `whole` is the digest of all of them where it is known already."""
        self._whole = whole
        self._kind = kind
        self._values = values
        self._recorder = recorder
        self._digest = digest

    def __getitem__(self, key: str) -> V:
        """The entry, recorded."""
        try:
            value = self._values[key]
        except KeyError:
            self._recorder.note(self._kind, key, ABSENT)
            raise
        if not self._recorder.has(self._kind, key):
            self._recorder.note(self._kind, key, self._digest(value))
        return value

    def __contains__(self, key: object) -> bool:
        """Whether there is such an entry: recorded like a look-up."""
        try:
            self[cast("str", key)]
        except KeyError:
            return False
        return True

    def __iter__(self) -> Iterator[str]:
        """The keys; records the whole mapping."""
        self._note_whole()
        return iter(self._values)

    def __len__(self) -> int:
        """How many; records the whole mapping."""
        self._note_whole()
        return len(self._values)

    def _note_whole(self) -> None:
        kind = f"{self._kind}s"
        if not self._recorder.has(kind, "*"):
            self._recorder.note(kind, "*", self._whole or whole_digest(self._values, self._digest))


def whole_digest(values: Mapping[str, V], digest: Callable[[V], str]) -> str:
    """The digest of a whole mapping, whatever its order."""
    return digest_text(*(part for key in sorted(values) for part in (key, digest(values[key]))))


class TrackedFiles:
    """A view of the project's files: what was asked for, by whom, and a digest of the answer."""

    def __init__(self, files: Files, recorder: Recorder) -> None:
        """A view of `files`."""
        self._files = files
        self._recorder = recorder

    def text(self, base: str, reference: str, encoding: str = "utf-8") -> Found | Refused:
        """The text of a file, recorded as kind `text`."""
        answer = self._files.text(base, reference, encoding)
        self._recorder.note("text", file_question(base, reference, encoding), file_digest(answer))
        return answer

    def image(self, base: str, reference: str) -> Asset | Refused:
        """A picture, recorded as kind `image`."""
        answer = self._files.image(base, reference)
        self._recorder.note("image", file_question(base, reference), file_digest(answer))
        return answer


def file_question(*parts: str) -> str:
    """The name of a read of a file: its parts, which hold no line break."""
    return "\n".join(parts)


def file_digest(answer: Found | Refused | Asset) -> str:
    """The digest of an answer of `Files`."""
    match answer:
        case Found():
            return digest_text("found", answer.path, answer.text)
        case Refused():
            return digest_text("refused", answer.code, answer.message)
        case Asset():
            return digest_text("asset", answer.path, answer.digest, f"{answer.width}x{answer.height}")


def file_answer(files: Files, read: Read) -> str:
    """Today's answer to a read of kind `text` or `image`."""
    parts = read.name.split("\n")
    if read.kind == "text":
        return file_digest(files.text(*parts))
    return file_digest(files.image(*parts))
