"""Great Expectations is imported off the network, and missed politely."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BLOCKED = "import sys; sys.modules['great_expectations'] = None\n"


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_without_great_expectations_the_user_is_told_what_to_install() -> None:
    done = run(
        f"{BLOCKED}from audits.cli import main\n"
        "sys.exit(main(['check', '--judge', 'gx', 'seeds/001_english_clean.txt']))"
    )
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("corpus-audit: Great Expectations cannot be imported (")
    assert "pip install 'corpus-audit[gx]'" in line


def test_without_great_expectations_a_program_gets_an_import_error() -> None:
    done = run(f"{BLOCKED}try:\n    import audits.gx\nexcept ImportError:\n    sys.exit(7)")
    assert (done.returncode, done.stderr) == (7, "")


def test_usage_statistics_are_off_before_the_import() -> None:
    import audits.gx.library

    assert audits.gx.library.gx
    assert os.environ["GX_ANALYTICS_ENABLED"] == "false"
