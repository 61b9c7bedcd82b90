/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-delivery.c — see the header. */
#include "ui/delivery/pos-delivery.h"

#include "base/pos-error.h"
#include "ui/delivery/pos-carry-out.h"
#include "ui/delivery/pos-change-mode-page.h"
#include "ui/delivery/pos-delivery-now.h"
#include "ui/delivery/pos-pickup-page.h"
#include "ui/delivery/pos-ship-page.h"

/* O3: goods that leave later belong to somebody.  The search goes on with @key and @args. */
static gboolean
ask_customer (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  GVariantDict search;

  if (pos_register_get_customer (pos_shell_get_register (shell)))
    return FALSE;
  g_variant_dict_init (&search, NULL);
  g_variant_dict_insert (&search, "then", "s", key);
  if (args)
    g_variant_dict_insert_value (&search, "then_args", args);
  pos_shell_open (shell, "customer.search", g_variant_dict_end (&search), origin);
  return TRUE;
}

static void
open_ship (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  gboolean all = g_str_equal (key, "order.ship_all");
  g_autoptr (GVariant) now = NULL;

  if (ask_customer (shell, key, args, origin))
    return;
  /* Nothing is left to choose. */
  if (pos_delivery_now_is_electronic (shell, all, args)) {
    pos_shell_run (shell, key, args, origin, NULL, NULL);
    return;
  }
  now = pos_delivery_now_dup_args (shell, POS_INTENT_SHIP, all, args);
  pos_shell_show_page (shell, pos_ship_page_new (shell, all, now));
}

static void
open_pickup (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  gboolean all = g_str_equal (key, "order.pickup_all");
  g_autoptr (GVariant) now = NULL;

  if (ask_customer (shell, key, args, origin))
    return;
  now = pos_delivery_now_dup_args (shell, POS_INTENT_PICK_UP, all, args);
  pos_shell_show_page (shell, pos_pickup_page_new (shell, all, now));
}

static void
open_carry_out (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (g_str_equal (key, "order.carryout_selected"))
    pos_carry_out_selected (shell, args, origin);
  else
    pos_carry_out_all (shell, key, origin);
}

static gboolean
has_ship_line (PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line) && line->intent == POS_INTENT_SHIP)
    return TRUE;
  return FALSE;
}

static void
open_change (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  g_autoptr (GError) error = NULL;

  if (has_ship_line (pos_register_get_order (pos_shell_get_register (shell)))) {
    pos_shell_show_page (shell, pos_change_mode_page_new (shell, args));
    return;
  }
  pos_set_error (&error,
                 POS_ORDER_ERROR,
                 POS_ORDER_ERROR_NO_DELIVERY_MODE,
                 g_variant_new_parsed ("{'reason': <'not-shipped'>}"),
                 "Change delivery mode needs lines that ship");
  pos_shell_explain (shell, error, origin);
}

void
pos_delivery_add (PosShell *shell)
{
  g_return_if_fail (POS_IS_SHELL (shell));
  pos_shell_add_opener (shell, "order.ship_all", open_ship);
  pos_shell_add_opener (shell, "order.ship_selected", open_ship);
  pos_shell_add_opener (shell, "order.pickup_all", open_pickup);
  pos_shell_add_opener (shell, "order.pickup_selected", open_pickup);
  pos_shell_add_opener (shell, "order.carryout_all", open_carry_out);
  pos_shell_add_opener (shell, "order.carryout_selected", open_carry_out);
  pos_shell_add_opener (shell, "order.change_delivery", open_change);
  pos_shell_add_opener (shell, "txn.make_cash_carry", open_carry_out);
}
