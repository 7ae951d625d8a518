"""The checks over Markdown: what they let pass, and what they stop with page and line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.checks import check_content, front_matter, names, numbers
from site_builder.subject import Subject

Content = Callable[[dict[str, str]], Path]
FRONT = "---\ntitle: T\nsummary: S\nupdated: 2026-11-22\nstatus: submitted\n---\n"


def test_good_content_has_no_problem(content: Content, subject: Subject) -> None:
    folder = content(
        {"modules/a.md": FRONT + "# T\n\n{{ harbor.spring_range | range }} [@almanac; @pilot]\n"}
    )
    assert check_content(folder, subject) == []


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("{{ nothing.here }}", "nothing"),
        ("{{ harbor.nothing }}", "nothing"),
        ("{{ harbor.spring_range | loud }}", "loud"),
        ("{{ harbor spring }}", "harbor spring"),
        ("{{ harbor.spring_range", "harbor.spring_range"),
        ("[@nobody]", "nobody"),
        ("[@almanac, @pilot]", "[@almanac, @pilot]"),
        ("::: calculator nothing", "nothing"),
        ("::: example clearance nothing", "nothing"),
        ("::: nothing", "nothing"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_with_page_and_line(
    content: Content, subject: Subject, line: str, named: str
) -> None:
    folder = content({"modules/a.md": f"{FRONT}# T\n\nWords.\n\n{line}\n"})
    (problem,) = names.check(folder, subject)
    assert (problem.file, problem.line) == ("modules/a.md", 11)
    assert named in problem.message


def test_names_in_code_are_not_looked_up(content: Content, subject: Subject) -> None:
    folder = content({"a.md": "`{{ x.y }}` and `[@nobody]`\n\n```\n::: nothing\n[@nobody]\n```\n"})
    assert names.check(folder, subject) == []


@pytest.mark.parametrize(
    "words",
    [
        "about 40% of them",
        "40 percent",
        "40 per cent",
        "7 in 100 patients",
        "7 out of 1,000",
        "a likelihood ratio of 3.2",
        "LR+ 3.2",
        "sensitivity of 0.9",
        "more than 200 mL",
        "a rise of 4.5 cm",
        "a 2-cm step",
        "from 4 to 5 cm",
    ],
)
def test_a_measured_number_typed_by_hand_is_a_problem(content: Content, subject: Subject, words: str) -> None:
    folder = content({"a.md": f"# T\n\nIt is {words}.\n"})
    problems = numbers.check(folder, subject.registry.evidence)
    assert [problem.line for problem in problems] == [3]


def test_the_problem_names_the_ids_that_fit(content: Content, subject: Subject) -> None:
    (problem,) = numbers.check(content({"a.md": "4.5 cm\n"}), subject.registry.evidence)
    assert "{{ harbor.spring_range }}" in problem.message


@pytest.mark.parametrize(
    "words",
    [
        "{{ harbor.spring_range }}",
        "[[40%]] in our own judgment",
        "`40%` in code",
        "[a link](page-40%25.html)",
        "L5 and S1, grade 3 of 5, 12 hours later, in 2026",
        "14.5 cm and 4.5 cmH2O",
    ],
)
def test_quoted_marked_and_other_numbers_pass(content: Content, subject: Subject, words: str) -> None:
    assert numbers.check(content({"a.md": words + "\n"}), subject.registry.evidence) == []


def test_a_page_that_names_the_command_behind_its_numbers_may_hold_them(
    content: Content, subject: Subject
) -> None:
    page = "# T\n\nRight in 70 in 100.\n"
    evidence = subject.registry.evidence
    assert numbers.check(content({"a.md": page}), evidence) != []
    assert numbers.check(content({"a.md": "---\ncomputed_by: make benchmark\n---\n" + page}), evidence) == []


def test_a_number_in_the_summary_is_a_problem_too(content: Content, subject: Subject) -> None:
    folder = content({"a.md": "---\nsummary: Helps 40% of people\n---\n# T\n"})
    (problem,) = numbers.check(folder, subject.registry.evidence)
    assert problem.message.startswith("summary: '40%'")


@pytest.mark.parametrize("missing", ["title", "summary", "updated", "status"])
def test_a_module_page_must_say_what_it_is(content: Content, missing: str) -> None:
    kept = "\n".join(line for line in FRONT.splitlines() if not line.startswith(missing)) + "\n"
    (problem,) = front_matter.check(content({"modules/a.md": kept + "# T\n"}), {})
    assert problem.message == f"front matter has no {missing}"


def test_other_pages_may_go_without_front_matter(content: Content) -> None:
    assert front_matter.check(content({"about/a.md": "# T\n"}), {}) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("status: reviewed", "allowed: submitted"),
        ("updated: yesterday", "write a date"),
        ("sources: [nobody]", "no source 'nobody'"),
        ("title: [", "no YAML"),
    ],
)
def test_front_matter_that_cannot_be_right_is_a_problem(content: Content, line: str, words: str) -> None:
    (problem,) = front_matter.check(content({"about/a.md": f"---\n{line}\n---\n# T\n"}), {"almanac"})
    assert words in problem.message
