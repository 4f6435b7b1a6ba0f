"""The window that imports threats, from page to page: what is asked, what is found, what goes on, what came of it."""

import os
import threading
from contextlib import contextmanager
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication

from kmzb_plugin.gui import import_wizard
from kmzb_plugin.gui.import_constant import ask_for_all_rows
from kmzb_plugin.store.intake import profile
from tests.desktop.inside import settle, wait_for, workbench
from tests.desktop.looking import dialog_of
from tests.desktop.walking import walk

REPORTS = """Wykaz zgłoszeń mieszkańców
Data spotkania: 12.11.2026;;;;;;;;

Nr;Rodzaj zagrożenia;Status;Data zdarzenia;Data zgłoszenia;Opis;Adres;X;Y
101;Akty wandalizmu;Nowe;20.11.2026 18:40;21.11.2026 08:00;Zniszczona wiata;ul. Żeromskiego 5;637120,5;395210,3
102;Spożywanie alkoholu w miejscach niedozwolonych;Nowe;20.11.2026 21:15;;Co wieczór;park Leśniczówka;636870,1;394955,0
103;Spożywanie alkocholu;Weryfikacja;19.11.2026 22:00;21.11.2026 09:10;Pod sklepem;ul. Traugutta 12;636990,0;395020,8
104;Głośne zachowanie nocą;Przekazane;18.11.2026 23:30;20.11.2026 10:00;Hałas do rana;plac Corazziego;637410,2;395130,4
105;Nieprawidłowe parkowanie;Nowe;wczoraj;21.11.2026 11:20;Samochody na chodniku;ul. Słowackiego 88;638020,0;394410,0
106;Nieprawidłowe parkowanie;Nowe;20.11.2026 07:40;21.11.2026 11:25;Zastawiony przejazd;ul. Słowackiego 90;;394400,0
"""
GOOD = """Nr;Rodzaj zagrożenia;Data zdarzenia;X;Y
201;Akty wandalizmu;20.11.2026 18:40;637120,5;395210,3
202;Nieprawidłowe parkowanie;20.11.2026 21:15;636870,1;394955,0
"""
NONE_GOOD = """Nr;Rodzaj zagrożenia;Data zdarzenia;X;Y
301;Akty wandalizmu;wczoraj;;
302;Nieprawidłowe parkowanie;przedwczoraj;;
"""
NOTHING_KNOWN = """Kol. 1;Kol. 2;Kol. 3
tak;12;abc
nie;13;def
"""
LONG_TEXT = (
    "Samochody stoją na całej szerokości chodnika przy przejściu dla pieszych i nie da się przejść z wózkiem. " * 3
)
LONG_KIND = "Nieprawidłowe parkowanie na chodnikach, trawnikach i skrzyżowaniach w godzinach wieczornych"
LONG_COLUMN = "Rodzaj zagrożenia wskazany przez mieszkańca podczas spotkania z dzielnicowym"
LONG = f"""Nr;{LONG_COLUMN};X;Y;Opis zdarzenia własnymi słowami zgłaszającego, bez danych osobowych
401;{LONG_KIND};637120,5;395210,3;{LONG_TEXT}
402;{LONG_KIND} (drugi raz);637121,5;395211,3;{LONG_TEXT}
"""
LONG_NAME = (
    "wykaz zgłoszeń mieszkańców z debat społecznych i spotkań z dzielnicowymi w 2026 roku, wersja ostateczna.csv"
)
DAMAGED = b"PK\x03\x04" + b"\x00" * 200
OF_ANOTHER_FILE = {
    "category": "Kategoria zdarzenia",
    "occurred_at": "Data i godzina",
    "x": "X",
    "y": "Y",
    "place": "Miejsce zdarzenia",
}


def look_at_import(album):
    """All of it; the store holds a few threats more after it."""
    folder = Path(os.environ["KMZB_STORE"]).parent
    imports = workbench().imports
    imports.open()
    dialog = dialog_of("ImportWizard")
    dialog.file._typing.setInterval(10)
    try:
        _look_at_file(album, dialog, folder)
        _look_at_columns(album, dialog, folder)
        _look_at_trial(album, dialog)
        _look_at_result(album, dialog, folder)
        _look_at_other_ends(album, dialog, folder)
    finally:
        for layer in [
            each for each in QgsProject.instance().mapLayers().values() if each.customProperty("kmzb/import/profile")
        ]:
            QgsProject.instance().removeMapLayer(layer.id())
        dialog.leave()


def _rest(dialog):
    """What is typed is read, and what goes on comes to its end."""
    settle(150)
    wait_for(lambda: not dialog.errands.busy and not dialog.errands.tasks.is_busy("unknown"), "the errand")


