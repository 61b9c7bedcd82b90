#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One order from sign-in to its number at headquarters, by touch: shipped, picked up, carried out.

hybrid-order.py POS POS-HQ PICTURES — the order of the pictures (docs/demo.md, "What to try" 1).
"""
import datetime
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '../../support'))
import journey  # noqa: E402  pylint: disable=wrong-import-position

SOFA, CHAIR = '2000004001100', '2000004002145'
LAMP, THROW = '2000004305512', '2000004402037'
AMOUNTS = {
    'type': 'sales-order', 'status': 'open', 'customer': 'C-004218', 'worker': 'sanne',
    'goods': '2642.90', 'charge_total': '39.00', 'tax': '465.46', 'total': '2681.90',
    'paid': '751.50', 'carry_out': '268.90', 'deposit_held': '482.60', 'authorized': '1930.40',
    'balance': '1930.40', 'revision': 1,
}


def expect(found, expected):
    assert found == expected, 'found %r, expected %r' % (found, expected)


def a_wednesday():
    """The next one that is not tomorrow: Amersfoort is open, and nothing is full yet."""
    day = datetime.date.today() + datetime.timedelta(days=2)
    return day + datetime.timedelta(days=(2 - day.weekday()) % 7)


def sign_in(trip):
    """a name and four digits sign in"""
    trip.open()
    trip.person.picture('sign-in')
    trip.sign_in('Sanne de Vries', '1111')


def sell(trip):
    """four products are scanned, one is searched for, and the number pad makes one four"""
    somebody = trip.person
    somebody.tap('Void transaction')
    somebody.see('No transaction is open')
    somebody.tap('Product search')  # beside what explains: it is heard at once
    somebody.see('Find a product')
    somebody.tap('Back')
    somebody.tap('Void transaction')
    somebody.see('No transaction is open')
    trip.screen.keyboard.press('F2')  # beside what explains: it is heard at once too
    somebody.see('Find a product')
    somebody.tap('Back')
    somebody.tap('Void transaction')
    somebody.see('No transaction is open')  # and is not closed before the next product comes
    somebody.scan(SOFA, '1 line · 1 item')
    somebody.miss('No transaction is open')
    somebody.scan(CHAIR, '2 lines · 2 items')
    somebody.scan(LAMP, '3 lines · 3 items')
    somebody.scan(THROW, '4 lines · 4 items')
    somebody.scan(THROW, '4 lines · 5 items')
    somebody.picture('sale')
    somebody.tap('Product search')
    somebody.fill('Find a product', 'table vester 180')
    somebody.tap('Dining table Vester 180, oak, .*')
    somebody.see('400201 · Dining tables')
    somebody.picture('product')
    somebody.tap('Add to sale')
    somebody.tap('Done')
    somebody.see('5 lines · 6 items')
    somebody.tap('1 Dining chair Vester, .*')
    somebody.see_selected('1 Dining chair Vester, .*')
    somebody.tap('4')
    somebody.tap('Enter')
    somebody.see('5 lines · 9 items', '€2,642.90 Total')


def attach_customer(trip):
    """the customer is found by name"""
    somebody = trip.person
    somebody.tap('Add customer')
    somebody.fill('Find a customer', 'marieke')
    somebody.tap('Marieke van den Berg, C-004218, Utrecht')
    somebody.see('Gold member')
    somebody.picture('customer')
    somebody.tap('Use this customer')
    somebody.see('Sale', 'Marieke van den Berg', 'C-004218')


def ship(trip):
    """two lines are shipped"""
    somebody = trip.person
    somebody.tap('Add to selection: Dining chair Vester, .*')
    somebody.tap('Add to selection: Sofa Haarlem 3-seat, oat')
    somebody.see_selected('1 Sofa .*', '4 Dining chair .*')
    somebody.tap('Ship selected')
    somebody.see('2 of 5 lines selected', 'All in stock',
                 r'Goods €1,725.00\s+Delivery €39.00\s+Deposit today 20%, €352.80')
    somebody.picture('ship')
    somebody.tap('Ship 2 lines')
    somebody.see('Customer order', 'Ship, from DC Tilburg · Standard delivery · .*')
    somebody.see_selected()


def pick_up(trip):
    """one line is picked up in another store, on a day and at a time"""
    somebody, day = trip.person, a_wednesday()
    name = '%s %d %s' % (day.strftime('%A'), day.day, day.strftime('%B %Y'))
    somebody.tap('1 Dining table Vester 180, .*')
    somebody.see_selected('1 Dining table .*')
    somebody.tap('Pick up selected')
    somebody.tap('Amersfoort, .*')
    somebody.see('Amersfoort opening hours')
    if not somebody.says(name):
        somebody.tap('Next month')
    somebody.tap(name)
    somebody.tap('12:00 – 14:00')
    somebody.see('1 line at Amersfoort, .*, 12:00 – 14:00',
                 r'Goods €649.00\s+No charge\s+Deposit today 20%, €129.80')
    somebody.picture('pick-up')
    somebody.tap('Pick up 1 line')
    somebody.see('Pick up, Amersfoort · .*, 12:00–14:00', 'Carry out, .*')
    somebody.see('€2,681.90 Order total', '€751.50 Due today', '€1,930.40 Balance later')
    somebody.picture('customer-order')


def pay(trip):
    """a card pays what is due and keeps the balance, and the order is placed"""
    somebody = trip.person
    somebody.tap('Pay card, €751.50')
    somebody.see('€751.50 Still to pay today', '€1,930.40 Balance later')
    somebody.tap('Both')
    somebody.see('marieke@example.com')
    somebody.picture('payment')
    somebody.tap('Pay €751.50 by card')
    somebody.see('Order placed', '€751.50 Paid', '€1,930.40 Reserved on Visa .*')
    somebody.picture('order-placed')
    somebody.tap('Done')
    somebody.see('Sale', 'No customer')


def pick(record, *names):
    return tuple(record[name] for name in names)


def headquarters(trip):
    """headquarters has the order, with its lines, deliveries and amounts"""
    trip.demo.enroll_witness()
    found = trip.person.wait('one order at headquarters', trip.demo.orders)
    assert [one['number'] for one in found] == ['SO-000001'], found
    order = trip.demo.order('SO-000001')
    expect({name: order[name] for name in AMOUNTS}, AMOUNTS)
    day = a_wednesday().isoformat()
    expect([pick(line, 'item', 'ordered', 'intent', 'mode', 'location', 'store', 'net', 'invoiced')
            for line in order['lines']], [
        ('400110', '1', 'ship', 'STANDARD', 'W9', None, '1249.00', '0'),
        ('400214', '4', 'ship', 'STANDARD', 'W9', None, '476.00', '0'),
        ('430551', '1', 'carry-out', 'CARRY', 'W1', None, '149.00', '1'),
        ('440203', '2', 'carry-out', 'CARRY', 'W1', None, '119.90', '2'),
        ('400201', '1', 'pick-up', 'PICKUP', 'W2', 'S2', '649.00', '0')])
    expect([pick(line, 'date', 'slot') for line in order['lines'][2:]],
           [(None, None), (None, None), (day, '12:00-14:00')])
    expect(order['lines'][0]['date'] > datetime.date.today().isoformat(), True)
    expect([pick(paid, 'kind', 'tender', 'state', 'amount') for paid in order['payments']], [
        ('deposit', 'card', 'posted', '751.50'),
        ('authorization', 'card', 'authorized', '1930.40')])


def receipt(trip):
    """the receipt is with the chain's mailer, and says what the paper does"""
    def found():
        return [letter for letter in trip.demo.letters() if 'kassabon' in letter[1]]

    letters = trip.person.wait('the receipt in the mail', found)
    assert len(letters) == 1, letters
    recipient, subject, text = letters[0]
    expect((recipient, subject), ('marieke@example.com', 'Uw kassabon 0S1-03-000001'))
    assert '0S1-03-000001' in text and '2.681,90' in text and 'Marieke van den Berg' in text, text


def recall(trip):
    """the order is found again, with the number that headquarters gave it"""
    somebody = trip.person
    somebody.tap('Recall order')
    somebody.tap('SO-000001, Marieke van den Berg, .*, €2,681.90, Open, .*')
    somebody.see('Ships .* from DC Tilburg', 'Pick up .* at Amersfoort', 'Carried out .*',
                 'Order total, €2,681.90', 'Paid, €751.50', 'Reserved on a card, €1,930.40')
    somebody.picture('recall')
    somebody.tap('Back')
    somebody.see('Sale', 'No customer')


def sign_out(trip):
    """the worker signs out, and both programs end without a complaint"""
    trip.sign_out('Sanne de Vries')
    trip.person.picture('signed-out')
    trip.demo.stop('pos')
    trip.demo.stop('pos-hq')


if __name__ == '__main__':
    sys.exit(journey.run([sign_in, sell, attach_customer, ship, pick_up, pay, headquarters, receipt,
                          recall, sign_out], sys.argv))
