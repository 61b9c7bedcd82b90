#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""catalog.py POSCTL FIXTURES — another shop's export as products here: what it does not say is told."""
import os
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import SIGN_IN, Register, run_tests  # pylint: disable=wrong-import-position

Register.program, Register.fixtures = sys.argv[1:3]

EXPORT = ('Handle,Title,Body (HTML),Type,Option1 Name,Option1 Value,Variant SKU,Variant Grams,'
          'Variant Inventory Qty,Variant Price,Variant Taxable,Variant Barcode,Gift Card,Image Src,'
          'Status\n'
          'pot,Clay pot,,Outdoor,Title,Default Title,POT,450,3,9.99,true,,false,,active\n')


def rate(group, code, percent, **more):
    return {'kind': 'tax-rate', 'id': f'NL-{group}-{code}', 'tax_group': 'NL',
            'item_tax_group': group, 'code': code, 'rate': percent, **more}


def take(register, *options):
    path = os.path.join(register.data, 'export.csv')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(EXPORT)
    return register.run('--format', 'shopify-csv', *options, 'import', path)


def tax_group(register):
    db = sqlite3.connect(os.path.join(register.data, 'register.db'))
    (group,) = db.execute("SELECT item_tax_group FROM product WHERE id = 'POT'").fetchone()
    db.close()
    return group


def the_tax_group_that_was_guessed_is_told():
    with Register() as register:
        done = take(register)
        # The product, and the category that its type became.
        assert done.stdout == b'2 records taken, 0 refused\n' and done.returncode == 0, done
        told = done.stderr.decode()
        assert 'FULL' in told and '21 %' in told and 'NL' in told and '--tax-group' in told, told
        assert tax_group(register) == 'FULL'


def taxes_of_one_thing_count_together():
    two = [rate('TWO', 'CITY', '0.10'), rate('TWO', 'STATE', '0.12'),
           rate('OLD', 'CITY', '0.50', until='2020-01-01')]
    with Register(records=two) as register:
        told = take(register).stderr.decode()
        assert 'TWO' in told and '22 %' in told, told
        assert tax_group(register) == 'TWO'


def who_names_one_is_obeyed():
    with Register(records=[rate('TWO', 'CITY', '0.10')]) as register:
        done = take(register, '--tax-group', 'TWO')
        assert done.returncode == 0 and not done.stderr, done
        assert tax_group(register) == 'TWO'


def one_that_nothing_taxes_is_refused():
    with Register() as register:
        done = take(register, '--tax-group', 'GONE')
        assert done.returncode == 1 and not done.stdout and b'GONE' in done.stderr, done
        found = register.lines(SIGN_IN, {'op': 'item.add', 'args': {'item': 'POT'}})[-1]
        assert not found['ok']


def types_become_categories_once():
    known = {'kind': 'category', 'id': 'Outdoor', 'name': 'Out of doors'}
    for records, name in (([], 'Outdoor'), ([known], 'Out of doors')):
        with Register(records=records) as register:
            for _ in range(2):
                done = take(register)
                assert done.returncode == 0, done
            found = register.lines(SIGN_IN, {'op': 'config.get', 'args': {'kind': 'category'}})[-1]
            assert [record['name'] for record in found['result']['records']] == [name], found


TESTS = [types_become_categories_once, the_tax_group_that_was_guessed_is_told, taxes_of_one_thing_count_together,
         who_names_one_is_obeyed, one_that_nothing_taxes_is_refused]

if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
