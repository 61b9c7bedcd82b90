#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""operations.py POSCTL FIXTURES — every operation of the catalog does what it says, once."""
import glob
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import SUPERVISOR, Register, call, run_tests  # pylint: disable=wrong-import-position

Register.program, Register.fixtures = sys.argv[1:3]


def session():
    """Sign in, lock, unlock, sign out"""
    with Register(worker=None) as register:
        result = register.do('session.sign_in', worker='kim', secret='1111')
        assert result == {'worker': 'kim', 'name': 'Kim', 'language': 'en'}, result
        register.add('A')
        register.do('session.lock')
        register.do('session.unlock', secret='1111')
        register.do('session.change_password', secret='1111', new_secret='8305')
        register.do('session.sign_out')
        register.refuse('access/wrong-secret', 'session.sign_in', worker='kim', secret='1111')
        register.do('session.sign_in', worker='kim', secret='8305')
        register.do('session.sign_out')
        register.do('session.sign_in', worker='lou', secret='2222')
        assert [line['item'] for line in register.cart()['lines']] == ['A'], 'a cart stays'
        register.do('session.reset_password', SUPERVISOR, worker='kim', new_secret='4070')
        register.do('session.sign_out')
        register.refuse('access/not-permitted', 'session.sign_in', worker='kim', secret='4070')
        register.do('session.sign_in', worker='kim', secret='4070', new_secret='5161')


def items():
    """Products by number and barcode, searched, priced; the same twice is one line"""
    chair = {'kind': 'product', 'id': 'CHAIR', 'name': {'en': 'Oak chair', 'nl': 'Eiken stoel'},
             'unit_price': '89.50', 'item_tax_group': 'FULL', 'barcodes': ['4006381333931'],
             'category': 'seats'}
    seats = {'kind': 'category', 'id': 'seats', 'name': 'Seats'}
    with Register(records=[seats, chair]) as register:
        assert register.do('item.add', item='4006381333931')['item'] == 'CHAIR'
        register.add('CHAIR', '2')
        lines = register.cart()['lines']
        assert len(lines) == 1 and lines[0]['quantity'] == '3' and lines[0]['net'] == '268.50'
        for words in ('oak', 'CHA', 'chair OAK', 'eiken', '4006381333931'):
            found = register.do('item.search', text=words)
            assert [p['id'] for p in found['products']] == ['CHAIR'], (words, found)
        first = register.do('item.search', limit=2)
        assert len(first['products']) == 2 and first['next']
        second = register.do('item.search', limit=2, after=first['next'])
        assert not {p['id'] for p in first['products']} & {p['id'] for p in second['products']}
        assert [p['id'] for p in register.do('item.search', category='seats')['products']] == [
            'CHAIR']
        assert register.do('item.price_check', item='A')['product']['price'] == '100.00'
        register.do('pay.cash')
        product = register.do('item.search', text='L3')['products'][0]
        assert (product['price'], product['on_hand']) == ('5.00', '100'), product


def lines():
    """Quantity, split, void, comment"""
    with Register() as register:
        line = register.add('T3333', '3')
        other = register.add('B')
        register.do('line.set_qty', line=line, quantity='5')
        register.totals(total='466.65')
        part = register.do('line.split', line=line, quantity='2')['line']
        register.totals(total='466.65')
        register.do('line.comment', line=part, text='Ring twice')
        assert register.do('price.calculate') == {'before': '466.65', 'after': '466.65'}
        register.do('line.void', lines=[other])
        register.totals(total='166.65')
        cart = register.cart()
        shown = [(each['id'], each['quantity'], each['comment']) for each in cart['lines']
                 if not each['voided']]
        assert shown == [(line, '3', None), (part, '2', 'Ring twice')], shown
        register.do('line.select', lines=[part])
        register.do('line.set_qty', quantity='1')
        assert register.cart()['lines_selected'] == [part]
        register.totals(total='133.32')


