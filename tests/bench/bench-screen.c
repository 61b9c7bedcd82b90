/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-screen.c — what somebody waits for at the screen of the real program: from the secret to
 * the transaction screen (P2) and how long the main loop does nothing else meanwhile, from Ship all
 * to its painted lines (P4), from a scan to its row (P3b) and to the painted row (P3c), from the
 * tender to the screen that says so (P5c), from one page of buttons to another (P10), and how an
 * order of 200 lines (or LINES) scrolls (P11).  Each stands beside the same in a bare window of
 * this process.
 *
 *     xvfb-run -a build/tests/bench/bench-screen [LINES]      LINES: of a long order, 200
 *
 * Everything happens inside one callback of the program's main loop, which turns that loop until
 * what it waits for is there. */
#include "base/pos-secret.h"
#include "bench-bare.h"
#include "bench-chain.h"
#include "bench-look.h"
#include "bench-support.h"
#include "ui/sale/pos-layout-view.h"
#include "ui/shell/pos-shell.h"

#include <locale.h>
#include <stdlib.h>
#include <time.h>

#define TILES 60u
#define TILE_COLUMNS 6u
#define FRAMES 600u
#define SCROLL_PX 24
#define LOOK_MS 20
#define CALM_MS 50

static guint order_lines = 200;

/* main() of the register's program. */
int pos_main (int argc, char **argv);

typedef struct {
  GtkWindow *window;
  PosRegister *reg;
  BenchBare bare;
  char *secret; /* stored form of one */
  guint product, page, bare_page;
  gboolean started;
} Bench;

/* --- Waiting --- */

static void
turn_while (const gboolean *waiting)
{
  while (*waiting)
    g_main_context_iteration (NULL, TRUE);
}

static void
painted_cb (GdkFrameClock *frames, gboolean *waiting)
{
  *waiting = FALSE;
}

/* The next frame of @widget is on the screen. */
static void
await_frame (GtkWidget *widget)
{
  GdkFrameClock *frames = gtk_widget_get_frame_clock (widget);
  gboolean waiting = TRUE;
  gulong watch = g_signal_connect (frames, "after-paint", G_CALLBACK (painted_cb), &waiting);

  gdk_frame_clock_request_phase (frames, GDK_FRAME_CLOCK_PHASE_UPDATE);
  turn_while (&waiting);
  g_signal_handler_disconnect (frames, watch);
}

static gboolean
calm_cb (gpointer waiting)
{
  *(gboolean *)waiting = FALSE;
  return G_SOURCE_REMOVE;
}

/* What the last step left for later is done, and no frame is on its way. */
static void
await_calm (void)
{
  gboolean waiting = TRUE;

  g_timeout_add (CALM_MS, calm_cb, &waiting);
  turn_while (&waiting);
}

typedef struct {
  gboolean waiting;
} Call;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = pos_register_run_finish (POS_REGISTER (source), result, &error);

  g_assert_no_error (error);
  call->waiting = FALSE;
}

static void
run (Bench *self, const char *key, const char *args)
{
  Call call = {TRUE};

  pos_register_run_async (
      self->reg, key, args ? g_variant_new_parsed (args) : NULL, NULL, NULL, answered_cb, &call);
  turn_while (&call.waiting);
}

/* --- P2: signing in --- */

static void
sign_out (gpointer data)
{
  run (data, "session.sign_out", NULL);
  await_calm ();
}

static void
sign_in (gpointer data)
{
  Bench *self = data;

  run (self, "session.sign_in", "{'worker': <'kim'>, 'secret': <'1111'>}");
  do
    await_frame (GTK_WIDGET (self->window));
  while (!bench_look_for (GTK_WIDGET (self->window), "PosSalePage"));
}

/* The longest time between two looks of the main loop for something to do. */
static struct {
  gint64 began, longest;
} busy;

static gint
poll_and_note (GPollFD *fds, guint n_fds, gint timeout)
{
  if (busy.began)
    busy.longest = MAX (busy.longest, g_get_monotonic_time () - busy.began);
  gint found = g_poll (fds, n_fds, timeout);
  busy.began = g_get_monotonic_time ();
  return found;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return (int)CLAMP (*(const gint64 *)a - *(const gint64 *)b, -1, 1);
}

/* What is done, and what has to be done before each time. */
typedef struct {
  const char *what, *goal;
  BenchFunc prepare, step;
  guint times;
} Pause;

