"""Facts that every localization rests on, each with its reason, read off the anatomy."""

import pytest

from .trees import ANATOMY, taken_at, taken_with

MUSCLES, SKIN, REFLEXES = ANATOMY.muscles, ANATOMY.skin, ANATOMY.reflexes
FIBULAR_NECK = ("common_fibular_neck",)
SCIATIC = ("sciatic_fibular", "sciatic_tibial")
TIBIAL = ("tibial_popliteal",)
FEMORAL = ("femoral_inguinal",)


def spared(target: object, *places: str) -> bool:
    return taken_at(target, *places) == 0  # type: ignore[arg-type]


def taken(target: object, *places: str) -> bool:
    return taken_at(target, *places) == pytest.approx(1)  # type: ignore[arg-type]


# ------------------------------ foot drop: fibular neck, sciatic nerve or L5


def test_tibialis_posterior_is_spared_at_the_fibular_neck() -> None:
    """The tibial nerve supplies it, so weak inversion points above the neck: sciatic nerve or L5."""
    assert spared(MUSCLES["tibialis_posterior"], *FIBULAR_NECK)
    assert taken(MUSCLES["tibialis_posterior"], *SCIATIC)
    assert taken_with(MUSCLES["tibialis_posterior"], "L5") > 0.5


@pytest.mark.parametrize(
    "muscle",
    ["tibialis_anterior", "extensor_hallucis_longus", "extensor_digitorum_longus", "fibularis_longus_brevis"],
)
def test_dorsiflexors_and_evertors_are_taken_at_the_fibular_neck_and_in_the_sciatic_nerve(
    muscle: str,
) -> None:
    """Deep and superficial fibular nerve both leave the common fibular nerve there."""
    assert taken(MUSCLES[muscle], *FIBULAR_NECK)
    assert taken(MUSCLES[muscle], *SCIATIC)


def test_short_head_of_biceps_is_taken_in_the_sciatic_nerve_but_not_at_the_fibular_neck() -> None:
    """The one thigh muscle of the fibular division: abnormal on EMG, it puts a foot drop above the knee."""
    assert taken(MUSCLES["biceps_femoris_short_head"], "sciatic_fibular")
    assert spared(MUSCLES["biceps_femoris_short_head"], "sciatic_tibial")
    assert spared(MUSCLES["biceps_femoris_short_head"], *FIBULAR_NECK)
    assert spared(MUSCLES["biceps_femoris_short_head"], "common_fibular_popliteal")


@pytest.mark.parametrize("muscle", ["gluteus_medius_minimus", "tensor_fasciae_latae"])
def test_hip_abductors_are_spared_in_the_sciatic_nerve_and_at_the_neck_and_weak_with_l5(muscle: str) -> None:
    """The superior gluteal nerve leaves the plexus above the sciatic nerve."""
    assert spared(MUSCLES[muscle], *SCIATIC)
    assert spared(MUSCLES[muscle], *FIBULAR_NECK)
    assert taken(MUSCLES[muscle], "superior_gluteal")
    assert taken(MUSCLES[muscle], "sacral_plexus")
    assert taken_with(MUSCLES[muscle], "L5") > 0.5


def test_the_lateral_sural_area_is_spared_at_the_fibular_neck() -> None:
    """The lateral sural cutaneous nerve leaves in the popliteal fossa: the outer leg keeps feeling."""
    assert taken_at(SKIN["lateral_leg"], *FIBULAR_NECK) < 0.5
    assert taken(SKIN["lateral_leg"], "common_fibular_popliteal")
    assert taken_at(SKIN["lateral_leg"], "lateral_sural_cutaneous") > 0.5
    assert "common_fibular_neck" not in {
        segment
        for path in SKIN["lateral_leg"].paths
        for segment in path
        if path[-1] == "lateral_sural_cutaneous"
    }


def test_ankle_jerk_and_medial_hamstring_jerk_are_spared_at_the_fibular_neck() -> None:
    """Both arcs run in the tibial division."""
    assert spared(REFLEXES["ankle"], *FIBULAR_NECK)
    assert spared(REFLEXES["medial_hamstring"], *FIBULAR_NECK)
    assert taken(REFLEXES["ankle"], *SCIATIC)
    assert taken(REFLEXES["medial_hamstring"], *SCIATIC)


def test_the_web_space_goes_with_the_deep_and_the_top_of_the_foot_with_the_superficial_fibular_nerve() -> (
    None
):
    """Numbness of the web space alone, with a weak great toe, is the deep fibular nerve."""
    assert taken(SKIN["first_web_space"], "deep_fibular")
    assert spared(SKIN["dorsal_foot"], "deep_fibular")
    assert taken(SKIN["dorsal_foot"], "superficial_fibular")
    assert spared(SKIN["first_web_space"], "superficial_fibular")


