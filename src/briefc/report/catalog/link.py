"""Codes of what articles know of each other: slugs, labels, references, briefings."""

from __future__ import annotations

from briefc.report.explanation import Explanation


def _source(slug: str, body: str, fields: str = "") -> tuple[str, str]:
    title = slug.capitalize()
    bar = "=" * len(title)
    text = f"{bar}\n{title}\n{bar}\n\n:date: 2024-05-16\n:summary: About {slug}.\n{fields}\n{body}\n"
    return (f"sources/{slug}.rst", text)


def _briefing(body: str) -> tuple[str, str]:
    return _source("brief", body, ":type: briefing\n")


CODES: tuple[Explanation, ...] = (
    Explanation(
        code="slug.duplicate",
        title="two items of one slug",
        cause="File names, links and identifiers are made of the slug, so it is unique in the whole project.",
        example=(_source("one", "Words.", ":slug: same\n"), _source("two", "Words.", ":slug: same\n")),
        remedy="Rename one of the files, or give it the field `:slug:`.",
    ),
    Explanation(
        code="guid.duplicate",
        title="two items of one permanent identifier",
        cause=(
            "Receivers know an item by its identifier alone, so one of the two would replace the other, as a new "
            "version of it. Most often a source was copied together with its `:guid:`, which `briefc issue` had "
            "written."
        ),
        example=(
            _source("one", "Words.", ":guid: tag:newsroom.org,2024-05-16:one\n"),
            _source("two", "Words.", ":guid: tag:newsroom.org,2024-05-16:one\n"),
        ),
        remedy="Take the field `:guid:` out of the copy: the item then gets an identifier of its own.",
    ),
    Explanation(
        code="label.duplicate",
        title="two items use one label",
        cause="A label (`.. _name:`) is known to the whole project, so that `:ref:` finds it; two items define it.",
        example=(
            _source("one", "Words.\n\n.. _here:\n\nPart\n----\n\nMore."),
            _source("two", "Words.\n\n.. _here:\n\nPart\n----\n\nMore."),
        ),
        remedy="Give one of the labels another name; until then references lead to the first.",
    ),
    Explanation(
        code="reference.doc",
        title="a :doc: reference that leads nowhere",
        cause="No item of that slug is out: it is misspelt, missing, a draft, withheld, or under embargo.",
        example=(_source("one", "See :doc:`minimall`."),),
        remedy="Write the slug of an item; for one that is still to come, the words stay plain text until it is out.",
    ),
    Explanation(
        code="reference.label",
        title="a :ref: reference that leads nowhere",
        cause="No item that is out defines a label of that name.",
        example=(_source("one", "See :ref:`the part <nowhere>`."),),
        remedy="Put `.. _name:` above the section or figure that is meant, or correct the name.",
    ),
    Explanation(
        code="reference.field",
        title="a slug in the metadata that names nothing",
        cause=(
            "`related`, `translation-of` and `supersedes` name other items by slug. No item of that slug is out, "
            "so receivers get no link."
        ),
        example=(_source("one", "Words.", ":related: minimall\n"),),
        remedy="Correct the slug, or take it out until the item is there.",
    ),
    Explanation(
        code="articles.type",
        title="a briefing that lists what is no article",
        cause="A briefing brings articles together; the slug is that of another briefing or of a page.",
        example=(
            _source("other", ".. articles::\n\n   minimal", ":type: briefing\n"),
            _briefing(".. articles::\n\n   minimal\n   other"),
        ),
        remedy="Take it out of the list and link to it with `:doc:`.",
    ),
    Explanation(
        code="articles.filtered",
        title="a listed article that the filters take out",
        cause="All filters of a list hold for the articles that it names by slug, too; this one does not pass.",
        example=(_briefing(".. articles::\n   :section: Nowhere\n   :optional:\n\n   minimal"),),
        remedy="Take the article or the filter out; a second list can have other filters.",
    ),
    Explanation(
        code="articles.place",
        title="a list of articles outside a briefing",
        cause="`articles` brings whole articles into a briefing; an article or a page cannot hold others.",
        example=(_source("one", "Words.\n\n.. articles::\n\n   minimal"),),
        remedy="Add the field `:type: briefing`, or link to the articles with `:doc:`.",
    ),
    Explanation(
        code="articles.query",
        title="a list of articles that names none",
        cause="The directive has neither slugs nor a filter.",
        example=(_briefing("Words.\n\n.. articles::\n   :limit: 3"),),
        remedy="Write slugs or globs, one a line, or a filter such as `:section: World`.",
    ),
    Explanation(
        code="articles.none",
        title="a briefing without articles",
        cause="The briefing holds no `articles` directive.",
        example=(_briefing("Words."),),
        remedy="Add `.. articles::` with the slugs of its articles, one a line.",
    ),
    Explanation(
        code="articles.unknown",
        title="a briefing names an item that does not exist",
        cause="No source has that slug.",
        example=(_briefing(".. articles::\n\n   minimall"),),
        remedy="Correct the slug; `briefc list` shows all of them.",
    ),
    Explanation(
        code="articles.not-out",
        title="a briefing names an item that is not out",
        cause="The item is a draft, withheld or under embargo; it must not leave early in a briefing either.",
        example=(_source("one", "Words.", ":status: withheld\n"), _briefing(".. articles::\n\n   one\n   minimal")),
        remedy="Take it out of the list, or release it.",
    ),
    Explanation(
        code="articles.held",
        title="a query leaves out an item that is not out",
        cause="A glob or filter matched an item that is a draft, withheld or under embargo.",
        example=(_source("one", "Words.", ":status: withheld\n"), _briefing(".. articles::\n\n   *")),
        remedy="Nothing to do: it joins the briefing once it is out.",
    ),
    Explanation(
        code="articles.empty",
        title="a list of articles that matches none",
        cause="Nothing passes the glob and the filters.",
        example=(_briefing(".. articles::\n   :section: Nowhere"),),
        remedy="Widen the filters, or add `:optional:` when the list may be empty.",
    ),
    Explanation(
        code="articles.twice",
        title="an article named twice in a briefing",
        cause="Two lists, or two lines, bring the same article.",
        example=(_briefing(".. articles::\n\n   minimal\n   min*"),),
        remedy="Take one of them out; the article stays at its first place.",
    ),
    Explanation(
        code="articles.member-failed",
        title="a briefing is not built because an article of it failed",
        cause="A briefing that silently lacked one of its articles would mislead; so it waits until all can be built.",
        example=(_source("one", "Words.\n\n.. qoute:: X\n\n   y"), _briefing(".. articles::\n\n   one")),
        remedy="Mend the errors in the article that is named; the last good briefing stays until then.",
    ),
)