def customers():
    """Made, found by anything, attached, given an address, taken off"""
    with Register() as register:
        made = register.do('customer.create', customer={
            'name': 'Marieke van den Berg', 'phone': '030 555 01 01', 'email': 'm@example.com',
            'addresses': [{'street': 'Oudegracht 214', 'postcode': '3511 NP', 'city': 'Utrecht',
                           'country': 'NL'}]})['customer']
        cart = register.cart()
        assert cart['customer'] == made and cart['customer_name'] == 'Marieke van den Berg'
        for words in ('berg', 'marieke VAN', '0305550101', 'm@example.com', 'oudegracht'):
            found = register.do('customer.search', text=words)['customers']
            assert [c['id'] for c in found] == [made], (words, found)
        address = register.do('customer.add_address', address={
            'street': 'Langestraat 8', 'postcode': '3811 AC', 'city': 'Amersfoort',
            'country': 'NL'})['address']
        register.add('A')
        register.do('order.ship_all', mode='99', address=address)
        assert register.cart()['lines'][0]['address'] == address
        edits = register.do('customer.edit', changes={'name': 'Marieke Visser'})['edits']
        assert [each['field'] for each in edits] == ['name'], edits
        assert register.cart()['customer_name'] == 'Marieke Visser'
        register.do('order.carryout_all')
        register.do('customer.clear')
        assert register.cart()['customer'] is None
        register.do('customer.attach', customer='C')
        other = register.do('customer.create', customer={'name': 'Jo'}, attach=False)['customer']
        assert other != register.cart()['customer'] == 'C'
        assert register.do('sync.status')['pending'] == 4, 'headquarters hears of them'


def deliveries():
    """Ship, pick up, carry out, change the mode: all and selected"""
    with Register(records=[{'kind': 'feature', 'id': 'F1', 'enabled': True},
                           {'kind': 'expedite-code', 'id': 'RUSH', 'priority': 1}]) as register:
        first, second = register.add('A'), register.add('B')
        register.do('customer.attach', customer='C')

        def shown():
            return [(each['intent'], each['mode'], each['location'], each['date'])
                    for each in register.cart()['lines']]

        shipped = ('ship', '99', 'W9', '2026-05-20')
        register.do('order.ship_all', mode='99', date='2026-05-20', location='W9')
        assert shown() == [shipped, shipped], shown()
        register.do('order.change_delivery', lines=[second], mode='11')
        assert shown()[1] == ('ship', '11', 'W9', '2026-05-20')
        register.do('order.pickup_selected', lines=[second], store='S2', mode='61',
                    date='2026-05-22', collector='Neighbor')
        assert shown() == [shipped, ('pick-up', '61', 'W2', '2026-05-22')], shown()
        assert register.cart()['lines'][1]['collector'] == 'Neighbor'
        register.do('order.expedite', expedite='RUSH')
        register.do('order.expedite', lines=[second])
        assert (register.cart()['expedite'], register.cart()['lines'][1]['expedite']) == (
            'RUSH', None)
        register.do('order.pickup_all')
        # Not said anew: as the rest of the order goes (§10.62).
        assert shown()[0] == ('pick-up', '61', 'W1', '2026-05-14'), shown()
        register.do('line.select', lines=[first])
        register.do('order.ship_selected', location='W1')
        assert shown()[0] == ('ship', '11', 'W1', '2026-05-14'), shown()
        register.do('order.carryout_selected', lines=[second])
        assert shown()[1] == ('carry-out', '70', 'W1', None), shown()
        assert register.cart()['type'] == 'sales-order'
        register.do('order.carryout_all')
        assert register.cart()['type'] == 'sale'


