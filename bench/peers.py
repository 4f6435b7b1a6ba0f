"""Programs to measure against, installed where nothing else sees them."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "build" / "peers"


def pip_peer(*packages: str) -> str:
    """The Python of an environment that has these packages from PyPI; made once, beside the system's own libraries."""
    name = hashlib.sha256(" ".join(sorted(packages)).encode()).hexdigest()[:12]
    folder = FOLDER / name
    python = folder / "bin" / "python"
    done = folder / "installed"
    if not done.exists():
        subprocess.run(["/usr/bin/python3", "-m", "venv", "--clear", "--system-site-packages", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages], check=True)
        done.touch()
    return str(python)


def apt_peer(*packages: str) -> None:
    """Installs these packages of the system's own distribution if they are missing."""
    query = ["dpkg-query", "-W", "-f", "${Status}\n", *packages]
    listed = subprocess.run(query, capture_output=True, text=True)
    if listed.stdout.count("install ok installed") < len(packages):
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], check=True)
