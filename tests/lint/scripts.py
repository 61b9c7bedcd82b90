#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shell scripts are clean, and tools/ holds the two commands and their list of packages."""
import re
import shutil
import subprocess

import house

TOOL = shutil.which('shellcheck')
SHELL = re.compile(r'^#!(/usr/bin/env |/bin/)(ba)?sh\b')
TOOLS = {'tools/packages', 'tools/run', 'tools/test'}


def check_script(path, text):
    found = subprocess.run([TOOL, '-x', '-f', 'gcc', '-'], input=text, capture_output=True,
                           text=True, check=False, cwd=house.ROOT).stdout
    return [path + line[1:] for line in found.splitlines() if line.startswith('-:')]


def check(files):
    complaints = []
    for path, text in files.items():
        if SHELL.match(text):
            complaints += check_script(path, text)
        if path.startswith('tools/') and path not in TOOLS:
            complaints.append('%s: tools/ is not a place for more' % path)
    return complaints


CASES = [
    ('a clean script', {'a': '#!/bin/sh\necho "$1"\n'}, None),
    ('a word that splits', {'a': '#!/bin/sh\necho $1\n'}, 'SC2086'),
    ('not a script', {'a.md': 'echo $1\n'}, None),
    ('one more tool', {'tools/lib/x.py': ''}, 'not a place for more'),
]

if __name__ == '__main__':
    if not TOOL:
        house.skip('shellcheck is not installed')
    house.main(check, CASES, 'scripts are clean')
