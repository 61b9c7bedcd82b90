#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""rules.py — every rule, lesson and limit that has a number names a test, and the test is there.

The table is in docs/testing.md: a rule, then tests by name: a scenario, a function of a program
beside them, or a case of a test in C.  A dash is a gap, and told.  Every numbered scenario has a
file that begins with its number, in its name and in its first line, and is run.
"""
import json
import re

import house

TABLE, SCENARIOS = 'docs/testing.md', 'tests/scenarios/'
RULES = [letter + str(number) for letter, last in (('T', 20), ('U', 13), ('X', 13), ('M', 43))
         for number in range(1, last + 1)]
NUMBERED = [n for n in range(1, 114) if n % 3 != 0]  # as §9 counts
# Lessons from the field, which count alike.
LESSONS = ['B%d-%02d' % (group, number) for group, last in enumerate((28, 23, 11, 13, 20), 1)
           for number in range(1, last + 1) if number % 3 != 0]
# Limits of other products: customer-orders.md §10.
LIMITS = ['10-%02d' % number for number in range(1, 68)]
ROW = re.compile(r'^\| ([TUXM]\d+|B\d-\d\d|10-\d\d) \| (.*?) \|', re.MULTILINE)


def has(files, test):
    """The test that is named: “scenario-file”, “program.py: function”, “folder/test.c: case”."""
    if ': ' not in test:
        meson = files.get(SCENARIOS + 'meson.build', '')
        return SCENARIOS + test + '.jsonl' in files and "'%s'" % test in meson
    path, case = test.split(': ', 1)
    text = files.get(('tests/' if '/' in path else SCENARIOS) + path, '')
    return (('def %s(' if path.endswith('.py') else '%s') % case) in text


def check_rules(files):
    found = dict(ROW.findall(files.get(TABLE, '')))
    for rule in RULES + LESSONS + LIMITS:
        tests = re.findall(r'`([^`]+)`', found.get(rule, ''))
        if not tests and found.get(rule) != '–':
            yield '%s has no test in %s' % (rule, TABLE)
        for test in tests:
            if not has(files, test):
                yield '%s names `%s`, which is not there' % (rule, test)


def check_scenarios(files):
    meson = files.get(SCENARIOS + 'meson.build', '')
    numbers = {}
    for path, text in files.items():
        name = re.fullmatch(re.escape(SCENARIOS) + r'((\d{3})-.*)\.jsonl', path)
        if not name:
            continue
        number = int(name[2])
        says = json.loads(text.split('\n', 1)[0]).get('scenario', '')
        if not says.startswith('%d. ' % number):
            yield '%s does not begin with what scenario %d says' % (path, number)
        if "'%s'" % name[1] in meson:
            numbers[number] = path
    for number in NUMBERED:
        if number not in numbers:
            yield 'scenario %d has no file that is run' % number


def check(files):
    return [*check_rules(files), *check_scenarios(files)]


def whole(**changes):
    """A project in which every rule has its test."""
    names = ['%03d-x' % n for n in NUMBERED]
    files = {SCENARIOS + n + '.jsonl': '{"scenario": "%d. Given", "op": "x"}\n' % int(n[:3])
             for n in names}
    files[SCENARIOS + 'meson.build'] = ''.join("'%s'\n" % n for n in names)
    files[SCENARIOS + 'a.py'] = 'def b():\n'
    files['tests/c/test-c.c'] = 'TEST ("/c/d", d);'
    tests = {rule: '`001-x`' for rule in RULES + LESSONS + LIMITS} | {
        'T1': '`a.py: b`', 'T2': '`c/test-c.c: /c/d`', 'T3': '–'} | changes
    files[TABLE] = ''.join('| %s | %s |\n' % row for row in tests.items() if row[1])
    return files


CASES = [
    ('every rule has a test', whole(), None),
    ('a rule without a row', whole(M43=None), 'M43 has no test'),
    ('a lesson without a row', whole(**{'B5-20': None}), 'B5-20 has no test'),
    ('a limit without a row', whole(**{'10-67': None}), '10-67 has no test'),
    ('a rule without a test', whole(U9=''), 'U9 has no test'),
    ('a scenario that is not there', whole(X1='`000-y`'), 'X1 names `000-y`'),
    ('a function that is not there', whole(X1='`a.py: c`'), 'X1 names `a.py: c`'),
    ('a case that is not there', whole(X1='`c/test-c.c: /c/e`'), 'X1 names `c/test-c.c: /c/e`'),
    ('a scenario that nobody runs', {**whole(), SCENARIOS + 'meson.build': ''},
     'scenario 1 has no file'),
    ('a file that says something else',
     {**whole(), SCENARIOS + '001-x.jsonl': '{"op": "x"}'}, 'does not begin with what'),
]

if __name__ == '__main__':
    house.main(check, CASES, 'every rule names a test that is there')
