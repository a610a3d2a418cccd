"""A fresh docutils document with fixed settings: no configuration file, command line or environment has a say."""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from docutils import nodes
from docutils.languages import get_language
from docutils.utils import Reporter

from briefc.rst.session import Session

_NEVER = 5
"""Above docutils' highest level: nothing is printed, nothing halts. Findings are collected by an observer."""

_SETTINGS = {
    "_disable_config": True,
    "auto_id_prefix": "%",
    "character_level_inline_markup": False,
    "debug": False,
    "file_insertion_enabled": False,
    "footnote_references": "superscript",
    "halt_level": _NEVER,
    "id_prefix": "",
    "input_encoding": "utf-8",
    "input_encoding_error_handler": "strict",
    "legacy_ids": True,
    "pep_references": False,
    "raw_enabled": False,
    "record_dependencies": None,
    "report_level": _NEVER,
    "rfc_references": False,
    "rfc_base_url": "https://www.rfc-editor.org/rfc/",
    "pep_base_url": "https://peps.python.org/",
    "pep_file_url_template": "pep-%04d",
    "root_prefix": "/",
    "sectnum_xform": True,
    "smart_quotes": False,
    "strip_comments": None,
    "syntax_highlight": "none",
    "tab_width": 8,
    "toc_backlinks": False,
    "trim_footnote_reference_space": True,
    "warning_stream": False,
}


class Settings(SimpleNamespace):
    """The settings of one document. The class of docutils can read configuration files, and is on its way out."""

    def setdefault(self, name: str, value: Any) -> Any:
        """The setting of a name; all there are stand in the table above, so that the default is for docutils' sake."""
        return getattr(self, name, value)


class ArticleDocument(nodes.document):
    """docutils' document, which carries the session of its reading."""

    tagname = "document"
    session: Session


_NEAREST = {"zh": "zh-cn", "zh-hans": "zh-cn", "zh-hant": "zh-tw", "pt": "pt-br", "nb": "no"}


@lru_cache(maxsize=64)
def language_code(tag: str) -> str:
    """The language of docutils' own words that fits a BCP 47 tag: the tag, its language, or English."""
    lowered = tag.lower()
    for code in (lowered, _NEAREST.get(lowered, ""), lowered.split("-")[0], _NEAREST.get(lowered.split("-")[0], "")):
        module: Any = get_language(code) if code else None
        if module is not None and module.__name__ == f"docutils.languages.{code.replace('-', '_')}":
            return code
    return "en"


def new_document(session: Session) -> ArticleDocument:
    """An empty document for the session's article; every system message goes to `session.messages`."""
    settings: Any = Settings(
        **_SETTINGS,
        language_code=language_code(session.metadata.language),
        line_length_limit=session.project.limits.line_length,
    )
    reporter = Reporter(session.path, _NEVER, _NEVER, stream=False)
    document = ArticleDocument(settings, reporter, source=session.path)
    document.note_source(session.path, -1)
    document.session = session
    reporter.attach_observer(session.messages.append)
    return document
