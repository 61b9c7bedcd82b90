/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-engine-memory.h — the database engine's memory without a watcher, for tests that open
 * databases by the thousand.
 * The engine is the system's own and not built with sanitizers: to watch its memory finds little
 * and takes most of the time.  Our own memory stays watched.
 * Thread: main, before the first database is opened. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

void pos_engine_memory_go_unwatched (void);

G_END_DECLS
