/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-customer-table.c — a customer's row and its words. */
#include "store/pos-customer-table.h"

#include "base/pos-search-text.h"
#include "model/pos-card-number.h"
#include "store/pos-customer-rows.h"
#include "store/pos-proof.h"

static const char *const own[] = {"words", "name_key", "email_key", "phone_digits", "proof", NULL};
PosRecordTable pos_customer_rows = {
    .name = "customer",
    .get_type = pos_customer_get_type,
    .own = own,
    .conflict = "id",
};

static const char BY_ID[] = "FROM customer WHERE id = :id";
static const char PLACE[] =
    "SELECT ordinal, words, coalesce (proof, 0) FROM customer WHERE id = :id";
static const char REMOVE[] = "DELETE FROM customer WHERE ordinal = :ordinal";
static const char FORGET_WORDS[] = "INSERT INTO customer_search (customer_search, rowid, words) "
                                   "VALUES ('delete', :ordinal, :text)";
static const char LEARN_WORDS[] =
    "INSERT INTO customer_search (rowid, words) VALUES (:ordinal, :text)";

/* Each group once of customers and once of addresses. */
static const char TAX_USES[] =
    "SELECT tax_group, 0, min (id), count (*) FROM customer WHERE tax_group <> '' "
    "GROUP BY tax_group UNION ALL "
    "SELECT a.value ->> '$.tax_group', 1, min (c.id), count (*) "
    "FROM customer c, json_each (c.addresses) a WHERE a.value ->> '$.tax_group' <> '' "
    "GROUP BY a.value ->> '$.tax_group' ORDER BY 1, 2";

static gboolean
run_for (PosDbTxn *txn, const char *sql, gint64 ordinal, const char *text, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, sql);

  pos_db_bind_int64 (statement, ":ordinal", ordinal);
  if (text)
    pos_db_bind_text (statement, ":text", text);
  return pos_db_run (statement, error);
}

typedef struct {
  gint64 ordinal; /* 0: there is no such customer */
  char *words;
  guint64 proof;
} Place;

static void
place_clear (Place *self)
{
  g_clear_pointer (&self->words, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
find_place (PosDbTxn *txn, const char *id, Place *place, GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, PLACE);
  gboolean has_row;

  place_clear (place);
  *place = (Place){0};
  pos_db_bind_text (find, ":id", id);
  if (!pos_db_step (find, &has_row, error))
    return FALSE;
  if (has_row)
    *place = (Place){
        .ordinal = pos_db_column_int64 (find, 0),
        .words = g_strdup (pos_db_column_text (find, 1)),
        .proof = (guint64)pos_db_column_int64 (find, 2),
    };
  return TRUE;
}

char *
pos_customer_dup_words (PosCustomer *customer)
{
  g_autoptr (GString) text = g_string_new (customer->id);
  const char *const parts[] = {customer->number, customer->name, customer->email, customer->phone};

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (text, " %s", pos_text_or (parts[i], ""));
  for (GStrv card = customer->cards; card && *card; card++) {
    g_autofree char *number = pos_card_number_read (*card);
    g_string_append_printf (text, " %s", number ? number : *card);
  }
  POS_LIST_FOREACH (PosAddress, address, customer->addresses)
  {
    const char *const lines[] = {address->name, address->street, address->postcode, address->city};
    for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
      g_string_append_printf (text, " %s", pos_text_or (lines[i], ""));
  }
  return pos_search_words (text->str);
}

/* The customer's own number and those of the addresses, side by side. */
char *
pos_customer_dup_phones (PosCustomer *customer)
{
  g_autoptr (GString) phones = g_string_new (NULL);
  g_autofree char *own_digits = pos_search_digits (customer->phone);

  g_string_append (phones, own_digits);
  POS_LIST_FOREACH (PosAddress, address, customer->addresses)
  {
    g_autofree char *digits = pos_search_digits (address->phone);
    if (*digits)
      g_string_append_printf (phones, " %s", digits);
  }
  return phones->len ? g_strdup (phones->str) : NULL;
}

char *
pos_customer_dup_email_key (PosCustomer *customer)
{
  return customer->email ? g_utf8_casefold (customer->email, -1) : NULL;
}

static gboolean
write_row (PosDbTxn *txn, PosCustomer *customer, const char *words, guint64 proof, GError **error)
{
  g_autoptr (PosDbStatement) write =
      pos_db_txn_prepare (txn, pos_record_table_get_write (&pos_customer_rows));
  g_autofree char *name = pos_search_fold (customer->name);
  g_autofree char *email = pos_customer_dup_email_key (customer);
  g_autofree char *phones = pos_customer_dup_phones (customer);

  pos_db_bind_text (write, ":words", words);
  pos_db_bind_text (write, ":name_key", name);
  pos_db_bind_text (write, ":email_key", email);
  pos_db_bind_text (write, ":phone_digits", phones);
  pos_db_bind_int64 (write, ":proof", (gint64)proof);
  pos_record_table_bind (&pos_customer_rows, write, customer);
  return pos_db_run (write, error);
}

gboolean
pos_customer_table_put (PosDbTxn *txn, PosCustomer *customer, GError **error)
{
  g_autofree char *words = pos_customer_dup_words (customer);
  guint64 proof = pos_proof_of (customer);
  g_auto (Place) old = {0}, place = {0};

  pos_db_txn_touch (txn, "customer");
  if (!find_place (txn, customer->id, &old, error) ||
      !write_row (txn, customer, words, proof, error) ||
      !pos_proof_add (txn, "customer", proof - old.proof, error))
    return FALSE;
  if (g_strcmp0 (words, old.words) == 0)
    return TRUE;
  if (old.ordinal == 0 && !find_place (txn, customer->id, &place, error))
    return FALSE;
  return (!old.words || !*old.words ||
          run_for (txn, FORGET_WORDS, old.ordinal, old.words, error)) &&
         run_for (txn, LEARN_WORDS, MAX (old.ordinal, place.ordinal), words, error);
}

gboolean
pos_customer_table_remove (PosDbTxn *txn, const char *id, GError **error)
{
  g_auto (Place) place = {0};

  pos_db_txn_touch (txn, "customer");
  if (!find_place (txn, id, &place, error))
    return FALSE;
  return place.ordinal == 0 || (run_for (txn, FORGET_WORDS, place.ordinal, place.words, error) &&
                                run_for (txn, REMOVE, place.ordinal, NULL, error) &&
                                pos_proof_add (txn, "customer", -place.proof, error));
}

gboolean
pos_customer_table_get (PosDbTxn *txn, const char *id, PosCustomer **customer, GError **error)
{
  g_autoptr (PosDbStatement) get =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&pos_customer_rows, "", BY_ID));

  pos_db_bind_text (get, ":id", id);
  return pos_record_table_read_one (&pos_customer_rows, get, (gpointer *)customer, error);
}

GPtrArray *
pos_customer_table_list_tax_uses (PosDbTxn *txn, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, TAX_USES);
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_tax_use_free);
  gboolean has_row;

  while (pos_db_step (list, &has_row, error)) {
    if (!has_row)
      return g_steal_pointer (&uses);
    g_ptr_array_add (uses,
                     pos_tax_use_new (pos_db_column_text (list, 0),
                                      pos_db_column_int64 (list, 1) != 0,
                                      pos_db_column_text (list, 2),
                                      (guint)pos_db_column_int64 (list, 3)));
  }
  return NULL;
}
