"""What the login in use may do, so that nobody is asked for a decision that the store would refuse."""

from __future__ import annotations

from ..domain.submission import Kind
from ..store.base import StoreInfo, right_names
from ..text import tr

_NEEDED = {Kind.ANNOTATION: ("verify", "analyse"), Kind.CASE: ("verify", "analyse"),
           Kind.DISCLOSURE: ("verify", "analyse"), Kind.SETTING: ("admin",)}  # fmt: skip


def may(info: StoreInfo | None, kind: Kind) -> bool:
    """Whether the store would take such a submission from this login; the store itself decides in the end."""
    return info is not None and not set(_NEEDED.get(kind, ("verify",))).isdisjoint(info.rights)


def refusal(info: StoreInfo) -> str:
    """Why the buttons are off."""
    if may(info, Kind.ANNOTATION):
        return tr("Your login «{login}» may add remarks here, but not decide.").format(login=info.actor)
    return tr("Your login «{login}» may read here, but not decide.").format(login=info.actor)


def no_reports(info: StoreInfo) -> str:
    """Why no report can be entered."""
    text = tr("Your login «{login}» may not enter reports here: that goes with the right to decide.")
    return text.format(login=info.actor)


def no_rules(info: StoreInfo) -> str:
    """Why the rules of the store cannot be changed."""
    return tr("Your login «{login}» may not change the rules of the store; its administrator may.").format(
        login=info.actor
    )


def no_import(info: StoreInfo) -> str:
    """Why nothing can be imported."""
    return tr("Your login «{login}» may not import here; the administrator of the store can allow it.").format(
        login=info.actor
    )


def named(info: StoreInfo) -> str:
    """The rights, as the status line says them."""
    return ", ".join([tr("look"), *(name for right, name in right_names().items() if right in info.rights)])
