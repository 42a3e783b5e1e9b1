"""Writes a vector file with the versions that made it."""

import json
import platform
import re
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).parent / "vectors"


def write_vector(name, packages, content):
    made_with = [f"{package} {version(package)}" for package in packages]
    document = {
        "made_with": ", ".join([*made_with, f"Python {platform.python_version()}"]),
        "made_by": f"test/oracle/make_{name}.py",
        **content,
    }
    FOLDER.mkdir(exist_ok=True)
    text = json.dumps(document, indent=1, allow_nan=False)
    # A list of numbers takes one line.
    text = re.sub(r"\[[^][{}\"]*\]", lambda found: " ".join(found[0].split()), text)
    (FOLDER / f"{name}.json").write_text(text + "\n")
