#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every catalog is right, and Dutch is complete: every text for people, and no other.

Right means that a text may be missing, and is then English, but that what is there compiles, is no
guess and has a place for every value.  Dutch comes with the text itself, in the same change; the
others follow (docs/ui-kit.md).
"""
import os
import re
import shutil
import subprocess
import tempfile

import house

COMPLETE = 'nl'
LANGUAGES = 'po/LINGUAS'
LIST = 'po/POTFILES.in'
TOOLS = ('xgettext', 'msgmerge', 'msgattrib', 'msgfmt')
# A macro ends the text for translators, but not for the program.
SPLIT = re.compile(r'(?<!\w)(_|N_|C_|NC_|ngettext)\s*\([^;)]*"\s*G_\w+_FORMAT')


# A place in a text of the register: "At most {maximum_minor}."
PLACE = re.compile(r'{\w+}')
VALUE_FIRST = re.compile('\u2068?(%(\\d+\\$)?s|{)')
RIGHT_TO_LEFT = re.compile('[\u0590-\u08ff]')


def run(folder, *command):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def read_list(text):
    return [line for line in text.split('\n') if line and line[0] != '#']


def lay_out(folder, files, catalogs):
    for path in [LIST, *catalogs, *read_list(files[LIST])]:
        os.makedirs(os.path.join(folder, os.path.dirname(path)), exist_ok=True)
        with open(os.path.join(folder, path), 'w', encoding='utf-8') as file:
            file.write(files.get(path, ''))


def find(folder, catalog, complaint, *selection):
    """What msgattrib selects of a merged catalog, one complaint for each text."""
    selected = run(folder, 'msgattrib', '--no-wrap', *selection, 'merged.po').stdout
    texts = re.findall(r'^(?:#~ )?msgid "(.+)"$', selected, re.MULTILINE)
    return ['%s: “%s” %s' % (catalog, text, complaint) for text in texts]


def find_misplaced(folder, catalog):
    """Translations that say another value than the text does."""
    merged = run(folder, 'msgattrib', '--no-wrap', '--translated', '--no-obsolete', 'merged.po')
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', merged.stdout, re.MULTILINE)
    return ['%s: “%s” has lost a place' % (catalog, text) for text, translation in pairs
            if set(PLACE.findall(text)) != set(PLACE.findall(translation))]


def find_unmarked(folder, catalog):
    """A line takes its direction from its first letter, which is that of a value here."""
    merged = run(folder, 'msgattrib', '--no-wrap', '--translated', '--no-obsolete', 'merged.po')
    return ['%s: “%s” takes its direction from a value' % (catalog, text)
            for text in re.findall(r'^msgstr(?:\[\d\])? "(.+)"$', merged.stdout, re.MULTILINE)
            if VALUE_FIRST.match(text) and RIGHT_TO_LEFT.search(text)]


def find_split(files):
    return ['%s: a macro inside a text cannot be translated' % path for path, text in files.items()
            if house.is_c(path) and SPLIT.search(text)]


def check_catalog(folder, catalog):
    merged = run(folder, 'msgmerge', '--force-po', '--no-fuzzy-matching', '--output-file=merged.po',
                 catalog, 'pos.pot')
    if merged.returncode != 0:
        return [merged.stderr]
    faults = run(folder, 'msgfmt', '--check', '--output-file=merged.mo', 'merged.po')
    complaints = []
    if faults.returncode != 0:
        complaints.append('%s: %s' % (catalog, faults.stderr))
    # So msgmerge marks what has lost a place for a number, too.
    complaints += find(folder, catalog, 'does not fit', '--only-fuzzy')
    complaints += find_misplaced(folder, catalog)
    complaints += find_unmarked(folder, catalog)
    if catalog == name_catalog(COMPLETE):
        complaints += find(folder, catalog, 'is not translated', '--untranslated')
        complaints += find(folder, catalog, 'is in no program', '--only-obsolete')
    return complaints


def name_catalog(language):
    return 'po/%s.po' % language


def check(files):
    keywords = re.findall(r"'(--keyword=[^']+)'", files['po/meson.build'])
    catalogs = [name_catalog(language) for language in read_list(files[LANGUAGES])]
    complaints = find_split(files)
    with tempfile.TemporaryDirectory() as folder:
        lay_out(folder, files, catalogs)
        run(folder, 'xgettext', '--from-code=UTF-8', '--files-from=' + LIST, '--output=pos.pot',
            '--force-po', *keywords)
        for catalog in catalogs:
            complaints += check_catalog(folder, catalog)
    return complaints


HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def example(source, dutch, german=''):
    return {
        'src/a.c': source,
        'po/meson.build': "k = ['--keyword=_', '--keyword=C_:1c,2']\n",
        LIST: '# x\nsrc/a.c\n',
        LANGUAGES: '# x\nde\nnl\n',
        'po/de.po': HEADER + german,
        'po/nl.po': HEADER + dutch,
    }


TOTAL = 'msgid "Total"\nmsgstr "Totaal"\n'
SUM = 'msgid "Total"\nmsgstr "Summe"\n'
FREE = 'msgid "{item} is free"\nmsgstr "{item} is gratis"\n'
CASES = [
    ('a text and its Dutch', example('_ ("Total")', TOTAL), None),
    ('a text without', example('_ ("Total") _ ("Store")', TOTAL), '“Store” is not translated'),
    ('the same text elsewhere', example('_ ("Total") C_ ("x", "Total")', TOTAL), 'not translated'),
    ('a guess', example('_ ("Total")', '#, fuzzy\n' + TOTAL), 'nl.po: “Total” does not fit'),
    ('a text that is gone', example('int a;', TOTAL), 'is in no program'),
    ('an amount that is lost', example('_ ("Pay %s")', 'msgid "Pay %s"\nmsgstr "Betaal"\n'),
     'does not fit'),
    ('a macro inside', example('_ ("%" G_GINT64_FORMAT " free")', 'msgid "%"\nmsgstr "%"\n'),
     'a macro inside'),
    ('all named values', example('_ ("{item} is free")', FREE), None),
    ('a named value that is lost', example('_ ("{item} is free")', FREE.replace('{item} is g', 'G')),
     'has lost a place'),
    ('German too', example('_ ("Total")', TOTAL, SUM), None),
    ('German that is gone', example('int a;', '', SUM), None),
    ('a guess in German', example('_ ("Total")', TOTAL, '#, fuzzy\n' + SUM),
     'de.po: “Total” does not fit'),
    ('an amount that is lost in German',
     example('_ ("Pay %s")', 'msgid "Pay %s"\nmsgstr "Betaal %s"\n',
             'msgid "Pay %s"\nmsgstr "Zahlen"\n'), 'de.po: “Pay %s” does not fit'),
    ('a value first, read from the right',
     example('_ ("%s is free")', 'msgid "%s is free"\nmsgstr "\u200f%s مجاني"\n'), None),
    ('a value that turns the line round',
     example('_ ("%s is free")', 'msgid "%s is free"\nmsgstr "%s مجاني"\n'),
     'takes its direction from a value'),
]

if __name__ == '__main__':
    if not all(shutil.which(tool) for tool in TOOLS):
        house.skip('gettext is not installed')
    house.main(check, CASES, 'every catalog is right, and Dutch is complete')
