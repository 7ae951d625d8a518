"""Data that cannot be are refused, each fault by name."""

import tomllib
from collections.abc import Callable
from copy import deepcopy
from importlib.resources import files
from typing import Any

import pytest

from calculators.localization.clinical import clinical_from
from calculators.localization.hypotheses import model_from

Tables = dict[str, Any]


def tables(name: str) -> Tables:
    return tomllib.loads(files("calculators.localization").joinpath(name).read_text("utf-8"))


HYPOTHESES, CLINICAL = tables("hypotheses.toml"), tables("clinical.toml")


def row(data: Tables, table: str, id: str) -> Tables:
    return next(one for one in data[table] if one.get("id", one.get("diagnosis")) == id)


def place(data: Tables, site: str) -> Tables:
    return row(data, "site", site)["place"][0]


def test_the_tables_as_they_stand_are_accepted() -> None:
    assert model_from(HYPOTHESES).configurations
    assert clinical_from(CLINICAL, {}).findings


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda data: place(data, "root_l5")["cuts"][0].update(roots=["L9"]), "root_l5: unknown root L9"),
        (
            lambda data: place(data, "sural_nerve")["cuts"][0].update(segment="no_such_nerve"),
            "sural_nerve: unknown segment no_such_nerve",
        ),
        (
            lambda data: place(data, "upper_motor_neuron").update(spread="pyramidal"),
            "upper_motor_neuron: unknown spread pyramidal",
        ),
        (lambda data: place(data, "sural_nerve").update(cuts=[]), "sural_nerve: neither cut nor spread"),
        (lambda data: place(data, "sural_nerve").update(weight=0.5), "places of sural_nerve sum to 0.5"),
        (
            lambda data: row(data, "diagnosis", "polyneuropathy").update(severity="none_such"),
            "polyneuropathy: unknown severity none_such",
        ),
        (
            lambda data: row(data, "diagnosis", "polyneuropathy").update(sites={"nowhere": 1}),
            "unknown site nowhere",
        ),
        (
            lambda data: row(data, "diagnosis", "polyneuropathy").update(sites={"root_l5": 1}),
            "site length_dependent_polyneuropathy belongs to no diagnosis",
        ),
        (
            lambda data: row(data, "setting", "emergency")["prior"].pop("polyneuropathy"),
            "setting emergency names other diagnoses",
        ),
    ],
)
def test_a_hypothesis_that_does_not_hang_together_is_refused(
    change: Callable[[Tables], None], fault: str
) -> None:
    data = deepcopy(HYPOTHESES)
    change(data)
    with pytest.raises(ValueError, match=fault):
        model_from(data)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            lambda data: row(data, "inhibition", "hip_joint_disease")["movements"].update(hip_flexion=7.5),
            "inhibition, hip_joint_disease: hip_flexion 7.5",
        ),
        (
            lambda data: row(data, "inhibition", "hip_joint_disease")["movements"].update(wrist_flexion=0.5),
            "no question power_wrist_flexion",
        ),
        (
            lambda data: row(data, "inhibition", "hip_joint_disease").update(diagnosis="gout"),
            "inhibition: unknown gout",
        ),
        (lambda data: row(data, "reflex", "knee").update(id="kneee"), "reflex: unknown kneee"),
        (lambda data: row(data, "reflex", "knee").update(weak=1.4), "reflex knee: weak 1.4 and missing"),
        (lambda data: row(data, "finding", "pain_groin").update(default=0), "pain_groin: 0"),
        (lambda data: row(data, "finding", "pain_groin").update(id="pain_elbow"), "no question pain_elbow"),
        (lambda data: row(data, "finding", "pain_groin").update(site={"nowhere": 0.5}), "unknown nowhere"),
        (
            lambda data: row(data, "choice", "mri_lumbar").update(default=[0.5, 0.6]),
            "mri_lumbar: .* must be 6 numbers",
        ),
    ],
)
def test_a_clinical_finding_that_cannot_be_is_refused(change: Callable[[Tables], None], fault: str) -> None:
    data = deepcopy(CLINICAL)
    change(data)
    with pytest.raises(ValueError, match=fault):
        clinical_from(data, {})
