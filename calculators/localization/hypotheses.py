"""The hypotheses: every (diagnosis, site) pair, spelled out into the ways in which that site can be hurt."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from ..anatomy import ROOTS, Cut, load_anatomy

DEFAULT_SETTING = "primary_care"

SPREADS = ("length_dependent", "corticospinal", "none")
"""What takes fibers by another rule than a cut at one place."""

_DATA = tomllib.loads(files("calculators.localization").joinpath("hypotheses.toml").read_text("utf-8"))

VARIANTS: Mapping[str, float] = {row["id"]: row["weight"] for row in _DATA["variant"]}
ONE_VARIANT: Mapping[str, float] = {"usual": 1.0}


@dataclass(frozen=True, slots=True)
class Place:
    """One way to be hurt at a site: cuts through fibers, or a spread that is not one place."""

    site: str
    weight: float
    cuts: tuple[Cut, ...] = ()
    spread: str = ""
    reach: float = 0.0

    @property
    def variants(self) -> Mapping[str, float]:
        """Plexus variants matter only where roots are named."""
        return VARIANTS if any(cut.roots for cut in self.cuts) else ONE_VARIANT

    @property
    def inside_spine(self) -> bool:
        """Whether it is proximal to the dorsal root ganglion, so that sensory responses survive it."""
        return any(not cut.segment for cut in self.cuts)


@dataclass(frozen=True, slots=True)
class Pattern:
    """How badly: motor and sensory loss and irritation, 0 to 1."""

    weight: float = 1.0
    motor: float = 0.0
    sensory: float = 0.0
    irritation: float = 0.0


@dataclass(frozen=True, slots=True)
class Site:
    """Where a lesion can be: a label, a phrase for a sentence, and its places."""

    id: str
    label: str
    phrase: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What it can be: its sites with weights, its severity patterns, how much its nerve pain spreads."""

    id: str
    label: str
    phrase: str
    sites: Mapping[str, float]
    patterns: tuple[Pattern, ...]
    pain: float = 0.0


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A diagnosis at a site; weight is the share of that diagnosis."""

    diagnosis: str
    site: str
    weight: float

    @property
    def id(self) -> str:
        """The diagnosis and its site, for example "lumbar_radiculopathy.root_l5"."""
        return f"{self.diagnosis}.{self.site}"


@dataclass(frozen=True, slots=True)
class Configuration:
    """A hypothesis made concrete; weight is its share of the hypothesis, pain how far nerve pain spreads."""

    hypothesis: int
    weight: float
    place: Place
    variant: str
    pattern: Pattern
    pain: float


@dataclass(frozen=True)
class Model:
    """Everything that can be, before any finding."""

    settings: Mapping[str, Mapping[str, float]]
    setting_labels: Mapping[str, str]
    diagnoses: Mapping[str, Diagnosis]
    sites: Mapping[str, Site]
    hypotheses: tuple[Hypothesis, ...] = field(default=())
    configurations: tuple[Configuration, ...] = field(default=())


def model_from(data: Mapping[str, Any]) -> Model:
    """The model from the tables of hypotheses.toml; ValueError names all that does not hang together."""
    _refuse(_unknown_severities(data))
    sites = {row["id"]: _site(row) for row in data["site"]}
    patterns = {row["id"]: tuple(Pattern(**one) for one in row["patterns"]) for row in data["severity"]}
    diagnoses = {row["id"]: _diagnosis(row, patterns) for row in data["diagnosis"]}
    settings = {row["id"]: row["prior"] for row in data["setting"]}
    _refuse([*_sums(settings, diagnoses, sites), *_unknown(settings, diagnoses, sites)])
    hypotheses = tuple(
        Hypothesis(diagnosis.id, site, weight)
        for diagnosis in diagnoses.values()
        for site, weight in diagnosis.sites.items()
    )
    return Model(
        settings=settings,
        setting_labels={row["id"]: row["label"] for row in data["setting"]},
        diagnoses=diagnoses,
        sites=sites,
        hypotheses=hypotheses,
        configurations=tuple(
            configuration
            for index, hypothesis in enumerate(hypotheses)
            for configuration in _spelled_out(index, diagnoses[hypothesis.diagnosis], sites[hypothesis.site])
        ),
    )


def _site(row: dict[str, Any]) -> Site:
    places = tuple(
        Place(
            site=row["id"],
            weight=place.get("weight", 1.0),
            cuts=tuple(
                Cut(cut.get("segment", ""), frozenset(cut.get("roots", ())), cut.get("factor", 1.0))
                for cut in place.get("cuts", ())
            ),
            spread=place.get("spread", ""),
            reach=place.get("reach", 0.0),
        )
        for place in row["place"]
    )
    return Site(row["id"], row["label"], row["phrase"], places)


def _diagnosis(row: dict[str, Any], patterns: Mapping[str, tuple[Pattern, ...]]) -> Diagnosis:
    return Diagnosis(
        id=row["id"],
        label=row["label"],
        phrase=row["phrase"],
        sites=row["sites"],
        patterns=patterns[row["severity"]] if "severity" in row else (Pattern(),),
        pain=row.get("pain", 0.0),
    )


def _spelled_out(index: int, diagnosis: Diagnosis, site: Site) -> list[Configuration]:
    return [
        Configuration(index, place.weight * share * pattern.weight, place, variant, pattern, diagnosis.pain)
        for place in site.places
        for variant, share in place.variants.items()
        for pattern in diagnosis.patterns
    ]


def _sums(
    settings: Mapping[str, Mapping[str, float]], diagnoses: Mapping[str, Diagnosis], sites: Mapping[str, Site]
) -> list[str]:
    sums = {f"setting {name}": sum(prior.values()) for name, prior in settings.items()}
    sums |= {f"sites of {one.id}": sum(one.sites.values()) for one in diagnoses.values()}
    sums |= {
        f"patterns of {one.id}": sum(pattern.weight for pattern in one.patterns) for one in diagnoses.values()
    }
    sums |= {"variants": sum(VARIANTS.values())}
    sums |= {f"places of {one.id}": sum(place.weight for place in one.places) for one in sites.values()}
    return [f"{name} sum to {total:g}" for name, total in sums.items() if abs(total - 1) > 1e-9]


def _unknown(
    settings: Mapping[str, Mapping[str, float]], diagnoses: Mapping[str, Diagnosis], sites: Mapping[str, Site]
) -> list[str]:
    segments = load_anatomy().parents
    places = [place for site in sites.values() for place in site.places]
    cuts = [(place.site, cut) for place in places for cut in place.cuts]
    owned = dict.fromkeys(site for one in diagnoses.values() for site in one.sites)
    faults = [
        f"setting {name} names other diagnoses" for name in settings if set(settings[name]) != set(diagnoses)
    ]
    faults += [f"unknown site {site}" for site in owned if site not in sites]
    faults += [f"site {site} belongs to no diagnosis" for site in sites if site not in owned]
    faults += [f"{one.site}: neither cut nor spread" for one in places if not one.cuts and not one.spread]
    faults += [
        f"{one.site}: unknown spread {one.spread}" for one in places if one.spread not in ("", *SPREADS)
    ]
    faults += [
        f"{site}: unknown segment {cut.segment}" for site, cut in cuts if cut.segment not in ("", *segments)
    ]
    faults += [f"{site}: unknown root {root}" for site, cut in cuts for root in cut.roots - {*ROOTS}]
    return faults


def _unknown_severities(data: Mapping[str, Any]) -> list[str]:
    known = {row["id"] for row in data["severity"]}
    return [
        f"{row['id']}: unknown severity {row['severity']}"
        for row in data["diagnosis"]
        if "severity" in row and row["severity"] not in known
    ]


def _refuse(faults: list[str]) -> None:
    if faults:
        raise ValueError("hypotheses: " + "; ".join(faults))


MODEL = model_from(_DATA)
