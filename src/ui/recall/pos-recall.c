/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall.c — see the header. */
#include "ui/recall/pos-recall.h"

#include "base/pos-json.h"
#include "ui/recall/pos-cancel-page.h"
#include "ui/recall/pos-hand-over.h"
#include "ui/recall/pos-recall-hold.h"
#include "ui/recall/pos-recall-page.h"
#include "ui/recall/pos-recall-papers.h"
#include "ui/recall/pos-recall-payments.h"
#include "ui/recall/pos-recall-renew.h"
#include "ui/recall/pos-take-over.h"
#include "ui/shell/pos-page-again.h"
#include "ui/shell/pos-shell-wait.h"

#include <glib/gi18n.h>

static PosOrderFilter *
read_filter (PosShell *shell, GVariant *args)
{
  guint32 currency = pos_register_get_currency (pos_shell_get_register (shell));
  const char *text = NULL;
  g_autoptr (json_t) json = NULL;

  if (!args || !g_variant_lookup (args, "filter", "&s", &text))
    return NULL;
  json = pos_json_parse (text, -1, NULL);
  return json ? pos_record_new_from_json (POS_TYPE_ORDER_FILTER, json, currency, NULL) : NULL;
}

static void
show_new (PosShell *shell, PosOrderFilter *filter, const char *code, gboolean for_slip)
{
  PosPage *page = pos_recall_page_new (shell, filter, code);

  if (for_slip)
    pos_recall_page_ask_for_slip (POS_RECALL_PAGE (page));
  pos_shell_show_page (shell, page);
}

/* Nobody leaves the same list twice. */
static void
show_list (PosShell *shell, PosOrderFilter *filter, const char *code, gboolean for_slip)
{
  PosPage *open = pos_shell_find_page (shell, "order.recall");

  if (!open || for_slip != pos_recall_page_is_for_slip (POS_RECALL_PAGE (open))) {
    show_new (shell, filter, code, for_slip);
    return;
  }
  pos_shell_go_back_to (shell, open);
  if (filter || code)
    pos_recall_page_ask (POS_RECALL_PAGE (open), filter, code);
  else
    pos_page_read_again (open);
}

static void
named_cb (PosShell *shell, PosOrder *order, const GError *error, gpointer data)
{
  if (order)
    show_list (shell, NULL, pos_text_or (order->number, order->reference), FALSE);
  else
    pos_shell_explain (shell, error, NULL);
}

/* A program names an order by its id; a person by what is printed. */
static void
show_page (PosShell *shell, GVariant *args)
{
  g_autoptr (PosOrderFilter) filter = read_filter (shell, args);
  const char *code = NULL;
  PosId id;

  if (args)
    g_variant_lookup (args, "order", "&s", &code);
  if (code && pos_id_parse (code, &id, NULL))
    pos_shell_find_order (shell, code, FALSE, named_cb, NULL, NULL);
  else
    show_list (shell, filter, code, args && g_variant_lookup (args, "for", "&s", NULL));
}

static void
allowed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (GVariant) args = data;

  if (result)
    show_page (shell, args);
}

/* Who lacks the right asks somebody else once, before the page opens: the operation itself asks,
 * for a page of one order. */
static void
recall_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosAvailability availability;

  pos_register_get_state (pos_shell_get_register (shell), key, &availability);
  PosState state = availability.state;
  pos_availability_clear (&availability);
  if (state == POS_STATE_ALLOWED)
    show_page (shell, args);
  else
    pos_shell_run (shell,
                   key,
                   g_variant_new_parsed ("{'filter': <'{\"limit\": 1}'>}"),
                   origin,
                   allowed_cb,
                   args ? g_variant_ref (args) : NULL);
}

/* The order lies on the transaction screen now: that is where it is edited.  X6 is said there. */
static void
edited_cb (PosShell *shell, GVariant *result, gpointer data)
{
  const char *warning = NULL;

  if (!result)
    return;
  pos_shell_go_home (shell);
  g_variant_lookup (result, "warning", "&s", &warning);
  if (!g_strcmp0 (warning, "X6"))
    pos_shell_say (shell,
                   POS_TONE_WARN,
                   _ ("Headquarters made the prices of this order"),
                   _ ("It has today's prices of this store now. Look at what changes before you "
                      "save it."));
}

/* A button without an order: which one? */
static void
edit_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (args)
    pos_shell_run (shell, key, args, origin, edited_cb, NULL);
  else
    pos_shell_open (shell, "order.recall", NULL, origin);
}

static void
given_back_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (!result)
    return;
  pos_shell_go_home (shell);
  pos_shell_open (shell, "pay.cash", NULL, NULL);
}

/* As what is left of a hand-over is paid: how it goes back is chosen next. */
static void
give_back_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (args)
    pos_shell_run (shell, key, args, origin, given_back_cb, NULL);
  else
    pos_shell_open (shell, "order.recall", NULL, origin);
}

void
pos_recall_add (PosShell *shell)
{
  pos_shell_add_opener (shell, "order.recall", recall_opener);
  pos_shell_add_opener (shell, "order.cancel", pos_cancel_opener);
  pos_shell_add_opener (shell, "order.change_pickup", pos_hand_over_change_opener);
  pos_shell_add_opener (shell, "order.edit", edit_opener);
  pos_shell_add_opener (shell, "quote.edit", edit_opener);
  pos_shell_add_opener (shell, "order.give_back", give_back_opener);
  pos_shell_add_opener (shell, "order.collect", give_back_opener);
  pos_shell_add_opener (shell, "order.hold", pos_recall_hold_opener);
  pos_shell_add_opener (shell, "order.packing_slip", pos_recall_packing_slip_opener);
  pos_shell_add_opener (shell, "order.payment_history", pos_recall_payments_opener);
  pos_shell_add_opener (shell, "fulfill.line_pickup", pos_hand_over_opener);
  pos_shell_add_opener (shell, "pay.renew", pos_recall_renew_opener);
  pos_shell_set_take_over (shell, pos_take_over_ask);
}
