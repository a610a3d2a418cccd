"""Two built sites: the sample newsroom, and a newsroom of hard cases (every construct, right to left, long words)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.chains.newsroom import CONFIG, Newsroom

ARABIC = """\
====================
زيارة رسمية إلى بكين
====================

بوتين يلتقي شي في بداية ولايته الجديدة
======================================

:date: 2024-05-16T09:40Z
:updated: 2024-05-17T08:15Z
:version: 2
:section: آسيا
:byline: هيئة التحرير
:summary: ملخص قصير للمقال.
:language: ar

وصل الرئيس الروسي إلى بكين في زيارة تستمر يومين، وأجرى محادثات مع نظيره الصيني. [#]_

.. factbox:: الزيارة بإيجاز

   - **يومان** من المحادثات
   - **42 لقاء** خلال عشر سنوات

كما قال في مقابلة مع وكالة Xinhua إن الشراكة بلغت مستوى غير مسبوق.

.. quote::
   :by: فلاديمير بوتين
   :role: رئيس روسيا
   :date: 2024-05

   إن المستوى غير المسبوق من الشراكة هو الذي حدد اختياري للصين.

عنوان فرعي
----------

.. embed-tweet:: https://x.com/MFA_Example/status/1791000000000000000
   :author: Foreign Ministry
   :date: 2024-05-16
   :lang: en

   The two sides should take the 75th anniversary as an opportunity.

.. correction::

   ذكرت نسخة سابقة عددا خاطئا.

.. [#] حاشية.
"""

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

STRAIN = f"""\
{LONG}
{"=" * len(LONG)}

:date: 2024-05-16
:section: {LONG}
:byline: {LONG}
:summary: {LONG}
:language: de

{LONG} https://example.org/{"a-very-long-path/" * 12}

.. factbox:: {LONG}

   - {LONG}

.. quote::
   :by: {LONG}
   :role: {LONG}
   :source: {LONG}

   {LONG}

.. pull-quote::

   {LONG}

.. csv-table:: {LONG}
   :header: "{LONG}", "{LONG}", "{LONG}", "{LONG}", "{LONG}", "{LONG}"

   "1", "2", "3", "4", "5", "6"

::

    {LONG * 3}

.. math:: {"+".join("x_{" + str(number) + "}" for number in range(60))}

====================  ====================
``{LONG[:16]}``  ``{LONG[:16]}``
====================  ====================

- one

  - two

    - three

      - four

        - five {LONG}
"""


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The folder of the sample newsroom's pages."""
    given = Newsroom(tmp_path_factory.mktemp("sample"))
    for folder in ("sources",):
        for file in sorted((root / folder).rglob("*")):
            if file.is_file():
                given.write(str(file.relative_to(root)), file.read_bytes())
    given.write("briefc.yaml", (root / "briefc.yaml").read_bytes())
    return built(given)


@pytest.fixture(scope="session")
def hard(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The folder of the pages of hard cases, of a site without an address."""
    given = Newsroom(tmp_path_factory.mktemp("hard"), CONFIG)
    cases = root / "tests" / "cases"
    for file in sorted(cases.rglob("*")):
        if file.is_file():
            given.write(f"sources/{file.relative_to(cases)}", file.read_bytes())
    given.write("sources/arabic.rst", ARABIC).write("sources/strain.rst", STRAIN)
    given.article("killed", "Text.", fields=":status: canceled\n:version: 2\n:updated: 2024-05-17")
    given.article("about", "Who we are.", fields=":type: page")
    return built(given)


def built(newsroom: Newsroom) -> Path:
    run = newsroom.build(formats="html")
    assert run.code == 0, run.err
    return newsroom.root / "build" / "html"


@pytest.fixture(scope="session")
def served(sample: Path) -> Iterator[str]:
    """The address of the sample's pages, served as a site is: fonts are preloaded, which a page on disk may not."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(sample.parent))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/html/"
        server.shutdown()
        thread.join()
