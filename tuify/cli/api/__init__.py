"""`tuify api`: any operation of the Web API from the shell.

What is typed becomes a call (`request`, `query`, `body`), what comes back becomes bytes and an exit
code (`verdict`, `showing`), lists are walked page by page (`pages`), and `listing` is the table of
the operations. All that is pure; `run` is the shell around it. Only `flags` and `codes` are
imported before the command runs.
"""
