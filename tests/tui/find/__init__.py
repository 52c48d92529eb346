"""Tests of finding: filter, sort, search, jump."""
