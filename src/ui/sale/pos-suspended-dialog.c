/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-suspended-dialog.c — see the header. */
#include "ui/sale/pos-suspended-dialog.h"

#include "register/pos-suspended.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/shell/pos-store-text.h"

#define LIST_WIDTH 540
#define ICON_SIZE 20
#define LIST_HEIGHT 420
#define CART "pos-cart"
#define WHAT "pos-what"
#define DIALOG "pos-dialog"
#define SHELL "pos-shell"

static void
chosen_cb (GtkWidget *card, PosShell *shell)
{
  g_autofree char *cart = g_strdup (g_object_get_data (G_OBJECT (card), CART));

  pos_overlay_close (g_object_get_data (G_OBJECT (card), DIALOG));
  pos_shell_run (
      shell, "txn.recall", g_variant_new_parsed ("{'cart': <%s>}", cart), NULL, NULL, NULL);
}

/* --- Void --- */

static void
void_confirmed_cb (GtkWidget *confirm, PosShell *shell)
{
  g_autofree char *cart = g_strdup (g_object_get_data (G_OBJECT (confirm), CART));

  pos_overlay_close (confirm);
  pos_shell_run (
      shell, "txn.void_suspended", g_variant_new_parsed ("{'cart': <%s>}", cart), NULL, NULL, NULL);
}

static void
void_cb (GtkWidget *button, PosShell *shell)
{
  GtkWidget *confirm = pos_dialog_new (
      _ ("Void suspended transaction"), _ ("Void suspended transaction"), _ ("Keep it"));
  GtkWidget *text = pos_ui_label_new (g_object_get_data (G_OBJECT (button), WHAT), "num");

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  g_object_set (confirm, "destructive", TRUE, NULL);
  g_object_set_data_full (
      G_OBJECT (confirm), CART, g_strdup (g_object_get_data (G_OBJECT (button), CART)), g_free);
  pos_dialog_set_content (POS_DIALOG (confirm), text);
  g_signal_connect_object (confirm, "primary", G_CALLBACK (void_confirmed_cb), shell, 0);
  pos_overlay_close (g_object_get_data (G_OBJECT (button), DIALOG));
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (confirm));
}

/* --- The list --- */

/* "10:42 · Register 2 · Sanne · 3 lines" */
static char *
describe (PosShell *shell, PosSuspendedCart *cart)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosWorker *worker = pos_config_get (config, POS_TYPE_WORKER, cart->worker);
  guint n_lines = pos_order_count_active_lines (cart->order);
  g_autofree char *time = pos_format_time (pos_shell_get_format (shell), cart->at);
  g_autofree char *lines = g_strdup_printf (ngettext ("%u line", "%u lines", n_lines), n_lines);
  g_autofree char *place = pos_store_text_till (shell, cart->register_id);
  GString *text = g_string_new (time);
  const char *const parts[] = {place, worker ? worker->name : NULL, lines};

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i])
      g_string_append_printf (text, " · %s", parts[i]);
  return g_string_free (text, FALSE);
}

static void
note_cart (GtkWidget *widget, PosSuspendedCart *cart, GtkWidget *dialog)
{
  g_object_set_data_full (G_OBJECT (widget), CART, pos_id_dup_text (&cart->order->id), g_free);
  g_object_set_data (G_OBJECT (widget), DIALOG, dialog);
}

/* Who it is for, and what it comes to. */
static void
add_cart (GtkWidget *list, int row, PosShell *shell, PosSuspendedCart *cart, GtkWidget *dialog)
{
  PosOrder *order = cart->order;
  g_autofree char *what = describe (shell, cart);
  g_autofree char *total =
      pos_format_money (pos_shell_get_format (shell), order->total, order->currency);
  /* TRANSLATORS: in place of a customer's name */
  const char *name = order->customer_name ? order->customer_name : _ ("No customer");
  GtkWidget *card = pos_choice_card_new (name, what), *trash = gtk_button_new ();
  GString *facts = g_string_new (NULL);

  g_object_set (card, "amount", total, "plain", TRUE, "hexpand", TRUE, NULL);
  note_cart (card, cart, dialog);
  g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), shell, 0);
  gtk_button_set_child (GTK_BUTTON (trash), pos_ui_icon_new ("pos-void-symbolic", ICON_SIZE));
  gtk_widget_add_css_class (trash, "btn");
  gtk_widget_add_css_class (trash, "icononly");
  gtk_widget_set_valign (trash, GTK_ALIGN_CENTER);
  note_cart (trash, cart, dialog);
  pos_ui_add_fact (facts, name);
  pos_ui_add_fact (facts, what);
  pos_ui_add_fact (facts, total);
  g_object_set_data_full (G_OBJECT (trash), WHAT, g_string_free (facts, FALSE), g_free);
  pos_ui_describe (trash, _ ("Void suspended transaction"), name);
  g_signal_connect_object (trash, "clicked", G_CALLBACK (void_cb), shell, 0);
  gtk_grid_attach (GTK_GRID (list), card, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (list), trash, 1, row, 1, 1);
}

static GtkWidget *
make_list (PosShell *shell, GPtrArray *carts, GtkWidget *dialog)
{
  GtkWidget *list = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (list), 8);
  gtk_grid_set_column_spacing (GTK_GRID (list), 8);
  for (guint i = 0; i < carts->len; i++)
    add_cart (list, (int)i, shell, carts->pdata[i], dialog);
  GtkWidget *scroller = pos_ui_scroller_new_up_to (pos_focus_stop_new (list), LIST_HEIGHT);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, -1);
  return scroller;
}

/* The slip that was printed when it was put aside. */
static void
scanned_cb (PosScanController *scanner, const char *code, GtkWidget *dialog)
{
  PosShell *shell = g_object_get_data (G_OBJECT (dialog), SHELL);

  g_signal_handlers_disconnect_by_data (scanner, dialog);
  pos_overlay_close (dialog);
  pos_shell_run (
      shell, "txn.recall", g_variant_new_parsed ("{'receipt': <%s>}", code), NULL, NULL, NULL);
}

static void
follow_scans (GtkWidget *dialog, PosShell *shell)
{
  g_object_set_data (G_OBJECT (dialog), SHELL, shell);
  g_signal_connect_object (
      pos_scan_controller_find (GTK_WIDGET (shell)), "scanned", G_CALLBACK (scanned_cb), dialog, 0);
  pos_scan_controller_note_taker (dialog);
}

void
pos_suspended_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) carts = NULL;

  if (args && g_variant_lookup (args, "cart", "&s", NULL)) {
    pos_shell_run (shell, key, args, origin, NULL, NULL);
    return;
  }
  carts = pos_suspended_list (pos_shell_get_register (shell), &error);
  if (!carts) {
    pos_shell_explain (shell, error, origin);
    return;
  }
  GtkWidget *dialog = pos_dialog_new (_ ("Suspended transactions"), NULL, _ ("Close"));
  pos_dialog_set_content (
      POS_DIALOG (dialog),
      carts->len > 0
          ? make_list (shell, carts, dialog)
          : pos_empty_state_new ("pos-pause-symbolic",
                                 _ ("Nothing is suspended"),
                                 _ ("A transaction that was put aside in this store waits "
                                    "here until somebody takes it up.")));
  follow_scans (dialog, shell);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}
