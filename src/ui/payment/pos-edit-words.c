/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-edit-words.c — see the header. */
#include "ui/payment/pos-edit-words.h"

#include "model/pos-line-words.h"
#include "model/pos-store-place.h"
#include "ui/charges/pos-charge-words.h"
#include "ui/common/pos-change-list.h"
#include "ui/common/pos-ui-props.h"
#include "ui/payment/pos-payment-words.h"
#include "ui/shell/pos-intent-look.h"
#include "ui/shell/pos-line-price.h"

/* --- How a line leaves --- */

static void
add_slot (PosShell *shell, GString *parts, const char *slot)
{
  g_autofree char *text = slot ? pos_format_slot (pos_shell_get_format (shell), slot) : NULL;

  pos_ui_add_fact (parts, text);
}

static void
add_place (PosShell *shell, GString *parts, PosOrderLine *line)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosStore *store = pos_config_get (config, POS_TYPE_STORE, line->store);
  PosWarehouse *warehouse = pos_config_get (config, POS_TYPE_WAREHOUSE, line->location);
  PosDeliveryMode *mode = pos_config_get (config, POS_TYPE_DELIVERY_MODE, line->mode);

  if (line->intent == POS_INTENT_PICK_UP)
    pos_ui_add_fact (parts, store ? pos_store_get_pickup_name (store, line->locker) : line->store);
  else
    pos_ui_add_fact (parts, warehouse ? warehouse->name : line->location);
  pos_ui_add_fact (parts,
                   mode ? pos_l10n_get (mode->name, pos_shell_get_language (shell)) : line->mode);
}

/* "Ship · DC Tilburg · Parcel · Wed 20 May · Stationsplein 1". */
static char *
dup_delivery (PosShell *shell, PosOrder *order, PosOrderLine *line)
{
  GString *parts = g_string_new (NULL);
  PosAddress *address = pos_order_find_address (order, line->address);

  pos_ui_add_fact (parts, pos_intent_get_label ((PosIntent)line->intent));
  if (pos_order_line_is_deferred (line)) {
    add_place (shell, parts, line);
    if (line->date.julian) {
      g_autofree char *day = pos_format_date_short (pos_shell_get_format (shell), line->date);
      pos_ui_add_fact (parts, day);
    }
    add_slot (shell, parts, line->slot);
    pos_ui_add_fact (parts, address ? address->street : NULL);
  }
  return g_string_free (parts, FALSE);
}

/* --- Lines --- */

/* Adds @words with both values, when they differ. */
static void
add_detail (GString *details, const char *words, const char *before, const char *after)
{
  g_autofree char *change = pos_change_list_dup_change (before, after);
  g_autofree char *detail = pos_ui_fill (words, change);

  if (!g_str_equal (before, after))
    g_string_append_printf (details, "%s%s", details->len ? "\n" : "", detail);
}

static void
add_price (PosShell *shell, GString *details, PosOrderChanges *changes, PosLineChange *change)
{
  PosFormat *format = pos_shell_get_format (shell);
  PosOrderLine *before = change->before, *after = change->after;
  PosQuantity was = pos_order_line_get_quantity (before), is = pos_order_line_get_quantity (after);
  gboolean each = pos_line_price_is_of_one (before, was) && pos_line_price_is_of_one (after, is);
  g_autofree char *old_price = pos_line_price_say (format, before, was, changes->after->currency);
  g_autofree char *price = pos_line_price_say (format, after, is, changes->after->currency);

  /* TRANSLATORS: %s is an old and a new price: "Price €10.00 per 3 → €12.00 per 3" */
  add_detail (details, each ? _ ("Price each %s") : _ ("Price %s"), old_price, price);
}

