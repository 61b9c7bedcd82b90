#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""papers.py POSCTL FIXTURES — what a store's papers say and how often they are printed:
customer-orders.md §2.3 (receipt_profile), register.md T-36 and T-37.

As configuration.py, which has the rest of §2."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests, SUPERVISOR  # pylint: disable=wrong-import-position
from settings import refused, saved, store, with_changes  # pylint: disable=wrong-import-position


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


def papers_say_why_no_tax_is_charged():
    """register.md X-9: the legal text of a tax is on the receipt and on the order's confirmation"""
    why = {'en': 'Exempt from VAT: article 11', 'nl': 'Vrijgesteld van btw: artikel 11'}
    free = {'kind': 'tax-rate', 'id': 'NL-FREE', 'tax_group': 'NL', 'item_tax_group': 'FREE',
            'rate': '0', 'name': 'Exempt', 'category': 'exempt', 'legal_text': why}
    book = {'kind': 'product', 'id': 'BOOK', 'name': 'Lesson', 'unit': 'pcs', 'unit_price': '20.00',
            'item_tax_group': 'FREE'}
    more = {**book, 'id': 'BOOK2', 'name': 'Another lesson'}
    with Register(records=[store(), free, book, more]) as register:
        assert why['en'] not in text_of(register, sell(register))
        register.add('BOOK')
        register.add('BOOK2')
        text = text_of(register, register.do('pay.cash')['receipt'])
        assert text.count(why['en']) == 1, text
        register.add('BOOK')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all', store='S1', mode='60')
        text = text_of(register, register.do('pay.cash', balance='pay-later')['receipt'])
        assert why['en'] in text, text


def papers_say_which_tax_came_out_of_the_price():
    """register.md X-8: the price, what of it is tax that is not charged, and what is left"""
    free = {'kind': 'tax-rate', 'id': 'NL-FREE', 'tax_group': 'NL', 'item_tax_group': 'FREE',
            'code': 'VAT', 'rate': '0.21', 'exempt': True, 'name': 'VAT'}
    chair = {'kind': 'product', 'id': 'CHAIR', 'name': 'Chair', 'unit': 'pcs',
             'unit_price': '121.00', 'item_tax_group': 'FREE'}
    stock = {'kind': 'stock', 'item': 'CHAIR', 'warehouse': 'W1', 'on_hand': '9'}
    records = [store(price_inclusive_exempt=True), free, chair, stock]
    with Register(records=records, worker='sam') as register:
        line = register.do('item.add', item='CHAIR', quantity='2')['line']
        register.do('disc.line_percent', line=line, rate='0.1')
        text = text_of(register, register.do('pay.cash')['receipt'])
        rows = [' '.join(row.split()) for row in text.splitlines()]
        # 242.00 less 24.20 has 37.80 in it.
        for row in ('2 × Chair €242.00', 'Line discount −€24.20', 'Tax not charged −€37.80',
                    'Subtotal €242.00', 'Discount −€24.20', 'VAT exempt on €180.00 €0.00'):
            assert row in rows, (row, text)
        assert rows.count('Tax not charged −€37.80') == 2, text
        assert any(row.endswith('€180.00') and row.startswith('Total') for row in rows), text
        register.do('customer.attach', customer='C')
        line = register.do('item.add', item='CHAIR', quantity='3')['line']
        register.do('order.pickup_all', store='S1', mode='60')
        order = register.do('pay.cash', balance='pay-later')['order']
        register.do('fulfill.line_pickup', order=order, lines=[{'line': line, 'quantity': '1'}])
        text = text_of(register, register.do('pay.cash')['receipt'])
        rows = [' '.join(row.split()) for row in text.splitlines()]
        for row in ('1 × Chair €121.00', 'Tax not charged −€21.00', 'Subtotal €121.00'):
            assert row in rows, (row, text)
        register.do('return.by_receipt', order=order, all=True)
        text = text_of(register, register.do('pay.cash')['receipt'])
        rows = [' '.join(row.split()) for row in text.splitlines()]
        for row in ('−1 × Chair −€121.00', 'Tax not charged €21.00'):
            assert row in rows, (row, text)


def rows_of(register, receipt):
    return [' '.join(row.split()) for row in text_of(register, receipt).splitlines()]


def a_part_names_the_offers_that_made_it_cheaper():
    """5.12, §10.26: the receipt of what leaves says why it costs less, as that of all of it does"""
    spring = {'kind': 'discount', 'id': 'SPRING', 'name': 'Spring sale',
              'lines': [{'product': 'A', 'rate': '0.2'}]}
    cash = {'kind': 'discount', 'id': 'CASH10', 'name': '10% for cash', 'type': 'tender',
            'tender': 'cash', 'lines': [{'product': '*'}],
            'tiers': [{'from': '0', 'rate': '0.1'}], 'on_balance': True}
    with Register(records=[spring, cash], worker='sam') as register:
        line = register.do('item.add', item='A', quantity='3')['line']
        register.do('disc.line_percent', line=line, rate='0.1')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all', store='S1', mode='60')
        order = register.do('pay.card', balance='pay-later')['order']
        one = [{'line': line, 'quantity': '1'}]
        # 80.00 less 8.00, of which 7.20 is paid already: 64.80, and a tenth of it for cash.
        for pay, offers in (('pay.cash', ['10% for cash −€6.48']), ('pay.card', []),
                            ('pay.cash', ['10% for cash −€6.48'])):
            register.do('fulfill.line_pickup', order=order, lines=one)
            rows = rows_of(register, register.do(pay)['receipt'])
            for row in ('1 × Product A €100.00', 'Spring sale −€20.00', 'Line discount −€8.00',
                        *offers):
                assert row in rows, (row, rows)
            assert ('10% for cash −€6.48' in rows) == bool(offers), rows
            before = rows[:rows.index('Subtotal €100.00')]
            assert not any(row.startswith('Discount') for row in before), rows


