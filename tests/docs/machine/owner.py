"""`install` and `chown` without the users that the machine does not have; PostgreSQL's own stays, where root tests."""

from __future__ import annotations

import os
import sys

_, program, *arguments = sys.argv
is_root = os.geteuid() == 0
if program == "chown":
    owner = next(argument for argument in arguments if not argument.startswith("-"))
    if not (is_root and owner.startswith("postgres")):
        sys.exit(0)
kept: list[str] = []
while arguments:
    argument = arguments.pop(0)
    if program == "install" and argument in {"-o", "-g"}:
        name = arguments.pop(0)
        if is_root and name == "postgres":
            kept += [argument, name]
    else:
        kept.append(argument)
os.execv(f"/usr/bin/{program}", [program, *kept])