static char *
dup_details (PosShell *shell, PosOrderChanges *changes, PosLineChange *change)
{
  PosFormat *format = pos_shell_get_format (shell);
  PosOrderLine *before = change->before, *after = change->after;
  GString *details = g_string_new (NULL);
  g_autofree char *old_quantity =
      pos_line_words_dup_count (format, before, pos_order_line_get_quantity (before));
  g_autofree char *quantity =
      pos_line_words_dup_count (format, after, pos_order_line_get_quantity (after));
  g_autofree char *old_discount = pos_payment_money (shell, before->discount);
  g_autofree char *discount = pos_payment_money (shell, after->discount);
  g_autofree char *old_delivery = dup_delivery (shell, changes->before, before);
  g_autofree char *delivery = dup_delivery (shell, changes->after, after);

  /* TRANSLATORS: each %s is an old and a new value: "Quantity 2 → 3" */
  add_detail (details, _ ("Quantity %s"), old_quantity, quantity);
  add_price (shell, details, changes, change);
  add_detail (details, _ ("Discount %s"), old_discount, discount);
  add_detail (details, "%s", old_delivery, delivery);
  return g_string_free (details, FALSE);
}

/* A line that is on one side only. */
static void
add_whole (PosShell *shell, GtkWidget *list, PosOrder *order, PosOrderLine *line)
{
  g_autofree char *quantity = pos_line_words_dup_count (
      pos_shell_get_format (shell), line, pos_order_line_get_quantity (line));
  g_autofree char *name =
      /* TRANSLATORS: quantity × product */
      g_strdup_printf (_ ("%1$s × %2$s"),
                       quantity,
                       pos_l10n_get (line->description, pos_shell_get_language (shell)));
  g_autofree char *delivery = dup_delivery (shell, order, line);
  g_autofree char *total = pos_payment_money (shell, line->total);

  pos_change_list_add (POS_CHANGE_LIST (list), name, delivery, total, NULL);
}

static void
add_line (PosShell *shell, GtkWidget *list, PosOrderChanges *changes, PosLineChange *change)
{
  if (!change->before || !change->after) {
    add_whole (shell,
               list,
               change->after ? changes->after : changes->before,
               change->after ? change->after : change->before);
    return;
  }
  g_autofree char *details = dup_details (shell, changes, change);
  g_autofree char *before = pos_payment_money (shell, change->before->total);
  g_autofree char *after = pos_payment_money (shell, change->after->total);
  const char *name = pos_l10n_get (change->after->description, pos_shell_get_language (shell));

  pos_change_list_add (POS_CHANGE_LIST (list), name, details, before, after);
}

static void
add_lines (PosShell *shell,
           PosOrderChanges *changes,
           GtkWidget *list,
           const char *heading,
           gboolean has_before,
           gboolean has_after)
{
  gboolean any = FALSE;

  for (guint i = 0; i < changes->lines->len; i++) {
    PosLineChange *change = changes->lines->pdata[i];
    if ((change->before != NULL) != has_before || (change->after != NULL) != has_after)
      continue;
    if (!any)
      pos_change_list_add_heading (POS_CHANGE_LIST (list), heading);
    any = TRUE;
    add_line (shell, list, changes, change);
  }
}

/* --- Charges --- */

static void
add_charge (PosShell *shell, GtkWidget *list, PosChargeChange *change)
{
  PosCharge *charge = change->after ? change->after : change->before;
  g_autofree char *before = pos_payment_money (shell, change->before ? change->before->total : 0);
  g_autofree char *after = pos_payment_money (shell, change->after ? change->after->total : 0);

  pos_change_list_add (
      POS_CHANGE_LIST (list), pos_charge_words_name (shell, charge), NULL, before, after);
}

void
pos_edit_words_tell (PosShell *shell, PosOrderChanges *changes, GtkWidget *list)
{
  g_return_if_fail (POS_IS_SHELL (shell) && POS_IS_CHANGE_LIST (list));
  /* TRANSLATORS: headings over what an edit does to an order */
  add_lines (shell, changes, list, C_ ("changes", "Added"), FALSE, TRUE);
  add_lines (shell, changes, list, C_ ("changes", "Removed"), TRUE, FALSE);
  add_lines (shell, changes, list, C_ ("changes", "Changed"), TRUE, TRUE);
  if (changes->charges->len > 0)
    pos_change_list_add_heading (POS_CHANGE_LIST (list), C_ ("changes", "Charges"));
  for (guint i = 0; i < changes->charges->len; i++)
    add_charge (shell, list, changes->charges->pdata[i]);
}
