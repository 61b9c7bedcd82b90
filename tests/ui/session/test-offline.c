/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-offline.c — headquarters does not answer: the register says so, sells on, and shows what
 * waits. */
#include "store/pos-setting-table.h"
#include "sync/pos-http-transport.h"
#include "ui-shell.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-header.h"
#include "ui/session/pos-session.h"
#include "ui/shell/pos-shell-form.h"

#define BODY "If it does not answer within seconds, the register says how to go on."

static gboolean
write_token (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_setting_table_set (txn, POS_SETTING_TOKEN, "token", error);
}

static char *
dup_status (UiShell *ui)
{
  char *text;

  g_object_get (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_HEADER), "status-text", &text, NULL);
  return text;
}

static guint
count_waiting (UiShell *ui)
{
  return pos_sync_get_pending (ui->sync);
}

static void
wait_for (UiShell *ui, guint waiting)
{
  for (int i = 0; i < 500 && count_waiting (ui) != waiting; i++) {
    g_usleep (10000);
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
  g_assert_cmpuint (count_waiting (ui), ==, waiting);
}

static void
test_sheet (void)
{
  UiShell *ui = ui_shell_new_offline (1366, 768);
  GtkWidget *header;

  pos_session_add (ui->shell);
  ui_shell_start (ui);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "Headquarters offline"));
  ui_shell_sign_in (ui);
  g_autofree char *offline = dup_status (ui);
  g_assert_cmpstr (offline, ==, "Offline");

  /* Selling goes on. */
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"430551\"}");
  g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.cash", NULL);
  pos_sync_retry (ui->sync);
  wait_for (ui, 1);
  pos_clock_advance (pos_context_get_clock (ui->context), 9 * 60 * G_USEC_PER_SEC);
  pos_sync_retry (ui->sync);
  header = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_HEADER);
  g_signal_emit_by_name (header, "status", header);
  ui_shell_settle (ui);

  GtkWidget *sheet = GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_nonnull (ui_find_text (sheet, "Connection and sync"));
  g_assert_nonnull (ui_find_text (sheet, "Utrecht Centrum · Register 3"));
  g_assert_nonnull (ui_find_text (sheet, "Offline"));
  g_assert_nonnull (ui_find_text (sheet, "Keep selling. Everything is saved here and sent later."));
  g_assert_nonnull (ui_find_text (sheet, "1"));
  g_assert_nonnull (ui_find_text (sheet, "oldest 9 min"));
  /* What it is, and what has to wait until the line is back. */
  g_assert_nonnull (ui_find_text (sheet, "Sales"));
  g_assert_nonnull (ui_find_text (sheet, "Not possible until we are back online"));
  g_assert_nonnull (ui_find_text (sheet, "Orders of other stores"));
  g_assert_nonnull (ui_find_text (sheet, "Works now"));
  g_assert_nonnull (ui_find_text (sheet, "Orders of this store"));
  g_assert_nonnull (ui_find_text (sheet, "In force on this register"));
  g_assert_nonnull (ui_find_text (sheet, "Pos " POS_VERSION));
  g_assert_nonnull (ui_find_text (sheet, "You do not have to wait"));
  ui_shell_picture (ui, "offline");
  GtkWidget *now = ui_find_text (sheet, "Try now");
  ui_shell_tap (ui, gtk_widget_get_ancestor (now, GTK_TYPE_BUTTON));
  /* It stays open, to see what comes of it. */
  g_assert_nonnull (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  /* Picture 11: one row of answers; the cross, or Escape, closes. */
  GtkWidget *export = gtk_widget_get_ancestor (ui_find_text (sheet, "Export"), GTK_TYPE_BUTTON);
  graphene_rect_t one, other;
  g_assert_true (gtk_widget_compute_bounds (export, sheet, &one));
  g_assert_true (
      gtk_widget_compute_bounds (gtk_widget_get_ancestor (now, GTK_TYPE_BUTTON), sheet, &other));
  g_assert_cmpfloat_with_epsilon (graphene_rect_get_y (&one), graphene_rect_get_y (&other), .5);
  ui_shell_press (ui, "Escape");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  /* Minutes as long as somebody counts in them. */
  pos_clock_advance (pos_context_get_clock (ui->context), 110 * 60 * (gint64)G_USEC_PER_SEC);
  g_autofree char *minutes = pos_shell_dup_oldest (ui->shell);
  g_assert_cmpstr (minutes, ==, "oldest 119 min");
  pos_clock_advance (pos_context_get_clock (ui->context), 70 * 3600 * (gint64)G_USEC_PER_SEC);
  g_autofree char *hours = pos_shell_dup_oldest (ui->shell);
  g_assert_cmpstr (hours, ==, "oldest 71 h");
  ui_shell_free (ui);
}

