"""The pictures of one item: where each lies, what it will be called, and which have to be fetched by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from briefc.ingest.found import Shot
from briefc.ingest.told import Told
from briefc.ingest.tree import Tag
from briefc.model.asset import EXTENSIONS, Asset

FOLDER = "images"
"""Where pictures go, beside the sources."""

_PUBLISHED = re.compile(r"/media/[0-9a-f]{20}\.[a-z]{3,4}$")
_SUFFIX = re.compile(r"\.(jpe?g|png|gif|webp|svg)(?:[?#].*)?$", re.IGNORECASE)


@dataclass(slots=True)
class Album:
    """The desk for the pictures of the item that gets the name `slug`.

    `find(reference)` gives the path of a file of the folder that is taken in, "" when there is none. `shots` are the
    picture items by guid. `named` tells whether a picture that is not at hand is named in the source all the same.
    `copies` are (file, name beside the source) pairs.
    """

    slug: str
    say: Told
    find: Callable[[str], str]
    shots: Mapping[str, Shot]
    named: bool = True
    made: dict[str, Asset] = field(default_factory=dict)
    copies: list[tuple[str, str]] = field(default_factory=list)

    def asset(self, reference: str, at: Tag, kind: str) -> Asset | None:
        """The picture of a reference. One that is not at hand is named all the same, and is to be saved there.

        Code: `import.picture`.
        """
        shot = self.shots.get(reference)
        if shot is not None:
            reference, kind = shot.href, shot.kind or kind
        if reference in self.made:
            return self.made[reference]
        if reference.lower().startswith(("data:", "javascript:", "file:", "cid:")):
            self.say.warning("import.picture", at, f'"{reference[:40]}" is no place of a picture; its words are kept')
            return None
        suffix = _SUFFIX.search(reference)
        extension = suffix[1].lower().replace("jpeg", "jpg") if suffix else EXTENSIONS.get(kind, "jpg")
        name = f"{FOLDER}/{self.slug}-{len(self.made) + 1}.{extension}"
        found = self.find(reference)
        published = _PUBLISHED.search(reference)
        if not found and published:
            # briefc names pictures by their site's address; the file lies beside the item all the same.
            found = self.find(f"..{published.group()}")
        if found:
            self.copies.append((found, name))
        elif not self.named:
            self.say.warning("import.picture", at, f"the picture {reference[:200]} is not at hand and is left out")
            return None
        else:
            hint = f"fetch it yourself, and save it as {name} beside the source"
            self.say.warning("import.picture", at, f"the picture {reference[:200]} is not at hand", hint)
        made = Asset(name, "", kind, 0, 0, 0)
        self.made[reference] = made
        return made
