"""The objects of the Web API, one module per family."""
