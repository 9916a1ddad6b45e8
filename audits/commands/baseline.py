"""`corpus-audit baseline`: write down what is wrong now, so that only what is new fails."""

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from audits.audit import audit
from audits.commands.arguments import paths, settings, spare_documents
from audits.commands.check import watched
from audits.commands.exit_code import exit_code
from audits.corpus import located
from audits.progress import shown
from audits.report.outputs import require_place
from audits.usage import UsageError
from audits.verdict import Verdict
from audits.waivers.baseline import Baseline, Debts, debts, remaining
from audits.waivers.baseline_file import read_baseline, write_baseline


def run(arguments: argparse.Namespace) -> int:
    """Write the baseline, or prune it; the exit code is 0 unless a document could not be read."""
    file = arguments.output
    require_place(file, file)
    old = read_baseline(file) if arguments.prune else Baseline({}, str(Path(file).parent))
    wanted = settings(arguments, [file])
    roots = paths(arguments, wanted)
    spare_documents(roots, [file])
    bare = wanted._replace(baseline="", configuration=wanted.configuration._replace(baseline=""))
    tally: Counter[str] = Counter()
    verdicts = watched(shown(audit(roots, bare).verdicts), tally)
    found = _found(old, verdicts)
    documents = _pruned(old, found, roots) if arguments.prune else found
    write_baseline(file, documents)
    print(f"{file}: accepts {_counted(documents.values())}")
    if not arguments.prune:
        print(f"Next: corpus-audit check --baseline {file} fails for what is new only.")
    unread = Counter({outcome: tally[outcome] for outcome in ("fault", "error")})
    return exit_code(unread, strict=False, exit_zero=False)


def _found(names: Baseline, verdicts: Iterable[Verdict]) -> dict[str, Debts]:
    """The debts of each document by its name.

    Raises UsageError if one has debts whose name is another's, too: the next run could not tell
    whose they are.
    """
    found: dict[str, Debts] = {}
    for verdict in verdicts:
        name, owed = names.key(verdict.row.path), debts(verdict)
        if name in found and (owed or found[name]):
            raise UsageError(
                f"{verdict.row.path}: is the name of two documents, which a baseline cannot tell "
                "apart: make their ids differ, or leave out --id-field"
            )
        found[name] = owed
    return found


def _pruned(old: Baseline, found: Mapping[str, Debts], paths: Iterable[str]) -> Mapping[str, Debts]:
    """What is left of the old debts; documents outside of the audited *paths* keep theirs."""
    roots = [Path(located(path)) for path in paths]
    return {
        name: remaining(found.get(name, {}), accepted)
        if name in found or any(_below(located(str(Path(old.folder, name))), roots))
        else accepted
        for name, accepted in old.documents.items()
    }


def _below(path: str, roots: Iterable[Path]) -> Iterable[bool]:
    """For each of the *roots*: is *path* that, or inside of it?"""
    return (Path(path).is_relative_to(root) for root in roots)


def _counted(documents: Iterable[Debts]) -> str:
    """How much is accepted, in words."""
    every = [found for found in documents if found]
    places = sum(max(len(debt.places), 1) for found in every for debt in found.values())
    return (
        f"{places:,} place{'s' * (places != 1)} in {len(every):,} document{'s' * (len(every) != 1)}"
    )
