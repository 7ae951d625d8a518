"""The forward model: what a lesion takes from muscles, skin and reflexes, and how likely each finding is."""

from collections.abc import Callable, Mapping
from functools import cache
from math import exp

from ..anatomy import Target, load_anatomy, loss
from .clinical import CLINICAL
from .hypotheses import Configuration, Place

ANATOMY = load_anatomy()
Chances = Mapping[str, float]

# Shapes below are the project's own teaching judgement: a step of loss at which a finding turns
# abnormal, how sharp that step is, and how often a normal leg shows it anyway (or a diseased one does
# not).
GRADE_STEPS = {4: 0.20, 3: 0.50, 2: 0.68, 1: 0.83, 0: 0.94}
GRADE_WIDTH, GRADE_WIDENING = 0.05, 0.09  # the more is lost, the less the grade is the same in everyone
GRADE_LAPSE = 0.04
GRADE_LAPSES = {"5": 0.57, "4": 0.35, "3": 0.06, "2": 0.012, "1": 0.005, "0": 0.003}
INHIBITED = {"5": 0.0, "4": 0.88, "3": 0.09, "2": 0.02, "1": 0.007, "0": 0.003}
REDUCED_STEP, REDUCED_WIDTH = 0.30, 0.07
REDUCED_FLOOR, REDUCED_CEILING = 0.02, 0.93
TINGLING_FLOOR, TINGLING_GAIN, TINGLING_HALF = 0.04, 0.80, 0.25
REFLEX_REDUCED_STEP, REFLEX_ABSENT_STEP, REFLEX_WIDTH = 0.25, 0.60, 0.08
REFLEX_SPARED, REFLEX_GONE = 0.08, 0.90  # normal though the arc is hurt; absent where it is taken
REFLEX_BRISK, BRISK_NEAR_CORD = 0.015, 0.20
BRISK = {"normal": 0.20, "reduced": 0.03, "absent": 0.02, "brisk": 0.75}
TEST_FLOOR, TEST_CEILING, TEST_STEP, TEST_WIDTH = 0.04, 0.90, 0.22, 0.055
# A root that is irritated without weakness can still show denervation, mostly in the paraspinals.
PARASPINALS = "lumbar_paraspinals"
SILENT_DENERVATION, SILENT_IN_PARASPINALS = 0.30, 0.45
PARASPINALS_OF_ONE_ROOT = 0.9
SILENT_SENSORY_LOSS = 0.05  # of a nerve that is irritated only
PAIN_REACH, PAIN_POWER = 0.75, 0.6
LENGTH_BLUR = 0.1  # how far up from its reach a polyneuropathy begins
# How much of the skin and the jerks a lesion of brain or cord takes: in the leg, and close to the trunk.
CENTRAL_IN_LEG, CENTRAL_NEAR_TRUNK, NEAR_TRUNK = 0.6, 0.2, 0.15

EMG = {
    "emg_paraspinal": PARASPINALS,
    "emg_gluteus_medius": "gluteus_medius_minimus",
    "emg_tibialis_posterior": "tibialis_posterior",
    "emg_short_head_biceps_femoris": "biceps_femoris_short_head",
}
SENSORY_RESPONSES = {
    "snap_superficial_fibular": "dorsal_foot",
    "snap_sural": "lateral_foot",
    "snap_saphenous": "medial_leg",
}


def chances(finding: str, configuration: Configuration) -> Chances | None:
    """How likely each state of a finding is under a configuration; None where anatomy does not tell."""
    prefix, _, name = finding.partition("_")
    if finding in EMG:
        return _needle(EMG[finding], configuration)
    if finding in SENSORY_RESPONSES:
        return _sensory_response(SENSORY_RESPONSES[finding], configuration)
    maker = _KINDS.get(prefix)
    return maker(name, configuration) if maker else None


def pain_chance(region: str, configuration: Configuration) -> float:
    """How likely nerve pain is felt in a region under a configuration, 0 to 1."""
    taken = _taken("regions", region, configuration.place, configuration.variant)
    return configuration.pain * PAIN_REACH * taken**PAIN_POWER if taken > 0 else 0.0


@cache
def _taken(kind: str, target_id: str, place: Place, variant: str) -> float:
    """The share (0 to 1) of a target's fibers that a complete lesion at the place takes."""
    target: Target = getattr(ANATOMY, kind)[target_id]
    if place.spread == "length_dependent":
        beyond = target.length - place.reach + LENGTH_BLUR
        return min(max(beyond / (1 + LENGTH_BLUR / 2 - place.reach), 0.0), 1.0)
    if place.spread == "corticospinal" and kind == "muscles":
        return target.pyramidal
    if place.spread == "corticospinal":
        return CENTRAL_IN_LEG if target.length > NEAR_TRUNK else CENTRAL_NEAR_TRUNK
    return loss(target, place.cuts, variant)


