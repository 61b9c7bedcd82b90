#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bundles.py POSCTL FIXTURES — what no bundle may bring: customer-orders.md §2.

Each record is refused in words that name it and its member, and changes nothing; what stands beside
it is taken, unless the record names what is nowhere: then the file is not what it was meant to be."""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests  # pylint: disable=wrong-import-position
from settings import (  # pylint: disable=wrong-import-position
    RECORDS, feature, mode, parameters, profile, refused, store, with_changes)


def slots(**changes):
    return {'kind': 'slot-rule', 'id': 'R', 'mode': '60', 'stores': ['*'], 'min_days': '1',
            'max_days': '3', 'start': '10:00', 'end': '12:00', 'capacity': 1,
            'interval_minutes': 60, 'weekdays': ['1'], **changes}


def rule(*tiers, **changes):
    return {'kind': 'charge-rule', 'id': 'CR', 'level': 'header', 'code': 'GIFT',
            'currency': 'EUR', 'tiers': list(tiers), **changes}


def relation(name, relation, wanted=None, level='line'):
    """A charge rule for one or a group of what @name says."""
    return rule({'from': '0', 'amount': '5'}, level=level, **{name + '_relation': relation},
                **({name: wanted} if wanted else {}))


def product(**changes):
    return with_changes('product', 'A', **changes)


def cash(**changes):
    return with_changes('tender', 'cash', **changes)


def off(*tiers):
    return {'kind': 'shipping-discount', 'id': 'SD', 'name': 'SD', 'mode': '99',
            'tiers': list(tiers)}


def happy_hour(**changes):
    return {'kind': 'discount', 'id': 'HAPPY', 'name': 'Happy hour', 'type': 'simple',
            'lines': [{'product': '*', 'rate': '0.1'}], 'periods': [{'weekdays': ['5']}, changes]}


def hours(**changes):
    return store(opening=[{'weekday': 1, 'from': '09:00', 'until': '18:00', **changes}])


def attributes(*members):
    return {'kind': 'attribute-group', 'id': 'GROUP', 'stores': ['*'], 'attributes': list(members)}


def info_code(**members):
    """A question of the chain, at the drawer unless it is asked elsewhere."""
    return {'kind': 'info-code', 'id': 'ASK', 'operations': ['drawer.open'], **members}


VALUES = [
    (parameters(deposit_rate='1.01'), '“deposit_rate” is not from 0 to 1'),
    (parameters(deposit_rate='-0.1'), '“deposit_rate” is not from 0 to 1'),
    (parameters(cancellation_rate='1.01'), '“cancellation_rate” is not from 0 to 1'),
    (parameters(quote_validity_days=-1), '“quote_validity_days” is not from 0 to 36500'),
    (parameters(reservation_days=10 ** 15), '“reservation_days” is not from 0 to 36500'),
    (parameters(refund_shipping_limit='-0.01'), '“refund_shipping_limit” is below nothing'),
    (parameters(id='other'), '“id” is not “company”'),
    (parameters(check_in_address='wait.example.com'), '“check_in_address” is no address of a page'),
    (parameters(check_in_address='javascript:alert(1)'),
     '“check_in_address” is no address of a page'),
    (parameters(check_in_address='https://example.com/wait/'),
     '“check_in_address” is no address of a page'),
    (product(minimum='-1'), '“minimum” is below nothing'),
    (product(name={}), '“name” is missing'),
    ({'kind': 'category', 'id': 'EMPTY', 'name': {}}, '“name” is missing'),
    (product(unit_price='-1'), '“unit_price” is below nothing'),
    (product(weight_grams=-1), '“weight_grams” is not from 0 to 1000000000'),
    (product(weight_grams=10 ** 18), '“weight_grams” is not from 0 to 1000000000'),
    (product(prices=[{'price': '4'}, {'price': '-4'}]), 'prices 2: “price” is below nothing'),
    (product(prices=[{'price': '10', 'price_unit': '-3'}]),
     'prices 1: “price_unit” is below nothing'),
    (product(units=[{'unit': 'box', 'factor': '-12'}]), 'units 1: “factor” is below nothing'),
    (product(units=[{'unit': 'box', 'factor': '12'}, {'unit': 'box', 'factor': '6'}]),
     '“units” has one “unit” twice'),
    (product(units=[{'unit': 'pcs', 'factor': '12'}]),
     '“units” has “pcs”, which is the product\'s own'),
    (product(minimum='6', maximum='5'), '“maximum” is less than “minimum”'),
    (product(multiple='3', default_quantity='4'), '“default_quantity” is none that may be sold'),
    (product(minimum='6', default_quantity='3'), '“default_quantity” is none that may be sold'),
    (profile(secret_tries=-1), '“secret_tries” is not from 0'),
    (profile(secret_length=13), '“secret_length” is not from 0 to 12'),
    (profile(lock_minutes=-1), '“lock_minutes” is not from 0'),
    (profile(reject_reasons=[{'id': 'a'}, {'id': 'a'}]), '“reject_reasons” has one “id” twice'),
    (feature('F99', True), '“id” is not one of F1 to F20'),
    (feature('F01', True), '“id” is not one of F1 to F20'),
    (mode('99', lead_days=-3), '“lead_days” is not from 0 to 36500'),
    (mode('99', max_weight_grams=-1), '“max_weight_grams” is not from 0 to 1000000000'),
    (mode('99', weekdays=['1', '8']), '“weekdays” has “8”, which is not from 1 to 7'),
    (slots(min_days='-1'), '“min_days” is not from 0 to 36500'),
    (slots(capacity=-1), '“capacity” is not from 0'),
    (slots(interval_minutes=-60), '“interval_minutes” is not from 0 to 1440'),
    (slots(start='25:00'), '“start” is not a time'),
    (slots(end='24:30'), '“end” is not a time'),
    (slots(end='soon'), '“end” is not a time'),
    (slots(start='12:00', end='12:00'), '“end” is not after “start”'),
    (slots(min_days='5'), '“max_days” is less than “min_days”'),
    (slots(**{'from': '2026-05-05', 'until': '2026-05-04'}), '“until” is before “from”'),
    (slots(weekdays=['']), '“weekdays” has “”'),
    (hours(weekday=8), 'opening 1: “weekday” is not from 0 to 7'),
    (hours(until='09:00'), 'opening 1: “until” is not after “from”'),
    (hours(until='late'), 'opening 1: “until” is not a time'),
    (happy_hour(weekdays=['friday']),
     'periods 2: “weekdays” has “friday”, which is not from 1 to 7'),
    (happy_hour(**{'from': '5pm'}), 'periods 2: “from” is not a time'),
    (happy_hour(**{'from': '17:00', 'until': 'late'}), 'periods 2: “until” is not a time'),
    (store(latitude_micro=90000001), '“latitude_micro” is not from -90000000 to 90000000'),
    (rule({'from': '0', 'to': '100', 'amount': '5'}, {'from': '100', 'amount': '3'}),
     'tiers 1 and 2 hold for one amount'),
    (rule({'from': '100', 'to': '99.99', 'amount': '5'}), 'tiers 1: “to” is less than “from”'),
    (rule({'from': '0', 'amount': '-5'}), 'tiers 1: “amount” is below nothing'),
    (rule({'from': '0', 'to': '9', 'amount': '5'},
          {'from': '10', 'category': 'percent', 'rate': '1.01'}),
     'tiers 2: “rate” is not from 0 to 1'),
    (rule({'from': '0', 'rate': '0.05'}), 'tiers 1: “rate” is for the category “percent”'),
    (rule({'from': '0', 'to': '9', 'amount': '5'},
          {'from': '10', 'category': 'percent', 'amount': '5'}),
     'tiers 2: “amount” is for the category “fixed”'),
    (off({'from': '50', 'rate': '1'}, {'from': '80', 'rate': '0.2'}, {'from': '50', 'rate': '0.5'}),
     'tiers 1 and 3 begin at one amount'),
    (off({'from': '50', 'rate': '1'}, {'from': '80'}),
     'tiers 2: it has neither a “rate” nor an “amount”'),
    (off({'from': '100', 'rate': '1.01'}), 'tiers 1: “rate” is not from 0 to 1'),
    (off({'from': '-1', 'rate': '0.5'}), 'tiers 1: “from” is below nothing'),
    ({'kind': 'tax-rate', 'id': 'T', 'tax_group': 'NL', 'item_tax_group': 'FULL', 'rate': '-0.1'},
     '“rate” is not from 0 to 1'),
    ({'kind': 'tax-rate', 'id': 'T', 'tax_group': 'NL', 'item_tax_group': 'FULL', 'rate': '21'},
     '“rate” is not from 0 to 1: 21 % is 0.21'),
    (cash(rounding_minor='-0.05'), '“rounding_minor” is below nothing'),
    (cash(max_change='-5'), '“max_change” is below nothing'),
    (cash(denominations=['5', '-5']), '“denominations” has “-5”, which is no amount'),
    (cash(coins=['1 euro']), '“coins” has “1 euro”, which is no amount'),
    ({'kind': 'card-type', 'id': 'visa', 'reservation_days': -1}, '“reservation_days” is not from'),
    ({'kind': 'credit', 'id': 'C', 'limit': '-5'}, '“limit” is below nothing'),
    ({'kind': 'return-policy', 'id': 'P', 'days': -1}, '“days” is not from 0'),
    ({'kind': 'return-policy', 'id': 'P', 'rules': [{'tender': 'cash', 'refunds': ['cash']},
                                                    {'tender': 'cash', 'refunds': ['card']}]},
     '“rules” has one “tender” twice'),
    ({'kind': 'return-reason', 'id': 'bad', 'name': 'Bad', 'places': [
        {'store': 'S1', 'warehouse': 'W1'}, {'store': 'S1', 'warehouse': 'W2'}]},
     '“places” has one “store” twice'),
    ({'kind': 'fulfillment-group', 'id': 'G', 'members': [
        {'warehouse': 'W1', 'store': 'S1'}, {'warehouse': 'W1', 'store': 'S1'}]},
     '“members” has one “warehouse” twice'),
]

VALUES += [
    (mode('99', countries=['NL', 'XX']), '“countries” has “XX”, which is no country'),
    (mode('99', countries_excluded=['Holland']), '“countries_excluded” has “Holland”'),
    ({'kind': 'tax-group', 'id': 'x' * 101, 'name': 'Long'}, '“id” has more than 100 characters'),
    (profile(receipt_mask='#' * 65), '“receipt_mask” has more than 64 characters'),
    (profile(receipt_masks=[{'receipt': 'quote', 'mask': 'Q' * 65}]),
     'receipt_masks 1: “mask” has more than 64 characters'),
    ({'kind': 'order', 'id': '0190f0a0-0000-7000-8000-0000000000a1', 'type': 'sales-order',
      'status': 'open', 'currency': 'EUR'}, '“created_at” is missing'),
    ({'kind': 'order', 'id': '0190f0a0-0000-7000-8000-0000000000a1', 'type': 'sales-order',
      'status': 'open', 'currency': 'EUR', 'created_at': '2026-05-14T08:42:00Z', 'revision': -1},
     '“revision” is below 0'),
    ({'kind': 'order', 'id': '0190f0a0-0000-7000-8000-0000000000a1', 'type': 'sales-order',
      'status': 'cart', 'currency': 'EUR', 'created_at': '2026-05-14T08:42:00Z'},
     '“status” is “cart”: nobody has concluded it'),
    ({'kind': 'order', 'id': '00000000-0000-0000-0000-000000000000', 'type': 'sales-order',
      'status': 'open', 'currency': 'EUR', 'created_at': '2026-05-14T08:42:00Z'},
     '“id” is missing'),
    (attributes({'id': 'a', 'type': 'choice'}), 'a choice without “choices”'),
    (attributes({'id': ''}), 'attributes 1: “id” is missing'),
    (attributes({'id': 'a'}, {'id': 'a'}), '“attributes” has one “id” twice'),
]

VALUES += [
    ({'kind': 'worker', 'id': 'W', 'name': 'W', 'role': 'clerk', 'secret_hash': form},
     '“secret_hash” is nothing that a PIN is recognized by')
    for form in ('1111', 'pos1$1$8$00$00', 'pos1s$1$8$%s$%s' % ('0' * 32, '0' * 64))
]

# register.md T-28: what nobody could ask, or nobody could answer.
VALUES += [
    (info_code(operations=[]), 'it names neither “operations” that ask it nor a code'),
    (info_code(operations=['pay.stored']), '“operations” names “pay.stored”, which asks nothing'),
    (info_code(goods=['A']), '“goods” is said, and “drawer.open” is about no product'),
    (info_code(operations=['line.void'], goods=['A']), '“line.void” asks everybody for a reason'),
    (info_code(customers=['C']), '“drawer.open” asks everybody for a reason'),
    (info_code(operations=[], after='ASK'), 'it comes “after” itself'),
    (info_code(after_answers=['yes']), '“after_answers” is said, and not which code'),
    (info_code(input='words'), '“input”'),
    (info_code(input='text', least='5', most='4'), '“most” is less than “least”'),
    (info_code(input='text', most='4.5'), '“most” is no whole number'),
    (info_code(input='text', least='-1'), '“least” is below nothing'),
    (info_code(input='yes-no', most='4'), '“most” is said of answers that have no size'),
    (info_code(input='age'), 'it asks for an age and says neither “least” nor “most”'),
    (info_code(input='text', reason_list='WHY'), '“reason_list” is said, and “input” is “text”'),
]

VALUES += [
    *((relation(name, how), '“%s” is missing: “%s_relation” is “%s”' % (name, name, how))
      for name in ('account', 'product', 'mode', 'store') for how in ('one', 'group')),
    (relation('product', 'one', 'A', level='header'), '“product” is for rules of the level “line”'),
    (relation('product', 'all', 'A', level='header'), '“product” is for rules of the level “line”'),
    (rule({'from': '0', 'amount': '5'}, level='line', prorate=True),
     '“prorate” is for rules of the level “header”'),
]

# What is not of the type that a member has, or leads nowhere.
FORMS = [
    (parameters(deposit_rate=True), '“deposit_rate” is not a text'),
    (parameters(pickup_modes='60'), '“pickup_modes” is not a list of texts'),
    (parameters(default_order_type='nonsense'), '“default_order_type” is not one of'),
    (parameters(cancellation_base='invoiced'), '“cancellation_base” is not one of'),
    (parameters(cancellation_charge_code='NOPE'), 'names the charge-code “NOPE”'),
    (profile(balance_rule='never'), '“balance_rule” is not one of'),
    (profile(reject_reasons=[{}]), 'reject_reasons 1: “id” is missing'),
    (mode('99', lead_days='three'), '“lead_days” is not a whole number'),
    (mode('99', stores=['S1', 'NOPE']), '“stores” names the store “NOPE”'),
    (mode('99', products=['A', 'NOPE']), '“products” names the product “NOPE”'),
    (mode('99', products_excluded=['NOPE']), '“products_excluded” names the product “NOPE”'),
    ({'kind': 'credit', 'id': 'NOPE', 'limit': '1.00'}, '“id” names the customer “NOPE”'),
    (mode('99', expedite='NOPE'), '“expedite” names the expedite-code “NOPE”'),
    (rule({'from': '0'}, code='NOPE'), '“code” names the charge-code “NOPE”'),
    *((relation(name, how, 'NOPE'), '“%s” names the %s “NOPE”' % (name, kind))
      for name, kind in (('account', 'customer'), ('product', 'product'),
                         ('mode', 'delivery-mode'), ('store', 'store')) for how in ('one', 'all')),
    (relation('store', 'all', '*'), '“store” names the store “*”'),
    (relation('product', 'group', 'A'), '“product” names the category “A”'),
    ({**off({'from': '100', 'rate': '0.5'}), 'products': ['A', 'NOPE']},
     '“products” names the product “NOPE”'),
    ({'kind': 'discount', 'id': 'D', 'name': 'D', 'type': 'simple',
      'lines': [{'product': '*', 'rate': '0.1'}, {'product': 'NOPE', 'rate': '0.1'}]},
     '“product” names the product “NOPE”'),
    (product(category='NOPE'), '“category” names the category “NOPE”'),
    (feature('F1', 'yes'), '“enabled” is not true or false'),
    (store(warehouse='NOPE'), '“warehouse” names the warehouse “NOPE”'),
    (store(profile='NOPE'), '“profile” names the profile “NOPE”'),
    (store(price_group='NOPE'), '“price_group” names the price-group “NOPE”'),
    (product(prices=[{'price': '9'}, {'price': '8', 'group': 'NOPE'}]),
     '“group” names the price-group “NOPE”'),
    (product(prices=[{'price': '9'}, {'price': '8', 'customer': 'NOPE'}]),
     '“customer” names the customer “NOPE”'),
    (with_changes('customer', 'C', addresses=[{'id': '0190f0a0-0000-7000-8000-0000000000a2',
                                               'tax_group': 'NOPE'}]),
     '“tax_group” names the tax-group “NOPE”'),
    ({'kind': 'return-reason', 'id': 'bad', 'name': 'Bad', 'places': [
        {'store': 'S1', 'warehouse': 'NOPE'}]}, '“warehouse” names the warehouse “NOPE”'),
    (cash(type='shells'), '“type” is not one of'),
    ({'kind': 'tax-group', 'id': {'a': 1}}, '“id” is not a text'),
    ({'kind': 'tax-group'}, '“id” is missing'),
    ({'kind': 'nonsense', 'id': 'x'}, 'there is no kind “nonsense”'),
    (5, 'not an object'),
    (None, 'not an object'),
]


BESIDE = {'kind': 'tax-group', 'id': 'BESIDE', 'name': 'Beside'}


def check(register, cases):
    for record, words in cases:
        report = refused(register, record, BESIDE)
        taken = 0 if 'names the ' in words else 1
        assert '%d records taken, 1 refused' % taken in report, (record, report)
        assert words in report, (record, report)
        if isinstance(record, dict) and isinstance(record.get('id'), str):
            assert '%s %s: ' % (record['kind'], record['id']) in report, (record, report)


def sold(register):
    """What the chain's settings make of an order."""
    register.add('A')
    register.do('customer.attach', customer='C')
    register.do('order.ship_all')
    cart = register.cart()
    register.do('txn.void')
    return cart['totals'], [{**line, 'id': None, 'group': None} for line in cart['lines']]


