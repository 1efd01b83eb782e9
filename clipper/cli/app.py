"""The program: its commands, each imported when it is asked for, and what becomes of errors."""

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from clipper.cli.session import ExitCode, Session
from clipper.errors import ClipperError, InternalError, OutputError, unforeseen

COMMANDS = ("summarize", "extract", "batch", "verify", "languages", "cache")
"""Each is a function of the same name in a module of the same name."""

COMPLETION = "_CLIPPER_COMPLETE"
"""The variable by which shells ask for completions."""


class LazyGroup(TyperGroup):
    """Imports a command when it is asked for, so that no command pays for the others."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:
        """The command called `cmd_name`; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"clipper.cli.{cmd_name}")
        app = typer.Typer(add_completion=False)
        function = getattr(module, cmd_name)
        app.command(cmd_name, no_args_is_help=False, help=_reflowed(function.__doc__))(function)
        command = typer.main.get_command(app)
        assert isinstance(command, TyperCommand)
        return command


def _reflowed(text: str) -> str:
    """The paragraphs of a docstring, each on one line: the terminal breaks them, not the source."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def _version(wanted: bool) -> None:
    if wanted:
        from clipper import __version__

        print(f"clipper {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
)


@app.callback()
def clipper(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Turn news into briefs you can trust: every point is traceable to its sentence."""


def run(arguments: list[str], session: Session) -> int:
    """Run one command line; returns the exit code. No error leaves this function."""
    try:
        code = _invoke(arguments, session)
        session.stdout.flush()
        return code
    except BrokenPipeError:  # nobody reads on, as in `clipper … | head`: that is no failure
        _drop_output(session)
        return ExitCode.DONE
    except KeyboardInterrupt:
        session.say("clipper: interrupted.", level=-1)
        return ExitCode.INTERRUPTED
    except ClipperError as error:
        session.say(f"clipper: {error}", level=-1)
        return error.exit_code
    except OSError as error:
        if error.filename is not None:
            session.say(f"clipper: {internal_error(error, session)}", level=-1)
            return ExitCode.NOTHING_DONE
        _drop_output(session)
        full = OutputError("standard output", f"cannot be written ({error.strerror})")
        session.say(f"clipper: {full}", level=-1)
        return full.exit_code
    except typer.TyperException as error:
        if told := _usage(error):
            session.say(f"clipper: {told}", level=-1)
        return error.exit_code
    except Exception as error:
        session.say(f"clipper: {internal_error(error, session)}", level=-1)
        return ExitCode.NOTHING_DONE


def internal_error(error: Exception, session: Session, source: str = "") -> InternalError:
    """What a user is told of an error that nobody foresaw; the traceback only when asked for."""
    if session.verbosity >= 2:
        import traceback

        traceback.print_exception(error, file=session.stderr)
    return unforeseen(error, source, " (-vv tells more)")


def _invoke(arguments: list[str], session: Session) -> int:
    """Typer's `main` without its handling of errors, which hides closed pipes and interrupts."""
    group = typer.main.get_command(app)
    if COMPLETION in session.environ:
        group.main(prog_name="clipper", complete_var=COMPLETION)
    try:
        with group.make_context("clipper", arguments, obj=session) as context:
            return int(group.invoke(context) or 0)
    except typer.Exit as ended:
        return ended.exit_code
    except SystemExit:  # Rich's, when nobody reads its help page on
        return ExitCode.DONE


def _usage(error: typer.TyperException) -> str:
    """One line on what was wrong with the command line; empty when the help page was shown."""
    told = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{told}. Try '{context.command_path} --help'." if told and context else told


def _drop_output(session: Session) -> None:
    """Send what is still buffered nowhere, so that the exit stays quiet."""
    if session.stdout is sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
