"""A packageItem to the draft of a briefing: its groups as sections, their members as `.. articles::`."""

from __future__ import annotations

from dataclasses import replace

from briefc.ingest.about import About
from briefc.ingest.article_source import Surroundings, draft_of
from briefc.ingest.call import call
from briefc.ingest.concepts import identity, line, name_of
from briefc.ingest.found import TEXT_SUFFIX
from briefc.ingest.g2_metadata import g2_metadata
from briefc.ingest.told import Told
from briefc.ingest.tree import Tag
from briefc.ingest.write_inlines import words_of
from briefc.ingest.write_source import Draft
from briefc.model.content import Block, Blocks, Extension, List, Notes, Section, Text

_NAMELESS = frozenset({"text", "lead", "main", "root", "briefing", "package", "top"})
_DEEPEST = 20


def briefing_draft(
    tag: Tag, around: Surroundings, say: Told, sent: str, own_text: tuple[About, Blocks] | None
) -> Draft | None:
    """A package to a draft. `own_text` is what briefc wrote of the briefing itself, when it is at hand.

    Code: `import.member`.
    """
    about = g2_metadata(tag, say, around.domain, sent)
    body: Blocks = ()
    if own_text is not None:
        text, body = own_text
        about.headline_content, about.subtitle_content = text.headline_content, text.subtitle_content
        about.key, about.summary = text.key, text.summary
    for title, slugs in _chapters(tag, about, around, say):
        body = _placed(body, title, slugs)
    return draft_of(about, body, around, say, tag, kind="briefing")


def _chapters(tag: Tag, about: About, around: Surroundings, say: Told) -> list[tuple[str, tuple[str, ...]]]:
    """The groups that hold articles, in the order of the package: readable name, slugs."""
    holder = tag.first("groupSet")
    if holder is None:
        return []
    groups = {one.get("id"): one for one in holder.tags("group")}
    names = {identity(one): name_of(one, say, about.language) for one in tag.tags("assert")}
    root = groups.get(holder.get("root")) or next(iter(groups.values()), None)
    out: list[tuple[str, tuple[str, ...]]] = []
    seen: set[str] = set()

    def walk(group: Tag, depth: int) -> None:
        if group.get("id") in seen or depth > _DEEPEST:
            return
        seen.add(group.get("id"))
        slugs = tuple(slug for one in group.tags("itemRef") if (slug := _member(one, about, around, say)))
        if slugs:
            out.append((_title(group, names, say), slugs))
        for one in group.tags("groupRef"):
            below = groups.get(one.get("idref"))
            if below is not None:
                walk(below, depth + 1)

    if root is not None:
        walk(root, 0)
    for group in groups.values():
        walk(group, 0)
    return out


def _member(one: Tag, about: About, around: Surroundings, say: Told) -> str:
    guid = one.get("residref")
    if guid == about.guid + TEXT_SUFFIX:
        return ""
    slug = around.slugs.get(guid)
    if slug is None:
        nature = one.first("itemClass")
        kind = identity(nature).rpartition(":")[2] if nature is not None else ""
        if about.own and kind == "picture":
            return ""
        shown = one.text_at("headline") or one.text_at("title") or guid or one.get("href")
        say.warning("import.member", one, f'the member "{shown}" is not among the articles here and is left out')
        return ""
    return slug


def _title(group: Tag, names: dict[str, str], say: Told) -> str:
    role = group.get("role") or group.get("roleuri")
    if role in names:
        return names[role]
    title = group.first("title")
    if title is not None and title.text:
        return line(title.raw, say, title)
    code = role.rpartition(":")[2].rpartition("/")[2]
    if not code or code.casefold() in _NAMELESS:
        return ""
    words = line(code.replace("-", " ").replace("_", " "), say, group)
    return words[:1].upper() + words[1:]


def _placed(body: Blocks, title: str, slugs: tuple[str, ...]) -> Blocks:
    """The body with the articles in the section of a title, which is made when it is not there."""
    articles = call("articles", text="\n".join(dict.fromkeys(slugs)))
    if not title:
        at = next((number for number, block in enumerate(body) if isinstance(block, Section | Notes)), len(body))
        return (*_with_articles(body[:at], articles), *body[at:])
    for number, block in enumerate(body):
        if isinstance(block, Section) and " ".join(words_of(block.title).split()) == title:
            return (*body[:number], replace(block, body=_with_articles(block.body, articles)), *body[number + 1 :])
    at = next((number for number, block in enumerate(body) if isinstance(block, Notes)), len(body))
    return (*body[:at], Section((Text(title),), (articles,)), *body[at:])


def _with_articles(body: Blocks, articles: Extension) -> Blocks:
    """The blocks with the articles where our own text lists their headlines, else below all."""
    at = next((number for number, block in enumerate(body) if _is_list(block)), len(body))
    rest = tuple(block for block in body[at:] if not _is_list(block))
    return (*body[:at], articles, *rest)


def _is_list(block: Block) -> bool:
    return isinstance(block, List) and "member-list" in block.classes
