"""What people do for an article, in words, to IPTC's Content Production Party Roles (`cpprole`).

Only codes of the list of 13 February 2024 are written; any other word stays the newsroom's own.
"""

from __future__ import annotations

WORDS = {
    "author": "author, writer, reporter, journalist, Autor, Autorin, auteur, auteure, autora, автор, 作者, 记者",
    "correspondent": "correspondent, Korrespondent, Korrespondentin, correspondant, corresponsal, корреспондент",
    "editor": "editor, Redakteur, Redakteurin, Redaktion, editora, rédacteur, rédactrice, редактор, 编辑",
    "contentEditor": "content editor, sub-editor, copy editor",
    "factChecker": "fact checker, verification, Faktencheck, Verifizierung",
    "producer": "producer, Produzent, Produzentin, producteur, productor, продюсер",
    "cameraOperator": "photographer, photo, Foto, Fotograf, Fotografin, photographe, fotógrafo, fotógrafa, фотограф",
    "descrWriter": "caption writer, captions",
    "metadataEditor": "metadata editor, metadata",
    "genAIPromptWriter": "prompt writer, prompts",
    "distributor": "distributor",
    "interviewee": "interviewee",
    "spokesperson": "spokesperson",
    "imgSupplier": "image supplier, picture agency",
    "mediaOffice": "media office",
    "origcont": "original content",
    "originfo": "original information",
    "contentSource": "content source",
}
"""The words in which newsrooms name each of the codes."""


def production_role(text: str) -> str:
    """IPTC's code for a role in words (`editor`, `fact-checker`, `Redaktion`); "" for one that IPTC does not have.

    Case, blanks and hyphens do not count; the code itself is accepted.
    """
    return _BY_WORD.get(_folded(text), "")


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


_BY_WORD = {_folded(word): code for code, words in WORDS.items() for word in (*words.split(", "), code)}
