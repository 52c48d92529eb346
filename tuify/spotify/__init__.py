"""The Web API as typed Python: HTTP and JSON, no files, no screen."""
