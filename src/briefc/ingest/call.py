"""A use of one of briefc's directives that is to be written into a source."""

from __future__ import annotations

from dataclasses import dataclass

from briefc.model.content import Blocks, Extension, Inlines


@dataclass(frozen=True, slots=True)
class Call:
    """What stands in an `Extension` that the importer makes: argument, options, and what stands below them.

    `argument` is inline content or, for directives whose argument is no markup, text that was checked to be harmless.
    `options` are (name, value) pairs; a value is plain text, "" for a flag. `text` is a body that is verbatim.
    """

    argument: Inlines | str = ()
    options: tuple[tuple[str, str], ...] = ()
    body: Blocks = ()
    text: str = ""


def call(
    name: str,
    *,
    argument: Inlines | str = (),
    options: tuple[tuple[str, str], ...] = (),
    body: Blocks = (),
    text: str = "",
    id: str = "",
) -> Extension:
    """The block that will be written as the directive of a name."""
    return Extension(name, Call(argument, options, body, text), id=id)