def transactions():
    """Comment, void, conclude; a voided cart is gone and the journal knows it"""
    with Register() as register:
        register.add('A')
        register.do('txn.comment', text='Call before delivery')
        assert register.cart()['comment'] == 'Call before delivery'
        register.do('txn.void', reason='Customer left')
        cart = register.cart()
        assert cart['id'] is None and cart['lines'] == [] and cart['comment'] is None
        entry = register.do('journal.list', limit=1)['entries'][0]
        assert entry['op'] == 'txn.void' and 'Customer left' in json.dumps(entry), entry
        register.add('A')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        register.do('order.deposit_override', SUPERVISOR, amount='0')
        assert register.do('txn.conclude', balance='pay-later')['status'] == 'open'


def suspended():
    """A suspended cart outlives a restart; what nobody typed costs what it costs today (T-27)"""
    dearer = {'kind': 'product', 'id': 'A', 'name': 'Product A', 'unit_price': '110',
              'item_tax_group': 'FULL'}
    with Register(worker='sam') as register:
        register.add('A', '2')
        register.add('B')
        cart = register.do('txn.suspend')['cart']
        assert register.cart()['lines'] == []
        register.load(dearer)
        waiting = register.do('txn.recall')['carts']
        assert [(c['cart'], c['lines'], c['total']) for c in waiting] == [(cart, 2, '500.00')]
        told = register.do('txn.recall', cart=cart)
        assert (told['repriced'], told['difference']['total']) == (1, '20.00'), told
        assert [line['after']['item'] for line in told['lines']] == ['A']
        register.totals(total='520.00')
        register.do('pay.cash')
        register.add('B')
        cart = register.do('txn.suspend')['cart']
        register.do('txn.void_suspended', cart=cart, reason='Nobody came back')
        register.refuse('order/not-found', 'txn.void_suspended', cart=cart)
        assert not register.do('txn.recall')['carts']
        entry = register.do('journal.list', limit=1)['entries'][0]
        assert entry['op'] == 'txn.void_suspended' and 'came back' in json.dumps(entry), entry
    with Register() as register:
        register.add('A')
        details = register.refuse('order/needs-approval', 'txn.suspend')
        assert details['permission'] == 'txn.suspend', details
        register.do('txn.suspend', SUPERVISOR)


def payments():
    """Cash with change, card, voided payments"""
    with Register() as register:
        register.add('A')
        register.do('pay.cash', amount='30.00')
        register.do('pay.card', amount='20.00')
        payments = register.cart()['payments']
        assert [(p['tender'], p['amount'], p['state']) for p in payments] == [
            ('cash', '30.00', 'captured'), ('card', '20.00', 'captured')], payments
        register.do('pay.void', payment=payments[0]['id'])
        register.do('pay.void')
        register.totals(due_now='100.00')
        assert register.do('pay.card_ask') == {'unsettled': 0}
        done = register.do('pay.cash', amount='120.00')
        assert done['change'] == '20.00' and done['concluded']
        assert set(done) >= {'order', 'reference', 'receipt', 'status'}


def recall():
    """Found by number, customer, item, status; opened; handed over"""
    with Register() as register:
        register.add('A')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        done = register.do('pay.cash', balance='pay-later')
        assert register.do('order.recall', order=done['reference'])['order']['id'] == done['order']
        for wanted in ({'customer_name': 'custom'}, {'customer': 'C'}, {'item': 'A'},
                       {'statuses': ['open']}, {'receipt': done['receipt']}, {'text': 'customer'},
                       {'view': 'to-pick-up'}, {'intents': ['pick-up']}, {'modes': ['60']},
                       {'total_from': '99.99', 'total_until': '100.01'},
                       {'created_from': '2026-05-14', 'created_until': '2026-05-14'},
                       {'store': 'S1'}, {'fulfilling_store': 'S1'}, {'worker': 'kim'},
                       {'email': 'c@example.com'}, {'phone': '0305550100'}):
            found = register.do('order.recall', filter=wanted)
            assert [o['id'] for o in found['orders']] == [done['order']], (wanted, found)
            assert found['complete'] is True and found['next'] is None
            assert register.do('order.search', **wanted)['orders'] == found['orders'], wanted
        for wanted in ({'customer_name': 'x'}, {'item': 'B'}, {'statuses': ['cancelled']},
                       {'view': 'to-ship'}, {'total_from': '100.01'}, {'worker': 'lou'},
                       {'created_from': '2026-05-15'}, {'store': 'S2'}):
            assert register.do('order.recall', filter=wanted)['orders'] == [], wanted
        register.do('fulfill.line_pickup', order=done['order'])
        register.totals(due_now='90.00')
        register.do('pay.card')
        assert register.order(done['order'])['status'] == 'invoiced'


