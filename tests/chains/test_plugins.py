"""Extensions of strangers: built into wheels, installed beside briefc, named or not named.

Their code is that of docs/how-to/directive.md and format.md, so the pages are true.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.chains.newsroom import CONFIG, Newsroom
from tests.docs.pages import blocks

pytestmark = pytest.mark.slow

TIMELINE = """\
Words before.

.. timeline:: How the harbour opened its books
   :newest-first:

   2024-05-02: A reader asks for the accounts.
   2024-05-16: The council says yes.

Words after.
"""


def wheel_of(page: Path, folder: Path) -> Path:
    """The wheel of the distribution that a page of the documentation writes."""
    for block in blocks(page):
        if block.path:
            target = folder / block.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, "utf-8")
    (project,) = folder.glob("*/pyproject.toml")
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(project.parent)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def briefc(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command in a fresh environment that holds briefc, what it needs, and the extensions of the documentation."""
    home = tmp_path_factory.mktemp("fresh") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    python = home / "bin" / "python"
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip())
    (site / "briefc.pth").write_text(f"{root / 'src'}\n{sysconfig.get_path('purelib')}\n")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "--quiet"]
    for name in ("directive", "format"):
        wheel = wheel_of(root / "docs" / "how-to" / f"{name}.md", tmp_path_factory.mktemp(name))
        subprocess.run([*pip, "install", "--no-deps", "--no-index", str(wheel)], check=True, capture_output=True)
    return [str(python), "-m", "briefc"]


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path, CONFIG + "extensions: [briefc-timeline, briefc-text]\n")
    return room.article("story", TIMELINE).article("other", "Other words.")


def run(briefc: list[str], newsroom: Newsroom, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command of the fresh environment, in the newsroom."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [*briefc, "--cache-dir", str(newsroom.cache), *arguments]
    return subprocess.run(command, cwd=newsroom.root, env=clean, capture_output=True, text=True, check=False)


def test_a_directive_of_an_extension_reaches_xml_page_and_print(
    briefc: list[str], newsroom: Newsroom, need_tool: Callable[[str], Path]
) -> None:
    done = run(briefc, newsroom, "-D", "pdf.articles=true", "build", "-j", "2", "--strict")
    assert done.returncode == 0, done.stderr
    page = newsroom.output("html/story.html").decode()
    assert re.search(r'<section [^>]*class="timeline"', page)
    assert page.index("The council says yes.") < page.index("A reader asks for the accounts.")
    xml = newsroom.output("newsml/story.xml").decode()
    assert re.search(r'<note [^>]*class="timeline"', xml)
    assert re.search(r"<hl2 [^>]*>How the harbour opened its books</hl2>", xml)
    for made in (page, xml):
        assert 'id="tl1-story"' in made
        assert "A reader asks for the accounts." in made
    text = subprocess.run(
        [str(need_tool("pdftotext")), str(newsroom.root / "build/pdf/story.pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    words = " ".join(text.split())
    assert "How the harbour opened its books" in words
    assert "2024-05-16 The council says yes." in words


def test_a_directive_of_an_extension_reports_in_the_form_of_all(briefc: list[str], newsroom: Newsroom) -> None:
    newsroom.edit("sources/story.rst", "2024-05-02:", "last May:").edit(
        "sources/story.rst", ":newest-first:", ":newest:"
    )
    done = run(briefc, newsroom, "check")
    assert done.returncode == 1
    assert re.search(
        r'story\.rst:\d+:\d+: error\[timeline\.entry\] no entry of a timeline: "last May: A reader', done.stderr
    )
    assert 'did you mean "newest-first"?' in done.stderr


def test_a_format_of_an_extension_is_built_like_any_other(briefc: list[str], newsroom: Newsroom) -> None:
    newsroom.article("other", "Other words.\n\n.. quote::\n   :by: Ada Example\n\n   Words of hers.")
    done = run(briefc, newsroom, "build", "-j", "2", "--format", "text")
    assert done.returncode == 0, done.stderr
    assert newsroom.output("text/other.txt").decode().startswith("OTHER\n\nOther words.\n> Words of hers.\n> -- Ada")
    assert "2024-05-16: The council says yes.\n" in newsroom.output("text/story.txt").decode()
    again = run(briefc, newsroom, "build", "--format", "text")
    assert "(0 rendered, 2 cached" in again.stderr
    newsroom.edit("sources/other.rst", "Other words.", "::\n\n   code\n")
    left = run(briefc, newsroom, "build", "--format", "text")
    assert "sources/other.rst:10:4: warning[text.left-out] plain text has no form for this: Preformatted" in left.stderr


def test_doctor_lists_what_the_extensions_bring(briefc: list[str], newsroom: Newsroom) -> None:
    done = run(briefc, newsroom, "doctor")
    assert done.returncode == 0, done.stdout
    assert re.search(r"^ok   directives: .*\btimeline\b", done.stdout, re.MULTILINE)


def test_an_extension_that_is_not_named_is_not_loaded(briefc: list[str], newsroom: Newsroom) -> None:
    newsroom.edit("briefc.yaml", "extensions: [briefc-timeline, briefc-text]\n", "")
    done = run(briefc, newsroom, "build", "--format", "html")
    assert done.returncode == 1
    assert 'error[directive.unknown] unknown directive "timeline"' in done.stderr
    assert not (newsroom.root / "build/html/story.html").exists()
    assert (newsroom.root / "build/html/other.html").exists()
    assert 'there is no format "text"' in run(briefc, newsroom, "build", "--format", "text").stderr


@pytest.fixture
def module(briefc: list[str]) -> Iterator[Path]:
    """The installed code of the timeline, put back as it was after the test."""
    asked = [briefc[0], "-c", "import briefc_timeline; print(briefc_timeline.__file__)"]
    path = Path(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip())
    text = path.read_text("utf-8")
    yield path
    path.write_text(text, "utf-8")


def test_a_changed_extension_renders_again(briefc: list[str], newsroom: Newsroom, module: Path) -> None:
    assert run(briefc, newsroom, "build", "--format", "html").returncode == 0
    text = module.read_text("utf-8")
    module.write_text(text.replace('class_="timeline"', 'class_="timeline-2"'), "utf-8")
    assert run(briefc, newsroom, "build", "--format", "html").returncode == 0
    assert b'class="timeline-2"' in newsroom.output("html/story.html")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name="timeline"', 'name="quote"', 'the directive name "quote" is claimed twice'),
        ("DIRECTIVE = Directive", "DIRECTIVE = dict", "which is no Directive"),
        ("from dataclasses", "from no_such_module", "does not load: briefc_timeline:DIRECTIVE: No module named"),
        ("(frozen=True, slots=True)", "(frozen=True)", "must be a dataclass with slots=True"),
    ],
    ids=["name-taken", "no-directive", "import-error", "no-slots"],
)
def test_an_extension_that_cannot_be_used_is_refused_in_one_line(
    briefc: list[str], newsroom: Newsroom, module: Path, old: str, new: str, said: str
) -> None:
    text = module.read_text("utf-8")
    assert old in text
    module.write_text(text.replace(old, new), "utf-8")
    done = run(briefc, newsroom, "build", "--format", "html")
    assert done.returncode == 2
    assert done.stderr.startswith("briefc: error: ")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
