"""What answers may not be given together: tests of several conditions, and one test counted twice."""

from calculators.contract import Answers, InvalidInputError, Problem

from .chain import Given, given
from .model import Target, catalog
from .questions import TARGET


def read(answers: Answers) -> tuple[Target | None, tuple[Given, ...]]:
    """The condition and the results, in the order of the questions.

    The condition is the one named, or else the one that the tests are for.
    Raises InvalidInputError with every problem: a test for another condition, tests for several conditions,
    or several rows of one test, each of which is the same result told again.
    """
    known = catalog()
    results = tuple(
        given(test, str(answers[test_id])) for test_id, test in known.tests.items() if test_id in answers
    )
    named = str(answers[TARGET]) if TARGET in answers else ""
    problems = [*_of_another_condition(named, results), *_told_again(results)]
    if problems:
        raise InvalidInputError(problems)
    target = named or next((one.test.target for one in results), "")
    return known.targets.get(target), results


def _of_another_condition(named: str, results: tuple[Given, ...]) -> list[Problem]:
    known = catalog().targets
    if named:
        return [
            Problem(
                one.test.id,
                one.state,
                f"left out: this test is for another condition ({known[one.test.target].label}), "
                f"and {known[named].label} was chosen",
            )
            for one in results
            if one.test.target != named
        ]
    tested: dict[str, list[str]] = {}
    for one in results:
        tested.setdefault(one.test.target, []).append(one.test.label)
    if len(tested) < 2:
        return []
    told = "; ".join(
        f"tests for {known[target].label}: {', '.join(tests)}" for target, tests in tested.items()
    )
    return [Problem(TARGET, told, "tests for one condition at a time")]


def _told_again(results: tuple[Given, ...]) -> list[Problem]:
    rows: dict[tuple[str, str], list[Given]] = {}
    for one in results:
        rows.setdefault((one.test.target, one.test.of), []).append(one)
    problems = []
    for same in rows.values():
        for one in same if len(same) > 1 else ():
            others = ", ".join(other.test.label for other in same if other is not one)
            allowed = (
                f"one study of a test, and {others} is the same test; its figures stand beside the answer"
            )
            problems.append(Problem(one.test.id, one.state, allowed))
    return problems
