"""Values on the command line, checked; each raises ArgumentTypeError that says what is wrong."""

import argparse
import re


def seed_range(text: str) -> tuple[int, int]:
    """Parses "A-B" or "A" to the first and last number."""
    match = re.fullmatch(r"(\d+)(?:-(\d+))?", text)
    if match is None:
        raise argparse.ArgumentTypeError(f'"{text}" is no range; write it as 1000-1249')
    first = int(match[1])
    last = int(match[2] or first)
    if last < first:
        raise argparse.ArgumentTypeError(f'"{text}" ends before it begins')
    return first, last


def positive(text: str) -> int:
    """A whole number of at least 1."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f'"{text}" must be a whole number of at least 1')
    return int(text)


def seed(text: str) -> int:
    """A whole number from 0 upwards."""
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f'"{text}" must be a whole number from 0 upwards')
    return int(text)


def width(text: str) -> int:
    """A picture's width in pixels that the renderer can draw."""
    size = positive(text)
    if not 96 <= size <= 2048:
        raise argparse.ArgumentTypeError(f"{size} px is outside 96 to 2048")
    return size


def share(text: str) -> float:
    """A number from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= 1.0:
        raise argparse.ArgumentTypeError(f'"{text}" must be a share between 0 and 1')
    return value
