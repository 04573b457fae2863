"""Where the endoscopic picture is inside a console frame."""

import cv2
import numpy as np

from training.boxes import Box

LIT_LUMA = 20
SEARCH_SIZE = 160
# A 3 x 3 opening at this scale removes strokes of burnt-in text, which are 1 or 2 pixels wide.
SPECK_KERNEL = np.ones((3, 3), np.uint8)
MIN_AREA_SHARE = 0.1


def detect_field_of_view(frame: np.ndarray) -> Box:
    """Bounding box of the largest lit region of an RGB frame [height, width, 3].

    The whole frame where nothing large is lit (a dark scene must not make the crop collapse).
    """
    height, width = frame.shape[:2]
    scale = min(SEARCH_SIZE / max(height, width), 1.0)
    small_size = (max(round(width * scale), 1), max(round(height * scale), 1))
    small = cv2.resize(frame, small_size, interpolation=cv2.INTER_AREA)
    lit = (cv2.cvtColor(small, cv2.COLOR_RGB2GRAY) > LIT_LUMA).astype(np.uint8)
    lit = cv2.morphologyEx(lit, cv2.MORPH_OPEN, SPECK_KERNEL)
    _, _, statistics, _ = cv2.connectedComponentsWithStats(lit, connectivity=4)
    regions = statistics[1:]
    whole = Box(0, 0, width, height)
    if len(regions) == 0:
        return whole
    largest = regions[regions[:, cv2.CC_STAT_AREA].argmax()]
    if largest[cv2.CC_STAT_AREA] < MIN_AREA_SHARE * small_size[0] * small_size[1]:
        return whole
    left, top, region_width, region_height = (float(value) for value in largest[:4])
    scale_x, scale_y = width / small_size[0], height / small_size[1]
    return Box(left * scale_x, top * scale_y, region_width * scale_x, region_height * scale_y)
