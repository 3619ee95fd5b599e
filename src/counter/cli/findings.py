"""Findings as a command says them: how each is, what was looked at, what was seen, and what to do."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

import click

from counter.cli.say import say
from counter.flows.doctor import LOOK, WELL, WRONG, Finding
from counter.kernel.language import Language, _

_MARKS = {WELL: _("well"), LOOK: _("look"), WRONG: _("WRONG")}


def say_findings(findings: Sequence[Finding], names: Mapping[str, str], language: Language, *, as_json: bool) -> bool:
    """Says them, as lines or as JSON; whether nothing is wrong. `names` are what can be looked at, in a word each."""
    is_well = all(each.state != WRONG for each in findings)
    if as_json:
        click.echo(json.dumps({"well": is_well, "findings": [asdict(each) for each in findings]}, ensure_ascii=False))
        return is_well
    marks, words = ({key: language.say(word) for key, word in each.items()} for each in (_MARKS, names))
    wide, wider = (max(map(len, each.values())) for each in (marks, words))
    for each in findings:
        mark, name = marks[each.state].ljust(wide), words[each.check].ljust(wider)
        say(f"{mark}  {name}  {each.said}.{f' {each.do}' if each.do else ''}")
    return is_well
