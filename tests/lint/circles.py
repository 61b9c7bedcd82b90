#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No files call each other in a circle: a file knows the functions of files below it only.

Two files that need each other are one, or a third one stands below both; what lies below tells what
lies above by a callback or a signal.  Only functions count that one file alone defines.
"""
import re

import house

DEFINITION = re.compile(r'^(pos_\w+) \(', re.MULTILINE)
NAME = re.compile(r'\bpos_\w+\b')


def read_calls(files):
    """{file: {file it calls: a function}}."""
    code = {path: house.blank(text) for path, text in files.items()
            if path.startswith('src/') and path.endswith('.c')}
    home, twice = {}, set()
    for path, text in code.items():
        for name in DEFINITION.findall(text):
            if home.setdefault(name, path) != path:
                twice.add(name)
    graph = {}
    for path, text in code.items():
        graph[path] = {home[name]: name for name in sorted(set(NAME.findall(text)))
                       if name in home and name not in twice and home[name] != path}
    return graph


def find_way(graph, start, goal):
    """The shortest way from one file to another, as a list of files; None when there is none."""
    came_from, waiting = {start: None}, [start]
    while waiting:
        here = waiting.pop(0)
        if here == goal:
            way = []
            while here is not None:
                way.insert(0, here)
                here = came_from[here]
            return way
        for there in graph[here]:
            if there not in came_from:
                came_from[there] = here
                waiting.append(there)
    return None


def check(files):
    graph, told, complaints = read_calls(files), set(), []
    for path in sorted(graph):
        for callee in graph[path]:
            back = None if callee in told or path in told else find_way(graph, callee, path)
            if back:
                told.update(back)
                steps = zip(back, back[1:] + back[:1])
                complaints.append('a circle of calls:\n' + '\n'.join(
                    '%s calls %s of %s' % (one, graph[one][other], other) for one, other in steps))
    return complaints


CASES = [
    ('a file calls one below it',
     {'src/a.c': 'void\npos_a (void)\n{\n  pos_b ();\n}\n', 'src/b.c': 'void\npos_b (void)\n{\n}\n'},
     None),
    ('two files call each other',
     {'src/a.c': 'void\npos_a (void)\n{\n  pos_b ();\n}\n',
      'src/b.c': 'void\npos_b (void)\n{\n  pos_a ();\n}\n'}, 'src/b.c calls pos_a of src/a.c'),
    ('a callback is a call of who hands it over',
     {'src/a.c': 'void\npos_a (void)\n{\n  pos_b (pos_c);\n}\n', 'src/b.c': 'void\npos_b (F f)\n{\n}\n',
      'src/c.c': 'void\npos_c (void)\n{\n  pos_a ();\n}\n'}, 'a circle of calls'),
    ('a comment calls nobody',
     {'src/a.c': 'void\npos_a (void)\n{\n  pos_b ();\n}\n',
      'src/b.c': '/* See pos_a(). */\nvoid\npos_b (void)\n{\n}\n'}, None),
]

if __name__ == '__main__':
    house.main(check, CASES, 'no files call each other in a circle')
