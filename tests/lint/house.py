# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint tests share: the project's files, C without its comments, and reporting in TAP.

A lint is a function check(files) -> [complaint], where files maps a path to its text, and a list of
cases that prove it can fail: (title, files, part of the complaint or None for no complaint).
"""
import os
import re
import subprocess
import sys

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), '..', '..'))


def list_paths():
    """Tracked files and those about to be; without git, everything that is not built."""
    try:
        listed = subprocess.run(
            ['git', '-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', '-z'],
            cwd=ROOT, check=True, capture_output=True, text=True).stdout.split('\0')
    except (OSError, subprocess.CalledProcessError):
        listed = []
        for folder, folders, names in os.walk(ROOT):
            folders[:] = [one for one in folders if one != '.git' and not one.startswith('build')]
            listed += [os.path.relpath(os.path.join(folder, name), ROOT) for name in names]
    return sorted(path for path in listed if os.path.isfile(os.path.join(ROOT, path)))


def read_files():
    """Every text file of the project by its path."""
    files = {}
    for path in list_paths():
        with open(os.path.join(ROOT, path), 'rb') as file:
            data = file.read()
        if b'\0' not in data:
            files[path] = data.decode('utf-8', 'replace')
    return files


def is_c(path):
    return path.endswith(('.c', '.h'))


TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def blank(text, strings=True):
    """C with comments (and strings, if @strings) blanked out; lines keep their numbers."""
    def replace(match):
        token = match[0]
        if token[0] == '/':
            return re.sub(r'[^\n]', ' ', token)
        return token[0] * 2 if strings else token
    return TOKEN.sub(replace, text)


def lines_with(pattern, text):
    """(line number, match) for every line of @text in which @pattern is found."""
    for number, line in enumerate(text.split('\n'), 1):
        match = re.search(pattern, line)
        if match:
            yield number, match


def _try_case(check, files, expected):
    complaints = check(files)
    if expected is None:
        return complaints
    return [] if any(expected in one for one in complaints) else [
        'expected “%s”, got %r' % (expected, complaints)]


def _tell(number, title, complaints):
    print('%s %d - %s' % ('not ok' if complaints else 'ok', number, title))
    for complaint in complaints:
        print('# ' + complaint.replace('\n', '\n# '))
    return not complaints


def skip(reason):
    print('1..0 # SKIP ' + reason)
    sys.exit(0)


def main(check, cases, title):
    """Runs the cases, then the check on the house itself."""
    print('1..%d' % (len(cases) + 1))
    good = True
    for number, (name, files, expected) in enumerate(cases, 1):
        good &= _tell(number, 'the lint itself: ' + name, _try_case(check, files, expected))
    good &= _tell(len(cases) + 1, title, check(read_files()))
    sys.exit(0 if good else 1)
