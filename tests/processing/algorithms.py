"""The algorithms of the provider, in groups, and what those over points need to run."""

from __future__ import annotations

from typing import Any

from .conftest import polygon_layer

SURFACES = ("kerneldensity", "densitysignificance", "densitychange", "spacetimedensity", "relativerisk")
OVER_POINTS = (
    *SURFACES,
    "gridcounts",
    "hotspots",
    "optimizedhotspots",
    "clusters",
    "nearrepeat",
    "concentration",
    "localmoran",
    "emerginghotspots",
    "evaluatehotspots",
    "categorysummary",
    "temporalprofile",
    "verificationfunnel",
    "colocation",
    "findduplicates",
    "categorychange",
    "balancedareas",
    "visitround",
    "stationlocation",
)
MODULES = (
    *OVER_POINTS,
    "createstore",
    "createdemostore",
    "upgradestore",
    "importthreats",
    "importunits",
    "importareastatistics",
    "extractthreats",
    "exportthreats",
    "redact",
    "publish",
    "submitverifications",
    "stationbriefing",
    "giveaccess",
    "deployserver",
    "verifyaudit",
    "purge",
)
WITHOUT_STORE = (*OVER_POINTS, "redact")
WITHOUT_LIBRARIES = ("redact",)
MAKES_STORE = ("createstore", "createdemostore")
SQUARES = [
    f"POLYGON(({x} {y}, {x + 1000} {y}, {x + 1000} {y + 1000}, {x} {y + 1000}, {x} {y}))"
    for x in range(630_000, 636_000, 1000)
    for y in range(390_000, 396_000, 1000)
]
KINDS = ["noise", "dogs"] * 40
DAYS = [f"2025-{1 + day // 28:02}-{1 + day % 28:02}" for day in range(80)]


def inputs_for(name: str, layer: Any, areas: Any) -> dict[str, Any]:
    """The parameters an algorithm over points needs."""
    return {
        "kerneldensity": {"INPUT": layer, "RADIUS": 500, "OUTPUT": "TEMPORARY_OUTPUT"},
        "gridcounts": {"INPUT": layer, "CELL_SIZE": 1000, "OUTPUT": "memory:"},
        "concentration": {"INPUT": layer, "AREAS": areas, "OUTPUT": "memory:"},
        "densitysignificance": {
            "INPUT": layer,
            "RADIUS": 500,
            "SIMULATIONS": 39,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "OUTPUT_PVALUE": "TEMPORARY_OUTPUT",
            "CONTOURS": "memory:",
        },
        "densitychange": {
            "INPUT": layer,
            "PERIOD_1": "2025-01-01/2025-02-01",
            "PERIOD_2": "2025-02-01/2025-04-01",
            "RADIUS": 500,
            "SIMULATIONS": 39,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "OUTPUT_PVALUE": "TEMPORARY_OUTPUT",
        },
        "spacetimedensity": {"INPUT": layer, "RADIUS": 500, "STEP": "7", "OUTPUT": "TEMPORARY_OUTPUT"},
        "hotspots": {"INPUT": layer, "AREAS": areas, "OUTPUT": "memory:"},
        "clusters": {"INPUT": layer, "OUTPUT": "memory:", "OUTPUT_CLUSTERS": "memory:"},
        "nearrepeat": {
            "INPUT": layer,
            "SPACE_BANDS": "500,1000",
            "SIMULATIONS": 19,
            "OUTPUT_TABLE": "memory:",
            "OUTPUT_PAIRS": "memory:",
            "OUTPUT_ZONES": "memory:",
        },
        "localmoran": {"INPUT": layer, "AREAS": areas, "PERMUTATIONS": 99, "OUTPUT": "memory:"},
        "emerginghotspots": {"INPUT": layer, "MASK": areas, "CELL_SIZE": 1000, "OUTPUT": "memory:"},
        "optimizedhotspots": {"INPUT": layer, "AREAS": areas, "OUTPUT": "memory:", "OUTPUT_HOTSPOTS": "memory:"},
        "evaluatehotspots": {
            "INPUT": layer,
            "PREDICTION": polygon_layer(SQUARES, fields={"n": list(range(36))}),
            "PREDICTION_FIELD": "n",
            "OUTPUT_TABLE": "memory:",
        },
        "colocation": {"INPUT": layer, "SIMULATIONS": 39, "OUTPUT_TABLE": "memory:"},
        "relativerisk": {
            "INPUT": layer,
            "CATEGORY": "noise",
            "RADIUS": 1500,
            "SIMULATIONS": 39,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "CONTOURS": "memory:",
        },
        "categorysummary": {"INPUT": layer, "AREAS": areas, "OUTPUT": "memory:", "OUTPUT_TABLE": "memory:"},
        "temporalprofile": {"INPUT": layer, "OUTPUT_TABLE": "memory:"},
        "verificationfunnel": {
            "INPUT": layer,
            "AREAS": areas,
            "STATUS_FIELD": "category",
            "OUTPUT_TABLE": "memory:",
        },
        "findduplicates": {
            "INPUT": layer,
            "RULES": '{"*": {"metres": 900, "bare_metres": 900, "bare_days": 30}}',
            "OUTPUT_PAIRS": "memory:",
            "OUTPUT_GROUPS": "memory:",
        },
        "categorychange": {
            "INPUT": layer,
            "AREAS": areas,
            "PERIOD_1": "2025-01-01/2025-02-01",
            "PERIOD_2": "2025-02-01/2025-04-01",
            "OUTPUT": "memory:",
        },
        "balancedareas": {"INPUT": layer, "UNITS": areas, "AREAS_COUNT": 4, "OUTPUT": "memory:"},
        "visitround": {
            "INPUT": layer,
            "START": "633000,393000 [EPSG:2180]",
            "OUTPUT_ROUTE": "memory:",
            "OUTPUT_STOPS": "memory:",
        },
        "stationlocation": {"INPUT": layer, "CANDIDATES": areas, "DRAWS": 0, "OUTPUT_SITES": "memory:"},
    }[name]
