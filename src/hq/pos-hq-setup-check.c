/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-setup-check.c — the feed's set-up and products, as a register has them. */
#include "hq/pos-hq-setup-check.h"
#include "wire/pos-wire-calls.h"

static const char EVERYTHING[] =
    "SELECT kind, body FROM feed WHERE deleted = 0 AND body IS NOT NULL "
    "AND kind NOT IN ('customer', 'stock', 'order') AND (:products OR kind <> 'product') "
    "ORDER BY kind, id";

static gboolean
take (PosConfig *config, GPtrArray *products, const char *nick, const char *body, GError **error)
{
  const PosKind *kind = pos_kind_find (nick);
  g_autoptr (PosRecord) record = NULL;

  if (!kind)
    return TRUE;
  record = pos_wire_parse (kind->get_type (), body, -1, error);
  if (!record)
    return FALSE;
  if (kind->kind_class == POS_KIND_CONFIG)
    pos_config_put (config, record);
  else
    g_ptr_array_add (products, g_steal_pointer (&record));
  return TRUE;
}

gboolean
pos_hq_setup_read (PosDbTxn *txn, PosConfig *config, GPtrArray *products, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, EVERYTHING);
  gboolean has_row;

  pos_db_bind_int64 (select, ":products", products != NULL);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  while (has_row) {
    g_autofree char *kind = g_strdup (pos_db_column_text (select, 0));

    if (!take (config, products, kind, pos_db_column_text (select, 1), error) ||
        !pos_db_step (select, &has_row, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
pos_hq_setup_check (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqSetupCheck *check = data;
  g_autoptr (PosConfig) config = pos_config_new ();
  g_autoptr (GPtrArray) products = g_ptr_array_new_with_free_func (g_object_unref);
  PosSetupFacts facts = {.config = config, .today = check->today, .products = products};

  if (!pos_hq_setup_read (txn, config, products, error))
    return FALSE;
  check->faults = pos_setup_check (&facts);
  return TRUE;
}
