/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-payment-end.c — see the header. */
#include "ui/payment/pos-payment-end.h"

#include "pricing/pos-authorizations.h"
#include "pricing/pos-totals.h"
#include "register/pos-letters.h"
#include "register/pos-shelf.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/payment/pos-email-dialog.h"
#include "ui/payment/pos-payment-words.h"
#include "ui/shell/pos-hold-text.h"

#include <string.h>

#define CONTENT_WIDTH 460
#define TOLD 3 /* as many products are named */

/* What was concluded last, and is to be shown. */
typedef struct {
  PosShell *shell; /* borrowed: this belongs to it */
  PosOrder *saved; /* nullable */
  char *receipt;
  char *returned;    /* (nullable): of an exchange, the receipt of what came back */
  PosOrderFlow flow; /* of the cart that is open, or was */
  PosId cart;        /* that is open */
  PosId left;        /* the one before it, until something is concluded */
  gboolean beside;   /* it was no cart's: whoever did it goes on where he was */
  guint idle;
} End;

static void
end_free (gpointer data)
{
  End *self = data;

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->saved);
  g_free (self->receipt);
  g_free (self->returned);
  g_free (self);
}

/* --- What it says --- */

static gboolean
is_quote (End *self)
{
  return self->saved->type == POS_ORDER_TYPE_QUOTE;
}

static gint64
get_taken (End *self)
{
  return pos_totals_get_taken (self->saved, self->saved->revision);
}

static const char *
title_of (End *self)
{
  if (is_quote (self))
    return self->saved->status == POS_ORDER_STATUS_QUOTE_CANCELLED ? _ ("Quote cancelled")
                                                                   : _ ("Quote saved");
  switch (self->flow) {
  case POS_ORDER_FLOW_HAND_OVER:
    return get_taken (self) < 0 ? _ ("Given back") : _ ("Handed over");
  case POS_ORDER_FLOW_CANCEL:
    return _ ("Order cancelled");
  case POS_ORDER_FLOW_EDIT:
    return _ ("Order saved");
  case POS_ORDER_FLOW_NEW:
  default:
    return self->saved->type != POS_ORDER_TYPE_SALE ? _ ("Order placed")
           : get_taken (self) < 0                   ? _ ("Given back")
                                                    : C_ ("sale", "Paid");
  }
}

static char *
money (End *self, gint64 minor)
{
  return pos_format_money (pos_shell_get_format (self->shell), minor, self->saved->currency);
}

/* The one number that matters now: the change, else what was taken or given back; of a quote what
 * it offers. */
static GtkWidget *
make_amount (End *self)
{
  gint64 taken = get_taken (self);
  gint64 change = pos_totals_get_change (self->saved, self->saved->revision);
  const char *caption = is_quote (self) ? _ ("Quote total")
                        : change > 0    ? _ ("Change to give")
                        : taken < 0     ? _ ("Given back")
                                        : C_ ("sale", "Paid");
  g_autofree char *text = money (self,
                                 is_quote (self) ? self->saved->total
                                 : change > 0    ? change
                                                 : ABS (taken));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = pos_ui_label_new (caption, "semi");
  GtkWidget *amount = pos_ui_label_new (text, "t-amt-xl num");

  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (amount), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (amount, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), amount);
  gtk_widget_add_css_class (box, "due");
  return box;
}

static void
add_fact (GtkWidget *box, const char *caption, const char *value, const char *classes)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = pos_ui_label_new (caption, "ink2");
  GtkWidget *text = pos_ui_label_new (value, classes);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (text), FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  /* Numbers run left to right in every language. */
  gtk_widget_set_direction (text, GTK_TEXT_DIR_LTR);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (box), row);
}

/* In groups of four, as one reads it to somebody. */
static char *
group_reference (const char *reference)
{
  GString *grouped = g_string_new (NULL);

  for (gsize i = 0; reference[i]; i++) {
    if (i > 0 && i % 4 == 0)
      g_string_append_c (grouped, ' ');
    g_string_append_c (grouped, reference[i]);
  }
  return g_string_free (grouped, FALSE);
}

static void
add_reserved (End *self, GtkWidget *box)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (self->shell));
  gint64 reserved = 0;

  POS_LIST_FOREACH (PosPayment, payment, self->saved->payments)
  if (payment->revision == self->saved->revision && pos_authorizations_get_rest (payment) > 0) {
    g_autofree char *name = pos_payment_name (self->shell, config, payment);
    g_autofree char *amount = money (self, pos_authorizations_get_rest (payment));
    add_fact (box, name, amount, "semi num");
    reserved += pos_authorizations_get_rest (payment);
  }
  /* Beside the balance stands what covers it, not only what was added now. */
  if (reserved > 0 && self->saved->authorized > reserved) {
    g_autofree char *all = money (self, self->saved->authorized);
    add_fact (box, _ ("Reserved altogether"), all, "semi num");
  }
}