/* Takes what is sent, and never answers. */
static PosSync *
connect_to_silence (PosLocalStore *store, PosContext *context, gpointer data)
{
  GSocketListener *listener = data;
  g_autoptr (GError) error = NULL;
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u", port);
  g_autoptr (PosTransport) transport = pos_http_transport_new (url, &error);

  g_assert_no_error (error);
  pos_db_write_sync (pos_local_store_get_db (store), write_token, NULL, &error);
  g_assert_no_error (error);
  return pos_sync_new (store, transport, context);
}

static gboolean
is_told (UiShell *ui)
{
  PosDialog *dialog = pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
  GtkWidget *label = ui_find_text (GTK_WIDGET (dialog ? (gpointer)dialog : ui->shell), BODY);

  return label && gtk_widget_get_mapped (label);
}

static void
note_end (PosShell *shell, GVariant *result, gpointer ended)
{
  *(gboolean *)ended = TRUE;
}

/* Nobody taps again because nothing seems to happen. */
static void
test_waiting (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  UiShell *ui = ui_shell_new_connected (1366, 768, connect_to_silence, listener);
  gboolean ended = FALSE, told = FALSE;

  pos_session_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_shell_settle (ui);
  pos_shell_run (ui->shell,
                 "order.edit",
                 g_variant_new_parsed ("{'order': <'SO-1'>}"),
                 NULL,
                 note_end,
                 &ended);
  g_assert_false (is_told (ui));
  while (!ended) {
    g_main_context_iteration (NULL, TRUE);
    told |= is_told (ui);
  }
  g_assert_true (told);
  g_assert_false (is_told (ui));
  ui_shell_free (ui);
}

/* --- Nobody has to wait --- */

typedef struct {
  UiShell *ui;
  GSocketListener *listener;
  GtkWidget *dialog;
  gboolean ended, granted;
} Waiting;

static void
note_answer (PosShell *shell, GVariant *result, gpointer data)
{
  Waiting *self = data;

  self->ended = TRUE;
  self->granted = result != NULL;
}

static void
start_waiting (Waiting *self)
{
  *self = (Waiting){.listener = g_socket_listener_new ()};
  self->ui = ui_shell_new_connected (1366, 768, connect_to_silence, self->listener);
  pos_session_add (self->ui->shell);
  ui_shell_start (self->ui);
  ui_shell_sign_in (self->ui);
  ui_shell_settle (self->ui); /* waits for no answer later */
}

static void
end_waiting (Waiting *self)
{
  ui_shell_free (self->ui);
  g_object_unref (self->listener);
}

static void
edit (Waiting *self)
{
  self->ended = FALSE;
  pos_shell_run (self->ui->shell,
                 "order.edit",
                 g_variant_new_parsed ("{'order': <'SO-1'>}"),
                 NULL,
                 note_answer,
                 self);
}

static void
wait_until_told (Waiting *self)
{
  while (!is_told (self->ui)) {
    g_assert_false (self->ended);
    g_main_context_iteration (NULL, TRUE);
  }
}

