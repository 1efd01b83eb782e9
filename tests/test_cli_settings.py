"""Settings: flag beats environment beats config file beats default."""

from dataclasses import replace
from pathlib import Path

import pytest

from clipper.cli.settings import collect, options
from clipper.config import Options, Site, config_path, for_site
from clipper.errors import ConfigError, UsageError
from clipper.pipeline import extract


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment whose config file is empty."""
    (tmp_path / "config.toml").touch()
    return {"CLIPPER_CONFIG": str(tmp_path / "config.toml")}


def configure(environ: dict[str, str], text: str) -> None:
    """Write the config file of `environ`."""
    Path(environ["CLIPPER_CONFIG"]).write_text(text, "utf-8")


def test_the_nearer_place_wins(environ: dict[str, str]) -> None:
    """The same setting in three places: flag, then variable, then file."""
    configure(environ, 'algorithm = "lead"\nlanguage = "de"\nformat = "json"')
    environ |= {"CLIPPER_ALGORITHM": "luhn", "CLIPPER_LANGUAGE": "tr"}
    settings = collect({"algorithm": "kl"}, environ)
    assert settings == {"algorithm": "kl", "language": "tr", "format": "json"}


def test_a_nearer_length_drops_the_farther(environ: dict[str, str]) -> None:
    """`--words 50` is no contradiction to `sentences = 5` in the config file."""
    configure(environ, "sentences = 5")
    assert collect({"words": 50}, environ) == {"words": 50}
    assert collect({}, environ | {"CLIPPER_PERCENT": "20"}) == {"percent": 20.0}


def test_two_lengths_in_one_place_exclude_each_other(environ: dict[str, str]) -> None:
    """A contradiction is told, not resolved silently."""
    with pytest.raises(UsageError, match="--sentences and --words exclude each other"):
        collect({"sentences": 3, "words": 50}, environ)
    configure(environ, "words = 50\npercent = 10")
    with pytest.raises(ConfigError, match="exclude each other"):
        collect({}, environ)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('sentences = "many"', "`sentences` cannot be 'many'.*whole number"),
        ("sentences = true", "`sentences` cannot be True"),
        ("percent = 0", "`percent` cannot be 0.*above 0"),
        ("percent = nan", "`percent` cannot be nan"),
        ("timeout = inf", "`timeout` cannot be inf"),
        ('drop = "spam"', "`drop` cannot be 'spam'.*a list of regular expressions"),
        ('drop = ["(spam"]', r"`drop` cannot be \['\(spam'\]"),
        ('colour = "blue"', "there is no setting `colour`.*Known: format, sentences"),
        ("site = 3", "`site` must be tables"),
        ('[site."a.example"]\nwords = 3', "no setting `words` for a site"),
        ('[site."a.example"]\nkeep = [1]', r'site."a.example".keep` cannot be \[1\]'),
        ("sentences = = 3", "is not TOML"),
    ],
)
def test_a_setting_that_is_wrong_names_file_key_and_what_is_allowed(
    environ: dict[str, str], text: str, told: str
) -> None:
    """Whoever wrote the config file learns where to look."""
    configure(environ, text)
    with pytest.raises(ConfigError, match=told) as raised:
        collect({}, environ)
    assert raised.value.source == environ["CLIPPER_CONFIG"]
    assert raised.value.exit_code == 2


def test_a_variable_that_is_wrong_is_named(environ: dict[str, str]) -> None:
    """The message names the variable as the user wrote it."""
    with pytest.raises(ConfigError, match="CLIPPER_TIMEOUT cannot be 'soon'"):
        collect({}, environ | {"CLIPPER_TIMEOUT": "soon"})


def test_a_config_file_that_was_named_must_be_there(environ: dict[str, str]) -> None:
    """`$CLIPPER_CONFIG` naming nothing is an error; the platform's file may be missing."""
    Path(environ["CLIPPER_CONFIG"]).unlink()
    with pytest.raises(ConfigError, match="no such file"):
        collect({}, environ)
    assert collect({}, {"XDG_CONFIG_HOME": "/nowhere"}) == {}


def test_the_config_file_is_where_the_platform_keeps_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Our own look-up, made for speed, agrees with platformdirs."""
    from platformdirs import user_config_path

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    expected = user_config_path("clipper", appauthor=False) / "config.toml"
    assert config_path({"XDG_CONFIG_HOME": str(tmp_path)}) == expected


def test_patterns_of_a_site_hold_there_and_on_hosts_below_it(environ: dict[str, str]) -> None:
    """`[site."example.com"]` holds for example.com and www.example.com, nowhere else."""
    configure(environ, 'drop = ["all"]\n[site."www.example.com"]\ndrop = ["ours"]\nkeep = ["this"]')
    chosen = options(collect({}, environ), {})
    assert chosen.sites == (Site("example.com", ("ours",), ("this",)),)
    here = for_site(chosen, "https://www.example.com/story")
    assert (here.drop, here.keep) == (("all", "ours"), ("this",))
    assert for_site(chosen, "https://notexample.com/").drop == ("all",)
    assert for_site(chosen, None).drop == ("all",)


def test_patterns_of_a_site_reach_the_cleaning(tmp_path: Path) -> None:
    """A saved page of the site loses the blocks that the site's patterns name, others keep them."""
    page = tmp_path / "saved.txt"
    page.write_text("The ferry sailed on Monday.\n\nTold first in our podcast of Friday.", "utf-8")
    rules = Options(sites=(Site("example.com", drop=("^Told first in",)),))
    here = extract(str(page), replace(rules, url="https://www.example.com/ferry"))
    there = extract(str(page), replace(rules, url="https://example.org/ferry"))
    assert [len(article.blocks) for article in (here, there)] == [1, 2]


def test_options_take_flags_and_settings(environ: dict[str, str]) -> None:
    """What the pipeline is told: settings, and flags that are no settings; the rest is left out."""
    chosen = options(
        {"words": 9, "format": "json"}, {"anyway": True, "url": None, "sources": ["x"]}
    )
    assert chosen == Options(words=9, anyway=True)


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        ({"sentences": "abc"}, "--sentences cannot be 'abc'. It takes a whole number"),
        ({"language": "xx"}, "--language cannot be 'xx'.*ISO 639-1"),
        ({"url": "foo"}, "--url cannot be 'foo'. It takes an http or https address"),
        ({"url": "https://"}, "--url cannot be"),
        ({"url": "https://a.example/1", "sources": ["a", "b"]}, "one source came from"),
        ({"about": " "}, "--about cannot be ' '"),
    ],
)
def test_a_flag_that_makes_no_sense_is_told(
    environ: dict[str, str], flags: dict[str, object], told: str
) -> None:
    """None is passed over silently."""
    with pytest.raises(UsageError, match=told):
        options(collect(flags, environ), flags)


def test_languages_without_support_may_be_named(environ: dict[str, str]) -> None:
    """What is briefed by what all languages share has a code as well."""
    assert collect({"language": "SW"}, environ) == {"language": "sw"}
    assert collect({"language": "ckb"}, environ) == {"language": "ckb"}
