#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in names every file with texts for people, sorted, and no other."""
import re

import house

LIST = 'po/POTFILES.in'
CALL = re.compile(r'(?<!\w)(_|N_|C_|NC_|Q_|d?n?gettext|g_dn?gettext|g_dpgettext2?)\s*\(\s*"')
MARK = re.compile(r'translatable="(yes|true)"')


def has_texts(path, text):
    if not path.startswith(('src/', 'ui/', 'resources/')):
        return False
    if house.is_c(path):
        return bool(CALL.search(house.blank(text, strings=False)))
    if path.endswith('.ui'):
        return bool(MARK.search(text))
    return path.endswith(('.desktop.in', '.metainfo.xml.in', '.gschema.xml'))


def check(files):
    listed = [line for line in files.get(LIST, '').split('\n') if line and line[0] != '#']
    complaints = []
    if listed != sorted(set(listed)):
        complaints.append('%s: not sorted, or a file comes twice' % LIST)
    complaints += ['%s: %s is missing' % (LIST, path) for path, text in files.items()
                   if has_texts(path, text) and path not in listed]
    complaints += ['%s: %s has no texts' % (LIST, path) for path in listed
                   if not has_texts(path, files.get(path, ''))]
    return complaints


CASES = [
    ('a file that is listed', {'src/ui/a.c': '_("x")', LIST: '# x\nsrc/ui/a.c\n'}, None),
    ('a file that is not', {'src/ui/a.c': 'C_ ("tender", "x")', LIST: ''}, 'is missing'),
    ('a count', {'src/ui/a.c': 'ngettext ("x", "y", n)', LIST: ''}, 'is missing'),
    ('a template', {'ui/a.ui': '<p translatable="yes">x</p>', LIST: ''}, 'is missing'),
    ('a text in a comment', {'src/ui/a.c': '/* _("x") */', LIST: ''}, None),
    ('a file that is gone', {LIST: 'src/ui/b.c\n'}, 'has no texts'),
    ('not sorted', {'src/ui/a.c': '_("x")', 'src/ui/b.c': '_("x")',
                    LIST: 'src/ui/b.c\nsrc/ui/a.c\n'}, 'not sorted'),
]

if __name__ == '__main__':
    house.main(check, CASES, 'every text for people can be translated')
