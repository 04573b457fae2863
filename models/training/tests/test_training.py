"""The training loop on tiny real images."""

import errno
import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from training.__main__ import main
from training.config import AugmentConfig, RunConfig, config_to_dict, load_config
from training.dataset import epoch_loader, load_sources
from training.errors import ConfigError, DivergedError, StorageError
from training.lineage import read_lineage
from training.losses import network_loss, soft_dice
from training.networks.registry import build_network
from training.run_folder import RunFolder, read_checkpoint
from training.storage import write_bytes
from training.tasks.choice import make_task
from training.trainer import Trainer


def first_batch(config: RunConfig) -> tuple[torch.Tensor, torch.Tensor]:
    """The first batch of the first epoch."""
    sources = load_sources(config.train)
    task = make_task(config, sources, ())
    return next(iter(epoch_loader(config, sources, 0, task.strata, task.example)))


def train(config: RunConfig, folder: Path, stop_after: int | None = None) -> Trainer:
    """A new run."""
    trainer = Trainer(config, RunFolder(folder))
    trainer.run(stop_after)
    return trainer


def test_a_few_steps_lower_the_loss(discs: Path, tiny_run: RunConfig, tmp_path: Path) -> None:
    optimiser = replace(tiny_run.optimiser, epochs=5, warmup_epochs=0.0)
    trainer = train(replace(tiny_run, optimiser=optimiser), tmp_path / "run")
    losses = [row["loss"] for row in trainer.curves]
    assert len(losses) == 5
    # A soft mask has an entropy of its own, below which cross-entropy cannot fall.
    assert losses[-1] < 0.85 * losses[0]


