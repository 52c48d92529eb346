"""The JSON of the Web API, written from its reference: one module per family of objects."""
