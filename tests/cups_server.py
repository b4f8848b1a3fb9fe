"""A CUPS server of the tests' own, on loopback: queues that write into files what a printer would get."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
CUPSD = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
LACKING = "needs a CUPS server (Debian: cups, cups-filters) and the rights of root; .ci/run installs it"

CONFIGURATION = """
LogLevel warn
MaxLogSize 0
Listen 127.0.0.1:{port}
Browsing Off
DefaultAuthType None
WebInterface No
PreserveJobFiles No
<Location />
Order allow,deny
Allow from 127.0.0.1
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
FILES = """
FileDevice Yes
ServerRoot {folder}/root
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/temp
ErrorLog {folder}/log/error
AccessLog {folder}/log/access
PageLog {folder}/log/page
SystemGroup root
Sandboxing relaxed
"""


class CupsServer:
    """A server that runs; `out` is where its queues write."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.address, self.out = folder, f"127.0.0.1:{port}", folder / "out"

    def call(self, *command: str) -> str:
        """Run a program of CUPS against this server and return what it says."""
        said = {**os.environ, "CUPS_SERVER": self.address, "LC_ALL": "C", "PATH": f"{os.environ['PATH']}:/usr/sbin"}
        done = subprocess.run(command, env=said, capture_output=True, text=True, check=True, timeout=30)
        return done.stdout

    def add_queue(self, name: str, kind: str = "application/vnd.cups-pdf application/pdf") -> Path:
        """Make a queue that gets `kind` and return the file it writes its next job to."""
        file = self.out / name
        words = (HERE / "files" / "cups-printer.ppd").read_text("ascii").replace("{FILTER}", kind)
        driver = self.folder / f"{name}.ppd"
        driver.write_text(words, "ascii")
        self.call("lpadmin", "-p", name, "-E", "-v", f"file:{file}", "-P", str(driver))
        return file


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def can_run() -> bool:
    """Return whether this machine lets a CUPS server of one's own run."""
    return CUPSD is not None and sys.platform == "linux" and os.geteuid() == 0


@contextmanager
def running() -> Iterator[CupsServer]:
    """Start a server, and end it."""
    assert CUPSD is not None
    with TemporaryDirectory(prefix="so-vang-cups-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for part in ("root", "spool", "cache", "state", "temp", "log", "out"):
            (folder / part).mkdir()
        for part in ("temp", "out"):  # filters run as CUPS's own user
            (folder / part).chmod(0o1777)
        server = CupsServer(folder, _free_port())
        settings, files = folder / "cupsd.conf", folder / "cups-files.conf"
        settings.write_text(CONFIGURATION.format(port=server.address.partition(":")[2]), "ascii")
        files.write_text(FILES.format(folder=folder), "ascii")
        command = (CUPSD, "-c", str(settings), "-s", str(files), "-f")
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _await_answer(server, process)
            yield server
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait()


def _await_answer(server: CupsServer, process: "subprocess.Popen[bytes]") -> None:
    """Return once the server listens."""
    host, _colon, port = server.address.partition(":")
    for _try in range(200):
        if process.poll() is not None:
            raise RuntimeError((server.folder / "log" / "error").read_text("utf-8", "replace"))
        with suppress(OSError), socket.create_connection((host, int(port)), 1):
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
    raise RuntimeError("cupsd does not listen")
