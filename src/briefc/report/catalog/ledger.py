"""Codes of the ledger: what may not happen to an item once it was issued."""

from __future__ import annotations

from briefc.report.explanation import Explanation


def _story(fields: str, words: str = "The council met in the morning.") -> tuple[tuple[str, str], ...]:
    head = "=====\nStory\n=====\n\n"
    return (("sources/story.rst", f"{head}:date: 2024-05-16\n{fields}:summary: A story.\n\n{words}\n"),)


CODES: tuple[Explanation, ...] = (
    Explanation(
        code="ledger.changed",
        title="a source was saved while it was being issued",
        cause=(
            "`briefc issue` checked the source, and when it came to write the identifier or the raised version into "
            "it, the file held something else: somebody saved, moved or removed it in between. It was left as it is, "
            "and the item was not issued."
        ),
        example=_story(""),
        remedy="Run `briefc issue` again.",
        arguments=("issue",),
    ),
    Explanation(
        code="ledger.date",
        title="the date of an issued item has changed",
        cause=(
            "The date of an item is the instant at which it was first made (firstCreated in NewsML). It belongs to the "
            "item as a whole, so it stays the same in all versions. The ledger knows with which date the item was "
            "issued: here with 2024-05-15."
        ),
        example=_story(":guid: tag:newsroom.org,2024-05-15:story\n:version: 2\n:updated: 2024-05-17T10:00Z\n"),
        remedy="Put the first date back as `:date:`; the time of this version is `:updated:`.",
    ),
    Explanation(
        code="ledger.guid",
        title="an issued item has another identifier now",
        cause=(
            "Receivers know an item by its permanent identifier alone. The source in this place, or with this slug, "
            "was issued under another one (here tag:newsroom.org,2024-05-16:council), which no source of the project "
            "bears now. Under the new identifier receivers would get the story twice, and corrections or a withdrawal "
            "would never reach the first."
        ),
        example=_story(":guid: tag:newsroom.org,2024-05-16:story\n"),
        remedy=(
            "Put the identifier back that the message names. `briefc issue` writes it into the source, so it is lost "
            "only when somebody takes that line out. If the source holds another item now, bring the first one's "
            "source back under a name of its own, withdraw it (`:status: canceled`), and issue that."
        ),
    ),
    Explanation(
        code="ledger.killed",
        title="a withdrawn item is to be published again",
        cause=(
            "The item was issued with `:status: canceled`. That is a kill: receivers took it down, and their systems "
            "refuse whatever comes under its identifier afterwards. So the withdrawal cannot be undone."
        ),
        example=_story(":version: 3\n:updated: 2024-05-18T10:00Z\n"),
        remedy=(
            "Publish the text as a new item: a file and a slug of its own, and no `:guid:`. Leave the withdrawn one "
            "as it was issued."
        ),
    ),
    Explanation(
        code="ledger.lost",
        title="sources were issued, and there is no ledger",
        cause=(
            "A source bears an identifier, as issuing writes it, and the ledger that knows what was issued and "
            "delivered is not there: it was not in the copy of the project, or somebody removed it. Without it every "
            "receiver would get everything again, also what changed under its old number, and nobody would be told of "
            "what is held. So `briefc deliver` sends nothing; `briefc issue` warns, and begins a new one."
        ),
        example=_story(":guid: tag:newsroom.org,2024-05-16:story\n"),
        remedy=(
            "Bring the ledger back (`ledger.path`, as a rule .briefc/ledger.sqlite), or rebuild it from its export "
            "with `briefc ledger import FILE`. If nothing was ever delivered from here, as with items that were taken "
            "in from elsewhere, `briefc issue` begins a ledger."
        ),
        arguments=("issue",),
    ),
    Explanation(
        code="ledger.lower",
        title="the version is lower than one that was issued",
        cause=(
            "Receivers keep the highest version of an item that they were sent; a lower one is thrown away. Here "
            "version 3 was issued. Most often an old copy of the source came back."
        ),
        example=_story(":version: 2\n:updated: 2024-05-18T10:00Z\n"),
        remedy="Make sure that the text is the newest, give it the next number, and its time as `:updated:`.",
    ),
    Explanation(
        code="ledger.members",
        title="a briefing brings other articles than when it was issued",
        cause=(
            "In NewsML a briefing is a package: a list of articles, each with its version. One of them was updated or "
            "withdrawn since this version of the briefing was issued, or a query finds others now. Receivers that have "
            "the package will not take another list under the same number. Here the article that it names was issued "
            "with a higher version afterwards."
        ),
        example=(
            (
                "sources/brief.rst",
                (
                    "=====\nBrief\n=====\n\n:type: briefing\n:date: 2024-05-16\n:summary: A briefing.\n\n"
                    ".. key-points::\n\n   * The council met.\n\nNews\n====\n\nWords.\n\n.. articles::\n\n   story\n"
                ),
            ),
            *_story(":version: 2\n:updated: 2024-05-17T10:00Z\n"),
        ),
        remedy="`briefc issue --bump` raises the briefing too; or raise its `:version:` and set `:updated:` yourself.",
        arguments=("issue",),
    ),
    Explanation(
        code="ledger.unraised",
        title="an issued item was changed, and its version was not",
        cause=(
            "The ledger holds a digest of what the author wrote when this version was issued: the source but for its "
            "`:guid:`, line ends and blanks at line ends, and the files that it includes or shows. Now it is another. "
            "Receivers tell versions apart by their numbers alone, so they would never get the change."
        ),
        example=_story("", "The council met in the afternoon."),
        remedy=(
            "`briefc issue --bump` raises `:version:` and sets `:updated:` in the source, then issues it. Or write "
            "both yourself; or take the change back."
        ),
    ),
    Explanation(
        code="ledger.updated",
        title="a new version is not of a later time than the one before",
        cause=(
            "Each version bears the time at which it was made (`:updated:`; versionCreated in NewsML). Some receivers "
            "sort by it, so it has to move with each version. Here version 1 was issued with 2024-05-18."
        ),
        example=_story(":version: 2\n:updated: 2024-05-17T10:00Z\n"),
        remedy="Give the time of this version as `:updated:`. If it is right, see to the clock of the machine.",
    ),
    Explanation(
        code="ledger.vanished",
        title="the source of an issued item is gone",
        cause=(
            "The item was issued and never withdrawn, and no source of the project bears its identifier now. Its files "
            "leave the output with the next build, but receivers keep what they were sent."
        ),
        example=_story(":guid: tag:newsroom.org,2024-05-16:another\n"),
        remedy=(
            "Bring the source back from version control, withdraw it with `:status: canceled` under the next "
            "`:version:`, and issue that. The withdrawn source may stay; it is small, and keeps the page that says so."
        ),
        arguments=("issue",),
    ),
)
