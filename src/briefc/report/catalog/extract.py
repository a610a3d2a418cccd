"""Codes of taking files out of PDFs: `briefc extract`."""

from __future__ import annotations

from briefc.report.explanation import Explanation


def _pdf(*inside: tuple[str, str, str], trailer: str = "") -> str:
    """A small PDF in plain text with files inside: (name, text, further entries of the stream)."""
    names = " ".join(f"({name}) {10 + 2 * at} 0 R" for at, (name, _, _) in enumerate(inside))
    lines = [
        "%PDF-1.7",
        f"1 0 obj << /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [{names}] >> >> >> endobj",
        "2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj",
        "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj",
    ]
    for at, (name, text, entries) in enumerate(inside):
        lines += [
            f"{10 + 2 * at} 0 obj << /Type /Filespec /F ({name}) /UF ({name}) /EF << /F {11 + 2 * at} 0 R >> >> endobj",
            f"{11 + 2 * at} 0 obj << /Type /EmbeddedFile {entries} /Length {len(text)} >> stream",
            text,
            "endstream endobj",
        ]
    return "\n".join([*lines, f"trailer << /Root 1 0 R {trailer} >>", "%%EOF", ""])


_ARGUMENTS = ("extract", "briefing.pdf")
_LOCKED = f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'00' * 32}> /U <{'00' * 32}> >>"

CODES: tuple[Explanation, ...] = (
    Explanation(
        "extract.damaged",
        "a file inside cannot be unpacked",
        "The PDF has the file's name, but what should be its bytes is damaged, or packed in a way that nobody can "
        "undo; or there would be more than a thousand million of them. The other files are taken out.",
        (("briefing.pdf", _pdf(("story.xml", "not packed at all", "/Filter /FlateDecode"))),),
        "Get the PDF again from where it came from.",
        _ARGUMENTS,
    ),
    Explanation(
        "extract.digest",
        "the file is not the one that was put in",
        "A PDF may note how long each file inside was, and an MD5 digest of it. The file that comes out has another: "
        "the PDF was changed or damaged since, or the program that made it was wrong. The file is written as it is. "
        "MD5 finds accidents, not forgeries: against those there is the signature of the PDF.",
        (("briefing.pdf", _pdf(("story.xml", "<newsItem/>", f"/Params << /CheckSum <{'00' * 16}> >>"))),),
        "Compare the file with what its sender has, or get the PDF again.",
        _ARGUMENTS,
    ),
    Explanation(
        "extract.encrypted",
        "the PDF opens with a password only",
        "All in the PDF is encrypted, the files inside too. A PDF that opens without a password and only forbids "
        "printing or copying is read all the same.",
        (("briefing.pdf", _pdf(("story.xml", "<newsItem/>", ""), trailer=_LOCKED)),),
        "Have the encryption taken off by somebody who knows the password, for example with `qpdf --decrypt`.",
        _ARGUMENTS,
    ),
    Explanation(
        "extract.exists",
        "a file of that name is there already",
        "In the target folder lies a file with this name and other content, which is kept. One with the same content "
        "needs no writing and is no finding.",
        (
            ("briefing.pdf", _pdf(("story.xml", "<newsItem/>", ""))),
            ("story.xml", "<newsItem>changed</newsItem>\n"),
        ),
        "Give another folder with -o, or overwrite the file with --force.",
        _ARGUMENTS,
    ),
    Explanation(
        "extract.name",
        "the file is written under another name",
        "Inside a PDF a file may have any name, also one with folders that leads out of the target folder, one that "
        "shows something else than it is, or the name of another file. It gets a name that is safe on every system.",
        (("briefing.pdf", _pdf(("../../etc/passwd", "root", ""))),),
        "Nothing; look twice at a PDF whose files have such names. Programs get both names from `--json`.",
        _ARGUMENTS,
    ),
    Explanation(
        "extract.nothing",
        "there is no file in the PDF",
        "The PDF holds no files: neither listed as attachments, nor associated with a part of it, nor in annotations. "
        "briefc's own hold the NewsML-G2 of their items unless pdf.attach says none, or they are print files (x-4).",
        (("briefing.pdf", _pdf()),),
        "See that it is the PDF you mean; some programs drop attachments when they save a copy.",
        _ARGUMENTS,
    ),
    Explanation(
        "extract.unreadable",
        "the file is no PDF that can be read",
        "The file is not there, is no PDF, or is damaged beyond repair. Small damage, such as a lost end, is mended "
        "while it is read.",
        (("briefing.pdf", "This is a text.\n"),),
        "Get the PDF again from where it came from.",
        _ARGUMENTS,
    ),
    Explanation(
        "extract.unwritable",
        "a file cannot be written",
        "The target folder cannot be made or written to, or the disk is full. What was written before stays.",
        (("briefing.pdf", _pdf(("story.xml", "<newsItem/>", ""))),),
        "Give a folder with -o that you may write to and that has room.",
        ("extract", "briefing.pdf", "-o", "briefc.yaml"),
    ),
)
