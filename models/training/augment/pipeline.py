"""From a sample to one training pair."""

from dataclasses import dataclass

import cv2
import numpy as np

from training.augment.geometric import (
    crop_matrix,
    jitter_crop,
    random_matrix,
    target_free_crop,
    warp,
)
from training.augment.occlusion import cover
from training.augment.photometric import change_appearance
from training.boxes import Box, box_of_points, clip_box, transform_points
from training.coco import Sample, read_sample
from training.config import AugmentConfig, NetworkConfig, SourceConfig
from training.field_of_view import detect_field_of_view
from training.soft_mask import draw_soft_mask

# A target of which less is left is neither a clear yes nor a clear no; another map is drawn.
MIN_VISIBLE_SHARE = 0.6
MAX_ATTEMPTS = 5
# An area is drawn so many times finer than the mask, so that its edge is soft.
FINE_STEPS = 4


def _place_targets(sample: Sample, matrix: np.ndarray, size: int) -> tuple[list[Box], bool]:
    """Boxes of the targets in the network's input, and whether each is clearly in or out."""
    boxes: list[Box] = []
    is_clear = True
    for outline in sample.outlines:
        whole = box_of_points(transform_points(matrix, outline))
        seen = clip_box(whole, size, size)
        share = seen.area / max(whole.area, 1e-6)
        if share > 0:
            boxes.append(seen)
            is_clear = is_clear and share >= MIN_VISIBLE_SHARE
    return boxes, is_clear


def _draw_matrix(
    sample: Sample,
    crop: Box,
    size: int,
    source: SourceConfig,
    config: AugmentConfig,
    random: np.random.Generator,
) -> tuple[np.ndarray, list[Box]]:
    """A random map and the boxes under it; the plain crop where no map leaves a clear answer."""
    base = crop_matrix(crop, size)
    for _ in range(MAX_ATTEMPTS):
        matrix = random_matrix(size, source, config, random) @ base
        boxes, is_clear = _place_targets(sample, matrix, size)
        if is_clear and len(boxes) == len(sample.boxes):
            return matrix, boxes
    return base, _place_targets(sample, base, size)[0]


@dataclass(frozen=True)
class AugmentedFrame:
    """A network's input [size, size, 3] uint8 with its targets' boxes and outlines [n, 2] in it."""

    frame: np.ndarray
    boxes: list[Box]
    outlines: list[np.ndarray]


def augmented_frame(
    sample: Sample,
    image: np.ndarray,
    source: SourceConfig,
    network: NetworkConfig,
    config: AugmentConfig,
    random: np.random.Generator,
) -> AugmentedFrame:
    """One way to see the sample's image [height, width, 3]."""
    size = network.input_size
    view = sample.field_of_view or detect_field_of_view(image)
    free = None
    if len(sample.boxes) == 1 and random.random() < source.target_free_share:
        free = target_free_crop(view, sample.boxes[0], random)
    if free is not None:
        # Shear and turn would bring the target back; the free crop is only flipped.
        matrix, boxes, outlines = crop_matrix(free, size), [], []
        if random.random() < 0.5:
            matrix = np.array([[-1.0, 0, size], [0, 1, 0], [0, 0, 1]]) @ matrix
    else:
        crop = jitter_crop(view, sample.width, sample.height, config, random)
        matrix, boxes = _draw_matrix(sample, crop, size, source, config, random)
        outlines = [transform_points(matrix, outline) for outline in sample.outlines]
    frame = warp(image, matrix, size)
    if config.occlusion:
        frame = cover(frame, boxes, random)
    if config.photometric and _is_changed(config, random):
        frame = change_appearance(frame, random)
    return AugmentedFrame(frame, boxes, outlines)


def _is_changed(config: AugmentConfig, random: np.random.Generator) -> bool:
    """Whether this picture's appearance is changed; draws only where it is left to chance."""
    return config.photometric_share >= 1 or random.random() < config.photometric_share


def training_pair(
    sample: Sample,
    source: SourceConfig,
    network: NetworkConfig,
    config: AugmentConfig,
    random: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray]:
    """An augmented image [size, size, 3] uint8 and its label, float32 (see `draw_label`)."""
    made = augmented_frame(sample, read_sample(sample), source, network, config, random)
    return made.frame, draw_label(made.boxes, made.outlines, network)


def draw_label(boxes: list[Box], outlines: list[np.ndarray], network: NetworkConfig) -> np.ndarray:
    """Boxes and outlines [n, 2] of the input to what the network is to say.

    A soft mask [1, mask, mask], with the targets' area as a second channel where the network learns
    it too; or [5] for a box: 1 where there is one target and 0 elsewhere, its centroid, width and
    height in shares of the input.
    """
    if network.output == "box":
        return _box_label(boxes, network.input_size)
    scale = network.mask_size / network.input_size
    scaled = [
        Box(box.x * scale, box.y * scale, box.width * scale, box.height * scale) for box in boxes
    ]
    soft_mask = draw_soft_mask(scaled, network.mask_size, network.mask_size)
    if not network.learns_area:
        return soft_mask[None]
    return np.stack([soft_mask, _fill([outline * scale for outline in outlines], network)])


def _fill(outlines: list[np.ndarray], network: NetworkConfig) -> np.ndarray:
    """How much of each mask pixel lies inside outlines in mask pixels: [mask, mask], 0 to 1."""
    size = network.mask_size
    fine = np.zeros((size * FINE_STEPS, size * FINE_STEPS), np.float32)
    for outline in outlines:
        cv2.fillPoly(fine, [np.rint(outline * FINE_STEPS - 0.5).astype(np.int32)], 1.0)
    return cv2.resize(fine, (size, size), interpolation=cv2.INTER_AREA)


def _box_label(boxes: list[Box], size: int) -> np.ndarray:
    """The one box, or five zeros where there is none or more than one."""
    if len(boxes) != 1:
        return np.zeros(5, np.float32)
    (box,) = boxes
    x, y = box.centroid
    return np.array([1, x / size, y / size, box.width / size, box.height / size], np.float32)
