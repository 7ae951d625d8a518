"""python -m calculators: what it prints, where, and with which exit status."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from calculators import registry
from calculators.__main__ import main
from calculators.render import render_text

PROJECT = Path(__file__).parents[2]
IDS = [calculator.id for calculator in registry.calculators]
EVERY = pytest.mark.parametrize("calculator", IDS)
GOOD = {"saddle_numbness": "present", "age_years": 40}


class Told(NamedTuple):
    """What a run of the command line gave back."""

    status: int
    out: str
    err: str


def as_process(arguments: list[str], given: str) -> Told:
    done = subprocess.run(
        [sys.executable, "-m", "calculators", *arguments],
        cwd=PROJECT, input=given, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    return Told(done.returncode, done.stdout, done.stderr)


def in_process(arguments: list[str], given: str) -> Told:
    with pytest.MonkeyPatch.context() as patch:
        out, err = io.StringIO(), io.StringIO()
        patch.setattr(sys, "stdin", io.StringIO(given))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        try:
            status = main(arguments)
        except SystemExit as stopped:
            status = int(stopped.code or 0)
    return Told(status, out.getvalue(), err.getvalue())


@pytest.fixture(params=[as_process, in_process], ids=["process", "main"])
def command(request: pytest.FixtureRequest) -> Any:
    """The command line as a process of its own, and as a function."""

    def run(*arguments: str, given: object = "") -> Told:
        text = given if isinstance(given, str) else json.dumps(given)
        told: Told = request.param(list(arguments), text)
        return told

    return run


def lines(told: Told) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.out.splitlines()]


# ---------------------------------------------------------------- good input


def test_alone_it_lists_each_calculator_s_id_and_title_a_line_each(command: Any) -> None:
    told = command()
    expected = [f"{calculator.id}\t{calculator.title}" for calculator in registry.calculators]
    assert (told.status, told.out.splitlines(), told.err) == (0, expected, "")


@EVERY
def test_it_writes_the_result_of_run_as_json(command: Any, calculator: str) -> None:
    findings = dict(registry.calculator(calculator).cases[0].findings)
    told = command(calculator, given=findings)
    assert (told.status, told.err) == (0, "")
    assert json.loads(told.out) == registry.run(calculator, findings)
    assert told.out.endswith("}\n")


@EVERY
def test_text_is_the_same_result_for_a_terminal(command: Any, calculator: str) -> None:
    findings = dict(registry.calculator(calculator).cases[0].findings)
    told = command(calculator, "--text", given=findings)
    text = render_text(registry.run(calculator, findings), registry.evidence.sources)
    assert told.status == 0
    assert told.out.rstrip("\n") == text.rstrip("\n")


def test_text_puts_an_emergency_on_the_first_line(command: Any) -> None:
    told = command("red_flags", "--text", given=GOOD)
    assert told.out.splitlines()[0] == "*** EMERGENCY ***"


@EVERY
def test_schema_is_the_calculator_s_own_and_reads_no_input(command: Any, calculator: str) -> None:
    told = command(calculator, "--schema", given="no JSON")
    assert (told.status, told.err) == (0, "")
    assert json.loads(told.out) == registry.calculator(calculator).schema


def test_an_empty_object_is_an_answer_in_which_nothing_was_asked(command: Any) -> None:
    told = command("red_flags", given={})
    assert told.status == 0
    assert json.loads(told.out)["not_asked"]


# ---------------------------------------------------------------- a batch


def test_batch_answers_each_line_under_its_id(command: Any) -> None:
    given = [{"id": "a", "answers": GOOD}, {"id": 2, "answers": {}}, {"id": None, "answers": {}}]
    told = command("red_flags", "--batch", given="\n".join(map(json.dumps, given)) + "\n")
    assert (told.status, told.err) == (0, "")
    assert lines(told) == [
        {"id": one["id"], "result": registry.run("red_flags", one["answers"])} for one in given
    ]


def test_batch_tells_a_bad_line_s_errors_under_its_id_and_goes_on(command: Any) -> None:
    given = [
        {"id": "a", "answers": GOOD},
        {"id": "b", "answers": {"age_years": 121, "x": 1}},
        {"id": "c", "answers": {}},
    ]
    told = command("red_flags", "--batch", given="\n".join(map(json.dumps, given)))
    first, bad, last = lines(told)
    assert (told.status, told.err) == (0, "")
    assert [set(one) for one in (first, bad, last)] == [{"id", "result"}, {"id", "errors"}, {"id", "result"}]
    assert [one["id"] for one in (first, bad, last)] == ["a", "b", "c"]
    assert [one["field"] for one in bad["errors"]] == ["x", "age_years"]
    assert set(bad["errors"][0]) == {"field", "given", "allowed", "message"}


@pytest.mark.parametrize("bad", ["{", "null", "[]", "3", '"x"', "{}", '{"answers": {}}', "[" * 100_000])
def test_batch_goes_on_after_a_line_that_is_no_object_of_id_and_answers(command: Any, bad: str) -> None:
    good = json.dumps({"id": "a", "answers": {}})
    told = command("red_flags", "--batch", given=f"{good}\n{bad}\n{good}\n")
    assert ["errors" in one for one in lines(told)] == [False, True, False]
    assert lines(told)[1]["id"] is None


@pytest.mark.parametrize(
    "bad", [{"id": "b"}, {"id": "b", "answer": {}}, {"id": "b", "answers": {}, "more": 1}]
)
def test_batch_tells_the_id_of_a_bad_line_that_has_one(command: Any, bad: dict[str, Any]) -> None:
    (told,) = lines(command("red_flags", "--batch", given=json.dumps(bad)))
    assert told["id"] == "b"


def test_batch_of_nothing_or_blank_lines_is_nothing(command: Any) -> None:
    assert command("red_flags", "--batch") == Told(0, "", "")
    assert command("red_flags", "--batch", given="\n  \n\n") == Told(0, "", "")


# ---------------------------------------------------------------- bad input: 2, told on standard error alone


def test_every_problem_is_a_line_on_standard_error(command: Any) -> None:
    told = command("red_flags", given={"age_years": 121, "fever": "yes", "fevre": "present", "a\nb": 1})
    assert (told.status, told.out) == (2, "")
    assert told.err.splitlines() == [
        "fevre: an unknown question was given; allowed: did you mean fever?",
        "a\\nb: an unknown question was given; allowed: one of the 32 ids that --schema lists",
        "fever: 'yes' was given; allowed: present, absent, or not_asked",
        "age_years: 121 was given; allowed: number from 0 to 120 (years), or not_asked",
    ]


@pytest.mark.parametrize("given", ["", " \n", "{", "nonsense", "{'fever': 'present'}"])
@pytest.mark.parametrize("form", [[], ["--text"]])
def test_what_is_no_json_is_one_line_on_standard_error(command: Any, given: str, form: list[str]) -> None:
    told = command("red_flags", *form, given=given)
    assert (told.status, told.out) == (2, "")
    assert told.err.startswith("answers: no JSON (")
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("given", [[], None, 3, "text"])
def test_json_that_is_no_object_is_one_line_on_standard_error(command: Any, given: object) -> None:
    told = command("red_flags", given=json.dumps(given))
    assert (told.status, told.out) == (2, "")
    assert told.err == f"answers: {given!r} was given; allowed: one JSON object of question id to answer\n"


@pytest.mark.parametrize("form", [[], ["--text"], ["--schema"], ["--batch"]])
def test_an_unknown_calculator_is_told_the_known_ones(command: Any, form: list[str]) -> None:
    told = command("horoscope", *form, given='{"id": 1, "answers": {}}')
    assert (told.status, told.out) == (2, "")
    assert told.err == f"calculator: 'horoscope' was given; allowed: {', '.join(IDS)}\n"


@pytest.mark.parametrize(
    "arguments", [["red_flags", "--text", "--batch"], ["red_flags", "--nonsense"], ["a", "b"]]
)
def test_arguments_that_make_no_sense_are_refused_with_the_usage(command: Any, arguments: list[str]) -> None:
    told = command(*arguments)
    assert (told.status, told.out) == (2, "")
    assert told.err.startswith("usage: python -m calculators")


def test_a_number_of_thousands_of_digits_is_bad_input() -> None:
    told = as_process(["red_flags"], f'{{"age_years": {"1" * 5_000}}}')
    assert (told.status, told.out) == (2, "")
    assert "Traceback" not in told.err


def test_a_byte_that_is_no_utf8_spoils_its_own_line_of_a_batch_only() -> None:
    lines = (
        b'{"id": "bad", "answers": {"\xff": "present"}}\n'
        + json.dumps({"id": "good", "answers": GOOD}).encode()
    )
    done = subprocess.run(
        [sys.executable, "-m", "calculators", "red_flags", "--batch"],
        cwd=PROJECT, input=lines, capture_output=True, timeout=60,
    )  # fmt: skip
    bad, answered = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 0
    assert bad["id"] == "bad" and bad["errors"]
    assert answered["id"] == "good" and answered["result"]


def test_bytes_that_are_no_utf8_are_one_line_on_standard_error() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "calculators", "red_flags"],
        cwd=PROJECT, input=b"\xff\xfe", capture_output=True, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"answers: no JSON (")
    assert done.stderr.count(b"\n") == 1
