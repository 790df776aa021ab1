import os
import tempfile

# The tests empty their database: without one that was made for them they take one that nobody misses.
if "WEGWIJS_DATABASE" not in os.environ:
    os.environ["WEGWIJS_DATABASE"] = f"sqlite:///{tempfile.mkdtemp(prefix='wegwijs-')}/tests.db"