def devices():
    """Drawer and copies of receipts"""
    with Register(worker='sam') as register:
        register.do('drawer.open', reason='Change')
        register.add('A')
        receipt = register.do('pay.cash')['receipt']
        assert register.do('receipt.reprint')['receipt'] == receipt
        register.do('receipt.reprint', receipt=receipt)
        assert register.do('receipt.get', receipt=receipt)['copies'] == 2
        assert register.do('receipt.gift')['receipt'] == receipt
        # Headquarters' mailer sends letters (hq-letters), and there is none here.
        register.refuse('order/status', 'receipt.email', receipt=receipt, email='a@example.com')


def queries():
    """Stock follows what is sold, promised and handed over; the set-up is shown without secrets"""
    with Register() as register:
        def stock(location):
            level = register.do('stock.get', item='A', location=location)['stock'][0]
            return level['on_hand'], level['reserved']

        register.add('A', '2')
        register.do('pay.cash')
        assert stock('W1') == ('98', '0')
        register.add('A', '3')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all', store='S1')
        receipt = register.do('pay.cash', balance='pay-later')['receipt']
        assert stock('W1') == ('98', '3')
        register.do('fulfill.line_pickup', order=receipt)
        register.do('pay.cash')
        assert stock('W1') == ('95', '0')
        register.add('A')
        register.do('customer.attach', customer='C')
        register.do('order.ship_all', mode='99')
        register.do('pay.card', balance='card')
        assert stock('W9') == ('100', '1') and stock('W1') == ('95', '0')
        assert len(register.do('stock.get', item='A')['stock']) == 4
        worker = register.do('config.get', kind='worker', id='kim')['records'][0]
        assert worker['role'] == 'clerk' and 'secret_hash' not in worker, worker
        assert len(register.do('config.get', kind='store')['records']) == 4
        entries = register.do('ledger.list', order=receipt)['entries']
        assert [e['seq'] for e in entries] == list(range(1, len(entries) + 1))
        total = sum(float(e['amount']) for e in entries if e['kind'] in (
            'goods', 'discount', 'charge', 'tax'))
        assert total == 300.0, entries
        page = register.do('journal.list', limit=3)
        more = register.do('journal.list', limit=3, before=page['next'])
        assert [e['seq'] for e in page['entries'] + more['entries']] == list(
            range(page['entries'][0]['seq'], page['entries'][0]['seq'] - 6, -1))
        status = register.do('sync.run', until='idle')
        assert status['configured'] is False and status['pending'] == 4, status


def set_up():
    """What is missing in the set-up is named, in words"""
    nowhere = {'kind': 'store', 'id': 'S5', 'name': 'Store 5', 'warehouse': 'W1', 'currency': 'EUR'}
    with Register(records=[nowhere]) as register:
        answer = register.do('setup.check')
        told = {(fault['kind'], fault['id'], fault['code']): fault['text']
                for fault in answer['missing']}
        assert answer['complete'] is False
        assert told['store', 'S5', 'no-time-zone'] == 'The store “S5” has no time zone.'
        for code in ('no-address', 'no-fulfillment-group', 'no-profile', 'no-tax-group'):
            assert ('store', 'S5', code) in told, sorted(told)
        assert ('store', 'S5', 'no-pickup-mode') not in told
        assert ('store', 'S3', 'no-fulfillment-group') in told
        notices = {(fault['id'], fault['code']) for fault in answer['notices']}
        assert ('S1', 'shared-warehouse') in notices and ('S5', 'no-register') in notices


