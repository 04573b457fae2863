"""How a papilla looks, in the words of those who cannulate it, and how often which look occurs."""

from dataclasses import asdict, dataclass

import numpy as np

PAPILLA_TYPES = ("I", "II", "III", "IV")
"""Haraldsson 2017: regular, small, protruding or pendulous, creased or ridged."""

TYPE_SHARES = (0.52, 0.14, 0.22, 0.12)
"""Estimated from the widths of the intervals in Haraldsson 2019 (1401 patients)."""

DIVERTICULA = ("none", "beside", "edge", "inside")
"""No pouch, papilla beside it, papilla on its brim, papilla within it."""

DIVERTICULUM_SHARES = (0.83, 0.09, 0.05, 0.03)

BULGE_SHAPES = {"I": (2.2, 2.6), "II": (1.4, 4.5), "III": (4.0, 1.6), "IV": (2.0, 2.6)}
"""Parameters of the beta distribution of the bulge, for each type."""


@dataclass(frozen=True)
class Morphology:
    """One papilla; shares lie in 0 .. 1."""

    type: str
    bulge: float
    """How far it bulges into the lumen, for its width."""
    upper_crease: float
    """Depth of the crease across its upper part."""
    hood: float
    """How far a fold covers its upper part: 1 covers half of it."""
    orifice_visibility: float
    diverticulum: str
    orientation_degrees: float
    """Turn of its axis in the wall's plane, against the bowel's axis."""
    position: float
    """-1 where it sits low and is looked at from above, 1 where it sits high."""


def draw_morphology(rng: np.random.Generator) -> Morphology:
    """One papilla of the population; its numbers are rounded as the annotations carry them."""
    kind = str(rng.choice(PAPILLA_TYPES, p=TYPE_SHARES))
    creased = rng.random() < 0.5
    hooded = rng.random() < 0.45
    return Morphology(
        type=kind,
        bulge=_rounded(rng.beta(*BULGE_SHAPES[kind])),
        upper_crease=_rounded(rng.beta(3.0, 1.7) if creased else rng.beta(1.0, 7.0)),
        hood=_rounded(rng.beta(2.0, 1.8) if hooded else 0.0),
        orifice_visibility=_rounded(rng.beta(2.4, 1.5)),
        diverticulum=str(rng.choice(DIVERTICULA, p=DIVERTICULUM_SHARES)),
        orientation_degrees=_rounded(np.clip(rng.normal(0.0, 17.0), -50.0, 50.0)),
        position=_rounded(rng.uniform(-1.0, 1.0)),
    )


def morphology_record(morphology: Morphology) -> dict:
    """The morphology as the annotations carry it, in camelCase."""
    return {_camel(key): value for key, value in asdict(morphology).items()}


def read_morphology(record: dict) -> Morphology:
    """The inverse of `morphology_record`; raises ValueError where a field is missing or wrong."""
    names = {_camel(name): name for name in Morphology.__dataclass_fields__}
    missing = sorted(names.keys() - record.keys())
    if missing:
        raise ValueError(f"the morphology lacks {', '.join(missing)}")
    morphology = Morphology(**{name: record[key] for key, name in names.items()})
    if morphology.type not in PAPILLA_TYPES or morphology.diverticulum not in DIVERTICULA:
        raise ValueError(
            f'"{morphology.type}" with diverticulum "{morphology.diverticulum}" is no papilla here'
        )
    return morphology


def _rounded(value: float) -> float:
    return round(float(value), 4)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