/* The line would take seconds. */
static void
assert_stopped (Waiting *self, gint64 since)
{
  while (!self->ended)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - since, <, G_USEC_PER_SEC);
  g_assert_false (self->granted);
  ui_shell_settle (self->ui);
  g_assert_false (is_told (self->ui));
  g_autofree char *announced = NULL;
  g_object_get (ui_find_type (GTK_WIDGET (self->ui->shell), POS_TYPE_HEADER),
                "announcement",
                &announced,
                NULL);
  g_assert_cmpstr (announced, !=, "Headquarters is being asked");
}

static GtkWidget *
find_cancel (GtkWidget *under)
{
  GtkWidget *banner = gtk_widget_get_ancestor (ui_find_text (under, BODY), POS_TYPE_BANNER);

  return gtk_widget_get_ancestor (ui_find_text (banner, "Cancel"), GTK_TYPE_BUTTON);
}

/* Settling would wait for the answer. */
static void
take_picture (Waiting *self, const char *name)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 4;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  ui_picture (GTK_WIDGET (self->ui->shell), name);
}

static void
test_cancel (void)
{
  Waiting self;

  start_waiting (&self);
  edit (&self);
  wait_until_told (&self);
  take_picture (&self, "waiting");
  gint64 since = g_get_monotonic_time ();
  ui_shell_tap (self.ui, find_cancel (GTK_WIDGET (self.ui->shell)));
  assert_stopped (&self, since);

  edit (&self);
  wait_until_told (&self);
  since = g_get_monotonic_time ();
  ui_shell_press (self.ui, "Escape");
  assert_stopped (&self, since);
  end_waiting (&self);
}

/* Whoever goes back does not find himself somewhere else later. */
static void
test_back (void)
{
  Waiting self;

  start_waiting (&self);
  PosPage *page = g_object_new (POS_TYPE_PAGE, NULL);
  pos_shell_show_page (self.ui->shell, page);
  edit (&self);
  gint64 since = g_get_monotonic_time ();
  ui_shell_press (self.ui, "Escape");
  g_assert_true (pos_shell_get_page (self.ui->shell) != page);
  assert_stopped (&self, since);
  end_waiting (&self);
}

static void
open_form (Waiting *self)
{
  self->dialog = pos_dialog_new ("Which order?", "Edit", "Not now");
  pos_dialog_set_content (POS_DIALOG (self->dialog), gtk_entry_new ());
  pos_overlay_open (pos_shell_get_overlay (self->ui->shell), POS_DIALOG (self->dialog));
  ui_shell_settle (self->ui);
  self->ended = FALSE;
  pos_shell_run_form (self->ui->shell,
                      self->dialog,
                      "order.edit",
                      g_variant_new_parsed ("{'order': <'SO-1'>}"),
                      note_answer,
                      self);
}

/* Behind a dialog nobody would see it. */
static void
test_in_dialog (void)
{
  Waiting self;

  start_waiting (&self);
  open_form (&self);
  wait_until_told (&self);
  take_picture (&self, "waiting-dialog");
  g_assert_false (gtk_widget_get_mapped (ui_find_text (self.dialog, "Not now")));
  gint64 since = g_get_monotonic_time ();
  ui_shell_tap (self.ui, find_cancel (self.dialog));
  assert_stopped (&self, since);
  /* What was typed stands there still, and so do the answers. */
  g_assert_true (GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (self.ui->shell))) ==
                 self.dialog);
  g_assert_true (gtk_widget_get_mapped (ui_find_text (self.dialog, "Not now")));
  ui_shell_press (self.ui, "Escape");

  /* Whoever closes it has no use for the answer. */
  open_form (&self);
  since = g_get_monotonic_time ();
  ui_shell_press (self.ui, "Escape");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (self.ui->shell)));
  assert_stopped (&self, since);
  end_waiting (&self);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/session/offline/sheet", test_sheet);
  g_test_add_func ("/ui/session/offline/waiting", test_waiting);
  g_test_add_func ("/ui/session/offline/cancel", test_cancel);
  g_test_add_func ("/ui/session/offline/back", test_back);
  g_test_add_func ("/ui/session/offline/in-dialog", test_in_dialog);
  return g_test_run ();
}
