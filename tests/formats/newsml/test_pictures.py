"""A newsItem for each picture; what text and package say of it; what becomes of it when the article is withdrawn."""

from __future__ import annotations

import contextlib
import io
from dataclasses import replace
from typing import Any

import pytest
from NewsMLG2 import document

from briefc.formats.newsml.receivers import unreadable
from briefc.formats.newsml.validate import validate
from briefc.link.notice import as_notice
from briefc.model.article import Article, Briefing, Chapter, Status
from briefc.model.asset import Asset, Copies, Copy, Embedded, copy_path
from briefc.model.content import Blocks, Figure, Image, Paragraph, Text
from briefc.model.diagnostic import Diagnostic, Severity
from briefc.model.format import Rendering
from briefc.model.project import Site
from tests.formats.newsml.handmade import article, every, moment, news_item, one, package, project, rendering

GUID = "tag:agency.example,2024-05-16:talks"

SAID = Embedded(
    caption="Embedded caption.",
    headline="Bridge opens",
    creators=("Jane Doe", "Ada Roe"),
    credit="Doe/North",
    source="North Pictures",
    rights="© 2024 Jane Doe",
    terms="One-time use",
    created="2024-05-16T09:40:00+02:00",
    city="Graz",
    region="Styria",
    country="Austria",
    country_code="AT",
    keywords=("bridge", "river"),
    source_type="digitalCapture",
    alt="Embedded words.",
)


def asset(letter: str = "a", said: Embedded | None = SAID, **fields: Any) -> Asset:
    given: dict[str, Any] = {
        "path": f"images/{letter}.jpg",
        "digest": letter * 64,
        "media_type": "image/jpeg",
        "width": 2000,
        "height": 1500,
        "size": 123_456,
        "embedded": said,
    }
    return Asset(**{**given, **fields})


def figure(made: Asset | None, caption: str = "Shown caption.", **fields: Any) -> Figure:
    words = (Text(caption),) if caption else ()
    return Figure(image=Image(made, "A steel bridge"), caption=words, **{"credit": "Doe/North", **fields})


def copies(made: Asset) -> Copies:
    web = Copy("web", made.media_type, 1280, 960, b"web", copy_path(1280, made.media_type, b"web"))
    small = Copy("thumbnail", made.media_type, 320, 240, b"thumb", copy_path(320, made.media_type, b"thumb"))
    return Copies((web, small))


def within(**fields: Any) -> Rendering:
    return replace(rendering(), copies=copies, **fields)


def on_the_site() -> Rendering:
    return within(project=replace(project(usage_terms="Subscribers only"), site=Site(url="https://news.example")))


@pytest.fixture
def items(schemas):
    """A function from an article to its items by the end of their paths, all valid, without an error or a loss."""

    def make(
        given: Article, rendered: Rendering | None = None, *, found: list[Diagnostic] | None = None
    ) -> dict[str, Any]:
        outcome = news_item(given, "<p>Talks</p>", rendered or within())
        assert outcome.value is not None
        assert [d for d in outcome.diagnostics if d.severity is Severity.ERROR] == []
        if found is not None:
            found.extend(outcome.diagnostics)
        out: dict[str, Any] = {}
        for made in outcome.value:
            name = made.path.removeprefix("newsml/talks.").removeprefix("media/")
            if made.path.startswith("media/"):
                out[name] = made.data
                continue
            out[name] = schemas.check(made.data)
            assert list(unreadable(out[name])) == []
            assert validate(made.data, path=made.path) == ()
        return out

    return make


# --- the picture's own item ------------------------------------------------------------------------------------------


