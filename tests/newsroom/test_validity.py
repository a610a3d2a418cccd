"""What the sample newsroom becomes is valid by the real judges."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from briefc.formats.newsml.coded import CODED
from briefc.formats.newsml.validate import validate
from briefc.vocabulary.codes import SCHEMES
from tests.newsroom.quotations import BRIEFING, SLUGS
from tests.tools.verapdf import verapdf

NITF = "{http://iptc.org/std/NITF/2006-10-18/}nitf"
TEXTS = [*(f"{slug}.xml" for slug in SLUGS), f"{BRIEFING}.text.xml"]
PICTURE = "putin-xi-42-meetings.picture1.xml"
REGISTERS = ["people.register.xml", "places.register.xml"]
ITEMS = [*TEXTS, f"{BRIEFING}.xml", PICTURE, *REGISTERS]


def test_there_is_an_item_for_each_source_each_picture_each_register_and_the_briefings_own_text(sample: Path) -> None:
    assert sorted(path.name for path in (sample / "newsml").iterdir()) == sorted(ITEMS)


@pytest.mark.parametrize("name", ITEMS)
def test_valid_against_both_schemas_read_by_lxml_itself(sample: Path, shared: Path, name: str) -> None:
    folder = shared / "newsml-g2"
    root = etree.fromstring((sample / "newsml" / name).read_bytes())
    etree.XMLSchema(etree.parse(folder / "NewsML-G2_2.35-spec-All-Power.xsd")).assertValid(root)
    bodies = list(root.iter(NITF))
    assert len(bodies) == (name in TEXTS)
    schema = etree.XMLSchema(etree.parse(folder / "nitf-3-6.xsd"))
    for body in bodies:
        schema.assertValid(etree.fromstring(etree.tostring(body, with_tail=False)))


@pytest.mark.parametrize("name", ITEMS)
def test_without_a_finding_by_briefc_validate(sample: Path, shared: Path, name: str) -> None:
    assert validate((sample / "newsml" / name).read_bytes(), shared / "newsml-g2", path=name) == ()


@pytest.mark.slow
@pytest.mark.parametrize("slug", [BRIEFING, *SLUGS])
def test_the_pdf_is_pdf_ua_1(sample: Path, need_tool: Callable[[str], Path], slug: str) -> None:
    need_tool("verapdf")
    assert verapdf(sample / "pdf" / f"{slug}.pdf", "ua1") == []


def test_the_pdf_is_sound(sample: Path, need_tool: Callable[[str], Path]) -> None:
    tool = need_tool("qpdf")
    run = subprocess.run(
        [tool, "--check", sample / "pdf" / f"{BRIEFING}.pdf"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_code_of_iptcs_that_is_written_is_on_the_lists(sample: Path) -> None:
    """Of a partial list nothing is said when a code is missing; what briefc itself writes is on it all the same."""
    written: set[tuple[str, str]] = set()
    for path in (sample / "newsml").glob("*.xml"):
        for element in etree.parse(path).iter("{http://iptc.org/std/nar/2006-10-01/}*"):
            for key, value in element.items():
                if key in CODED:
                    written |= {(alias, code) for alias, _, code in (one.partition(":") for one in str(value).split())}
    listed = {alias: scheme.codes for alias, scheme in SCHEMES.items()}
    assert {alias for alias, _ in written} & listed.keys() >= {"stat", "ninat", "cpnat", "pgrmod", "drol"}
    assert [(alias, code) for alias, code in sorted(written) if alias in listed and code not in listed[alias]] == []
