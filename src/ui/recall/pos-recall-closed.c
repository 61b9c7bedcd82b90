/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-closed.c — see the header. */
#include "ui/recall/pos-recall-closed.h"

#include "register/pos-order-may.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-translator.h"
#include "ui/shell/pos-sentences.h"

#define SUCCESSOR "pos-successor"

/* What became of a quote is known by its id; it may lie in another store. */
static char *
dup_successor (PosShell *shell, PosOrder *quote)
{
  PosLocalStore *store = pos_register_get_local_store (pos_shell_get_register (shell));
  gboolean replaced = pos_order_rules_is_replaced (quote);
  g_autoptr (PosOrder) order = NULL;

  pos_local_store_get_order_sync (store, &quote->ordered_as, &order, NULL);
  if (!order)
    return g_strdup (!replaced ? _ ("Show the order") : _ ("Show the quote"));
  return g_strdup_printf (!replaced
                              /* TRANSLATORS: button; the number of an order */
                              ? _ ("Show order %s")
                              /* TRANSLATORS: button; the number of a quote */
                              : _ ("Show quote %s"),
                          pos_text_or (order->number, order->reference));
}

static void
show_successor_cb (GtkWidget *banner, PosShell *shell)
{
  const char *id = g_object_get_data (G_OBJECT (banner), SUCCESSOR);

  pos_shell_open (shell, "order.recall", g_variant_new_parsed ("{'order': <%s>}", id), banner);
}

static void
offer_successor (GtkWidget *banner, PosShell *shell, PosOrder *quote)
{
  g_autofree char *label = dup_successor (shell, quote);

  g_object_set (banner, "action", label, NULL);
  g_object_set_data_full (
      G_OBJECT (banner), SUCCESSOR, pos_id_dup_text (&quote->ordered_as), g_free);
  g_signal_connect_object (banner, "action", G_CALLBACK (show_successor_cb), shell, 0);
}

GtkWidget *
pos_recall_closed_new (PosShell *shell, PosOrder *order)
{
  PosRegister *reg = pos_shell_get_register (shell);
  g_autoptr (GError) error = NULL;
  PosSentence sentence;

  if (pos_order_may (reg, POS_ORDER_ACTION_EDIT, order, &error))
    return NULL;
  pos_sentence_for_error (error, pos_shell_get_format (shell), order->currency, &sentence);
  GtkWidget *banner = pos_banner_new (POS_TONE_INFO, sentence.what, sentence.why);
  g_object_set (banner, "stacked", TRUE, NULL);
  if (!pos_id_is_none (&order->ordered_as))
    offer_successor (banner, shell, order);
  pos_sentence_clear (&sentence);
  return banner;
}
