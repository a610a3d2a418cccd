#!/usr/bin/env python3
"""How long a briefing of generated articles takes to print, beside WeasyPrint's command line and Typst.

usage: print.py [N [ROUNDS]]    N articles, 100 by default; 5 rounds. With N=1 the article is printed alone

Every way is a process of its own, started anew; all ways of a round run one after the other, so that a busy moment of
the machine hits all of them. Times are medians (least–most) of the rounds; ratios are to WeasyPrint's command line on
the *same print page*: HTML, style sheets, typefaces by file, none but these. Memory is the greatest sum of the
proportional set sizes of all processes of a way, from a run that is not timed. briefc's files carry nothing inside
(`pdf.attach: none`), since the others' do not; one line tells what reading the sources adds.

Typst (PyPI `typst`, in the extra `bench`) sets the same text with a cover, an outline, running heads, footnotes, quotes
and tables, each article on a new page, to PDF/A-3a and PDF/UA-1. It has no index of speakers and no list of sources.
"""

from __future__ import annotations

import importlib.util
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf

from briefc import pipeline
from briefc.formats.pdf.faces import declared_faces, font_rules
from briefc.formats.pdf.fonts import FontShelf, font_shelf, isolate
from briefc.model.artifact import PrintPage
from briefc.source.project_file import load_project

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "tools" / "make_corpus.py"
BIN = Path(sys.executable).parent
BRIEFING = "sources/day.rst"
NOW = datetime(2025, 1, 1, tzinfo=UTC)
CHAPTER = 20
"""Articles of a section of the briefing."""


KEEPING_BYTE_CODE = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment, in which a checkout may keep its byte code, as an installed package does."""


@dataclass
class Way:
    """One way to make the PDF: its name, how to get ready, the command, and what was measured."""

    name: str
    command: Sequence[str]
    pdf: Path
    ready: Callable[[], object] = lambda: None
    environment: dict[str, str] = field(default_factory=dict)
    folder: Path = ROOT
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: int = 0

    def run(self) -> None:
        """Take the time of one run."""
        self.ready()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        self._start().wait()
        self.seconds.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    def weigh(self) -> None:
        """Take the memory of one run."""
        self.ready()
        process = self._start()
        done = threading.Event()

        def look() -> None:
            while not done.is_set():
                self.memory = max(self.memory, sum(map(_share, _family(process.pid))))
                done.wait(0.05)

        watcher = threading.Thread(target=look)
        watcher.start()
        process.wait()
        done.set()
        watcher.join()

    def _start(self) -> subprocess.Popen[bytes]:
        self.pdf.unlink(missing_ok=True)
        return subprocess.Popen(
            self.command,
            cwd=self.folder,
            env={**KEEPING_BYTE_CODE, **self.environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for one in found:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            with suppress(OSError):
                found.extend(map(int, children.read_text().split()))
    return found


def _share(pid: int) -> int:
    """The proportional set size of a process, in KiB."""
    with suppress(OSError):
        match = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
        return int(match[1]) if match else 0
    return 0


# --- the briefing ----------------------------------------------------------------------------------------------------


def project_of(count: int, folder: Path) -> tuple[Path, str]:
    """A project with `count` articles of the corpus, and what is printed of it: their briefing, or the only one."""
    project, corpus = folder / "project", folder / "corpus"
    _quietly(str(BIN / "briefc"), "new", str(project))
    shutil.rmtree(project / "sources")
    _quietly(sys.executable, str(CORPUS), str(count), str(corpus), "--flavour", "briefc")
    shutil.copytree(corpus / "articles", project / "sources")
    slugs = sorted(path.stem for path in (project / "sources").glob("*.rst"))
    with (project / "briefc.yaml").open("a", encoding="utf-8") as file:
        file.write("\npdf:\n  attach: none\n")
    if count == 1:
        return project, f"sources/{slugs[0]}.rst"
    lines = ["=" * 40, f"The day in {count} articles", "=" * 40, ""]
    lines += [":type: briefing", ":date: 2024-12-31", ":closing: 2024-12-31T12:00:00Z", ":reference: D-1"]
    lines += [":audience: Desks", ":issuer: The desk", ":tlp: GREEN", ":summary: All of them.", ""]
    lines += [
        ".. key-points::",
        "",
        f"   - One point, see :doc:`{slugs[0]}`.",
        f"   - Another, see :doc:`{slugs[-1]}`.",
    ]
    for at in range(0, count, CHAPTER):
        title = f"Chapter {at // CHAPTER + 1}"
        lines += ["", title, "-" * len(title), "", "What the chapter is about.", "", ".. articles::", ""]
        lines += [f"   {slug}" for slug in slugs[at : at + CHAPTER]]
    (project / BRIEFING).write_text("\n".join(lines) + "\n", "utf-8")
    return project, BRIEFING


def _quietly(*command: str, **given: Any) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **given)


def page_of(project: Path, printed: str, cache: Path, shared: Path) -> PrintPage:
    """The print page of a source. The cache then knows it too, and everything before, but nothing that was printed."""
    found: list[PrintPage] = []

    def keep(desk: Any, *_: object) -> dict[str, Any]:
        found.extend(
            file
            for (path, _), given in desk.answers.items()
            for file in given.files
            if isinstance(file, PrintPage) and path == printed
        )
        return {}

    settings = load_project(project).value
    if settings is None:
        raise ValueError("the project cannot be read")
    waves: Any = pipeline
    printing, waves.print_pages = waves.print_pages, keep
    try:
        pipeline.build(
            pipeline.Request(project, settings, ("pdf",), project / "none", cache, shared, NOW, only=(printed,))
        )
    finally:
        waves.print_pages = printing
    return found[0]


def laid_down(page: PrintPage, shelf: FontShelf, folder: Path) -> list[str]:
    """The page as files for WeasyPrint's command line: the arguments that name them."""
    folder.mkdir()
    rules = font_rules(declared_faces(page, shelf, print).declared, shelf, page.html)
    for number, face in enumerate(declared_faces(page, shelf, print).declared):
        (folder / f"face{number}").write_bytes(shelf.data(face))
        rules = re.sub(
            rf'url\("briefc-font:{re.escape(face.family.replace(" ", "-"))}-{face.weight}-{face.style}"\)',
            f'url("face{number}")',
            rules,
        )
    html = page.html
    for number, (address, _, data) in enumerate(page.resources):
        (folder / f"resource{number}").write_bytes(data)
        html = html.replace(f'"{address}"', f'"resource{number}"')
    (folder / "page.html").write_text(html, "utf-8")
    arguments = []
    for number, sheet in enumerate((rules, *page.styles)):
        (folder / f"sheet{number}.css").write_text(sheet, "utf-8")
        arguments += ["-s", f"sheet{number}.css"]
    return [*arguments, "page.html"]


