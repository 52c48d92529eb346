"""`tuify config`: what is in force and from where, and an example to begin with."""
