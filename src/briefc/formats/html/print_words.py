"""The words that a printed document says of its own accord, beside those that it shares with the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefc.formats.html.print_words_further import PRINT
from briefc.model.language import among
from briefc.model.word_table import table


@dataclass(frozen=True, slots=True)
class PrintWords:
    """One language's words. `of` stands between page and pages; those with "{}" are filled with a number.

    `page` names a page by itself, `see_page` behind a reference. `count_…` are one and many.
    """

    page: str
    see_page: str
    of: str
    summary: str
    articles: str
    exhibits: str
    reference: str
    speakers: str
    posts: str
    sources: str
    source: str
    about: str
    speaking: str
    holds: str
    picture: str
    post: str
    post_by: str
    link: str
    archived: str
    basis: str
    basis_text: str
    publisher: str
    rights: str
    terms: str
    identifier: str
    texts: str
    typefaces: str
    version: str
    count_articles: tuple[str, str]
    count_quotations: tuple[str, str]
    count_posts: tuple[str, str]


_WORDS = {
    "en": PrintWords(
        page="Page {}",
        see_page=" (page\u00a0{})",
        of="of",
        summary="Summary",
        articles="Articles",
        exhibits="Exhibits",
        reference="Reference",
        speakers="Index of speakers",
        posts="Index of posts",
        sources="Sources",
        source="source {number}",
        about="About this briefing",
        speaking="Speaking",
        holds="Contents",
        picture="Picture",
        post="Post",
        post_by="Post by {name}",
        link="Link",
        archived="Archived copy",
        basis="Basis",
        basis_text=(
            "Key points restate the articles of this briefing and add nothing to them. Words in quotation marks are "
            "verbatim and attributed in the article. Notes stand at the foot of the page."
        ),
        publisher="Published by",
        rights="Rights",
        terms="Use",
        identifier="Identifier",
        texts="Texts",
        typefaces="Typefaces",
        version="version {number}",
        count_articles=("{} article", "{} articles"),
        count_quotations=("{} quotation", "{} quotations"),
        count_posts=("{} post", "{} posts"),
    ),
    "de": PrintWords(
        page="Seite {}",
        see_page=" (Seite\u00a0{})",
        of="von",
        summary="Überblick",
        articles="Artikel",
        exhibits="Belege",
        reference="Nachweise",
        speakers="Verzeichnis der Sprecher",
        posts="Verzeichnis der Posts",
        sources="Quellen",
        source="Quelle {number}",
        about="Über dieses Dossier",
        speaking="Es sprechen",
        holds="Inhalt",
        picture="Bild",
        post="Post",
        post_by="Post von {name}",
        link="Link",
        archived="Archivkopie",
        basis="Grundlage",
        basis_text=(
            "Die Kernpunkte geben die Artikel dieses Dossiers wieder und fügen ihnen nichts hinzu. Worte in "
            "Anführungszeichen sind wörtlich und im Artikel zugeordnet. Anmerkungen stehen am Fuß der Seite."
        ),
        publisher="Herausgegeben von",
        rights="Rechte",
        terms="Nutzung",
        identifier="Kennung",
        texts="Texte",
        typefaces="Schriften",
        version="Fassung {number}",
        count_articles=("{} Artikel", "{} Artikel"),
        count_quotations=("{} Zitat", "{} Zitate"),
        count_posts=("{} Post", "{} Posts"),
    ),
    "fr": PrintWords(
        page="Page {}",
        see_page=" (page\u00a0{})",
        of="sur",
        summary="Synthèse",
        articles="Articles",
        exhibits="Pièces",
        reference="Références",
        speakers="Index des intervenants",
        posts="Index des messages",
        sources="Sources",
        source="source {number}",
        about="À propos de ce dossier",
        speaking="S’expriment",
        holds="Contenu",
        picture="Image",
        post="Message",
        post_by="Message de {name}",
        link="Lien",
        archived="Copie archivée",
        basis="Fondement",
        basis_text=(
            "Les points clés reprennent les articles de ce dossier sans rien y ajouter. Les mots entre guillemets sont "
            "textuels et attribués dans l’article. Les notes figurent au bas de la page."
        ),
        publisher="Publié par",
        rights="Droits",
        terms="Utilisation",
        identifier="Identifiant",
        texts="Textes",
        typefaces="Caractères",
        version="version {number}",
        count_articles=("{} article", "{} articles"),
        count_quotations=("{} citation", "{} citations"),
        count_posts=("{} message", "{} messages"),
    ),
    "es": PrintWords(
        page="Página {}",
        see_page=" (página\u00a0{})",
        of="de",
        summary="Resumen",
        articles="Artículos",
        exhibits="Documentos",
        reference="Referencias",
        speakers="Índice de personas citadas",
        posts="Índice de publicaciones",
        sources="Fuentes",
        source="fuente {number}",
        about="Sobre este informe",
        speaking="Hablan",
        holds="Contenido",
        picture="Imagen",
        post="Publicación",
        post_by="Publicación de {name}",
        link="Enlace",
        archived="Copia archivada",
        basis="Base",
        basis_text=(
            "Los puntos clave resumen los artículos de este informe y no añaden nada. Las palabras entre comillas son "
            "textuales y se atribuyen en el artículo. Las notas están al pie de la página."
        ),
        publisher="Publicado por",
        rights="Derechos",
        terms="Uso",
        identifier="Identificador",
        texts="Textos",
        typefaces="Tipos de letra",
        version="versión {number}",
        count_articles=("{} artículo", "{} artículos"),
        count_quotations=("{} cita", "{} citas"),
        count_posts=("{} publicación", "{} publicaciones"),
    ),
    "ru": PrintWords(
        page="Страница {}",
        see_page=" (с.\u00a0{})",
        of="из",
        summary="Итоги",
        articles="Статьи",
        exhibits="Материалы",
        reference="Справка",
        speakers="Указатель говорящих",
        posts="Указатель записей",
        sources="Источники",
        source="источник {number}",
        about="Об этом обзоре",
        speaking="Говорят",
        holds="Состав",
        picture="Изображение",
        post="Запись",
        post_by="Запись: {name}",
        link="Ссылка",
        archived="Архивная копия",
        basis="Основание",
        basis_text=(
            "Главное повторяет статьи этого обзора и ничего к ним не добавляет. Слова в кавычках приведены дословно, "
            "и в статье назван их автор. Примечания стоят внизу страницы."
        ),
        publisher="Издатель",
        rights="Права",
        terms="Использование",
        identifier="Идентификатор",
        texts="Тексты",
        typefaces="Шрифты",
        version="версия {number}",
        count_articles=("статьи: {}", "статьи: {}"),
        count_quotations=("цитаты: {}", "цитаты: {}"),
        count_posts=("записи: {}", "записи: {}"),
    ),
    "zh": PrintWords(
        page="第{}页",
        see_page="（第{}页）",
        of="/",
        summary="摘要",
        articles="文章",
        exhibits="图表",
        reference="参考",
        speakers="发言者索引",
        posts="帖文索引",
        sources="来源",
        source="来源{number}",
        about="关于本简报",
        speaking="发言者",
        holds="内容",
        picture="图片",
        post="帖文",
        post_by="{name}的帖文",
        link="链接",
        archived="存档",
        basis="依据",
        basis_text="要点复述本简报的文章，不增添内容。引号内文字为原话，出处见文章。注释在页脚。",
        publisher="发布者",
        rights="版权",
        terms="使用",
        identifier="标识",
        texts="文本",
        typefaces="字体",
        version="第{number}版",
        count_articles=("{}篇文章", "{}篇文章"),
        count_quotations=("{}条引语", "{}条引语"),
        count_posts=("{}条帖文", "{}条帖文"),
    ),
    "ar": PrintWords(
        page="صفحة {}",
        see_page=" (ص\u00a0{})",
        of="من",
        summary="الخلاصة",
        articles="المقالات",
        exhibits="الجداول والصور",
        reference="المراجع",
        speakers="فهرس المتحدثين",
        posts="فهرس المنشورات",
        sources="المصادر",
        source="المصدر {number}",
        about="عن هذه الإحاطة",
        speaking="المتحدثون",
        holds="المحتوى",
        picture="صورة",
        post="منشور",
        post_by="منشور {name}",
        link="رابط",
        archived="نسخة محفوظة",
        basis="الأساس",
        basis_text=(
            "تعيد النقاط الرئيسية ما جاء في مقالات هذه الإحاطة ولا تضيف إليه شيئًا. والكلام بين علامتي التنصيص منقول "
            "بنصه ومنسوب إلى قائله في المقال. والحواشي في أسفل الصفحة."
        ),
        publisher="الناشر",
        rights="الحقوق",
        terms="الاستخدام",
        identifier="المعرّف",
        texts="النصوص",
        typefaces="الخطوط",
        version="الإصدار {number}",
        count_articles=("المقالات: {}", "المقالات: {}"),
        count_quotations=("الاقتباسات: {}", "الاقتباسات: {}"),
        count_posts=("المنشورات: {}", "المنشورات: {}"),
    ),
}

_SMALL = "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905 - reads better


def _further(words: dict[str, str]) -> PrintWords:
    """The words of a table; numbers make no difference to what they count there."""
    texts: dict[str, Any] = {name: (said, said) if name.startswith("count_") else said for name, said in words.items()}
    return PrintWords(**texts)


_WORDS |= {language: _further(table(text)) for language, text in PRINT.items()}


def print_words(language: str) -> PrintWords:
    """The words of a language (BCP 47); English where it has no table."""
    return _WORDS[among(language, _WORDS) or "en"]


def counted(number: int, forms: tuple[str, str], language: str) -> str:
    """A number of things in words: "two articles", "13 quotations"; digits in all languages but English."""
    small = among(language, _WORDS) in {"en", ""} and number < len(_SMALL)
    return forms[0 if number == 1 else 1].format(_SMALL[number] if small else number)


# --- the Traffic Light Protocol --------------------------------------------------------------------------------------

_HANDLING = {
    "RED": "For the named recipients alone. It may not be passed on to anybody else.",
    "AMBER+STRICT": "Recipients may share this document within their own organization only, with those who need it.",
    "AMBER": "Recipients may share this document within their organization and with its clients who need it.",
    "GREEN": "Recipients may share this document within their community, but not through publicly accessible channels.",
    "CLEAR": "This document may be shared without restriction.",
}


def tlp_label(text: str) -> str:
    """`TLP:GREEN` for `GREEN`, `tlp:green` or `TLP:GREEN`; "" for what is no label of TLP 2.0 (FIRST)."""
    name = text.upper().removeprefix("TLP:").strip()
    return f"TLP:{name}" if name in _HANDLING else ""


def tlp_meaning(label: str) -> str:
    """What a label asks of who receives the document, in one sentence of English; labels are never translated."""
    return _HANDLING.get(label.removeprefix("TLP:"), "")
