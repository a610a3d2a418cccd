"""A briefing to a NewsML-G2 packageItem, and its own text to a newsItem that is the package's first member.

Each section of the briefing is a group in the order of the text. A group's readable name is an assertion about the
group's role, never a `title` inside the group, at which a widely used reader stops.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from briefc.formats.newsml.checks import check_item
from briefc.formats.newsml.content_meta import content_meta
from briefc.formats.newsml.g2 import NEWS_ITEM_TYPE, PACKAGE_ITEM_TYPE, name, tag
from briefc.formats.newsml.history import pub_status
from briefc.formats.newsml.item import no_domain, text_item
from briefc.formats.newsml.item_meta import item_meta, links_of, provider, rights_info
from briefc.formats.newsml.pictures import picture_items, picture_references, shots
from briefc.formats.newsml.roots import item_root
from briefc.formats.newsml.schemes import qcode
from briefc.markup.body import Texts
from briefc.markup.element import Element
from briefc.markup.xml import to_xml
from briefc.model.article import Article, Briefing
from briefc.model.artifact import Artifact
from briefc.model.content import plain
from briefc.model.format import Rendering
from briefc.model.line import one_line
from briefc.model.notice import notice
from briefc.model.outcome import Outcome
from briefc.model.project import Project
from briefc.model.scheme import GROUP

PICTURES = f"{GROUP}:pictures"
"""The role of the group of pictures."""


def package(briefing: Briefing, texts: Texts, rendering: Rendering) -> Outcome[tuple[Artifact, ...]]:
    """A briefing to `newsml/SLUG.xml` (the package), `newsml/SLUG.text.xml` (its own text), and its text's pictures.

    The codes are those of `item.news_item`.
    """
    text = briefing.text
    if not rendering.project.agency.domain:
        return Outcome(None, (no_domain(text),))
    taken = shots(text)
    data, diagnostics = text_item(text, texts, taken, rendering, briefing.text_guid)
    pictures, found = picture_items(text, taken, rendering)
    root = _package_item(briefing, rendering)
    whole = to_xml(root)
    return Outcome(
        (
            Artifact(f"newsml/{briefing.slug}.xml", PACKAGE_ITEM_TYPE, whole),
            Artifact(f"newsml/{briefing.slug}.text.xml", NEWS_ITEM_TYPE, data),
            *pictures,
        ),
        (*diagnostics, *found, *check_item(root, whole, text.span)),
    )


def _package_item(briefing: Briefing, rendering: Rendering) -> Element:
    text, project = briefing.text, rendering.project
    guid = text.metadata.guid
    # Posts and references are the own text's; what the metadata names belongs to the briefing as a whole.
    links = () if notice(text.metadata) else links_of(replace(text, facts=()), rendering, ())
    groups = tuple(_groups(briefing, project))
    slug = briefing.slug
    root = f"root-{slug}"
    references = tuple(tag("groupRef", idref=f"g{number}-{slug}") for number, _ in enumerate(groups, 1))
    top = tag("group", *references, id=root, role=f"{GROUP}:briefing", mode="pgrmod:seq")
    rest = (
        tag("group", *members, id=f"g{number}-{slug}", role=role, mode=_mode(role))
        for number, (role, _, members) in enumerate(groups, 1)
    )
    titles = {role: title for role, title, _ in groups if title}
    parts = (
        *rights_info(text, project),
        item_meta(text, rendering, "ninat:composite", guid, links),
        content_meta(text, project, (), rendering.register),
        *(tag("assert", name(one_line(title), text.metadata.language), qcode=role) for role, title in titles.items()),
        tag("groupSet", top, *rest, root=root),
    )
    return item_root("packageItem", text, rendering, guid, parts)


def _mode(role: str) -> str:
    """Sections are in the order of the text; the pictures stand beside them in no order of their own."""
    return "pgrmod:bag" if role == PICTURES else "pgrmod:seq"


def _groups(briefing: Briefing, project: Project) -> Iterator[tuple[str, str, tuple[Element, ...]]]:
    """The groups below the root: (role, readable name, members).

    The first holds the briefing's own text, the last the pictures of that and of the members.
    """
    text = briefing.text
    own = _reference(text, briefing.text_guid, 1, project)
    yield f"{GROUP}:text", "", (own,)
    if notice(text.metadata):
        return
    roles = _roles(chapter.title for chapter in briefing.chapters if chapter.members)
    for chapter in briefing.chapters:
        members = tuple(
            _reference(member, member.metadata.guid, rank, project) for rank, member in enumerate(chapter.members, 1)
        )
        if members:
            yield roles[chapter.title], chapter.title, members
    pictures = picture_references((text, *briefing.members), project)
    if pictures:
        yield PICTURES, "", pictures


def _roles(titles: Iterable[str]) -> dict[str, str]:
    """The role of each group by its title: sections of one title share it, another of a like code has a number."""
    roles: dict[str, str] = {}
    for title in titles:
        if title not in roles:
            role = qcode(GROUP, f"section {title}") if title else f"{GROUP}:lead"
            taken = roles.values()
            free = (role if number == 1 else f"{role}-{number}" for number in count(1))
            roles[title] = next(one for one in free if one not in taken)
    return roles


def _reference(article: Article, guid: str, rank: int, project: Project) -> Element:
    """A member by its guid and version, with what a reader shows before it has the member itself."""
    metadata = article.metadata
    changed = metadata.updated or metadata.date
    parts = [tag("itemClass", qcode="ninat:text"), provider(project)]
    if changed:
        parts.append(tag("versionCreated", changed.iso))
    parts.append(tag("pubStatus", qcode=pub_status(article)))
    title = one_line(plain(article.title))
    parts.extend((tag("title", title), tag("headline", title)))
    slugline = one_line(metadata.slugline)
    if slugline:
        parts.append(tag("slugline", slugline, separator="-" if "-" in slugline else ""))
    return tag(
        "itemRef",
        *parts,
        residref=guid,
        version=str(metadata.version),
        contenttype=NEWS_ITEM_TYPE,
        rank=str(rank),
    )
