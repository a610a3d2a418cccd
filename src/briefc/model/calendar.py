"""Days in words: month names and the order of a date, by language, from tables of our own.

No locale and no clock: the same ISO date gives the same words on every machine. Source of names and orders: Unicode
CLDR, format `long`.
"""

from __future__ import annotations

from datetime import date

from briefc.model.language import primary


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


MONTHS: dict[str, tuple[str, ...]] = {
    "en": _names("January February March April May June July August September October November December"),
    "fr": _names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "es": _names("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    "de": _names("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "pt": _names("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    "it": _names("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    "nl": _names("januari februari maart april mei juni juli augustus september oktober november december"),
    "pl": _names("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"),
    "ru": _names("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    "uk": _names("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
    "ar": _names("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    "he": _names("ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"),
    "fa": _names("ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"),
    "ur": _names("جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"),
    "hi": _names("जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"),
    "th": _names("มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"),
    "el": _names(
        "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου "
        "Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου"
    ),
}
"""Names of the months as they stand in a date, January first."""

WEEKDAYS: dict[str, tuple[str, ...]] = {
    "en": _names("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    "fr": _names("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    "es": _names("lunes martes miércoles jueves viernes sábado domingo"),
    "de": _names("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
    "pt": (
        "segunda-feira",
        "terça-feira",
        "quarta-feira",
        "quinta-feira",
        "sexta-feira",
        "sábado",
        "domingo",
    ),
    "zh": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    "ar": _names("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
}
"""Names of the weekdays, Monday first."""

_PATTERNS = {
    "en": "{month} {day}, {year}",
    "en-us": "{month} {day}, {year}",
    "en-gb": "{day} {month} {year}",
    "en-au": "{day} {month} {year}",
    "en-ie": "{day} {month} {year}",
    "en-in": "{day} {month} {year}",
    "en-nz": "{day} {month} {year}",
    "en-za": "{day} {month} {year}",
    "fr": "{day} {month} {year}",
    "es": "{day} de {month} de {year}",
    "de": "{day}. {month} {year}",
    "pt": "{day} de {month} de {year}",
    "it": "{day} {month} {year}",
    "nl": "{day} {month} {year}",
    "pl": "{day} {month} {year}",
    "ru": "{day} {month} {year} г.",
    "uk": "{day} {month} {year} р.",
    "zh": "{year}年{number}月{day}日",
    "ja": "{year}年{number}月{day}日",
    "ar": "{day} {month} {year}",
    "ko": "{year}년 {number}월 {day}일",
    "he": "{day} ב{month} {year}",
    "fa": "{day} {month} {year}",
    "ur": "{day} {month}، {year}",
    "hi": "{day} {month} {year}",
    "th": "{day} {month} ค.ศ. {year}",
    "el": "{day} {month} {year}",
    "vi": "{day} tháng {number}, {year}",
}
_MONTH_PATTERNS = {
    "es": "{month} de {year}",
    "pt": "{month} de {year}",
    "zh": "{year}年{number}月",
    "ja": "{year}年{number}月",
    "ko": "{year}년 {number}월",
    "ur": "{month}، {year}",
    "th": "{month} ค.ศ. {year}",
    "vi": "tháng {number} năm {year}",
}
_BARE_MONTHS = frozenset(
    {"en", "fr", "es", "de", "pt", "it", "nl", "ar", "zh", "ja", "ko", "he", "fa", "ur", "hi", "th", "vi"}
)
"""Languages whose months look the same without a day (Slavic ones and Greek change their case)."""


def shown_date(iso: str, language: str) -> str:
    """An ISO date in words of a language: `2024-05-16` in en is "May 16, 2024"; `2024-05` "May 2024"; `2024` itself.

    A time after the date is left out. What no table knows, and what is no date, comes back as it was.
    """
    day = iso[:10]
    pieces = day.split("-")
    known = primary(language)
    if len(pieces) < 2 or known not in _PATTERNS:
        return day
    try:
        year, number = int(pieces[0]), int(pieces[1])
        at = date(year, number, int(pieces[2]) if len(pieces) == 3 else 1)
    except ValueError:
        return iso
    month = MONTHS[known][at.month - 1] if known in MONTHS else ""
    if len(pieces) == 2:
        if known not in _BARE_MONTHS:
            return day
        return _MONTH_PATTERNS.get(known, "{month} {year}").format(month=month, year=year, number=number)
    pattern = _PATTERNS.get(language.lower()) or _PATTERNS[known]
    shown = "1er" if known == "fr" and at.day == 1 else str(at.day)
    return pattern.format(day=shown, month=month, year=year, number=number)


def weekday(iso: str, language: str) -> str:
    """The weekday of an ISO date in a language; "" for a language without a table. Raises ValueError for no date."""
    names = WEEKDAYS.get(primary(language))
    at = date.fromisoformat(iso[:10])
    return names[at.weekday()] if names else ""
