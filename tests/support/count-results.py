#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the cases in a meson test log: count-results.py LOG STATUS

Every TAP case counts by itself; a program that says nothing in TAP counts as one.  A program that
failed without a failed case (it crashed, hung or fell silent) adds one failure.  Skipped cases and
failures are named; the last line is the count.  Exit status 1 when anything failed, or when the
runner's own STATUS was not 0.  What a program that failed said last is told again above the count,
for one often sees no more than the end of a long run.
"""
import json
import re
import subprocess
import sys

CASE = re.compile(r'^(not )?ok\b\s*(\d+)?\s*(?:-\s*)?(.*)$')
PLAN_SKIP = re.compile(r'^1\.\.0\s*#\s*skip\S*\s*(.*)$', re.IGNORECASE)
GOOD = ('OK', 'EXPECTEDFAIL', 'SKIP')
LAST_LINES = 25
PLACE = re.compile(r'\((/[^()]+)\+(0x[0-9a-f]+)\)')
DIRECTIVE = re.compile(r'\s*#\s*(skip|todo)\S*\s*(.*)$', re.IGNORECASE)


def read_cases(name, output):
    """Yields (outcome, name, reason) for every TAP case of @output, top level only."""
    for line in output.splitlines():
        plan = PLAN_SKIP.match(line)
        if plan:
            yield 'skipped', name, plan[1]
        case = CASE.match(line)
        if not case:
            continue
        directive = DIRECTIVE.search(case[3])
        title = '%s %s' % (name, DIRECTIVE.sub('', case[3]) or case[2] or '')
        if directive and directive[1].lower() == 'skip':
            yield 'skipped', title, directive[2]
        elif directive:
            # GLib: a case that is known to be incomplete.  It has not passed.
            yield 'skipped', title, 'incomplete: ' + directive[2]
        else:
            yield 'failed' if case[1] else 'passed', title, ''


def count(entries):
    """Returns [(outcome, name, reason)] for all test programs in @entries."""
    found = []
    for entry in entries:
        result = entry['result']
        cases = list(read_cases(entry['name'], entry.get('stdout') or ''))
        found += cases
        good = result in GOOD
        if good and not cases:
            outcome = 'skipped' if result == 'SKIP' else 'passed'
            found.append((outcome, entry['name'], 'not run' if result == 'SKIP' else ''))
        elif not good and not any(outcome == 'failed' for outcome, _, _ in cases):
            found.append(('failed', entry['name'], result.lower()))
    return found


def name_place(match):
    """What lies at (FILE+OFFSET) of a sanitizer's stack."""
    place = subprocess.run(['addr2line', '-f', '-s', '-e', match[1], match[2]], capture_output=True,
                           text=True, check=False).stdout.split()
    return ' '.join(place) if len(place) > 1 and place[0] != '??' else match[0]


def tell_last_words(entries):
    for entry in entries:
        if entry['result'] in GOOD:
            continue
        said = (entry.get('stdout') or '').splitlines() + (entry.get('stderr') or '').splitlines()
        said = [line for line in said if line.strip() and not line.startswith('ok ')]
        print('\n--- %s said last:' % entry['name'])
        print('\n'.join(PLACE.sub(name_place, line[:400]) for line in said[-LAST_LINES:]))


def report(found, status):
    """Prints the names and the count; returns the exit status."""
    number = {outcome: sum(1 for one, _, _ in found if one == outcome)
              for outcome in ('passed', 'failed', 'skipped')}
    if status != 0 and number['failed'] == 0:
        found = found + [('failed', 'the test run', 'stopped with status %d' % status)]
        number['failed'] = 1
    print()
    for outcome in ('skipped', 'failed'):
        for one, name, reason in found:
            if one == outcome:
                print('%s: %s%s' % (outcome, name, ' (%s)' % reason if reason else ''))
    line = '%d passed, %d failed' % (number['passed'], number['failed'])
    print(line + (', %d skipped' % number['skipped'] if number['skipped'] else ''))
    return 1 if number['failed'] else 0


def main():
    path, status = sys.argv[1], int(sys.argv[2])
    try:
        with open(path, encoding='utf-8') as log:
            entries = [json.loads(line) for line in log]
    except OSError:
        entries = []
    found = count(entries)
    if not found:
        found = [('failed', 'the test run', 'nothing was run')]
    tell_last_words(entries)
    return report(found, status)


if __name__ == '__main__':
    sys.exit(main())
