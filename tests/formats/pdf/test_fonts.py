"""The shelf of typefaces: complete, cured the same way each time, alone in the process."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefc.formats.pdf.cure import Cure, cured
from briefc.formats.pdf.fonts import FontShelf, MissingFontError, cured_copy, isolate
from briefc.formats.pdf.typefaces import BASE, SANS_MEASURES, SCRIPTS, SERIF_MEASURES
from briefc.model.theme import FontFace


def opened(data: bytes) -> TTFont:
    """A font to look into, which holds no file open."""
    return TTFont(io.BytesIO(data), lazy=True)


SERIF_SC, SANS_SC = SCRIPTS[0].face, SCRIPTS[1].face


def test_every_face_that_ships_is_a_static_font_with_a_file_of_its_own(shelf: FontShelf) -> None:
    keys = {(face.family, face.weight, face.style) for face in BASE}
    assert len(keys) == len(BASE) == len({shelf.paths[face] for face in BASE})
    for face in (*BASE, SERIF_SC, SANS_SC):
        font = opened(shelf.paths[face].read_bytes())
        assert "fvar" not in font
        assert font["OS/2"].usWeightClass == face.weight
        assert bool(font["OS/2"].fsSelection & 1) == (face.style == "italic")


@pytest.mark.parametrize("face", [SERIF_SC, SANS_SC], ids=lambda face: face.family)
def test_the_chinese_face_is_cured_and_its_outlines_stay(shelf: FontShelf, face: FontFace) -> None:
    before, after = opened(shelf.paths[face].read_bytes()), opened(shelf.data(face))
    order = after.getGlyphOrder()
    assert order[22451] == "cid22451"
    assert before.getGlyphOrder()[22451] != "cid22451"
    for character in "华春莹习近平":
        glyph = before.getBestCmap()[ord(character)]
        number = before.getGlyphID(glyph)
        same = order[number]
        assert after.getBestCmap()[ord(character)] == same
        assert after.getGlyphID(same) == number
        outlines = [
            font["CFF "].cff.topDictIndex[0].CharStrings[name] for font, name in ((before, glyph), (after, same))
        ]
        for outline in outlines:
            outline.decompile()
        assert outlines[0].program == outlines[1].program
        assert before["hmtx"][glyph] == after["hmtx"][same]


def test_curing_is_the_same_in_every_process(shelf: FontShelf, tmp_path: Path) -> None:
    other = tmp_path / "other.py"
    other.write_text(
        "import hashlib, sys\nfrom pathlib import Path\nfrom briefc.formats.pdf.cure import Cure, cured\n"
        "print(hashlib.sha256(cured(Path(sys.argv[1]).read_bytes(), Cure())).hexdigest())\n"
    )
    digests = set()
    for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run(
            [sys.executable, other, shelf.paths[SANS_SC]], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def test_curing_leaves_healthy_fonts_alone(shelf: FontShelf) -> None:
    healthy = shelf.paths[BASE[0]].read_bytes()
    assert cured(healthy, Cure()) is healthy
    once = shelf.data(SANS_SC)
    assert cured(once, Cure()) is once


def test_a_spoiled_copy_in_the_cache_is_made_anew(shelf: FontShelf, tmp_path: Path) -> None:
    data = shelf.paths[SANS_SC].read_bytes()
    right = cured_copy(data, SCRIPTS[1], tmp_path)
    (kept,) = (tmp_path / "fonts").iterdir()
    whole = kept.read_bytes()
    for spoiled in (b"", whole[:1000], whole.replace(b"OTTO", b"OTTX", 1)):
        kept.write_bytes(spoiled)
        assert cured_copy(data, SCRIPTS[1], tmp_path) == right
    assert [path.name for path in (tmp_path / "fonts").iterdir()] == [kept.name]


def test_the_private_configuration_knows_no_font_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, need_tool: Callable[[str], Path]
) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "elsewhere")
    isolate(tmp_path / "a & b")
    assert os.environ["FONTCONFIG_FILE"] == str(tmp_path / "a & b" / "fontconfig" / "fonts.conf")
    listed = subprocess.run([need_tool("fc-list")], capture_output=True, text=True, check=True)
    assert listed.stdout == ""
    assert listed.stderr == ""


def test_a_face_that_is_not_installed_is_named(shelf: FontShelf) -> None:
    with pytest.raises(MissingFontError, match="fontpkg-nothing is not installed"):
        shelf.data(FontFace("Nothing", "Nothing.ttf", "fontpkg-nothing"))
    with pytest.raises(MissingFontError, match=r"has no file Spectral-Ultra\.ttf"):
        shelf.data(replace(BASE[0], file="Spectral-Ultra.ttf"))


def test_a_face_of_a_script_is_wanted_only_where_the_script_is() -> None:
    chinese, hebrew = SCRIPTS[0], next(one for one in SCRIPTS if one.face.package.endswith("-he"))
    assert chinese.wanted("Hua Chunying 华春莹")
    assert chinese.wanted("a → b")
    assert not chinese.wanted("Владимир Łódź Čapek Đặng “—” αβγ שלום")
    assert hebrew.wanted("שלום")


@pytest.mark.parametrize("family", ["Amiri", "Noto Serif Hebrew", "Noto Sans TC", "Noto Sans Thai"])
def test_a_face_of_a_script_stands_beside_the_themes_own(shelf: FontShelf, family: str) -> None:
    script = next(one for one in SCRIPTS if one.face.family == family)
    font = opened(shelf.data(script.face))
    size = font["head"].unitsPerEm
    above, below = SANS_MEASURES if script.sans else SERIF_MEASURES
    assert font["hhea"].ascent == above * size // 1000
    assert font["hhea"].descent == -below * size // 1000
    assert font["OS/2"].sTypoAscender == font["hhea"].ascent
    assert not {"fvar", "BASE"} & set(font.keys())
    assert 0x20 in font.getBestCmap()
    assert not set(map(ord, "Az09é.Яλ•")) & font.getBestCmap().keys()


def test_cutting_is_the_same_in_every_process(shelf: FontShelf) -> None:
    script = next(one for one in SCRIPTS if one.face.family == "Greek Serif" and one.face.weight == 600)
    code = (
        "import hashlib, sys\nfrom pathlib import Path\nfrom briefc.formats.pdf.cure import Cure, cured\n"
        "cure = Cure(600, 'Greek Serif', only='\\u0370-\\u03ff ')\n"
        "print(hashlib.sha256(cured(Path(sys.argv[1]).read_bytes(), cure)).hexdigest())\n"
    )
    digests = set()
    for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, "-c", code, str(shelf.paths[script.face])]
        digests.add(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(digests) == 1
