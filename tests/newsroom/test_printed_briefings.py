"""Briefings of every kind are valid on paper, sound, well structured, and say all that their sources say, in order.

Five are looked at: the sample, a hundred articles of the generated corpus, an Arabic one (right to left), a Chinese one,
and one with every construct; and the sample and the last once more in the theme Dispatch. Each is judged by veraPDF
(PDF/A-3a and PDF/UA-1), by qpdf, and by briefc's own checker of tag trees; the words that a screen reader says are
compared with those that docutils alone reads in the sources.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.chains.newsroom import Newsroom
from tests.formats.pdf.script_newsroom import script_newsroom
from tests.newsroom.printed_text import Printed, lost
from tests.newsroom.quotations import BRIEFING, SLUGS
from tests.newsroom.source_texts import source_of, squeezed
from tests.tools.pdf_structure import check
from tests.tools.verapdf import verapdf_each

pytestmark = pytest.mark.slow

ARTICLES = 100
"""Articles of the generated corpus."""

DAY = """\
==============
{title}
==============

:type: briefing
:date: 2024-12-31
:closing: 2024-12-31T12:00:00Z
:reference: D-1
:audience: Desks
:issuer: The desk
:tlp: AMBER+STRICT
:summary: All of it.
{fields}
.. key-points::

   - One point, see :doc:`the first <{first}>`.
   - Another point.

"""
CHAPTER = """\
Part {number}
--------------

Own words of part {number}.

.. articles::

{slugs}

