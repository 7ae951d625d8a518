"""The hypotheses: every (diagnosis, site) pair, spelled out into the ways in which that site can be hurt."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from ..anatomy import Cut

DEFAULT_SETTING = "primary_care"

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


def load_model() -> Model:
    """The model from hypotheses.toml; ValueError where it does not hang together."""
    data = _DATA
    sites = {row["id"]: _site(row) for row in data["site"]}
    patterns = {row["id"]: tuple(Pattern(**one) for one in row["patterns"]) for row in data["severity"]}
    diagnoses = {row["id"]: _diagnosis(row, patterns) for row in data["diagnosis"]}
    settings = {row["id"]: row["prior"] for row in data["setting"]}
    _check(settings, diagnoses, sites)
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


def _check(
    settings: Mapping[str, Mapping[str, float]], diagnoses: Mapping[str, Diagnosis], sites: Mapping[str, Site]
) -> None:
    sums = {f"setting {name}": sum(prior.values()) for name, prior in settings.items()}
    sums |= {f"sites of {one.id}": sum(one.sites.values()) for one in diagnoses.values()}
    sums |= {
        f"patterns of {one.id}": sum(pattern.weight for pattern in one.patterns) for one in diagnoses.values()
    }
    sums |= {"variants": sum(VARIANTS.values())}
    sums |= {f"places of {one.id}": sum(place.weight for place in one.places) for one in sites.values()}
    faults = [f"{name} sum to {total:g}" for name, total in sums.items() if abs(total - 1) > 1e-9]
    faults += [
        f"setting {name} names other diagnoses" for name in settings if set(settings[name]) != set(diagnoses)
    ]
    faults += [
        f"{one.id}: unknown site {site}"
        for one in diagnoses.values()
        for site in one.sites
        if site not in sites
    ]
    faults += [f"site {site} belongs to no diagnosis" for site in sites if not _owners(site, diagnoses)]
    if faults:
        raise ValueError("hypotheses: " + "; ".join(faults))


def _owners(site: str, diagnoses: Mapping[str, Diagnosis]) -> list[str]:
    return [one.id for one in diagnoses.values() if site in one.sites]


MODEL = load_model()
