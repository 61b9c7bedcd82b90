#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files say their license, name no machine, and leave no work behind without a reason."""
import re

import house

LICENSE = 'SPDX-License-Identifier: GPL-3.0-or-later'
LICENSED = re.compile(
    r'\.(c|h|py|sh|css|sql|ui|xml|desktop|in)$|(^|/)meson(\.build|_options\.txt)$|^tools/|^\.ci/')
# In pieces, so that this file does not find itself.
PLACES = re.compile(r'/wo' r'rk/|/tmp/' r'wt\b|(?<![\w/])\.\./sha' r'red\b|\bsha' r'red/(design|spec)\b|'
                    r'/ho' r'me/\w+/|\bC:\\Use' r'rs')
HELPERS = re.compile(r'\b(cla' r'ude|anthro' r'pic|chat' r'gpt|open' r'ai|copi' r'lot|gemi' r'ni|'
                     r'py' r'pi\.org|npm' r'js\.(org|com)|crates\.' r'io|proxy\.go' r'lang)\b',
                     re.IGNORECASE)
LEFT = re.compile(r'\b(TO' r'DO|FIX' r'ME|X' r'XX|HA' r'CK)\b(?!\([^)]{8,}\))')


def check(files):
    complaints = []
    for path, text in files.items():
        head = '\n'.join(text.split('\n')[:3])
        if LICENSED.search(path) and LICENSE not in head:
            complaints.append('%s: the first line says “%s”' % (path, LICENSE))
        if path == 'LICENSE':
            continue
        for pattern, what in ((PLACES, 'a place on one machine'), (HELPERS, 'not of this project'),
                              (LEFT, 'finish it, or say why not: “(reason)”')):
            for number, match in house.lines_with(pattern, text):
                complaints.append('%s:%d: “%s”: %s' % (path, number, match[0], what))
        if text and not text.endswith('\n') and house.is_c(path):
            complaints.append('%s: the last line has no end' % path)
    return complaints


GOOD = '/* ' + LICENSE + ' */\n'
CASES = [
    ('a file with its license', {'src/a.c': GOOD}, None),
    ('a file without', {'src/a.c': 'int a;\n'}, 'the first line says'),
    ('a script without', {'tools/run': '#!/bin/sh\n'}, 'the first line says'),
    ('a script with', {'tools/run': '#!/bin/sh\n# ' + LICENSE + '\n'}, None),
    ('a picture needs none', {'resources/a.svg': '<svg/>'}, None),
    ('another license', {'src/a.c': GOOD.replace('3.0', '2.0')}, 'the first line says'),
    ('a path of one machine', {'docs/a.md': 'see /wo' 'rk/main\n'}, 'a place on one machine'),
    ('a home directory', {'docs/a.md': 'see /ho' 'me/joe/x\n'}, 'a place on one machine'),
    ('any home directory is fine', {'docs/a.md': 'see ~/.local/share/pos\n'}, None),
    ('a helper', {'docs/a.md': 'by Cla' 'ude\n'}, 'not of this project'),
    ('work left behind', {'docs/a.md': 'TO' 'DO: later\n'}, 'say why not'),
    ('work left with a reason', {'docs/a.md': 'TO' 'DO(waits for GTK 4.10)\n'}, None),
]

if __name__ == '__main__':
    house.main(check, CASES, 'files say their license and nothing that is not theirs')