def nothing_changes(cases):
    with Register() as register:
        before = sold(register)
        check(register, cases)
        assert sold(register) == before


def values_that_no_setting_has():
    """Percentages above all, negative numbers, hours and days that are none, tiers that overlap"""
    nothing_changes(VALUES)


def what_is_no_record():
    """Types, names of choices, references that lead nowhere, kinds that nobody knows"""
    nothing_changes(FORMS)


def what_is_no_currency():
    """A bundle in a currency that is none is refused whole"""
    with Register() as register:
        for code in ('XQQ', 'euro', ''):
            report = refused(register, BESIDE, currency=code)
            assert 'is no currency' in report, (code, report)


def what_is_in_another_currency():
    """Seven dollars are no price of a chain that counts in euros: the bundle is refused whole"""
    price = product(id='US', name='US', unit_price='7', barcodes=[])
    with Register() as register:
        before = sold(register)
        for records in ([price], [price, store(currency='USD')],
                        [price, parameters(currency='EUR')]):
            report = refused(register, *records, currency='USD')
            assert ('“currency” of the bundle is USD' in report and 'EUR' in report
                    and 'taken,' not in report), report
        order = {'kind': 'order', 'id': '0190f0a0-0000-7000-8000-0000000000a1',
                 'type': 'sales-order', 'status': 'open', 'currency': 'USD',
                 'created_at': '2026-05-14T08:42:00Z'}
        assert 'is USD, but the chain counts in EUR' in refused(register, order), order
        assert sold(register) == before
        assert not register.ask('item.add', item='US')['ok']


