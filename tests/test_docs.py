"""The documentation tells the truth: its commands run, its options exist, none is missing."""

import json
import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import typer

from clipper import errors
from clipper.cli.app import COMMANDS
from clipper.cli.settings import KINDS
from clipper.registry import Registry
from clipper.renderers import RENDERERS
from clipper.summary import SUMMARIZERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
USAGE = (ROOT / "docs" / "usage.md").read_text("utf-8")


def fenced(text: str, language: str) -> list[str]:
    """The code blocks of a language in a Markdown text."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


COMMAND_LINES = [
    line.split("  #")[0].strip()
    for block in fenced(README, "sh")
    for line in block.splitlines()
    if not line.startswith("make")
]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder as a fresh clone has it, as far as the README's commands need it."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    return tmp_path


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_every_command_of_the_readme_runs(line: str, clone: Path) -> None:
    """A reader can copy any line; the samples hold one paywall, which is told and no failure."""
    environ = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        cwd=clone,
        env=environ | {"CLIPPER_CONFIG": "", "XDG_CONFIG_HOME": str(clone)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    several = "*" in line or "batch" in line
    assert done.returncode == (3 if several else 0), done.stderr
    assert "Traceback" not in done.stderr
    made = [path for path in clone.iterdir() if path.name != "samples"]
    assert done.stdout or made


def test_the_readme_names_the_two_commands() -> None:
    """`make demo` and `make test` are what a newcomer types."""
    made = [
        line.split()[1]
        for block in fenced(README, "sh")
        for line in block.splitlines()
        if line.startswith("make")
    ]
    assert made == ["demo", "test"]
    targets = (ROOT / "Makefile").read_text("utf-8")
    assert all(f"\n{target}:" in targets for target in made)


def test_the_python_of_the_readme_runs(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example in Python does what it says."""
    monkeypatch.chdir(clone)
    (example,) = fenced(README, "python")
    exec(compile(example, "README.md", "exec"), {})


def options_of(command: str) -> set[str]:
    """Every option of a command, short and long."""
    function = getattr(import_module(f"clipper.cli.{command}"), command)
    app = typer.Typer(add_completion=False)
    app.command()(function)
    parameters = typer.main.get_command(app).params
    return {name for found in parameters for name in found.opts if name.startswith("-")}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    """docs/usage.md has a section for each command, with exactly the options it has."""
    section = re.search(rf"^## clipper {command}\b(.*?)(?=^## )", USAGE, re.MULTILINE | re.DOTALL)
    assert section
    named = {
        option
        for row in re.findall(r"^\| (`-.*?) \|", section[1], re.MULTILINE)
        for option in re.findall(r"`(-{1,2}[a-z-]+)", row)
    }
    assert named == options_of(command)


def test_every_command_has_a_file_and_a_page_of_help() -> None:
    """A command's first line says what it does, for the list that `clipper --help` shows."""
    for command in COMMANDS:
        doc = getattr(import_module(f"clipper.cli.{command}"), command).__doc__
        assert doc
        assert len(doc.splitlines()[0]) <= 100
    files = {path.stem for path in (ROOT / "clipper" / "cli").glob("*.py")}
    assert set(COMMANDS) <= files


def test_settings_formats_and_algorithms_are_documented() -> None:
    """Every key, variable, format and algorithm is named in docs/usage.md."""
    for name in KINDS:
        assert f"`{name}`" in USAGE
        assert f"`CLIPPER_{name.upper()}`" in USAGE
    registries: list[Registry[object]] = [RENDERERS, SUMMARIZERS]  # type: ignore[list-item]
    for name in (name for registry in registries for name in registry.names()):
        assert re.search(rf"\b{name}\b", USAGE)


def test_the_config_of_the_docs_is_understood(tmp_path: Path) -> None:
    """The example config file can be copied as it is."""
    from clipper.cli.settings import collect

    (example,) = fenced(USAGE, "toml")
    (tmp_path / "config.toml").write_text(example, "utf-8")
    assert collect({}, {"CLIPPER_CONFIG": str(tmp_path / "config.toml")})["sentences"] == 5


def test_every_exit_code_is_in_the_readme() -> None:
    """The table of the README has each code that an error can end with."""
    classes = [thing for thing in vars(errors).values() if isinstance(thing, type)]
    codes = {found.exit_code for found in classes if issubclass(found, errors.ClipperError)}
    table = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    assert codes < table
    assert table == {0, 1, 2, 3, 4, 5, 6, 130}


@pytest.mark.parametrize(
    "page", [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")], ids=lambda page: page.name
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """No page links to a file that is not there."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_picture_is_up_to_date() -> None:
    """docs/brief.svg is what `python docs/make_picture.py` draws now; run that when this fails."""
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        from make_picture import draw
    finally:
        sys.path.pop(0)
    assert (ROOT / "docs" / "brief.svg").read_text("utf-8") == draw()


def test_versions_are_pinned_exactly_and_without_addresses() -> None:
    """constraints.txt is `name==version` throughout, and holds all that pyproject.toml asks for."""
    import tomllib

    lines = (ROOT / "constraints.txt").read_text("utf-8").split()
    assert all(re.fullmatch(r"[\w.-]+==[\w.!+-]+", line) for line in lines)
    pinned = {re.sub(r"[-_.]+", "-", line.split("==")[0]).lower() for line in lines}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.match(r"[\w.-]+", item)[0].lower() for item in wanted}  # type: ignore[index]
    assert names <= pinned
    assert project["name"] not in pinned


def test_schemas_are_json() -> None:
    """The schemas can be read, and each says which record it describes."""
    for name in ("article", "brief"):
        schema = json.loads((ROOT / "docs" / "schema" / f"{name}.schema.json").read_text("utf-8"))
        assert schema["properties"]["schema"]["const"] == f"clipper.{name}/1"
