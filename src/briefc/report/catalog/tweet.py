"""Codes of posts."""

from __future__ import annotations

from briefc.report.explanation import Explanation


def _story(argument: str, options: str = "", text: str = "\n   Talks have begun.\n") -> tuple[tuple[str, str], ...]:
    lines = "".join(f"   {line}\n" for line in options.split("\n") if line)
    body = f".. embed-tweet:: {argument}\n{lines}{text}"
    return (("sources/story.rst", f"Talks\n=====\n\n:date: 2024-05-16\n:summary: A story.\n\nWords.\n\n{body}"),)


_POST = "https://x.com/minfin/status/1791000000000000000"
_BY = ":author: Ministry of Finance"

CODES: tuple[Explanation, ...] = (
    Explanation(
        code="tweet.url",
        title="not the address of a post",
        cause=(
            "A post is named by its address on x.com or twitter.com (`/HANDLE/status/NUMBER`), by its number, or by "
            "`@handle` alone. Short and archive addresses cannot be followed without asking another site."
        ),
        example=_story("https://x.com/minfin", _BY),
        remedy="Copy the address of the post itself; a copy's address goes into `:archived:`.",
    ),
    Explanation(
        code="tweet.handle",
        title="a handle that is none, or not the post's",
        cause="A handle is 1 to 15 letters, digits and underscores, and must be the one in the address.",
        example=_story(_POST, f"{_BY}\n:handle: @treasury"),
        remedy="Leave `:handle:` away: the address has it.",
    ),
    Explanation(
        code="tweet.address-unknown",
        title="a post whose address is not known",
        cause="Only the handle is given, so no output can link to the post, and readers cannot check it.",
        example=_story("@minfin", f"{_BY}\n:date: 2024-05-16"),
        remedy="Write the address once it is known. Never make a number up.",
    ),
    Explanation(
        code="tweet.date-missing",
        title="a post without address and date",
        cause="With the handle alone the date cannot be computed from the post's number.",
        example=_story("@minfin", _BY),
        remedy="Add `:date:` with the day on which it was posted.",
    ),
    Explanation(
        code="tweet.date-unknown",
        title="a post too old to carry its time",
        cause="Numbers of posts carry the time only since November 2010.",
        example=_story("https://x.com/minfin/status/20", _BY),
        remedy="Add `:date:` with the day on which it was posted.",
    ),
    Explanation(
        code="tweet.date",
        title="a date that is not the post's",
        cause="A post's number carries the time at which it was made; the date given is more than a day away from it.",
        example=_story(_POST, f"{_BY}\n:date: 2024-06-16"),
        remedy="Correct the date, or the number in the address; one of the two is mistyped.",
    ),
    Explanation(
        code="tweet.author",
        title="a post without its author's name",
        cause="Handles change hands; readers need the name.",
        example=_story(_POST),
        remedy="Add `:author: NAME`.",
    ),
    Explanation(
        code="tweet.empty",
        title="a post without its text",
        cause="What is shown stands in the source, since builds ask no other site. Without text only a link is shown.",
        example=_story(_POST, _BY, ""),
        remedy="Write the text, verbatim, below the options.",
    ),
    Explanation(
        code="tweet.media-remote",
        title="a picture on another site",
        cause="Pages ask no other site, and print cannot; the picture must lie in the project.",
        example=_story(_POST, f"{_BY}\n:media: https://pbs.example/1.jpg\n:alt: A table"),
        remedy="Save the picture in the project and write its path.",
    ),
    Explanation(
        code="tweet.alt",
        title="pictures and descriptions that do not match",
        cause="Each picture of `:media:` has one text in `:alt:`, in the same order, parted by `|`.",
        example=_story(_POST, f"{_BY}\n:alt: Two delegations at a table"),
        remedy="Write one text a picture.",
    ),
    Explanation(
        code="tweet.gone",
        title="a post that is gone, without a copy",
        cause="`:status:` says that the post cannot be seen any more, and no archived copy is named.",
        example=_story(_POST, f"{_BY}\n:status: deleted"),
        remedy="Add `:archived:` with the address of a copy.",
    ),
    Explanation(
        code="tweet.load",
        title="an option without effect",
        cause="`:load: click` would let readers load the network's own frame; this version of briefc never does.",
        example=_story(_POST, f"{_BY}\n:load: click"),
        remedy="Remove `:load:`.",
    ),
    Explanation(
        code="tweet.translation",
        title="the language of a translation that is not there",
        cause="`:translation-lang:` is given and `:translation:` is not.",
        example=_story(_POST, f"{_BY}\n:translation-lang: fr"),
        remedy="Add the translation, or remove the option.",
    ),
    Explanation(
        code="tweet.twice",
        title="the same post twice",
        cause="One article shows one post in two places.",
        example=_story(
            _POST, _BY, f"\n   Talks have begun.\n\n.. embed-tweet:: {_POST}\n   {_BY}\n\n   Talks have begun.\n"
        ),
        remedy="Keep one of the two and link to it.",
    ),
)
