# SPDX-License-Identifier: GPL-3.0-or-later
"""What every journey shares: a screen, the demo chain on it, somebody in front, stations in TAP."""
import os
import traceback

import screen as display


def comment(text):
    print('# ' + text.replace('\n', '\n# '))


class Journey:
    """Stations, one after the other; the first that fails is the last."""

    def __init__(self, pos, pos_hq, pictures, size=(1366, 768)):
        from demo import Demo  # pylint: disable=import-outside-toplevel
        from person import Person  # pylint: disable=import-outside-toplevel
        from tree import Tree  # pylint: disable=import-outside-toplevel
        os.makedirs(pictures, exist_ok=True)
        self.children = display.Children()
        self.screen = display.Screen(self.children, *size)
        self.demo = Demo(self.screen, pos, pos_hq)
        self.tree = Tree(self.screen.environment, 'pos')
        self.person = Person(self.screen, self.tree, pictures)

    def open(self):
        """Headquarters and the register are started, and the register shows who may sign in."""
        self.demo.start_headquarters()
        self.demo.start_register()
        self.tree.attach()
        self.person.see('Who is signing in.', 'Headquarters online')

    def sign_in(self, name, pin):
        self.person.tap(name)
        self.person.see('PIN for .*')
        for digit in pin:
            self.person.tap(digit)
        self.person.see('Sale', name)

    def sign_out(self, name):
        self.person.tap(name)
        self.person.tap('Sign out')
        self.person.see('Who is signing in.')

    def explain(self, error):
        """Everything somebody needs who was not there."""
        comment(''.join(traceback.format_exception(error)))
        try:
            self.person.picture('failed', colors=0)
        except Exception as problem:  # pylint: disable=broad-except
            comment('No picture of the failure: %s' % problem)
        comment('The last picture: %s' % self.person.last_picture)
        comment('The accessible tree:\n' + self.tree.dump())
        for name in ('pos', 'pos-hq'):
            comment('What %s said:\n%s' % (name, self.demo.log(name)[-4000:]))

    def travel(self, stations):
        print('1..%d' % len(stations))
        for number, station in enumerate(stations, 1):
            try:
                station(self)
                self.demo.check()
            except Exception as error:  # pylint: disable=broad-except
                print('not ok %d - %s' % (number, station.__doc__), flush=True)
                self.explain(error)
                return 1
            print('ok %d - %s' % (number, station.__doc__), flush=True)
        return 0


def run(stations, argv, size=(1366, 768)):
    """journey.py POS POS-HQ PICTURES, on a screen of that size: the exit status."""
    display.leave_on_signals()
    lacking = display.missing()
    if lacking:
        print('1..0 # SKIP ' + lacking)
        return 0
    return Journey(*argv[1:3], os.environ.get('POS_JOURNEY_PICTURES', argv[3]),
                   size).travel(stations)
