#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The count at the end of tools/test is honest: cases for tests/support/count-results.py."""
import contextlib
import importlib.util
import io
import os

import house

SPEC = importlib.util.spec_from_file_location(
    'count_results', os.path.join(house.ROOT, 'tests', 'support', 'count-results.py'))
results = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(results)

# title, (result, output) of each program, the runner's status, the last line
RUNS = [
    ('every case counts', [('OK', '1..2\nok 1 /a\nok 2 /b\n')], 0, '2 passed, 0 failed'),
    ('a failed case', [('FAIL', 'ok 1 /a\nnot ok 2 /b\n')], 1, '1 passed, 1 failed'),
    ('a crash after good cases', [('ERROR', '1..9\nok 1 /a\n')], 1, '1 passed, 1 failed'),
    ('a timeout without a word', [('TIMEOUT', '')], 1, '0 passed, 1 failed'),
    ('a program without TAP', [('OK', 'hello\n'), ('FAIL', '')], 1, '1 passed, 1 failed'),
    ('a skipped case', [('OK', 'ok 1 /a # SKIP no printer\n')], 0, '0 passed, 0 failed, 1 skipped'),
    ('a skipped program', [('SKIP', '1..0 # SKIP no Xvfb\n')], 0, '0 passed, 0 failed, 1 skipped'),
    ('an incomplete case', [('OK', 'not ok 1 /a # TO' 'DO later\n')], 0,
     '0 passed, 0 failed, 1 skipped'),
    ('subtests are part of their case', [('OK', '    ok 1 x\nok 1 /a\n')], 0, '1 passed, 0 failed'),
    ('the runner failed by itself', [('OK', 'ok 1 /a\n')], 2, '1 passed, 1 failed'),
]


def check(run):
    programs, status, expected = run
    found = results.count([{'name': 'x', 'result': result, 'stdout': output}
                           for result, output in programs])
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        code = results.report(found, status)
    last = printed.getvalue().splitlines()[-1]
    if last != expected or (code == 0) != (' 0 failed' in expected):
        return ['“%s” and status %d instead of “%s”' % (last, code, expected)]
    return []


def check_last_words():
    """What a program that failed said last, and nothing of those that did not."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        results.tell_last_words([
            {'name': 'good', 'result': 'OK', 'stdout': 'ok 1 /a\nall well\n'},
            {'name': 'bad', 'result': 'FAIL', 'stdout': 'ok 1 /a\nnot ok 2 /b\n', 'stderr': 'why\n'}])
    said = printed.getvalue().split()
    return [] if said == '--- bad said last: not ok 2 /b why'.split() else [' '.join(said)]


if __name__ == '__main__':
    CHECKS = [(title, lambda one=one: check(one)) for title, *one in RUNS]
    CHECKS.append(('last words are told again', check_last_words))
    print('1..%d' % len(CHECKS))
    for index, (title, run) in enumerate(CHECKS, 1):
        wrong = run()
        print('%s %d - %s%s' % ('not ok' if wrong else 'ok', index, title, ''.join(
            '\n# ' + line for line in wrong)))
