"""The `role` directive: an article's own roles, kept in its session and gone with it."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from docutils.parsers import rst
from docutils.parsers.rst import convert_directive_function, directives, roles, states

from briefc.model.diagnostic import Severity
from briefc.model.suggest import did_you_mean
from briefc.rst.roles import find, known
from briefc.rst.session import session_of

_HEAD = re.compile(rf"({states.Inliner.simplename})\s*(?:\(\s*({states.Inliner.simplename})\s*\)\s*)?$")


class RoleDirective(rst.Directive):
    """`.. role:: NAME` or `.. role:: NAME(BASE)`, with the options of the base role."""

    has_content = True

    def run(self) -> list[Any]:
        """Nothing for the doctree; the role is in the session from here on."""
        session = session_of(self.state)
        source, line = self.state_machine.get_source_and_line(self.lineno)
        match = _HEAD.match(self.content[0]) if self.content and self.content_offset <= self.lineno else None
        if match is None:
            session.report(
                Severity.ERROR,
                "role.definition",
                session.block(source, line),
                "a role's definition needs a name of letters, digits and hyphens on its first line",
                "write .. role:: NAME, or .. role:: NAME(BASE) to change a role there is",
            )
            return []
        name, base_name = match.group(1), match.group(2)
        base: Any = roles.generic_custom_role
        if base_name:
            base = find(session, base_name, self.state.memo.language)
            if base_name.lower() == "raw":
                session.report(
                    Severity.ERROR,
                    "role.refused",
                    session.find(source, line, base_name),
                    "raw markup of one output format is not taken, since the others would lose it",
                    "write it in reStructuredText, or with a directive of briefc",
                )
            elif base is None:
                session.report(
                    Severity.ERROR,
                    "role.unknown",
                    session.find(source, line, base_name),
                    f'unknown role "{base_name}"',
                    *did_you_mean(base_name, known(session)),
                )
            base = base or roles.generic_custom_role
        if getattr(base, "options", None) is None:
            base.options = {"class": directives.class_option}
        state: Any = self.state
        _, options, content, _ = state.parse_directive_block(
            self.content[1:], self.content_offset, convert_directive_function(base), option_presets={}
        )
        # A name such as "1" makes no class; the role is then without one.
        own = nodes.make_id(name)
        if "class" not in options and own:
            options["class"] = [own]
        session.roles[name.lower()] = roles.CustomRole(name, base, options, content)
        return []
