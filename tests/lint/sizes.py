#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No C file over 600 lines, without exceptions; those over 400 are named, to be looked at again."""
import house

LIMIT, LOOK_AGAIN = 600, 400


def count(files):
    return sorted(((text.count('\n'), path) for path, text in files.items() if house.is_c(path)),
                  reverse=True)


def check(files):
    return ['%s has %d lines: it wants to be two' % (path, lines)
            for lines, path in count(files) if lines > LIMIT]


CASES = [
    ('600 lines are enough', {'src/a.c': '\n' * 600}, None),
    ('601 are too many', {'src/a.c': '\n' * 601}, 'wants to be two'),
]

if __name__ == '__main__':
    for lines, path in count(house.read_files()):
        if lines > LOOK_AGAIN:
            print('# %5d %s' % (lines, path))
    house.main(check, CASES, 'no file makes you scroll')
