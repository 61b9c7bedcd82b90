#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the language nobody speaks: every text accented, 40 % longer and in brackets, so that
# untranslated texts and cut captions are seen at once.  pseudo.py TEMPLATE CATALOG
import re
import sys

ACCENTS = str.maketrans('aceginorsuyACEGINORSUY', 'áçéğïñôřšüýÁÇÉĞÏÑÔŘŠÜÝ')
KEEP = re.compile(r'%(?:\d+\$)?[-+ 0#\']*(?:\d+|\*)?(?:\.\d+)?(?:hh|h|ll|l|j|z|t)?[a-zA-Z%]'
                  r'|%"?G_G[A-Z0-9]+_FORMAT"?|\\.|&[a-z]+;|<[^>]*>')


def accented(text):
    parts, last = [], 0
    for match in KEEP.finditer(text):
        parts += [text[last:match.start()].translate(ACCENTS), match.group()]
        last = match.end()
    return ''.join(parts + [text[last:].translate(ACCENTS)])


def pseudo(text):
    body = text.rstrip('\\n') if text.endswith('\\n') else text
    padding = '·' * (len(body) * 2 // 5)
    return f'⟦{accented(body)}{padding}⟧' + text[len(body):]


def text_of(lines):
    return ''.join(re.search(r'"(.*)"', line).group(1) for line in lines)


def translated(block):
    """One entry of the template, with its msgstr lines filled in."""
    entry = {}
    field = None
    out = []
    for line in block:
        start = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s', line)
        if start:
            field = start.group(1)
        if field and not line.startswith('#'):
            entry.setdefault(field, []).append(line)
        if field is None or not field.startswith('msgstr'):
            out.append(line)
    singular = pseudo(text_of(entry['msgid']))
    if 'msgid_plural' in entry:
        plural = pseudo(text_of(entry['msgid_plural']))
        return out + [f'msgstr[0] "{singular}"', f'msgstr[1] "{plural}"']
    return out + [f'msgstr "{singular}"']


HEADER = r'''msgid ""
msgstr ""
"Project-Id-Version: pos\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\n"
"Last-Translator: nobody\n"
"Language-Team: nobody\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"MIME-Version: 1.0\n"
"Language: xx\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
'''


def main(template, catalog):
    with open(template, encoding='utf-8') as source:
        blocks = [block.splitlines() for block in source.read().strip().split('\n\n')]
    with open(catalog, 'w', encoding='utf-8') as target:
        target.write(HEADER)
        for block in blocks[1:]:
            target.write('\n' + '\n'.join(translated(block)) + '\n')


main(*sys.argv[1:])
