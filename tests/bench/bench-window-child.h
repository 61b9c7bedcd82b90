/* SPDX-License-Identifier: GPL-3.0-or-later
 * bench-window-child.h — one window in a process of its own, and its figures on standard output.
 * Rules:  a figure is a line "figure:NAME VALUE"; everything else on the output is not looked at.
 */
#pragma once

#define BENCH_CHILD "--child"
#define BENCH_EMPTY "empty"
#define BENCH_REGISTER "register"
#define BENCH_FIGURE "figure:"

/* @argv: the kind, when the process was started (g_get_monotonic_time()), the register's data, how
 * many orders to take.  Returns: the exit code. */
int bench_window_child (char **argv);

/* main() of the register's program. */
int pos_main (int argc, char **argv);
