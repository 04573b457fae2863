"""Pipes frames into ffmpeg."""

import shutil
import subprocess
from pathlib import Path

import numpy as np

from phantom.console import Layout

BITRATE = "1350k"


def require_ffmpeg() -> str:
    """Path of ffmpeg; raises RuntimeError when it is not on the PATH."""
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        raise RuntimeError("ffmpeg is not on the PATH; install it to write the demo")
    return ffmpeg


class VideoWriter:
    """Writes screens as H.264 in MP4, a key frame every second; owns one ffmpeg process."""

    def __init__(self, path: Path, screen: Layout, fps: int) -> None:
        """Raises RuntimeError when ffmpeg is not on the PATH."""
        ffmpeg = require_ffmpeg()
        path.parent.mkdir(parents=True, exist_ok=True)
        source = f"-f rawvideo -pix_fmt rgb24 -s {screen.width}x{screen.height} -r {fps} -i -"
        codec = (
            "-vf scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
            " -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv"
            " -c:v libx264 -profile:v high -preset slow -crf 21"
            f" -maxrate {BITRATE} -bufsize 2700k -g {fps} -keyint_min {fps} -sc_threshold 0"
            " -movflags +faststart"
        )
        command = [ffmpeg, "-y", "-loglevel", "error", *source.split(), *codec.split(), str(path)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE)

    def write(self, screen: np.ndarray) -> None:
        """Appends one frame (h, w, 3) of 8-bit RGB."""
        self._process.stdin.write(np.ascontiguousarray(screen).tobytes())

    def __enter__(self) -> "VideoWriter":
        return self

    def __exit__(self, kind, error, trace) -> None:
        self._process.stdin.close()
        if self._process.wait() != 0 and error is None:
            raise RuntimeError("ffmpeg could not write the video; its message is above")
