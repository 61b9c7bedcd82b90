#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The line to headquarters goes in the middle of a sale: the register sells on and catches up.

outage.py POS POS-HQ PICTURES
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '../../support'))
import journey  # noqa: E402  pylint: disable=wrong-import-position

LAMP, TABLE = '2000004305512', '2000004002015'


def begin(trip):
    """a sale begins while headquarters is there"""
    trip.open()
    trip.demo.enroll_witness()
    trip.sign_in('Sanne de Vries', '1111')
    trip.person.see('Online')
    trip.person.scan(LAMP, '1 line · 1 item', '€149.00 Total')


def start_again(trip):
    """a second start leaves everything to the first one, and to the sale in it"""
    assert trip.demo.start_again() == 0, trip.demo.log('again')
    trip.person.see('1 line · 1 item', '€149.00 Total')


def lose_headquarters(trip):
    """headquarters goes away, and the register says so"""
    trip.demo.stop('pos-hq')
    trip.person.see(r'Offline\b.*')
    trip.person.picture('offline')


def sell_on(trip):
    """the sale goes on, to an order that waits"""
    somebody = trip.person
    somebody.scan(TABLE, '2 lines · 2 items')
    somebody.tap('Add customer')
    somebody.fill('Find a customer', 'marieke')
    somebody.tap('Marieke van den Berg, C-004218, Utrecht')
    somebody.tap('Use this customer')
    somebody.see('C-004218')
    somebody.see_selected('1 Dining table .*')
    somebody.tap('Pick up selected')
    somebody.tap('Amersfoort, .*')
    somebody.tap('Pick up 1 line')
    somebody.see('Customer order')
    somebody.tap('Pay card, .*')
    somebody.tap('Pay €278.80 by card')
    somebody.see('Order placed', '€278.80 Paid')
    somebody.picture('order-placed-offline')
    somebody.tap('Done')
    somebody.see('Sale', r'Offline\b.*')


def catch_up(trip):
    """headquarters comes back, and gives the order its number without anybody's doing"""
    trip.demo.start_headquarters()
    trip.person.see('Online')
    found = trip.person.wait('one order at headquarters', trip.demo.orders)
    assert [(one['number'], one['total']) for one in found] == [('SO-000001', '798.00')], found
    trip.person.tap('Recall order')
    trip.person.see('SO-000001, Marieke van den Berg, .*, Open, .*')
    trip.person.picture('caught-up')
    trip.person.tap('Online')
    trip.person.see('Connection and sync', 'Sent last',
                    '%s · .*' % found[0]['reference'])
    trip.person.picture('sent')


if __name__ == '__main__':
    sys.exit(journey.run([begin, start_again, lose_headquarters, sell_on, catch_up], sys.argv))