def test_all_that_the_file_says_stands_in_its_item(items) -> None:
    root = items(article("Text.", figure(asset()), urgency=3), on_the_site())["picture1.xml"]
    assert root.get("guid") == f"{GUID}:picture-aaaaaaaaaaaa"
    assert root.get("version") == "1"
    assert one(root, "g:itemMeta/g:itemClass/@qcode") == "ninat:picture"
    assert one(root, "g:itemMeta/g:pubStatus/@qcode") == "stat:usable"
    assert one(root, "g:itemMeta/g:title").text == "Bridge opens"
    assert one(root, "g:rightsInfo/g:copyrightNotice").text == "© 2024 Jane Doe"
    assert one(root, "g:rightsInfo/g:usageTerms").text == "One-time use"
    assert every(root, "g:rightsInfo/g:copyrightHolder") == []
    meta = one(root, "g:contentMeta")
    assert one(meta, "g:urgency").text == "3"
    assert one(meta, "g:contentCreated").text == "2024-05-16T09:40:00+02:00"
    assert one(meta, "g:digitalSourceType/@qcode") == "digsrctype:digitalCapture"
    assert one(meta, "g:located/g:name").text == "Graz"
    assert every(meta, "g:located/g:broader/g:name/text()") == ["Styria", "Austria"]
    assert every(meta, "g:located/g:broader/@qcode") == ["iso3166-1a2:AT"]
    assert one(meta, "g:infoSource/g:name").text == "North Pictures"
    assert every(meta, "g:creator/g:name/text()") == ["Jane Doe", "Ada Roe"]
    assert set(every(meta, "g:creator/@role")) == {"cpprole:cameraOperator"}
    assert every(meta, "g:keyword/text()") == ["bridge", "river"]
    assert one(meta, "g:headline").text == "Bridge opens"
    assert one(meta, "g:creditline").text == "Doe/North"
    assert one(meta, "g:description[@role='drol:caption']").text == "Shown caption."
    assert one(meta, "g:description[@role='role:alt-text']").text == "A steel bridge"
    assert one(root, "g:catalog/g:scheme[@alias='role']/@uri") == "https://agency.example/cv/role/"


def test_a_file_that_says_nothing_has_its_articles_headline_and_rights_and_no_invented_facts(items) -> None:
    root = items(article("Text.", figure(asset(said=None), credit="")), on_the_site())["picture1.xml"]
    assert one(root, "g:contentMeta/g:headline").text == "Talks open"
    assert one(root, "g:rightsInfo/g:copyrightNotice").text == "© 2024 Agency"
    assert one(root, "g:rightsInfo/g:copyrightHolder/g:name").text == "Agency"
    assert one(root, "g:rightsInfo/g:usageTerms").text == "Subscribers only"
    absent = ("contentCreated", "digitalSourceType", "located", "infoSource", "creator", "keyword", "creditline")
    assert [name for name in absent if every(root, f"g:contentMeta/g:{name}")] == []


def test_own_terms_stand_beside_the_articles_notice(items) -> None:
    said = Embedded(terms="One-time use")
    root = items(article("Text.", figure(asset(said=said)), tlp="AMBER"), on_the_site())["picture1.xml"]
    assert one(root, "g:rightsInfo/g:copyrightNotice").text == "© 2024 Agency"
    assert one(root, "g:rightsInfo/g:copyrightHolder/g:name").text == "Agency"
    assert one(root, "g:rightsInfo/g:usageTerms").text == "TLP:AMBER One-time use"


def test_what_the_file_says_stands_in_for_what_the_article_does_not(items) -> None:
    block = Figure(image=Image(asset(), ""), caption=())
    root = items(article("Text.", block))["picture1.xml"]
    assert one(root, "//g:description[@role='drol:caption']").text == "Embedded caption."
    assert one(root, "//g:description[@role='role:alt-text']").text == "Embedded words."
    assert one(root, "//g:creditline").text == "Doe/North"


def test_caption_and_legend_are_the_caption(items) -> None:
    legend: Blocks = (Paragraph((Text("More below."),)),)
    root = items(article("Text.", figure(asset(), legend=legend)))["picture1.xml"]
    assert one(root, "//g:description[@role='drol:caption']").text == "Shown caption. More below."


def test_versions_and_dates_are_the_articles(items) -> None:
    given = article("Text.", figure(asset()), version=4, updated=moment("2024-05-17T06:00:00+00:00"))
    root = items(given)["picture1.xml"]
    assert root.get("version") == "4"
    assert one(root, "g:itemMeta/g:versionCreated").text == "2024-05-17T06:00:00+00:00"
    assert one(root, "g:itemMeta/g:firstCreated").text == "2024-05-16T08:00:00+00:00"


def test_an_embargo_is_written_for_those_who_get_the_item_before_it(items) -> None:
    given = article("Text.", figure(asset()), embargo=moment("2024-05-18T06:00:00+00:00"))
    assert every(items(given)["picture1.xml"], "//g:embargoed") == []
    outcome = news_item(given, "<p/>", within(), ahead=True)
    assert outcome.value is not None
    assert all(b"<embargoed>2024-05-18T06:00:00+00:00</embargoed>" in made.data for made in outcome.value[:2])


