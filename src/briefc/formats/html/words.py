"""The words that a page says of its own accord, by language, and dates as its margin writes them."""

from __future__ import annotations

from dataclasses import dataclass

from briefc.formats.html.words_further import SITE
from briefc.model.article import Moment
from briefc.model.calendar import shown_date, weekday
from briefc.model.language import among, primary
from briefc.model.word_table import table


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words; those with `{…}` are filled in."""

    by: str
    place: str
    published: str
    updated: str
    take_away: str
    related: str
    notes: str
    citations: str
    back: str
    table: str
    contents: str
    correction: str
    corrections: str
    translation: str
    skip: str
    navigation: str
    front_page: str
    latest: str
    briefing: str
    briefings: str
    key_points: str
    handling: str
    reference: str
    edited_by: str
    audience: str
    closed: str
    supersedes: str
    pages: str


_WORDS = {
    "en": Words(
        by="By",
        place="Place",
        published="Published",
        updated="Updated",
        take_away="Take away",
        related="Related",
        notes="Notes",
        citations="Works cited",
        back="Back",
        table="Table",
        contents="Contents",
        correction="One correction",
        corrections="{count} corrections",
        translation="Translation of",
        skip="Skip to the text",
        navigation="Sections",
        front_page="Front page",
        latest="Latest",
        briefing="Briefing",
        briefings="Briefings",
        key_points="Key points",
        handling="Handling",
        reference="Reference",
        edited_by="Edited by",
        audience="Prepared for",
        closed="Text closed",
        supersedes="Supersedes",
        pages="Pages",
    ),
    "de": Words(
        by="Von",
        place="Ort",
        published="Veröffentlicht",
        updated="Aktualisiert",
        take_away="Zum Mitnehmen",
        related="Zum Thema",
        notes="Anmerkungen",
        citations="Zitierte Werke",
        back="Zurück",
        table="Tabelle",
        contents="Inhalt",
        correction="Eine Berichtigung",
        corrections="{count} Berichtigungen",
        translation="Übersetzung von",
        skip="Zum Text",
        navigation="Ressorts",
        front_page="Titelseite",
        latest="Neueste",
        briefing="Dossier",
        briefings="Dossiers",
        key_points="Kernpunkte",
        handling="Weitergabe",
        reference="Zeichen",
        edited_by="Redaktion",
        audience="Verfasst für",
        closed="Textschluss",
        supersedes="Ersetzt",
        pages="Seiten",
    ),
    "fr": Words(
        by="Par",
        place="Lieu",
        published="Publié",
        updated="Mis à jour",
        take_away="À emporter",
        related="À lire aussi",
        notes="Notes",
        citations="Ouvrages cités",
        back="Retour",
        table="Tableau",
        contents="Sommaire",
        correction="Un rectificatif",
        corrections="{count} rectificatifs",
        translation="Traduction de",
        skip="Aller au texte",
        navigation="Rubriques",
        front_page="Une",
        latest="Dernières nouvelles",
        briefing="Dossier",
        briefings="Dossiers",
        key_points="Points clés",
        handling="Diffusion",
        reference="Référence",
        edited_by="Rédaction",
        audience="Destinataires",
        closed="Texte arrêté",
        supersedes="Remplace",
        pages="Pages",
    ),
    "es": Words(
        by="Por",
        place="Lugar",
        published="Publicado",
        updated="Actualizado",
        take_away="Para llevar",
        related="Relacionado",
        notes="Notas",
        citations="Obras citadas",
        back="Volver",
        table="Tabla",
        contents="Contenido",
        correction="Una corrección",
        corrections="{count} correcciones",
        translation="Traducción de",
        skip="Ir al texto",
        navigation="Secciones",
        front_page="Portada",
        latest="Lo último",
        briefing="Informe",
        briefings="Informes",
        key_points="Puntos clave",
        handling="Difusión",
        reference="Referencia",
        edited_by="Edición",
        audience="Destinatarios",
        closed="Cierre",
        supersedes="Sustituye a",
        pages="Páginas",
    ),
    "ru": Words(
        by="Автор",
        place="Место",
        published="Опубликовано",
        updated="Обновлено",
        take_away="Файлы",
        related="По теме",
        notes="Примечания",
        citations="Источники",
        back="Назад",
        table="Таблица",
        contents="Содержание",
        correction="Одно исправление",
        corrections="Исправления: {count}",
        translation="Перевод",
        skip="К тексту",
        navigation="Рубрики",
        front_page="Главная",
        latest="Последнее",
        briefing="Обзор",
        briefings="Обзоры",
        key_points="Главное",
        handling="Распространение",
        reference="Номер",
        edited_by="Редакция",
        audience="Для кого",
        closed="Текст завершён",
        supersedes="Заменяет",
        pages="Страницы",
    ),
    "zh": Words(
        by="作者",
        place="地点",
        published="发布",
        updated="更新",
        take_away="下载",
        related="相关",
        notes="注释",
        citations="引用文献",
        back="返回",
        table="表格",
        contents="目录",
        correction="一处更正",
        corrections="{count}处更正",
        translation="译自",
        skip="跳到正文",
        navigation="栏目",
        front_page="首页",
        latest="最新",
        briefing="简报",
        briefings="简报",
        key_points="要点",
        handling="分发范围",
        reference="编号",
        edited_by="编辑",
        audience="供阅",
        closed="截稿",
        supersedes="取代",
        pages="页面",
    ),
    "ar": Words(
        by="بقلم",
        place="المكان",
        published="نُشر",
        updated="حُدّث",
        take_away="للتنزيل",
        related="ذات صلة",
        notes="الحواشي",
        citations="المراجع",
        back="رجوع",
        table="جدول",
        contents="المحتويات",
        correction="تصحيح واحد",
        corrections="التصحيحات: {count}",
        translation="ترجمة عن",
        skip="إلى النص",
        navigation="الأقسام",
        front_page="الصفحة الأولى",
        latest="الأحدث",
        briefing="إحاطة",
        briefings="إحاطات",
        key_points="النقاط الرئيسية",
        handling="التداول",
        reference="الرقم",
        edited_by="التحرير",
        audience="إلى",
        closed="أُغلق النص",
        supersedes="يحل محل",
        pages="صفحات",
    ),
}
_WORDS |= {language: Words(**table(text)) for language, text in SITE.items()}


def words_for(language: str) -> Words:
    """The words of a language (BCP 47); English where it has no table."""
    return _WORDS[among(language, _WORDS) or "en"]


# --- dates -----------------------------------------------------------------------------------------------------------


def day_shown(moment: Moment, language: str) -> str:
    """The day first, as the margin of record has it ("16 May 2024"); American English keeps its own order."""
    return shown_date(moment.at.date().isoformat(), "en-gb" if language.lower() == "en" else language)


_BETWEEN = {"ar": "، ", "fa": "، ", "ur": "، ", "zh": " ", "ja": " ", "ko": " ", "th": " "}
"""What stands between day and time, where it is no comma."""


def moment_shown(moment: Moment, language: str) -> str:
    """The day, and for an instant the time with its zone: "16 May 2024, 09:40 UTC"."""
    day = day_shown(moment, language)
    between = _BETWEEN.get(primary(language), ", ")
    return day if moment.day else f"{day}{between}{moment.at:%H:%M} {zone_shown(moment)}"


def zone_shown(moment: Moment) -> str:
    """The zone of an instant: UTC, UTC+2, UTC−3:30."""
    offset = moment.at.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''}"


def weekday_shown(moment: Moment, language: str) -> str:
    """The day with its weekday, for the masthead: "Friday 17 May 2024"."""
    name = weekday(moment.at.date().isoformat(), language)
    return f"{name} {day_shown(moment, language)}" if name else day_shown(moment, language)


def short_day(moment: Moment, language: str, year: int) -> str:
    """The day without its year where that is the year of the page: "16 May"."""
    shown = day_shown(moment, language)
    ending = f" {moment.at.year}"
    return shown.removesuffix(ending) if moment.at.year == year else shown
