"""A patient's bowel: the anatomy that a seed and a morphology make together."""

import math

import numpy as np

from phantom.anatomy import HALF_LENGTH_CM, Anatomy, cos_sin, draw_tissue, wall_height
from phantom.diverticulum import Diverticulum, carve
from phantom.marks import Marks
from phantom.morphology import Morphology
from phantom.relief import bake_relief
from phantom.surface import Surface
from phantom.tissue import Tissue

HALF_WIDTHS_CM = {"I": (0.42, 0.55), "II": (0.16, 0.21), "III": (0.46, 0.6), "IV": (0.4, 0.53)}
LEANS = {"I": (-0.05, 0.2), "II": (-0.1, 0.15), "III": (0.5, 0.75), "IV": (-0.05, 0.25)}
"""Tilt towards the caudal side in radians: a pendulous papilla hangs down."""


def make_patient(seed: int, morphology: Morphology) -> Anatomy:
    """The anatomy of a patient; the same seed and morphology give the same one."""
    rng = np.random.default_rng([seed, 31])
    radius = float(rng.uniform(1.8, 2.2))
    offset = float(rng.uniform(-90.0, 90.0))
    mound = _draw_mound(rng, morphology)
    company = _draw_company(rng, morphology, mound)
    height = bake_relief(rng, radius, HALF_LENGTH_CM, offset, mound, (), True, company)
    pouch = _draw_diverticulum(rng, morphology, mound)
    if pouch is not None:
        carve(height, radius, HALF_LENGTH_CM, pouch)
    surface = Surface(
        height=height,
        radius=radius,
        half_length=HALF_LENGTH_CM,
        bend_x=float(rng.uniform(-0.03, -0.01)),
        bend_y=float(rng.uniform(-0.02, 0.02)),
        mound_present=1.0,
        wall_height=wall_height(height),
        offset=offset,
        marks=_draw_marks(rng, morphology, mound),
        **mound,
    )
    tissue = draw_tissue(np.random.default_rng([seed, 32]), offset)
    return Anatomy(surface, tissue, (), morphology.position)


def vary_tissue(rng: np.random.Generator, tissue: Tissue) -> Tissue:
    """The same mucosa a minute later: wetter or drier, more or less bile on it, paler or redder."""
    pale = rng.uniform(0.95, 1.05)
    return tissue._replace(
        red=tissue.red * pale,
        green=tissue.green * pale * rng.uniform(0.97, 1.03),
        blue=tissue.blue * pale * rng.uniform(0.95, 1.05),
        wetness=float(np.clip(tissue.wetness * rng.uniform(0.75, 1.25), 0.0, 1.0)),
        bile=tissue.bile * rng.uniform(0.5, 1.2),
    )


def _draw_mound(rng: np.random.Generator, morphology: Morphology) -> dict:
    """The mound's shape: a bulging papilla is higher, longer and smoother."""
    kind, bulge, visible = morphology.type, morphology.bulge, morphology.orifice_visibility
    half_width = rng.uniform(*HALF_WIDTHS_CM[kind]) * (0.94 + 0.14 * bulge)
    length = half_width * rng.uniform(0.92, 1.06) * (1.0 + (0.45 * bulge if kind != "II" else 0.0))
    low = {"III": (-0.55, -0.4), "II": (-0.15, 0.1), "IV": (-0.12, 0.12)}.get(kind, (-0.38, -0.12))
    size = half_width / 0.48
    return {
        "mound_v": float(half_width),
        "mound_u": float(length),
        "mound_n": float(half_width * (0.36 + 1.15 * bulge)),
        "roll": cos_sin(math.radians(morphology.orientation_degrees)),
        "tilt": cos_sin(rng.uniform(*LEANS[kind])),
        "lobe": float(size * rng.uniform(0.06, 0.12) * (1.0 - 0.5 * bulge)),
        "orifice_v": float(rng.normal(0.0, 0.08) * half_width),
        "orifice_u": float(rng.uniform(*low) * length),
        "orifice_width": float(size**0.5 * (0.018 + 0.048 * visible)),
        "orifice_length": float(size**0.5 * (0.022 + 0.095 * visible)),
        "orifice_depth": float(size**0.5 * (0.004 + 0.15 * visible)),
        "rim": float(size**0.5 * 0.045 * visible),
        "crease": float(size**0.5 * 0.022 * visible * (1.8 if kind == "IV" else 1.0)),
    }