@pytest.mark.parametrize("created", ["2024", "2024-05", "2024-05-16", "2024-05-16T09:40:00", "2024-05-16T09:40:00Z"])
def test_a_date_of_any_exactness_is_valid(items, created: str) -> None:
    root = items(article(figure(asset(said=Embedded(created=created)))))["picture1.xml"]
    # A time without a zone would mean another instant to each reader.
    assert one(root, "//g:contentCreated").text == created.removesuffix("T09:40:00")


@pytest.mark.parametrize(
    ("fields", "name", "above"),
    [
        ({"city": "Graz"}, "Graz", []),
        ({"region": "Styria", "country": "Austria"}, "Styria", ["Austria"]),
        ({"country": "Austria", "country_code": "AT"}, "Austria", []),
        ({"city": "Vienna", "region": "Vienna", "country": "Austria"}, "Vienna", ["Austria"]),
        ({"city": "Gotham", "country": "Nowhere", "country_code": "QQ"}, "Gotham", ["Nowhere"]),
    ],
)
def test_a_place_is_as_exact_as_the_file_has_it(items, fields: dict[str, Any], name: str, above: list[str]) -> None:
    root = items(article(figure(asset(said=Embedded(**fields)))))["picture1.xml"]
    assert one(root, "//g:located/g:name").text == name
    assert every(root, "//g:located/g:broader/g:name/text()") == above


@pytest.mark.parametrize(
    ("written", "code", "role"),
    [
        ("trainedAlgorithmicMedia", "digsrctype:trainedAlgorithmicMedia", "cpprole:author"),
        ("digitalArt", "digsrctype:digitalCreation", "cpprole:author"),
        ("print", "digsrctype:print", "cpprole:cameraOperator"),
        ("", "", "cpprole:author"),
    ],
)
def test_how_it_was_made_decides_what_its_creator_did(items, written: str, code: str, role: str) -> None:
    said = Embedded(creators=("Jane Doe",), source_type=written)
    root = items(article(figure(asset(said=said))))["picture1.xml"]
    assert every(root, "//g:digitalSourceType/@qcode") == ([code] if code else [])
    assert one(root, "//g:creator/@role") == role


def test_a_source_type_that_iptc_does_not_have_is_told_and_left_out(items) -> None:
    found: list[Diagnostic] = []
    root = items(article(figure(asset(said=Embedded(source_type="moonlight")))), found=found)["picture1.xml"]
    assert every(root, "//g:digitalSourceType") == []
    assert [(d.severity, d.code) for d in found] == [(Severity.INFO, "picture.source-type")]


def test_markup_in_what_a_file_says_is_text(items) -> None:
    said = replace(SAID, headline="<b>&amp;</b>", credit='"&<', rights="]]>", keywords=("<!--",), creators=("&#0;",))
    root = items(article(figure(asset(said=said), credit='"&<')))["picture1.xml"]
    assert one(root, "//g:headline").text == "<b>&amp;</b>"
    assert one(root, "//g:creditline").text == '"&<'
    assert one(root, "//g:copyrightNotice").text == "]]>"
    assert one(root, "//g:keyword").text == "<!--"
    assert one(root, "//g:creator/g:name").text == "&#0;"


# --- renditions ------------------------------------------------------------------------------------------------------


def test_every_file_of_a_picture_is_a_rendition_with_its_size_and_hash(items) -> None:
    made = items(article("Text.", figure(asset())), on_the_site())
    renditions = every(made["picture1.xml"], "g:contentSet/*")
    assert [entry.get("rendition") for entry in renditions] == ["rnd:highRes", "rnd:web", "rnd:thumbnail"]
    names = [f"{'a' * 20}.jpg", *(one.output_path.removeprefix("media/") for one in copies(asset()).made)]
    assert [entry.get("href") for entry in renditions] == [f"https://news.example/media/{name}" for name in names]
    assert [(e.get("width"), e.get("height"), e.get("size")) for e in renditions] == [
        ("2000", "1500", "123456"),
        ("1280", "960", "3"),
        ("320", "240", "5"),
    ]
    assert {entry.get("contenttype") for entry in renditions} == {"image/jpeg"}
    hashes = every(made["picture1.xml"], "g:contentSet/g:remoteContent/g:hash")
    assert hashes[0].text == "a" * 64
    assert len({digest.text for digest in hashes}) == 3
    assert {digest.get("hashtypeuri") for digest in hashes} == {"http://www.w3.org/2001/04/xmlenc#sha256"}
    assert (made[names[1]], made[names[2]]) == (b"web", b"thumb")


def test_without_a_site_a_file_is_named_by_its_way_from_the_item(items) -> None:
    root = items(article("Text.", figure(asset())))["picture1.xml"]
    assert every(root, "//g:remoteContent/@href")[0] == f"../media/{'a' * 20}.jpg"


