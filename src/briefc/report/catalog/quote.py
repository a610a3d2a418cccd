"""Codes of quotations."""

from __future__ import annotations

from briefc.report.explanation import Explanation


def _story(body: str) -> tuple[tuple[str, str], ...]:
    return (("sources/story.rst", f"Talks\n=====\n\n:date: 2024-05-16\n:summary: A story.\n\nWords.\n\n{body}"),)


CODES: tuple[Explanation, ...] = (
    Explanation(
        code="quote.unattributed",
        title="a quote without a speaker",
        cause="Nothing says who said the words: no text after `quote::`, no `:by:`, no last line `-- NAME`.",
        example=_story(".. quote::\n\n   We will deliver.\n"),
        remedy="Add `:by: NAME`, or `:anonymous: REASON` when the desk agreed not to name the speaker.",
    ),
    Explanation(
        code="quote.two-attributions",
        title="a quote with two speakers",
        cause="The speaker is named in more than one of: the text after `quote::`, `:by:`, the last line `-- NAME`.",
        example=_story(".. quote:: Amina Yusuf\n\n   We will deliver.\n\n   -- Pedro Costa\n"),
        remedy="Keep one. A quotation in a quotation stands in the words themselves.",
    ),
    Explanation(
        code="quote.anonymous-named",
        title="a speaker who is both named and anonymous",
        cause="`:anonymous:` gives the reason why nobody is named, and a name is there all the same.",
        example=_story(
            ".. quote::\n   :by: Amina Yusuf\n   :anonymous: not authorised to speak\n\n   We will deliver.\n"
        ),
        remedy="Keep one of the two; take care which.",
    ),
    Explanation(
        code="quote.empty",
        title="a quote without words",
        cause="Below the options there is nothing but the attribution.",
        example=_story(".. quote::\n\n   -- Amina Yusuf\n"),
        remedy="Write what was said, indented, with a blank line above it.",
    ),
    Explanation(
        code="quote.cite",
        title="a source address that is none",
        cause="`:cite:` is the web address of the source, http or https, or a reference to one given in the article.",
        example=_story(".. quote:: Amina Yusuf\n   :cite: ftp://files.example/talk\n\n   We will deliver.\n"),
        remedy="Write the address with its scheme; a title without an address goes into `:source:`.",
    ),
    Explanation(
        code="quote.marks",
        title="quotation marks that do not pair",
        cause=(
            "briefc puts the outer quotation marks in. Marks inside the words are the author's, and one of them lacks "
            "its partner."
        ),
        example=_story(".. quote:: Amina Yusuf\n\n   We call it “the right way.\n"),
        remedy="Write the missing mark, or remove the outer ones.",
    ),
    Explanation(
        code="quote.pull-not-found",
        title="a pull quote that the article does not say",
        cause="A pull quote repeats words of the article. These words are not in it.",
        example=_story(".. pull-quote:: Amina Yusuf\n\n   We will surely deliver.\n"),
        remedy="Copy the words exactly; write … for words left out.",
    ),
    Explanation(
        code="quote.pull-kind",
        title="a pull-quote of another kind",
        cause="`pull-quote` is `quote` with `:kind: pull`; the option says something else.",
        example=_story(".. pull-quote:: Amina Yusuf\n   :kind: epigraph\n\n   Words.\n"),
        remedy="Leave `:kind:` away, or write `quote`.",
    ),
    Explanation(
        code="quote.inline-run",
        title="a run-in quote of several blocks",
        cause="`:kind: inline-run` sets the words and the speaker as one paragraph, so the words must be one.",
        example=_story(".. quote:: Amina Yusuf\n   :kind: inline-run\n\n   One.\n\n   Two.\n"),
        remedy="Leave `:kind:` away.",
    ),
    Explanation(
        code="quote.original",
        title="the language of an original that is not there",
        cause="`:original-lang:` is given and `:original:` is not.",
        example=_story(".. quote:: Amina Yusuf\n   :original-lang: fr\n\n   We will deliver.\n"),
        remedy="Add the original words, or write `:lang:` for the language of the words themselves.",
    ),
    Explanation(
        code="quote.person-unknown",
        title="an unknown person",
        cause="A name that begins with @ is the code of a person in the registers, and there is no such person there.",
        example=_story(".. quote:: @ayusuf\n\n   We will deliver.\n"),
        remedy="Correct the code, add the person to a register, or write the name as it is to be printed.",
    ),
    Explanation(
        code="quote.recording",
        title="a recording that is not published",
        cause="`:audio:` and `:video:` are read and kept, but no output carries them yet.",
        example=_story(".. quote:: Amina Yusuf\n   :audio: talks.mp3\n\n   We will deliver.\n"),
        remedy="Link to the recording with `:cite:`.",
    ),
)
