"""What is done with rows: one module for each kind of deed. Knows the session and no widget."""
