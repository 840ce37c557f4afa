"""The words of a language, where they stand in a text, and how things weigh together."""
