"""Journalistic forms: a name in any of seven languages to IPTC's genre code, and a code to its names.

The codes are those of `briefc.vocabulary.codes`. IPTC names them in English; the names in other languages are those in
use in newsrooms.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from briefc.model.language import primary
from briefc.vocabulary.codes import SCHEMES

_LANGUAGES = ("de", "es", "fr", "ru", "zh", "ar")
_NAMES = """
Actuality|O-Ton|Testimonio|Témoignage|Запись с места событий|现场录音|تسجيل ميداني
Advice|Ratgeber|Consejos|Conseils|Советы|指南|نصائح
Analysis|Analyse|Análisis|Analyse|Анализ|分析|تحليل
Background|Hintergrund|Contexto|Contexte|Справка|背景|خلفية
Biography|Biografie|Biografía|Biographie|Биография|传记|سيرة
Current|Aktuell|Actualidad|Actualité|Новость|时事|خبر
Curtain_Raiser|Vorbericht|Previa|Avant-papier|Анонс|前瞻|تمهيد
Daybook|Termine|Agenda|Agenda|Календарь событий|日程|أجندة
Exclusive|Exklusiv|Exclusiva|Exclusivité|Эксклюзив|独家|حصري
Feature|Feature|Reportaje|Magazine|Очерк|特写|تقرير موسع
Forecast|Vorhersage|Pronóstico|Prévisions|Прогноз|预测|توقعات
From_the_Scene|Reportage|Crónica|Reportage|Репортаж|现场报道|من الموقع
History|Geschichte|Historia|Histoire|История|历史|تاريخ
Interview|Interview|Entrevista|Interview|Интервью|专访|مقابلة
Obituary|Nachruf|Obituario|Nécrologie|Некролог|讣告|نعي
Opinion|Meinung|Opinión|Opinion|Мнение|评论|رأي
Polls_and_Surveys|Umfrage|Encuesta|Sondage|Опрос|民调|استطلاع
Press_Release|Pressemitteilung|Comunicado de prensa|Communiqué de presse|Пресс-релиз|新闻稿|بيان صحفي
Press-Digest|Presseschau|Revista de prensa|Revue de presse|Обзор прессы|报刊摘要|عرض الصحف
Profile|Porträt|Perfil|Portrait|Портрет|人物|بورتريه
Question_and_Answer_Session|Fragen und Antworten|Preguntas y respuestas|Questions-réponses|Вопросы и ответы|问答|أسئلة
Quote|Zitat|Cita|Citation|Цитата|引述|اقتباس
Retrospective|Rückblick|Retrospectiva|Rétrospective|Ретроспектива|回顾|استعراض
Review|Kritik|Reseña|Critique|Рецензия|评介|مراجعة
Special_Report|Sonderbericht|Informe especial|Dossier|Специальный репортаж|专题报道|تقرير خاص
Summary|Zusammenfassung|Resumen|Résumé|Сводка|摘要|ملخص
Transcript_and_Verbatim|Wortlaut|Transcripción|Verbatim|Стенограмма|实录|نص كامل
Update|Aktualisierung|Actualización|Mise à jour|Обновление|更新|تحديث
"""


@dataclass(frozen=True, slots=True)
class Genre:
    """One form: IPTC's code, its name in English, and names in other languages by primary language."""

    code: str
    english: str
    names: tuple[tuple[str, str], ...] = ()

    def name_in(self, language: str) -> str:
        """The name in a language (BCP 47); "" when there is none."""
        wanted = primary(language)
        return self.english if wanted == "en" else dict(self.names).get(wanted, "")


def genre(text: str) -> Genre | None:
    """The form that a code or a name means, whatever its case; None for the newsroom's own."""
    return _by_words().get(_folded(text.removeprefix("genre:")))


def _folded(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())


@lru_cache(maxsize=1)
def _by_words() -> dict[str, Genre]:
    names = {code: tuple(zip(_LANGUAGES, rest, strict=True)) for code, *rest in _rows()}
    out: dict[str, Genre] = {}
    # The code in lower case is IPTC's of old; the other is the one in use.
    for code in sorted(SCHEMES["genre"].codes - {"almanac"}):
        made = Genre(code, code.replace("_", " "), names.get(code, ()))
        for words in (code, *(name for _, name in made.names)):
            out.setdefault(_folded(words), made)
    return out


def _rows() -> list[list[str]]:
    return [line.split("|") for line in _NAMES.strip().split("\n")]
