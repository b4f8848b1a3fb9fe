"""bench: what was measured, as a table that people read."""

import io
import os

import pytest

from desktop.commands import bench, cli, registry


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
