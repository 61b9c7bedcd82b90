#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the cases in a meson test log: count-results.py LOG STATUS

Every TAP case counts by itself; a program that says nothing in TAP counts as one.  A program that
failed without a failed case (it crashed, hung or fell silent) adds one failure.  Skipped cases and
failures are named; the last line is the count.  Exit status 1 when anything failed, or when the
runner's own STATUS was not 0.
"""
import json
import re
import sys

CASE = re.compile(r'^(not )?ok\b\s*(\d+)?\s*(?:-\s*)?(.*)$')
PLAN_SKIP = re.compile(r'^1\.\.0\s*#\s*skip\S*\s*(.*)$', re.IGNORECASE)
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
        good = result in ('OK', 'EXPECTEDFAIL', 'SKIP')
        if good and not cases:
            outcome = 'skipped' if result == 'SKIP' else 'passed'
            found.append((outcome, entry['name'], 'not run' if result == 'SKIP' else ''))
        elif not good and not any(outcome == 'failed' for outcome, _, _ in cases):
            found.append(('failed', entry['name'], result.lower()))
    return found


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
            found = count([json.loads(line) for line in log])
    except OSError:
        found = []
    if not found:
        found = [('failed', 'the test run', 'nothing was run')]
    return report(found, status)


if __name__ == '__main__':
    sys.exit(main())
