"""`briefc topics`: finds IPTC's Media Topics by words."""

from __future__ import annotations

import json
from typing import Any

import click

from briefc.cli.session import Session, SessionError
from briefc.model.suggest import did_you_mean
from briefc.vocabulary.topic_search import Match, search
from briefc.vocabulary.topics import instead_of, languages, path_of

CREDIT = "IPTC Media Topic NewsCodes, March 2025, © IPTC, CC BY 4.0"
"""Whose the topics are."""


@click.command("topics", short_help="Find Media Topics for `:subjects:` by words or a code.")
@click.argument("words", nargs=-1, required=True)
@click.option("--language", default="", metavar="TAG", help="Search and show names in this language only.")
@click.option("--all", "everything", is_flag=True, help="Show all that is found, not the 20 best.")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@click.pass_obj
def command(session: Session, /, *, words: tuple[str, ...], language: str, everything: bool, as_json: bool) -> None:
    """Find Media Topics for `:subjects:` by WORDS of their names in any of 13 languages, or by a code.

    Case and accents do not count; beginnings of words are enough, and misspelt words are found when nothing else is.
    For each topic you see its code, its name, where it stands, and its Subject Code; a retired one says what to use
    instead. The exit code is 1 when there is none.
    """
    if language:
        _check_language(language)
    found = search(" ".join(words), language, most=10_000 if everything else 20)
    if as_json:
        click.echo(json.dumps([_as_dict(one, language) for one in found], indent=1, ensure_ascii=False))
    else:
        for one in found:
            _print(one, language, session)
        session.remark(CREDIT if found else "no Media Topic has these words in its name")
    raise click.exceptions.Exit(0 if found else 1)


def _check_language(language: str) -> None:
    known = languages()
    families = {tag.lower().partition("-")[0] for tag in known}
    if language.lower().partition("-")[0] not in families:
        raise SessionError(
            f'topics have no names in "{language}"',
            *did_you_mean(language, known),
            f"the languages are {', '.join(known)}",
        )


def _print(one: Match, language: str, session: Session) -> None:
    made = one.topic
    shown = language or one.name[0]
    name = made.name(shown)[1]
    matched = f"  ({one.name[0]}: {one.name[1]})" if one.name[1] != name else ""
    english = made.name()[1]
    beside = f"  [{english}]" if english != name else ""
    click.echo(f"{session.paint(made.code, '1')}  {name}{beside}{matched}")
    above = " › ".join(up.name(shown)[1] for up in path_of(made)) or "at the top"
    twin = f"subj:{made.subjectcode}" if made.subjectcode else "no Subject Code"
    entity = f", wikidata:{made.wikidata}" if made.wikidata else ""
    click.echo(f"          {above}; {twin}{entity}")
    if made.retired:
        better = instead_of(made)
        advice = f"; use {better.code} {better.name(shown)[1]}" if better else ""
        click.echo(f"          {session.paint(f'retired on {made.retired}', '33')}{advice}")


def _as_dict(one: Match, language: str) -> dict[str, Any]:
    made = one.topic
    shown = language or one.name[0]
    better = instead_of(made)
    return {
        "code": made.code,
        "name": made.name(shown)[1],
        "language": made.name(shown)[0],
        "matched": {"language": one.name[0], "name": one.name[1]},
        "path": [{"code": up.code, "name": up.name(shown)[1]} for up in path_of(made)],
        "subjectcode": made.subjectcode or None,
        "wikidata": made.wikidata or None,
        "retired": made.retired or None,
        "instead": better.code if better else None,
        "names": dict(made.names),
    }
