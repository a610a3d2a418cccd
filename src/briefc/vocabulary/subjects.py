"""The subjects of an item, as the author wrote them, against the Media Topics."""

from __future__ import annotations

from briefc.model.article import Metadata
from briefc.model.diagnostic import Diagnostic, warning
from briefc.vocabulary.topics import Topic, instead_of, suggestion, topic, topics_named


def check_subjects(metadata: Metadata) -> tuple[Diagnostic, ...]:
    """What is wrong with an item's subjects: unknown or misspelt, ambiguous, retired, given twice. All are warnings."""
    findings: list[Diagnostic] = []
    seen: dict[str, str] = {}
    for subject in metadata.subjects:
        found = topics_named(subject.text, metadata.language)
        if not found:
            message = f'there is no Media Topic "{subject.text}"'
            near = suggestion(subject.text, metadata.language)
            hint = f'did you mean "{near}"?' if near else "`briefc topics WORDS` finds its code and name"
            findings.append(warning("subject.unknown", subject.span, message, hint))
            continue
        best = found[0]
        rivals = [made for made in found[1:] if bool(made.retired) == bool(best.retired)]
        if rivals:
            message = (
                f'"{subject.text}" is the name of {len(rivals) + 1} Media Topics; {_shown(best, metadata)} is taken'
            )
            hints = tuple(f"{_shown(rival, metadata)} is written {rival.code}" for rival in rivals)
            findings.append(warning("subject.ambiguous", subject.span, message, f"write its code: {best.code}", *hints))
        if best.retired:
            message = f"the Media Topic {_shown(best, metadata)} was retired on {best.retired}"
            better = instead_of(best)
            hints = (f"use {_shown(better, metadata)}",) if better else ()
            findings.append(warning("subject.retired", subject.span, message, *hints))
        if best.code in seen:
            message = f'"{subject.text}" is the same Media Topic as "{seen[best.code]}"'
            findings.append(warning("subject.twice", subject.span, message, "remove one of them"))
        seen.setdefault(best.code, subject.text)
    return tuple(findings)


def topics_of(metadata: Metadata) -> tuple[tuple[str, Topic | None], ...]:
    """An item's subjects in order, each text with the topic it means (None: unknown), no topic twice."""
    out: dict[str, tuple[str, Topic | None]] = {}
    for subject in metadata.subjects:
        made = topic(subject.text, metadata.language)
        out.setdefault(made.code if made else f"literal {subject.text}", (subject.text, made))
    return tuple(out.values())


def _shown(made: Topic, metadata: Metadata) -> str:
    return f'{made.code} "{made.name(metadata.language)[1]}"'
