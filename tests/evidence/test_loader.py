"""The loader takes good evidence, and tells every fault of bad evidence at once."""

from typing import Any

import pytest

from calculators.evidence import Evidence
from calculators.evidence.load import evidence_from, load_evidence

SOURCE = {
    "id": "s",
    "title": "T",
    "kind": "primary",
    "status": "verified",
    "authors": "Smith A",
    "year": 2001,
}


def row(**changed: Any) -> dict[str, Any]:
    figures = changed.pop("figures", {})
    return {
        "id": "r",
        "topic": "t",
        "label": "L",
        "source": "s",
        "status": "verified",
        "figures": figures,
    } | changed


def figure(value: float, unit: str = "proportion", **more: Any) -> dict[str, Any]:
    return {"value": value, "unit": unit, **more}


def loaded(*rows: dict[str, Any], sources: tuple[dict[str, Any], ...] = (SOURCE,)) -> Evidence:
    return evidence_from([("a.toml", {"source": list(sources)}), ("b.toml", {"row": list(rows)})])


def faults(*rows: dict[str, Any], sources: tuple[dict[str, Any], ...] = (SOURCE,)) -> list[str]:
    with pytest.raises(ValueError, match=r"^evidence: ") as caught:
        loaded(*rows, sources=sources)
    return str(caught.value).removeprefix("evidence: ").split("; ")


def test_good_evidence_is_asked_for_by_id_and_figure() -> None:
    evidence = loaded(row(figures={"sensitivity": figure(0.9, low=0.8, high=0.95)}))
    assert evidence.value("r.sensitivity") == 0.9
    assert evidence.figure("r.sensitivity").name == "sensitivity"
    assert evidence.rows["r"].source == "s"
    assert list(evidence.sources) == ["s"]


def test_a_row_may_stand_before_its_source_and_in_another_file() -> None:
    assert evidence_from([("a.toml", {"row": [row()]}), ("b.toml", {"source": [SOURCE]})]).rows["r"]


def test_a_row_id_that_stands_twice_is_told_even_across_files() -> None:
    tables = [("a.toml", {"source": [SOURCE], "row": [row()]}), ("b.toml", {"row": [row()]})]
    with pytest.raises(ValueError, match=r"^evidence: b\.toml: id 'r' stands twice$"):
        evidence_from(tables)


def test_a_source_id_that_stands_twice_is_told() -> None:
    assert faults(sources=(SOURCE, SOURCE)) == ["a.toml: id 's' stands twice"]


def test_a_row_and_a_source_may_have_the_same_id() -> None:
    assert loaded(row(id="s")).rows["s"]


def test_an_unknown_source_is_told() -> None:
    assert faults(row(source="nobody")) == ["r: unknown source 'nobody'"]


def test_an_unknown_unit_is_told() -> None:
    assert faults(row(figures={"f": figure(1, "furlong")})) == ["r.f: unknown unit 'furlong'"]


@pytest.mark.parametrize("status", ["verified", "memory", "judgement"])
def test_each_status_is_taken(status: str) -> None:
    assert loaded(row(status=status)).rows["r"].status == status


@pytest.mark.parametrize("status", ["", "reviewed", "Verified"])
def test_another_status_is_told_for_row_and_source(status: str) -> None:
    told = faults(row(status=status), sources=(SOURCE | {"status": status},))
    assert [one.split(";")[0] for one in told] == [
        f"a.toml: s: status {status!r}",
        "allowed: verified, memory, judgement",
        f"b.toml: r: status {status!r}",
        "allowed: verified, memory, judgement",
    ]


@pytest.mark.parametrize("value", [0.8, 0.9, 0.95])
def test_an_interval_that_holds_its_value_is_taken_ends_included(value: float) -> None:
    assert loaded(row(figures={"f": figure(value, low=0.8, high=0.95)})).value("r.f") == value


@pytest.mark.parametrize("value", [0.799, 0.951])
def test_an_interval_that_misses_its_value_is_told(value: float) -> None:
    assert faults(row(figures={"f": figure(value, low=0.8, high=0.95)})) == [
        f"r.f: {value} is outside 0.8 to 0.95"
    ]


