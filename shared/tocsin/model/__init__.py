"""The words of this project: report, claim, mention, incident, and the closed vocabularies they use."""
