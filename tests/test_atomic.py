"""What is written takes its place whole, and takes no place that is not a file's."""

import os
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from clipper.atomic import write
from clipper.errors import OutputError

SAMPLE = Path(__file__).parent.parent / "samples" / "lake-ministers.txt"
CLIPPER = [sys.executable, "-m", "clipper", "summarize", str(SAMPLE)]


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_pipe_is_written_into(tmp_path: Path, overwrite: bool) -> None:
    """A FIFO stays one, and who reads from it gets the text."""
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    write(pipe, "The ferry sails.\n渡し船\n", overwrite)
    reader.join(10)
    assert read == ["The ferry sails.\n渡し船\n"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe.txt"]


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_device_is_written_into(tmp_path: Path, overwrite: bool) -> None:
    """Also through a link, which stays as well."""
    link = tmp_path / "nothing.txt"
    link.symlink_to(os.devnull)
    for path in (Path(os.devnull), link):
        write(path, "The ferry sails.", overwrite)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    assert link.is_symlink()


def test_a_full_device_is_an_error_of_the_output() -> None:
    """What it does not take is told, as of a file."""
    if not Path("/dev/full").exists():
        pytest.skip("there is no device that is always full")
    with pytest.raises(OutputError, match=r"/dev/full: cannot be written .*Make room"):
        write(Path("/dev/full"), "The ferry sails.")


def test_a_descriptor_is_written_into_where_it_is(tmp_path: Path) -> None:
    """/dev/fd/N adds to what was written there before, be it a file, a pipe or a socket."""
    with (tmp_path / "log.txt").open("w+", encoding="utf-8") as log:
        log.write("before\n")
        log.flush()
        write(Path(f"/dev/fd/{log.fileno()}"), "The ferry sails.\n", overwrite=True)
        assert (tmp_path / "log.txt").read_text("utf-8") == "before\nThe ferry sails.\n"
    here, there = socket.socketpair()
    with here, there:
        write(Path(f"/dev/fd/{here.fileno()}"), "The ferry sails.\n")
        assert there.recv(100) == b"The ferry sails.\n"


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
@pytest.mark.parametrize("options", [[], ["--overwrite"]])
def test_standard_output_has_names_of_files(tmp_path: Path, name: str, options: list[str]) -> None:
    """`-o /dev/stdout` writes what goes there without it, into a pipe or to the end of a file."""
    if not Path(name).exists():
        pytest.skip(f"there is no {name}")
    expected = subprocess.run(CLIPPER, capture_output=True, check=True).stdout
    command = [*CLIPPER, "-o", name, *options]
    assert subprocess.run(command, capture_output=True, check=True).stdout == expected
    log = tmp_path / "log.txt"
    with log.open("wb") as file:
        file.write(b"before\n")
        file.flush()
        subprocess.run(command, stdout=file, check=True)
    assert log.read_bytes() == b"before\n" + expected
    assert Path("/dev/stdout").is_symlink() or not Path("/dev/stdout").exists()


def test_a_socket_by_name_is_told(tmp_path: Path) -> None:
    """Nothing can be written into it, and it stays."""
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        with pytest.raises(OutputError, match="cannot be written"):
            write(path, "The ferry sails.", overwrite=True)
    assert path.is_socket()
