"""Who is logged in: getting a login, keeping it in a file, keeping it fresh."""