static GtkWidget *
make_facts (End *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gboolean order = self->saved->type != POS_ORDER_TYPE_SALE;

  if (order && self->saved->number) {
    add_fact (box,
              is_quote (self) ? _ ("Quote number") : _ ("Order number"),
              self->saved->number,
              "t-amt-m num");
  } else if (order && self->saved->reference) {
    g_autofree char *grouped = group_reference (self->saved->reference);
    add_fact (box,
              is_quote (self) ? _ ("Quote reference") : _ ("Order reference"),
              grouped,
              "t-amt-m num");
  }
  if (self->receipt && *self->receipt)
    add_fact (box, _ ("Receipt"), self->receipt, order ? "semi num" : "t-amt-m num");
  if (self->returned)
    add_fact (box, _ ("Return receipt"), self->returned, "semi num");
  add_reserved (self, box);
  if (self->saved->status == POS_ORDER_STATUS_QUOTE_OPEN) {
    g_autofree char *until =
        pos_format_date_long (pos_shell_get_format (self->shell), self->saved->quote_expiry);
    add_fact (box, _ ("Valid until"), until, "semi");
  }
  if (order && !is_quote (self) && self->saved->balance > 0) {
    g_autofree char *balance = money (self, self->saved->balance);
    add_fact (box, _ ("Balance later"), balance, "semi num");
  }
  return box;
}

/* What was promised now and does not lie where it leaves from: "Sofa Haarlem, Lamp Arc"; of many
 * the first ones, and how many there are beside them; %NULL: nothing. */
static char *
dup_short (End *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GHashTable) lacking = pos_shelf_find_short (reg, self->saved);
  guint n_short = 0;

  POS_LIST_FOREACH (PosOrderLine, line, self->saved->lines)
  {
    if (g_hash_table_contains (lacking, line) && n_short++ < TOLD)
      g_string_append_printf (
          names,
          "%s%s",
          names->len > 0 ? ", " : "",
          pos_l10n_get (line->description, pos_shell_get_language (self->shell)));
  }
  if (n_short > TOLD) {
    guint rest = n_short - TOLD;
    g_autofree char *more =
        g_strdup_printf (ngettext ("%u more product", "%u more products", rest), rest);
    g_string_append_printf (names, ", %s", more);
  }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

/* Nobody is refused for it, but the customer should hear of it (scenario 32). */
static void
warn_of_short (End *self, GtkWidget *content)
{
  gboolean promised = pos_order_flow_is_building (self->flow);
  g_autofree char *names = promised && !is_quote (self) ? dup_short (self) : NULL;

  if (names)
    gtk_box_append (GTK_BOX (content),
                    pos_banner_new (POS_TONE_WARN, _ ("Promised, but not enough in stock"), names));
}

/* It was held as it was saved: nobody packs it before somebody looked at it. */
static void
warn_of_hold (End *self, GtkWidget *content)
{
  gboolean saved = pos_order_flow_is_building (self->flow);

  if (!saved || !self->saved->holds || !self->saved->holds[0])
    return;
  g_autofree char *why = pos_hold_text_describe (self->shell, self->saved);
  gtk_box_append (GTK_BOX (content),
                  pos_banner_new (POS_TONE_WARN, _ ("This order is on hold"), why));
}

/* --- The dialog --- */

static void
print (PosShell *shell, const char *receipt, GtkWidget *origin)
{
  pos_shell_run (shell,
                 "receipt.reprint",
                 g_variant_new_parsed ("{'receipt': <%s>}", receipt),
                 origin,
                 NULL,
                 NULL);
}

static void
print_cb (GtkWidget *button, gpointer data)
{
  const char *returned = g_object_get_data (G_OBJECT (button), "pos-returned");

  print (data, g_object_get_data (G_OBJECT (button), "pos-receipt"), button);
  if (returned)
    print (data, returned, NULL);
}

static void
email_cb (GtkWidget *button, gpointer data)
{
  pos_email_open_papers (data,
                         g_object_get_data (G_OBJECT (button), "pos-receipt"),
                         g_object_get_data (G_OBJECT (button), "pos-returned"));
}

/* Something to do with the paper, where there is one. */
static GtkWidget *
make_paper_button (End *self, const char *icon, const char *caption, GCallback callback)
{
  GtkWidget *button = pos_payment_button_new (icon, caption, "tall");

  gtk_widget_set_visible (button, self->receipt && *self->receipt);
  g_object_set_data_full (G_OBJECT (button), "pos-receipt", g_strdup (self->receipt), g_free);
  g_object_set_data_full (G_OBJECT (button), "pos-returned", g_strdup (self->returned), g_free);
  g_signal_connect_object (button, "clicked", callback, self->shell, 0);
  return button;
}

