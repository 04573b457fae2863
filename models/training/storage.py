"""Files that are either whole or absent, and disks that are full in plain words."""

import contextlib
import errno
import io
import os
from pathlib import Path
from typing import Any

import torch

from training.errors import StorageError


def write_bytes(path: Path, data: bytes) -> None:
    """Write beside the target and rename over it."""
    temporary = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as cause:
        # What was written of it would only keep the disk full.
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        if cause.errno in (errno.ENOSPC, errno.EDQUOT):
            reason = "the disk is full; free some space"
        elif cause.errno == errno.EFBIG:
            reason = "it is larger than this user's files may be (ulimit -f)"
        else:
            reason = cause.strerror or str(cause)
        raise StorageError(
            f"{path} could not be written: {reason}. The file that was there before is unchanged."
        ) from cause


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 text file."""
    write_bytes(path, text.encode("utf-8"))


def write_checkpoint(path: Path, state: dict[str, Any]) -> None:
    """Serialise in memory first: a write that fails then says why."""
    buffer = io.BytesIO()
    torch.save(state, buffer)
    write_bytes(path, buffer.getvalue())
