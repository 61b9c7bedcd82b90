/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-page.c — see the header. */
#include "ui/returns/pos-return-page.h"

#include "base/pos-json.h"
#include "model/pos-barcode-mask.h"
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-return-shipping.h"
#include "pricing/pos-returns.h"
#include "register/pos-order-rules.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-columns.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/returns/pos-return-list.h"
#include "ui/returns/pos-return-reason.h"
#include "ui/shell/pos-shell-wait.h"

#define OPERATION "return.by_receipt"
#define LIST_WIDTH 870
#define SIDE_WIDTH 420

struct _PosReturnPage {
  PosPage parent_instance;
  PosShell *shell; /* borrowed: the window outlives its pages */
  GtkWidget *field, *list, *stale, *why, *reason, *worth, *charged, *count, *all, *take, *shipping;
  PosReturnReasonUse reasons_of; /* those that are offered */
  gboolean shipping_follows;     /* then it is asked how much of the shipping goes back */
};

G_DEFINE_FINAL_TYPE (PosReturnPage, pos_return_page, POS_TYPE_PAGE)

static PosRegister *
get_register (PosReturnPage *self)
{
  return pos_shell_get_register (self->shell);
}

/* --- What comes back --- */

/* A cart of nothing but what is chosen, computed as the operation would. */
static PosOrder *
make_preview (PosReturnPage *self, guint *n_chosen, guint *n_changed)
{
  PosPricing pricing = pos_register_get_pricing (get_register (self));
  g_autoptr (GPtrArray) rows = pos_return_list_get_lines (POS_RETURN_LIST (self->list));
  PosOrder *cart = pos_order_new (pos_register_get_currency (get_register (self)));

  *n_chosen = *n_changed = 0;
  cart->tax_included = pricing.store->prices_include_tax;
  for (guint i = 0; i < rows->len; i++) {
    PosReturnLine *row = rows->pdata[i];
    PosQuantity quantity = pos_return_line_get_quantity (row);

    *n_changed += pos_return_line_is_changed (row) ? 1 : 0;
    if (quantity.micro > 0 && pos_returns_put (&pricing,
                                               cart,
                                               pos_return_line_get_order (row),
                                               pos_return_line_get_line (row),
                                               quantity,
                                               NULL,
                                               NULL))
      (*n_chosen)++;
  }
  pos_pricing_recompute (&pricing, cart, NULL);
  return cart;
}

/* 635: where the chain lets it, and shipping cost something. */
static gboolean
may_refund_shipping (PosReturnPage *self)
{
  PosParameters *parameters =
      pos_config_get_parameters (pos_register_get_config (get_register (self)));
  g_autoptr (GPtrArray) orders = pos_return_list_get_orders (POS_RETURN_LIST (self->list));

  for (guint i = 0; i < orders->len; i++)
    if (pos_return_shipping_is_possible (orders->pdata[i]))
      return parameters->manual_charges && parameters->refund_shipping;
  return FALSE;
}

/* Of mixed receipts all are offered, and each is refused where it does not fit. */
static PosReturnReasonUse
get_use (PosReturnPage *self)
{
  g_autoptr (GPtrArray) orders = pos_return_list_get_orders (POS_RETURN_LIST (self->list));
  PosReturnReasonUse use = POS_RETURN_REASON_OF_BOTH;

  for (guint i = 0; i < orders->len; i++) {
    PosReturnReasonUse its = pos_return_reason_use_of (orders->pdata[i]);

    if (i > 0 && its != use)
      return POS_RETURN_REASON_OF_BOTH;
    use = its;
  }
  return use;
}

/* R3: sales and orders have reasons of their own. */
static void
offer_reasons (PosReturnPage *self, PosReturnReasonUse use)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->why)))
    gtk_box_remove (GTK_BOX (self->why), child);
  self->reasons_of = use;
  self->reason = pos_return_reason_new (self->shell, use);
  gtk_widget_set_visible (self->why, self->reason != NULL);
  if (!self->reason)
    return;
  gtk_box_append (GTK_BOX (self->why), pos_ui_text_new (_ ("Why does it come back?"), "semi"));
  gtk_box_append (GTK_BOX (self->why), self->reason);
}

/* R10: charges go back with what they were for; the sum says that they are in it. */
static void
show_charged (PosReturnPage *self, PosOrder *cart)
{
  gint64 charged = 0;

  POS_LIST_FOREACH (PosCharge, charge, cart->charges)
  charged -= charge->amount;
  g_autofree char *amount =
      pos_format_money (pos_shell_get_format (self->shell), charged, cart->currency);
  /* TRANSLATORS: below what comes back is worth: the part of that which are charges */
  g_autofree char *text = g_strdup_printf (_ ("%s of it charges"), amount);

  gtk_label_set_text (GTK_LABEL (self->charged), text);
  gtk_widget_set_visible (self->charged, charged != 0);
}

