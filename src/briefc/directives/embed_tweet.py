"""`embed-tweet`: a post on X as a quotation with its provenance. All of it is in the source: no build asks the net."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from briefc.directives import option_values as take
from briefc.directives.embed_tweet_looks import core, html, nitf, rendition
from briefc.directives.post_address import PostAddress, PostAddressError, read_handle, read_post_address, time_of
from briefc.directives.post_text import post_paragraphs
from briefc.directives.registered import person_in
from briefc.markup.directive import Directive, Reading, Setting, argument, body, flag, option
from briefc.model.article import Article
from briefc.model.content import Extension, Image, Inlines, plain_blocks
from briefc.model.diagnostic import Diagnostic, Severity, warning
from briefc.model.facts import Person, Posted
from briefc.model.naming import person_with_handle
from briefc.model.span import NOWHERE, Span

NOBODY = Person("")
"""The author of a post of whom no name is known."""


def _path(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


@dataclass(frozen=True, slots=True)
class TweetNode:
    """A post: what the author gave, and (last fields) what was made of it."""

    address: str = argument(
        "The post's address, its number, or `@handle` when the address is not known.", required=True
    )
    text: str = body("The text, verbatim; line breaks are kept. Web addresses in it become links.", kind="text")
    author: str = option(
        "The author's name, or `@code` of a person in the registers. Default: the person there whose handle it is.",
        read=take.text,
    )
    role: str = option("The author's job or office.", read=take.text)
    handle: str = option("The author's handle, with or without `@`. Default: the one in the address.", read=take.text)
    date: str = option("When it was posted: an ISO date or date-time. Default: from the number.", read=take.date)
    lang: str = option("Language of the text (BCP 47). Default: the article's.", read=take.language)
    dir: str = option("Direction of the text; by the language when absent.", read=take.choice("ltr", "rtl", "auto"))
    media: tuple[str, ...] = option(
        "Pictures of the post, as paths in the project, parted by commas.", read=_path, default=()
    )
    alt: tuple[str, ...] = option("What each picture shows, parted by `|`.", read=take.texts("|"), default=())
    archived: str = option("Address of an archived copy.", read=take.address)
    retrieved: str = option("The day on which the text was taken over (ISO).", read=take.day)
    status: str = option(
        "`live` (default), `deleted`, `suspended` or `withheld`: what became of the post.",
        read=take.choice("live", "deleted", "suspended", "withheld"),
    )
    in_reply_to: str = option("Address or number of the post that this one answers.", read=take.text)
    quoted: str = option("Address or number of the post that this one quotes.", read=take.text)
    translation: str = option("The text in the article's language.", read=take.text)
    translation_lang: str = option("Language of the translation (BCP 47). Default: the article's.", read=take.language)
    caption: str = option("A line below the post; inline markup is read.", read=take.text)
    align: str = option("`left`, `center` or `right`, as of a figure.", read=take.choice("left", "center", "right"))
    load: str = option(
        "`never` (default): the page asks no other site. `click` has no effect yet: a warning says so.",
        read=take.choice("never", "click"),
    )
    hide_thread: bool = flag("Do not show which post this one answers.")
    hide_media: bool = flag("Do not show the pictures.")
    number: str = ""
    url: str = ""
    written: str = ""
    pictures: tuple[Image, ...] = ()
    below: Inlines = ()
    person: Person = NOBODY
    id: str = ""
    span: Span = NOWHERE


def complete(node: TweetNode, reading: Reading) -> TweetNode | None:
    """The post with its address, date and pictures settled; None after an error in the address."""
    found = _address(node.address, "address", reading)
    if found is None:
        return None
    handle = _handle(node, found, reading)
    person = _author(node, handle, reading)
    node = replace(node, author=person.name, role=person.role, person=person)
    day = _date(node, found, reading)
    if found.number:
        anchor = found.number
    else:
        if not day:
            reading.report(
                Severity.ERROR,
                "tweet.date-missing",
                "a post without its address needs the option date",
                "add :date: with the day on which it was posted",
            )
            return None
        anchor = f"{handle}-{day[:10]}"
        reading.report(
            Severity.INFO,
            "tweet.address-unknown",
            "the post's address is not known: no output links to it",
            "write the address in place of the handle once it is known",
            field="address",
        )
    _lint(node, handle, reading)
    slug = reading.metadata.slug
    return replace(
        node,
        address="",
        text=node.text.strip("\n"),
        handle=handle,
        date=day,
        in_reply_to=_other(node.in_reply_to, "in_reply_to", reading),
        quoted=_other(node.quoted, "quoted", reading),
        number=found.number,
        url=found.url,
        written=found.written if found.number and not found.written.isdigit() else "",
        pictures=_pictures(node, reading),
        below=reading.parse_inlines(node.caption, "caption") if node.caption else (),
        id=f"post-{anchor}-{slug}",
    )


def _address(text: str, field: str, reading: Reading) -> PostAddress | None:
    try:
        return read_post_address(text)
    except PostAddressError as reason:
        reading.report(Severity.ERROR, "tweet.url", str(reason), *reason.hints, field=field)
        return None


def _other(text: str, field: str, reading: Reading) -> str:
    """The canonical address of another post that this one speaks of; "" after an error."""
    if not text:
        return ""
    found = _address(text, field, reading)
    if found is not None and not found.number:
        reading.report(
            Severity.ERROR, "tweet.url", "the other post needs its address or number, not a handle", field=field
        )
    return found.url if found else ""


def _handle(node: TweetNode, found: PostAddress, reading: Reading) -> str:
    if not node.handle:
        return found.handle
    try:
        handle = read_handle(node.handle)
    except PostAddressError as reason:
        reading.report(Severity.ERROR, "tweet.handle", str(reason), *reason.hints, field="handle")
        return found.handle
    if found.handle and handle.lower() != found.handle.lower():
        reading.report(
            Severity.ERROR,
            "tweet.handle",
            f'the address is of "@{found.handle}", the option says "@{handle}"',
            "leave :handle: away, or correct the address",
            field="handle",
        )
    return found.handle or handle


def _author(node: TweetNode, handle: str, reading: Reading) -> Person:
    """Who posted: as named, else the person of the registers whose handle it is."""
    if node.author:
        return person_in(reading, node.author, "author", role=node.role)
    owner = person_with_handle(reading.registers, handle)
    return person_in(reading, f"@{owner.code}", "address", role=node.role) if owner else Person("", node.role)


def _date(node: TweetNode, found: PostAddress, reading: Reading) -> str:
    """The post's ISO date or date-time: as given, else from its number, else "" (with a warning)."""
    posted = time_of(found.number) if found.number else None
    if not node.date:
        if posted is None and found.number:
            reading.report(
                Severity.WARNING,
                "tweet.date-unknown",
                "the post's number is too old to carry its time",
                "add :date: with the day on which it was posted",
                field="address",
            )
        return posted.isoformat(timespec="milliseconds") if posted else ""
    if posted is not None:
        given = datetime.fromisoformat(node.date)
        if given.tzinfo is None:
            # A day, wherever on Earth: from its first to its last moment it is at most a day from the time in UTC.
            begins = given.replace(tzinfo=UTC)
            apart = max(begins - posted, posted - begins - timedelta(days=1))
        else:
            apart = abs(given - posted)
        if apart > timedelta(days=1):
            reading.report(
                Severity.WARNING,
                "tweet.date",
                f"the post was made on {posted.date().isoformat()} (UTC) by its number, not on {node.date[:10]}",
                "correct the date, or the number in the address",
                field="date",
            )
    return node.date


