"""Where the rows of every kind of list come from: one module for each family of endpoints."""