def test_resume_equals_an_uninterrupted_run(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    whole = train(tiny_run, tmp_path / "whole")
    train(tiny_run, tmp_path / "parts", stop_after=2)
    resumed = Trainer(tiny_run, RunFolder(tmp_path / "parts"))
    resumed.resume()
    assert resumed.next_epoch == 2
    resumed.run()
    expected, found = whole.network.state_dict(), resumed.network.state_dict()
    for name, value in expected.items():
        torch.testing.assert_close(found[name], value, rtol=1e-5, atol=1e-6, msg=name)
    average, again = whole.average.network.state_dict(), resumed.average.network.state_dict()
    for name, value in average.items():
        torch.testing.assert_close(again[name], value, rtol=1e-5, atol=1e-6, msg=name)
    last = [row["loss"] for row in whole.curves]
    assert [row["loss"] for row in resumed.curves] == pytest.approx(last, rel=1e-5)


def test_a_run_keeps_its_configuration_curves_and_checkpoints(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    folder = RunFolder(tmp_path / "run")
    train(tiny_run, folder.path, stop_after=2)
    assert folder.read_config() == tiny_run
    lines = folder.curves_file.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("epoch,loss,")
    assert "discs: successAtIou30" in lines[0]
    assert read_checkpoint(folder.best_file)["epoch"] == 1


def test_another_configuration_is_not_resumed(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    train(tiny_run, tmp_path / "run", stop_after=1)
    other = replace(tiny_run, seed=4)
    with pytest.raises(ConfigError, match="another configuration"):
        Trainer(other, RunFolder(tmp_path / "run")).resume()


def test_a_run_can_start_from_an_earlier_one_and_remembers_it(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    first = train(tiny_run, tmp_path / "first", stop_after=2)
    checkpoint = str(tmp_path / "first" / "best.pt")
    network = replace(tiny_run.network, initial_checkpoint=checkpoint)
    source = replace(tiny_run.train[0], name="more discs")
    second = Trainer(
        replace(tiny_run, network=network, train=(source,)), RunFolder(tmp_path / "second")
    )
    average, started = first.average.network.state_dict(), second.network.state_dict()
    torch.testing.assert_close(started["head.weight"], average["head.weight"])
    second.run(stop_after=2)
    lineage = read_lineage(read_checkpoint(tmp_path / "second" / "best.pt"))
    assert [share.text for share in lineage.seen] == ["discs", "more discs"]
    assert lineage.draws == 64


def test_a_run_without_progress_stops_early(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    rates = {"learning_rate": 1e-12, "encoder_learning_rate": 1e-12, "ema_decay": 0.0}
    optimiser = replace(tiny_run.optimiser, epochs=9, patience=2, **rates)
    runtime = replace(tiny_run.runtime, validate_every=1)
    trainer = train(replace(tiny_run, optimiser=optimiser, runtime=runtime), tmp_path / "run")
    assert trainer.next_epoch < 9
    assert trainer.stale_validations == 2
    again = Trainer(trainer.config, RunFolder(tmp_path / "run"))
    again.resume()
    again.run()
    assert again.next_epoch == trainer.next_epoch


def test_a_box_is_learned(discs: Path, tiny_run: RunConfig) -> None:
    torch.manual_seed(5)
    still = AugmentConfig(0.0, 0.0, 1.0, 1.0, 0.0, 0.0, photometric=False, occlusion=False)
    source = replace(tiny_run.train[0], max_rotation_degrees=0.0)
    config = replace(
        tiny_run,
        train=(source,),
        augment=still,
        network=replace(tiny_run.network, output="box"),
    )
    frames, target = first_batch(config)
    network = build_network(config.network)
    optimiser = torch.optim.AdamW(network.parameters(), 1e-3)
    losses: list[float] = []
    for _ in range(30):
        loss = network_loss(network(frames.permute(0, 3, 1, 2).float()), target, config.loss)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < 0.25 * losses[0]


def test_the_area_is_learned_beside_the_mask_and_both_are_one_in_the_end(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    config = replace(tiny_run, network=replace(tiny_run.network, learns_area=True))
    frames, target = first_batch(config)
    area = target[:, 1]
    # The discs are circles: their area is that of the bell above the contour of its box.
    bell = (target[:, 0] > 0.607).float()
    assert (area - bell).abs().sum() < 0.2 * bell.sum()
    assert area[target[:, 0].amax((1, 2)) == 0].sum() == 0
    trainer = train(config, tmp_path / "run", stop_after=2)
    pixels = frames.permute(0, 3, 1, 2).float()
    assert trainer.network.train()(pixels).shape[1] == 2
    learned = trainer.network.eval()(pixels)
    assert learned.shape[1] == 1
    trainer.network.training = True
    both = trainer.network(pixels)
    assert torch.allclose(both.mean(1, keepdim=True), learned, atol=1e-4)
    assert trainer.curves[1]["loss"] < trainer.curves[0]["loss"]


def test_half_precision_trains_with_scaled_gradients(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    runtime = replace(tiny_run.runtime, precision="float16")
    trainer = train(replace(tiny_run, runtime=runtime), tmp_path / "run", stop_after=2)
    assert trainer.scaler.is_enabled()
    assert all(row["loss"] < 2 for row in trainer.curves)


def test_an_unknown_precision_or_device_is_named(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    for change, words in (({"precision": "int3"}, "'int3'"), ({"device": "warp"}, "'warp'")):
        runtime = replace(tiny_run.runtime, **change)
        with pytest.raises(ConfigError, match=words):
            train(replace(tiny_run, runtime=runtime), tmp_path / "run")


def test_a_diverging_loss_stops_with_advice(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    trainer = Trainer(tiny_run, RunFolder(tmp_path / "run"))
    with torch.no_grad():
        trainer.network.head.bias.fill_(float("nan"))
    with pytest.raises(DivergedError, match="learning_rate"):
        trainer.run()


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "last.pt"
    file.write_bytes(b"before")

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("training.storage.os.fsync", refuse)
    with pytest.raises(StorageError, match="disk is full"):
        write_bytes(file, b"after")
    assert file.read_bytes() == b"before"


def test_soft_dice_is_least_at_the_target() -> None:
    target = torch.rand(2, 1, 8, 8, generator=torch.Generator().manual_seed(0)) * 0.9 + 0.05
    at_target = soft_dice(torch.logit(target), target)
    assert at_target < 1e-6
    assert soft_dice(torch.logit(target) + 0.5, target) > at_target
    assert soft_dice(torch.logit(target) - 0.5, target) > at_target


def test_commands_train_and_evaluate(
    discs: Path, tiny_run: RunConfig, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "tiny.json"
    optimiser = replace(tiny_run.optimiser, epochs=1)
    values = config_to_dict(replace(tiny_run, optimiser=optimiser))
    config.write_text(json.dumps(values), encoding="utf-8")
    run = tmp_path / "run"
    assert main(["train", "--config", str(config), "--out", str(run)]) == 0
    assert main(["train", "--config", str(config), "--out", str(run)]) == 1
    assert "--resume" in capsys.readouterr().err
    figures = tmp_path / "figures.json"
    checkpoint = str(run / "best.pt")
    assert main(["evaluate", "--checkpoint", checkpoint, "--out", str(figures)]) == 0
    metrics = json.loads(figures.read_text(encoding="utf-8"))["sources"]["discs"]["metrics"]
    assert metrics["successAtIou30"]["count"] == 12
    assert metrics["falsePositiveShare"]["count"] == 4


@pytest.mark.parametrize("command", [[], ["train"], ["evaluate"], ["export"]])
def test_every_command_explains_itself(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*command, "--help"])
    assert stopped.value.code == 0
    assert "usage: python -m training" in capsys.readouterr().out


def test_configuration_errors_name_the_field(tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text('name = "x"\nvalidate = []\n[[train]]\nname = "a"\npath = "b"\nfold = [1]\n')
    with pytest.raises(ConfigError, match=r"train\[0\]: unknown field 'fold'"):
        load_config(file)
    file.write_text('name = "x"\nvalidate = []\n[[train]]\nname = "a"\npath = 3\n')
    with pytest.raises(ConfigError, match=r"train\[0\].path: expected str, found 3"):
        load_config(file)
    with pytest.raises(ConfigError, match=r"absent.toml does not exist"):
        load_config(tmp_path / "absent.toml")
