"""Compares the facts of documents with those of the text they were made of: compare.py REBOT TEXT DOCUMENT…

A line a document says how many of the text's facts it has, and how many that the text has not: those are wrong.
"""
import json
import os
import subprocess
import sys


def facts(rebot, file):
    """What a file says, without the places it says it at."""
    said = subprocess.run([rebot, "read", "--json", file], capture_output=True, text=True)
    if said.returncode != 0:
        return None, said.stderr.strip()
    out = []
    for f in json.loads(said.stdout)["facts"]:
        out.append(json.dumps({k: v for k, v in f.items() if k not in ("article", "page", "lines", "table")}, sort_keys=True,
                              ensure_ascii=False))
    return sorted(set(out)), ""


def main():
    rebot, text = sys.argv[1:3]
    want, why = facts(rebot, text)
    bad = 0
    for file in sys.argv[3:]:
        got, why = facts(rebot, file)
        if got is None:
            print("%-32s not read: %s" % (os.path.basename(file), why))
            continue
        wrong = [f for f in got if f not in want]
        bad += len(wrong)
        print("%-32s %d of %d, %d wrong" % (os.path.basename(file), len(got) - len(wrong), len(want), len(wrong)))
        for f in wrong:
            print("    wrong ", f)
        for f in want:
            if f not in got and os.environ.get("MISSING"):
                print("    missing", f)
    sys.exit(1 if bad else 0)


main()