static void
print_longest (Bench *self, const Pause *pause)
{
  g_autofree gint64 *longest = g_new0 (gint64, pause->times);

  for (guint i = 0; i < pause->times; i++) {
    pause->prepare (self);
    busy.began = busy.longest = 0;
    g_main_context_set_poll_func (NULL, poll_and_note);
    pause->step (self);
    g_main_context_set_poll_func (NULL, NULL);
    longest[i] = busy.longest;
  }
  qsort (longest, pause->times, sizeof *longest, compare_times);
  g_print ("| %s: the longest time without the main loop, ms | median %.1f | most %.1f | %s |\n",
           pause->what,
           (double)longest[pause->times / 2] / 1000,
           (double)longest[pause->times - 1] / 1000,
           pause->goal);
}

static void
recognize (gpointer data)
{
  g_assert_true (pos_secret_matches (((Bench *)data)->secret, NULL, "1111"));
}

/* --- P3b, P3c: a scan --- */

static void
scan (gpointer data)
{
  Bench *self = data;
  g_autofree char *args = g_strdup_printf ("{'item': <'BENCH-%07u'>}", self->product++);

  run (self, "item.add", args);
}

static void
append (gpointer data)
{
  gtk_string_list_append (((Bench *)data)->bare.rows, "Product");
}

static void
scan_and_see (gpointer data)
{
  scan (data);
  await_frame (GTK_WIDGET (((Bench *)data)->window));
}

static void
rest (gpointer data)
{
  await_calm ();
}

static void
scan_and_rest (gpointer data)
{
  scan_and_see (data);
  await_calm ();
}

static void
append_and_see (gpointer data)
{
  append (data);
  await_frame (GTK_WIDGET (((Bench *)data)->bare.window));
}

/* An order that has not yet grown much beyond its length, and a list of the same. */
static void
fill (Bench *self)
{
  if (pos_list_size (pos_register_get_order (self->reg)->lines) > 0)
    run (self, "txn.void", NULL);
  self->product = 0;
  for (guint i = 0; i < order_lines; i++)
    scan (self);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->bare.rows));
  gtk_string_list_splice (self->bare.rows, order_lines, n_rows - order_lines, NULL);
  await_calm ();
}

/* --- P4: another delivery for all lines --- */

static void
carry_out (gpointer data)
{
  run (data, "order.carryout_all", NULL);
  await_calm ();
}

static void
ship_and_see (gpointer data)
{
  Bench *self = data;

  run (self, "order.ship_all", NULL);
  await_frame (GTK_WIDGET (self->window));
}

static void
ship_and_rest (gpointer data)
{
  ship_and_see (data);
  await_calm ();
}

/* As many rows anew. */
static void
replace_and_see (gpointer data)
{
  Bench *self = data;
  g_autofree const char **rows = g_new0 (const char *, order_lines + 1);

  for (guint i = 0; i < order_lines; i++)
    rows[i] = "Product, shipped";
  gtk_string_list_splice (
      self->bare.rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->bare.rows)), rows);
  await_frame (GTK_WIDGET (self->bare.window));
}

/* --- P5c: paying --- */

static void
fill_little (gpointer data)
{
  Bench *self = data;

  bench_look_close_dialog (self->window);
  self->product = 0;
  for (guint i = 0; i < 5; i++)
    scan (self);
  await_calm ();
}

static void
pay (gpointer data)
{
  Bench *self = data;

  run (self, "pay.cash", "{'receipt': <'print'>}");
  do
    await_frame (GTK_WIDGET (self->window));
  while (!pos_overlay_get_top (pos_shell_get_overlay (POS_SHELL (self->window))));
}

static void
fill_again (gpointer data)
{
  bench_look_close_dialog (((Bench *)data)->window);
  await_calm ();
  fill (data);
}

static void
pay_and_rest (gpointer data)
{
  pay (data);
  await_calm ();
}

/* --- P10: another page of buttons --- */

static void
turn_page (gpointer data)
{
  Bench *self = data;
  GtkWidget *view = bench_look_for (GTK_WIDGET (self->window), "PosLayoutView");

  self->page = !self->page;
  g_assert_true (pos_layout_view_show_tab (POS_LAYOUT_VIEW (view), self->page));
  await_frame (GTK_WIDGET (self->window));
}

static void
turn_bare_page (gpointer data)
{
  Bench *self = data;

  self->bare_page = !self->bare_page;
  gtk_stack_set_visible_child_name (self->bare.pages, self->bare_page ? "1" : "0");
  await_frame (GTK_WIDGET (self->bare.window));
}

