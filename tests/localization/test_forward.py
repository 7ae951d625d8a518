"""The forward model says what the textbooks say of a lesion."""

import pytest

from calculators.localization.forward import chances
from calculators.localization.hypotheses import MODEL, Configuration


def chance(site: str, finding: str, states: set[str], diagnosis: str = "") -> float:
    """How likely a finding is at a site, over all ways in which the site can be hurt."""
    total = found = 0.0
    for one in MODEL.configurations:
        hypothesis = MODEL.hypotheses[one.hypothesis]
        if hypothesis.site == site and diagnosis in ("", hypothesis.diagnosis):
            weight = hypothesis.weight * one.weight
            total += weight
            found += weight * sum(_chances(finding, one)[state] for state in states)
    return found / total


def _chances(finding: str, configuration: Configuration):
    likely = chances(finding, configuration)
    assert likely is not None
    return likely


WEAK = {"4", "3", "2", "1", "0"}
NUMB = {"reduced"}
LOST = {"reduced", "absent"}


@pytest.mark.parametrize(
    ("site", "finding", "more", "less"),
    [
        # what tells a foot drop of the L5 root from one of the fibular nerve
        ("root_l5", "power_hip_abduction", "root_l5", "common_fibular_nerve"),
        ("root_l5", "power_foot_inversion", "root_l5", "common_fibular_nerve"),
        ("sciatic_nerve", "power_foot_inversion", "sciatic_nerve", "common_fibular_nerve"),
        ("common_fibular_nerve", "power_foot_eversion", "common_fibular_nerve", "deep_fibular_nerve"),
        # what tells a plexus from the sciatic nerve
        ("lumbosacral_plexus", "power_hip_abduction", "lumbosacral_plexus", "sciatic_nerve"),
        ("lumbosacral_plexus", "power_hip_extension", "lumbosacral_plexus", "sciatic_nerve"),
        # what tells an L4 root and a lumbar plexus from the femoral nerve
        ("lumbar_plexus", "power_hip_adduction", "lumbar_plexus", "femoral_nerve"),
        ("root_l4", "power_ankle_dorsiflexion", "root_l4", "femoral_nerve"),
        # levels of the tibial nerve
        ("tibial_nerve", "power_ankle_plantarflexion", "tibial_nerve", "tarsal_tunnel"),
        ("tibial_nerve", "power_toe_flexion", "tibial_nerve", "tarsal_tunnel"),
        # roots
        ("root_s1", "power_ankle_plantarflexion", "root_s1", "root_l5"),
        ("root_l5", "power_great_toe_extension", "root_l5", "root_s1"),
        ("root_l2", "power_hip_flexion", "root_l2", "root_l4"),
    ],
)
def test_weakness_is_likelier_at_one_site_than_at_the_other(
    site: str, finding: str, more: str, less: str
) -> None:
    assert chance(more, finding, WEAK) > 1.5 * chance(less, finding, WEAK)


@pytest.mark.parametrize(
    ("finding", "more", "less"),
    [
        ("sensation_dorsal_foot", "root_l5", "root_s1"),
        ("sensation_lateral_foot", "root_s1", "root_l5"),
        ("sensation_medial_leg", "root_l4", "root_l5"),
        ("sensation_medial_leg", "saphenous_nerve", "obturator_nerve"),
        ("sensation_perianal", "cauda_equina", "roots_l5_s1"),
        ("sensation_posterior_thigh", "lumbosacral_plexus", "sciatic_nerve"),
        ("sensation_first_web_space", "deep_fibular_nerve", "superficial_fibular_nerve"),
        ("sensation_dorsal_foot", "superficial_fibular_nerve", "deep_fibular_nerve"),
        ("sensation_lateral_sole", "tarsal_tunnel", "sural_nerve"),
        ("sensation_lateral_thigh", "lateral_femoral_cutaneous_nerve", "femoral_nerve"),
        ("sensation_lateral_foot", "length_dependent_polyneuropathy", "root_l4"),
    ],
)
def test_numbness_is_likelier_at_one_site_than_at_the_other(finding: str, more: str, less: str) -> None:
    assert chance(more, finding, NUMB) > 2 * chance(less, finding, NUMB)


@pytest.mark.parametrize(
    ("finding", "more", "less"),
    [
        ("reflex_knee", "root_l4", "root_l5"),
        ("reflex_knee", "femoral_nerve", "obturator_nerve"),
        ("reflex_ankle", "root_s1", "root_l5"),
        ("reflex_medial_hamstring", "root_l5", "root_l4"),
        ("reflex_ankle", "length_dependent_polyneuropathy", "common_fibular_nerve"),
    ],
)
def test_a_lost_reflex_is_likelier_at_one_site_than_at_the_other(finding: str, more: str, less: str) -> None:
    assert chance(more, finding, LOST) > 1.5 * chance(less, finding, LOST)


@pytest.mark.parametrize(
    ("finding", "more", "less"),
    [
        # sensory responses survive a root lesion, because it lies proximal to the dorsal root ganglion
        ("snap_sural", "sciatic_nerve", "root_s1"),
        ("snap_superficial_fibular", "common_fibular_nerve", "root_l5"),
        ("snap_saphenous", "femoral_nerve", "root_l4"),
        # the paraspinals hang on the dorsal rami, proximal to the plexus
        ("emg_paraspinal", "root_l5", "lumbosacral_plexus"),
        ("emg_paraspinal", "root_s1", "sciatic_nerve"),
        # the short head of biceps is the one fibular muscle above the knee
        ("emg_short_head_biceps_femoris", "sciatic_nerve", "common_fibular_nerve"),
        ("emg_gluteus_medius", "root_l5", "sciatic_nerve"),
        ("emg_tibialis_posterior", "root_l5", "common_fibular_nerve"),
    ],
)
def test_an_abnormal_nerve_test_is_likelier_at_one_site_than_at_the_other(
    finding: str, more: str, less: str
) -> None:
    assert chance(more, finding, {"abnormal"}) > 2 * chance(less, finding, {"abnormal"})


def test_brisk_jerks_belong_to_the_upper_motor_neuron() -> None:
    brisk = {site: chance(site, "reflex_knee", {"brisk"}) for site in MODEL.sites}
    assert max(brisk, key=lambda site: brisk[site]) == "upper_motor_neuron"


def test_a_sciatic_lesion_weakens_the_fibular_side_more_than_the_tibial() -> None:
    fibular = chance("sciatic_nerve", "power_foot_eversion", {"2", "1", "0"}, "peripheral_entrapment")
    tibial = chance("sciatic_nerve", "power_toe_flexion", {"2", "1", "0"}, "peripheral_entrapment")
    assert fibular > 1.3 * tibial
