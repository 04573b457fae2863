"""The training loop: seeded, resumable after every epoch, validated on the averaged weights."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from tqdm import tqdm

from training.config import RunConfig, config_to_dict, parse_config
from training.data_report import require_no_leak
from training.dataset import LoadedSource, epoch_loader, load_sources, plainly
from training.ema import MovingAverage
from training.errors import ConfigError, DivergedError
from training.lineage import Lineage, read_lineage
from training.networks.freezing import train_with_frozen_scales
from training.networks.mirrored import MirroredNetwork
from training.networks.registry import build_network
from training.precision import autocast, choose_device, gradient_scaler
from training.run_folder import RunFolder, read_checkpoint
from training.schedule import learning_rate_factor, make_optimiser, set_learning_rate
from training.tasks.choice import make_task

# Seeds of one run's epochs and of the next run's do not meet.
EPOCH_SEEDS = 100_003


class Trainer:
    """One run: owns network, average, optimiser and the run's folder."""

    def __init__(self, config: RunConfig, folder: RunFolder) -> None:
        torch.manual_seed(config.seed)
        torch.set_num_threads(config.runtime.threads)
        self.config = config
        self.folder = folder
        self.device = choose_device(config.runtime.device)
        self.scaler = gradient_scaler(self.device, config.runtime.precision)
        self.train_sources = load_sources(config.train)
        self.validation_sources = load_sources(config.validate)
        require_no_leak(self.train_sources, self.validation_sources)
        self.task = make_task(config, self.train_sources, self.validation_sources)
        self.network = build_network(config.network)
        self.origin = Lineage()
        if config.network.initial_checkpoint:
            initial = read_checkpoint(Path(config.network.initial_checkpoint))
            self.network.load_state_dict(initial["network"])
            self.origin = read_lineage(initial)
        elif config.network.encoder_from:
            self.origin = self._take_encoder(RunFolder(Path(config.network.encoder_from)))
        self.network.to(self.device, memory_format=torch.channels_last)
        self.average = MovingAverage(self.network, config.optimiser.ema_decay)
        self.optimiser = make_optimiser(self.network, config.optimiser)
        self.next_epoch = 0
        self.best_score = -1.0
        self.stale_validations = 0
        self.curves: list[dict[str, float]] = []

    def _take_encoder(self, run: RunFolder) -> Lineage:
        """Begin with the averaged encoder of a finished run; what that has seen, this has seen."""
        state = read_checkpoint(run.last_file)
        prefix = "encoder."
        weights = {
            name.removeprefix(prefix): value
            for name, value in state["average"].items()
            if name.startswith(prefix)
        }
        try:
            self.network.encoder.load_state_dict(weights)
        except RuntimeError as cause:
            raise ConfigError(
                f"network.encoder_from: the encoder in {run.path} is another one than "
                f"{self.config.network.encoder!r}."
            ) from cause
        return read_lineage(state)

    def resume(self) -> None:
        """Continue after the last finished epoch; the configuration must be the same."""
        state = read_checkpoint(self.folder.last_file)
        if _learned_part(state["config"]) != _learned_part(config_to_dict(self.config)):
            raise ConfigError(
                f"The run in {self.folder.path} was started with another configuration; "
                "start a new run, and name this one's best.pt as network.initial_checkpoint."
            )
        self.network.load_state_dict(state["network"])
        self.average.network.load_state_dict(state["average"])
        self.average.updates = state["updates"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.next_epoch = state["epoch"] + 1
        self.best_score = state["best_score"]
        self.stale_validations = state["stale_validations"]
        self.scaler.load_state_dict(state["scaler"])
        self.curves = state["curves"]

    def run(self, stop_after: int | None = None) -> None:
        """Train to the last epoch, or to the given number of epochs in all."""
        self.folder.write_config(self.config)
        end = min(stop_after or self.config.optimiser.epochs, self.config.optimiser.epochs)
        if self.next_epoch < end:
            self.task.prepare()
        for epoch in range(self.next_epoch, end):
            if self._is_stale():
                tqdm.write(f"No better validation {self.stale_validations} times: stopped early.")
                return
            started = time.monotonic()
            row = {"epoch": float(epoch + 1), "loss": self._train_epoch(epoch)}
            row["train_seconds"] = round(time.monotonic() - started, 1)
            is_last = epoch + 1 == self.config.optimiser.epochs
            if is_last or (epoch + 1) % self.config.runtime.validate_every == 0:
                row |= self._validate()
            self.curves.append(row)
            self.next_epoch = epoch + 1
            self._save(epoch)
            tqdm.write(", ".join(f"{name} {value:.4g}" for name, value in row.items()))

    def _train_epoch(self, epoch: int) -> float:
        """One pass over the epoch's plan; the mean loss."""
        # What a network leaves out at random depends on the epoch alone, as every other draw does.
        torch.manual_seed(self.config.seed * EPOCH_SEEDS + epoch)
        loader = epoch_loader(
            self.config, self.train_sources, epoch, self.task.strata, self.task.example
        )
        train_with_frozen_scales(self.network, self.config.network.frozen_scales)
        total = 0.0
        title = f"epoch {epoch + 1}/{self.config.optimiser.epochs}"
        batches = plainly(loader)
        progress = tqdm(batches, title, len(loader), leave=False, mininterval=2)
        for index, (frames, target) in enumerate(progress):
            step = epoch * len(loader) + index
            factor = learning_rate_factor(step, len(loader), self.config.optimiser)
            set_learning_rate(self.optimiser, factor)
            loss = self._step(frames, target)
            if not torch.isfinite(loss):
                raise self._diverged(loss.item(), epoch, index)
            total += loss.item()
        return total / len(loader)

    def _step(self, frames: Tensor, target: Any) -> Tensor:
        """One optimiser step; the loss, or what is not finite: then no weight has changed."""
        pixels = frames.to(self.device).permute(0, 3, 1, 2).float()
        with autocast(self.device, self.config.runtime.precision):
            output = self.network(pixels)
        loss = self.task.loss(output, target)
        if torch.isfinite(loss):
            self.optimiser.zero_grad(set_to_none=True)
            self.scaler.scale(loss).backward()
            self.scaler.unscale_(self.optimiser)
            clip = self.config.optimiser.gradient_clip
            norm = torch.nn.utils.clip_grad_norm_(self.network.parameters(), clip)
            # Scaled gradients overflow now and then, and the scaler leaves those steps out. Others
            # would make every weight NaN, and an epoch's last step would be saved like that.
            if not self.scaler.is_enabled() and not torch.isfinite(norm):
                return norm.detach()
            self.scaler.step(self.optimiser)
            self.scaler.update()
            self.average.update(self.network)
        return loss.detach()

    def _diverged(self, value: float, epoch: int, index: int) -> DivergedError:
        """The error for a run that went astray, with what is left of it."""
        kept = "last.pt holds the epoch before. " if epoch > 0 else "No epoch was finished. "
        return DivergedError(
            f"The loss, or its gradient, is {value} in epoch {epoch + 1}, step {index + 1}: "
            f"training diverged. {kept}Lower "
            "optimiser.learning_rate and optimiser.encoder_learning_rate, then start again."
        )

    def _is_stale(self) -> bool:
        """Whether the validation has not improved for as long as the configuration allows."""
        patience = self.config.optimiser.patience
        return 0 < patience <= self.stale_validations

    def _validate(self) -> dict[str, float]:
        """Figures of the averaged weights; the best ones are kept."""
        if not self.validation_sources:
            return {}
        started = time.monotonic()
        found = self.task.validate(self.average.network)
        self.stale_validations += 1
        if found.score > self.best_score:
            self.stale_validations = 0
            self.best_score = found.score
            self.folder.write_best(
                {
                    "config": config_to_dict(self.config),
                    "network": self.average.network.state_dict(),
                    "epoch": self.next_epoch,
                    "lineage": self._lineage(self.next_epoch),
                    "score": found.score,
                }
            )
        seconds = round(time.monotonic() - started, 1)
        return {"score": found.score, "validate_seconds": seconds, **found.row}

    def _lineage(self, epoch: int) -> dict[str, Any]:
        """What the weights have seen after this epoch, earlier runs included."""
        draws = (epoch + 1) * self.config.optimiser.samples_per_epoch
        return self.origin.joined(self.train_sources, draws).to_dict()

    def _save(self, epoch: int) -> None:
        """Curves for people, and the state for resuming."""
        self.folder.write_curves(self.curves)
        self.folder.write_last(
            {
                "config": config_to_dict(self.config),
                "network": self.network.state_dict(),
                "average": self.average.network.state_dict(),
                "updates": self.average.updates,
                "optimiser": self.optimiser.state_dict(),
                "epoch": epoch,
                "lineage": self._lineage(epoch),
                "best_score": self.best_score,
                "stale_validations": self.stale_validations,
                "scaler": self.scaler.state_dict(),
                "curves": self.curves,
            }
        )


def _learned_part(config: dict[str, Any]) -> dict[str, Any]:
    """What must not change between a run and its continuation: all but how it is computed and used.

    Settings that did not exist when the run began have their default.
    """
    full = config_to_dict(parse_config(config, "the run's configuration"))
    full["network"].pop("mirrored")
    return {name: value for name, value in full.items() if name != "runtime"}


def network_of_checkpoint(config: RunConfig, state: dict[str, Any]) -> torch.nn.Module:
    """The averaged network of a best.pt or last.pt, ready for inference."""
    network = build_network(config.network, with_weights=False)
    network.load_state_dict(state["average"] if "average" in state else state["network"])
    return (MirroredNetwork(network) if config.network.mirrored else network).eval()


def sources_for(config: RunConfig) -> Sequence[LoadedSource]:
    """The validation sources of a configuration."""
    if not config.validate:
        raise ConfigError(f"{config.name}: 'validate' lists no source to evaluate on.")
    return load_sources(config.validate)