def what_sets_the_currency():
    """The company's own record brings it, and what comes without one must be sure what it says"""
    with Register() as register:
        register.currency = 'JPY'
        register.load(*({**record, **({'currency': 'JPY'} if 'currency' in record else {})}
                        for key, record in RECORDS.items()
                        if key[0] in ('parameters', 'store')),
                      product(unit_price='7'))
        register.add('A')
        assert register.cart()['totals']['total'] == '7', register.cart()['totals']
        register.do('txn.void')
        report = refused(register, cash(max_change='5000'), currency=None)
        assert 'names no “currency”' in report and 'JPY' in report, report


def what_another_has_on_it():
    """A barcode means one product; it may move to another with one bundle"""
    def sold_as(name, code, **changes):
        return product(id=name, name=name, barcodes=[code] if code else [], **changes)

    def scanned(register, code):
        register.add(code)
        item = register.cart()['lines'][-1]['item']
        register.do('txn.void')
        return item

    with Register(records=[sold_as('X1', '7770001')]) as register:
        assert 'one-barcode' not in json.dumps(register.do('setup.check'))
        words = '“barcodes” has “7770001”, which is a barcode of the product “X1”'
        assert words in refused(register, sold_as('X2', '7770001'))
        report = refused(register, sold_as('X3', '7770003'), sold_as('X4', '7770003'))
        assert '1 records taken, 1 refused' in report and 'product X4: ' in report, report
        assert scanned(register, '7770001') == 'X1' and scanned(register, '7770003') == 'X3'
        # A price comes again with what it had, and one bundle moves it.
        register.load(sold_as('X1', '7770001', unit_price='5.00'))
        register.load(sold_as('X5', '7770001'), sold_as('X1', None))
        assert scanned(register, '7770001') == 'X5'
        # Unless what had it cannot be taken itself.
        report = refused(register, sold_as('X6', '7770001'), sold_as('X5', None, category='NOPE'))
        assert '0 records taken, 2 refused' in report, report
        assert scanned(register, '7770001') == 'X5'


