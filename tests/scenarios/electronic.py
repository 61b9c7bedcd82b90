#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""electronic.py POSCTL FIXTURES — what goes by e-mail, from the cart to its return.

customer-orders.md §1 (delivery intent), §2.5 (electronic mode), 5.4 M9, 5.10, §6.2, §7; decision 159.

As configuration.py, with a product E that only the mode MAIL takes."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import SUPERVISOR, Register, run_tests  # pylint: disable=wrong-import-position
from settings import (  # pylint: disable=wrong-import-position
    RECORDS, mode, parameters, product, saved_elsewhere, stock, store, with_changes)

MAIL = {'kind': 'delivery-mode', 'id': 'MAIL', 'name': 'By e-mail', 'stores': ['*'],
        'products': ['E', 'BOTH']}
RECORDS_OF_MAIL = [
    MAIL, parameters(electronic_mode='MAIL'), product(id='E', unit_price='75'),
    product(id='BOTH', unit_price='20'), mode('99', products_excluded=['E']),
    mode('11', products_excluded=['E'])]
DETACHED = {'kind': 'customer', 'id': 'D', 'name': 'Customer D', 'addresses': [
    {'id': 'D1', 'street': 'Weg 1', 'city': 'Bremen', 'country': 'DE', 'primary': True}]}


def register_of_mail(*records, **options):
    return Register(records=[*RECORDS_OF_MAIL, *records], **options)


def in_cart(register, *items, customer='C'):
    lines = [register.add(item) for item in items]
    register.do('customer.attach', customer=customer)
    return lines


def line_of(order, item):
    return next(line for line in order['lines'] if line['item'] == item)


def ordered(register, *items, **args):
    """The name of an order that was shipped as far as its products are, and paid by card."""
    in_cart(register, *items)
    register.do('order.ship_all', **args)
    done = register.do('pay.card', balance='card')
    assert done['concluded'], done
    return done['receipt']


def shipping_finds_out():
    """DM3, DM4: ship sends by e-mail what no carrier takes, and ships the rest; both only if asked"""
    with register_of_mail() as register:
        digital, parcel, both = in_cart(register, 'E', 'A', 'BOTH')
        done = register.do('order.ship_all', date='2026-05-20')
        assert (done['lines'], done['electronic']) == (3, 1), done
        lines = {line['id']: line for line in register.cart()['lines']}
        assert lines[digital]['intent'] == 'electronic', lines
        assert (lines[digital]['mode'], lines[digital]['address'],
                lines[digital]['date']) == ('MAIL', 'C-HOME', '2026-05-20'), lines
        assert not lines[digital].get('location') and not lines[digital].get('store'), lines
        assert [lines[line]['intent'] for line in (parcel, both)] == ['ship', 'ship'], lines
        # Who names the electronic mode means it; who names a carrier is told that it does not fit.
        register.do('order.ship_selected', lines=[both], mode='MAIL')
        assert line_of(register.cart(), 'BOTH')['intent'] == 'electronic'
        assert register.refuse('order/no-delivery-mode', 'order.ship_selected', lines=[parcel],
                               mode='MAIL')['reason'] == 'product'
        assert register.refuse('order/no-delivery-mode', 'order.ship_selected', lines=[digital],
                               mode='99')['reason'] == 'product'
        # O5: it is taken along or picked up as anything else, if a mode takes it.
        register.do('order.carryout_selected', lines=[both])
        assert line_of(register.cart(), 'BOTH')['intent'] == 'carry-out'
        register.refuse('order/no-delivery-mode', 'order.change_delivery', lines=[digital], mode='99')


def a_mode_without_a_list_makes_nothing_electronic():
    """2.5: the mode is for digital goods; one that takes everything sends no sofa by e-mail"""
    anything = {**MAIL, 'products': []}
    with register_of_mail(anything) as register:
        digital, parcel = in_cart(register, 'E', 'A')
        for lines in ([parcel], [digital, parcel]):
            refusal = register.refuse('order/no-delivery-mode', 'order.ship_selected', lines=lines,
                                      mode='MAIL')
            assert (refusal['reason'], refusal['item']) == ('not-electronic', 'A'), refusal
        assert not any(line['intent'] == 'electronic' for line in register.cart()['lines'])
        register.do('order.ship_selected', lines=[digital], mode='MAIL')
        assert line_of(register.cart(), 'E')['intent'] == 'electronic'


def somebody_has_to_receive_it():
    """O3: a customer, and one with an e-mail address, also when it becomes another one's"""
    with register_of_mail(DETACHED) as register:
        register.add('E')
        register.refuse('order/no-customer', 'order.ship_all')
        register.do('customer.attach', customer='D')
        assert register.refuse('order/no-address', 'order.ship_all')['reason'] == 'email'
        register.do('customer.attach', customer='C')
        register.do('order.ship_all')
        register.do('customer.attach', customer='D')
        assert line_of(register.cart(), 'E')['intent'] != 'electronic', register.cart()
        register.do('customer.attach', customer='C')
        register.do('order.ship_all', type='quote')
        register.do('quote.create')
    # No address at all is none to ship to, but no reason not to write.
    nowhere = {'kind': 'customer', 'id': 'N', 'name': 'N', 'email': 'n@example.com'}
    with register_of_mail(nowhere) as register:
        in_cart(register, 'E', customer='N')
        register.do('order.ship_all')
        assert not line_of(register.cart(), 'E')['address'], register.cart()


