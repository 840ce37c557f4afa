"""Places: found in a text, chosen by the report's context, with their points and how exact they are."""

from tocsin.gazetteer.entries import DATELINE
from tocsin.gazetteer.pack import place_phrases
from tocsin.gazetteer.readings import PlaceReading
from tocsin.gazetteer.store import Gazetteer, PlaceRecord, distance_km
from tocsin.gazetteer.survey import survey
from tocsin.gazetteer.value import place_value

__all__ = ["DATELINE", "Gazetteer", "PlaceReading", "PlaceRecord", "distance_km", "place_phrases", "place_value", "survey"]
