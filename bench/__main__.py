"""`python -m bench`: all measurements; `python -m bench density pairs`: some of them."""

import sys
from importlib import import_module

TOPICS = (
    "density",
    "reading",
    "rules",
    "surfaces",
    "places",
    "moran",
    "pairs",
    "categories",
    "duplicates",
    "allocation",
    "rounds",
    "briefing",
    "store",
    "export",
    "window",
    "intake",
)

chosen = sys.argv[1:] or TOPICS
unknown = [each for each in chosen if each not in TOPICS]
if unknown:
    sys.exit(f"There is no measurement called {unknown[0]}. There are: {', '.join(TOPICS)}.")
for topic in chosen:
    import_module(f"bench.bench_{topic}").main()
    print(flush=True)
