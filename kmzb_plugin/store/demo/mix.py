"""How frequent each category is in a synthetic garrison, where and when it is reported, how often confirmed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """`percent` of all reports; `kind` of street (see `streets`), `rhythm` (see `rhythm`), `confirmed` share of the
    decided reports in a unit of average strictness.
    """

    percent: float
    kind: str
    rhythm: str
    confirmed: float = 0.40


# Shares of categories as published for the years 2022 to 2025; confirmed shares for the frequent categories.
MIX: dict[str, Share] = {
    "speeding": Share(37.0, "road", "drive", 0.58),
    "improper_parking": Share(24.0, "centre", "park", 0.65),
    "public_alcohol": Share(9.5, "centre", "evening", 0.38),
    "bad_road_infrastructure": Share(7.0, "road", "day", 0.66),
    "bad_traffic_organisation": Share(4.0, "road", "drive"),
    "youth_gathering_at_risk": Share(3.0, "centre", "evening"),
    "vandalism": Share(2.5, "centre", "night"),
    "illegal_car_racing": Share(2.5, "road", "night"),
    "illegal_dumping": Share(2.2, "outskirts", "day"),
    "stray_dogs": Share(2.0, "outskirts", "day"),
    "drug_use": Share(1.6, "centre", "evening"),
    "greenery_destruction": Share(1.0, "centre", "day"),
    "quads_in_forest": Share(0.9, "outskirts", "day"),
    "homeless_person_needs_help": Share(0.6, "centre", "winter"),
    "wild_animal_collisions": Share(0.4, "outskirts", "winter"),
    "animal_cruelty": Share(0.35, "outskirts", "day"),
    "begging": Share(0.3, "centre", "park"),
    "grass_burning": Share(0.3, "outskirts", "spring"),
    "illegal_tree_felling": Share(0.3, "outskirts", "day"),
    "dangerous_water_place": Share(0.25, "outskirts", "evening"),
    "unguarded_level_crossing": Share(0.1, "road", "day"),
    "unguarded_track_crossing": Share(0.1, "outskirts", "day"),
    "poaching": Share(0.05, "outskirts", "winter"),
    "dangerous_entertainment_venue": Share(0.05, "centre", "night"),
}

PLANES = {"internet": 0.80, "police": 0.12, "public": 0.08}
ELIMINATED = 0.87  # of the confirmed, in time
REFERRED = 0.5  # of the confirmed that are not eliminated
JOKES = 0.025  # of what is decided on the internet plane
OLD_NAMES = {"dangerous_water_place": "Dzikie kąpieliska", "homeless_person_needs_help": "Bezdomność"}
