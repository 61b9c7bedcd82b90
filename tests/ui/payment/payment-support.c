/* SPDX-License-Identifier: GPL-3.0-or-later */
/* payment-support.c — see the header. */
#include "payment-support.h"

#include "store/pos-store-records.h"
#include "ui/common/pos-callout.h"
#include "ui/payment/pos-payment.h"

#define PATIENCE_SECONDS 20

UiShell *
payment_start (int width, int height)
{
  UiShell *ui = ui_shell_new (width, height);

  pos_payment_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  return ui;
}

void
payment_open (UiShell *ui, const char *key)
{
  pos_shell_open (ui->shell, key, NULL, NULL);
  ui_shell_settle (ui);
}

/* --- Looking --- */

/* The last one in the tree lies on top. */
static GtkWidget *
find_last (GtkWidget *root, const char *text)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    found = root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *deeper = find_last (child, text);
    if (deeper)
      found = deeper;
  }
  return found;
}

gboolean
payment_shows (UiShell *ui, const char *text)
{
  return find_last (GTK_WIDGET (ui->shell), text) != NULL;
}

static void
tell_labels (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_test_message ("on screen: %s", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    tell_labels (child);
}

void
payment_assert_shows (UiShell *ui, const char *text)
{
  if (payment_shows (ui, text))
    return;
  tell_labels (GTK_WIDGET (ui->shell));
  g_error ("“%s” is not on screen", text);
}

void
payment_wait_for (UiShell *ui, const char *text)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!payment_shows (ui, text) && g_get_monotonic_time () < until) {
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  }
  payment_assert_shows (ui, text);
}

/* --- Hands --- */

GtkWidget *
payment_button (UiShell *ui, const char *text)
{
  payment_assert_shows (ui, text);
  GtkWidget *label = find_last (GTK_WIDGET (ui->shell), text);
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);

  if (!button)
    g_error ("“%s” is not on a button", text);
  return button;
}

void
payment_tap (UiShell *ui, const char *text)
{
  ui_shell_tap (ui, payment_button (ui, text));
}

void
payment_tap_only (UiShell *ui, const char *text)
{
  g_signal_emit_by_name (payment_button (ui, text), "clicked");
}

void
payment_key (UiShell *ui, const char *keys)
{
  for (; *keys; keys++) {
    char name[] = {*keys, '\0'};
    ui_shell_press (ui, *keys == '.' ? "period" : name);
  }
}

/* GTK shows a button pressed for a while before it acts. */
#define ACTIVATE_MS 300

static void
wait_milliseconds (UiShell *ui, int milliseconds)
{
  gint64 until = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < until) {
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  }
  ui_shell_settle (ui);
}

void
payment_enter (UiShell *ui)
{
  ui_shell_press (ui, "Return");
  wait_milliseconds (ui, ACTIVATE_MS);
}

void
payment_close_callout (UiShell *ui)
{
  gpointer callout = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_CALLOUT);

  g_assert_nonnull (callout);
  gtk_popover_popdown (GTK_POPOVER (callout));
  while (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_CALLOUT))
    g_main_context_iteration (NULL, TRUE);
}

PosOrder *
payment_cart (UiShell *ui)
{
  return pos_register_get_order (ui->reg);
}

PosSimTerminal *
payment_terminal (UiShell *ui)
{
  return pos_devices_get_sim_terminal (ui->devices);
}

void
payment_settle (UiShell *ui, PosTerminalOutcome outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) intents = pos_local_store_list_open_intents_sync (ui->store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (intents->len, >, 0);
  PosPayIntent *last = intents->pdata[intents->len - 1];
  g_autofree char *reference = pos_id_dup_text (&last->id);
  pos_sim_terminal_settle (payment_terminal (ui), reference, outcome, &error);
  g_assert_no_error (error);
}
