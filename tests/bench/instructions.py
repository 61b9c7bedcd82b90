#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an order costs in instructions, every thread counted (P14).

    tests/bench/instructions.py build/tests/bench/bench-register [--gate]

An order is taken as a clerk takes it: line by line, a customer, paid.  Starting and ending cost as
much for few orders as for many, so they fall out of the difference.  Valgrind's processor is the
same everywhere and knows fewer shortcuts than a real one, for SHA-256 above all: the numbers are
good for one thing, beside those of another commit.

Those of the libraries change with the system's; ours with this compiler only.  With --gate ours are
held against what was measured last (BASE, below), and 2 % more is a failure: either mend it, or
write the new numbers down together with what they were spent on."""
import os
import re
import subprocess
import sys
import tempfile

FEW, MORE = 4, 10
# Of a release build by GCC 12.  The last 2.8 % went into prices for several, units, the questions of
# the chain and the proof of a message.
BASE = {1: 370948, 5: 990044, 50: 20594964}
MOST = 1.02


def read_counts(path):
    """All instructions, and those of functions whose source is of this tree."""
    total = ours = 0
    own = False
    with open(path, encoding='utf-8', errors='replace') as file:
        for line in file:
            if line.startswith('fl='):
                own = re.match(r'fl=(.*/)?src/(base|db|devices|model|pricing|register|store|wire)/',
                               line) is not None
            elif line[0].isdigit():
                count = int(line.split()[1])
                total += count
                ours += count if own else 0
    return total, ours


def count(program, orders, lines):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'counts')
        subprocess.run(
            ['valgrind', '--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=' + path,
             program, 'work', str(orders), str(lines)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        return read_counts(path)


def main():
    program, failed = sys.argv[1], False
    print('| order | instructions | of these ours | beside the last |\n|---|---|---|---|')
    for lines, base in BASE.items():
        few, more = count(program, FEW, lines), count(program, MORE, lines)
        total, ours = ((more[i] - few[i]) / (MORE - FEW) for i in (0, 1))
        print(f'| {lines} lines | {total:,.0f} | {ours:,.0f} | {(ours / base - 1) * 100:+.1f} % |')
        failed = failed or ours > base * MOST
    return 1 if failed and '--gate' in sys.argv[2:] else 0


if __name__ == '__main__':
    sys.exit(main())
