/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-support.c — see the header. */
#include "bench-support.h"

#include <stdlib.h>
#include <time.h>

#define ROUNDS 5

static gint64
now_ns (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (gint64)time.tv_sec * 1000000000 + time.tv_nsec;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return (left > right) - (left < right);
}

/* @numbers is sorted on the way. */
static double
percentile (GArray *numbers, double part)
{
  g_array_sort (numbers, compare_numbers);
  return g_array_index (numbers, double, (guint)((numbers->len - 1) * part));
}

static void
take_turn (const BenchCase *bench, BenchFunc func, gpointer data, GArray *times)
{
  if (func == bench->candidate && bench->prepare)
    bench->prepare (data);
  if (bench->think_ms > 0)
    g_usleep (bench->think_ms * 1000);
  gint64 start = now_ns ();
  func (data);
  double took = (double)(now_ns () - start) / 1000;
  g_array_append_val (times, took);
}

static double
run_round (const BenchCase *bench, gpointer data, GArray *ours, GArray *bare)
{
  guint from = ours->len;
  g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) least = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < bench->turns; i++) {
    gboolean first = i % 2 == 0;
    if (first)
      take_turn (bench, bench->candidate, data, mine);
    if (bench->floor)
      take_turn (bench, bench->floor, data, least);
    if (!first)
      take_turn (bench, bench->candidate, data, mine);
  }
  g_array_append_vals (ours, mine->data, mine->len);
  g_array_append_vals (bare, least->data, least->len);
  g_assert_cmpuint (ours->len - from, ==, bench->turns);
  return bench->floor ? percentile (mine, 0.5) / percentile (least, 0.5) : 0;
}

void
bench_print_head (void)
{
  g_print ("| what | p50 µs | p99 µs | bare p50 | bare p99 | ratio | goal |\n");
  g_print ("|---|---|---|---|---|---|---|\n");
}

void
bench_run (const BenchCase *bench, gpointer data)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < ROUNDS; i++) {
    double ratio = run_round (bench, data, ours, bare);
    g_array_append_val (ratios, ratio);
  }
  g_print ("| %s | %.1f | %.1f |", bench->name, percentile (ours, 0.5), percentile (ours, 0.99));
  if (bench->floor)
    g_print (" %.1f | %.1f | %.2f |",
             percentile (bare, 0.5),
             percentile (bare, 0.99),
             percentile (ratios, 0.5));
  else
    g_print (" | | |");
  g_print (" %s |\n", bench->goal);
}