def without_electronic_mode_nothing_changes():
    """2.5: optional"""
    with register_of_mail(parameters()) as register:
        in_cart(register, 'E')
        register.do('order.ship_all', mode='MAIL')
        assert line_of(register.cart(), 'E')['intent'] == 'ship'


def tax_is_that_of_the_primary_address():
    """5.10 ELECTRONIC: as SHIP with the customer's primary address"""
    there = with_changes('customer', 'C', addresses=[
        {'id': 'HERE', 'street': 'A 1', 'city': 'Utrecht', 'country': 'NL'},
        {'id': 'THERE', 'street': 'Weg 1', 'city': 'Bremen', 'country': 'DE', 'primary': True,
         'tax_group': 'ZERO'}])
    for switches, tax in (({}, '21.00'), ({'use_destination_tax': True}, '9.00'),
                          ({'use_destination_tax': True, 'use_customer_tax': True}, '0.00')):
        here = store(prices_include_tax=False, **switches)
        with register_of_mail(product(id='E', unit_price='100'), there, here) as register:
            in_cart(register, 'E')
            # An address that was named is one for parcels.
            register.do('order.ship_all', address='HERE')
            line = register.cart()['lines'][0]
            assert (line['tax'], line['address']) == (tax, 'THERE'), (switches, line)


def money_is_asked_for_as_for_parcels():
    """M1, M9: a deposit, and a card for the balance; 4.2: no shipping charge"""
    with register_of_mail() as register:
        in_cart(register, 'E')
        register.do('order.ship_all')
        register.totals(total='75.00', deferred='75.00', deposit_required='7.50')
        done = register.do('pay.cash', balance='pay-later', amount='7.50')
        assert (done['concluded'], done['missing']) == (False, 'card-required'), done
        register.do('pay.void')
        register.do('pay.card', balance='card')
        # It is paid in full: nobody asks for a card.
        in_cart(register, 'E')
        register.do('order.ship_all')
        register.do('order.deposit_override', amount='75.00')
        done = register.do('pay.cash')
        assert done['concluded'], done
    with register_of_mail(parameters(electronic_mode='MAIL', manual_charges=True)) as register:
        in_cart(register, 'E')
        register.refuse('order/amount', 'order.ship_all', charge='5.00')
        register.do('order.ship_all', charge='0.00')
        register.add('A')
        register.do('order.ship_all', charge='5.00')
        assert [charge['amount'] for charge in register.cart()['charges']] == ['5.00']


def it_leaves_from_the_work_list():
    """§7, U2, M22: listed where the order was made, accepted, sent in parts, paid by the card"""
    with register_of_mail(stock(item='E', on_hand='0'), worker='sam') as register:
        register.add('E', '2')
        register.do('customer.attach', customer='C')
        register.do('order.ship_all')
        name = register.do('pay.card', balance='card')['receipt']
        for view, count in (('to-ship', 1), ('to-pick-up', 0), ('waiting', 0)):
            rows = register.do('order.fulfillment', filter={'view': view})['lines']
            assert len(rows) == count, (view, rows)
        row = register.do('order.fulfillment')['lines'][0]
        assert (row['intent'], row['status'], row['mode']) == ('electronic', 'accepted', 'MAIL'), row
        part = {'order': name, 'lines': [{'line': row['line'], 'quantity': '1'}]}
        for step in ('pick', 'pack', 'picking', 'reject', 'unpick', 'unpack', 'reassign'):
            rule = register.refuse('order/status', 'fulfill.line_' + step, **part)['rule']
            assert rule == 'electronic', (step, rule)
        assert register.refuse('order/status', 'fulfill.line_pickup', order=name)
        done = register.do('fulfill.line_ship', **part)
        assert (done['shipped'], done['status']) == (True, 'partially-invoiced'), done
        done = register.do('fulfill.line_ship', order=name, lines=[{'line': row['line']}])
        assert done['status'] == 'invoiced', done
        assert register.do('order.fulfillment')['lines'] == []
        assert len(register.do('order.fulfillment', filter={'view': 'done'})['lines']) == 1
        totals = register.order(name)['totals']
        assert (totals['balance'], totals['authorized']) == ('0.00', '0.00'), totals
        assert str(register.taken_by_card()) == '150.00', register.book()
        # §3.6: it lies on no shelf.
        places = register.do('stock.lookup', item='E')['places']
        assert {place['location']: place['on_hand'] for place in places}['W1'] == '0', places
        assert {place['reserved'] for place in places} == {'0', None}, places


