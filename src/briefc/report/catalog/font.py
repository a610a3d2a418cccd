"""Codes of typefaces in print."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_PRINT = ("build", "--format", "pdf", "sources/minimal.rst")
_THEME = "name: Ours\nextends: briefc:default\nfonts:\n"
_FACE = "  - {{ family: Ours, file: {file}, package: fontpkg-spectral }}\n"

CODES: tuple[Explanation, ...] = (
    Explanation(
        "font.duplicate",
        "two files for one typeface",
        "A theme names two font files of the same family, weight and style. In a PDF they would share one font, and "
        "letters of one file would be printed as shapes of the other, while the text that can be copied stays right.",
        (
            (
                "themes/default/theme.yaml",
                _THEME + _FACE.format(file="Spectral-Regular.ttf") + _FACE.format(file="Spectral-Light.ttf"),
            ),
        ),
        "Say which weight or style each file has, or give one of them a family name of its own.",
        _PRINT,
    ),
    Explanation(
        "font.forms",
        "Chinese characters in the shapes of another country",
        "Readers in Taiwan, Hong Kong, Japan and Korea know other shapes of many Chinese characters than those in "
        "mainland China. The typefaces that ship with briefc have the latter; those of the others are an extra, which "
        "is not installed. The text can be read, and looks foreign to its readers.",
        (
            (
                "sources/minimal.rst",
                "Minimal\n=======\n\n:date: 2024-05-16\n:summary: A word.\n:language: ja\n\n直行便\n",
            ),
        ),
        'Install the typefaces: pip install "briefc[fonts-cjk]". If the text is of another language, say so by '
        ":language: or a quotation's :lang:.",
        _PRINT,
    ),
    Explanation(
        "font.glyph",
        "no typeface has a character",
        "The PDF would show an empty box. briefc prints with the typefaces that it ships with (Latin, Greek, Cyrillic, "
        "Chinese) and with those of further scripts that are installed beside it; typefaces of the machine are not "
        "used, so that the PDF is the same everywhere.",
        (("sources/minimal.rst", "Minimal\n=======\n\n:date: 2024-05-16\n:summary: A sign.\n\nThe sign 𓀀.\n"),),
        "Write the character otherwise, or install the typefaces of its script: the extras fonts-arabic, fonts-cjk, "
        "fonts-devanagari, fonts-greek, fonts-hebrew and fonts-thai of briefc.",
        _PRINT,
    ),
    Explanation(
        "font.load",
        "a typeface of the theme cannot be loaded",
        "The theme names a font file that is not there, is no font, or comes from a package that is not installed.",
        (("themes/default/theme.yaml", _THEME + _FACE.format(file="Spectral-Ultra.ttf")),),
        "Correct `file` and `package` under `fonts` in theme.yaml, or install the package.",
        _PRINT,
    ),
    Explanation(
        "font.undeclared",
        "text is set in a typeface that its style does not name",
        "None of the typefaces that a style names has been declared, or none of them has the characters, so the "
        "printer took any other one that has them. What comes out then depends on what else is declared.",
        (
            ("themes/default/theme.yaml", "name: Ours\nextends: briefc:default\n"),
            ("themes/default/print.css", "body { font-family: Georgia, serif }\n"),
        ),
        "Name a declared typeface in the stack of the print style: one that the theme declares under `fonts`, or one "
        "of briefc's. End stacks in var(--scripts), which names those for further scripts.",
        _PRINT,
    ),
    Explanation(
        "font.unknown",
        "a style names a typeface that nobody declares",
        "Print uses the typefaces that briefc ships with and those that the theme names under `fonts` in theme.yaml, "
        "never those of the machine. The print style names another one: it is passed over, as is a slip of the pen.",
        (
            ("themes/default/theme.yaml", "name: Ours\nextends: briefc:default\n"),
            ("themes/default/print.css", "body { font-family: Spectrl, Spectral, serif }\n"),
        ),
        "Correct the name, declare the typeface under `fonts` in theme.yaml, or leave it away.",
        _PRINT,
    ),
)
