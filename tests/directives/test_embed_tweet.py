"""Posts: every form of address, the time in a number, options, looks, lint; nothing is asked of any site."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefc.directives.post_address import PostAddress, PostAddressError, read_post_address, time_of
from briefc.directives.post_text import post_paragraphs
from briefc.model.content import Break, Link, Paragraph, Phrase, Text, plain_blocks
from briefc.model.facts import Person, Posted
from tests.directives.using import fact_of, findings, looks, node_of, outcome_of

ID = "1791000000000000000"
CANONICAL = f"https://x.com/minfin/status/{ID}"


def post(argument: str = CANONICAL, *options: str, text: str = "Talks have begun.", author: bool = True) -> str:
    """A post's source."""
    lines = (":author: Ministry of Finance", *options) if author else options
    return f".. embed-tweet:: {argument}\n" + "".join(f"   {line}\n" for line in lines) + f"\n   {text}\n"


@pytest.mark.parametrize(
    "address",
    [
        CANONICAL,
        f"https://twitter.com/minfin/status/{ID}",
        f"https://www.twitter.com/minfin/status/{ID}",
        f"https://mobile.twitter.com/minfin/status/{ID}",
        f"https://m.twitter.com/minfin/status/{ID}",
        f"https://www.x.com/minfin/status/{ID}",
        f"https://mobile.x.com/minfin/status/{ID}",
        f"https://m.x.com/minfin/status/{ID}",
        f"https://X.com/minfin/status/{ID}",
        f"https://x.com/minfin/statuses/{ID}",
        f"https://twitter.com/#!/minfin/status/{ID}",
        f"{CANONICAL}/photo/1",
        f"{CANONICAL}/video/1",
        f"{CANONICAL}/analytics",
        f"{CANONICAL}/",
        f"{CANONICAL}?s=46&t=abc",
        f"{CANONICAL}?s=46#m",
        f"x.com/minfin/status/{ID}",
        f"//x.com/minfin/status/{ID}",
        f"http://x.com/minfin/status/{ID}",
        f"https://fxtwitter.com/minfin/status/{ID}",
        f"https://vxtwitter.com/minfin/status/{ID}",
        f"https://fixupx.com/minfin/status/{ID}",
    ],
)
def test_an_address_has_one_canonical_form(address: str) -> None:
    found = read_post_address(address)

    assert found == PostAddress(ID, "minfin", address)
    assert found.url == CANONICAL


@pytest.mark.parametrize("address", [f"https://x.com/i/web/status/{ID}", f"https://x.com/i/status/{ID}", ID])
def test_an_address_may_lack_the_handle(address: str) -> None:
    found = read_post_address(address)

    assert (found.number, found.handle, found.url) == (ID, "", f"https://x.com/i/status/{ID}")


def test_a_handle_alone_gives_no_address() -> None:
    found = read_post_address("@SpokespersonCHN")

    assert (found.number, found.handle, found.url) == ("", "SpokespersonCHN", "")


@pytest.mark.parametrize(
    "address",
    [
        "https://x.com/minfin",
        "https://x.com/minfin/with_replies",
        "https://x.com/minfin/status/12a",
        "https://x.com/minfin/status/",
        f"https://x.com/{'a' * 16}/status/{ID}",
        f"https://x.com/min-fin/status/{ID}",
        f"https://x.com//status/{ID}",
        f"https://evil.example/x.com/minfin/status/{ID}",
        f"https://notx.com/minfin/status/{ID}",
        f"https://x.com.evil.example/minfin/status/{ID}",
        f"https://x.com@evil.example/minfin/status/{ID}",
        f"https://evil.example?x.com/minfin/status/{ID}",
        f"https://evil.example#x.com/minfin/status/{ID}",
        f"https://х.com/minfin/status/{ID}",  # the first letter is Cyrillic
        f"ftp://x.com/minfin/status/{ID}",
        f"javascript:x.com/minfin/status/{ID}",
        "https://t.co/abcdef",
        f"https://web.archive.org/web/2024/{CANONICAL}",
        "0",
        "9" * 19,
        "9" * 30,
        "１７９１",
        "@",
        "@a-b",
        f"@{'a' * 16}",
        "",
        "[",
        "https://x.com/a b",
        f"{CANONICAL}/photo/1/x",
    ],
)
def test_anything_else_is_refused_with_help(address: str) -> None:
    with pytest.raises(PostAddressError) as refused:
        read_post_address(address)
    assert refused.value.hints


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("https://t.co/abcdef", "open it in a browser"),
        (f"https://web.archive.org/web/2024/{CANONICAL}", ":archived:"),
        (f"https://twiter.com/minfin/status/{ID}", 'did you mean "twitter.com"?'),
        ("https://x.com/minfin", "https://x.com/HANDLE/status/NUMBER"),
    ],
)
def test_the_help_fits_the_mistake(address: str, hint: str) -> None:
    with pytest.raises(PostAddressError) as refused:
        read_post_address(address)
    assert any(hint in line for line in refused.value.hints)