TYPST = """\
#set document(title: "The day in {count} articles", author: "Desk", date: datetime(year: 2024, month: 12, day: 31))
#set text(font: ("Spectral", "Noto Serif SC", "Fira Sans"), size: 10.6pt, lang: "en", hyphenate: true)
#set par(justify: false, leading: .62em)
#show heading: set text(font: ("Fira Sans", "Noto Sans SC"))
#page(paper: "a4", margin: 24mm, header: none)[
  #v(60mm)
  #title()
  TLP:GREEN
]
#set page(paper: "a4", margin: (left: 68mm, right: 24mm, top: 30mm, bottom: 27mm),
  header: text(8pt, font: "Fira Sans")[The desk #h(1fr) The day in {count} articles #h(1fr) TLP:GREEN],
  footer: context text(8pt, font: "Fira Sans")[#counter(page).display() of #counter(page).final().first()])
#outline(depth: 1)
"""


def typst_source(count: int, folder: Path) -> Path:
    """The same text for Typst."""
    corpus = folder / "typst"
    _quietly(sys.executable, str(CORPUS), str(count), str(corpus), "--flavour", "typst")
    texts = [path.read_text("utf-8") for path in sorted((corpus / "articles").glob("*.typ"))]
    source = folder / "day.typ"
    source.write_text("\n#pagebreak()\n\n".join([TYPST.replace("{count}", str(count)), *texts]), "utf-8")
    return source


# --- the ways --------------------------------------------------------------------------------------------------------


