"""What the calculators answer to each example that a page links to; `python -m tools.page_answers` writes it.

Pages say in their own words what a calculator answers. No program can hold a sentence to an answer, but the
answer can be kept: when it changes, the change shows which sentences to read again.
"""

import json
import re
from pathlib import Path
from urllib.parse import parse_qsl

import calculators

PROJECT = Path(__file__).resolve().parents[1]
KEPT = PROJECT / "tests" / "pages" / "answers.json"
LINK = re.compile(r"\[([^\]]+)\]\([^)\s#]*calculators/([a-z-]+)\.md#([^)\s]+=[^)\s]+)\)")
LISTS = {"sites": 3, "diagnoses": 3, "next_tests": 1, "offer": None, "avoid": None, "refer": None}
"""The lists of results, and how many of each are kept."""


def page_answers(content: Path) -> dict[str, dict[str, dict[str, str]]]:
    """For each page with examples: each example as `calculator#findings`, with its words and its answer."""
    return {
        file.relative_to(content).as_posix(): {
            f"{page}#{findings}": {"link": words, **gist(page.replace("-", "_"), dict(parse_qsl(findings)))}
            for words, page, findings in links
        }
        for file in sorted(content.rglob("*.md"))
        if (links := LINK.findall(file.read_text("utf-8")))
    }


def gist(calculator: str, findings: dict[str, str]) -> dict[str, str]:
    """What a page may speak of: headline, urgency, the first of a ranking, the next test, studies, plan."""
    result = calculators.run(calculator, findings)
    told = {key: result[key] for key in ("headline", "urgency", "phase") if result.get(key)}
    for key, most in LISTS.items():
        if result.get(key):
            told[key] = ", ".join(one["id"] for one in result[key][:most])
    if "studies" in result:
        told["studies"] = ", ".join(f"{id} {one['timing']}" for id, one in result["studies"].items())
    return told


if __name__ == "__main__":
    KEPT.write_text(
        json.dumps(page_answers(PROJECT / "content"), indent=1, ensure_ascii=False) + "\n", "utf-8"
    )