@pytest.mark.parametrize(
    ("number", "day"),
    [
        ("440322224407314432", datetime(2014, 3, 3, 3, 6, 13, 747000, UTC)),
        (ID, datetime(2024, 5, 16, 6, 57, 29, 827000, UTC)),
    ],
)
def test_a_number_carries_its_time(number: str, day: datetime) -> None:
    assert time_of(number) == day


def test_an_old_number_carries_none() -> None:
    assert time_of("20") is None
    assert time_of(str(1 << 35)) is None


@given(st.text(max_size=80))
@example("https://[::1/x")
@example("@" * 80)
def test_any_address_is_read_or_refused(text: str) -> None:
    try:
        found = read_post_address(text)
    except PostAddressError:
        return
    assert found.url == "" or found.url.startswith("https://x.com/")


@given(
    st.sampled_from(["https://", "http://", "", "//"]),
    st.sampled_from(["x.com", "twitter.com", "www.x.com", "mobile.twitter.com"]),
    st.from_regex(r"[A-Za-z0-9_]{1,15}", fullmatch=True),
    st.integers(1, (1 << 63) - 1),
    st.sampled_from(["", "/", "/photo/1", "?s=20", "/video/2?x"]),
)
def test_every_real_address_is_read(scheme: str, host: str, handle: str, number: int, end: str) -> None:
    if len(str(number)) > 19:
        return
    found = read_post_address(f"{scheme}{host}/{handle}/status/{number}{end}")

    assert found.url == f"https://x.com/{handle}/status/{number}"
    made = time_of(found.number)
    assert made is None or made.year < 2085


# --- text ------------------------------------------------------------------------------------------------------------


def test_the_text_is_verbatim_and_its_lines_stay() -> None:
    paragraphs = post_paragraphs(
        "One *two* name_\nthree.\n\n  Four, see https://a.example/b_(c).\npic.twitter.com/I8Zv\n"
    )

    assert [paragraph.content for paragraph in paragraphs if isinstance(paragraph, Paragraph)] == [
        (Text("One *two* name_"), Break(), Text("three.")),
        (
            Text("Four, see "),
            Link((Text("https://a.example/b_(c"),), "https://a.example/b_(c"),
            Text(")."),
            Break(),
            Phrase((Text("pic.twitter.com/I8Zv"),), classes=("address",)),
        ),
    ]


def test_a_link_may_have_words_of_its_own() -> None:
    (paragraph,) = post_paragraphs("See `the text <https://a.example/b>`__ now")

    assert isinstance(paragraph, Paragraph)
    assert paragraph.content[1] == Link((Text("the text"),), "https://a.example/b")


@given(st.text(max_size=200))
def test_no_character_of_a_text_is_lost(text: str) -> None:
    shown = plain_blocks(post_paragraphs(text))

    if "`" not in text:
        assert "".join(shown.split()) == "".join(text.split())


# --- looks -----------------------------------------------------------------------------------------------------------