/* --- P11: scrolling --- */

typedef struct {
  guint late, very_late; /* frames more than 25 and 33 ms after the one before */
  double processor;      /* ms a frame */
} Scrolled;

static Scrolled
scroll (GtkWindow *window, GtkScrolledWindow *scroller)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (scroller);
  Scrolled scrolled = {0};
  clock_t start = clock ();
  double step = SCROLL_PX;

  g_assert_cmpfloat (gtk_adjustment_get_upper (place), >, 2 * gtk_adjustment_get_page_size (place));
  await_frame (GTK_WIDGET (window));
  gint64 last = g_get_monotonic_time ();
  for (guint i = 0; i < FRAMES; i++) {
    double value = gtk_adjustment_get_value (place);
    double end = gtk_adjustment_get_upper (place) - gtk_adjustment_get_page_size (place);
    if (value + step > end || value + step < 0)
      step = -step;
    gtk_adjustment_set_value (place, value + step);
    await_frame (GTK_WIDGET (window));
    gint64 now = g_get_monotonic_time ();
    scrolled.late += now - last > 25000;
    scrolled.very_late += now - last > 33000;
    last = now;
  }
  scrolled.processor = (double)(clock () - start) * 1000 / CLOCKS_PER_SEC / FRAMES;
  return scrolled;
}

static void
print_scrolled (Bench *self)
{
  GtkWidget *list = bench_look_for (GTK_WIDGET (self->window), "PosReceiptList");
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (bench_look_for (list, "GtkScrolledWindow"));

  g_print ("\n| P11, %u frames | > 25 ms | > 33 ms | processor, ms a frame |\n|---|---|---|---|\n",
           FRAMES);
  for (guint i = 0; i < 4; i++) {
    gboolean ours = i == 0 || i == 3;
    Scrolled scrolled =
        ours ? scroll (self->window, scroller) : scroll (self->bare.window, self->bare.scroller);
    g_print ("| %s | %u | %u | %.2f |\n",
             ours ? "a long order" : "a bare list",
             scrolled.late,
             scrolled.very_late,
             scrolled.processor);
  }
}

/* --- In turn --- */

static void
measure (Bench *self)
{
  sign_in (self);
  await_calm ();
  bench_print_head ();
  bench_run (&(BenchCase){"P2 sign-in → transaction screen, beside the secret's hash",
                          "hash and 2 frames",
                          sign_out,
                          sign_in,
                          recognize,
                          6,
                          0},
             self);
  g_print ("\n");
  print_longest (self, &(Pause){"P2 signing in", "≤ 4", sign_out, sign_in, 9});
  g_print ("\n");
  bench_print_head ();
  bench_run (&(BenchCase){"P5c tender → screen, receipt printed, 5 lines",
                          "p99 ≤ 50 ms",
                          fill_little,
                          pay,
                          NULL,
                          20,
                          0},
             self);
  bench_look_close_dialog (self->window);
  await_calm ();
  bench_run (&(BenchCase){"P10 another page of 60 buttons, painted",
                          "≤ 1.3 ×",
                          NULL,
                          turn_page,
                          turn_bare_page,
                          20,
                          0},
             self);
  fill (self);
  bench_run (
      &(BenchCase){"P3b scan → row, stored, long order", "≤ 1.5 ×", NULL, scan, append, 10, 3},
      self);
  fill (self);
  bench_run (&(BenchCase){"P3c scan → painted, long order",
                          "p50 ≤ 1 frame, p99 ≤ 2",
                          NULL,
                          scan_and_see,
                          append_and_see,
                          10,
                          3},
             self);
  g_print ("\n");
  print_longest (self, &(Pause){"F17 a scan into a long order", "≤ 33", rest, scan_and_rest, 9});
  fill (self);
  print_scrolled (self);
  run (self, "customer.attach", "{'customer': <'C'>}");
  g_print ("\n");
  bench_print_head ();
  bench_run (&(BenchCase){"P4 ship all → painted, long order",
                          "≤ 2 frames",
                          carry_out,
                          ship_and_see,
                          replace_and_see,
                          5,
                          3},
             self);
  g_print ("\n");
  print_longest (self,
                 &(Pause){"F17 all of a long order shipped", "≤ 33", carry_out, ship_and_rest, 9});
  run (self, "txn.void", NULL);
  print_longest (self, &(Pause){"F17 a long order paid", "≤ 33", fill_again, pay_and_rest, 3});
}