static void
update (PosReturnPage *self)
{
  PosFormat *format = pos_shell_get_format (self->shell);
  guint n, n_changed;
  g_autoptr (PosOrder) cart = make_preview (self, &n, &n_changed);
  g_autoptr (GPtrArray) rows = pos_return_list_get_lines (POS_RETURN_LIST (self->list));
  g_autofree char *worth = pos_format_money (format, -cart->return_total, cart->currency);
  g_autofree char *number = pos_format_count (format, n);
  g_autofree char *count =
      g_strdup_printf (ngettext ("%s line comes back", "%s lines come back", n), number);
  g_autofree char *caption =
      n > 0 ? g_strdup_printf (ngettext ("Take %s line back", "Take %s lines back", n), number)
            /* TRANSLATORS: a button, while nothing is chosen to come back */
            : g_strdup (C_ ("button", "Take back"));

  if (get_use (self) != self->reasons_of)
    offer_reasons (self, get_use (self));
  gtk_label_set_text (GTK_LABEL (self->worth), worth);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  show_charged (self, cart);
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->take))), caption);
  pos_ui_describe (self->take, caption, NULL);
  pos_ui_set_class (self->take, "unavailable", n_changed == 0);
  gtk_widget_set_visible (self->all, rows->len > 0);
  gtk_widget_set_visible (self->shipping, may_refund_shipping (self));
  pos_ui_set_class (self->shipping, "unavailable", n == 0);
}

/* --- Finding the receipt --- */

static void
show_order (PosReturnPage *self, PosOrder *order)
{
  PosSync *sync = pos_register_get_sync (get_register (self));

  pos_return_list_show (POS_RETURN_LIST (self->list), order);
  gtk_widget_set_visible (self->stale, sync && !pos_sync_hears_headquarters (sync));
  pos_text_field_set_text (POS_TEXT_FIELD (self->field), "");
}

/* What comes back together has one customer: said before anything of @order is chosen.  What is
 * listed and does not come back makes room. */
static gboolean
may_join (PosReturnPage *self, PosOrder *order, GError **error)
{
  PosConfig *config = pos_register_get_config (get_register (self));
  PosOrder *cart = pos_register_get_order (get_register (self));
  g_autoptr (GPtrArray) orders = pos_return_list_get_orders (POS_RETURN_LIST (self->list));

  if (!pos_order_rules_may_join (order, cart->customer, &order->id, config, error))
    return FALSE;
  for (guint i = 0; i < orders->len; i++) {
    PosOrder *other = orders->pdata[i];

    if (pos_return_list_has_chosen (POS_RETURN_LIST (self->list), other) &&
        !pos_order_rules_may_join (order, other->customer, &other->id, config, error))
      return FALSE;
  }
  return TRUE;
}

static void
found_cb (PosShell *shell, PosOrder *order, const GError *error, gpointer data)
{
  PosReturnPage *self = data;
  PosRegister *reg = get_register (self);
  g_autoptr (GError) refusal = NULL;

  if (!pos_page_get_shell (&self->parent_instance))
    return;
  if (order &&
      pos_order_rules_check (POS_ORDER_ACTION_RETURN,
                             order,
                             pos_register_get_config (reg),
                             pos_register_get_store_record (reg),
                             &refusal) &&
      may_join (self, order, &refusal))
    show_order (self, order);
  else
    pos_shell_explain (shell, refusal ? refusal : error, self->field);
}

void
pos_return_page_find (PosReturnPage *self, const char *name)
{
  g_return_if_fail (POS_IS_RETURN_PAGE (self));
  if (name && *name)
    pos_shell_find_order (self->shell, name, TRUE, found_cb, g_object_ref (self), g_object_unref);
}

static void
activate_cb (PosReturnPage *self)
{
  pos_return_page_find (self, pos_text_field_get_text (POS_TEXT_FIELD (self->field)));
}

static void
all_cb (PosReturnPage *self)
{
  g_autoptr (GPtrArray) rows = pos_return_list_get_lines (POS_RETURN_LIST (self->list));

  for (guint i = 0; i < rows->len; i++)
    pos_return_line_take_all (rows->pdata[i]);
}

/* --- Doing it --- */

static json_t *
list_serials (PosReturnLine *row)
{
  g_auto (GStrv) serials = pos_return_line_dup_serials (row);
  json_t *list = json_array ();

  for (guint i = 0; serials[i]; i++)
    json_array_append_new (list, json_string (serials[i]));
  return list;
}

/* What is chosen differently from what the cart holds; %NULL: nothing.  R7: of all orders together,
 * so that all of it comes back or nothing, approved once. */
