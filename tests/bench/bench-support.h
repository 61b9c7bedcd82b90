/* SPDX-License-Identifier: GPL-3.0-or-later
 * bench-support.h — what something costs, measured against the barest way of doing it, in one run.
 * Rules:  candidate and floor take turns (ABBA), five rounds; what counts is the median of the
 *         rounds' ratios.  Nothing is compared with yesterday, and nothing fails for being slow:
 *         the machines are noisy, and a number is for people.
 * Source: reliability rules for measuring. */
#pragma once
#include <glib.h>

/* Does it once.  What only prepares is not in the time: see BenchCase. */
typedef void (*BenchFunc) (gpointer data);

typedef struct {
  const char *name;  /* "P5a tender → committed, 5 lines" */
  const char *goal;  /* "p50 ≤ 1.2 ×" */
  BenchFunc prepare; /* (nullable): before each turn of @candidate, not timed */
  BenchFunc candidate;
  BenchFunc floor; /* (nullable): then only the time is told */
  guint turns;     /* of each, per round */
  guint think_ms;  /* pause before each turn */
} BenchCase;

void bench_print_head (void);
/* Runs @bench and prints one row: p50 and p99 of both in µs, the ratios, the goal. */
void bench_run (const BenchCase *bench, gpointer data);
