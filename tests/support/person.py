# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody at the touch screen: sees what the accessible tree says, taps what is seen, types, scans.

Nothing here waits for a fixed time: a person looks until the thing is there, for up to a minute.
Only a second tap in one place waits until it cannot be taken for a double tap.
Names are regular expressions that must match the whole name.
"""
import os
import re
import time

from screen import wait_until

TAPPED = ('push button', 'toggle button', 'check box', 'radio button', 'list item', 'page tab')
FIELDS = ('text', 'entry', 'password text')

# The window takes two taps so close to each other for one when what lies there changed meanwhile.
DOUBLE_TAP_SECONDS, SAME_PLACE = 0.5, 40


class NotSeen(AssertionError):
    """What was expected and did not come."""


class Person:
    """Looks at @tree and touches @screen; pictures go to the folder @pictures."""

    def __init__(self, screen, tree, pictures, seconds=60):
        self.screen, self.tree, self.pictures, self.seconds = screen, tree, pictures, seconds
        self.taken, self.last_picture = 0, None
        self.tapped = (-DOUBLE_TAP_SECONDS, 0, 0)  # when and where

    # Eyes.

    def wait(self, what, test):
        try:
            return wait_until(what, test, self.seconds)
        except TimeoutError as error:
            raise NotSeen('expected %s' % error) from None

    def seen(self):
        """Everything there is, from the back to the front."""
        root = self.tree.read()
        return [node for _, node in root.walk()] if root else []

    def says(self, text):
        return any(re.fullmatch(text, node.name) for node in self.seen())

    def see(self, *texts):
        """Waits until all of @texts stand on the screen at once."""
        def missing():
            names = [node.name for node in self.seen()]
            return [text for text in texts
                    if not any(re.fullmatch(text, name) for name in names)]
        left = list(texts)

        def is_complete():
            left[:] = missing()
            return not left
        try:
            self.wait('all', is_complete)
        except NotSeen:
            raise NotSeen('expected on the screen: ' + ', '.join('“%s”' % text for text in left)
                          ) from None

    def miss(self, text):
        """Waits until @text is gone."""
        self.wait('“%s” to go away' % text, lambda: not self.says(text))

    def see_selected(self, *names):
        """Waits until just the lines called @names are selected."""
        def selected():
            return [node.name for node in self.seen()
                    if node.role == 'list item' and 'selected' in node.states]

        def is_so():
            found = selected()
            return len(found) == len(names) and all(map(re.fullmatch, names, found))
        self.wait('just %s to be selected' % (list(names) or 'nothing'), is_so)

    def look_for(self, name, roles=TAPPED):
        """(node, box) of the front most thing called @name, as soon as it lies still."""
        seen = {}

        def lies_still():
            for node in reversed(self.seen()):
                if node.role in roles and re.fullmatch(name, node.name):
                    box = node.box()
                    if not self.is_inside(*box):
                        continue
                    if box == seen.get(node.path):
                        return node, box
                    seen[node.path] = box
                    return None
            return None
        return self.wait('“%s” to tap (%s)' % (name, ', '.join(roles)), lies_still)

    def is_inside(self, x, y, width, height):
        return width > 0 and height > 0 and 0 <= x + width / 2 < self.screen.size[0] and \
            0 <= y + height / 2 < self.screen.size[1]

    # Hands.

    def tap(self, name, roles=TAPPED):
        """Taps what is called @name in the middle."""
        left, top, width, height = self.look_for(name, roles)[1]
        x, y = left + width / 2, top + height / 2
        last, last_x, last_y = self.tapped
        if abs(x - last_x) <= SAME_PLACE and abs(y - last_y) <= SAME_PLACE:
            time.sleep(max(0, last + 1.1 * DOUBLE_TAP_SECONDS - time.monotonic()))
        self.tapped = time.monotonic(), x, y
        self.screen.finger.tap(x, y)

    def fill(self, name, text):
        """Taps the field called @name and types @text."""
        self.tap(name, FIELDS)
        self.wait('the focus in “%s”' % name,
                  lambda: 'focused' in self.look_for(name, FIELDS)[0].states)
        self.screen.keyboard.type(text)

    def scan(self, code, *texts):
        """Scans @code and waits for what that brings."""
        seconds = self.screen.keyboard.scan(code)
        try:
            self.see(*texts)
        except NotSeen as error:
            raise NotSeen('after scanning %s within %d ms: %s' % (code, seconds * 1000, error)
                          ) from None

    # A camera.

    def picture(self, name, colors=256):
        """Takes a picture, which must fill the screen and show something."""
        self.taken += 1
        self.last_picture = os.path.join(self.pictures, '%02d-%s.png' % (self.taken, name))
        width, height, found = self.screen.picture(self.last_picture)
        if (width, height) != self.screen.size:
            raise NotSeen('expected a picture of %d × %d, got %d × %d: %s' % (
                *self.screen.size, width, height, self.last_picture))
        if found < colors:
            raise NotSeen('expected at least %d colors, got %d: %s' % (
                colors, found, self.last_picture))
