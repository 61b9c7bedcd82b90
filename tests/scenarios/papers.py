#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""papers.py POSCTL FIXTURES — what a store's papers say and how often they are printed:
customer-orders.md §2.3 (receipt_profile), register.md T-36 and T-37.

As configuration.py, which has the rest of §2."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests, SUPERVISOR  # pylint: disable=wrong-import-position
from settings import refused, saved, store  # pylint: disable=wrong-import-position


def profile(**members):
    return {'kind': 'receipt-profile', 'id': 'RP', **members}


def chain(**members):
    return [profile(**members), store(receipt_profile='RP', receipt_footer='Keep this receipt')]


def printed(register):
    """What lies in the printer's tray, oldest first: the lines of each paper."""
    register.stop()
    tray = os.path.join(register.data, 'devices', 'printed')
    found = []
    for name in sorted(os.listdir(tray)) if os.path.isdir(tray) else []:
        if name.endswith('.txt'):
            with open(os.path.join(tray, name), encoding='utf-8') as paper:
                found.append([line.strip() for line in paper if line.strip()])
    return found


def sell(register):
    register.add('A')
    return register.do('pay.cash')['receipt']


def text_of(register, receipt):
    return register.do('receipt.get', receipt=receipt)['text']


def receipts_say_what_the_profile_says():
    """2.3 receipt_profile: header and footer of its own, with or without product numbers"""
    with Register(records=chain(header='Tax number 12.345\nOpen on Sundays',
                                footer='Thank you')) as register:
        text = text_of(register, sell(register))
        rows = [row.strip() for row in text.splitlines()]
        assert 'Tax number 12.345' in rows and 'Open on Sundays' in rows, text
        assert 'Thank you' in rows and 'Keep this receipt' not in text, text
        assert any(row.startswith('A  ') for row in rows), text
        # What it says nothing about is as the store has it.
        register.load(profile(no_items=True))
        text = text_of(register, sell(register))
        assert 'Keep this receipt' in text and 'Tax number' not in text, text
        assert not any(row.strip().startswith('A  ') for row in text.splitlines()), text


def receipts_have_a_barcode_or_not():
    """register.md T-37: receipt barcode on or off; the number stands there all the same"""
    for without in (False, True):
        with Register(records=chain(no_barcode=without)) as register:
            receipt = sell(register)
            text = text_of(register, receipt)
            assert text.count(receipt) == (1 if without else 2), text


def papers_come_with_their_copies():
    """register.md T-37: copies behind the original are marked, and counted with those that follow"""
    with Register(records=chain(papers=[{'paper': 'pick-up', 'copies': 2}]),
                  worker='sam') as register:
        order = saved(register, 'A')
        register.do('fulfill.line_pickup', order=order)
        receipt = register.do('pay.cash')['receipt']
        tray = [paper for paper in printed(register) if 'Pick-up receipt' in paper]
        marks = [[row for row in paper if 'COPY' in row] for paper in tray]
        assert marks == [[], ['COPY 1'], ['COPY 2']], marks
        register.do('receipt.reprint', receipt=receipt)
        last = printed(register)[-1]
        assert 'COPY 3' in last, last


def papers_are_left_out():
    """register.md T-36: a kind of paper is never printed when it is made, and printed when asked"""
    with Register(records=chain(papers=[{'paper': 'sale', 'not_printed': True, 'copies': 1}]),
                  worker='sam') as register:
        receipt = sell(register)
        assert printed(register) == [], printed(register)
        assert 'Receipt' in text_of(register, receipt)
        register.do('receipt.reprint', receipt=receipt)
        assert 'COPY 1' in printed(register)[0], printed(register)


def nobody_wants_a_receipt():
    """A customer who wants none gets no copies either"""
    with Register(records=chain(papers=[{'paper': 'sale', 'copies': 2}])) as register:
        register.add('A')
        receipt = register.do('pay.cash', receipt='none')['receipt']
        assert printed(register) == [], printed(register)
        register.do('receipt.reprint', receipt=receipt, approval=SUPERVISOR)
        assert 'COPY 1' in printed(register)[0], printed(register)


def profiles_that_contradict_themselves():
    """A kind of paper twice, more copies than anybody needs, a profile that is not there: refused"""
    with Register() as register:
        for records, words in (
                ([profile(papers=[{'paper': 'sale'}, {'paper': 'sale', 'copies': 1}])],
                 '“papers” has one “paper” twice'),
                ([profile(papers=[{'paper': 'sale', 'copies': 10}])], 'copies'),
                ([profile(papers=[{'paper': 'sale', 'copies': -1}])], 'copies'),
                ([profile(papers=[{'paper': 'postcard'}])], '“paper” is not one of'),
                ([store(receipt_profile='NONE')],
                 '“receipt_profile” names the receipt-profile “NONE”')):
            report = refused(register, *records)
            assert words in report, report
        assert text_of(register, sell(register)), 'nothing changed'


if __name__ == '__main__':
    sys.exit(run_tests([
        receipts_say_what_the_profile_says, receipts_have_a_barcode_or_not,
        papers_come_with_their_copies, papers_are_left_out, nobody_wants_a_receipt,
        profiles_that_contradict_themselves,
    ]))