def test_a_drawing_has_the_one_file_and_no_size_where_it_has_none(items) -> None:
    drawing = asset(said=None, media_type="image/svg+xml", width=0, height=0)
    rendered = replace(within(), copies=lambda _: Copies())
    (entry,) = every(items(article("Text.", figure(drawing)), rendered)["picture1.xml"], "//g:remoteContent")
    assert (entry.get("rendition"), entry.get("width"), entry.get("height")) == ("rnd:highRes", None, None)


def test_copies_that_cannot_be_made_are_told(items) -> None:
    found: list[Diagnostic] = []
    rendered = replace(within(), copies=lambda _: Copies(trouble="torn"))
    made = items(article("Text.", figure(asset())), rendered, found=found)
    assert every(made["picture1.xml"], "//g:remoteContent/@rendition") == ["rnd:highRes"]
    assert [(d.severity, d.code) for d in found] == [(Severity.WARNING, "picture.copy")]


# --- which pictures, in which order ----------------------------------------------------------------------------------


def test_the_guid_of_a_picture_survives_a_change_of_the_order(items) -> None:
    first, second = figure(asset("a")), figure(asset("b"))
    ways = [items(article("Text.", *order)) for order in ((first, second), (second, first))]
    guids = [[made[f"picture{n}.xml"].get("guid") for n in (1, 2)] for made in ways]
    assert guids[0] == guids[1][::-1]


def test_a_picture_shown_twice_is_one_item_with_its_first_caption(items) -> None:
    made = items(article("Text.", figure(asset(), "First."), figure(asset(), "Second.")))
    assert [name for name in made if name.startswith("picture")] == ["picture1.xml"]
    assert one(made["picture1.xml"], "//g:description[@role='drol:caption']").text == "First."


def test_pictures_in_the_line_count_and_those_that_only_decorate_do_not(items) -> None:
    line = Paragraph((Text("See "), Image(asset("a"), "a sign")))
    ornament = Figure(image=Image(asset("b"), "", decorative=True))
    made = items(article(line, ornament, figure(asset("c"))))
    guids = [made[name].get("guid")[-1] for name in sorted(made) if name.startswith("picture")]
    assert guids == ["a", "c"]


def test_a_picture_that_could_not_be_had_has_no_item(items) -> None:
    assert [*items(article("Text.", figure(None)))] == ["xml"]


# --- the text and the package ----------------------------------------------------------------------------------------


def test_the_text_names_its_pictures_after_its_renditions_and_links_to_their_items(items) -> None:
    root = items(article("Text.", figure(asset("a")), figure(asset("b")), version=2), on_the_site())["xml"]
    kinds = [child.tag.rpartition("}")[2] for child in one(root, "g:contentSet")]
    assert kinds == ["inlineXML", "inlineData", "remoteContent", "remoteContent"]
    assert every(root, "g:contentSet/g:remoteContent/@rendition") == ["rnd:highRes", "rnd:highRes"]
    assert every(root, "g:contentSet/g:remoteContent/@href") == every(root, "//n:media-reference/@source")
    links = every(root, "g:itemMeta/g:link[@rel='irel:associatedWith']")
    assert [link.get("residref") for link in links] == [f"{GUID}:picture-{letter * 12}" for letter in "ab"]
    assert {(link.get("version"), link.get("contenttype")) for link in links} == {
        ("2", "application/vnd.iptc.g2.newsitem+xml")
    }


def briefing(*members: Article, own: Any = ()) -> Briefing:
    fields = {"type": "briefing", "slug": "morning", "guid": "tag:agency.example,2024-05-17:morning"}
    return Briefing(article("Good morning.", *own, **fields), (Chapter("", "", members),))


