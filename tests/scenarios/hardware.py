#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""hardware.py POSCTL FIXTURES — the hardware profile: customer-orders.md §2.3, register.md H-3.

The printer is a real one as far as a register can tell: it listens and takes bytes."""
import os
import socketserver
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))
from posctl import Register, run_tests  # pylint: disable=wrong-import-position
from settings import refused, store, with_changes  # pylint: disable=wrong-import-position


class Printer(socketserver.ThreadingTCPServer):
    """Keeps what it is sent, and says nothing: such printers are taken at their word."""
    allow_reuse_address = True
    daemon_threads = True

    class Job(socketserver.BaseRequestHandler):
        def handle(self):
            while data := self.request.recv(65536):
                self.server.paper += data
                self.server.told.set()

    def __init__(self):
        super().__init__(('127.0.0.1', 0), self.Job)
        self.paper = b''
        self.told = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def __exit__(self, *reason):
        self.shutdown()
        super().__exit__(*reason)

    def profile(self, name='HW'):
        return {'kind': 'hardware-profile', 'id': name,
                'printer': f'127.0.0.1:{self.server_address[1]}'}


class Till(Register):
    """One without simulated devices: the last word is the profile's."""

    def __init__(self, **options):
        super().__init__(**options)
        self.options.remove('--simulate')


def sell(register):
    register.add('A')
    return register.do('pay.cash')['receipt']


def printed(printer, number):
    return printer.told.wait(20) and number.encode() in printer.paper


def a_store_says_where_its_printer_stands():
    """2.3 hardware_profile: of the store, for registers without one of their own"""
    with Printer() as printer:
        with Till(records=[printer.profile(), store(hardware_profile='HW')]) as register:
            number = sell(register)
            register.stop()
            assert printed(printer, number), printer.paper


def a_register_has_its_own():
    """register.md C-1: the register's profile counts more than its store's"""
    with Printer() as printer, Printer() as other:
        with Till(records=[printer.profile(), other.profile('OTHER'),
                           store(hardware_profile='OTHER'),
                           with_changes('register', 'R1', hardware_profile='HW')]) as register:
            number = sell(register)
            register.stop()
            assert printed(printer, number), printer.paper
            assert not other.paper, other.paper


def what_changes_counts_from_the_next_start():
    """H-3: not while a shift prints"""
    with Printer() as printer, Printer() as other:
        with Till(records=[printer.profile(), store(hardware_profile='HW')]) as register:
            sell(register)
            register.load({**other.profile(), 'id': 'HW'})
            number = sell(register)
            register.stop()
            assert printed(other, number), other.paper
            assert number.encode() not in printer.paper


def where_there_is_no_terminal_no_card_is_taken():
    """A real register never makes up that a card paid; trying one out is said by name"""
    bare = {'kind': 'hardware-profile', 'id': 'HW'}
    with Till(records=[bare, store(hardware_profile='HW')]) as register:
        register.add('A')
        error = register.ask('pay.card')['error']
        assert (error['domain'], error['code'], error['details']) == (
            'device', 'unreachable', {'reason': 'no-terminal', 'next': 'pay.cash'}), error
        assert register.do('pay.cash')['concluded']
    with Till(records=[{**bare, 'terminal': 'simulated'},
                       store(hardware_profile='HW')]) as register:
        register.add('A')
        assert register.do('pay.card')['concluded']


def profiles_that_no_register_could_use():
    """A printer that is no address, a device that is no path, a profile that is not there"""
    with Register() as register:
        for records, words in (
                ([{'kind': 'hardware-profile', 'id': 'HW', 'printer': 'a:b:c'}], '“printer”'),
                ([{'kind': 'hardware-profile', 'id': 'HW', 'printer': 'till:99999'}], '“printer”'),
                ([{'kind': 'hardware-profile', 'id': 'HW', 'scanner': 'COM3'}], '“scanner”'),
                ([{'kind': 'hardware-profile', 'id': 'HW', 'display': 'ttyUSB0'}], '“display”'),
                ([{'kind': 'hardware-profile', 'id': 'HW', 'terminal': 'best'}], '“terminal”'),
                ([store(hardware_profile='NONE')], '“hardware_profile” names'),
                ([with_changes('register', 'R1', hardware_profile='NONE')],
                 '“hardware_profile” names')):
            report = refused(register, *records)
            assert words in report, report


if __name__ == '__main__':
    sys.exit(run_tests([
        a_store_says_where_its_printer_stands, a_register_has_its_own,
        what_changes_counts_from_the_next_start,
        where_there_is_no_terminal_no_card_is_taken, profiles_that_no_register_could_use,
    ]))
