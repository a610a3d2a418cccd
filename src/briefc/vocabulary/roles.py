"""What people do for an article, in words, to IPTC's Content Production Party Roles (`cpprole`).

Only codes of the list of 13 February 2024 are written; any other word stays the newsroom's own.
"""

from __future__ import annotations

WORDS = {
    "author": "author writer reporter journalist autor autorin auteur autora redactor автор 作者 记者",
    "correspondent": "correspondent korrespondent korrespondentin correspondant corresponsal корреспондент",
    "editor": "editor redakteur redakteurin redaktion editora редактор 编辑",
    "contentEditor": "subeditor copyeditor",
    "factChecker": "factchecker faktencheck verifizierung verification",
    "producer": "producer produzent produzentin producteur productor продюсер",
    "cameraOperator": "photographer photo foto fotograf fotografin photographe fotógrafo fotógrafa camera фотограф",
    "descrWriter": "captionwriter captions",
    "metadataEditor": "metadataeditor metadata",
    "genAIPromptWriter": "promptwriter prompts",
    "distributor": "distributor",
    "interviewee": "interviewee",
    "spokesperson": "spokesperson",
    "imgSupplier": "imagesupplier pictureagency",
    "mediaOffice": "mediaoffice",
    "origcont": "originalcontent",
    "originfo": "originalinformation",
    "contentSource": "contentsource",
}
"""The words in which newsrooms name each of the codes, in lower case and without blanks."""

_BY_WORD = {word: code for code, words in WORDS.items() for word in (*words.split(), code.casefold())}


def production_role(text: str) -> str:
    """IPTC's code for a role in words (`editor`, `fact-checker`, `Redaktion`); "" for one that IPTC does not have."""
    return _BY_WORD.get("".join(letter for letter in text.casefold() if letter.isalnum()), "")