"""


@dataclass(frozen=True)
class Kind:
    """A kind of briefing: what makes its project in a folder, its source, its articles, and what is known to differ.

    `differs` are the beginnings of losses that are none: who said something stands before the words in print.
    """

    make: Callable[[Path, Path], Newsroom]
    slug: str
    articles: tuple[str, ...]
    differs: tuple[str, ...] = ()


def day(slugs: list[str], fields: str = "", title: str = "All of the day") -> str:
    """The source of a briefing of articles, twenty a section."""
    chapters = [slugs[at : at + 20] for at in range(0, len(slugs), 20)]
    text = DAY.format(title=title, fields=fields, first=slugs[0])
    return text + "".join(
        CHAPTER.format(number=number, slugs="\n".join(f"   {slug}" for slug in part))
        for number, part in enumerate(chapters, 1)
    )


def sample_room(folder: Path, root: Path) -> Newsroom:
    made = Newsroom(folder, (root / "briefc.yaml").read_text("utf-8"))
    shutil.copytree(root / "sources", made.root / "sources", dirs_exist_ok=True)
    return made


def corpus_room(folder: Path, root: Path) -> Newsroom:
    made = Newsroom(folder)
    tool = root.parent / "shared" / "tools" / "make_corpus.py"
    command = [sys.executable, str(tool), str(ARTICLES), str(folder / "generated"), "--flavour", "briefc"]
    subprocess.run(command, check=True, capture_output=True)
    shutil.copytree(folder / "generated" / "articles", made.root / "sources", dirs_exist_ok=True)
    return made.write("sources/day.rst", day(sorted(path.stem for path in (made.root / "sources").glob("*.rst"))))


def constructs_room(folder: Path, root: Path) -> Newsroom:
    made = Newsroom(folder)
    shutil.copytree(root / "tests" / "cases", made.root / "sources", dirs_exist_ok=True)
    return made.write("sources/day.rst", day(["every-construct", "every-directive"]))


def dispatch(make: Callable[[Path, Path], Newsroom]) -> Callable[[Path, Path], Newsroom]:
    """The same project, printed in the theme Dispatch."""

    def made(folder: Path, root: Path) -> Newsroom:
        newsroom = make(folder, root)
        config = (newsroom.root / "briefc.yaml").read_text("utf-8")
        config = config if "\npdf:\n" in config else f"{config}\npdf:\n"
        return newsroom.write("briefc.yaml", config.replace("\npdf:\n", "\npdf:\n  theme: dispatch\n"))

    return made


SPEAKER_FIRST = ("out of order: Somebody,Somewhere", "out of order: Itsauthor", "list: ('oneitemholdsaquotation")
CONSTRUCTS = ("every-construct", "every-directive")
KINDS = {
    "sample": Kind(sample_room, BRIEFING, tuple(SLUGS)),
    "corpus": Kind(corpus_room, "day", tuple(f"a{number:05}" for number in range(1, ARTICLES + 1))),
    "arabic": Kind(lambda folder, _: script_newsroom(folder), "briefing-ar", ("ferry-ar", "cargo-ar")),
    "chinese": Kind(lambda folder, _: script_newsroom(folder), "briefing-zh", ("ferry-zh", "cargo-zh")),
    "constructs": Kind(constructs_room, "day", CONSTRUCTS, SPEAKER_FIRST),
    "sample in Dispatch": Kind(dispatch(sample_room), BRIEFING, tuple(SLUGS)),
    "constructs in Dispatch": Kind(dispatch(constructs_room), "day", CONSTRUCTS, SPEAKER_FIRST),
}


@dataclass(frozen=True)
class Made:
    """A briefing that was printed: the project and the PDF."""

    newsroom: Newsroom
    pdf: Path

    def source(self, slug: str) -> Path:
        return self.newsroom.root / "sources" / f"{slug}.rst"


class Briefings:
    """The briefings, each printed when it is asked for first, without a warning of print."""

    def __init__(self, folder: Path, root: Path) -> None:
        self._folder, self._root = folder, root
        self._made: dict[str, Made | AssertionError] = {}

    def __getitem__(self, name: str) -> Made:
        if name not in self._made:
            try:
                self._made[name] = self._printed(name)
            except AssertionError as trouble:
                self._made[name] = trouble
        made = self._made[name]
        if isinstance(made, AssertionError):
            raise made
        return made

    def _printed(self, name: str) -> Made:
        kind = KINDS[name]
        newsroom = kind.make(self._folder / re.sub(r"\W", "-", name), self._root)
        run = newsroom.build("-j2", f"sources/{kind.slug}.rst", formats="pdf")
        assert run.code == 0, run.err
        assert not re.search(r"\[(pdf|font|print)\.", run.err), run.err
        return Made(newsroom, newsroom.root / "build" / "pdf" / f"{kind.slug}.pdf")


@pytest.fixture(scope="module")
def briefings(tmp_path_factory: pytest.TempPathFactory, root: Path, shared: Path) -> Briefings:
    """Every kind of briefing."""
    assert shared.is_dir()
    return Briefings(tmp_path_factory.mktemp("briefings"), root)


@pytest.fixture(scope="module")
def verdicts(briefings: Briefings, need_tool: Callable[[str], Path]) -> dict[str, list[str]]:
    """What veraPDF says of each that could be printed, in one run."""
    need_tool("verapdf")
    printed = {}
    for name in KINDS:
        with contextlib.suppress(AssertionError):
            printed[name] = briefings[name].pdf
    return dict(zip(printed, verapdf_each(list(printed.values()), "3a", "ua1"), strict=True))


@pytest.mark.parametrize("name", KINDS)
def test_it_is_pdf_a_3a_and_pdf_ua_1(verdicts: dict[str, list[str]], name: str) -> None:
    assert verdicts[name] == []


@pytest.mark.parametrize("name", KINDS)
def test_it_is_sound(briefings: Briefings, need_tool: Callable[[str], Path], name: str) -> None:
    run = subprocess.run(
        [need_tool("qpdf"), "--check", briefings[name].pdf], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("name", KINDS)
def test_its_structure_is_good_to_listen_to(briefings: Briefings, name: str) -> None:
    found = check(briefings[name].pdf)
    if name == "corpus":
        # Its English articles name people and cities in Cyrillic, of which no author says and no letter tells whether
        # it is Russian, Ukrainian or another language.
        found = [one for one in found if "has Cyrillic in a text in 'en'" not in one]
    assert found == []


@pytest.mark.parametrize("name", KINDS)
def test_it_says_what_its_sources_say(briefings: Briefings, name: str) -> None:
    kind, made = KINDS[name], briefings[name]
    printed = Printed.of(made.pdf)
    articles = printed.articles()
    assert len(articles) == len(kind.articles)
    for slug, article in zip(kind.articles, articles.values(), strict=True):
        source = made.source(slug)
        missing = [one for one in lost(source_of(source), article) if not one.startswith(kind.differs or "\0")]
        assert missing == [], slug
        title = next(line for line in source.read_text("utf-8").splitlines() if line.strip("= "))
        assert squeezed(title) in article.text()
    assert list(lost(source_of(made.source(kind.slug)), printed)) == []


@pytest.mark.parametrize("name", ["arabic", "constructs", "sample in Dispatch"])
def test_a_build_elsewhere_gives_the_same_bytes(briefings: Briefings, tmp_path: Path, root: Path, name: str) -> None:
    kind = KINDS[name]
    other = kind.make(tmp_path / "somewhere" / "else", root)
    command = [sys.executable, "-m", "briefc", "-C", str(other.root), "--cache-dir", str(other.cache), "build", "-j1"]
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": os.pathsep.join(sys.path),
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
    }
    arguments = ["--no-fsync", "--format", "pdf", f"sources/{kind.slug}.rst"]
    subprocess.run([*command, *arguments], env=environment, cwd=tmp_path, check=True, capture_output=True)
    assert other.output(f"pdf/{kind.slug}.pdf") == briefings[name].pdf.read_bytes()


def test_a_loss_is_seen(briefings: Briefings) -> None:
    """The comparison itself: with a source that says one thing more, or things in another order, it finds that."""
    made = briefings["constructs"]
    article = Printed.of(made.pdf).articles()["Everyconstruct"]
    source = source_of(made.source("every-construct"))
    known = set(lost(source, article))
    first, second, *rest = source.texts
    for changed in ([first, "more", second, *rest], [second, first, *rest], [first, *rest[:5], second, *rest[5:]]):
        source.texts[:] = changed
        assert set(lost(source, article)) - known
    source.texts[:] = [first, second, *rest]
    source.links.add("https://example.org/another")
    source.tables.append((("a", "z"),))
    source.late.append("no note")
    assert len(set(lost(source, article)) - known) == 3
