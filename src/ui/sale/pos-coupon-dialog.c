/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-coupon-dialog.c — see the header. */
#include "ui/sale/pos-coupon-dialog.h"

#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/shell/pos-shell-form.h"

#define WIDTH 420
#define CODE "pos-code"
#define DIALOG "pos-dialog"
#define FIELD "pos-field"

/* --- Entering --- */

/* "Spring coupon takes €20.00 off" */
static void
added_cb (PosShell *shell, GVariant *result, gpointer data)
{
  guint32 currency = pos_register_get_order (pos_shell_get_register (shell))->currency;
  const char *name = "";
  gboolean applied = FALSE;
  gint64 discount = 0;
  g_autofree char *amount = NULL, *text = NULL;

  if (!result)
    return;
  g_variant_lookup (result, "name", "&s", &name);
  g_variant_lookup (result, "applied", "b", &applied);
  g_variant_lookup (result, "discount_minor", "x", &discount);
  amount = pos_format_money (pos_shell_get_format (shell), discount, currency);
  /* TRANSLATORS: %1$s is the name of a coupon, %2$s an amount */
  text = applied
             ? g_strdup_printf (_ ("%1$s takes %2$s off"), name, amount)
             /* TRANSLATORS: %s is the name of a coupon */
             : g_strdup_printf (_ ("%s is kept: nothing in this transaction qualifies yet"), name);
  pos_shell_tell (shell, text, NULL, NULL);
}

static void
add_cb (GtkWidget *dialog, PosShell *shell)
{
  GtkWidget *field = g_object_get_data (G_OBJECT (dialog), FIELD);
  g_autofree char *code = g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (field))));

  if (!*code)
    return;
  pos_shell_run_form (
      shell, dialog, "coupon.add", g_variant_new_parsed ("{'coupon': <%s>}", code), added_cb, NULL);
}

static void
enter_cb (GtkWidget *field, GtkWidget *dialog)
{
  pos_dialog_answer_primary (POS_DIALOG (dialog));
}

void
pos_coupon_open_add (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  GtkWidget *dialog, *field;

  if (args && g_variant_lookup (args, "coupon", "&s", NULL)) {
    pos_shell_run (shell, key, args, origin, added_cb, NULL);
    return;
  }
  dialog = pos_dialog_new (_ ("Which coupon?"), _ ("Add coupon"), _ ("Cancel"));
  field = pos_code_field_new (_ ("Coupon code"),
                              _ ("Scan the coupon, or type what stands on it."),
                              pos_scan_controller_find (GTK_WIDGET (shell)));
  g_object_set_data (G_OBJECT (dialog), FIELD, field);
  pos_dialog_set_content (POS_DIALOG (dialog), field);
  g_signal_connect_object (field, "activate", G_CALLBACK (enter_cb), dialog, 0);
  g_signal_connect_object (dialog, "primary", G_CALLBACK (add_cb), shell, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}

/* --- Taking off --- */

static void
removed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_tell (shell, _ ("The coupon is taken off"), NULL, NULL);
}

static void
chosen_cb (GtkWidget *card, PosShell *shell)
{
  g_autofree char *code = g_strdup (g_object_get_data (G_OBJECT (card), CODE));

  pos_overlay_close (g_object_get_data (G_OBJECT (card), DIALOG));
  pos_shell_run (shell,
                 "coupon.remove",
                 g_variant_new_parsed ("{'coupon': <%s>}", code),
                 NULL,
                 removed_cb,
                 NULL);
}

static GtkWidget *
make_list (PosShell *shell, PosOrder *order, GtkWidget *dialog)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  for (GStrv code = order->coupons; *code; code++) {
    GtkWidget *card = pos_choice_card_new (*code, NULL);
    g_object_set (card, "plain", TRUE, NULL);
    g_object_set_data_full (G_OBJECT (card), CODE, g_strdup (*code), g_free);
    g_object_set_data (G_OBJECT (card), DIALOG, dialog);
    g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), shell, 0);
    gtk_box_append (GTK_BOX (list), card);
  }
  gtk_widget_set_size_request (list, WIDTH, -1);
  return list;
}

void
pos_coupon_open_remove (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (shell));
  GtkWidget *dialog;

  if (args && g_variant_lookup (args, "coupon", "&s", NULL)) {
    pos_shell_run (shell, key, args, origin, removed_cb, NULL);
    return;
  }
  dialog = pos_dialog_new (_ ("Which coupon comes off?"), NULL, _ ("Close"));
  pos_dialog_set_content (POS_DIALOG (dialog),
                          order->coupons && order->coupons[0]
                              ? make_list (shell, order, dialog)
                              : pos_empty_state_new ("pos-tag-symbolic",
                                                     _ ("No coupon was entered"),
                                                     _ ("Scan one, or use Add coupon.")));
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}

/* --- All offers off and on --- */

static void
off_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_tell (shell, _ ("Offers and coupons are off"), "disc.system_on", NULL);
}

static void
on_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_tell (shell, _ ("Offers and coupons count again"), NULL, NULL);
}

void
pos_coupon_open_switch (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  gboolean off = g_str_equal (key, "disc.system_off");

  pos_shell_run (shell, key, args, origin, off ? off_cb : on_cb, NULL);
}
