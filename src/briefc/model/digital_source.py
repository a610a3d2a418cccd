"""How a text came about, by IPTC's Digital Source Type NewsCodes: their names, and what readers are told of some."""

from __future__ import annotations

from briefc.model.language import primary

SCHEME = "digsrctype"
"""The alias of the vocabulary in IPTC's catalog for NewsML-G2."""

ADDRESS = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""The address of the vocabulary; a code after it identifies a source type."""

NAMES = {
    "trainedAlgorithmicMedia": "created using generative AI",
    "compositeWithTrainedAlgorithmicMedia": "edited using generative AI",
    "compositeSynthetic": "composite including generative AI elements",
    "algorithmicMedia": "pure algorithmic media",
    "algorithmicallyEnhanced": "algorithmically altered media",
    "dataDrivenMedia": "data-driven media",
    "humanEdits": "human-edited media",
    "digitalCreation": "digital creation",
    "digitalCapture": "digital capture",
    "computationalCapture": "multi-frame computational capture",
    "screenCapture": "screen capture",
    "virtualRecording": "virtual event recording",
    "composite": "composite of elements",
    "compositeCapture": "composite of captured elements",
    "negativeFilm": "digitised from a transparent negative",
    "positiveFilm": "digitised from a transparent positive",
    "print": "digitised from a non-transparent medium",
}
"""Names in English of the codes of 17 September 2024 (CC BY 4.0, IPTC); those that concern texts come first."""

RETIRED = {"minorHumanEdits": "humanEdits", "digitalArt": "digitalCreation", "softwareImage": ""}
"""Codes that IPTC withdrew, with the code to use instead ("" = none)."""

_CREATED, _EDITED, _PARTS, _AUTOMATIC = (
    "trainedAlgorithmicMedia",
    "compositeWithTrainedAlgorithmicMedia",
    "compositeSynthetic",
    "algorithmicMedia",
)
_DISCLOSED = {
    _CREATED: {
        "en": "This text was created using generative artificial intelligence.",
        "de": "Dieser Text wurde mit generativer künstlicher Intelligenz erstellt.",
        "es": "Este texto se ha creado con inteligencia artificial generativa.",
        "fr": "Ce texte a été créé à l’aide de l’intelligence artificielle générative.",
        "ru": "Этот текст создан с помощью генеративного искусственного интеллекта.",
        "zh": "本文使用生成式人工智能创作。",
        "ar": "أُنشئ هذا النص باستخدام الذكاء الاصطناعي التوليدي.",
    },
    _EDITED: {
        "en": "This text was edited using generative artificial intelligence.",
        "de": "Dieser Text wurde mit generativer künstlicher Intelligenz bearbeitet.",
        "es": "Este texto se ha editado con inteligencia artificial generativa.",
        "fr": "Ce texte a été édité à l’aide de l’intelligence artificielle générative.",
        "ru": "Этот текст отредактирован с помощью генеративного искусственного интеллекта.",
        "zh": "本文使用生成式人工智能编辑。",
        "ar": "حُرّر هذا النص باستخدام الذكاء الاصطناعي التوليدي.",
    },
    _PARTS: {
        "en": "Parts of this text were created using generative artificial intelligence.",
        "de": "Teile dieses Textes wurden mit generativer künstlicher Intelligenz erstellt.",
        "es": "Partes de este texto se han creado con inteligencia artificial generativa.",
        "fr": "Des parties de ce texte ont été créées à l’aide de l’intelligence artificielle générative.",
        "ru": "Части этого текста созданы с помощью генеративного искусственного интеллекта.",
        "zh": "本文部分内容使用生成式人工智能创作。",
        "ar": "أُنشئت أجزاء من هذا النص باستخدام الذكاء الاصطناعي التوليدي.",
    },
    _AUTOMATIC: {
        "en": "This text was written automatically by a computer program.",
        "de": "Dieser Text wurde automatisch von einem Computerprogramm geschrieben.",
        "es": "Este texto ha sido redactado automáticamente por un programa informático.",
        "fr": "Ce texte a été rédigé automatiquement par un programme informatique.",
        "ru": "Этот текст написан автоматически компьютерной программой.",
        "zh": "本文由计算机程序自动撰写。",
        "ar": "كُتب هذا النص آليًا بواسطة برنامج حاسوبي.",
    },
}
"""What readers are told, by code and language. The other source types need no telling for a text."""


def digital_source(text: str) -> str:
    """The code that a code or an English name means, whatever its case; "" when it is neither.

    `digsrctype:` or IPTC's address before the code is accepted.
    """
    wanted = " ".join(text.split()).casefold().removeprefix(f"{SCHEME}:").removeprefix(ADDRESS)
    return _BY_WORDS.get(wanted, "")


_BY_WORDS = {words.casefold(): code for code, name in NAMES.items() for words in (code, name)}


def disclosure(code: str, language: str) -> str:
    """The sentence that tells readers of a machine's part in the text; "" when there is nothing to tell."""
    texts = _DISCLOSED.get(code)
    return texts.get(primary(language), texts["en"]) if texts else ""
