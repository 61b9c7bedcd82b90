/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-customer-search.c — one question, three ways to answer: all by name, by phone, by words. */
#include "base/pos-search-text.h"
#include "model/pos-card-number.h"
#include "store/pos-cursor.h"
#include "store/pos-customer-rows.h"
#include "store/pos-customer-table.h"

#include <string.h>

static const char BY_NAME[] = "FROM customer c WHERE (c.name_key, c.ordinal) > (:name, :ordinal) "
                              "ORDER BY c.name_key, c.ordinal LIMIT :limit";
static const char BY_PHONE[] =
    "FROM customer c WHERE c.ordinal > :ordinal AND c.ordinal IN ("
    "  SELECT ordinal FROM customer WHERE phone_digits LIKE '%' || :digits || '%') "
    "ORDER BY c.ordinal LIMIT :limit";
/* Who is named exactly comes first: number, id or e-mail. */
static const char BY_EXACT[] = "FROM customer c WHERE c.ordinal > :ordinal AND c.ordinal IN ("
                               "  SELECT ordinal FROM customer WHERE id = :text "
                               "  UNION SELECT ordinal FROM customer WHERE number = :text "
                               "  UNION SELECT ordinal FROM customer WHERE email_key = :email) "
                               "ORDER BY c.ordinal LIMIT :limit";
static const char BY_WORDS[] =
    "FROM customer_search s CROSS JOIN customer c ON c.ordinal = s.rowid "
    "WHERE s.customer_search MATCH :query AND s.rowid > :ordinal "
    "ORDER BY s.rowid LIMIT :limit";

/* A card is a family's at most. */
#define MOST_HOLDERS 50

typedef struct {
  PosDbTxn *txn;
  GPtrArray *found;
  guint limit;
  gint64 ordinal; /* of the last one */
  char *name;
  gboolean more;
} Search;

static gboolean
run (Search *self, PosDbStatement *rows, GError **error)
{
  gboolean has_row;

  pos_db_bind_int64 (rows, ":limit", (gint64)self->limit + 1);
  for (;;) {
    if (!pos_db_step (rows, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    if (self->found->len == self->limit) {
      self->more = TRUE;
      return TRUE;
    }
    gpointer customer = pos_record_table_read (&pos_customer_rows, rows, 2, 0, error);
    if (!customer)
      return FALSE;
    g_ptr_array_add (self->found, customer);
    self->ordinal = pos_db_column_int64 (rows, 0);
    g_free (self->name);
    self->name = g_strdup (pos_db_column_text (rows, 1));
  }
}

static PosDbStatement *
prepare (Search *self, const char *tail)
{
  return pos_db_txn_prepare (
      self->txn, pos_record_table_get_select (&pos_customer_rows, "c.ordinal, c.name_key, ", tail));
}

static gboolean
list_all (Search *self, GError **error)
{
  g_autoptr (PosDbStatement) rows = prepare (self, BY_NAME);

  pos_db_bind_text (rows, ":name", self->name ? self->name : "");
  pos_db_bind_int64 (rows, ":ordinal", self->ordinal);
  return run (self, rows, error);
}

static gboolean
find_exact (Search *self, const char *text, GError **error)
{
  g_autoptr (PosDbStatement) rows = prepare (self, BY_EXACT);
  g_autofree char *email = g_utf8_casefold (text, -1);

  pos_db_bind_int64 (rows, ":ordinal", self->ordinal);
  pos_db_bind_text (rows, ":text", text);
  pos_db_bind_text (rows, ":email", email);
  return run (self, rows, error);
}

static gboolean
find_phone (Search *self, const char *digits, GError **error)
{
  g_autoptr (PosDbStatement) rows = prepare (self, BY_PHONE);

  pos_db_bind_int64 (rows, ":ordinal", self->ordinal);
  pos_db_bind_text (rows, ":digits", digits);
  return run (self, rows, error);
}

static gboolean
find_words (Search *self, const char *text, GError **error)
{
  g_autofree char *folded = pos_search_fold (text);
  g_autofree char *query = pos_search_query (folded);
  g_autoptr (PosDbStatement) rows = NULL;

  if (!query)
    return TRUE;
  rows = prepare (self, BY_WORDS);
  pos_db_bind_int64 (rows, ":ordinal", self->ordinal);
  pos_db_bind_text (rows, ":query", query);
  return run (self, rows, error);
}

/* What is on a card is a word of whoever has it; whose word it is only in part has another one. */
static void
keep_holders (GPtrArray *found, const char *number)
{
  for (guint i = found->len; i > 0; i--)
    if (!pos_customer_has_card (found->pdata[i - 1], number))
      g_ptr_array_remove_index (found, i - 1);
}

static gboolean
find_card (Search *self, const char *number, GError **error)
{
  gint64 after = self->ordinal;

  if (!find_words (self, number, error))
    return FALSE;
  keep_holders (self->found, number);
  if (self->found->len == 0) {
    self->more = FALSE;
    self->ordinal = after;
  }
  return TRUE;
}

static gboolean
find (Search *self, const char *text, GError **error)
{
  g_autofree char *plain = pos_search_plain_digits (text);
  g_autofree char *digits = pos_search_phone (plain);
  g_autofree char *card = pos_card_number_read (plain);

  /* Somebody named exactly is the answer, whoever else has the word in an address. */
  if (!find_exact (self, plain, error))
    return FALSE;
  if (self->found->len > 0)
    return TRUE;
  /* Names have no digits: they are looked for once. */
  if (card && strpbrk (card, "0123456789") && !find_card (self, card, error))
    return FALSE;
  if (self->found->len > 0)
    return TRUE;
  if (digits && !find_phone (self, digits, error))
    return FALSE;
  return self->found->len > 0 || find_words (self, text, error);
}

static gboolean
read_place (Search *self, const char *after, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (after ? after : "", ":", 2);

  if (!parts[0])
    return TRUE;
  if (!parts[1])
    return pos_cursor_refuse (error);
  if (!pos_cursor_read_number (parts[0], &self->ordinal, error))
    return FALSE;
  self->name = g_strdup (parts[1]);
  return TRUE;
}

GPtrArray *
pos_customer_table_search (
    PosDbTxn *txn, const char *text, guint limit, const char *after, char **next, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  Search self = {.txn = txn, .found = found, .limit = MAX (limit, 1)};
  gboolean ok;

  *next = NULL;
  if (!read_place (&self, after, error))
    return NULL;
  ok = *stripped ? find (&self, stripped, error) : list_all (&self, error);
  if (ok && self.more)
    *next = g_strdup_printf ("%" G_GINT64_FORMAT ":%s", self.ordinal, self.name);
  g_free (self.name);
  return ok ? g_steal_pointer (&found) : NULL;
}

GPtrArray *
pos_customer_table_find_card (PosDbTxn *txn, const char *number, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  Search self = {.txn = txn, .found = found, .limit = MOST_HOLDERS};
  gboolean ok = find_card (&self, number, error);

  g_free (self.name);
  return ok ? g_steal_pointer (&found) : NULL;
}