def test_eversion_goes_with_the_superficial_and_dorsiflexion_with_the_deep_fibular_nerve() -> None:
    """The fibularis muscles are the lateral compartment, the extensors the anterior one."""
    assert taken(MUSCLES["fibularis_longus_brevis"], "superficial_fibular")
    assert spared(MUSCLES["fibularis_longus_brevis"], "deep_fibular")
    assert taken(MUSCLES["tibialis_anterior"], "deep_fibular")
    assert spared(MUSCLES["tibialis_anterior"], "superficial_fibular")


def test_at_the_fascia_the_superficial_fibular_nerve_carries_skin_alone() -> None:
    """Its muscles are supplied higher up, so an entrapment there weakens nothing."""
    assert taken(SKIN["dorsal_foot"], "superficial_fibular_skin")
    assert all(spared(muscle, "superficial_fibular_skin") for muscle in MUSCLES.values())


# ------------------------------ the sciatic and the tibial nerve


def test_the_back_of_the_thigh_is_spared_in_the_sciatic_nerve() -> None:
    """The posterior femoral cutaneous nerve runs beside it: numb there too means plexus or roots."""
    assert spared(SKIN["posterior_thigh"], *SCIATIC)
    assert taken(SKIN["posterior_thigh"], "posterior_femoral_cutaneous")
    assert taken(SKIN["posterior_thigh"], "sacral_plexus")


@pytest.mark.parametrize("muscle", ["semitendinosus_semimembranosus", "biceps_femoris_long_head"])
def test_hamstrings_are_taken_in_the_sciatic_nerve_and_spared_at_the_knee(muscle: str) -> None:
    """Their branches leave the tibial division in the thigh."""
    assert taken(MUSCLES[muscle], *SCIATIC)
    assert spared(MUSCLES[muscle], *TIBIAL)


@pytest.mark.parametrize("area", ["dorsal_foot", "first_web_space", "lateral_foot", "heel", "medial_sole"])
def test_the_whole_foot_is_taken_in_the_sciatic_nerve(area: str) -> None:
    """All of it but the saphenous strip is sciatic."""
    assert taken(SKIN[area], *SCIATIC)


def test_the_inner_shin_is_spared_in_the_sciatic_nerve() -> None:
    """The saphenous nerve, a branch of the femoral, is the only nerve below the knee that is not sciatic."""
    assert spared(SKIN["medial_leg"], *SCIATIC)


def test_gluteus_maximus_is_spared_in_the_sciatic_nerve() -> None:
    """The inferior gluteal nerve leaves the plexus beside it."""
    assert spared(MUSCLES["gluteus_maximus"], *SCIATIC)
    assert taken(MUSCLES["gluteus_maximus"], "inferior_gluteal")
    assert spared(MUSCLES["gluteus_maximus"], "superior_gluteal")


@pytest.mark.parametrize(
    "muscle", ["gastrocnemius", "soleus", "tibialis_posterior", "flexor_hallucis_longus"]
)
def test_the_calf_is_taken_at_the_tibial_nerve_and_the_shin_is_not(muscle: str) -> None:
    """Plantarflexion, inversion and toe flexion are tibial; dorsiflexion and eversion are fibular."""
    assert taken(MUSCLES[muscle], *TIBIAL)
    assert spared(MUSCLES["tibialis_anterior"], *TIBIAL)
    assert spared(MUSCLES["fibularis_longus_brevis"], *TIBIAL)


def test_the_sural_area_is_taken_at_the_tibial_nerve_and_the_top_of_the_foot_is_not() -> None:
    """The sural nerve leaves the tibial nerve in the popliteal fossa."""
    assert taken(SKIN["lateral_foot"], *TIBIAL)
    assert spared(SKIN["dorsal_foot"], *TIBIAL)
    assert taken(REFLEXES["ankle"], *TIBIAL)


def test_the_sural_nerve_carries_no_muscle_and_no_jerk() -> None:
    """Numbness of the outer foot with a normal jerk and full power can be the sural nerve alone."""
    assert taken(SKIN["lateral_foot"], "sural")
    assert all(spared(target, "sural") for target in (*MUSCLES.values(), *REFLEXES.values()))


def test_the_tarsal_tunnel_takes_the_sole_and_spares_heel_calf_toe_flexors_and_jerk() -> None:
    """The medial calcaneal branch and the long flexors leave above it."""
    assert taken(SKIN["medial_sole"], "tarsal_tunnel")
    assert taken(SKIN["lateral_sole"], "tarsal_tunnel")
    assert taken(MUSCLES["abductor_hallucis"], "tarsal_tunnel")
    assert spared(SKIN["heel"], "tarsal_tunnel")
    assert spared(SKIN["lateral_foot"], "tarsal_tunnel")
    assert spared(MUSCLES["flexor_hallucis_longus"], "tarsal_tunnel")
    assert spared(MUSCLES["gastrocnemius"], "tarsal_tunnel")
    assert spared(REFLEXES["ankle"], "tarsal_tunnel")


# ------------------------------ the front: femoral, obturator, L3 and L4