static gboolean
look_cb (gpointer data)
{
  Bench *self = data;
  g_autoptr (GtkWindow) window =
      gtk_is_initialized () ? g_list_model_get_item (gtk_window_get_toplevels (), 0) : NULL;

  if (self->started || !window || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    return G_SOURCE_CONTINUE;
  self->started = TRUE;
  self->window = window;
  self->reg = pos_shell_get_register (POS_SHELL (window));
  bench_bare_open (&self->bare, order_lines, TILES);
  await_calm ();
  measure (self);
  g_object_unref (self->bare.rows);
  gtk_window_destroy (self->bare.window);
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

/* --- A layout with two pages of 60 tiles --- */

static void
append_grid (GString *text, const char *id)
{
  g_string_append_printf (text,
                          "{\"id\": \"%s\", \"name\": \"%s\", \"cols\": %u, \"rows\": %u, "
                          "\"gap\": 4, \"buttons\": [",
                          id,
                          id,
                          TILE_COLUMNS,
                          TILES / TILE_COLUMNS);
  for (guint i = 0; i < TILES; i++)
    g_string_append_printf (text,
                            "%s{\"id\": \"%s-%u\", \"op\": \"item.add\", \"arg\": {\"item\": "
                            "\"BENCH-%07u\"}, \"text\": \"Product %u\", \"row\": %u, \"col\": %u}",
                            i ? ", " : "",
                            id,
                            i,
                            i,
                            i,
                            i / TILE_COLUMNS,
                            i % TILE_COLUMNS);
  g_string_append (text, "]}");
}

static char *
make_layout (void)
{
  GString *text = g_string_new (
      "{\"records\": [{\"kind\": \"layout-assignment\", \"id\": \"bench\", \"scope\": "
      "\"register\", \"scope_id\": \"R1\", \"layout\": \"bench\"}, {\"kind\": \"layout\", \"id\": "
      "\"bench\", \"version\": 1, \"bundle\": {\"format\": \"pos-layout-bundle/1\", \"layouts\": "
      "[{\"id\": \"bench\", \"name\": \"Bench\", \"version\": 1, \"start\": \"transaction\", "
      "\"sizes\": [{\"id\": \"landscape\", \"form\": \"full\", \"w\": 1366, \"h\": 768, \"unit\": "
      "2, \"landscape\": {\"navbar\": \"always\", \"controls\": ["
      "{\"kind\": \"receipt\", \"x\": 8, \"y\": 0, \"w\": 250, \"h\": 270}, "
      "{\"kind\": \"totals\", \"x\": 8, \"y\": 276, \"w\": 250, \"h\": 66}, "
      "{\"kind\": \"entry\", \"x\": 264, \"y\": 0, \"w\": 130, \"h\": 342, \"opt\": "
      "{\"pad\": \"full\"}}, "
      "{\"kind\": \"tabs\", \"x\": 400, \"y\": 0, \"w\": 275, \"h\": 342, \"tabs\": ["
      "{\"title\": \"One\", \"child\": {\"kind\": \"grid\", \"x\": 0, \"y\": 26, \"w\": 275, "
      "\"h\": 316, \"opt\": {\"grid\": \"one\"}}}, "
      "{\"title\": \"Two\", \"child\": {\"kind\": \"grid\", \"x\": 0, \"y\": 26, \"w\": 275, "
      "\"h\": 316, \"opt\": {\"grid\": \"two\"}}}]}]}}]}], \"grids\": [");

  append_grid (text, "one");
  g_string_append (text, ", ");
  append_grid (text, "two");
  g_string_append (text, "]}}]}");
  return g_string_free (text, FALSE);
}

int
main (int argc, char **argv)
{
  g_autofree char *layout = make_layout (), *folder = NULL, *secret = NULL;
  Bench self = {0};

  if (argc > 1)
    order_lines = (guint)strtoul (argv[1], NULL, 10);
  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  folder = bench_chain_make (10 * order_lines, layout);
  self.secret = secret = pos_secret_make (NULL, "1111");
  g_timeout_add (LOOK_MS, look_cb, &self);
  const char *const args[] = {
      "pos", "--data", folder, "--register", "R1", "--simulate", "--windowed", NULL};
  int code = pos_main (G_N_ELEMENTS (args) - 1, (char **)args);
  bench_chain_remove (folder);
  return code;
}
