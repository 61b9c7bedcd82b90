#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an order costs in instructions, every thread and library counted (P14).

    tests/bench/instructions.py build/tests/bench/bench-register

An order is taken as a clerk takes it: line by line, a customer, paid.  Starting and ending cost as
much for few orders as for many, so they fall out of the difference.  Valgrind's processor is the
same everywhere and knows fewer shortcuts than a real one, for SHA-256 above all: the numbers are
good for one thing, beside those of another commit on the same system."""
import re
import subprocess
import sys

FEW, MORE = 4, 10


def count(program, orders, lines):
    run = subprocess.run(
        ['valgrind', '--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null',
         program, 'work', str(orders), str(lines)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    return int(re.search(r'I\s+refs:\s+([\d,]+)', run.stderr)[1].replace(',', ''))


def main():
    program = sys.argv[1]
    print('| order | instructions |\n|---|---|')
    for lines in (1, 5, 50):
        each = (count(program, MORE, lines) - count(program, FEW, lines)) / (MORE - FEW)
        print(f'| {lines} lines | {each:,.0f} |')


if __name__ == '__main__':
    main()
