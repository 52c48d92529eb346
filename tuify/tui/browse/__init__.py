"""Going through the library: pages, their rows, and the way from one to another."""
