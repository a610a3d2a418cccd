"""The reference page of the metadata, from the declarations of its fields."""

from __future__ import annotations

from briefc.rst.metadata_fields import ELSEWHERE, FIELDS, TYPES, FieldKind


def metadata_page(introduction: str) -> str:
    """The reference page in Markdown: the introduction, the fields by type of item, others' names."""
    lines = ["# Metadata", "", introduction.strip(), "", "## Fields", ""]
    lines += _table(tuple(kind for kind in FIELDS if len(kind.of) == len(TYPES)))
    lines += ["", "## Fields of articles and briefings", ""]
    lines += [
        "Whom it is for, how it may be handed on, and how it is printed. Those of print say, for one item, what the",
        "section `pdf` of `briefc.yaml` says for all.",
        "",
    ]
    lines += _table(tuple(kind for kind in FIELDS if kind.of == ("article", "briefing")))
    lines += ["", "## Fields of briefings alone", ""]
    lines += _table(tuple(kind for kind in FIELDS if kind.of == ("briefing",)))
    lines += ["", "## Names that other tools use", "", "They are errors here, with the name to use in the message.", ""]
    lines += ["| elsewhere | here |", "|---|---|"]
    lines += [f"| `{theirs}` | `{ours}` |" for theirs, ours in sorted(ELSEWHERE.items())]
    return "\n".join(lines) + "\n"


def _table(kinds: tuple[FieldKind, ...]) -> list[str]:
    rows = ["| field | meaning | takes | default |", "|---|---|---|---|"]
    return rows + [f"| `{kind.name}` | {kind.doc} | {kind.takes} | {kind.default or '—'} |" for kind in kinds]
