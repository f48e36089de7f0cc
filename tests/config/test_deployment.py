"""The image and the compose file hold what the documentation promises of them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from config.celery import QUEUES

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service.get("image") == "assay"}
SECCOMP: dict[str, Any] = json.loads((ROOT / "deploy" / "seccomp.json").read_text())
NAMESPACES = {"clone", "unshare", "setns", "mount", "umount2", "pivot_root"}


def queues(service: str) -> set[str]:
    words = SERVICES[service]["command"]
    return set(words[words.index("--queues") + 1].split(","))


@pytest.mark.parametrize("name", OURS)
def test_a_container_of_ours_may_do_next_to_nothing(name: str) -> None:
    service = OURS[name]
    assert service["cap_drop"] == ["ALL"]
    assert service["read_only"] is True
    assert service["user"] == "10001:10001"
    assert "no-new-privileges:true" in service["security_opt"]
    assert "privileged" not in service


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_every_lasting_service_has_a_health_check(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"]


def test_the_worker_that_runs_code_reaches_the_inside_only_and_publishes_nothing() -> None:
    worker = SERVICES["worker"]
    assert worker["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"]["internal"] is True
    assert "ports" not in worker
    assert worker["mem_limit"] and worker["pids_limit"]


def test_code_is_judged_by_the_worker_alone() -> None:
    assert not any(queue.startswith("grade.") for queue in queues("tasks"))
    assert {"grade.numpy", "grade.sql"} <= queues("worker")


def test_the_queues_of_compose_are_queues_that_exist() -> None:
    assert queues("worker") | queues("tasks") <= set(QUEUES)


@pytest.mark.parametrize("name", ["SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD", "ORIGIN", "ALLOWED_HOSTS"])
def test_compose_does_not_start_without_a_secret(name: str) -> None:
    uses = re.findall(rf"\${{{name}(.*?)}}", (ROOT / "docker-compose.yml").read_text())
    assert uses and all(use.startswith(":?") for use in uses)
    assert re.search(rf"^{name}=$", (ROOT / "deploy" / "env.example").read_text(), re.MULTILINE)


def test_the_filter_allows_what_the_sandbox_is_made_of() -> None:
    assert allowed() >= NAMESPACES


@pytest.mark.parametrize(
    "name", ["bpf", "keyctl", "io_uring_setup", "kexec_load", "init_module", "ptrace", "userfaultfd"]
)
def test_the_filter_denies_what_no_worker_needs(name: str) -> None:
    assert SECCOMP["defaultAction"] == "SCMP_ACT_ERRNO"
    assert name not in allowed()


def allowed() -> set[str]:
    rules = [rule for rule in SECCOMP["syscalls"] if rule["action"] == "SCMP_ACT_ALLOW"]
    return {name for rule in rules for name in rule["names"]}


def test_every_file_that_the_image_copies_is_there_and_let_through_to_the_engine() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    sources = {source for line in copied for source in line.split()[:-1]} - {"."}
    let_through = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE)
    for source in sources:
        assert (ROOT / source).exists(), source
        assert any(source == path or source.startswith(f"{path}/") for path in let_through), source