def test_all_that_is_known_is_on_the_page() -> None:
    body = post(
        f"https://twitter.com/minfin/status/{ID}",
        ":role: ministry",
        ":lang: ar",
        ":archived: https://archive.example/1",
        ":retrieved: 2024-05-17",
        ":in-reply-to: 1791000000000000001",
        ":quoted: https://x.com/a/status/1791000000000000002",
        ":caption: As *posted*",
        ":align: right",
        ":load: never",
    )

    assert looks(body)["html"] == (
        f'<figure class="social-post align-right" id="post-{ID}-case"><figcaption><span class="speaker">Ministry of '
        'Finance</span><span class="comma"> (</span><span class="handle">@minfin</span><span class="comma">), </span>'
        '<span class="role">ministry</span><span class="comma">, </span><span class="occasion"><span class="platform">'
        'Post on X</span>, <time datetime="2024-05-16T06:57:29.827+00:00">May 16, 2024</time></span></figcaption>'
        f'<blockquote cite="{CANONICAL}" lang="ar" dir="rtl">{{Talks have begun.}}</blockquote>'
        '<p class="caption">{As posted}</p>'
        f'<p class="provenance"><a href="{CANONICAL}">Original post</a> · <a href="https://archive.example/1">Archived '
        'copy</a> · <span class="retrieved">retrieved <time datetime="2024-05-17">May 17, 2024</time></span> · '
        '<span class="in-reply-to">In reply to <a href="https://x.com/i/status/1791000000000000001">'
        'x.com/i/status/1791000000000000001</a></span> · <span class="quoting">Quoting '
        '<a href="https://x.com/a/status/1791000000000000002">x.com/a/status/1791000000000000002</a></span></p></figure>'
    )


def test_newsml_has_address_author_and_day() -> None:
    made = looks(post(CANONICAL, ":role: ministry"))

    assert made["nitf"] == (
        f'<bq id="post-{ID}-case" class="embed-tweet" quote-source="{CANONICAL}"><block>{{Talks have begun.}}</block>'
        "<credit><person>Ministry of Finance</person> (<virtloc>@minfin</virtloc>), <function>ministry</function>, "
        f'<a href="{CANONICAL}">May 16, 2024</a></credit></bq>'
    )
    assert made["rendition"] == (
        f'<blockquote class="twitter-tweet" id="post-{ID}-case" cite="{CANONICAL}">{{Talks have begun.}}— Ministry of '
        f'Finance (@minfin), ministry, Post on X, <a href="{CANONICAL}">May 16, 2024</a></blockquote>'
    )


def test_a_handle_alone_links_nowhere() -> None:
    body = post("@minfin", ":date: 2024-05-16")
    made = looks(body)

    assert "href" not in "".join(made.values())
    assert "cite" not in made["html"]
    assert made["html"].startswith('<figure class="social-post" id="post-minfin-2024-05-16-case">')
    assert made["nitf"] == (
        '<bq id="post-minfin-2024-05-16-case" class="embed-tweet"><block>{Talks have begun.}</block><credit><person>'
        'Ministry of Finance</person> (<virtloc>@minfin</virtloc>), <chron norm="20240516">May 16, 2024</chron>'
        "</credit></bq>"
    )
    assert fact_of(body).url == ""


def test_two_posts_of_a_day_have_two_anchors() -> None:
    body = post("@minfin", ":date: 2024-05-16") + "\n" + post("@minfin", ":date: 2024-05-16", text="More.")
    outcome = outcome_of(body)

    ids = [block.id for block in outcome.value.body]
    assert len(set(ids)) == 2
    assert [block.node.id for block in outcome.value.body] == ids
    assert [fact.id for fact in outcome.value.facts] == ids


def test_a_deleted_post_leads_to_its_copy() -> None:
    made = looks(post(CANONICAL, ":status: deleted", ":archived: https://archive.example/1"))

    assert "Original post" not in made["html"]
    assert '<span class="status">Post since deleted</span> · <a href="https://archive.example/1">' in made["html"]
    assert '<a href="https://archive.example/1">May 16, 2024</a>' in made["nitf"]


def test_the_line_below_a_post_is_in_every_output() -> None:
    made = looks(post(CANONICAL, ":caption: As *posted*"))

    assert made["html"].count("{As posted}") == 1
    assert made["rendition"].endswith('</blockquote><p class="caption">{As posted}</p>')
    assert made["nitf"].endswith('</bq><p class="caption">{As posted}</p>')


def test_a_translation_stands_below_the_original() -> None:
    made = looks(post(CANONICAL, ":lang: ar", ":translation: They began."))

    assert "{Translation: They began.}" in made["html"]
    assert "Translation: They began." in made["nitf"]


