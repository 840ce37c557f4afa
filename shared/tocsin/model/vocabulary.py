"""Closed vocabularies. Each incident type is mapped to the codes that conflict researchers know (docs/data-format.md)."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class IncidentType(StrEnum):
    ROCKET_ATTACK = "rocket_attack"
    MISSILE_STRIKE = "missile_strike"
    AIR_STRIKE = "air_strike"
    DRONE_STRIKE = "drone_strike"
    SHELLING = "shelling"
    BOMBING = "bombing"
    SUICIDE_BOMBING = "suicide_bombing"
    ARMED_ATTACK = "armed_attack"
    ASSASSINATION = "assassination"
    KIDNAPPING = "kidnapping"
    STABBING = "stabbing"
    VEHICLE_RAMMING = "vehicle_ramming"
    ARSON = "arson"
    SABOTAGE = "sabotage"
    CLASH = "clash"
    PROTEST = "protest"
    RIOT = "riot"
    ARREST_RAID = "arrest_raid"
    EXPLOSION = "explosion"
    ACCIDENT = "accident"
    NATURAL_DISASTER = "natural_disaster"
    OTHER = "other"


class Family(StrEnum):
    """Types that may be two readings of one incident share a family."""

    EXPLOSIVE = "explosive"
    ARMS = "arms"
    ABDUCTION = "abduction"
    UNREST = "unrest"
    HAZARD = "hazard"
    OTHER = "other"


class Coding(NamedTuple):
    """A type's family and its codes: ACLED sub-event type, PLOVER event (mode), CAMEO."""

    family: Family
    acled: str
    plover: str
    cameo: str


T, F = IncidentType, Family
CODING: dict[IncidentType, Coding] = {
    T.ROCKET_ATTACK: Coding(F.EXPLOSIVE, "Shelling/artillery/missile attack", "ASSAULT (heavy-weapons)", "194"),
    T.MISSILE_STRIKE: Coding(F.EXPLOSIVE, "Shelling/artillery/missile attack", "ASSAULT (heavy-weapons)", "194"),
    T.AIR_STRIKE: Coding(F.EXPLOSIVE, "Air/drone strike", "ASSAULT (heavy-weapons)", "195"),
    T.DRONE_STRIKE: Coding(F.EXPLOSIVE, "Air/drone strike", "ASSAULT (heavy-weapons)", "195"),
    T.SHELLING: Coding(F.EXPLOSIVE, "Shelling/artillery/missile attack", "ASSAULT (heavy-weapons)", "194"),
    T.BOMBING: Coding(F.EXPLOSIVE, "Remote explosive/landmine/IED", "ASSAULT (explosives)", "183"),
    T.SUICIDE_BOMBING: Coding(F.EXPLOSIVE, "Suicide bomb", "ASSAULT (suicide-attack)", "1831"),
    T.ARMED_ATTACK: Coding(F.ARMS, "Attack", "ASSAULT (firearms)", "180"),
    T.ASSASSINATION: Coding(F.ARMS, "Attack", "ASSAULT (assassinate)", "185"),
    T.KIDNAPPING: Coding(F.ABDUCTION, "Abduction/forced disappearance", "ASSAULT (abduct)", "181"),
    T.STABBING: Coding(F.ARMS, "Attack", "ASSAULT (beat)", "182"),
    T.VEHICLE_RAMMING: Coding(F.ARMS, "Attack", "ASSAULT", "182"),
    T.ARSON: Coding(F.OTHER, "Looting/property destruction", "ASSAULT (seize)", "1712"),
    T.SABOTAGE: Coding(F.OTHER, "Looting/property destruction", "ASSAULT (seize)", "1712"),
    T.CLASH: Coding(F.ARMS, "Armed clash", "ASSAULT (firearms)", "190"),
    T.PROTEST: Coding(F.UNREST, "Peaceful protest", "PROTEST (demo)", "141"),
    T.RIOT: Coding(F.UNREST, "Violent demonstration", "PROTEST (riot)", "145"),
    T.ARREST_RAID: Coding(F.UNREST, "Arrests", "COERCE (arrest)", "173"),
    T.EXPLOSION: Coding(F.EXPLOSIVE, "Remote explosive/landmine/IED", "ASSAULT (explosives)", "183"),
    T.ACCIDENT: Coding(F.HAZARD, "Other", "-", "-"),
    T.NATURAL_DISASTER: Coding(F.HAZARD, "Other", "-", "-"),
    T.OTHER: Coding(F.OTHER, "Other", "-", "-"),
}


class Role(StrEnum):
    MAIN = "main"
    BACKGROUND = "background"


class Stance(StrEnum):
    """What is said of an author: he says so, others say so, others think so, he says no, he was caught."""

    CLAIMED = "claimed"
    ATTRIBUTED = "attributed"
    SUSPECTED = "suspected"
    DENIED = "denied"
    ARRESTED = "arrested"


class Notice(StrEnum):
    """What a report is to the earlier reports of its source: it puts them right, or takes them back."""

    CORRECTION = "correction"
    CANCELLATION = "cancellation"


class Precision(StrEnum):
    """How exactly a place is known, finest first. UCDP where_prec and ACLED geo_precision are in docs/data-format.md."""

    SITE = "site"
    TOWN = "town"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
