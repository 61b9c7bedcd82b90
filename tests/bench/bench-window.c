/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-window.c — the register's own window beside an empty one: from start to the painted sign-in
 * (P1, also in processor time, which says more on a machine that is busy), memory (P12), what it
 * does when nobody does anything (P13).
 *
 *     xvfb-run build/tests/bench/bench-window [PRODUCTS] [ORDERS]
 *
 * Each window is a process of its own; both kinds take turns.  See bench-window-child.c. */
#include "bench-chain.h"
#include "bench-window-child.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 5

typedef struct {
  const char *program;
  char *directory;
  const char *orders;
  GHashTable *ours; /* name → GArray of double */
  GHashTable *bare;
} Bench;

/* --- Windows --- */

static void
note (GHashTable *figures, const char *name, double value)
{
  GArray *values = g_hash_table_lookup (figures, name);

  if (!values) {
    values = g_array_new (FALSE, FALSE, sizeof (double));
    g_hash_table_insert (figures, g_strdup (name), values);
  }
  g_array_append_val (values, value);
}

static void
open_window (Bench *self, const char *kind, GHashTable *figures)
{
  g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  const char *const command[] = {
      self->program, BENCH_CHILD, kind, start, self->directory, self->orders, NULL};
  g_autoptr (GSubprocess) window =
      g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (window, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (window));
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    char *space = strchr (lines[i], ' ');
    if (!g_str_has_prefix (lines[i], BENCH_FIGURE) || !space)
      continue;
    *space = '\0';
    note (figures, lines[i] + strlen (BENCH_FIGURE), g_ascii_strtod (space + 1, NULL));
  }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return (left > right) - (left < right);
}

static double
median (GHashTable *figures, const char *name)
{
  GArray *values = g_hash_table_lookup (figures, name);

  g_assert_nonnull (values);
  g_array_sort (values, compare_numbers);
  return g_array_index (values, double, values->len / 2);
}

/* A figure that an empty window does not have stands beside the same figure of one. */
static void
print_row (Bench *self, const char *what, const char *name, const char *floor, const char *goal)
{
  double ours = median (self->ours, name), bare = median (self->bare, floor);

  g_print ("| %s | %.1f | %.1f | %+.1f | %.2f | %s |\n",
           what,
           ours,
           bare,
           ours - bare,
           bare > 0 ? ours / bare : 0,
           goal);
}

static void
print_table (Bench *self)
{
  g_print ("| what | register | empty window | more | ratio | goal |\n|---|---|---|---|---|---|\n");
  print_row (self, "P1 start → painted, ms", "painted", "painted", "≤ 1.5 ×, ≤ 400 ms");
  print_row (self, "P1 the same in processor time, ms", "processor", "processor", "");
  print_row (self, "P12 memory at sign-in, MiB", "memory", "memory", "≤ +40 MiB");
  print_row (self, "P12 with an order of 200 lines open", "memory-order", "memory", "≤ +40 MiB");
  print_row (self, "P12 after further orders", "memory-later", "memory", "as before ±1 MiB");
  print_row (self, "P13 idle: wake-ups a second", "wakeups", "wakeups", "≤ 1 more");
  print_row (self, "P13 idle: bytes written a minute", "written", "written", "0");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  if (argc > 5 && g_str_equal (argv[1], BENCH_CHILD))
    return bench_window_child (&argv[2]);

  Bench self = {.program = argv[0],
                .orders = argc > 2 ? argv[2] : "200",
                .ours = g_hash_table_new (g_str_hash, g_str_equal),
                .bare = g_hash_table_new (g_str_hash, g_str_equal)};
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  self.directory = bench_chain_make (argc > 1 ? (guint)strtoul (argv[1], NULL, 10) : 10000, NULL);
  for (guint i = 0; i < ROUNDS; i++) {
    open_window (&self, i % 2 ? BENCH_EMPTY : BENCH_REGISTER, i % 2 ? self.bare : self.ours);
    open_window (&self, i % 2 ? BENCH_REGISTER : BENCH_EMPTY, i % 2 ? self.ours : self.bare);
  }
  print_table (&self);
  bench_chain_remove (self.directory);
  g_free (self.directory);
  return EXIT_SUCCESS;
}
