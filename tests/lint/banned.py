#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls and types that this house does not use; every rule names what to use instead."""
import re

import house

# What is found, outside of comments and strings, and what to write instead.
KILLS = (
    (r'\bg_error\s*\(', 'g_error() kills the program: set a GError, or g_critical()'),
)
CALLS = (
    (r'\bv?sprintf\s*\(', 'sprintf() runs over: g_strdup_printf() or g_snprintf()'),
    (r'\b(str(cpy|cat)|stpcpy)\s*\(', 'it runs over: g_strdup(), g_strlcpy() or GString'),
    (r'\bstrn(cpy|cat)\s*\(', 'it may not end its text: g_strlcpy() or GString'),
    (r'\bstrtok(_r)?\s*\(', 'strtok() writes into its input: g_strsplit()'),
    (r'\bgets\s*\(', 'gets() runs over'),
    (r'\bato[ifl]l?\s*\(', 'it hides errors: g_ascii_string_to_signed(), pos_minor_parse()'),
    (r'\b(system|popen)\s*\(', 'no shells: GSubprocess'),
    (r'\bg_assert_cmpmem\s*\(', 'its macro converts signs and breaks the build: memcmp()'),
    (r'\b(time|gettimeofday|localtime|gmtime)\s*\(', 'time is injected: PosClock'),
    (r'\bs?rand(om)?\s*\(|\bg_random_', 'randomness is injected: PosContext (tests: g_test_rand_)'),
)
STRINGS = (
    (r'"[^"\n]*%[-+ 0#]*\d*\.?\d*l?[fgeFGE]\b', 'no floating point in texts: PosFormat, pos_minor_to_text()'),
)
MONEY = re.compile(r'^src/(model/(?!pos-layout)|pricing/|wire/|store/|register/)|^src/base/pos-(money|record|json)')
# Distances are not money: only files that know amounts are held to this.
AMOUNTS = re.compile(r'minor|PosMoney|PosUnitPrice|PosRate|pos-money\.h')
FLOATING = re.compile(r'\b(double|float(?!\.h>)|gdouble|gfloat|json_real\w*|json_number_value)\b')


def check(files):
    complaints = []
    for path, text in files.items():
        if not house.is_c(path) or not path.startswith(('src/', 'tests/')):
            continue
        bare, with_strings = house.blank(text), house.blank(text, strings=False)
        rules = [(bare, CALLS)]
        if path.startswith('src/'):
            rules += [(bare, KILLS), (with_strings, STRINGS)]
        for source, patterns in rules:
            for pattern, instead in patterns:
                for number, match in house.lines_with(pattern, source):
                    complaints.append('%s:%d: %s: %s' % (path, number, match[0].strip(), instead))
        if MONEY.match(path) and AMOUNTS.search(text):
            for number, match in house.lines_with(FLOATING, bare):
                complaints.append('%s:%d: %s near money: use pos-money.h' % (path, number, match[0]))
    return complaints


CASES = [
    ('g_error', {'src/db/a.c': 'g_error ("x");'}, 'g_critical'),
    ('g_error in a test', {'tests/db/a.c': 'g_error ("x");'}, None),
    ('g_error in a comment', {'src/db/a.c': '/* g_error ("x"); */'}, None),
    ('g_set_error is another', {'src/db/a.c': 'g_set_error (e, d, 1, "x");'}, None),
    ('sprintf', {'src/db/a.c': '  sprintf (x, "y");'}, 'g_strdup_printf'),
    ('g_snprintf is fine', {'src/db/a.c': '  g_snprintf (x, 1, "y");'}, None),
    ('strcpy', {'src/db/a.c': '  strcpy (x, y);'}, 'runs over'),
    ('atoi', {'tests/db/a.c': '  x = atoi (y);'}, 'hides errors'),
    ('two decimals by printf', {'src/ui/a.c': 'g_strdup_printf ("%.2f", x);'}, 'PosFormat'),
    ('a per cent sign is fine', {'src/ui/a.c': 'g_strdup_printf ("100 %% of %d", x);'}, None),
    ('double near money', {'src/pricing/a.c': 'double total_minor;'}, 'near money'),
    ('double in geometry', {'src/model/pos-layout-choose.c': 'double scale;'}, None),
    ('a distance', {'src/pricing/a.c': 'double kilometers;'}, None),
    ('double far from money', {'src/ui/a.c': 'double angle;'}, None),
    ('a word in a text', {'src/pricing/a.c': 'const char *x = "a double bed";'}, None),
    ('the wall clock', {'src/store/a.c': '  now = time (NULL);'}, 'PosClock'),
]

if __name__ == '__main__':
    house.main(check, CASES, 'nothing that this house does not use')
