/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-setup-check.c — the feed's set-up and products, as a register has them. */
#include "hq/pos-hq-setup-check.h"
#include "wire/pos-wire-calls.h"

static const char EVERYTHING[] =
    "SELECT kind, body FROM feed WHERE deleted = 0 AND body IS NOT NULL "
    "AND kind NOT IN ('customer', 'stock', 'order', 'taken-slot', 'check-in') AND (:products OR "
    "kind <> "
    "'product') "
    "ORDER BY kind, id";

static const char TAX_USES[] =
    "SELECT body ->> '$.tax_group', 0, min (id), count (*) FROM feed WHERE kind = 'customer' "
    "AND deleted = 0 AND body ->> '$.tax_group' <> '' GROUP BY body ->> '$.tax_group' UNION ALL "
    "SELECT a.value ->> '$.tax_group', 1, min (f.id), count (*) "
    "FROM feed f, json_each (f.body, '$.addresses') a WHERE f.kind = 'customer' "
    "AND f.deleted = 0 AND a.value ->> '$.tax_group' <> '' GROUP BY a.value ->> '$.tax_group' "
    "ORDER BY 1, 2";

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

static gboolean
list_tax_uses (PosDbTxn *txn, GPtrArray *uses, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, TAX_USES);
  gboolean has_row;

  while (pos_db_step (list, &has_row, error)) {
    if (!has_row)
      return TRUE;
    g_ptr_array_add (uses,
                     pos_tax_use_new (pos_db_column_text (list, 0),
                                      pos_db_column_int64 (list, 1) != 0,
                                      pos_db_column_text (list, 2),
                                      (guint)pos_db_column_int64 (list, 3)));
  }
  return FALSE;
}

gboolean
pos_hq_setup_check (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqSetupCheck *check = data;
  g_autoptr (PosConfig) config = pos_config_new ();
  g_autoptr (GPtrArray) products = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) tax_uses =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pos_tax_use_free);
  PosSetupFacts facts = {
      .config = config, .today = check->today, .products = products, .tax_uses = tax_uses};

  if (!pos_hq_setup_read (txn, config, products, error) || !list_tax_uses (txn, tax_uses, error))
    return FALSE;
  check->faults = pos_setup_check (&facts);
  return TRUE;
}
