/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-scan.c — a scanner that types is told from a person who types. */
#include "ui-support.h"

#include "ui/common/pos-scan-controller.h"

static char *
type_text (const char *text, guint32 gap, guint32 last_gap)
{
  g_autoptr (PosScanFilter) filter = pos_scan_filter_new ();
  guint32 time = 1000;
  for (; *text != '\0'; text++) {
    pos_scan_filter_feed (filter, (guchar)*text, time);
    time += gap;
  }
  return pos_scan_filter_finish (filter, time - gap + last_gap);
}

static const struct {
  const char *name;
  const char *text;
  guint32 gap;
  guint32 last_gap;
  gboolean accepted;
} cases[] = {
    {"a-burst-is-a-scan", "8712345678906", 3, 3, TRUE},
    {"six-at-the-limit-are-a-scan", "123456", 35, 35, TRUE},
    {"five-are-too-few", "12345", 3, 3, FALSE},
    {"a-person-is-slower", "123456", 36, 36, FALSE},
    {"a-late-enter-is-a-person's", "123456", 3, 36, FALSE},
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = type_text (cases[i].text, cases[i].gap, cases[i].last_gap);
  g_assert_cmpstr (text, ==, cases[i].accepted ? cases[i].text : NULL);
}

static void
test_slow_then_fast (void)
{
  g_autoptr (PosScanFilter) filter = pos_scan_filter_new ();
  pos_scan_filter_feed (filter, 'x', 1000);
  for (guint i = 0; i < 6; i++)
    pos_scan_filter_feed (filter, '1' + i, 2000 + i);
  g_autofree char *text = pos_scan_filter_finish (filter, 2006);
  g_assert_cmpstr (text, ==, "123456");
}

static void
test_clock_wrap (void)
{
  g_autoptr (PosScanFilter) filter = pos_scan_filter_new ();
  for (guint i = 0; i < 6; i++)
    pos_scan_filter_feed (filter, '1' + i, G_MAXUINT32 - 2 + i);
  g_autofree char *text = pos_scan_filter_finish (filter, 4);
  g_assert_cmpstr (text, ==, "123456");
}

/* ── On a window ─────────────────────────────────────────────────────────────────────────────── */

static void
scanned_cb (PosScanController *controller, const char *text, char **out)
{
  g_free (*out);
  *out = g_strdup (text);
}

static gboolean
type_keys (PosScanController *controller, GtkWidget *entry, const char *text)
{
  guint32 time = 5000;
  for (; *text != '\0'; text++) {
    if (!pos_scan_controller_handle (controller, (guint)*text, 0, time)) {
      int position = gtk_editable_get_position (GTK_EDITABLE (entry));
      gtk_editable_insert_text (GTK_EDITABLE (entry), text, 1, &position);
      gtk_editable_set_position (GTK_EDITABLE (entry), position);
    }
    time += 2;
  }
  return pos_scan_controller_handle (controller, GDK_KEY_Return, 0, time);
}

static void
test_field (void)
{
  g_autofree char *scanned = NULL;
  GtkWidget *entry = gtk_text_new ();
  GtkWindow *window = ui_window_new (entry, 200, 60);
  PosScanController *controller = pos_scan_controller_attach (window);
  g_signal_connect (controller, "scanned", G_CALLBACK (scanned_cb), &scanned);
  gtk_editable_set_text (GTK_EDITABLE (entry), "van ");
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  g_assert_true (type_keys (controller, entry, "8712345678906"));
  g_assert_cmpstr (scanned, ==, "8712345678906");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "van ");
  ui_window_destroy (window);
}

static void
test_pin_field (void)
{
  g_autofree char *scanned = NULL;
  GtkWidget *entry = gtk_text_new ();
  gtk_text_set_input_purpose (GTK_TEXT (entry), GTK_INPUT_PURPOSE_PIN);
  GtkWindow *window = ui_window_new (entry, 200, 60);
  PosScanController *controller = pos_scan_controller_attach (window);
  g_signal_connect (controller, "scanned", G_CALLBACK (scanned_cb), &scanned);
  gtk_widget_grab_focus (entry);
  g_assert_false (type_keys (controller, entry, "123456"));
  g_assert_null (scanned);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "123456");
  ui_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/ui/scan/", cases[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
  }
  g_test_add_func ("/ui/scan/a-burst-starts-after-a-pause", test_slow_then_fast);
  g_test_add_func ("/ui/scan/the-event-clock-may-wrap", test_clock_wrap);
  g_test_add_func ("/ui/scan/a-field-loses-the-burst-and-never-sees-enter", test_field);
  g_test_add_func ("/ui/scan/nothing-is-a-scan-in-a-pin-field", test_pin_field);
  return g_test_run ();
}