def ways_of(count: int, folder: Path) -> list[Way]:
    """All ways, ready to be run."""
    project, source = project_of(count, folder)
    shared = folder / "cache" / "shared"
    unprinted, printed, cache = folder / "unprinted", folder / "printed", folder / "cache"
    shelf = font_shelf(shared)
    page = page_of(project, source, unprinted, shared)
    isolate(shared)
    arguments = laid_down(page, shelf, folder / "page")
    fonts = {"FONTCONFIG_FILE": os.environ.pop("FONTCONFIG_FILE")}
    weasyprint, out = str(BIN / "weasyprint"), project / "build" / "pdf" / f"{Path(source).stem}.pdf"
    ways = [
        Way(f"weasyprint {label}", (weasyprint, *options, *arguments, f"{name}.pdf"), folder / "page" / f"{name}.pdf")
        for label, name, options in (
            ("--pdf-variant pdf/ua-1", "tagged", ("--pdf-variant", "pdf/ua-1")),
            ("(untagged)", "plain", ()),
        )
    ]
    for way in ways:
        way.environment, way.folder = fonts, folder / "page"

    def from_store(store: Path | None) -> Callable[[], None]:
        def ready() -> None:
            shutil.rmtree(project / "build", ignore_errors=True)
            for file in cache.glob("outcomes.sqlite*"):
                file.unlink()
            for file in store.glob("outcomes.sqlite*") if store else ():
                shutil.copy(file, cache / file.name)

        return ready

    def briefc(name: str, ready: Callable[[], object], *options: str) -> Way:
        command = (str(BIN / "briefc"), "--cache-dir", str(cache), "build", "--format", "pdf", *options, source)
        return Way(name, command, out, ready, folder=project)

    edited = sorted((project / "sources").glob("a*.rst"))[count // 2]
    original = edited.read_text("utf-8")
    number = 0

    def edit(path: Path, text: str) -> Callable[[], None]:
        def ready() -> None:
            nonlocal number
            number += 1
            from_store(printed)()
            path.write_text(f"{text}\nOne sentence more, the {number}th.\n", "utf-8")

        return ready

    def unedited(store: Path | None) -> Callable[[], None]:
        def ready() -> None:
            edited.write_text(original, "utf-8")
            from_store(store)()

        return ready

    first = briefc("", unedited(None), "-j2")
    first.run()
    printed.mkdir()
    for file in cache.glob("outcomes.sqlite*"):
        shutil.copy(file, printed / file.name)
    ways += [
        briefc("briefc, one process", unedited(unprinted), "-j1"),
        briefc("briefc, two processes", unedited(unprinted), "-j2"),
        briefc("briefc, one article edited", edit(edited, original), "-j2"),
        briefc("briefc, nothing changed", unedited(printed), "-j2"),
        briefc("briefc, from the sources on, two processes", unedited(None), "-j2"),
    ]
    if importlib.util.find_spec("typst"):
        text, made = typst_source(count, folder), folder / "typst.pdf"
        faces = folder / "faces"
        faces.mkdir()
        for at, face in enumerate((*shelf.base, *(one.face for one in shelf.scripts if one.required))):
            (faces / f"{at}.ttf").write_bytes(shelf.data(face))
        program = (
            "import sys, typst\n"
            "typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True, "
            "pdf_standards=['a-3a', 'ua-1'])"
        )
        command = (sys.executable, "-c", program, str(text), str(made), str(faces))
        ways.append(Way("typst, a-3a and ua-1", command, made))
    return ways


def main(count: int, rounds: int) -> int:
    """Print a table, one line a way; 2 when the corpus cannot be made."""
    if not CORPUS.is_file():
        print("bench: ../shared/tools/make_corpus.py is needed", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="briefc-bench-") as name:
        ways = ways_of(count, Path(name))
        for way in ways:
            way.weigh()
        for _ in range(rounds):
            for way in ways:
                way.run()
        base = statistics.median(ways[0].seconds)
        print(f"{count} articles, {rounds} rounds" if count > 1 else f"an article alone, {rounds} rounds")
        print(f"{'':44}{'seconds':>20}{'CPU s':>8}{'ratio':>8}{'MiB':>7}{'KiB':>8}{'pages':>7}")
        for way in ways:
            middle = statistics.median(way.seconds)
            span = f"{middle:.2f} ({min(way.seconds):.2f}–{max(way.seconds):.2f})"
            size = f"{way.pdf.stat().st_size / 1024:8.0f}{_pages(way.pdf):7}" if way.pdf.exists() else "  no file"
            cpu = statistics.median(way.cpu)
            print(f"{way.name:44}{span:>20}{cpu:8.2f}{middle / base:8.3f}{way.memory / 1024:7.0f}{size}")
    return 0


def _pages(pdf: Path) -> int:
    with pikepdf.open(pdf) as opened:
        return len(opened.pages)


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    sys.exit(main(*(given + [100, 5][len(given) :])))
