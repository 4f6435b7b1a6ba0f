"""Starts the real QGIS on a screen of its own, in a fresh profile, with the plugin loaded from this checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NIGHT = "Night Mapping"


@contextmanager
def screen(size: str = "1600x1000") -> Iterator[str]:
    """A screen; the server chooses a free number."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-dpi", "96", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


def profile(
    folder: Path, language: str, theme: str = "default", opened_on_start: Path | None = None, *, plugin: bool = True
) -> Path:
    """A person's settings: the plugin switched on or off, the language, the theme, the store to open at the start.

    Those of an earlier start in the same folder stay as they were left.
    """
    settings = folder / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    if settings.exists():
        return folder
    settings.parent.mkdir(parents=True)
    settings.write_text(
        f"[locale]\noverrideFlag=true\nuserLocale={language}\n\n"
        f"[PythonPlugins]\nkmzb_plugin={str(plugin).lower()}\n\n[UI]\nUITheme={theme}\n\n"
        # QGIS greets a new profile and reads its news from the network otherwise.
        "[migration]\nfileVersion=2\nsettings=true\n\n[fonts]\ndownloadMissingFonts=false\n\n[app]\nnews_feed\\disabled=true\n\n[qgis]\ncheckVersion=false\n"
        + (f"\n[kmzb]\nstore={opened_on_start}\nopenOnStart=true\n" if opened_on_start else ""),
        encoding="utf-8",
    )
    return folder


def run_qgis(
    script: Path,
    store: Path | str,
    picture: Path,
    folder: Path,
    *,
    language: str = "pl",
    theme: str = "default",
    open_on_start: bool = False,
    plugin: bool = True,
    size: str = "1600x1000",
    seconds: float = 180,
    project: Path | None = None,
    **more: str,
) -> dict[str, Any]:
    """Runs a script in the window for so many seconds at most; returns what it answered.

    `plugin` says whether it is switched on; `size` is that of the screen; `project` is what QGIS is started with;
    `more` goes into the environment.
    """
    answer, opened = folder / "answer.json", Path(store) if open_on_start else None
    with screen(size) as display:
        done = subprocess.run(
            [
                "qgis",
                "--nologo",
                "--noversioncheck",
                "--profiles-path",
                str(profile(folder / "profile", language, theme, opened, plugin=plugin)),
                "--code",
                str(script),
                *([] if project is None else [str(project)]),
            ],
            env=os.environ
            | {
                "DISPLAY": display,
                "QT_QPA_PLATFORM": "xcb",
                "QT_SCALE_FACTOR": "1",
                "LC_ALL": "C.UTF-8",
                "QGIS_PLUGINPATH": str(ROOT),
                # The desktop runs on the system's Python: shapely is in the environment of the tests.
                "PYTHONPATH": sysconfig.get_paths()["purelib"],
                "XDG_DATA_HOME": str(folder / "data"),
                "XDG_RUNTIME_DIR": str(folder),
                "KMZB_STORE": str(store),
                "KMZB_PICTURE": str(picture),
                "KMZB_ANSWER": str(answer),
            }
            | more,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
    assert answer.exists(), done.stdout[-2000:] + done.stderr[-4000:]
    return dict(json.loads(answer.read_text(encoding="utf-8")))
