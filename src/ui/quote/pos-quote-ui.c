/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-quote-ui.c — see the header. */
#include "ui/quote/pos-quote-ui.h"

#include "ui/common/pos-translator.h"
#include "ui/quote/pos-quote-dialog.h"
#include "ui/shell/pos-shell-wait.h"

#define RECALL_QUOTES "{'filter': <'{\"types\": [\"quote\"]}'>}"

/* --- Made, and its last day --- */

/* T2: a quote is made for somebody.  The search goes on with it. */
static void
open_create (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (args && g_variant_lookup (args, "expiry", "&s", NULL))
    pos_shell_run (shell, key, args, origin, NULL, NULL);
  else if (!pos_register_get_customer (pos_shell_get_register (shell)))
    pos_shell_open (shell, "customer.search", g_variant_new_parsed ("{'then': <%s>}", key), origin);
  else
    pos_quote_dialog_open (shell, key, NULL);
}

static void
found_cb (PosShell *shell, PosOrder *order, const GError *error, gpointer data)
{
  if (order)
    pos_quote_dialog_open (shell, "quote.expiry", order);
  else
    pos_shell_explain (shell, error, NULL);
}

static void
open_expiry (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosRegister *reg = pos_shell_get_register (shell);
  const char *order = NULL;

  if (args)
    g_variant_lookup (args, "order", "&s", &order);
  if (args && g_variant_lookup (args, "expiry", "&s", NULL))
    pos_shell_run (shell, key, args, origin, NULL, NULL);
  else if (order)
    pos_shell_find_order (shell, order, FALSE, found_cb, NULL, NULL);
  else if (pos_register_get_order (reg)->type == POS_ORDER_TYPE_QUOTE)
    pos_quote_dialog_open (shell, key, NULL);
  else if (pos_id_is_none (&pos_register_get_order (reg)->id))
    pos_shell_open (shell, "order.recall", g_variant_new_parsed (RECALL_QUOTES), origin);
  else
    pos_shell_run (shell, key, args, origin, NULL, NULL);
}

/* --- Ordered --- */

static void
ordered_cb (PosShell *shell, GVariant *result, gpointer data)
{
  guint waiting = 0;

  if (!result)
    return;
  g_variant_lookup (result, "without_delivery", "u", &waiting);
  pos_shell_go_home (shell);
  pos_shell_tell (shell,
                  waiting > 0 ? _ ("The quote is an order now: choose how each product leaves")
                              : _ ("The quote is an order now, at its prices"),
                  NULL,
                  NULL);
}

static void
open_order (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosOrder *cart = pos_register_get_order (pos_shell_get_register (shell));

  /* A button without a quote: which one? */
  if (!args && pos_id_is_none (&cart->id))
    pos_shell_open (shell, "order.recall", g_variant_new_parsed (RECALL_QUOTES), origin);
  else
    pos_shell_run (shell, key, args, origin, ordered_cb, NULL);
}

void
pos_quote_ui_add (PosShell *shell)
{
  g_return_if_fail (POS_IS_SHELL (shell));
  pos_shell_add_opener (shell, "order.create", open_order);
  pos_shell_add_opener (shell, "quote.create", open_create);
  pos_shell_add_opener (shell, "quote.expiry", open_expiry);
}
