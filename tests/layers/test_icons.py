"""The icons: listed where Qt Designer looks, one for every category, drawn in the colour asked for."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QColor

import kmzb_plugin
from kmzb_plugin.domain.categories import Categories

PLUGIN = Path(kmzb_plugin.__file__).parent
ICONS = sorted(path.relative_to(PLUGIN).as_posix() for path in (PLUGIN / "icons").rglob("*.svg"))


def test_resources_list_exactly_the_icons_that_exist():
    tree = ElementTree.parse(PLUGIN / "resources.qrc")
    assert sorted(element.text for element in tree.iter("file")) == ICONS


@pytest.mark.parametrize("category", [c.code for c in Categories.seed() if not c.alias_of] + ["unknown"])
def test_every_category_has_an_icon_that_takes_the_colour(qgis_app, category):
    path = PLUGIN / "icons" / "categories" / f"{category}.svg"
    image, _ = QgsApplication.svgCache().svgAsImage(str(path), 24, QColor("#12ab56"), QColor("#12ab56"), 0, 1.0)
    colours = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#12ab56"}


def test_no_two_categories_look_the_same(qgis_app):
    seen = {}
    for path in (PLUGIN / "icons" / "categories").glob("*.svg"):
        image, _ = QgsApplication.svgCache().svgAsImage(str(path), 16, QColor("black"), QColor("black"), 0, 1.0)
        pixels = bytes(image.constBits().asarray(image.sizeInBytes()))
        assert pixels not in seen, (path.name, seen[pixels])
        seen[pixels] = path.name


@pytest.mark.parametrize("icon", ICONS)
def test_an_icon_is_a_24_pixel_square(icon):
    root = ElementTree.parse(PLUGIN / icon).getroot()
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("24", "24", "0 0 24 24")
