"""How many: people joined to the words of harm, and what was fired or set off."""
