"""Which task a configuration trains for."""

from collections.abc import Sequence

from training.config import RunConfig
from training.dataset import LoadedSource
from training.networks.registry import BOTH, DIFFICULTY
from training.tasks.both import BothTasks
from training.tasks.detection import DetectionTask
from training.tasks.difficulty import DifficultyTask
from training.tasks.task import Task


def make_task(
    config: RunConfig, train: Sequence[LoadedSource], validate: Sequence[LoadedSource]
) -> Task:
    """The task that the network's output says."""
    kinds = {DIFFICULTY: DifficultyTask, BOTH: BothTasks}
    return kinds.get(config.network.output, DetectionTask)(config, train, validate)
