"""The endpoints: one module for each category of the Web API reference."""
