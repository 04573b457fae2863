"""What a run survives: a kill, a full disk, images that break, losses that explode."""

import json
import resource
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from training.__main__ import main
from training.config import RunConfig, config_to_dict
from training.errors import DataError, DivergedError, StorageError
from training.precision import choose_device
from training.run_folder import RunFolder, read_checkpoint
from training.trainer import Trainer

MODELS = Path(__file__).parents[2]
LONGEST_WAIT_S = 60
EPOCHS = 4


def write_config(config: RunConfig, file: Path) -> Path:
    """The configuration as the command line reads it."""
    file.write_text(json.dumps(config_to_dict(config)), encoding="utf-8")
    return file


def kill_after_an_epoch(config: Path, run: Path) -> int:
    """Start a run in a process of its own, and kill it once it has finished an epoch or more."""
    command = [sys.executable, "-m", "training", "train"]
    process = subprocess.Popen(
        [*command, "--config", str(config), "--out", str(run)],
        cwd=MODELS,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        give_up = time.monotonic() + LONGEST_WAIT_S
        while not (run / "last.pt").exists():
            assert process.poll() is None, "the run ended before it had finished an epoch"
            assert time.monotonic() < give_up, "no epoch was finished in time"
            time.sleep(0.005)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    return process.returncode


def test_a_killed_run_goes_on_as_if_nothing_had_been(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    optimiser = replace(tiny_run.optimiser, epochs=EPOCHS)
    runtime = replace(tiny_run.runtime, validate_every=EPOCHS)
    config = replace(tiny_run, optimiser=optimiser, runtime=runtime)
    file = write_config(config, tmp_path / "tiny.json")
    killed = tmp_path / "killed"
    assert kill_after_an_epoch(file, killed) == -signal.SIGKILL
    assert read_checkpoint(killed / "last.pt")["epoch"] < EPOCHS - 1
    assert main(["train", "--config", str(file), "--out", str(killed), "--resume"]) == 0
    Trainer(config, RunFolder(tmp_path / "whole")).run()
    for name in ("last.pt", "best.pt"):
        whole, again = (read_checkpoint(tmp_path / run / name) for run in ("whole", "killed"))
        assert whole["epoch"] == again["epoch"]
        for key, value in whole["network"].items():
            torch.testing.assert_close(again["network"][key], value, rtol=1e-5, atol=1e-6, msg=key)


@pytest.fixture
def small_files():
    """Sets the largest file that this process may write; puts it back afterwards."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda limit: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_takes_no_more_keeps_the_last_checkpoint(
    discs: Path, tiny_run: RunConfig, tmp_path: Path, small_files
) -> None:
    folder = RunFolder(tmp_path / "run")
    Trainer(tiny_run, folder).run(stop_after=1)
    before = folder.last_file.read_bytes()
    trainer = Trainer(tiny_run, folder)
    trainer.resume()
    small_files(len(before) // 2)
    with pytest.raises(StorageError, match=r"(last|best)\.pt could not be written: it is larger"):
        trainer.run()
    assert folder.last_file.read_bytes() == before
    assert list(folder.path.glob("*.part")) == []


def test_the_message_of_a_full_disk_reaches_the_terminal(
    discs: Path, tiny_run: RunConfig, tmp_path: Path, small_files, capsys
) -> None:
    file = write_config(tiny_run, tmp_path / "tiny.json")
    small_files(200_000)
    assert main(["train", "--config", str(file), "--out", str(tmp_path / "run")]) == 1
    said = capsys.readouterr().err.strip().splitlines()[-1]
    assert said.startswith("error: ")
    assert "last.pt could not be written" in said or "best.pt could not be written" in said


@pytest.mark.parametrize("workers", [0, 1])
def test_an_image_that_breaks_in_mid_run_is_named_in_one_line(
    discs: Path, tiny_run: RunConfig, tmp_path: Path, workers: int
) -> None:
    runtime = replace(tiny_run.runtime, loader_workers=workers)
    trainer = Trainer(replace(tiny_run, runtime=runtime), RunFolder(tmp_path / "run"))
    image = discs / "images" / "disc_002.png"
    image.write_bytes(image.read_bytes()[:-400])
    with pytest.raises(DataError) as caught:
        trainer.run()
    assert (
        str(caught.value) == f"The image {image} is cut off; copy it again from where it came from."
    )


def test_a_diverging_run_keeps_the_epoch_before(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    folder = RunFolder(tmp_path / "run")
    Trainer(tiny_run, folder).run(stop_after=1)
    trainer = Trainer(tiny_run, folder)
    trainer.resume()
    with torch.no_grad():
        trainer.network.head.bias.fill_(float("inf"))
    with pytest.raises(DivergedError, match=r"epoch 2, step 1.*last\.pt holds the epoch before"):
        trainer.run()
    kept = read_checkpoint(folder.last_file)
    assert kept["epoch"] == 0
    assert all(torch.isfinite(value).all() for value in kept["network"].values())


def test_a_gradient_that_explodes_changes_no_weight(
    discs: Path, tiny_run: RunConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = Trainer(tiny_run, RunFolder(tmp_path / "run"))
    before = {name: value.clone() for name, value in trainer.network.named_parameters()}
    # A loss that is finite and whose gradient is not: the root's slope at 0.
    monkeypatch.setattr(trainer.task, "loss", lambda output, _: torch.sqrt(output * 0).sum())
    with pytest.raises(DivergedError, match="gradient.*No epoch was finished"):
        trainer.run()
    for name, value in trainer.network.named_parameters():
        torch.testing.assert_close(value, before[name], rtol=0, atol=0, msg=name)


@pytest.mark.parametrize(("has_cuda", "expected"), [(True, "cuda"), (False, "cpu")])
def test_auto_takes_a_graphics_card_where_there_is_one(
    has_cuda: bool, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: has_cuda)
    assert choose_device("auto").type == expected


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no graphics card that PyTorch can use")
def test_a_run_goes_on_from_the_card_to_the_processor(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    folder = RunFolder(tmp_path / "run")
    for device, epochs in (("cuda", 1), ("cpu", 2)):
        config = replace(tiny_run, runtime=replace(tiny_run.runtime, device=device))
        trainer = Trainer(config, folder)
        if folder.last_file.exists():
            trainer.resume()
        trainer.run(stop_after=epochs)
    assert read_checkpoint(folder.last_file)["epoch"] == 1


def test_a_folder_that_cannot_be_written_is_named(
    discs: Path, tiny_run: RunConfig, tmp_path: Path, capsys
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    file = write_config(tiny_run, tmp_path / "tiny.json")
    assert main(["train", "--config", str(file), "--out", str(blocked / "run")]) == 1
    assert f"{blocked / 'run' / 'config.json'} could not be written" in capsys.readouterr().err
