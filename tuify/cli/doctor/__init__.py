"""`tuify doctor`: what is well and what is not, in plain lines, with what to do.

First facts are gathered (`surroundings`, `chosen`, `login`, `services`), each bounded in time; then
pure functions judge them (`*_findings`), and `showing` makes lines or JSON of what they found.
`run` is the shell around it. Only `flags` and `codes` are imported before the command runs, and
Textual never is.
"""
