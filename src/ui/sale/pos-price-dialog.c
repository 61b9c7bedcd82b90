/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-price-dialog.c — see the header. */
#include "ui/sale/pos-price-dialog.h"

#include "register/pos-price-view.h"
#include "ui/common/pos-change-list.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/sale/pos-line-openers.h"
#include "ui/shell/pos-line-price.h"

#define LIST_WIDTH 480
#define LIST_HEIGHT 420

/* --- Words --- */

static const char *
get_source (PosPriceSource source)
{
  switch (source) {
  case POS_PRICE_OF_PRODUCT:
    return N_ ("The product's own price");
  case POS_PRICE_AGREED:
    return N_ ("A price agreed on for this store, group or customer");
  case POS_PRICE_ADJUSTED:
    return N_ ("An adjusted price");
  case POS_PRICE_ENTERED:
    return N_ ("A price that somebody entered");
  case POS_PRICE_LOCKED:
    return N_ ("Kept from when the order was saved");
  default:
    g_assert_not_reached ();
  }
}

/* %NULL for what was given: the amount says it. */
static const char *
get_why (PosWhy why)
{
  switch (why) {
  case POS_WHY_GIVEN:
    return NULL;
  case POS_WHY_COUPON:
    return N_ ("Needs a coupon.");
  case POS_WHY_TOO_FEW:
    return N_ ("Too few pieces that belong to it.");
  case POS_WHY_TOO_LITTLE:
    return N_ ("The amount is not reached.");
  case POS_WHY_EXCLUSIVE:
    return N_ ("Another offer stands alone.");
  case POS_WHY_PRIORITY:
    return N_ ("Another offer comes first.");
  case POS_WHY_BETTER:
    return N_ ("Another offer takes off more.");
  case POS_WHY_NOTHING:
    return N_ ("It takes nothing off this price.");
  case POS_WHY_BARRED:
    return N_ ("This product takes no part in offers.");
  case POS_WHY_OFF:
    return N_ ("Offers are off in this transaction.");
  case POS_WHY_REPLACED:
    return N_ ("Somebody's discount stands in its place.");
  case POS_WHY_TENDER:
    return N_ ("For who pays in a certain way.");
  default:
    g_assert_not_reached ();
  }
}

static const char *
get_name (PosShell *shell, const PosPriceReason *reason)
{
  const char *name = pos_l10n_get (reason->name, pos_shell_get_language (shell));

  if (*name)
    return name;
  if (reason->origin == POS_DISCOUNT_MANUAL_LINE)
    return _ ("Line discount");
  if (reason->origin == POS_DISCOUNT_MANUAL_TOTAL)
    return _ ("Total discount");
  return reason->offer ? reason->offer : "";
}

/* --- Rows --- */

static void
add_amount (PosShell *shell, GtkWidget *list, const char *name, const char *details, gint64 amount)
{
  guint32 currency = pos_register_get_order (pos_shell_get_register (shell))->currency;
  g_autofree char *text = pos_format_money (pos_shell_get_format (shell), amount, currency);

  pos_change_list_add (POS_CHANGE_LIST (list), name, details, NULL, text);
}

static void
add_prices (PosShell *shell, GtkWidget *list, PosOrderLine *line)
{
  PosFormat *format = pos_shell_get_format (shell);
  guint32 currency = pos_register_get_order (pos_shell_get_register (shell))->currency;
  PosUnitPrice agreed = line->agreement_price.micro ? line->agreement_price : line->base_price;
  gboolean differs = line->unit_price.micro != line->base_price.micro;
  g_autofree char *base = pos_format_unit_price (format, line->base_price, currency);
  g_autofree char *agreement = pos_format_unit_price (format, agreed, currency);
  PosQuantity quantity = pos_order_line_get_quantity (line);
  g_autofree char *asked = pos_line_price_say (format, line, quantity, currency);
  PosPriceSource source = pos_price_source_of (line);

  pos_change_list_add (POS_CHANGE_LIST (list),
                       pos_line_price_is_of_one (line, quantity) ? _ ("Price of one") : _ ("Price"),
                       _ (get_source (source)),
                       differs ? base : NULL,
                       asked);
  if (line->agreement_price.micro && line->agreement_price.micro != line->unit_price.micro)
    pos_change_list_add (POS_CHANGE_LIST (list), _ ("Agreed price"), NULL, NULL, agreement);
}

static GtkWidget *
make_list (PosShell *shell, PosOrderLine *line)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosPricing pricing = pos_register_get_pricing (reg);
  PosOrder *order = pos_register_get_order (reg);
  gboolean proven;
  g_autoptr (GPtrArray) reasons = pos_price_list_reasons (&pricing, order, line, &proven);
  GtkWidget *list = pos_change_list_new (LIST_HEIGHT);

  add_prices (shell, list, line);
  for (guint i = 0; i < reasons->len; i++) {
    PosPriceReason *reason = reasons->pdata[i];
    const char *why = get_why (reason->why);
    if (why)
      pos_change_list_add (POS_CHANGE_LIST (list), get_name (shell, reason), _ (why), NULL, NULL);
    else
      add_amount (shell, list, get_name (shell, reason), NULL, -reason->amount);
  }
  add_amount (shell,
              list,
              _ ("The line"),
              proven ? NULL : _ ("There may be a better combination of offers."),
              line->net);
  gtk_widget_set_size_request (list, LIST_WIDTH, -1);
  return list;
}

void
pos_price_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosOrderLine *line = pos_line_find (shell, args, origin);
  GtkWidget *dialog;

  if (!line)
    return;
  dialog = pos_dialog_new (
      pos_l10n_get (line->description, pos_shell_get_language (shell)), NULL, _ ("Close"));
  pos_dialog_set_content (POS_DIALOG (dialog), make_list (shell, line));
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}