def the_charge_history_is_printed():
    """4.7: with who, when, order, code, calculated and entered amount, reason, and the sums"""
    with Register(records=chain(), worker='sam') as register:
        register.add('A')
        register.do('charge.header_add', code='GIFT', amount='4.00', reason='A present')
        receipt = register.do('pay.cash')['receipt']
        register.do('charge.history', print=True)
        rows = printed(register)[-1]
        assert 'Charge override history' in rows, rows
        assert any(row.startswith(receipt) for row in rows), rows
        for part in ('GIFT · Charge added', 'A present', 'Sam'):
            assert part in rows, (part, rows)
        amounts = {' '.join(row.split()[:-1]): row.split()[-1] for row in rows if row.split()}
        assert amounts['Calculated'] == '€0.00' and amounts['From then on'] == '€4.00', rows
        assert amounts['Difference'] == '€4.00' and amounts['Raised by'] == '€4.00', rows


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


def presents_come_without_prices():
    """register.md O-115, T-45: what was taken home and did not come back, with the sale's number"""
    with Register(worker='sam') as register:
        register.add('A', '3')
        register.add('B')
        sold = register.do('pay.cash', receipt='none')['receipt']
        lines = [line['id'] for line in register.order(sold)['lines']]
        register.do('return.by_receipt', order=sold, lines=[{'line': lines[0], 'quantity': '1'}])
        back = register.do('pay.cash', receipt='none')['receipt']
        assert register.do('receipt.gift', receipt=sold)['receipt'] == sold
        register.refuse('order/status', 'receipt.gift', receipt=back)
        register.refuse('order/not-found', 'receipt.gift', receipt='X')
        paper = next(paper for paper in printed(register) if 'Gift receipt' in paper)
        assert '2 × Product A' in paper and '1 × Product B' in paper and sold in paper, paper
        assert not any('€' in row for row in paper), paper


def what_is_put_aside_gets_a_slip():
    """register.md T-25, T-30: where the profile wants one; its number finds it, once"""
    mask = [{'receipt': 'suspended', 'mask': 'H-SSS-TT-####'}]
    for members, numbers in (
            ({}, ['0S1-01-000001', None, '0S1-01-000002']),
            ({'receipt_masks': mask}, ['0S1-01-000001', None, '0S1-01-000002']),
            ({'suspend_slip': True}, ['0S1-01-000001', '0S1-01-000002', '0S1-01-000003']),
            ({'suspend_slip': True, 'receipt_masks': mask},
             ['0S1-01-000001', 'H-0S1-01-0001', '0S1-01-000002'])):
        with Register(records=[with_changes('profile', 'P1', **members)], worker='sam') as register:
            sold = sell(register)
            register.add('A', '2')
            slip = register.do('txn.suspend').get('receipt')
            assert [sold, slip, sell(register)] == numbers, (members, slip)
            papers = [paper for paper in printed(register) if 'Suspended transaction' in paper]
            assert len(papers) == (1 if slip else 0), papers
            if not slip:
                continue
            assert '2 × Product A' in papers[0] and slip in papers[0], papers
            assert any(row.endswith('€200.00') for row in papers[0]), papers
            register.refuse('order/not-found', 'txn.recall', receipt=sold)
            register.refuse('order/not-found', 'txn.recall', receipt='X')
            register.do('txn.recall', receipt=slip)
            register.totals(total='200.00')
            register.do('txn.void')
            register.refuse('order/not-found', 'txn.recall', receipt=slip)


def slips_are_left_out_as_other_papers():
    """register.md T-36: kept with its number, and not printed"""
    with Register(records=[with_changes('profile', 'P1', suspend_slip=True),
                           *chain(papers=[{'paper': 'suspended', 'not_printed': True}])],
                  worker='sam') as register:
        register.add('A')
        slip = register.do('txn.suspend')['receipt']
        assert printed(register) == []
        assert 'Suspended transaction' in text_of(register, slip)
        register.do('txn.recall', receipt=slip)


def labels_say_where_in_the_warehouse():
    """2.10 return locations: store, then warehouse, location, pallet"""
    place = {'store': 'S1', 'warehouse': 'W2', 'location': 'R-02', 'pallet': '17', 'label': True}
    with Register(records=[{'kind': 'return-reason', 'id': 'torn', 'name': 'Torn',
                            'places': [place]}], worker='sam') as register:
        sold = sell(register)
        register.do('return.by_receipt', order=sold, reason='torn', all=True)
        line = register.cart()['lines'][0]
        assert (line['location'], line['return_location'], line['return_pallet']) == (
            'W2', 'R-02', '17'), line
        register.do('pay.cash')
        label = next(paper for paper in printed(register) if 'Return label' in paper)
        assert label.index('Location R-02') < label.index('Pallet 17'), label


if __name__ == '__main__':
    sys.exit(run_tests([
        receipts_say_what_the_profile_says, receipts_have_a_barcode_or_not,
        papers_say_why_no_tax_is_charged,
        papers_say_which_tax_came_out_of_the_price,
        a_part_names_the_offers_that_made_it_cheaper, the_charge_history_is_printed,
        papers_come_with_their_copies, papers_are_left_out, nobody_wants_a_receipt,
        profiles_that_contradict_themselves, presents_come_without_prices,
        what_is_put_aside_gets_a_slip, slips_are_left_out_as_other_papers,
        labels_say_where_in_the_warehouse,
    ]))
