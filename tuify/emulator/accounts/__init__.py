"""The accounts service: the page on which somebody agrees, tokens, and what they open.

``scopes`` says what each operation needs, ``redirects`` which addresses can be registered,
``terms`` what can be set while it runs. ``authorizing`` reads what an app asks for, ``ledger``
keeps codes and tokens, ``service`` puts both together; all of them are pure. ``page``, ``routes``
and ``control`` are the ways in.
"""
