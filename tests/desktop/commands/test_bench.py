"""bench: what was measured, as a table that people read."""

import io
import os
from pathlib import Path

import pytest

from desktop.commands import bench, cli, registry
from tests.benchmarks import certificates, lists


class Measured:
    """Drawing certificates, beside a peer."""

    def rows(self, small: bool) -> list[dict[str, object]]:
        amount = 10 if small else 10_000
        return [{"maker": "Sổ Vàng", "pages": amount, "s": 0.5}, {"maker": "một phần mềm khác", "pages": amount}]


def test_each_benchmark_is_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "load_benchmark", lambda name: Measured())
    heard = io.StringIO()
    assert cli.main(["bench", "certificates"], heard) == 0
    assert heard.getvalue().splitlines() == [
        "certificates: Drawing certificates, beside a peer.",
        "maker               pages     s",
        "-----------------  ------  ----",
        "Sổ Vàng            10,000  0.50",
        "một phần mềm khác  10,000",
        "",
    ]


def test_what_is_measured_loads_compiled_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    def rows(small: bool) -> list[dict[str, object]]:
        return [{"compiled": str("PYTHONDONTWRITEBYTECODE" not in os.environ)}]

    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(bench, "load_benchmark", lambda name: type("Benchmark", (), {"rows": staticmethod(rows)}))
    heard = io.StringIO()
    assert cli.main(["bench", "starting"], heard) == 0
    assert "True" in heard.getvalue()


def test_every_benchmark_can_be_found() -> None:
    assert "starting" in bench.benchmark_names()
    for name in bench.benchmark_names():
        assert callable(registry.load_benchmark(name).rows)


def test_a_peer_that_needs_more_memory_than_is_free_is_not_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = tmp_path / "meminfo"
    monkeypatch.setattr(lists, "MEMORY", told)
    told.write_text("MemTotal: 25165824 kB\nMemAvailable: 8388608 kB\n", "ascii")
    assert lists.why_not("typst", 100_000) == "it needs 14,500 MiB of memory, 8,192 are free"
    with pytest.raises(lists.NotMeasuredError):
        lists.measured("typst", 100_000)
    assert lists.why_not("typst", 10_000) == "" == lists.why_not("PDF", 100_000)
    told.write_text("MemAvailable: 20000000 kB\n", "ascii")
    assert lists.why_not("typst", 100_000) == ""


def test_a_peer_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for each in (lists, certificates):
        monkeypatch.setattr(each, "has_typst", lambda: False)
    monkeypatch.setattr(lists.shutil, "which", lambda name: None)
    monkeypatch.setattr(lists, "measured", lambda maker, count: {"maker": maker, "CPU s": 1.0})
    monkeypatch.setattr(certificates, "can_merge", lambda: False)
    monkeypatch.setattr(certificates, "_measured", lambda maker, count: {"maker": maker})
    for benchmark, peers in ((lists, ("typst", "Calc")), (certificates, (certificates.TYPST, certificates.MERGE))):
        rows = benchmark.rows(True)
        told = {row["maker"]: str(row["remark"]) for row in rows if "remark" in row}
        assert set(told) == set(peers) and all(" is missing (" in one for one in told.values())
        assert not set(told) & {row["maker"] for row in rows if "remark" not in row}