def test_a_package_names_the_pictures_of_its_text_and_of_its_members_in_a_group_of_their_own(schemas) -> None:
    member = article("Text.", figure(asset("a")), version=3)
    outcome = package(briefing(member, own=[figure(asset("b"), "Own.")]), "<p/>", within())
    assert outcome.value is not None
    assert [made.path for made in outcome.value if made.path.startswith("newsml/")] == [
        "newsml/morning.xml",
        "newsml/morning.text.xml",
        "newsml/morning.picture1.xml",
    ]
    root, text, picture = (schemas.check(made.data) for made in outcome.value[:3])
    assert list(unreadable(root)) == []
    (group,) = every(root, "g:groupSet/g:group[@role='group:pictures']")
    assert group.get("mode") == "pgrmod:bag"
    assert every(root, "g:groupSet/g:group[1]/g:groupRef/@idref")[-1] == group.get("id")
    references = every(group, "g:itemRef")
    own = "tag:agency.example,2024-05-17:morning:picture-bbbbbbbbbbbb"
    assert [(one.get("residref"), one.get("version")) for one in references] == [
        (own, "1"),
        (f"{GUID}:picture-aaaaaaaaaaaa", "3"),
    ]
    assert picture.get("guid") == own
    assert every(text, "//g:link[@rel='irel:associatedWith']/@residref") == [own]
    for reference in references:
        assert one(reference, "g:itemClass/@qcode") == "ninat:picture"
        assert one(reference, "g:headline").text == "Bridge opens"
        assert one(reference, "g:versionCreated").text
        assert one(reference, "g:pubStatus/@qcode") == "stat:usable"
        assert reference.get("contenttype") == "application/vnd.iptc.g2.newsitem+xml"


def test_a_package_without_pictures_has_no_group_for_them(schemas) -> None:
    outcome = package(briefing(article("Text.")), "<p/>", within())
    assert outcome.value is not None
    assert every(schemas.check(outcome.value[0].data), "//g:group[@role='group:pictures']") == []


# --- kills and holds -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("status", "word"), [("canceled", "KILL"), ("withheld", "HOLD")])
@pytest.mark.parametrize("resolved", [True, False], ids=["as the pipeline gives it", "as it was read"])
def test_what_is_withdrawn_takes_its_pictures_with_it(items, status: Status, word: str, resolved: bool) -> None:
    whole = article("Text.", figure(asset("a")), figure(asset("b")))
    before = items(whole)
    gone = replace(whole, metadata=replace(whole.metadata, status=status, version=2, editor_note="Wrong bridge."))
    after = items(as_notice(gone) if resolved else gone)
    assert sorted(after) == ["picture1.xml", "picture2.xml", "xml"]
    for name in ("picture1.xml", "picture2.xml"):
        root = after[name]
        assert root.get("guid") == before[name].get("guid")
        assert root.get("version") == "2"
        assert one(root, "g:itemMeta/g:pubStatus/@qcode") == f"stat:{status}"
        assert one(root, "g:itemMeta/g:edNote").text == "Wrong bridge."
        (held,) = one(root, "g:contentSet")
        assert held.tag.endswith("inlineData")
        assert held.text.startswith(word)
        words = "".join(root.itertext())
        assert not any(told in words for told in ("caption", "bridge,", "Jane", "Bridge opens", "Graz", "media/"))
    assert every(after["xml"], "//g:remoteContent | //g:link[@rel='irel:associatedWith']") == []


def test_a_package_says_that_a_members_pictures_are_withdrawn(schemas) -> None:
    whole = article("Text.", figure(asset("a")))
    gone = as_notice(replace(whole, metadata=replace(whole.metadata, status="canceled", version=2)))
    outcome = package(briefing(gone), "<p/>", within())
    assert outcome.value is not None
    (reference,) = every(schemas.check(outcome.value[0].data), "//g:group[@role='group:pictures']/g:itemRef")
    assert reference.get("residref") == f"{GUID}:picture-aaaaaaaaaaaa"
    assert one(reference, "g:pubStatus/@qcode") == "stat:canceled"
    assert one(reference, "g:headline").text == "Talks open"


# --- a reader --------------------------------------------------------------------------------------------------------


def test_newsmlg2_reads_a_picture_item(items) -> None:
    outcome = news_item(article("Text.", figure(asset())), "<p/>", on_the_site())
    assert outcome.value is not None
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        item = document.NewsMLG2Document(outcome.value[1].data).get_item()
    assert said.getvalue() == ""
    assert item.guid == f"{GUID}:picture-aaaaaaaaaaaa"
    assert item.itemmeta.itemclass.qcode == "ninat:picture"
    assert str(item.contentmeta.headline) == "Bridge opens"
    assert str(item.contentmeta.creditline) == "Doe/North"
    assert [str(creator.name) for creator in item.contentmeta.creator] == ["Jane Doe", "Ada Roe"]
    first = item.contentset.remotecontent[0]
    assert (first.rendition, first.width, first.size, first.contenttype) == (
        "rnd:highRes",
        "2000",
        "123456",
        "image/jpeg",
    )
    assert first.href == f"https://news.example/media/{'a' * 20}.jpg"
    assert str(first.hash) == "a" * 64
