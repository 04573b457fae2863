"""One duodenum from a seed: the numbers of its surface and of its tissue."""

import math
from dataclasses import dataclass

import numpy as np

from phantom.relief import Hollow, bake_relief
from phantom.surface import Surface
from phantom.tissue import Tissue

HALF_LENGTH_CM = 7.0


@dataclass(frozen=True)
class Anatomy:
    """A seed's duodenum; `without_papilla` is the same bowel with bare wall in its place."""

    surface: Surface
    tissue: Tissue
    hollows: tuple[Hollow, ...]
    position: float = 0.0
    """-1: the papilla sits low and is looked at from above; 1: high, looked at from below."""

    def without_papilla(self) -> Surface:
        """The surface for scenes that must not show any papilla."""
        return self.surface._replace(mound_present=0.0)


def make_anatomy(seed: int, with_papilla: bool = True) -> Anatomy:
    """Draws the anatomy of a seed; the same seed gives the same duodenum on every machine."""
    rng = np.random.default_rng([seed, 11])
    radius = float(rng.uniform(1.7, 2.2))
    offset = float(rng.uniform(-90.0, 90.0))
    mound = _draw_mound(rng)
    hollows = _draw_hollows(rng)
    height = bake_relief(rng, radius, HALF_LENGTH_CM, offset, mound, hollows, with_papilla)
    tissue = draw_tissue(np.random.default_rng([seed, 12]), offset)
    surface = Surface(
        height=height,
        radius=radius,
        half_length=HALF_LENGTH_CM,
        bend_x=float(rng.uniform(-0.035, -0.01)),
        bend_y=float(rng.uniform(-0.03, 0.03)),
        mound_present=1.0 if with_papilla else 0.0,
        wall_height=wall_height(height),
        offset=offset,
        **mound,
    )
    return Anatomy(surface, tissue, hollows)


def wall_height(height: np.ndarray) -> float:
    """Mean displacement in cm of the wall beneath the papilla."""
    rows = height.shape[0]
    return float(height[rows // 2 - 12 : rows // 2 + 12, :14].mean())


def cos_sin(angle: float) -> tuple[float, float]:
    """Cosine and sine of an angle in radians."""
    return math.cos(angle), math.sin(angle)


def _draw_mound(rng: np.random.Generator) -> dict:
    """The papilla's shape: flat, regular, protruding (hangs down) or creased."""
    kind = rng.choice(["flat", "regular", "protruding", "creased"], p=[0.2, 0.4, 0.22, 0.18])
    half_width = rng.uniform(0.36, 0.62) * (0.8 if kind == "flat" else 1.0)
    length = half_width * rng.uniform(0.85, 1.45)
    height = {
        "flat": rng.uniform(0.2, 0.3),
        "regular": rng.uniform(0.34, 0.52),
        "protruding": rng.uniform(0.55, 0.85),
        "creased": rng.uniform(0.3, 0.55),
    }[kind]
    tilt = rng.uniform(0.25, 0.6) if kind == "protruding" else rng.uniform(-0.1, 0.35)
    creased = kind == "creased"
    return {
        "mound_v": float(half_width),
        "mound_u": float(length),
        "mound_n": float(height),
        "roll": cos_sin(rng.normal(0.0, 0.22)),
        "tilt": cos_sin(tilt),
        "lobe": float(rng.uniform(0.08, 0.2) * (1.4 if creased else 1.0)),
        "orifice_v": float(rng.normal(0.0, 0.12) * half_width),
        "orifice_u": float(rng.uniform(-0.4, 0.05) * length),
        "orifice_width": float(rng.uniform(0.035, 0.07)),
        "orifice_length": float(rng.uniform(0.05, 0.13)),
        "orifice_depth": float(rng.uniform(0.06, 0.14)),
        "rim": float(rng.uniform(0.015, 0.05)),
        "crease": float(rng.uniform(0.02, 0.05) if creased else rng.uniform(0.003, 0.022)),
    }


def _draw_hollows(rng: np.random.Generator) -> tuple[Hollow, ...]:
    """Small diverticula: decoys on the wall, sometimes just beside the papilla."""
    hollows = []
    if rng.random() < 0.22:
        side = rng.choice([-1.0, 1.0])
        hollows.append(Hollow(side * rng.uniform(0.9, 1.4), rng.uniform(-0.7, 0.8), 0.28, 0.5))
    for _ in range(rng.integers(0, 3)):
        around = rng.uniform(2.0, 8.0)
        hollows.append(
            Hollow(around, rng.uniform(-3.5, 3.5), rng.uniform(0.15, 0.35), rng.uniform(0.3, 0.6))
        )
    return tuple(hollows)


def draw_tissue(rng: np.random.Generator, offset: float) -> Tissue:
    """Colours of the mucosa between pink and orange, its vessels, its wetness."""
    warmth = rng.uniform(0.0, 1.0)
    pale = rng.uniform(0.85, 1.1)
    green = 0.25 - 0.06 * warmth + rng.normal(0.0, 0.015)
    blue = 0.18 - 0.105 * warmth + rng.normal(0.0, 0.012)
    papilla_shift = rng.uniform(-0.35, 0.5)
    return Tissue(
        red=0.85 * pale,
        green=float(green * pale),
        blue=float(blue * pale),
        papilla_shift=float(papilla_shift),
        vessel=float(rng.uniform(0.05, 0.5)),
        vessel_scale=float(rng.uniform(1.6, 3.0)),
        blotch=float(rng.uniform(0.3, 1.0)),
        villi=float(rng.uniform(0.5, 1.2)),
        villi_scale=float(rng.uniform(17.0, 26.0)),
        wetness=float(rng.uniform(0.45, 1.0)),
        glint_scale=float(rng.uniform(7.0, 11.0)),
        bile=float(max(0.0, rng.uniform(-0.6, 0.8))),
        offset=offset,
    )