def _choose(dialog, folder, name, text, encoding="cp1250"):
    """A file with this text, chosen in the window."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    dialog.file.pathEdit.setFilePath(str(path))
    _rest(dialog)


@contextmanager
def _held(name, part):
    """What the window does behind it stands still at this part of its work."""
    work, gate, held = getattr(import_wizard, name), threading.Event(), threading.Event()

    def hold(*arguments):
        arguments[-1].tell(part)
        held.set()
        gate.wait(20)
        return work(*arguments)

    setattr(import_wizard, name, hold)
    try:
        yield held
    finally:
        setattr(import_wizard, name, work)
        gate.set()


def _look_at_file(album, dialog, folder):
    album.look("import-empty", dialog)
    dialog.file.pathEdit.setFilePath(str(folder / "wykaz zgłoszeń.csv"))
    _rest(dialog)
    album.look("import-missing", dialog)
    _choose(dialog, folder, "wykaz zgłoszeń.xlsx", DAMAGED)
    album.look("import-damaged", dialog)
    _choose(dialog, folder, "wykaz bez wierszy.csv", REPORTS.splitlines()[3])
    album.look("import-no-rows", dialog)
    _choose(dialog, folder, LONG_NAME, LONG)
    album.look("import-file-long", dialog)
    _choose(dialog, folder, "wykaz zgłoszeń.csv", REPORTS)
    dialog.go_on()
    album.look("import-no-system", dialog)
    dialog.file.systemEdit.setText("KSIP")
    dialog.go_on()
    dialog._go_back()
    album.look("import-file", dialog)
    album.note("import-file", walk(dialog, dialog.file.fileButton))
    dialog.file.layerButton.setFocus()
    dialog.file.layerButton.click()
    _rest(dialog)
    album.look("import-layer", dialog)
    dialog.file.fileButton.setChecked(True)
    _rest(dialog)


def _look_at_columns(album, dialog, folder):
    columns, profiles = dialog.columns, dialog.profiles
    _choose(dialog, folder, "tabela.csv", NOTHING_KNOWN)
    dialog.go_on()
    _rest(dialog)
    dialog.go_on()
    album.look("import-columns-none", dialog)
    dialog._go_back()
    _choose(dialog, folder, LONG_NAME, LONG)
    dialog.go_on()
    _rest(dialog)
    album.look("import-columns-long", dialog)
    columns.tabs.setCurrentIndex(2)
    album.look("import-values-long", dialog)
    dialog._go_back()
    _choose(dialog, folder, "wykaz zgłoszeń.csv", REPORTS)
    dialog.go_on()
    _rest(dialog)
    for page in range(columns.tabs.count()):
        columns.tabs.setCurrentIndex(page)
        album.look(f"import-columns-{page + 1}", dialog)
        album.note(f"import-columns-{page + 1}", walk(dialog, columns.profileBox))
    columns.tabs.setCurrentIndex(0)
    columns.profileBox.setFocus()
    path = folder / "zeszłoroczny wykaz.json"
    profile.save(profile.Profile("zeszłoroczny wykaz", "EPSG:2180", OF_ANOTHER_FILE), path)
    profiles.load(str(path))
    _rest(dialog)
    album.look("import-profile-missing", dialog)
    columns.profileBox.setCurrentIndex(columns.profileBox.findData(""))
    columns.profileBox.activated.emit(columns.profileBox.currentIndex())
    _rest(dialog)
    album.look_at_modal("import-for-all", lambda: ask_for_all_rows(columns, "Status", columns.values.names("status")))
    profiles.keep("Wykaz z komisariatu")
    profiles.show_guess()
    album.look_at_modal("import-keep", columns.keepButton.click)

    def keep_again():
        QTimer.singleShot(100, lambda: _answer(QApplication.activeModalWidget(), "Wykaz z komisariatu"))
        columns.keepButton.click()

    album.look_at_modal("import-replace", keep_again)


def _answer(asking, text):
    asking.setTextValue(text)
    asking.accept()


def _look_at_trial(album, dialog):
    with _held("try_out", 0.4) as held:
        dialog.go_on()
        wait_for(held.is_set, "the trial")
        album.look("import-trying", dialog)
    _rest(dialog)
    album.look("import-trial", dialog)
    album.note("import-trial", walk(dialog, dialog.nextButton))
    small = dialog.size()
    dialog.resize(dialog.minimumSizeHint())
    for page in range(3):
        dialog._show_page(page)
        album.look(f"import-small-{page + 1}", dialog)
    dialog.resize(small)


def _look_at_result(album, dialog, folder):
    with _held("carry_out", 0.6) as held:
        dialog.go_on()
        wait_for(held.is_set, "the import")
        album.look("import-running", dialog)
        album.look_at_modal("import-stop", dialog.reject)
        dialog.stopButton.click()
    _rest(dialog)
    album.look("import-cancelled", dialog)
    dialog._go_back()
    dialog._go_back()
    dialog.go_on()
    _rest(dialog)
    dialog.go_on()
    _rest(dialog)
    album.look("import-result", dialog)
    album.note("import-result", walk(dialog, dialog.closeButton))


def _look_at_other_ends(album, dialog, folder):
    """Nothing that can be imported; nothing that is wrong; what was rejected, as the layer that it is put right in."""
    layer = next(
        each for each in QgsProject.instance().mapLayers().values() if each.customProperty("kmzb/import/profile")
    )
    dialog.result.anotherButton.click()
    dialog.file.layerBox.setLayer(layer)
    dialog.file.layerButton.setFocus()
    dialog.file.layerButton.click()
    _rest(dialog)
    album.look("import-again", dialog)
    dialog.file.fileButton.setChecked(True)
    for name, text in (("nothing", NONE_GOOD), ("good", GOOD)):
        _choose(dialog, folder, f"{name}.csv", text)
        for _ in range(2):
            dialog.go_on()
            _rest(dialog)
        album.look(f"import-trial-{name}", dialog)
        if name == "nothing":
            dialog._go_back()
            dialog._go_back()
    dialog.go_on()
    _rest(dialog)
    album.look("import-result-good", dialog)
