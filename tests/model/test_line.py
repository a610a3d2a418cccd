"""Texts on one line."""

from __future__ import annotations

from briefc.model.line import literal, one_line


def test_white_space_is_one_space_and_no_break_spaces_stay() -> None:
    assert one_line("  a\n b\t\tc\u2028d\u3000e ") == "a b c d e"
    assert one_line("\u00a0«\u00a0Non\u202f!\u00a0», dit-il\nhier \n") == "«\u00a0Non\u202f!\u00a0», dit-il hier"


def test_names_that_differ_in_their_spaces_alone_are_one_identifier() -> None:
    assert literal("Li\u00a0Wei") == literal(" Li\nWei ") == "Li Wei"
