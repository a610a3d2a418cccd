"""Fields written into a source: those lines change and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefc.model.project import Agency, Project
from briefc.rst.head_edit import NoFieldsError, with_fields, without_field
from briefc.rst.metadata import read_metadata

PROJECT = Project(agency=Agency(domain="desk.example", rights="©"))
GUID = "tag:desk.example,2024-05-16:talks"
HEAD = "Talks\n=====\n\n"


def written(text: str, **values: str) -> str:
    return with_fields(text, values)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (":date: 2024-05-16\n\nText.\n", f":guid: {GUID}\n:date: 2024-05-16\n\nText.\n"),
        (":slug: talks\n:date: 2024-05-16\n", f":slug: talks\n:guid: {GUID}\n:date: 2024-05-16\n"),
        (":date:    2024-05-16\n:byline: x\n", f":guid: {GUID}\n:date:    2024-05-16\n:byline: x\n"),
        (":date:    2024-05-16\n:summary: \n", f":guid:    {GUID}\n:date:    2024-05-16\n:summary: \n"),
        (":date:    2024-05-16\n:slug:    talks\n", f":date:    2024-05-16\n:slug:    talks\n:guid:    {GUID}\n"),
        (
            ":summary: One\n   and more,\n\n   and more.\n:slug:\n   talks\n\n:date: 2024-05-16\n",
            f":summary: One\n   and more,\n\n   and more.\n:slug:\n   talks\n:guid: {GUID}\n\n:date: 2024-05-16\n",
        ),
        (":date: 2024-05-16\n:guid:\n", f":date: 2024-05-16\n:guid: {GUID}\n"),
        (":guid:   tag:old,2020:x\n:date: 2024-05-16", f":guid:   {GUID}\n:date: 2024-05-16"),
        (":date: 2024-05-16\n:guid:\n  tag:old,2020:x", f":date: 2024-05-16\n:guid: {GUID}"),
        (":slug: talks", f":slug: talks\n:guid: {GUID}"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_guid_is_written_and_all_else_stays(before: str, after: str, end: str, mark: str) -> None:
    found = written(mark + (HEAD + before).replace("\n", end), guid=GUID)
    assert found == mark + (HEAD + after).replace("\n", end)


def test_a_version_is_raised_where_it_stands_or_put_below_the_date() -> None:
    text = f"{HEAD}:date: 2024-05-16\n:section: World\n\nText :version: 1.\n"
    new = f"{HEAD}:date: 2024-05-16\n:version: 2\n:updated: 2024-05-17T10:00+02:00\n:section: World\n\nText :version: 1.\n"
    assert written(text, version="2", updated="2024-05-17T10:00+02:00") == new
    assert written(new, version="3", updated="2024-05-18") == new.replace("version: 2", "version: 3").replace(
        "2024-05-17T10:00+02:00", "2024-05-18"
    )


def test_lines_that_end_in_several_ways_keep_their_ends() -> None:
    text = "Talks\r\n=====\n\n:date: 2024-05-16\r:slug: talks\r\n\nText.\x85More.\u2028Last."
    assert written(text, guid=GUID) == text.replace(":slug: talks\r\n", f":slug: talks\r\n:guid: {GUID}\r\n")


@pytest.mark.parametrize("text", ["", "Talks\n=====\n", "Talks\n=====\n\nText.\n\n:date: 2024-05-16\n", "\ufeff"])
def test_a_source_without_metadata_is_refused(text: str) -> None:
    with pytest.raises(NoFieldsError):
        written(text, guid=GUID)
    assert without_field(text, "guid") == text


FIELDS = st.lists(
    st.sampled_from(
        [
            ":date: 2024-05-16",
            ":slug:    talks",
            ":type:\n    article",
            ":summary: Some words\n   that go on\n\n   and on.",
            ":byline: A. Smith; B. Jones\n",
            ":keywords: ",
            ":section: World: \\*all\\* of it:",
        ]
    ),
    min_size=1,
    unique=True,
)


@given(
    FIELDS,
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from(["", "\n", "\n\nText.\n", "\n\n.. note::\n\n   :guid: no\n", "\nText at once."]),
    st.sampled_from([HEAD, f".. comment\n\n{HEAD}", "=====\nTalks\n=====\n\nBelow\n-----\n\n"]),
)
def test_what_is_written_is_read_and_what_is_taken_out_leaves_the_rest(
    fields: list[str], end: str, mark: str, body: str, head: str
) -> None:
    source = mark + (head + "\n".join(fields) + body).replace("\n", end)
    new = written(source, guid=GUID)
    if not source.endswith(end) and new.endswith(GUID):
        assert without_field(new, "guid") == source + end
    else:
        assert without_field(new, "guid") == source
    plain = new.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    before, after = (
        read_metadata("a.rst", text, PROJECT)[0]
        for text in (source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), plain)
    )
    assert before is not None
    assert after is not None
    assert after.guid == GUID
    assert (after.slug, after.date, after.summary, after.byline, after.section) == (
        before.slug,
        before.date,
        before.summary,
        before.byline,
        before.section,
    )
    assert written(new, guid=GUID) == new