static GVariant *
make_args (PosReturnPage *self, const char *reason)
{
  g_autoptr (GPtrArray) rows = pos_return_list_get_lines (POS_RETURN_LIST (self->list));
  g_autoptr (json_t) parts = json_array ();
  g_autofree char *first = NULL, *text = NULL;

  for (guint i = 0; i < rows->len; i++) {
    PosReturnLine *row = rows->pdata[i];
    g_autofree char *order = pos_id_dup_text (&pos_return_line_get_order (row)->id);
    g_autofree char *line = pos_id_dup_text (&pos_return_line_get_line (row)->id);
    g_autofree char *quantity = pos_micro_to_text (pos_return_line_get_quantity (row).micro, 0);

    if (!pos_return_line_is_changed (row))
      continue;
    json_array_append_new (parts,
                           json_pack ("{s:s, s:s, s:s, s:s*, s:o}",
                                      "order",
                                      order,
                                      "line",
                                      line,
                                      "quantity",
                                      quantity,
                                      "reason",
                                      pos_return_line_get_reason (row),
                                      "serials",
                                      list_serials (row)));
    if (!first)
      first = g_steal_pointer (&order);
  }
  if (!first)
    return NULL;
  text = pos_json_to_text (parts);
  return g_variant_ref_sink (g_variant_new_parsed (
      "{'order': <%s>, 'lines': <%s>, 'reason': <%s>}", first, text, reason ? reason : ""));
}

/* Something comes back for which neither the line nor the page says why. */
static gboolean
lacks_reason (PosReturnPage *self, const char *reason)
{
  g_autoptr (GPtrArray) rows = pos_return_list_get_lines (POS_RETURN_LIST (self->list));

  for (guint i = 0; i < rows->len && self->reason && !reason; i++) {
    PosReturnLine *row = rows->pdata[i];
    if (pos_return_line_is_changed (row) && pos_return_line_get_quantity (row).micro > 0 &&
        !pos_return_line_get_reason (row))
      return TRUE;
  }
  return FALSE;
}

static void
leave (PosReturnPage *self)
{
  PosShell *shell = self->shell;
  gboolean shipping = self->shipping_follows;

  pos_shell_go_home (shell);
  if (shipping)
    pos_shell_open (shell, "order.refund_shipping", NULL, NULL);
}

static void
taken_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (PosReturnPage) self = data;

  if (result)
    leave (self);
}

static void
take (PosReturnPage *self, GtkWidget *button, gboolean shipping)
{
  g_autofree char *reason = pos_return_reason_dup (self->shell, self->reason);
  guint n, n_changed;
  g_autoptr (PosOrder) cart = make_preview (self, &n, &n_changed);

  if (n_changed == 0 && !(shipping && n > 0)) {
    pos_callout_open (button,
                      _ ("Nothing comes back yet"),
                      _ ("Scan the receipt, and choose how much of a line comes back."),
                      NULL,
                      NULL);
    return;
  }
  if (lacks_reason (self, reason)) {
    pos_callout_open (
        button, _ ("Why does it come back?"), _ ("Choose a reason first."), NULL, NULL);
    return;
  }
  self->shipping_follows = shipping;
  g_autoptr (GVariant) args = make_args (self, reason);
  if (args)
    pos_shell_run (self->shell, OPERATION, args, self->take, taken_cb, g_object_ref (self));
  else
    leave (self);
}

static void
take_cb (PosReturnPage *self)
{
  take (self, self->take, FALSE);
}

static void
shipping_cb (PosReturnPage *self)
{
  take (self, self->shipping, TRUE);
}

static void
blind_cb (PosReturnPage *self, GtkWidget *button)
{
  pos_shell_open (self->shell, "return.blind", NULL, button);
}

/* --- The page --- */

static void
entered (PosPage *page)
{
  gtk_widget_grab_focus (
      GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (POS_RETURN_PAGE (page)->field))));
}

/* @quantity: (out): what the label says that there is of it, else one. */
static PosReturnLine *
find_line (PosReturnPage *self, const char *code, PosQuantity *quantity)
{
  PosConfig *config = pos_register_get_config (get_register (self));
  PosReturnList *list = POS_RETURN_LIST (self->list);
  PosReturnLine *row = pos_return_list_find (list, code);
  g_auto (PosBarcodeMeaning) meaning = {0};

  *quantity = pos_quantity_whole (1);
  if (row ||
      !pos_barcode_masks_read (pos_config_list (config, POS_TYPE_BARCODE_MASK), code, &meaning) ||
      !meaning.product)
    return row;
  if (meaning.quantity.micro > 0)
    *quantity = meaning.quantity;
  return pos_return_list_find (list, meaning.product);
}

