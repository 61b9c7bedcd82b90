#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/records.md says of every record kind what the code says of it: members, in their order, with
the comments of the header.  `records.py --write` writes it anew."""
import os
import re
import sys

import house

DOCUMENT = 'docs/records.md'
KINDS = 'src/model/pos-config.c'
HEAD = '''# Record kinds

What a bundle, the feed and `posctl config.get` call a record of each kind; [bundles](protocol.md#bundles) say how they are loaded, [settings](settings.md) which test shows what a setting does. Written by `tests/lint/records.py --write` from the tables and headers of `src/model`, and held against them by `tools/test`.

Amounts are decimal texts in the record's or the file's currency, quantities and prices decimal texts, rates fractions (`"0.21"`), days `YYYY-MM-DD`, instants ISO 8601 with an offset, ids UUIDs, unless the member is a text. `null` and absent mean the same. **Required** members have to be there. Members that say *sparse* are left out while they are empty.
'''
WORDS = {'ID': 'id', 'TEXT': 'text', 'FLAG': 'true or false', 'INTEGER': 'number',
         'MONEY': 'amount', 'UNIT_PRICE': 'price', 'QUANTITY': 'quantity', 'RATE': 'rate',
         'DATE': 'day', 'INSTANT': 'instant', 'L10N': 'text, or texts by language',
         'TEXTS': 'texts', 'JSON': 'any JSON', 'CURRENCY': 'code of ISO 4217, of all its amounts'}
NICKS = re.compile(r'const char \*const (\w+)\[\] = \{(.*?)\};', re.DOTALL)
TABLE = re.compile(r'const PosField (\w+)_fields\[\] = \{(.*?)POS_FIELD_END', re.DOTALL)
FIELD = re.compile(r'POS_FIELD \((\w+), (\w+), (\w+)\)\}?(.*?)(?=\{POS_FIELD|$)', re.DOTALL)
STRUCT = re.compile(r'(/\*(?:(?!\*/).)*?\*/\s*)?struct _(\w+) \{(.*?)\n\};', re.DOTALL)
MEMBER = re.compile(r'^\s*[\w ]+?[ *](\w+)(?:, \*?\w+)*;[ \t]*(?:/\*(.*?)\*/)?', re.DOTALL | re.MULTILINE)
CURRENCY = re.compile(r'(?:DEFINE_RECORD \(\w+, (\w+), |klass\), (\w+)_fields, )G_STRUCT_OFFSET')
KIND = re.compile(r'\{"([a-z-]+)", pos_(\w+)_get_type, POS_KIND')


def tidy(comment):
    """A comment of C as prose: no stars, no marks, no names of types."""
    text = ' '.join(re.sub(r'^\s*\*', '', line).strip() for line in comment.split('\n')).strip()
    text = re.sub(r'^Pos[A-Z]\w+\b(?:[:;,.]\s*)?', '', text)
    text = re.sub(r' ?\(Pos[A-Z]\w+\)|\(nullable\):? ?', '', text)
    text = text.replace('%NULL', 'none').replace('|', '\\|')
    return re.sub(r'@(\w+)', r'`\1`', text).strip()


def read_structs(files):
    """{type: (what it is, {member: comment})}"""
    found = {}
    for path, text in files.items():
        if not re.match(r'src/model/.*\.h$', path):
            continue
        for intro, name, body in STRUCT.findall(text):
            members = {each[0]: tidy(each[1]) for each in MEMBER.findall(body)}
            found[name] = (tidy(intro.strip()[2:-2]) if intro else '', members)
    return found


def read_tables(files):
    """{snake name: (type, [(member, kind, rest, nicks of the file)])}, and all public nicks."""
    tables, nicks = {}, {}
    for path, text in files.items():
        if not re.match(r'src/model/.*\.c$', path):
            continue
        own = {name: re.findall(r'"([^"]*)"', body) for name, body in NICKS.findall(text)}
        nicks.update({name: values for name, values in own.items() if name.startswith('pos_')})
        for name, body in TABLE.findall(text):
            fields = [(member, kind, rest, own) for _, kind, member, rest in FIELD.findall(body)]
            owner = FIELD.search(body)
            if any(name in each for each in CURRENCY.findall(text)):
                fields.append(('currency', 'CURRENCY', '', own))
            tables[name] = (owner[1] if owner else '', fields)
    return tables, nicks


def describe_kind(kind, rest, own, nicks):
    item = re.search(r'\.item_type = pos_(\w+)_get_type', rest)
    table = re.search(r'\.nicks = (\w+)', rest)
    if kind == 'RECORDS':
        return 'list of [{0}](#{0})'.format(item[1].replace('_', '-')), item[1]
    if kind == 'ENUM' and table:
        values = own.get(table[1]) or nicks.get(table[1], [])
        return ', '.join('`%s`' % value if value else '`null`' for value in values), None
    return WORDS.get(kind, kind), None


def write_table(name, title, tables, structs, nicks):
    """Lines of one record, and the names of the records in its lists."""
    owner, fields = tables[name]
    intro, comments = structs.get(owner, ('', {}))
    lines, inner = ['', '## ' + title, ''], []
    if intro:
        lines += [intro, '']
    lines += ['| member | is | |', '|---|---|---|']
    for member, kind, rest, own in fields:
        if 'POS_FIELD_LOCAL' in rest:
            continue
        what, item = describe_kind(kind, rest, own, nicks)
        inner += [item] if item else []
        notes = [comments.get(member, '')]
        notes += ['**required**'] if 'POS_FIELD_REQUIRED' in rest else []
        notes += ['*sparse*'] if 'POS_FIELD_SPARSE' in rest else []
        lines.append('| `%s` | %s | %s |' % (member, what, '; '.join(filter(None, notes))))
    return lines, inner


def write(files):
    tables, nicks = read_tables(files)
    structs = read_structs(files)
    kinds = KIND.findall(files.get(KINDS, ''))
    known = {name for _, name in kinds}
    lines, waiting = [], []
    for nick, name in kinds:
        more, inner = write_table(name, nick, tables, structs, nicks)
        lines += more
        waiting += [each for each in inner if each not in known]
    done = set()
    while waiting:
        name = waiting.pop(0)
        if name in done:
            continue
        done.add(name)
        more, inner = write_table(name, name.replace('_', '-'), tables, structs, nicks)
        lines += more
        waiting += inner
    return HEAD + '\n'.join(lines) + '\n'


def check(files):
    if KINDS not in files:
        return []
    written = files.get(DOCUMENT)
    if written is None:
        return ['%s is missing' % DOCUMENT]
    wanted = write(files)
    if written == wanted:
        return []
    for number, (one, other) in enumerate(zip(written.split('\n'), wanted.split('\n')), 1):
        if one != other:
            return ['%s:%d: “%s”, but the code says “%s”: tests/lint/records.py --write'
                    % (DOCUMENT, number, one, other)]
    return ['%s is shorter or longer than what the code says' % DOCUMENT]


MADE = {
    KINDS: '    {"thing", pos_thing_get_type, POS_KIND_CONFIG},\n',
    'src/model/pos-thing.c': 'static const char *const sizes[] = {"small", "large", NULL};\n'
                             'static const PosField thing_fields[] = {\n'
                             '    {POS_FIELD (PosThing, TEXT, id), .flags = POS_FIELD_REQUIRED},\n'
                             '    {POS_FIELD (PosThing, ENUM, size), .nicks = sizes},\n'
                             '    POS_FIELD_END,\n};\n',
    'src/model/pos-thing.h': '/* What lies about. */\nstruct _PosThing {\n'
                             '  PosRecord parent_instance;\n\n  char *id;\n'
                             '  int size; /* PosSize; %NULL: as @id says */\n};\n',
}
RIGHT = HEAD + '''
## thing

What lies about.

| member | is | |
|---|---|---|
| `id` | text | **required** |
| `size` | `small`, `large` | none: as `id` says |
'''
CASES = [
    ('a document that says what the code says', {**MADE, DOCUMENT: RIGHT}, None),
    ('none', MADE, 'is missing'),
    ('a member that the code does not have', {**MADE, DOCUMENT: RIGHT.replace('`size`', '`age`')},
     'but the code says “| `size`'),
    ('another comment', {**MADE, DOCUMENT: RIGHT.replace('as `id`', 'as it')}, 'the code says'),
]

if __name__ == '__main__':
    if sys.argv[1:] == ['--write']:
        with open(os.path.join(house.ROOT, DOCUMENT), 'w', encoding='utf-8') as file:
            file.write(write(house.read_files()))
        sys.exit(0)
    house.main(check, CASES, 'docs/records.md says what the code says')
