"""A theme to the files that all pages of a site share: style sheet, fonts, icon, whatever lies in `static/`."""

from __future__ import annotations

from briefc.formats.html.frame import ASSETS
from briefc.formats.html.styles import composed
from briefc.formats.html.webfonts import MissingFaceError, face_rules, web_fonts
from briefc.model.artifact import Artifact
from briefc.model.diagnostic import error
from briefc.model.format import Rendered
from briefc.model.outcome import Outcome
from briefc.model.span import Span
from briefc.model.theme import Theme


def site_files(theme: Theme, cache: str = "") -> Outcome[Rendered]:
    """The files that all pages share: style sheet, fonts, and what the theme has in `static/`.

    `cache` names a folder for cut fonts. Codes: `theme.font`, and that of `composed`.
    """
    try:
        fonts = web_fonts(theme.fonts, theme.files, cache)
    except MissingFaceError as reason:
        hint = "see `fonts:` in theme.yaml, and `briefc doctor` for what is installed"
        return Outcome(None, (error("theme.font", Span(f"themes/{theme.name}/theme.yaml"), str(reason), hint),))
    sheet = composed(theme, "screen.css") if "screen.css" in theme.styles else Outcome("")
    if sheet.failed:
        return Outcome(None, sheet.diagnostics)
    style = f"{face_rules(fonts)}\n\n{sheet.value}"
    own = {face.file for face in theme.fonts if not face.package}
    files = [Artifact(f"html/{ASSETS}screen.css", "text/css", style.encode())]
    files += [Artifact(f"html/{ASSETS}fonts/{font.name}", "font/woff2", font.data) for font in fonts]
    files += [
        Artifact(f"html/{ASSETS}{path}", media_type(path), data)
        for path, data in sorted(theme.files.items())
        if path not in own
    ]
    return Outcome(tuple(files))


_MEDIA_TYPES = {
    "css": "text/css",
    "html": "text/html",
    "ico": "image/x-icon",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "webp": "image/webp",
    "woff2": "font/woff2",
}


def media_type(path: str) -> str:
    """The media type of a theme's file by the ending of its name."""
    return _MEDIA_TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")
