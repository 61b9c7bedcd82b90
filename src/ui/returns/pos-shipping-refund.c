/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shipping-refund.c — see the header. */
#include "ui/returns/pos-shipping-refund.h"

#include "base/pos-json.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-money-entry.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define KEY "order.refund_shipping"
#define PAD_WIDTH 330

typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  json_t *orders;  /* as the operation lists them */
  PosKeypadModel *model;
  GtkWidget *dialog, *select, *facts;
} Refund;

static void
refund_free (gpointer data, GClosure *closure)
{
  Refund *self = data;

  json_decref (self->orders);
  g_object_unref (self->model);
  g_free (self);
}

static guint32
get_currency (Refund *self)
{
  return pos_register_get_order (pos_shell_get_register (self->shell))->currency;
}

static const char *
get_text (json_t *order, const char *name)
{
  return json_string_value (json_object_get (order, name));
}

static gint64
get_money (Refund *self, json_t *order, const char *name)
{
  gint64 amount = 0;

  pos_minor_parse (get_text (order, name), get_currency (self), &amount, NULL);
  return amount;
}

static json_t *
get_chosen (Refund *self)
{
  const char *id = pos_select_get_selected (POS_SELECT (self->select));
  gsize index;
  json_t *order;

  json_array_foreach (
      self->orders, index, order) if (!g_strcmp0 (get_text (order, "order"), id)) return order;
  return NULL;
}

/* --- What is shown --- */

static void
show_facts (Refund *self, json_t *order)
{
  PosFormat *format = pos_shell_get_format (self->shell);
  g_autofree char *charged =
      pos_format_money (format, get_money (self, order, "charged"), get_currency (self));
  g_autofree char *returned =
      pos_format_money (format, get_money (self, order, "returned"), get_currency (self));
  /* TRANSLATORS: two amounts: what shipping cost, and what of it the customer got back before */
  g_autofree char *text =
      g_strdup_printf (_ ("Shipping cost %1$s. %2$s went back before."), charged, returned);

  gtk_label_set_text (GTK_LABEL (self->facts), text);
}

/* What was chosen before, else all that is left. */
static void
propose (Refund *self, json_t *order)
{
  gint64 chosen = get_money (self, order, "chosen");
  gint64 left = get_money (self, order, "charged") - get_money (self, order, "returned");

  pos_money_entry_set (self->model, chosen > 0 ? chosen : MAX (left, 0), get_currency (self));
}

static void
choose_cb (Refund *self)
{
  json_t *order = get_chosen (self);

  show_facts (self, order);
  propose (self, order);
}

/* --- The answer --- */

static void
given_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;

  if (!result)
    return;
  pos_overlay_close (dialog);
  pos_shell_tell (shell, _ ("Shipping goes back with the return"), NULL, NULL);
}

static void
answer_cb (Refund *self)
{
  g_autofree char *plain = pos_keypad_model_dup_plain (self->model);
  gint64 amount;

  if (!*plain || !pos_money_entry_get (self->model, get_currency (self), &amount)) {
    g_object_set (self->model, "error", _ ("Type the amount."), NULL);
    return;
  }
  pos_shell_run (self->shell,
                 KEY,
                 g_variant_new_parsed ("{'order': <%s>, 'amount': <%x>}",
                                       get_text (get_chosen (self), "order"),
                                       amount),
                 pos_dialog_get_primary (POS_DIALOG (self->dialog)),
                 given_cb,
                 g_object_ref (self->dialog));
}

/* --- The dialog --- */

static GtkWidget *
make_select (Refund *self)
{
  GtkWidget *select = pos_select_new (C_ ("column", "Order"), "pos-receipt-symbolic");
  gsize index;
  json_t *order;

  json_array_foreach (self->orders, index, order)
      pos_select_append (POS_SELECT (select), get_text (order, "order"), get_text (order, "name"));
  gtk_widget_set_visible (select, json_array_size (self->orders) > 1);
  g_signal_connect_swapped (select, "notify::selected", G_CALLBACK (choose_cb), self);
  return select;
}

static GtkWidget *
make_content (Refund *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->select = make_select (self);
  self->facts = pos_ui_text_new (" ", "ink2 num");
  gtk_box_append (GTK_BOX (box), self->select);
  gtk_box_append (GTK_BOX (box), self->facts);
  gtk_box_append (GTK_BOX (box),
                  pos_money_entry_make_readout (
                      self->model, pos_shell_get_format (self->shell), get_currency (self)));
  gtk_box_append (GTK_BOX (box), pos_number_pad_new (POS_PAD_ENTRY, self->model, TRUE));
  gtk_widget_set_size_request (box, PAD_WIDTH, -1);
  return box;
}

static void
open_dialog (PosShell *shell, json_t *orders, const char *preset)
{
  Refund *self = g_new0 (Refund, 1);

  self->shell = shell;
  self->orders = orders;
  self->model = pos_money_entry_new (
      pos_shell_get_format (shell), get_currency (self), C_ ("number pad", "Amount"));
  self->dialog = pos_dialog_new (_ ("Refund shipping charges"), _ ("Give it back"), _ ("Cancel"));
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self));
  if (preset)
    pos_select_set_selected (POS_SELECT (self->select), preset);
  choose_cb (self);
  g_signal_connect_data (
      self->model, "entered", G_CALLBACK (answer_cb), self, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (answer_cb), self, refund_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}

static void
looked_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autofree char *preset = data;
  const char *text = NULL;
  json_t *orders;

  if (!result || !g_variant_lookup (result, "orders_json", "&s", &text))
    return;
  orders = pos_json_parse (text, -1, NULL);
  if (orders)
    open_dialog (shell, orders, preset);
}

void
pos_shipping_refund_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  const char *order = NULL;

  if (args && g_variant_lookup (args, "amount", "x", NULL)) {
    pos_shell_run (shell, key, args, origin, NULL, NULL);
    return;
  }
  if (args)
    g_variant_lookup (args, "order", "&s", &order);
  pos_shell_run (shell, key, NULL, origin, looked_cb, g_strdup (order));
}
