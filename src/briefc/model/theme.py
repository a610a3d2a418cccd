"""A theme after loading: everything that rendering needs of it, as one value without a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefc.model.setting import Rule, about

Setting = str | int | float | bool
"""What a theme's setting may be; the default in `theme.yaml` fixes which."""


@dataclass(frozen=True, slots=True)
class FontFace:
    """One font file that a theme uses.

    `file` is the file's name inside the installed distribution `package`; with an empty `package` it is a path among
    the theme's own `Theme.files`. `weight` is a CSS weight (1 to 1000), `style` is `normal` or `italic`. A face with
    `web` false serves print only and is not copied beside the pages.
    """

    family: str = field(metadata=about("Name of the family, as the style sheets use it."))
    file: str = field(metadata=about("Name of the font file in the package, or path below the theme's static folder."))
    package: str = field(default="", metadata=about("Installed distribution that holds the file; empty: the theme."))
    weight: int = field(default=400, metadata=about("Weight, as in CSS.", Rule(minimum=1, maximum=1000)))
    style: str = field(default="normal", metadata=about("Style, as in CSS.", Rule(choices=("normal", "italic"))))
    web: bool = field(default=True, metadata=about("Whether the site uses the face too, or print alone."))


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme and all that it extends, merged.

    `chain` names the theme and its ancestors, nearest first (`("mine", "default")`; a built-in theme that is shadowed
    by the project's own of the same name appears as `briefc:NAME`). `templates` maps a template's name
    (`article.html`) to its text, the nearest of the chain winning; every text is also there as `ANCESTOR/article.html`,
    so that a template can extend the one it replaces. `styles` maps `screen.css` and `print.css`, and any other style
    sheet beside them, to the text of the nearest one, each also as `ANCESTOR/screen.css`. `files` maps the paths
    below `static/` to bytes. `parted` says that in print each part of a document begins on a page of its own and knows
    nothing of the others, so that parts may be laid out apart.
    """

    name: str
    templates: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    chain: tuple[str, ...] = ()
    fonts: tuple[FontFace, ...] = ()
    parted: bool = False
