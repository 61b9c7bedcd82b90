#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The top of the tree is a promise: nothing lies there that was not agreed on."""
import house

TOP = {
    'src', 'ui', 'resources', 'po', 'tests', 'docs', 'tools', 'meson.build', 'meson_options.txt',
    'org.example.Pos.desktop', 'README.md', 'LICENSE',
}


def check(files):
    tops = {path.split('/')[0] for path in files}
    return ['%s: the top of the tree is no place for it' % top
            for top in sorted(tops - TOP) if not top.startswith('.')]


CASES = [
    ('what was agreed on', {'src/main.c': '', 'README.md': '', '.ci/run': ''}, None),
    ('a file that came along', {'notes.log': ''}, 'notes.log'),
    ('one more folder', {'scripts/x.sh': ''}, 'scripts'),
]

if __name__ == '__main__':
    house.main(check, CASES, 'nothing else lies at the top of the tree')
