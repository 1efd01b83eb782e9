"""The program as the shell starts it: pipes, signals, locales and start-up."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "lake-ministers.txt"
CLIPPER = [sys.executable, "-m", "clipper"]
ENVIRON = {**os.environ, "CLIPPER_CONFIG": "", "XDG_CONFIG_HOME": "/nowhere"}


def clipper(*arguments: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end."""
    settings: dict[str, object] = {"capture_output": True, "env": ENVIRON, "timeout": 60, **more}
    return subprocess.run([*CLIPPER, *arguments], **settings)  # type: ignore[call-overload, no-any-return]


def test_the_version_is_told() -> None:
    """`--version` prints one line, and imports not even Typer."""
    done = clipper("--version")
    assert done.stdout == b"clipper 0.1.0\n"
    loaded = "import sys; sys.argv = ['clipper', '--version']; from clipper.cli import main; main()"
    check = f"{loaded}; assert 'typer' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("summarize", "-h"), ("batch", "-h")])
def test_help_is_on_stdout(arguments: tuple[str, ...]) -> None:
    """Help is a result: it goes to stdout and ends with 0."""
    done = clipper(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Usage: " in done.stdout


def test_no_command_at_all_shows_help_and_is_a_usage_error() -> None:
    """Who types `clipper` alone sees what there is."""
    done = clipper()
    assert done.returncode == 2
    assert b"summarize" in done.stdout


def test_standard_input_is_read() -> None:
    """`-` is standard input, and `--url` tells where it came from."""
    done = clipper("summarize", "-", "--url", "https://x.example/1", input=SAMPLE.read_bytes())
    assert done.returncode == 0
    assert "Upland Lakes Council" in done.stdout.decode()
    assert done.stdout.decode().endswith("Source: https://x.example/1\n")


def test_a_pipe_gets_utf8_in_any_locale() -> None:
    """The locale does not decide what a file holds."""
    done = clipper("summarize", str(SAMPLE), env=ENVIRON | {"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert "•" in done.stdout.decode("utf-8")


def test_a_closed_pipe_ends_quietly() -> None:
    """`clipper … | head -n 1` says nothing on stderr and ends with 0."""
    started = subprocess.Popen(
        [*CLIPPER, "summarize", *[str(SAMPLE)] * 400],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRON,
    )
    assert started.stdout
    assert started.stderr
    with started:
        started.stdout.readline()
        started.stdout.close()
        assert (started.stderr.read(), started.wait(timeout=60)) == (b"", 0)


def test_ctrl_c_ends_with_one_line(tmp_path: Path) -> None:
    """Interrupted while it waits, the program says so, ends with 130, and leaves no file."""
    started = subprocess.Popen(
        [*CLIPPER, "summarize", "-v", "-", "-o", "brief.txt"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=ENVIRON | {"PYTHONPATH": str(ROOT)},
    )
    assert started.stderr
    with started:
        assert started.stderr.readline() == "- …\n".encode()
        started.send_signal(signal.SIGINT)
        assert started.stderr.read() == b"clipper: interrupted.\n"
    assert started.returncode == 130
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_one_line() -> None:
    """What the disk does not take is told, and there is no traceback."""
    if not Path("/dev/full").exists():
        pytest.skip("there is no device that is always full")
    with Path("/dev/full").open("wb") as full:
        done = clipper(
            "summarize", str(SAMPLE), stdout=full, capture_output=False, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"No space left" in done.stderr


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder in the place of the file is an error of the output, and stays."""
    (tmp_path / "brief.txt").mkdir()
    done = clipper("summarize", str(SAMPLE), "-o", str(tmp_path / "brief.txt"), "--overwrite")
    assert done.returncode == 1
    assert b"is a folder" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


def test_shells_can_complete() -> None:
    """Commands complete as Typer's scripts ask for it."""
    asked = {"_CLIPPER_COMPLETE": "complete_bash", "COMP_WORDS": "clipper su", "COMP_CWORD": "1"}
    assert clipper(env=ENVIRON | asked).stdout.split() == [b"summarize"]