def a_word_longer_than_any_is_no_damage():
    """The index of words keeps the beginning of such a word, and the look for damage knows that"""
    long = ['x' * 40000, 'x' * 50000, 'é' * 20001]
    with Register() as register:
        register.load(with_changes('customer', 'C', name=' '.join(long)), product(name=long[0]))
        assert register.run('check').returncode == 0
        assert register.do('customer.search', text='xxx')['customers'][0]['id'] == 'C'


def what_names_what_is_nowhere():
    """Nothing of such a file is taken, unless it says that its records stand for themselves"""
    astray = mode('99', expedite='NOPE')
    cheap = product(unit_price='5.00')
    with Register() as register:
        before = sold(register)
        report = refused(register, cheap, astray)
        assert '0 records taken, 1 refused' in report, report
        assert 'record 2: delivery-mode 99: “expedite” names the expedite-code “NOPE”, which is ' \
            'not there: nothing of the file is taken' in report, report
        assert sold(register) == before
        # What is missing because it was refused itself, is that record's fault.
        report = refused(register, {'kind': 'expedite-code', 'id': 'NOPE', 'name': 5},
                         astray, BESIDE)
        assert '1 records taken, 2 refused' in report and 'nothing of' not in report, report
        report = refused(register, cheap, astray, whole=False)
        assert '1 records taken, 1 refused' in report and 'nothing of' not in report, report
        assert sold(register) != before


