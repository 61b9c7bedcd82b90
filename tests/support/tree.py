# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessible tree of a program, as a screen reader gets it: what there is, by role and name.

GTK 4.8 hands out the whole tree in one answer, which is why this speaks to the bus itself: asking
every node for its children takes a thousand times as many.  GTK says SHOWING of windows only and
tells no ids; coordinates are those of the window: exact where it fills the screen.
"""
from gi.repository import Gio, GLib

from screen import wait_until

BUS_NAME = 'org.a11y.atspi.'
ROOT = '/org/a11y/atspi/accessible/root'
# Numbers of the AT-SPI protocol, as far as GTK uses them.
ROLES = {
    7: 'check box', 8: 'check menu item', 11: 'combo box', 16: 'dialog', 20: 'filler', 23: 'frame',
    26: 'icon', 27: 'image', 29: 'label', 31: 'list', 32: 'list item', 33: 'menu', 34: 'menu bar',
    35: 'menu item', 37: 'page tab', 38: 'page tab list', 39: 'panel', 40: 'password text',
    42: 'progress bar', 43: 'push button', 44: 'radio button', 48: 'scroll bar', 49: 'scroll pane',
    50: 'separator', 51: 'slider', 52: 'spin button', 54: 'status bar', 55: 'table',
    56: 'table cell', 61: 'text', 62: 'toggle button', 66: 'tree table', 75: 'application',
    79: 'entry', 83: 'heading', 98: 'list box', 99: 'grouping', 101: 'notification',
}
STATES = {1: 'active', 3: 'busy', 4: 'checked', 7: 'editable', 11: 'focusable', 12: 'focused',
          16: 'modal', 20: 'pressed', 23: 'selected', 24: 'sensitive', 30: 'visible'}


def connect(address):
    flags = Gio.DBusConnectionFlags
    return Gio.DBusConnection.new_for_address_sync(
        address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)


class Node:
    """Something in the tree, as it was when it was asked for."""

    def __init__(self, tree, item):
        self.tree, self.path, self.name, self.children = tree, item[0][1], item[6], []
        self.role = ROLES.get(item[7], 'role %d' % item[7])
        bits = item[9][0] | item[9][1] << 32
        self.states = {name for bit, name in STATES.items() if bits >> bit & 1}
        self.interfaces = {name.removeprefix(BUS_NAME) for name in item[5]}

    def ask(self, interface, method, *args):
        """The answer of the living thing; None when it is gone."""
        return self.tree.call(self.path, interface, method, *args)

    def box(self):
        """(x, y, width, height) in the window; nothing when it is gone."""
        answer = self.ask('Component', 'GetExtents', GLib.Variant('(u)', (1,)))
        return tuple(answer[0]) if answer else (0, 0, 0, 0)

    def text(self):
        """What stands in a field."""
        if 'Text' not in self.interfaces:
            return ''
        answer = self.ask('Text', 'GetText', GLib.Variant('(ii)', (0, -1)))
        return answer[0] if answer else ''

    def walk(self, depth=0):
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)


class Tree:
    """The program called @name on the bus of @environment."""

    def __init__(self, environment, name):
        session = connect(environment['DBUS_SESSION_BUS_ADDRESS'])
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                    None, None, Gio.DBusCallFlags.NONE, 60000, None)
        self.bus, self.name, self.owner = connect(address.unpack()[0]), name, None

    def call(self, path, interface, method, args=None, owner=None):
        try:
            return self.bus.call_sync(
                owner or self.owner, path, BUS_NAME + interface, method, args, None,
                Gio.DBusCallFlags.NONE, 60000, None).unpack()
        except GLib.Error:
            return None

    def attach(self, seconds=60):
        """Waits until the program is there."""
        self.owner = wait_until('%s in the accessible tree' % self.name, self.look_up, seconds)

    def look_up(self):
        registry = BUS_NAME + 'Registry'
        found = self.call(ROOT, 'Accessible', 'GetChildren', owner=registry)
        for owner, path in found[0] if found else []:
            if self.name_of(owner, path) == self.name:
                return owner
        return None

    def name_of(self, owner, path):
        try:
            return self.bus.call_sync(
                owner, path, 'org.freedesktop.DBus.Properties', 'Get',
                GLib.Variant('(ss)', (BUS_NAME + 'Accessible', 'Name')), None,
                Gio.DBusCallFlags.NONE, 60000, None).unpack()[0]
        except GLib.Error:
            return None

    def read(self):
        """The root of the tree as it is now; None while there is none."""
        children = self.read_children()
        answer = self.call('/org/a11y/atspi/cache', 'Cache', 'GetItems')
        nodes = {item[0][1]: Node(self, item) for item in answer[0]} if answer else {}
        for path, found in children.items():
            if path in nodes:
                nodes[path].children = [nodes[child] for child in found if child in nodes]
        return nodes.get(ROOT)

    def read_children(self):
        """Who is below whom, one level after the other; GTK names a thing once its parent was."""
        children, waiting = {}, []

        def ask(path):
            waiting.append(path)
            self.bus.call(self.owner, path, BUS_NAME + 'Accessible', 'GetChildren', None, None,
                          Gio.DBusCallFlags.NONE, 60000, None, answered, path)

        def answered(bus, result, path):
            waiting.pop()
            try:
                children[path] = [child for _, child in bus.call_finish(result).unpack()[0]]
            except GLib.Error:
                return  # it went while we looked
            for child in children[path]:
                ask(child)

        ask(ROOT)
        while waiting:
            GLib.MainContext.default().iteration(True)
        return children

    def dump(self):
        """The tree as text, to read when something was not found in it."""
        root = self.read()
        lines = []
        for depth, node in root.walk() if root else []:
            lines.append('%s%s “%s” %d,%d %d×%d %s%s' % (
                '  ' * depth, node.role, node.name, *node.box(),
                ' '.join(sorted(node.states - {'visible', 'sensitive', 'focusable'})),
                ' “%s”' % node.text() if 'Text' in node.interfaces else ''))
        return '\n'.join(lines)