def test_the_saphenous_area_goes_with_the_femoral_nerve() -> None:
    """The saphenous nerve is its longest branch: numb to the inner ankle."""
    assert taken(SKIN["medial_leg"], *FEMORAL)
    assert taken(SKIN["medial_leg"], "saphenous")
    assert spared(MUSCLES["quadriceps"], "saphenous")
    assert spared(REFLEXES["knee"], "saphenous")


def test_quadriceps_and_knee_jerk_go_with_the_femoral_nerve() -> None:
    """Both run through the inguinal ligament."""
    assert taken(MUSCLES["quadriceps"], *FEMORAL)
    assert taken(REFLEXES["knee"], *FEMORAL)


def test_adductors_are_spared_with_the_femoral_nerve_and_taken_with_obturator_nerve_or_root() -> None:
    """The obturator nerve supplies them, from the same roots: weak too, they mean root or plexus."""
    assert taken_at(MUSCLES["adductors"], *FEMORAL) <= 0.1
    assert taken_at(MUSCLES["adductors"], "obturator") >= 0.9
    assert taken(MUSCLES["adductors"], "lumbar_plexus")
    assert taken_with(MUSCLES["adductors"], "L3") > 0.4
    assert spared(MUSCLES["quadriceps"], "obturator")


def test_iliopsoas_is_spared_at_the_inguinal_ligament_and_weak_above_it() -> None:
    """Its branches leave in the pelvis: weak hip flexion puts a femoral lesion above the ligament."""
    assert spared(MUSCLES["iliopsoas"], *FEMORAL)
    assert 0 < taken_at(MUSCLES["iliopsoas"], "femoral_pelvis") < 1
    assert taken(MUSCLES["iliopsoas"], "lumbar_plexus")


def test_the_lateral_femoral_cutaneous_nerve_carries_skin_of_the_outer_thigh_alone() -> None:
    """Meralgia weakens nothing and leaves the knee jerk."""
    assert taken(SKIN["lateral_thigh"], "lateral_femoral_cutaneous")
    assert all(
        spared(target, "lateral_femoral_cutaneous") for target in (*MUSCLES.values(), *REFLEXES.values())
    )


# ------------------------------ roots


def test_l5_takes_the_great_toe_and_spares_quadriceps_and_both_main_jerks() -> None:
    """No reflex of its own but the medial hamstring jerk."""
    assert taken_with(MUSCLES["extensor_hallucis_longus"], "L5") > 0.8
    assert taken_with(MUSCLES["quadriceps"], "L5") == 0
    assert taken_with(REFLEXES["knee"], "L5") == 0
    assert taken_with(REFLEXES["ankle"], "L5") < 0.1
    assert taken_with(REFLEXES["medial_hamstring"], "L5") > 0.5


def test_s1_takes_the_ankle_jerk_and_plantarflexion_and_hardly_the_great_toe_extensor() -> None:
    """The calf is S1 before S2; the great toe extensor is L5."""
    assert taken_with(REFLEXES["ankle"], "S1") > 0.8
    assert taken_with(MUSCLES["gastrocnemius"], "S1") > 0.6
    assert taken_with(MUSCLES["extensor_hallucis_longus"], "S1") < 0.15


def test_l4_takes_knee_jerk_and_inner_shin_and_spares_the_ankle_jerk() -> None:
    """L4 has the knee jerk and the saphenous strip."""
    assert taken_with(REFLEXES["knee"], "L4") > 0.5
    assert taken_with(SKIN["medial_leg"], "L4") > 0.8
    assert taken_with(REFLEXES["ankle"], "L4") == 0


def test_the_skin_around_the_anus_and_the_sphincter_are_s2_to_s5_by_the_pudendal_nerve() -> None:
    """Saddle numbness and lax tone come from the lowest roots, which no single lumbar root lesion takes."""
    assert taken_with(SKIN["perianal"], "S3", "S4", "S5") == pytest.approx(1)
    assert taken_with(MUSCLES["external_anal_sphincter"], "S2", "S3", "S4") == pytest.approx(1)
    assert taken(SKIN["perianal"], "pudendal")
    assert taken_with(SKIN["perianal"], "L4", "L5", "S1") == 0


def test_paraspinals_are_spared_by_every_nerve_and_plexus_of_the_leg() -> None:
    """Dorsal rami leave before the plexus: abnormal paraspinals on EMG mean the root."""
    paraspinals = MUSCLES["lumbar_paraspinals"]
    assert spared(paraspinals, "lumbar_plexus", "sacral_plexus")
    assert all(taken_with(paraspinals, root) > 0 for root in ("L2", "L3", "L4", "L5", "S1"))


def test_every_muscle_answers_to_two_or_more_roots() -> None:
    """No muscle is lost with one root: a grade of 0 speaks against a single root."""
    for muscle in MUSCLES.values():
        assert max(taken_with(muscle, root) for root in muscle.roots) < 1