def _power(movement: str, configuration: Configuration) -> Chances:
    taken = sum(
        share * _taken("muscles", muscle, configuration.place, configuration.variant)
        for muscle, share in ANATOMY.movements[movement].items()
    )
    return _grades(round(taken * configuration.pattern.motor, 2))


@cache
def _grades(motor_loss: float) -> Chances:
    width = GRADE_WIDTH + GRADE_WIDENING * motor_loss
    at_most = {grade: _step(motor_loss, step, width) for grade, step in GRADE_STEPS.items()}
    exact = {"5": 1 - at_most[4], "0": at_most[0]}
    exact |= {str(grade): at_most[grade] - at_most[grade - 1] for grade in (4, 3, 2, 1)}
    return {
        grade: (1 - GRADE_LAPSE) * exact[grade] + GRADE_LAPSE * GRADE_LAPSES[grade] for grade in GRADE_LAPSES
    }


def inhibited(grades: Chances, share: float) -> Chances:
    """Grades when pain alone lowers them in a share (0 to 1) of patients."""
    return {grade: (1 - share) * chance + share * INHIBITED[grade] for grade, chance in grades.items()}


def _sensation(area: str, configuration: Configuration) -> Chances:
    taken = _taken("skin", area, configuration.place, configuration.variant)
    pattern = configuration.pattern
    return _feelings(round(taken * pattern.sensory, 2), round(taken * pattern.irritation, 2))


@cache
def _feelings(sensory_loss: float, irritation: float) -> Chances:
    reduced = REDUCED_FLOOR + (REDUCED_CEILING - REDUCED_FLOOR) * _step(
        sensory_loss, REDUCED_STEP, REDUCED_WIDTH
    )
    # Where feeling is neither lost nor spared, tingling is what is left to report.
    tingling = TINGLING_FLOOR + TINGLING_GAIN * irritation / (irritation + TINGLING_HALF)
    return {
        "normal": (1 - reduced) * (1 - tingling),
        "tingling": (1 - reduced) * tingling,
        "reduced": reduced,
    }


def _reflex(name: str, configuration: Configuration) -> Chances:
    if configuration.place.spread == "corticospinal":
        return BRISK
    taken = _taken("reflexes", name, configuration.place, configuration.variant)
    worst = max(configuration.pattern.motor, configuration.pattern.sensory)
    return _jerks(name, round(taken * worst, 2), configuration.place.site == "conus_medullaris")


@cache
def _jerks(name: str, arc_loss: float, near_cord: bool) -> Chances:
    lapse = CLINICAL.lapses[name]
    reduced_or_less = _step(arc_loss, REFLEX_REDUCED_STEP, REFLEX_WIDTH)
    absent = _step(arc_loss, REFLEX_ABSENT_STEP, REFLEX_WIDTH)
    brisk = REFLEX_BRISK + (BRISK_NEAR_CORD if near_cord else 0.0)
    kept = 1 - brisk
    normal = (1 - reduced_or_less) * (1 - lapse.weak - lapse.missing) + reduced_or_less * REFLEX_SPARED
    gone = absent * REFLEX_GONE + (1 - absent) * lapse.missing
    return {
        "normal": kept * normal,
        "reduced": kept * (1 - normal - gone),
        "absent": kept * gone,
        "brisk": brisk,
    }


def _needle(muscle: str, configuration: Configuration) -> Chances:
    if configuration.place.spread == "corticospinal":
        return _abnormal(TEST_FLOOR)
    taken = _taken("muscles", muscle, configuration.place, configuration.variant)
    silent = SILENT_IN_PARASPINALS if muscle == PARASPINALS else SILENT_DENERVATION
    if not configuration.place.cuts:
        silent = 0.0
    if muscle == PARASPINALS and configuration.place.inside_spine:
        # Each level has its own paraspinals: one root is enough, however small its share of the whole muscle.
        taken = max(taken, PARASPINALS_OF_ONE_ROOT)
    return _tested(round(taken * max(configuration.pattern.motor, silent), 2))


def _sensory_response(area: str, configuration: Configuration) -> Chances:
    place = configuration.place
    if place.inside_spine or place.spread in ("corticospinal", "none"):
        return _abnormal(TEST_FLOOR)
    taken = _taken("skin", area, place, configuration.variant)
    silent = SILENT_SENSORY_LOSS if place.cuts else 0.0
    return _tested(round(taken * max(configuration.pattern.sensory, silent), 2))


@cache
def _tested(fiber_loss: float) -> Chances:
    return _abnormal(TEST_FLOOR + (TEST_CEILING - TEST_FLOOR) * _step(fiber_loss, TEST_STEP, TEST_WIDTH))


@cache
def _abnormal(chance: float) -> Chances:
    return {"normal": 1 - chance, "abnormal": chance}


def _step(value: float, at: float, width: float) -> float:
    return 1 / (1 + exp((at - value) / width))


_KINDS: Mapping[str, Callable[[str, Configuration], Chances]] = {
    "power": _power,
    "sensation": _sensation,
    "reflex": _reflex,
}