def _lint(node: TweetNode, handle: str, reading: Reading) -> None:
    def warn(code: str, message: str, hint: str, field: str = "") -> None:
        reading.report(Severity.WARNING, code, message, hint, field=field)

    if not node.author:
        shown = f"@{handle} is shown" if handle else "nobody is named"
        warn("tweet.author", f"a post without its author's name: {shown}", "add :author: NAME")
    if not node.text.strip():
        warn(
            "tweet.empty",
            "a post without its text: only a link is shown",
            "write the text, verbatim, below the options",
        )
    if node.status in {"deleted", "suspended"} and not node.archived:
        warn(
            "tweet.gone",
            "the post is gone and no archived copy is named",
            "add :archived: with the address of a copy",
            "status",
        )
    if node.load == "click":
        warn("tweet.load", ":load: click has no effect yet: the page asks no other site", "remove :load:", "load")
    if node.translation_lang and not node.translation:
        warn(
            "tweet.translation",
            ":translation-lang: names the language of nothing",
            "add :translation:",
            "translation_lang",
        )


def _pictures(node: TweetNode, reading: Reading) -> tuple[Image, ...]:
    out = []
    for number, path in enumerate(node.media):
        if "://" in path or path.startswith("//"):
            reading.report(
                Severity.ERROR,
                "tweet.media-remote",
                f'"{path}" lies on another site',
                "save the picture in the project and write its path: no page asks other sites, and print cannot",
                field="media",
            )
            continue
        alt = node.alt[number] if number < len(node.alt) else ""
        if not alt:
            reading.report(
                Severity.WARNING,
                "tweet.alt",
                f'nothing says what "{path}" shows',
                "add it to :alt:, the texts parted by |",
                field="alt" if node.alt else "media",
            )
        asset = reading.asset(path, "media")
        if asset is not None:
            out.append(Image(asset, alt, span=reading.span_of("media")))
    if len(node.alt) > len(node.media):
        reading.report(
            Severity.WARNING,
            "tweet.alt",
            f"{len(node.alt)} texts for {len(node.media)} pictures",
            "write one a picture, parted by |",
            field="alt",
        )
    return tuple(out)


def facts(node: TweetNode, setting: Setting) -> tuple[Posted, ...]:
    """The post."""
    return (
        Posted(
            id=node.id,
            author=node.person,
            handle=node.handle,
            text=plain_blocks(post_paragraphs(node.text)),
            url=node.url,
            date=node.date,
            lang=node.lang or setting.language,
            archived=node.archived,
            retrieved=node.retrieved,
            status=node.status,
            written=node.written,
        ),
    )


def review(made: tuple[Extension, ...], article: Article, report: Callable[[Diagnostic], None]) -> None:
    """A post stands once in an article."""
    seen: set[str] = set()
    for one in made:
        number = one.node.number
        if number and number in seen:
            report(warning("tweet.twice", one.span, "the same post stands here a second time", "keep one of the two"))
        seen.add(number)


DIRECTIVE = Directive(
    name="embed-tweet",
    aliases=("tweet", "twitter"),
    node=TweetNode,
    doc=(
        "A post on X, verbatim, with its author and provenance. Everything shown stands in the source: no build and no "
        "page asks another site, so a deleted post stays readable."
    ),
    core=core,
    html=html,
    rendition=rendition,
    nitf=nitf,
    facts=facts,
    complete=complete,
    review=review,
    letter="post",
)
