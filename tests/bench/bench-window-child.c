/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-window-child.c — see the header.  The register is its real program; what is measured is
 * looked at from the outside of it, by whoever turns the same main loop. */
#include "bench-window-child.h"
#include "bench-look.h"
#include "ui/shell/pos-shell.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ORDER_LINES 200
#define REST_MS 500 /* before memory is read: what start-up leaves for later is done */
#define IDLE_S 5
#define LOOK_MS 1

typedef struct {
  gint64 start;        /* µs */
  const char *awaited; /* the type of the widget that has to be on the screen */
  guint n_orders;
  GtkWindow *window;
  gulong watch;
  guint step; /* operations done */
  double wakeups;
  double written;
} Child;

/* --- What the system knows of this process --- */

/* The number after @name in a file of /proc, e.g. "VmRSS:". */
static double
read_number (const char *path, const char *name)
{
  g_autofree char *text = NULL;
  const char *at;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !(at = strstr (text, name)))
    return 0;
  return g_ascii_strtod (at + strlen (name), NULL);
}

static double
count_wakeups (void)
{
  g_autoptr (GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  const char *thread;
  double sum = 0;

  while (threads && (thread = g_dir_read_name (threads))) {
    g_autofree char *path = g_build_filename ("/proc/self/task", thread, "status", NULL);
    sum += read_number (path, "\nvoluntary_ctxt_switches:");
  }
  return sum;
}

static void
print_figure (const char *name, double value)
{
  g_print (BENCH_FIGURE "%s %.3f\n", name, value);
}

static void
print_memory (const char *name)
{
  print_figure (name, read_number ("/proc/self/status", "\nVmRSS:") / 1024);
}

/* --- Idle --- */

static gboolean
rested_cb (gpointer data)
{
  Child *self = data;

  print_figure ("wakeups", (count_wakeups () - self->wakeups) / IDLE_S);
  print_figure ("written",
                (read_number ("/proc/self/io", "\nwrite_bytes:") - self->written) * 60 / IDLE_S);
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static gboolean
rest_cb (gpointer data)
{
  Child *self = data;

  self->wakeups = count_wakeups ();
  self->written = read_number ("/proc/self/io", "\nwrite_bytes:");
  g_timeout_add_seconds (IDLE_S, rested_cb, self);
  return G_SOURCE_REMOVE;
}

/* --- Selling --- */

static void next (Child *self);

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Child *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = pos_register_run_finish (POS_REGISTER (source), result, &error);

  g_assert_no_error (error);
  self->step++;
  next (self);
}

static void
run (Child *self, const char *operation, const char *args)
{
  pos_register_run_async (pos_shell_get_register (POS_SHELL (self->window)),
                          operation,
                          g_variant_new_parsed (args),
                          NULL,
                          NULL,
                          done_cb,
                          self);
}

static gboolean
order_filled_cb (gpointer data)
{
  Child *self = data;

  print_memory ("memory-order");
  run (self, "txn.void", "@a{sv} {}");
  return G_SOURCE_REMOVE;
}

static gboolean
orders_taken_cb (gpointer data)
{
  print_memory ("memory-later");
  g_timeout_add (REST_MS, rest_cb, data);
  return G_SOURCE_REMOVE;
}

/* Signs in, fills a long order and leaves it, sells @n_orders products one by one. */
static void
next (Child *self)
{
  guint sold = self->step > ORDER_LINES + 1 ? self->step - ORDER_LINES - 2 : 0;

  if (self->step == 0) {
    run (self, "session.sign_in", "{'worker': <'kim'>, 'secret': <'1111'>}");
  } else if (self->step <= ORDER_LINES) {
    g_autofree char *args = g_strdup_printf ("{'item': <'BENCH-%07u'>}", self->step);
    run (self, "item.add", args);
  } else if (self->step == ORDER_LINES + 1) {
    g_timeout_add (REST_MS, order_filled_cb, self);
  } else if (sold / 2 == self->n_orders) {
    g_timeout_add (REST_MS, orders_taken_cb, self);
  } else if (sold % 2 == 0) {
    bench_look_close_dialog (self->window);
    run (self, "item.add", "{'item': <'BENCH-0000001'>}");
  } else {
    run (self, "pay.cash", "{'receipt': <'none'>}");
  }
}

/* --- The first frame --- */

static gboolean
started_cb (gpointer data)
{
  Child *self = data;

  print_memory ("memory");
  if (POS_IS_SHELL (self->window))
    next (self);
  else
    g_timeout_add (REST_MS, rest_cb, self);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *frames, Child *self)
{
  if (!bench_look_for (GTK_WIDGET (self->window), self->awaited))
    return;
  print_figure ("painted", (double)(g_get_monotonic_time () - self->start) / 1000);
  print_figure ("processor", (double)clock () * 1000 / CLOCKS_PER_SEC);
  g_clear_signal_handler (&self->watch, frames);
  g_timeout_add (REST_MS, started_cb, self);
}

static gboolean
look_cb (gpointer data)
{
  Child *self = data;
  g_autoptr (GtkWindow) window = g_list_model_get_item (gtk_window_get_toplevels (), 0);
  GdkFrameClock *frames = window ? gtk_widget_get_frame_clock (GTK_WIDGET (window)) : NULL;

  if (!frames)
    return G_SOURCE_CONTINUE;
  self->window = window;
  self->watch = g_signal_connect (frames, "after-paint", G_CALLBACK (painted_cb), self);
  return G_SOURCE_REMOVE;
}

static gboolean
watch_cb (gpointer data)
{
  return gtk_is_initialized () ? look_cb (data) : G_SOURCE_CONTINUE;
}

/* --- Both windows --- */

static void
show_empty_cb (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
}

int
bench_window_child (char **argv)
{
  gboolean empty = g_str_equal (argv[0], BENCH_EMPTY);
  Child self = {.start = g_ascii_strtoll (argv[1], NULL, 10),
                .awaited = empty ? "GtkApplicationWindow" : "PosSignInPage",
                .n_orders = (guint)strtoul (argv[3], NULL, 10)};

  g_timeout_add (LOOK_MS, watch_cb, &self);
  if (!empty) {
    const char *const args[] = {
        "pos", "--data", argv[2], "--register", "R1", "--simulate", "--windowed", NULL};
    return pos_main (G_N_ELEMENTS (args) - 1, (char **)args);
  }
  g_autoptr (GtkApplication) application =
      gtk_application_new ("org.example.Empty", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (show_empty_cb), NULL);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