def _draw_marks(rng: np.random.Generator, morphology: Morphology, mound: dict) -> Marks:
    size, length = mound["mound_v"] / 0.48, mound["mound_u"]
    edge = length * (0.98 - 0.98 * morphology.hood)
    # the crease lies where it can be seen: below a fold that covers the top
    along = min(rng.uniform(0.36, 0.5) * length, edge - 0.16 * size)
    ridge = 0.0
    if morphology.type == "IV":
        ridge = size * rng.uniform(0.085, 0.12) * (1.0 if rng.random() < 0.5 else -1.0)
    visible = morphology.orifice_visibility
    return Marks(
        present=1.0,
        blend=float(min(0.28, 0.45 * mound["mound_v"])),
        crease_depth=float(size**0.7 * 0.135 * morphology.upper_crease),
        crease_along=float(along),
        crease_width=float(size * (0.04 + 0.02 * morphology.upper_crease)),
        crease_bow=float(rng.uniform(0.15, 0.4) * length),
        hood_height=_hood_height(morphology, mound, edge),
        hood_along=float(edge),
        hood_thickness=float(rng.uniform(0.1, 0.15) * (0.5 + 0.5 * size) + 0.28 * (length - edge)),
        hood_half_length=float(rng.uniform(1.6, 2.1) * mound["mound_v"] + 0.25),
        hood_droop=float(rng.uniform(0.3, 0.6) * length),
        ridge=float(ridge),
        ridge_width=float(size * rng.uniform(0.05, 0.07)),
        ridge_end=float(-length * rng.uniform(0.95, 1.15)),
        ductal=float(0.15 + 0.85 * visible if ridge == 0.0 else 0.65 + 0.35 * visible),
    )


def _hood_height(morphology: Morphology, mound: dict, edge: float) -> float:
    """A fold that covers the papilla stands higher than the mound beneath its free edge."""
    if morphology.hood <= 0.0:
        return 0.0
    flat = max(0.0, 1.0 - (edge / mound["mound_u"]) ** 2)
    return float(0.12 + 0.1 * mound["mound_v"] + 1.05 * mound["mound_n"] * math.sqrt(flat))


def _draw_company(rng: np.random.Generator, morphology: Morphology, mound: dict) -> np.ndarray:
    """Ordinary fold above, longitudinal fold and frenulum, in the order that the relief reads."""
    plain = morphology.hood <= 0.0
    size = mound["mound_v"] / 0.48
    ridge = 0.06 if morphology.type == "IV" else 0.0
    return np.array(
        [
            mound["mound_u"] * rng.uniform(1.05, 1.3) + 0.2,
            rng.uniform(0.08, 0.2) if plain and rng.random() < 0.7 else 0.02,
            rng.uniform(0.11, 0.2),
            rng.uniform(0.9, 1.8),
            rng.uniform(0.05, 0.5),
            size * (0.05 + 0.3 * morphology.bulge),
            rng.uniform(0.26, 0.4) * size,
            size * (rng.uniform(0.02, 0.09) + ridge),
            rng.uniform(0.1, 0.2) * size,
            rng.uniform(0.0, 0.4),
            -math.tan(math.radians(morphology.orientation_degrees)),
        ]
    )


def _draw_diverticulum(
    rng: np.random.Generator, morphology: Morphology, mound: dict
) -> Diverticulum | None:
    """The pouch in its place relative to the papilla; its mouth is scaled to it."""
    side = float(rng.choice([-1.0, 1.0]))
    half_width, slope = mound["mound_v"], 1.1
    if morphology.diverticulum == "beside":
        width = rng.uniform(0.38, 0.5)
        around, along = half_width + 1.3 * width, rng.uniform(-0.25, 0.35)
        depth = rng.uniform(1.1, 1.5)
    elif morphology.diverticulum == "edge":
        width = rng.uniform(0.55, 0.75)
        around, along = 0.45 * half_width + 1.0 * width, rng.uniform(-0.1, 0.25)
        depth = rng.uniform(1.1, 1.5)
    elif morphology.diverticulum == "inside":
        width = half_width + rng.uniform(0.36, 0.5)
        slope = 0.62
        around, along = rng.uniform(0.08, 0.25), rng.uniform(-0.05, 0.15)
        depth = rng.uniform(0.7, 0.9) + 0.3 * mound["mound_n"]
    else:
        return None
    return Diverticulum(side * around, along, width, depth, slope)
