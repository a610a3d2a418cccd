"""The sample newsroom, built once for all who look at what came of it."""

from __future__ import annotations

import contextlib
import io
import shutil
from pathlib import Path

import pytest

from briefc.cli.main import main
from tests.chains.newsroom import Newsroom

BUSY = """\
agency:
  name: Test Desk
  domain: desk.example
  rights: © Test Desk
  usage-terms: No archive.
  data-mining: prohibited
site:
  url: https://desk.example/
newsml:
  profile: superdesk-like
"""

TALKS = """\
============
Talks *open*
============

They meet for two days
----------------------

:date: 2024-05-16T08:00Z
:updated: 2024-05-17T09:00Z
:version: 2
:section: Economy
:keywords: budget
:genre: Analyse
:byline: Anna Gruber (correspondent); Bo Li
:contributors: Cleo Maier (editor)
:digital-source: edited using generative AI
:subjects: diplomacy; 20000638
:source: dpa
:urgency: 3
:summary: In short.
:editor-note: Pictures follow.

.. dateline:: Vienna
   :country: Austria
   :geo: geonames:2761369

Talks on the *federal* budget opened, as the `ministry <https://ministry.example/>`_ said.

.. quote:: Maria Brunner, Finance Minister

   We will deliver.

- one
- two

===== ====
Year  Sum
===== ====
2024  3.4
===== ====

.. figure:: flag.png
   :alt: A flag

   The flag.

.. correction::

   Corrects the sum.
"""

DAY = """\
=======
The day
=======

:type: briefing
:date: 2024-05-17
:closing: 2024-05-17T12:00Z
:reference: D-1
:audience: Desks
:issuer: The desk
:tlp: GREEN
:summary: The day.

Its own text.

Talks
=====

.. articles::

   talks
   killed
"""


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The output folder of the whole sample newsroom, in all formats; the build must end without a warning."""
    output = tmp_path_factory.mktemp("sample") / "out"
    said = io.StringIO()
    with contextlib.redirect_stderr(said), pytest.raises(SystemExit) as done:
        main(["-C", str(root), "build", "--strict", "--no-fsync", "-o", str(output)])
    assert done.value.code == 0, said.getvalue()
    return output


@pytest.fixture(scope="session")
def busy(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Newsroom:
    """The newsroom in which everything happens, built for a superdesk-like receiver."""
    made = Newsroom(tmp_path_factory.mktemp("busy"), BUSY)
    shutil.copy(root / "tests" / "cases" / "images" / "flag.png", made.root / "sources" / "flag.png")
    made.write("sources/talks.rst", TALKS)
    made.article("killed", "Never happened.", fields=":status: canceled\n:version: 2\n:updated: 2024-05-17\n")
    made.article("gespraeche", "Text.", fields=":language: de\n:translation-of: talks\n")
    made.write("sources/day.rst", DAY)
    run = made.build(formats="newsml")
    assert run.code == 0, run.err
    return made