def sync_desk():
    """What waits, sent again, corrected, decided, exported: with nobody at the other end"""
    with Register() as register:
        register.add('A')
        register.do('pay.cash')
        status = register.do('sync.status')
        assert (status['configured'], status['complete'], status['problems']) == (
            False, False, []), status
        assert [(group['group'], group['count']) for group in status['groups']] == [('sales', 1)]
        assert status['unavailable'] == [
            'stock-elsewhere', 'orders-elsewhere', 'customer-accounts'], status
        assert 'sales' in status['works'] and 'stock-elsewhere' not in status['works'], status
        assert status['done'] == [] and status['versions']['program'], status
        assert register.do('sync.run') == status
        some = '01900000-0000-7000-8000-000000000000'
        register.refuse('sync/offline', 'sync.retry')
        register.refuse('sync/offline', 'sync.correct', approval=SUPERVISOR, transaction=some,
                        reason='Typo', changes=[{'field': 'customer', 'value': 'C'}])
        register.refuse('call/missing-argument', 'sync.correct', approval=SUPERVISOR, transaction=some,
                        changes=[{'field': 'customer', 'value': 'C'}])
        register.refuse('sync/offline', 'sync.resolve', approval=SUPERVISOR, transaction=some,
                        keep='headquarters')
        register.refuse('order/needs-approval', 'sync.resolve', transaction=some, keep='register')
        register.refuse('sync/offline', 'device.activate', code='K7WQ2M9T')
        register.refuse('sync/offline', 'device.deactivate', approval=SUPERVISOR)
        register.refuse('sync/offline', 'sync.seen', approval=SUPERVISOR, order=some, note='Full')
        register.refuse('order/needs-approval', 'sync.seen', order=some, note='Full')
        path = register.do('sync.export', approval=SUPERVISOR)['path']
        with open(path, encoding='utf-8') as file:
            assert json.load(file)['pending'] == 1


def journal():
    """What was printed here, newest first; and an order that becomes a sale again"""
    with Register() as register:
        register.add('A')
        first = register.do('pay.cash')['receipt']
        register.add('B')
        second = register.do('pay.cash')['receipt']
        register.refuse('order/needs-approval', 'journal.open')
        printed = register.do('journal.open', approval=SUPERVISOR)['receipts']
        assert [(paper['receipt'], paper['kind']) for paper in printed] == [
            (second, 'sale'), (first, 'sale')], printed
        assert len(register.do('journal.open', approval=SUPERVISOR, limit=1)['receipts']) == 1
        register.add('A')
        register.do('customer.attach', customer='C')
        register.do('order.pickup_all')
        register.do('order.deposit_override', amount='50.00')
        assert register.cart()['type'] == 'sales-order'
        register.do('txn.make_cash_carry')
        cart = register.cart()
        assert cart['type'] == 'sale' and not cart['totals']['deposit_overridden'], cart
        register.totals(due_now='100.00')


def numbered():
    """What the files of requests beside this one run."""
    keys = set()
    for path in glob.glob(os.path.join(os.path.dirname(Register.fixtures), '*.jsonl')):
        with open(path, encoding='utf-8') as file:
            keys |= {json.loads(line).get('op') for line in file}
    return keys


def nothing_is_left_out():
    """Every operation of the catalog was run above or in a numbered scenario"""
    catalog = json.loads(call(Register.program, 'ops', '--json').stdout)
    missing = {entry['key'] for entry in catalog} - Register.keys - ELSEWHERE - numbered()
    assert not missing, sorted(missing)


# Shown by other tests: the contract of scripts, and the operations of later milestones.
ELSEWHERE = {'order.get', 'op.state', 'clock.advance', 'device.script', 'receipt.get'}

TESTS = [session, items, lines, customers, deliveries, transactions, suspended, payments, recall,
         devices, queries, journal, set_up, sync_desk, nothing_is_left_out]

if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
