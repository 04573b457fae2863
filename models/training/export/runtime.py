"""Runs an exported file in ONNX Runtime: for parity, for figures, for speed."""

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from training.errors import TrainingError
from training.export.onnx_file import INPUT_NAME, OUTPUT_NAME
from training.prediction import Predictor

WARM_UP_RUNS = 3
TIMED_RUNS = 40


def open_session(model: Path | bytes, threads: int) -> onnxruntime.InferenceSession:
    """A CPU session that does not spin, as in the application."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    source = model if isinstance(model, bytes) else str(model)
    try:
        return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
    except Exception as cause:
        raise TrainingError(f"ONNX Runtime refuses the model: {cause}") from cause


def onnx_predictor(session: onnxruntime.InferenceSession) -> Predictor:
    """A predictor that feeds frames one by one, as the file's static shape asks."""

    def predict(frames: np.ndarray) -> np.ndarray:
        masks = [session.run([OUTPUT_NAME], {INPUT_NAME: frame[None]})[0] for frame in frames]
        return np.concatenate(masks)

    return predict


def inferences_per_second(
    models: Sequence[bytes], size: int, threads: int, runs: int = TIMED_RUNS
) -> list[float]:
    """The rate of each file on one frame of noise, in turns, so that all meet the same machine.

    Taken from the fastest tenth of the runs: other work on the machine only ever makes them slower.
    """
    sessions = [open_session(model, threads) for model in models]
    frame = np.random.default_rng(0).integers(0, 256, (1, size, size, 3), dtype=np.uint8)
    seconds = np.zeros((WARM_UP_RUNS + runs, len(sessions)))
    for row in seconds:
        for place, session in enumerate(sessions):
            started = time.perf_counter()
            session.run(None, {INPUT_NAME: frame})
            row[place] = time.perf_counter() - started
    return [1.0 / float(value) for value in np.quantile(seconds[WARM_UP_RUNS:], 0.1, axis=0)]
