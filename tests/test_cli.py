"""The command line: what it prints where, and how it ends."""

import io
import json
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from clipper import pipeline
from clipper.cli.app import run
from clipper.cli.session import Session

ARTICLE = """The ferry to Hale Island is back

The ferry to Hale Island sailed again on Monday after a break of six weeks.

Its new engine cost 1.3 million crowns, the harbour office said.

“We had forgotten how quiet the crossing can be,” said Captain Rosa Lind.

The next ship of the fleet will be refitted in spring.
"""


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@dataclass
class Outcome:
    """What a run left behind."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.split("\n") if line]


Clipper = Callable[..., Outcome]


@pytest.fixture
def clipper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clipper:
    """Runs a command line in a folder that holds one article."""
    monkeypatch.chdir(tmp_path)
    Path("ferry.txt").write_text(ARTICLE, "utf-8")

    def go(*arguments: str, stdout: io.StringIO | None = None, **environ: str) -> Outcome:
        out, err = stdout or io.StringIO(), io.StringIO()
        environ = {"XDG_CONFIG_HOME": str(tmp_path / "no-config"), **environ}
        code = run(list(arguments), Session(out, err, environ))
        return Outcome(code, out.getvalue(), err.getvalue())

    return go


def test_a_file_is_summarized_as_text_without_escapes(clipper: Clipper) -> None:
    """In a pipe the brief is plain text: headline first, points next, the source last."""
    done = clipper("summarize", "ferry.txt", "-n", "1")
    assert done.code == 0
    assert done.out.startswith("The ferry to Hale Island is back\n")
    assert "• The ferry to Hale Island sailed again on Monday" in done.out
    assert done.out.endswith("Source: ferry.txt\n")
    assert "\x1b" not in done.out
    assert not done.err


def test_a_terminal_gets_a_page_in_colour(clipper: Clipper) -> None:
    """On a terminal the brief is laid out by Rich."""
    done = clipper("summarize", "ferry.txt", stdout=Terminal(), COLUMNS="70")
    assert "\x1b[" in done.out
    assert "Key points" in done.out


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_can_be_refused(clipper: Clipper, environ: dict[str, str]) -> None:
    """NO_COLOR and TERM=dumb keep every escape sequence away."""
    done = clipper("summarize", "ferry.txt", stdout=Terminal(), **environ)
    assert "Key points" in done.out
    assert "\x1b" not in done.out


def test_colour_can_be_forced(clipper: Clipper) -> None:
    """FORCE_COLOR colours the terminal format in a pipe, too."""
    assert "\x1b[" in clipper("summarize", "ferry.txt", "-f", "terminal", FORCE_COLOR="1").out


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_a_page_is_never_wider_than_the_terminal(clipper: Clipper, columns: int) -> None:
    """COLUMNS is the most a line takes."""
    done = clipper("summarize", "ferry.txt", "-f", "terminal", COLUMNS=str(columns))
    assert max(map(len, done.out.splitlines())) <= columns


def test_jsonl_keeps_the_order_and_records_what_failed(clipper: Clipper) -> None:
    """Every source gives a line, in the order given; one that fails gives an error record."""
    done = clipper("summarize", "-f", "jsonl", "ferry.txt", "missing.txt", "ferry.txt")
    assert [record["schema"] for record in done.records] == [
        "clipper.brief/1",
        "clipper.error/1",
        "clipper.brief/1",
    ]
    assert done.records[1] == {
        "schema": "clipper.error/1",
        "source": "missing.txt",
        "error": "SourceNotFound",
        "message": done.records[1]["message"],
        "verdict": None,
    }
    assert done.code == 3
    assert done.err.count("\n") == 1
    assert "missing.txt" in done.err


def test_json_is_an_object_for_one_source_and_a_list_for_several(clipper: Clipper) -> None:
    """`--format json` gives what a script expects."""
    assert json.loads(clipper("extract", "-f", "json", "ferry.txt").out)["source"] == "ferry.txt"
    several = json.loads(clipper("extract", "-f", "json", "ferry.txt", "ferry.txt").out)
    assert [record["source"] for record in several] == ["ferry.txt", "ferry.txt"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["summarize", "missing.txt"], 4),
        (["summarize", "empty.txt"], 4),
        (["summarize", "junk.bin"], 4),
        (["summarize", "folder"], 4),
        (["summarize", "missing.txt", "empty.txt"], 1),
        (["summarize", "missing.txt", "ferry.txt"], 3),
        (["summarize", "-n", "0", "ferry.txt"], 2),
        (["summarize", "-n", "two", "ferry.txt"], 2),
        (["summarize", "--percent", "101", "ferry.txt"], 2),
        (["summarize", "--words", "9", "--percent", "5", "ferry.txt"], 2),
        (["summarize", "--format", "papyrus", "ferry.txt"], 2),
        (["summarize", "--algorithm", "oracle", "ferry.txt"], 2),
        (["summarize", "--language", "english", "ferry.txt"], 2),
        (["summarize", "--timeout", "0", "ferry.txt"], 2),
        (["summarize", "-o", "brief.docx", "ferry.txt"], 2),
        (["summarize", "-o", "no/such/folder/brief.txt", "ferry.txt"], 1),
        (["summarize", "--nonsense", "ferry.txt"], 2),
        (["summarize"], 2),
        (["sumarize", "ferry.txt"], 2),
    ],
)
def test_every_kind_of_trouble_has_its_exit_code(
    clipper: Clipper, arguments: Sequence[str], code: int
) -> None:
    """What goes wrong is told in lines of its own on stderr, and by the exit code."""
    Path("empty.txt").touch()
    Path("junk.bin").write_bytes(bytes(range(256)) * 8)
    Path("folder").mkdir()
    done = clipper(*arguments)
    assert done.code == code
    assert done.err.startswith("clipper: ")
    assert "Traceback" not in done.err


def test_a_folder_is_refused_with_the_command_to_type(clipper: Clipper) -> None:
    """Who gives a folder to summarize is told about batch."""
    Path("folder").mkdir()
    assert "clipper batch folder" in clipper("summarize", "folder").err


def test_a_file_is_written_whole_in_the_format_of_its_suffix(clipper: Clipper) -> None:
    """`-o` picks the format by the suffix, prints nothing, and leaves no other file behind."""
    done = clipper("summarize", "ferry.txt", "-o", "brief.json")
    assert (done.code, done.out) == (0, "")
    assert json.loads(Path("brief.json").read_text("utf-8"))["schema"] == "clipper.brief/1"
    assert sorted(path.name for path in Path().iterdir()) == ["brief.json", "ferry.txt"]


def test_an_existing_file_is_kept(clipper: Clipper) -> None:
    """Only `--overwrite` replaces a file that is there."""
    Path("brief.txt").write_text("mine", "utf-8")
    done = clipper("summarize", "ferry.txt", "-o", "brief.txt")
    assert (done.code, Path("brief.txt").read_text("utf-8")) == (1, "mine")
    assert "--overwrite" in done.err
    assert clipper("summarize", "ferry.txt", "-o", "brief.txt", "--overwrite").code == 0
    assert Path("brief.txt").read_text("utf-8") != "mine"


@pytest.mark.parametrize("option", ["-o", "--report"])
@pytest.mark.parametrize("source", ["ferry.txt", "./ferry.txt", "file://{}/ferry.txt", "link.txt"])
def test_no_source_is_replaced_by_its_result(clipper: Clipper, option: str, source: str) -> None:
    """Not even with `--overwrite`, by whatever name it is called."""
    Path("link.txt").symlink_to("ferry.txt")
    done = clipper("extract", source.format(Path.cwd()), option, "ferry.txt", "--overwrite")
    assert done.code == 2
    assert "is what is to be read" in done.err
    assert Path("ferry.txt").read_text("utf-8") == ARTICLE


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["summarize", "ferry.txt", "-o", "."], 1, ".: is a folder. Give the name of a file"),
        (["summarize", "ferry.txt", "-o", ""], 2, "-o has an empty name"),
        (["extract", "ferry.txt", "--report", ""], 2, "--report has an empty name"),
        (["extract", "ferry.txt", "--report", "no/such"], 1, "its folder is not there). Make it"),
        (["batch", "ferry.txt", "-o", " "], 2, "-o has an empty name"),
        (["batch", "ferry.txt", "-o", "ferry.txt"], 1, "is a file. Give a folder with -o"),
        (["batch", "ferry.txt", "-o", "x", "-f", "pdf"], 2, "Known: text, markdown, json, html, j"),
        (["batch", "ferry.txt", "-o", "x", "--deadline", "soon"], 2, "--deadline cannot be 'soon'"),
        (["batch", "", "-o", "x"], 4, "'': there is no such file or folder"),
        (["verify", ".", "ferry.txt"], 4, "this is a folder. Give a brief"),
        (["verify", "brief.txt", "."], 4, "this is a folder. Give the article"),
        (["verify", "brief.pdf", "ferry.txt"], 4, "this is a PDF document. Give a brief"),
        (["verify", "brief.bin", "ferry.txt"], 4, "this is binary data. Give a brief"),
        (["verify", "-", "-"], 2, "cannot be both the brief and its source"),
    ],
)
def test_what_is_told_fits_what_was_asked(
    clipper: Clipper, arguments: Sequence[str], code: int, told: str
) -> None:
    """The remedy is one that helps there."""
    Path("brief.txt").write_text("Ferry\n\n- Its engine cost 1.3 million crowns.\n", "utf-8")
    Path("brief.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")
    Path("brief.bin").write_bytes(bytes(range(256)))
    done = clipper(*arguments)
    assert (done.code, told in done.err) == (code, True), done.err


@pytest.mark.parametrize(
    ("command", "format", "told"),
    [
        (["summarize"], "csv", "there is no format 'csv'. Known: terminal, text"),
        (["extract"], "papyrus", "there is no format 'papyrus'. Known: terminal, text"),
        (["batch", "-o", "out"], "terminal", "batch has no format 'terminal'. Known: text"),
    ],
)
def test_a_format_that_a_command_does_not_have_is_told_with_where_it_came_from(
    clipper: Clipper, command: Sequence[str], format: str, told: str
) -> None:
    """A variable and a key of the config file are named; a flag beats them."""
    done = clipper(*command, "ferry.txt", CLIPPER_FORMAT=format)
    assert done.err.startswith(f"clipper: CLIPPER_FORMAT: {told}")
    Path("config.toml").write_text(f'format = "{format}"\n', "utf-8")
    configured = clipper(*command, "ferry.txt", CLIPPER_CONFIG="config.toml")
    assert configured.err.startswith(f"clipper: config.toml: `format`: {told}")
    flagged = clipper(*command, "ferry.txt", "-f", format, CLIPPER_CONFIG="config.toml")
    assert flagged.err.startswith(f"clipper: {told}")
    assert (done.code, configured.code, flagged.code) == (2, 2, 2)
    assert not Path("out").exists()
    assert clipper(*command, "ferry.txt", "-f", "text", CLIPPER_FORMAT=format).code == 0


@pytest.mark.parametrize("command", [["summarize"], ["batch", "-o", "out"]])
def test_an_algorithm_that_does_not_exist_is_told_with_where_it_came_from(
    clipper: Clipper, command: Sequence[str]
) -> None:
    """A variable is named, a flag beats it, and nothing is begun."""
    done = clipper(*command, "ferry.txt", CLIPPER_ALGORITHM="oracle")
    assert done.err.startswith("clipper: CLIPPER_ALGORITHM: there is no algorithm 'oracle'. Known:")
    assert done.code == 2
    assert not Path("out").exists()
    assert clipper(*command, "ferry.txt", "-a", "lead", CLIPPER_ALGORITHM="oracle").code == 0


def test_nothing_is_written_when_every_source_failed(clipper: Clipper) -> None:
    """A failed run neither makes a file nor takes the old one away."""
    assert clipper("summarize", "missing.txt", "-o", "brief.jsonl").code == 4
    assert [path.name for path in Path().iterdir()] == ["ferry.txt"]


def test_an_unforeseen_error_stops_neither_the_others_nor_the_program(
    clipper: Clipper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug is one line that asks for a report; the traceback comes with -vv only."""
    real = pipeline.clip

    def broken(source: str, options: object) -> object:
        if source == "bad.txt":
            raise ZeroDivisionError("no reason")
        return real(source, options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "clip", broken)
    done = clipper("summarize", "bad.txt", "ferry.txt")
    assert done.code == 3
    assert "Hale Island" in done.out
    assert done.err.startswith("clipper: bad.txt: internal error: ZeroDivisionError: no reason.")
    assert done.err.count("\n") == 1
    records = clipper("summarize", "bad.txt", "-f", "jsonl").records
    assert [record["error"] for record in records] == ["InternalError"]
    assert "Traceback" in clipper("summarize", "-vv", "bad.txt").err


