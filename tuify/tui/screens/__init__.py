"""The screens: main, help, device picker."""
