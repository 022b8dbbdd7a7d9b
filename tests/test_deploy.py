"""What operators copy (部署文件): it names what there is, and nothing else."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from bot.settings import Settings

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
INSTRUCTIONS = (
    *("FROM", "ENV", "RUN", "WORKDIR", "COPY", "USER", "VOLUME", "EXPOSE"),
    *("HEALTHCHECK", "ENTRYPOINT", "CMD"),
)
SETTING = re.compile(r"#?(YANGGUANG_\w+)=(.*)")


def defaults_of(model: type[BaseModel], prefix: str = "YANGGUANG_") -> Iterator[tuple[str, Any]]:
    """Every setting's name and default."""
    for name, field in model.model_fields.items():
        if isinstance(field.default, BaseModel):
            yield from defaults_of(type(field.default), f"{prefix}{name.upper()}__")
        else:
            yield prefix + name.upper(), field.default


def written(value: Any) -> str:
    """A default as it stands in a file of settings."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def paragraphs() -> list[list[str]]:
    text = (DEPLOY / "env.example").read_text(encoding="utf-8")
    return [paragraph.splitlines() for paragraph in text.strip().split("\n\n")]


def test_every_setting_is_documented_with_its_default_and_its_reason() -> None:
    documented = {}
    for reason, *rest in ((lines[:-1], lines[-1]) for lines in paragraphs()[1:]):
        match = SETTING.fullmatch(rest[0])
        assert match, f"not a setting: {rest[0]}"
        assert reason, f"{match[1]} has no reason"
        assert all(line.startswith("# ") for line in reason), match[1]
        documented[match[1]] = match[2]
    assert documented == {name: written(value) for name, value in defaults_of(Settings)}


def test_the_example_changes_nothing_until_somebody_edits_it() -> None:
    assert all(line.startswith("#") for lines in paragraphs() for line in lines)


def test_the_image_is_built_from_what_there_is() -> None:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    steps = [line.split(maxsplit=1) for line in text.splitlines() if line and line[0] != "#"]
    verbs = [verb for verb, _ in steps]
    assert {verb for verb in verbs if verb not in INSTRUCTIONS} == set()
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for verb, rest in steps:
        if verb == "COPY" and "--from" not in rest:
            *sources, _ = rest.split()
            for source in sources:
                assert (ROOT / source).exists(), source
                assert f"!{source}" in allowed, source
        if verb in {"ENTRYPOINT", "CMD"}:
            assert all(isinstance(word, str) for word in json.loads(rest))
        if verb == "HEALTHCHECK":
            assert json.loads(rest.partition("CMD")[2])
    # The last stage runs as somebody who is not root, and nothing after that changes it.
    last = steps[len(verbs) - 1 - verbs[::-1].index("FROM") :]
    assert [rest for verb, rest in last if verb == "USER"] == ["yangguang"]


def test_the_image_pins_the_same_uv_as_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    pinned = re.search(r"UV_VERSION := (\S+)", makefile)
    assert pinned is not None
    assert f"uv=={pinned[1]}" in (DEPLOY / "Dockerfile").read_text(encoding="utf-8")


def test_the_image_sets_only_settings_that_there_are() -> None:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    assert set(re.findall(r"YANGGUANG_\w+", text)) <= dict(defaults_of(Settings)).keys()


def unit() -> list[tuple[str, str]]:
    lines = (DEPLOY / "yangguang.service").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if "=" in line and line[0] not in "#;")
    return [(key, value) for key, _, value in pairs]


def test_the_service_starts_the_command_where_its_data_lies() -> None:
    keys = dict(unit())
    assert keys["ExecStart"] == "/opt/yangguang/.venv/bin/yangguang run"
    assert keys["WorkingDirectory"] == f"/var/lib/{keys['StateDirectory']}"
    assert keys["DynamicUser"] == keys["NoNewPrivileges"] == "yes"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_understands_every_line_of_the_service(tmp_path: Path) -> None:
    text = (DEPLOY / "yangguang.service").read_text(encoding="utf-8")
    # The checkout of the unit is not on this machine; any program stands for its command.
    copy = tmp_path / "yangguang.service"
    copy.write_text(text.replace("/opt/yangguang/.venv/bin/yangguang", "/bin/true"))
    copy.chmod(0o644)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(copy)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("script", ["deploy/setup.sh", "deploy/audit.sh", ".ci/run"])
def test_scripts_are_whole(script: str) -> None:
    shell = "bash" if script == ".ci/run" else "sh"
    subprocess.run([shell, "-n", str(ROOT / script)], check=True)


def test_ci_can_be_run() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)