@pytest.mark.parametrize("value", [0, 0.5, 1])
def test_a_proportion_from_0_to_1_is_taken(value: float) -> None:
    assert loaded(row(figures={"f": figure(value)})).value("r.f") == value


@pytest.mark.parametrize("value", [-0.001, 1.001, 92])
def test_a_proportion_below_0_or_above_1_is_told(value: float) -> None:
    assert faults(row(figures={"f": figure(value)})) == [f"r.f: a proportion of {value}"]


def test_what_is_no_proportion_may_be_over_1() -> None:
    assert loaded(row(figures={"f": figure(12, "ratio")})).value("r.f") == 12


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (row(lable="L"), "'lable'"),
        ({key: value for key, value in row().items() if key != "label"}, "'label'"),
        (row(figures={"f": {"value": 1}}), "'unit'"),
        (row(figures={"f": 0.9}), "float"),
        (row(figures=[]), "list"),
    ],
)
def test_a_row_with_an_unknown_or_missing_key_is_told_with_file_and_id_and_the_others_too(
    bad: dict[str, Any], told: str
) -> None:
    first, second = faults(bad, row(id="q", source="nobody"))
    assert first.startswith("b.toml: r: ")
    assert told in first
    assert second == "q: unknown source 'nobody'"


def test_a_source_with_an_unknown_or_missing_key_is_told_with_file_and_id() -> None:
    bad = {key: value for key, value in SOURCE.items() if key != "kind"}
    for source, key in ((SOURCE | {"yaer": 2001}, "'yaer'"), (bad, "'kind'")):
        (told,) = faults(sources=(source,))
        assert told.startswith("a.toml: s: ")
        assert key in told


def test_a_row_without_an_id_is_told_with_its_file() -> None:
    (told,) = faults({key: value for key, value in row().items() if key != "id"})
    assert told.startswith("b.toml: no id: ")


def test_all_faults_are_told_at_once() -> None:
    bad = {"far": figure(1, "furlong"), "off": figure(3, "week", low=4, high=5), "over": figure(2)}
    told = faults(row(source="nobody", figures=bad), row(id="q", source="no one"), row(id="q", source="s"))
    assert told == [
        "b.toml: id 'q' stands twice",
        "r: unknown source 'nobody'",
        "r.far: unknown unit 'furlong'",
        "r.off: 3 is outside 4 to 5",
        "r.over: a proportion of 2",
    ]


def test_an_unknown_row_and_an_unknown_figure_are_told_with_what_there_is() -> None:
    evidence = loaded(row(figures={"a": figure(0.1), "b": figure(0.2)}), row(id="bare"))
    with pytest.raises(KeyError, match="no evidence row 'x'"):
        evidence.figure("x.a")
    with pytest.raises(KeyError, match="evidence row 'r' has no figure 'c'; it has a, b"):
        evidence.figure("r.c")
    with pytest.raises(KeyError, match="it has none"):
        evidence.figure("bare.a")


def test_the_project_s_own_evidence_loads_from_its_package() -> None:
    evidence = load_evidence("calculators.evidence")
    assert {"slr_vdw"} <= set(evidence.rows)
    assert {"vdwindt2010", "nice_ng59"} <= set(evidence.sources)


# ---------------------------------------------------------------- letters for what would read the same


def source(id_: str, **changed: Any) -> dict[str, Any]:
    return SOURCE | {"id": id_} | changed


def test_two_papers_of_one_first_author_and_year_get_a_letter_and_others_none() -> None:
    sources = (source("s"), source("other", year=2002), source("t", authors="Smith B, Jones C"))
    shorts = {one.id: one.short for one in loaded(sources=sources).sources.values()}
    assert shorts == {"s": "Smith 2001a", "other": "Smith 2002", "t": "Smith 2001b"}


def test_letters_go_on_after_z() -> None:
    many = tuple(source(f"s{number}") for number in range(30))
    shorts = [one.short for one in loaded(sources=many).sources.values()]
    assert shorts[25:28] == ["Smith 2001z", "Smith 2001aa", "Smith 2001ab"]
    assert len(set(shorts)) == 30
