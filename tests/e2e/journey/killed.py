#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The register is killed (SIGKILL) in the middle of a sale and while a card pays: what the screen
said is there afterwards, once, and so is the open cart.

killed.py POS POS-HQ PICTURES — POS_KILL_SEED repeats the moments.
"""
import os
import random
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '../../support'))
import journey  # noqa: E402  pylint: disable=wrong-import-position

LAMP, THROW = '2000004305512', '2000004402037'
PAY_ROUNDS = int(os.environ.get('POS_KILL_ROUNDS', '2'))
CHANCE = random.Random(os.environ.get('POS_KILL_SEED'))


def kill(trip):
    process = trip.demo.running.pop('pos')
    process.kill()
    process.wait(60)


def come_back(trip):
    trip.demo.start_register()
    trip.tree.attach()
    trip.person.see('Who is signing in.')
    trip.sign_in('Sanne de Vries', '1111')


def begin(trip):
    """somebody signs in"""
    trip.longest = 0.4  # seconds that a sale takes, from the tap to what the screen says
    trip.open()
    trip.demo.enroll_witness()
    trip.sign_in('Sanne de Vries', '1111')


def keep_the_cart(trip):
    """killed after the screen showed two lines, it shows them again"""
    trip.person.scan(LAMP, '1 line · 1 item', '€149.00 Total')
    trip.person.scan(THROW, '2 lines · 2 items', '€208.95 Total')
    kill(trip)
    come_back(trip)
    trip.person.see('2 lines · 2 items', '€208.95 Total')


def keep_or_miss_one_piece(trip):
    """killed at any moment after a scan, it has that piece or has it not, and all the others"""
    trip.screen.keyboard.scan(THROW)
    time.sleep(CHANCE.random() * trip.longest)
    kill(trip)
    come_back(trip)
    trip.person.see('2 lines · [23] items')
    if trip.person.says('2 lines · 2 items'):
        trip.person.scan(THROW, '2 lines · 3 items')
    trip.person.see('€268.90 Total')


def count_sales(trip, wanted):
    """Headquarters has just as many, each of the whole amount."""
    found = trip.person.wait('%d sales at headquarters' % wanted, lambda: (
        orders := trip.demo.orders()) and len(orders) >= wanted and orders)
    assert [one['total'] for one in found] == ['268.90'] * wanted, found


def pay_once(trip):
    """killed at any moment while a card pays, the sale is paid once or still open"""
    somebody = trip.person
    paid = 0
    for _ in range(PAY_ROUNDS):
        somebody.tap('Pay card, €268.90')
        time.sleep(CHANCE.random() * trip.longest)
        told = somebody.says('€268.90 Paid')
        kill(trip)
        come_back(trip)
        still_open = somebody.says('2 lines · 3 items')
        assert not (told and still_open), 'the screen had said that it was paid'
        if still_open:
            continue
        paid += 1
        somebody.scan(LAMP, '1 line · 1 item')
        somebody.scan(THROW, '2 lines · 2 items')
        somebody.scan(THROW, '2 lines · 3 items', '€268.90 Total')
    trip.paid = paid


def keep_what_was_said(trip):
    """killed when the screen had said that it is paid, it is"""
    somebody = trip.person
    somebody.tap('Pay card, €268.90')
    somebody.see('€268.90 Paid')
    kill(trip)
    come_back(trip)
    assert not somebody.says('2 lines · .*'), 'the cart of a paid sale is still there'
    journey.comment('%d of %d were paid when the register was killed' % (trip.paid, PAY_ROUNDS))
    count_sales(trip, trip.paid + 1)


STATIONS = [begin, keep_the_cart, keep_or_miss_one_piece, pay_once, keep_what_was_said]

if __name__ == '__main__':
    sys.exit(journey.run(STATIONS, sys.argv))
