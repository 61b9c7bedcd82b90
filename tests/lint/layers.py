#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A room includes only rooms below it, a library only where it lives, and no file goes in circles.

The rooms and what they may include: docs/decisions.md, decision 3.
"""
import os
import re

import house

VALUES = {'base', 'model'}  # the ground floor: open to every room above it
ROOMS = {
    'base': set(),
    'model': {'base'},
    'pricing': VALUES,
    'wire': VALUES,
    'db': {'base'},
    'store': VALUES | {'db', 'wire'},
    'sync': VALUES | {'store', 'wire'},
    'devices': VALUES,
    'register': VALUES | {'pricing', 'store', 'sync', 'devices', 'wire'},
    'hq': VALUES | {'db', 'wire', 'pricing'},
    'hub': VALUES | {'hq', 'sync', 'db', 'wire'},
    'cli': VALUES | {'pricing', 'store', 'db', 'sync', 'devices', 'register', 'wire'},
    'ui': VALUES | {'register', 'pricing'},
    'office': VALUES | {'ui', 'wire', 'sync'},
}
PROGRAMS = {
    'main-pos.c': set(ROOMS) - {'hq', 'hub', 'office'},
    'main-hq.c': VALUES | {'hq', 'hub', 'sync', 'db', 'wire', 'pricing'},
    'main-office.c': VALUES | {'office', 'ui', 'wire', 'sync'},
    'main-posctl.c': set(ROOMS) - {'hq', 'hub', 'office', 'ui'},
}
# A header of a library, and the only places that may know it.
LIBRARIES = (
    (r'sqlite3\.h', ('src/db/', 'tests/bench/', 'tests/db/', 'tests/support/')),
    (r'libpq-fe\.h', ('src/db/', 'tests/db/')),
    (r'libsoup/', ('src/sync/', 'src/hq/', 'tests/sync/', 'tests/hq/', 'tests/support/')),
    (r'gnutls/', ('src/sync/', 'src/hq/')),
    (r'(gtk|gdk|gsk)/', ('src/ui/', 'src/office/', 'src/main-pos.c', 'src/main-office.c',
                         'tests/ui/', 'tests/bench/', 'tests/e2e/')),
    (r'unicode/', ('src/base/', 'tests/base/')),
    (r'json-glib/', ()),
)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def includes_of(text):
    return [(mark == '<', name) for mark, name in INCLUDE.findall(house.blank(text, False))]


def allowed_rooms(path):
    """The rooms that @path may include, itself among them; None when it may include all."""
    parts = path.split('/')
    if parts[0] != 'src':
        return None
    if len(parts) == 2:
        return PROGRAMS.get(parts[1], set())
    return ROOMS.get(parts[1], set()) | {parts[1]}


def check_rooms(path, text):
    allowed = allowed_rooms(path)
    for is_library, name in includes_of(text):
        room = name.split('/')[0]
        if not is_library and allowed is not None and room in ROOMS and room not in allowed:
            yield '%s includes "%s": not a room below it' % (path, name)
        if not is_library and allowed is not None and '/' not in name and path.count('/') > 1:
            yield '%s includes "%s": write it with its room' % (path, name)
        for header, places in LIBRARIES:
            if is_library and re.match(header, name) and not path.startswith(places):
                yield '%s includes <%s>: only %s may' % (path, name, ', '.join(places) or 'nobody')


def check_own_header(path, text, files):
    own = path[:-2] + '.h'
    quoted = [name for is_library, name in includes_of(text) if not is_library]
    if path.endswith('.c') and path.startswith('src/') and own in files:
        if quoted[:1] != [own[len('src/'):]]:
            yield '%s: its own header comes first, so that it is seen to stand alone' % path


def find_circle(graph):
    """A list of files that include each other in a circle, or None."""
    done, trail = set(), []

    def visit(node):
        if node in trail:
            return trail[trail.index(node):] + [node]
        if node in done:
            return None
        trail.append(node)
        for target in graph.get(node, ()):
            circle = visit(target)
            if circle:
                return circle
        trail.pop()
        done.add(node)
        return None

    for node in graph:
        circle = visit(node)
        if circle:
            return circle
    return None


def check(files):
    complaints, graph = [], {}
    for path, text in files.items():
        if not house.is_c(path) or not path.startswith(('src/', 'tests/')):
            continue
        complaints += check_rooms(path, text)
        complaints += check_own_header(path, text, files)
        graph[path] = [os.path.join('src', name) for is_library, name in includes_of(text)
                       if not is_library]
    circle = find_circle(graph)
    if circle:
        complaints.append('a circle: ' + ' → '.join(circle))
    return complaints


CASES = [
    ('a room may include one below it',
     {'src/pricing/a.c': '#include "model/pos-order.h"'}, None),
    ('a room may not include one above it',
     {'src/pricing/a.c': '#include "store/pos-store.h"'}, 'not a room below it'),
    ('headquarters may not include the register',
     {'src/hq/a.c': '#include "register/pos-register.h"'}, 'not a room below it'),
    ('posctl has no screen', {'src/main-posctl.c': '#include "ui/pos-window.h"'},
     'not a room below it'),
    ('a header is named with its room', {'src/db/a.c': '#include "pos-db.h"'}, 'with its room'),
    ('sqlite3.h only in db', {'src/store/a.c': '#include <sqlite3.h>'}, 'only src/db/'),
    ('sqlite3.h in db', {'src/db/a.c': '#include <sqlite3.h>'}, None),
    ('gtk only in ui', {'src/register/a.h': '#include <gtk/gtk.h>'}, 'only src/ui/'),
    ('libsoup only at the edge', {'src/wire/a.h': '#include <libsoup/soup.h>'}, 'only src/sync/'),
    ('what stands in a comment is not included',
     {'src/base/a.h': '/*\n#include "ui/x.h"\n*/'}, None),
    ('the own header comes first',
     {'src/db/a.c': '#include "base/b.h"\n#include "db/a.h"', 'src/db/a.h': ''}, 'comes first'),
    ('files do not go in circles',
     {'src/db/a.h': '#include "db/b.h"', 'src/db/b.h': '#include "db/a.h"'}, 'a circle: '),
]

if __name__ == '__main__':
    house.main(check, CASES, 'every room includes only rooms below it')