def it_is_found_and_told():
    """§6.1, §6.2: among what is to be sent here, by its delivery type, and counted"""
    with register_of_mail(worker='sam') as register:
        ordered(register, 'E', 'A')
        for filters in ({'view': 'to-ship', 'here': 'S1'}, {'view': 'to-fulfill', 'here': 'S1'},
                        {'intents': ['electronic']}, {'fulfilling_store': 'S1', 'item': 'E'},
                        {'modes': ['MAIL']}):
            found = register.do('order.search', **filters)['orders']
            assert len(found) == 1, (filters, found)
            assert (found[0]['ship_lines'], found[0]['electronic_lines']) == (1, 1), found
        for filters in ({'view': 'to-pick-up', 'here': 'S1'},
                        {'intents': ['electronic'], 'fulfilling_store': 'S2'}):
            assert register.do('order.search', **filters)['orders'] == [], filters


def it_can_be_edited_and_cancelled():
    """6.4: what was not sent changes, is split off and given up as anything else"""
    with register_of_mail(worker='sam') as register:
        name = ordered(register, 'E')
        register.do('order.edit', order=name)
        line = register.cart()['lines'][0]['id']
        register.do('line.set_qty', line=line, quantity='3')
        other = register.do('line.split', line=line, quantity='1')['line']
        register.do('order.carryout_selected', lines=[other])
        register.do('pay.card', balance='card')
        order = register.order(name)
        assert sorted((row['intent'], row['open'], row['invoiced']) for row in order['lines']) == [
            ('carry-out', '0', '1'), ('electronic', '2', '0')], order['lines']
        assert order['totals']['total'] == '225.00', order['totals']
        register.do('fulfill.line_ship', order=name, lines=[{'line': line, 'quantity': '1'}])
        register.do('order.cancel', order=name)
        register.do('pay.cash')
        order = register.order(name)
        assert order['status'] == 'invoiced', order['status']
        assert register.reserved_by_card() == 0, register.reserved_by_card()


def it_comes_back_to_no_shelf():
    """R4, R13: returned as anything else; nothing is put on stock"""
    with register_of_mail(stock(item='E', on_hand='3'), worker='sam') as register:
        name = ordered(register, 'E')
        assert register.refuse('order/status', 'return.by_receipt', order=name)
        register.do('fulfill.line_ship', order=name,
                    lines=[{'line': register.order(name)['lines'][0]['id']}])
        register.do('return.by_receipt', order=name, all=True)
        register.totals(total='-75.00')
        done = register.ask('pay.card')
        assert done['ok'] and done['result']['concluded'], done
        places = register.do('stock.lookup', item='E')['places']
        assert {place['location']: place['on_hand'] for place in places}['W1'] == '3', places


def what_other_channels_sold_is_sent_here():
    """A line of a web order that came with the feed is sent by its store, or the one it names"""
    def line(**changes):
        return {'id': '0190f0a0-0000-7000-8000-000000000011', 'item': 'E', 'description': 'E',
                'unit': 'pcs', 'ordered': '1', 'tax_group': 'NL', 'item_tax_group': 'FULL',
                'intent': 'electronic', 'mode': 'MAIL', 'accept_state': 'accepted',
                'price_locked': True, **changes}
    for home, sender, here in (('S1', None, True), ('S3', None, False), ('S3', 'S1', True),
                               ('S1', 'S3', False)):
        order = saved_elsewhere(origin='web', home_store=home,
                                lines=[line(**({'shipping_store': sender} if sender else {}))])
        with register_of_mail(order, worker='sam') as register:
            rows = register.do('order.fulfillment')['lines']
            assert bool(rows) == here, (home, sender, rows)
            part = {'order': 'SO-77', 'lines': [{'line': line()['id']}]}
            answer = register.ask('fulfill.line_ship', **part)
            if not here:
                assert answer['error']['details']['rule'] == 'not-here', answer
            else:
                assert answer['ok'] and answer['result']['shipped'], answer
                assert register.order('SO-77')['status'] == 'invoiced'


def papers_say_it():
    """5.12: the order's paper has it under its own heading, what was sent has an invoice"""
    with register_of_mail(worker='sam') as register:
        name = ordered(register, 'E', 'A')
        said = register.do('receipt.get', receipt=name)['text']
        assert 'By e-mail' in said and 'c@example.com' in said, said
        line = line_of(register.order(name), 'E')['id']
        register.do('fulfill.line_ship', order=name, lines=[{'line': line}])
        number = register.do('journal.list', limit=1)['entries'][0]['receipt']
        said = register.do('receipt.get', receipt=number)
        assert said['kind'] == 'shipment', said
        assert 'By e-mail' in said['text'] and '€75.00' in said['text'], said
        assert '€100.00' not in said['text'], said


sys.exit(run_tests([
    shipping_finds_out, a_mode_without_a_list_makes_nothing_electronic,
    somebody_has_to_receive_it, without_electronic_mode_nothing_changes,
    tax_is_that_of_the_primary_address, money_is_asked_for_as_for_parcels,
    it_leaves_from_the_work_list, it_is_found_and_told, it_can_be_edited_and_cancelled,
    it_comes_back_to_no_shelf, what_other_channels_sold_is_sent_here, papers_say_it]))
