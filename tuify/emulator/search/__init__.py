"""Searching: what a query means, what is looked through, and in which order the finds are given."""