def test_an_interrupt_is_one_line(clipper: Clipper, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with 130 and leaves no half-written file."""

    def interrupted(source: str, options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "clip", interrupted)
    done = clipper("summarize", "ferry.txt", "-o", "brief.txt")
    assert (done.code, done.err) == (130, "clipper: interrupted.\n")
    assert [path.name for path in Path().iterdir()] == ["ferry.txt"]


def test_a_reader_that_leaves_early_is_no_failure(clipper: Clipper) -> None:
    """When stdout is closed, as by `head`, the program ends quietly."""

    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    done = clipper("summarize", "ferry.txt", stdout=Closed())
    assert (done.code, done.err) == (0, "")


def test_a_full_disk_is_told(clipper: Clipper) -> None:
    """What cannot be written to stdout ends with 1 and says why."""

    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

    done = clipper("summarize", "ferry.txt", stdout=Full())
    assert done.code == 1
    assert "No space left on device" in done.err


def test_quiet_and_verbose(clipper: Clipper) -> None:
    """`-v` tells what is done, `-q` tells errors only."""
    assert "ferry.txt" in clipper("summarize", "-v", "ferry.txt").err
    assert "missing.txt" in clipper("summarize", "-q", "missing.txt").err


def test_explain_lists_what_was_removed(clipper: Clipper) -> None:
    """`extract --explain` names each removed line and its rule."""
    Path("saved.txt").write_text("Share  Tweet  Print\n\n" + ARTICLE, "utf-8")
    told = clipper("extract", "--explain", "saved.txt").out
    assert "Removed (1)" in told
    assert "Share Tweet Print" in told


def test_names_of_files_cannot_harm_the_terminal(clipper: Clipper) -> None:
    """Escape sequences in a name do not reach stderr."""
    assert "\x1b" not in clipper("summarize", "\x1b[31mred.txt").err


def test_only_some_parts_are_shown(clipper: Clipper) -> None:
    """`--only` leaves the other parts out; a part that does not exist is a usage error."""
    shown = clipper("summarize", "ferry.txt", "--only", "quotes, keywords").out
    assert "Said" in shown
    assert "•" not in shown
    wrong = clipper("summarize", "ferry.txt", "--only", "points,gossip")
    assert wrong.code == 2
    assert "people quotes" in wrong.err


def test_languages_are_listed(clipper: Clipper) -> None:
    """`languages` is a table for people and JSON for programs."""
    table = clipper("languages")
    assert table.code == 0
    assert "English" in table.out
    codes = [language["code"] for language in json.loads(clipper("languages", "-f", "json").out)]
    assert "en" in codes
    assert codes == sorted(codes)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["languages"], ["cache"]])
def test_a_full_device_is_told_in_one_line(arguments: list[str]) -> None:
    """Whatever is printed: no traceback, and no word of a bug."""
    with Path("/dev/full").open("w") as full:
        done = run_clipper(arguments, stdout=full)
    assert done.returncode == 1
    assert done.stderr.startswith("clipper: standard output: cannot be written")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["languages"]])
def test_a_closed_output_is_no_failure(arguments: list[str]) -> None:
    """As with a pipe that nobody reads on."""
    command = shlex.join([sys.executable, "-m", "clipper", *arguments])
    done = subprocess.run(f"{command} >&-", shell=True, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", ["summarize", "extract"])
def test_a_result_needs_an_output(clipper: Clipper, command: str) -> None:
    """With standard output closed there is none, unless `-o` names a file."""
    line = shlex.join([sys.executable, "-m", "clipper", command, "ferry.txt"])
    done = subprocess.run(f"{line} >&-", shell=True, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("clipper: standard output: is closed.")
    assert done.stderr.count("\n") == 1
    done = subprocess.run(f"{line} -o out.txt >&-", shell=True, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Hale Island" in Path("out.txt").read_text("utf-8")


def run_clipper(arguments: list[str], stdout: IO[str]) -> subprocess.CompletedProcess[str]:
    """A process of its own that writes to `stdout`."""
    command = [sys.executable, "-m", "clipper", *arguments]
    return subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, text=True)
