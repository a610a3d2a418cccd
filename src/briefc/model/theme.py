"""A theme after loading: everything that rendering needs of it, as one value without a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Setting = str | int | float | bool
"""What a theme's setting may be; the default in `theme.yaml` fixes which."""


@dataclass(frozen=True, slots=True)
class FontFace:
    """One font file that a theme uses.

    `file` is the file's name inside the installed distribution `package`; with an empty `package` it is a path among
    the theme's own `Theme.files`. `weight` is a CSS weight (1 to 1000), `style` is `normal` or `italic`. A face with
    `web` false serves print only and is not copied beside the pages.
    """

    family: str
    file: str
    package: str = ""
    weight: int = 400
    style: str = "normal"
    web: bool = True


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme and all that it extends, merged.

    `chain` names the theme and its ancestors, nearest first (`("mine", "default")`; a built-in theme that is shadowed
    by the project's own of the same name appears as `briefc:NAME`). `templates` maps a template's name
    (`article.html`) to its text, the nearest of the chain winning; every text is also there as `ANCESTOR/article.html`,
    so that a template can extend the one it replaces. `styles` maps `screen.css` and `print.css`, and any other style
    sheet at the theme's top, to the text of the nearest one, each also as `ANCESTOR/screen.css`. `files` maps the paths
    below `static/` to bytes.
    """

    name: str
    templates: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    chain: tuple[str, ...] = ()
    fonts: tuple[FontFace, ...] = ()
