#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dutch, which the demo's stores speak, is complete: every text for people, and no other."""
import os
import re
import shutil
import subprocess
import tempfile

import house

CATALOG = 'po/nl.po'
LIST = 'po/POTFILES.in'
TOOLS = ('xgettext', 'msgmerge', 'msgattrib', 'msgfmt')
# A macro ends the text for translators, but not for the program.
SPLIT = re.compile(r'(?<!\w)(_|N_|C_|NC_|ngettext)\s*\([^;)]*"\s*G_\w+_FORMAT')


def run(folder, *command):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def lay_out(folder, files):
    listed = [line for line in files[LIST].split('\n') if line and line[0] != '#']
    for path in [CATALOG, LIST, *listed]:
        os.makedirs(os.path.join(folder, os.path.dirname(path)), exist_ok=True)
        with open(os.path.join(folder, path), 'w', encoding='utf-8') as file:
            file.write(files.get(path, ''))


def find(folder, catalog, complaint, *selection):
    """What msgattrib selects, one complaint for each text."""
    selected = run(folder, 'msgattrib', '--no-wrap', *selection, catalog).stdout
    texts = re.findall(r'^(?:#~ )?msgid "(.+)"$', selected, re.MULTILINE)
    return ['%s: “%s” %s' % (CATALOG, text, complaint) for text in texts]


def find_split(files):
    return ['%s: a macro inside a text cannot be translated' % path for path, text in files.items()
            if house.is_c(path) and SPLIT.search(text)]


def check(files):
    keywords = re.findall(r"'(--keyword=[^']+)'", files['po/meson.build'])
    with tempfile.TemporaryDirectory() as folder:
        lay_out(folder, files)
        run(folder, 'xgettext', '--from-code=UTF-8', '--files-from=' + LIST, '--output=pos.pot',
            '--force-po', *keywords)
        merged = run(folder, 'msgmerge', '--no-fuzzy-matching', '--output-file=merged.po', CATALOG,
                     'pos.pot')
        if merged.returncode != 0:
            return [merged.stderr]
        faults = run(folder, 'msgfmt', '--check', '--output-file=merged.mo', 'merged.po')
        complaints = find_split(files)
        if faults.returncode != 0:
            complaints.append('%s: %s' % (CATALOG, faults.stderr))
        complaints += find(folder, 'merged.po', 'is not translated', '--untranslated')
        # So msgmerge marks what has lost a place for a number, too.
        complaints += find(folder, 'merged.po', 'does not fit', '--only-fuzzy')
        complaints += find(folder, 'merged.po', 'is in no program', '--only-obsolete')
        return complaints


def example(source, catalog, comment=''):
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    return {
        'src/a.c': source,
        'po/meson.build': "k = ['--keyword=_', '--keyword=C_:1c,2']\n",
        LIST: '# x\nsrc/a.c\n',
        CATALOG: header + '\n' + comment + catalog,
    }


TOTAL = 'msgid "Total"\nmsgstr "Totaal"\n'
CASES = [
    ('a text and its Dutch', example('_ ("Total")', TOTAL), None),
    ('a text without', example('_ ("Total") _ ("Store")', TOTAL), '“Store” is not translated'),
    ('the same text elsewhere', example('_ ("Total") C_ ("x", "Total")', TOTAL), 'not translated'),
    ('a guess', example('_ ("Total")', TOTAL, '#, fuzzy\n'), 'does not fit'),
    ('a text that is gone', example('int a;', TOTAL), 'is in no program'),
    ('an amount that is lost', example('_ ("Pay %s")', 'msgid "Pay %s"\nmsgstr "Betaal"\n'),
     'does not fit'),
    ('a macro inside', example('_ ("%" G_GINT64_FORMAT " free")', 'msgid "%"\nmsgstr "%"\n'),
     'a macro inside'),
]

if __name__ == '__main__':
    if not all(shutil.which(tool) for tool in TOOLS):
        house.skip('gettext is not installed')
    house.main(check, CASES, 'Dutch is complete')
