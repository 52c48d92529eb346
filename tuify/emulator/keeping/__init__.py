"""What the user keeps, follows and listens to most."""