/* R2: a product of the receipt counts up; anything else is another receipt. */
static gboolean
scanned (PosPage *page, const char *code)
{
  PosReturnPage *self = POS_RETURN_PAGE (page);
  PosQuantity quantity;
  PosReturnLine *row = find_line (self, code, &quantity);

  if (row)
    pos_return_line_add (row, quantity);
  else
    pos_return_page_find (self, code);
  return TRUE;
}

static void
primary (PosPage *page)
{
  take_cb (POS_RETURN_PAGE (page));
}

static void
pos_return_page_class_init (PosReturnPageClass *klass)
{
  PosPageClass *page_class = POS_PAGE_CLASS (klass);

  page_class->entered = entered;
  page_class->scanned = scanned;
  page_class->primary = primary;
}

static void
pos_return_page_init (PosReturnPage *self)
{
}

static GtkWidget *
make_button (PosReturnPage *self, const char *caption, const char *classes, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = pos_ui_text_new (caption, NULL);
  g_auto (GStrv) names = g_strsplit (classes, " ", -1);

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5F);
  gtk_button_set_child (GTK_BUTTON (button), label);
  for (guint i = 0; names[i]; i++)
    gtk_widget_add_css_class (button, names[i]);
  pos_ui_describe (button, caption, NULL);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_left (PosReturnPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->field = pos_text_field_new (_ ("Receipt, order or invoice"));
  g_object_set (self->field, "icon", "pos-scan-symbolic", "clearable", TRUE, NULL);
  g_signal_connect_swapped (self->field, "activate", G_CALLBACK (activate_cb), self);
  self->stale = pos_banner_new (POS_TONE_WARN,
                                _ ("Headquarters does not answer"),
                                _ ("What came back in another store is not known here."));
  gtk_widget_set_visible (self->stale, FALSE);
  self->list = pos_return_list_new (self->shell);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->field);
  gtk_box_append (GTK_BOX (box), self->stale);
  gtk_box_append (GTK_BOX (box), self->list);
  return box;
}

static GtkWidget *
make_side (PosReturnPage *self)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_add_css_class (panel, "panel");
  self->worth = pos_ui_label_new (NULL, "t-amt-xl num");
  self->count = pos_ui_label_new (NULL, "ink2 num");
  self->charged = pos_ui_label_new (NULL, "t-cap ink2 num");
  gtk_box_append (GTK_BOX (panel), self->worth);
  gtk_box_append (GTK_BOX (panel), self->charged);
  gtk_box_append (GTK_BOX (panel), self->count);
  self->why = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_box_append (GTK_BOX (panel), self->why);
  offer_reasons (self, POS_RETURN_REASON_OF_BOTH);
  self->take = make_button (self, NULL, "btn primary tall", G_CALLBACK (take_cb));
  self->all = make_button (self, _ ("Everything that is left"), "btn", G_CALLBACK (all_cb));
  gtk_widget_set_margin_top (self->take, 10);
  gtk_box_append (GTK_BOX (panel), self->take);
  self->shipping =
      make_button (self, _ ("Refund shipping charges"), "btn", G_CALLBACK (shipping_cb));
  gtk_box_append (GTK_BOX (panel), self->all);
  gtk_box_append (GTK_BOX (panel), self->shipping);
  gtk_box_append (
      GTK_BOX (panel),
      make_button (self, _ ("There is no receipt"), "btn quiet", G_CALLBACK (blind_cb)));
  gtk_box_append (GTK_BOX (panel),
                  pos_ui_text_new (_ ("It joins the transaction. Sell something beside it for an "
                                      "exchange, or give the money back."),
                                   "t-cap ink2"));
  gtk_widget_set_valign (panel, GTK_ALIGN_START);
  return panel;
}

PosPage *
pos_return_page_new (PosShell *shell)
{
  g_return_val_if_fail (POS_IS_SHELL (shell), NULL);
  PosReturnPage *self = g_object_new (POS_TYPE_RETURN_PAGE, NULL);
  GtkWidget *columns = pos_columns_new (pos_shell_get_theme (shell));
  GtkWidget *left, *side;

  self->shell = shell;
  pos_page_set_title (POS_PAGE (self), _ ("Return"));
  left = make_left (self);
  side = make_side (self);
  pos_columns_add (
      POS_COLUMNS (columns), pos_ui_text_new (_ ("What comes back"), "t-title"), left, LIST_WIDTH);
  pos_columns_add (
      POS_COLUMNS (columns), pos_ui_text_new (_ ("What it is worth"), "t-title"), side, SIDE_WIDTH);
  pos_columns_keep_last (POS_COLUMNS (columns));
  pos_page_set_child (POS_PAGE (self), columns);
  update (self);
  return POS_PAGE (self);
}
