"""What receivers of NewsML want of an item: profiles, ready ones and a project's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefc.model.setting import ADDRESS, NAME, Rule, about

PAYLOADS = ("nitf", "xhtml", "html", "text")
"""The renditions that an item can carry: NITF 3.6 and XHTML 1.0 as XML, HTML and plain text as characters."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What one kind of receiver reads of a NewsML item."""

    payloads: tuple[str, ...] = field(
        default=("nitf", "html"),
        metadata=about(
            "Renditions of the text, in this order; the first is the original. nitf, xhtml, html, text.",
            Rule(pattern=rf"^({'|'.join(PAYLOADS)})$(?!\n)", shape="nitf, xhtml, html or text", least=1),
        ),
    )
    place_subjects: bool = field(
        default=False,
        metadata=about(
            "Name the dateline's places a second time, as subjects of type cptType:5, which some read alone."
        ),
    )
    source_role: bool = field(
        default=False,
        metadata=about("Give the source the role cRole:source, without which some do not read it."),
    )


READY: Mapping[str, Profile] = {
    "default": Profile(),
    "superdesk-like": Profile(("nitf", "html"), place_subjects=True, source_role=True),
    "strict-xhtml": Profile(("xhtml",)),
    "plain": Profile(("text",)),
}
"""The profiles that every project has, named for what they satisfy."""


@dataclass(frozen=True, slots=True)
class Newsml:
    """What NewsML-G2 files say about the newsroom's own codes, and what they carry."""

    section_scheme: str = field(
        default="",
        metadata=about(
            "Address of the vocabulary of the newsroom's sections; made from the agency's domain when empty.",
            Rule(pattern=ADDRESS, shape="a web address that begins with https:// or http://"),
        ),
    )
    profile: str = field(
        default="default",
        metadata=about(
            "What the files of a build carry: default, superdesk-like, strict-xhtml, plain, or a profile of your own.",
            Rule(pattern=NAME, shape="the name of a profile, such as default or plain"),
        ),
    )
    profiles: Mapping[str, Profile] = field(
        default_factory=dict,
        metadata=about("Profiles of your own for receivers with wishes of theirs, by name."),
    )


def profiles_of(newsml: Newsml) -> Mapping[str, Profile]:
    """All profiles of a project by name: the ready ones, and its own, which may replace them."""
    return {**READY, **newsml.profiles}


def chosen(newsml: Newsml, name: str = "") -> Profile:
    """The profile of this name, or the one of the project's builds when the name is empty.

    Raises KeyError for a name that there is not: settings are checked before anything is rendered.
    """
    return profiles_of(newsml)[name or newsml.profile]
