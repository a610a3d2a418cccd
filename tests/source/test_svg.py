from __future__ import annotations

import pytest

from briefc.model.files import Refused
from briefc.source.svg import clean_svg
from tests.source.pictures import svg


def cleaned(content: str) -> tuple[str, tuple[str, ...]]:
    answer = clean_svg("a.svg", svg(content))
    assert not isinstance(answer, Refused), answer
    return answer[0].decode(), answer[2]


@pytest.mark.parametrize(
    "content",
    [
        "<script>x</script>",
        "<script href='https://evil.example/x.js'/>",
        "<g><foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><iframe src='x'/></body></foreignObject></g>",
        "<path onclick='evil()' d='M0 0'/>",
        "<path ONLOAD='evil()' d='M0 0'/>",
        "<a href='javascript:evil()'><text>t</text></a>",
        "<a xlink:href=' java&#10;script:evil()'><text>t</text></a>",
        "<a href='https://evil.example/'><text>t</text></a>",
        "<image href='https://evil.example/a.png'/>",
        "<image xlink:href='file:///etc/passwd'/>",
        "<image href='../evil.png'/>",
        "<image href='data:image/svg+xml;base64,evil'/>",
        "<image href='data:text/html,evil'/>",
        "<use href='evil.svg#a'/>",
        "<a href='#x'><set attributeName='href' to='javascript:evil()'/></a>",
        "<a href='#x'><animate attributeName='xlink:href' values='javascript:evil()'/></a>",
        "<a href='#x'><set attributeName='onclick' to='evil()'/></a>",
        "<style>@import url(https://evil.example/x.css);</style>",
        "<style>@im\\port 'evil.css';</style>",
        "<style>path{fill:u\\72l(evil.svg)}</style>",
        "<style>path{fill:url(https://evil.example/x)}</style>",
        "<style>path{background:image-set('https://evil.example/x' 1x)}</style>",
        "<style>@font-face{font-family:a;src:url('evil.woff')}</style>",
        "<style>path{fill:url(/* x */evil.svg)}/* url(evil.svg) */</style>",
        "<path fill='url(evil.svg' d='M0 0'/>",
        "<path style='fill:url(//evil.example/x)' d='M0 0'/>",
        "<path fill='url( \"evil.svg#a\" )' d='M0 0'/>",
        "<g xml:base='https://evil.example/'><use href='#a'/></g>",
        "<body xmlns='http://www.w3.org/1999/xhtml'><img src='evil'/></body>",
        "<?xml-stylesheet href='evil.css'?><path d='M0 0'/>",
        "<!-- evil --><path d='M0 0'/>",
        "<sodipodi:x xmlns:sodipodi='http://evil.example/sodipodi'/>",
        "<path xmlns:e='urn:x' e:path='/home/evil' d='M0 0'/>",
    ],
)
def test_nothing_that_runs_or_leads_outside_is_left(content):
    text, _ = cleaned(content)
    assert "evil" not in text.lower()
    assert "script" not in text.lower()


@pytest.mark.parametrize(
    "content",
    [
        '<path d="M0 0L1 1" transform="rotate(45)" fill="url(#a)"/>',
        '<use href="#a"/>',
        '<use xlink:href="#a"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>path{fill:#fff;marker-end:url(#m)}</style>",
        '<title xml:lang="zh">华春莹</title>',
        '<animate attributeName="x" values="1;2"/>',
        '<a href="#b"><text>one <tspan>two</tspan> three</text></a>',
    ],
)
def test_what_only_draws_stays_as_it_is(content):
    text, removed = cleaned(content)
    assert content in text
    assert removed == ()


def test_text_after_what_is_removed_stays():
    text, removed = cleaned("<text>one<script>x</script> two<script/> three</text>")
    assert "<text>one two three</text>" in text
    assert removed == ("script",)


def test_a_document_type_goes_and_entities_are_refused():
    plain = (
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' + svg()
    )
    answer = clean_svg("a.svg", plain)
    assert not isinstance(answer, Refused)
    assert b"DOCTYPE" not in answer[0]
    for entity in (b'<!ENTITY a "b">', b'<!ENTITY a SYSTEM "file:///etc/passwd">'):
        answer = clean_svg("a.svg", b"<!DOCTYPE svg [" + entity + b"]>" + svg("<text>&a;</text>"))
        assert isinstance(answer, Refused)
        assert answer.code == "source.image-broken"


@pytest.mark.parametrize(
    "data", [b"<svg", b"<html/>", b"<svg/>", b"<svg xmlns='http://www.w3.org/2000/svg'><a></svg>", b"<a " * 100_000]
)
def test_what_is_no_drawing_is_refused(data):
    answer = clean_svg("a.svg", data)
    assert isinstance(answer, Refused)
    assert answer.code == "source.image-broken"


def test_cleaning_twice_changes_nothing():
    once = clean_svg("a.svg", svg("<g onload='x'><path d='M0 0'/></g>"))
    assert not isinstance(once, Refused)
    twice = clean_svg("a.svg", once[0])
    assert not isinstance(twice, Refused)
    assert twice == (once[0], once[1], ())