def test_pictures_have_their_texts() -> None:
    node = node_of(post(CANONICAL, ":media: ../../cases/images/flag.png", ":alt: A flag"))

    assert [(image.asset.path, image.alt) for image in node.pictures] == [("cases/images/flag.png", "A flag")]


def test_hidden_parts_are_hidden() -> None:
    body = post(CANONICAL, ":in-reply-to: 1791000000000000001", ":hide-thread:", ":hide-media:")

    assert "In reply to" not in looks(body)["html"]


def test_the_fact_keeps_the_authors_spelling() -> None:
    written = f"https://twitter.com/minfin/status/{ID}?s=46"

    assert fact_of(post(written, ":status: live")) == Posted(
        id=f"post-{ID}-case",
        author=Person("Ministry of Finance"),
        handle="minfin",
        text="Talks have begun.",
        url=CANONICAL,
        date="2024-05-16T06:57:29.827+00:00",
        lang="en",
        status="live",
        written=written,
    )


@pytest.mark.parametrize("name", ["tweet", "twitter", "embed-tweet"])
def test_other_tools_names_are_taken(name: str) -> None:
    assert fact_of(post().replace("embed-tweet", name)).url == CANONICAL


def test_other_languages_have_their_words() -> None:
    made = looks(post(CANONICAL), fields=":language: fr\n")

    assert "Message sur X" in made["html"]
    assert "16 mai 2024" in made["html"]


# --- trouble ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (post("https://x.com/minfin"), ["7:18 error tweet.url"]),
        (post("@minfin"), ["7:1 error tweet.date-missing"]),
        (post("@minfin", ":date: 2024-05-16"), ["7:18 info tweet.address-unknown"]),
        (post(CANONICAL, ":handle: treasury"), ["9:4 error tweet.handle"]),
        (post(CANONICAL, ":handle: @a-b"), ["9:4 error tweet.handle"]),
        (post(CANONICAL, ":handle: @MinFin"), []),
        (post(CANONICAL, ":date: 2024-05-16"), []),
        (post(CANONICAL, ":date: 2024-05-17"), []),
        (post(CANONICAL, ":date: 2024-05-15"), []),
        (post(CANONICAL, ":date: 2024-05-14"), ["9:4 warning tweet.date"]),
        (post(CANONICAL, ":date: 2024-05-18"), ["9:4 warning tweet.date"]),
        (post(CANONICAL, ":date: 2024-05-16T08:57+02:00"), []),
        (post(CANONICAL, ":date: 2024-05-18T08:57+02:00"), ["9:4 warning tweet.date"]),
        (post(CANONICAL, ":date: 2024-05-16T08:57"), ["9:4 error directive.value"]),
        (post("https://x.com/minfin/status/20"), ["7:18 warning tweet.date-unknown"]),
        (post("https://x.com/minfin/status/20", ":date: 2006-03-21"), []),
        (post(CANONICAL, author=False), ["7:1 warning tweet.author"]),
        (post(text=""), ["7:1 warning tweet.empty"]),
        (post(CANONICAL, ":media: https://a.example/1.jpg", ":alt: A"), ["9:4 error tweet.media-remote"]),
        (post(CANONICAL, ":media: ../../cases/images/flag.png"), ["9:4 warning tweet.alt"]),
        (post(CANONICAL, ":alt: A | B"), ["9:4 warning tweet.alt"]),
        (post(CANONICAL, ":status: deleted"), ["9:4 warning tweet.gone"]),
        (post(CANONICAL, ":status: gone"), ["9:4 error directive.value"]),
        (post(CANONICAL, ":load: click"), ["9:4 warning tweet.load"]),
        (post(CANONICAL, ":translation-lang: fr"), ["9:4 warning tweet.translation"]),
        (post(CANONICAL, ":in-reply-to: @a"), ["9:4 error tweet.url"]),
        (post(CANONICAL, ":quoted: https://a.example"), ["9:4 error tweet.url"]),
        (post(CANONICAL, ":archived: a.example"), ["9:4 error directive.value"]),
        (post() + "\n" + post(), ["12:1 warning tweet.twice"]),
    ],
)
def test_trouble_is_placed(body: str, expected: list[str]) -> None:
    assert findings(body) == expected
