"""A rendered duodenum with a papilla: training frames and a demo procedure without a patient."""

import hashlib
import os
import tempfile
from pathlib import Path

import numba


def _compiled_code_folder() -> Path:
    """Where numba keeps the compiled functions of exactly these sources.

    Numba notices a change in the file that it compiled, not in the files which that one calls: a
    folder for each state of the package keeps a stale renderer from drawing.
    """
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return Path(tempfile.gettempdir()) / f"ampulla-phantom-{digest.hexdigest()[:16]}"


if "NUMBA_CACHE_DIR" not in os.environ:
    numba.config.CACHE_DIR = str(_compiled_code_folder())
