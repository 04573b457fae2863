"""Keeps freed memory in the process, because returning it costs more than using it.

Training allocates and frees the same large tensors at every step. By default glibc maps each anew,
and the page faults take up to a third of the time on a virtual machine.
"""

import ctypes
import sys

M_TRIM_THRESHOLD = -1
M_TOP_PAD = -2
M_MMAP_MAX = -4
TOP_PAD_BYTES = 256 * 1024 * 1024
NEVER_TRIM = 2**31 - 1


def keep_freed_memory() -> None:
    """Tell glibc's allocator; does nothing on systems without glibc."""
    if not sys.platform.startswith("linux"):
        return
    try:
        library = ctypes.CDLL("libc.so.6")
        for setting, value in (
            (M_MMAP_MAX, 0),
            (M_TRIM_THRESHOLD, NEVER_TRIM),
            (M_TOP_PAD, TOP_PAD_BYTES),
        ):
            library.mallopt(setting, value)
    except (OSError, AttributeError):
        return
