"""Wrong arguments get a sentence that says what is wrong, and a failing status."""

import pytest

from phantom.__main__ import main
from phantom.command_values import seed_range


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["dataset", "--out", "x", "--seeds", "ten"], '"ten" is no range'),
        (["dataset", "--out", "x", "--seeds", "9-3"], '"9-3" ends before it begins'),
        (["dataset", "--out", "x", "--seeds", "1", "--negatives", "2"], "between 0 and 1"),
        (["dataset", "--out", "x", "--seeds", "1", "--size", "20"], "outside 96 to 2048"),
        (["dataset", "--out", "x", "--seeds", "1", "--workers", "0"], "at least 1"),
        (["demo", "--out", "x.mp4", "--truth", "x.json", "--seed", "-4"], "from 0 upwards"),
        (["dataset", "--seeds", "1"], "--out"),
        ([], "command"),
    ],
)
def test_bad_arguments_are_explained(arguments, message, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_explained(tmp_path, capsys):
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert main(["dataset", "--out", str(blocked / "set"), "--seeds", "1"]) == 1
    assert str(blocked) in capsys.readouterr().err


def test_the_demo_without_ffmpeg_says_so(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    status = main(["demo", "--out", str(tmp_path / "a.mp4"), "--truth", str(tmp_path / "a.json")])
    assert status == 1
    assert "ffmpeg is not on the PATH" in capsys.readouterr().err


def test_seed_ranges():
    assert seed_range("1000-1249") == (1000, 1249)
    assert seed_range("7") == (7, 7)
