"""A local Web API with a world and a clock of its own. Imports nothing else of tuify."""