def what_is_taken_whole_or_not_at_all():
    """A file that says so changes nothing when one of its records is refused, and names each"""
    with Register() as register:
        before = sold(register)
        report = refused(register, product(unit_price='5.00'), parameters(deposit_rate='1.01'),
                         mode('99', expedite='NOPE'), store(price_group='NOPE'), whole=True)
        assert '0 records taken, 3 refused' in report, report
        for words in ('record 2: parameters company: ', 'record 3: delivery-mode 99: ',
                      'record 4: store S1: '):
            assert words in report, report
        assert sold(register) == before
        assert 'whole' in refused(register, product(unit_price='5.00'), whole='yes')
        path = os.path.join(register.data, 'whole.json')
        with open(path, 'w', encoding='utf-8') as file:
            json.dump({'currency': 'EUR', 'whole': True,
                       'records': [product(unit_price='5.00')]}, file)
        register.stop()
        done = register.run('import', path)
        assert done.stdout == b'1 records taken, 0 refused\n', done
        assert sold(register) != before


def a_button_that_could_do_nothing_is_told():
    """An argument that the operation does not take, and an operation that stands on pages only"""
    def layout(**button):
        cells = [{'kind': 'receipt', 'x': 0, 'y': 0, 'w': 160, 'h': 140},
                 {'kind': 'totals', 'x': 0, 'y': 140, 'w': 160, 'h': 40},
                 {'kind': 'entry', 'x': 160, 'y': 0, 'w': 80, 'h': 100}]
        return {'kind': 'layout', 'id': 'desk', 'bundle': {
            'format': 'pos-layout-bundle/1',
            'layouts': [{'id': 'desk', 'sizes': [{
                'id': 'hd', 'form': 'full', 'w': 1280, 'h': 720,
                'landscape': {'navbar': 'hidden', 'controls': cells}}]}],
            'grids': [{'id': 'sale', 'cols': 1, 'rows': 1, 'buttons': [
                {'id': 'b1', 'row': 0, 'col': 0, **button}]}]}}

    with Register() as register:
        for button, word in (
                ({'op': 'item.add', 'arg': {'itm': 'A'}}, 'itm'),
                ({'op': 'pay.cash', 'arg': {'amount': 5}}, 'amount'),
                ({'op': 'fulfill.line_pick'}, 'fulfill.line_pick'),
                ({'op': 'item.add', 'arg': {'item': 'A'}}, None),
                ({'op': 'item.add'}, None)):
            register.load(layout(**button))
            notices = [notice for notice in register.do('setup.check')['notices']
                       if notice['kind'] == 'layout']
            assert len(notices) == (1 if word else 0), notices
            assert not word or word in json.dumps(notices), notices


if __name__ == '__main__':
    sys.exit(run_tests([values_that_no_setting_has, what_is_no_record, what_is_no_currency,
                        what_is_in_another_currency, what_sets_the_currency,
                        what_another_has_on_it, a_word_longer_than_any_is_no_damage,
                        what_names_what_is_nowhere,
                        what_is_taken_whole_or_not_at_all,
                        a_button_that_could_do_nothing_is_told]))