static GtkWidget *
make_answers (End *self, GtkWidget *dialog, GtkWidget **done)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *print =
      make_paper_button (self, "pos-printer-symbolic", _ ("Print again"), G_CALLBACK (print_cb));

  *done = pos_payment_button_new ("pos-check-symbolic", C_ ("sale", "Done"), "tall");
  gtk_widget_add_css_class (*done, "primary");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  g_signal_connect_object (
      *done, "clicked", G_CALLBACK (pos_dialog_answer_safe), dialog, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), print);
  if (pos_letters_are_sent (pos_shell_get_register (self->shell)))
    gtk_box_append (
        GTK_BOX (box),
        make_paper_button (
            self, "pos-mail-symbolic", C_ ("receipt", "E-mail"), G_CALLBACK (email_cb)));
  gtk_box_append (GTK_BOX (box), *done);
  return box;
}

/* The next customer is served: what was scanned goes where it would without this. */
static void
scanned_cb (PosScanController *scanner, const char *code, GtkWidget *dialog)
{
  g_signal_handlers_disconnect_by_data (scanner, dialog);
  pos_overlay_close (dialog);
  g_signal_emit_by_name (scanner, "scanned", code);
}

static void
close_on_scan (GtkWidget *dialog, PosShell *shell)
{
  PosScanController *scanner = pos_scan_controller_find (GTK_WIDGET (shell));

  if (!scanner)
    return;
  g_signal_connect_object (scanner, "scanned", G_CALLBACK (scanned_cb), dialog, 0);
  pos_scan_controller_note_taker (dialog);
}

static void
open_dialog (End *self)
{
  GtkWidget *dialog = pos_dialog_new (title_of (self), NULL, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 20);
  GtkWidget *done;

  gtk_box_append (GTK_BOX (content), make_amount (self));
  gtk_box_append (GTK_BOX (content), make_facts (self));
  warn_of_short (self, content);
  warn_of_hold (self, content);
  gtk_box_append (GTK_BOX (content), make_answers (self, dialog, &done));
  gtk_widget_add_css_class (content, "payment-end");
  gtk_widget_set_size_request (content, CONTENT_WIDTH, -1);
  pos_dialog_set_content (POS_DIALOG (dialog), content);
  close_on_scan (dialog, self->shell);
  pos_overlay_open (pos_shell_get_overlay (self->shell), POS_DIALOG (dialog));
  gtk_widget_grab_focus (done);
}

static gboolean
show_cb (gpointer data)
{
  End *self = data;

  self->idle = 0;
  if (pos_shell_get_overlay (self->shell)) {
    if (!self->beside)
      pos_shell_go_home (self->shell);
    open_dialog (self);
  }
  g_clear_object (&self->saved);
  return G_SOURCE_REMOVE;
}

/* Not at once: who concluded the cart still has to hear of it and close what it shows. */
static void
concluded_cb (PosRegister *reg, PosOrder *saved, const char *receipt, gpointer data)
{
  End *self = g_object_get_data (data, "pos-payment-end");

  self->beside = !pos_id_equal (&self->left, &saved->id);
  self->left = POS_ID_NONE;
  g_set_object (&self->saved, saved);
  g_free (self->receipt);
  g_free (self->returned);
  self->receipt = g_strdup (receipt);
  /* Of the exchange, not of what became of its order later. */
  self->returned = saved->revision > 1 ? NULL : g_strdup (saved->return_receipt);
  if (!self->idle)
    self->idle = g_idle_add (show_cb, self);
}

/* The saved order no longer tells what its cart was for. */
static void
order_cb (PosRegister *reg, gpointer data)
{
  End *self = g_object_get_data (data, "pos-payment-end");
  PosOrder *order = pos_register_get_order (reg);

  if (!pos_id_equal (&self->cart, &order->id)) {
    self->left = self->cart;
    self->cart = order->id;
  }
  if (!pos_id_is_none (&order->id))
    self->flow = (PosOrderFlow)order->flow;
}

void
pos_payment_end_watch (PosShell *shell)
{
  g_return_if_fail (POS_IS_SHELL (shell));

  PosRegister *reg = pos_shell_get_register (shell);
  End *self = g_new0 (End, 1);
  self->shell = shell;
  g_object_set_data_full (G_OBJECT (shell), "pos-payment-end", self, end_free);
  order_cb (reg, shell);
  g_signal_connect_object (reg, "concluded", G_CALLBACK (concluded_cb), shell, 0);
  g_signal_connect_object (reg, "order-changed", G_CALLBACK (order_cb), shell, 0);
}
