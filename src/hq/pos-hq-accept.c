/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-accept.c — numbers, stock, versions and the feed follow an accepted record. */
#include "hq/pos-hq-accept.h"
#include "hq/pos-hq-address-table.h"
#include "hq/pos-hq-check-in.h"
#include "hq/pos-hq-claim-table.h"
#include "hq/pos-hq-coupons.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-gift-table.h"
#include "hq/pos-hq-invoice-table.h"
#include "hq/pos-hq-message.h"
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-reminder.h"
#include "hq/pos-hq-returns.h"
#include "hq/pos-hq-slots.h"
#include "hq/pos-hq-stock.h"
#include "hq/pos-hq-transaction-table.h"
#include "model/pos-card-number.h"
#include "model/pos-saying.h"
#include "pricing/pos-commitment.h"
#include "pricing/pos-overpaid.h"

#include <string.h>

#define CUSTOMER_PREFIX "C-"
#define FIRST_CUSTOMER 100000

static gboolean
take_customer_number (PosDbTxn *txn, PosCustomer *customer, GError **error)
{
  g_autofree char *number = NULL;
  gint64 next;

  if (!pos_hq_counter_next (txn, "customer", &next, error))
    return FALSE;
  number = g_strdup_printf (CUSTOMER_PREFIX "%06" G_GINT64_FORMAT, FIRST_CUSTOMER + next);
  pos_text_set (&customer->number, number);
  return TRUE;
}

/* Given by headquarters before it was restored from a copy: his again, unless it is somebody
 * else's now; and nobody else's from now on. */
static gboolean
reserve_customer_number (PosDbTxn *txn, PosCustomer *customer, GError **error)
{
  static const char TAKEN[] = "SELECT 1 FROM feed WHERE kind = 'customer' AND id <> :id "
                              "AND json_extract (body, '$.number') = :number LIMIT 1";
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, TAKEN);
  gboolean taken;
  gint64 given;

  pos_db_bind_text (find, ":id", customer->id);
  pos_db_bind_text (find, ":number", customer->number);
  if (!pos_db_step (find, &taken, error))
    return FALSE;
  if (taken)
    return take_customer_number (txn, customer, error);
  if (!g_str_has_prefix (customer->number, CUSTOMER_PREFIX) ||
      !g_ascii_string_to_signed (customer->number + strlen (CUSTOMER_PREFIX),
                                 10,
                                 FIRST_CUSTOMER + 1,
                                 G_MAXINT64 / 2,
                                 &given,
                                 NULL))
    return TRUE;
  return pos_hq_counter_raise (txn, "customer", given - FIRST_CUSTOMER, error);
}

static gboolean
settle_customer_number (PosDbTxn *txn, PosCustomer *customer, gboolean is_new, GError **error)
{
  customer->pending = FALSE;
  if (!customer->number)
    return take_customer_number (txn, customer, error);
  return !is_new || reserve_customer_number (txn, customer, error);
}

static void
add_address (PosCustomer *known, PosAddress *address)
{
  if (address->primary)
    POS_LIST_FOREACH (PosAddress, other, known->addresses)
  other->primary = FALSE;
  pos_list_append (known->addresses, address);
}

static gboolean
add_cards (PosDbTxn *txn, PosCustomer *known, PosCustomer *sent, gboolean *added, GError **error)
{
  for (GStrv card = sent->cards; card && *card; card++) {
    g_autofree char *number = pos_card_number_read (*card);
    g_autofree char *name = g_strconcat (POS_HQ_CARD, *card, NULL);
    gboolean gone;

    if (!number || pos_customer_has_card (known, number))
      continue;
    if (!pos_hq_address_table_is_gone (txn, known->id, name, &gone, error))
      return FALSE;
    if (gone)
      continue;
    pos_customer_add_card (known, *card);
    *added = TRUE;
  }
  return TRUE;
}

/* Registers give a customer addresses and cards and change nothing else; two of them may have done
 * so without a line.  What else a register says of him it had from here, and may be old: also an
 * address or a card that was taken from him here.  @added: (inout): any. */
static gboolean
add_addresses (
    PosDbTxn *txn, PosCustomer *known, PosCustomer *sent, gboolean *added, GError **error)
{
  POS_LIST_FOREACH (PosAddress, address, sent->addresses)
  {
    gboolean gone;

    if (pos_customer_find_address (known, address->id))
      continue;
    if (!pos_hq_address_table_is_gone (txn, known->id, address->id, &gone, error))
      return FALSE;
    if (gone)
      continue;
    add_address (known, address);
    *added = TRUE;
  }
  known->updated_at = MAX (known->updated_at, sent->updated_at);
  return TRUE;
}

gboolean
pos_hq_accept_customer (PosDbTxn *txn, PosCustomer *sent, gboolean hub, GError **error)
{
  gpointer found;

  if (!pos_hq_feed_get (txn, POS_TYPE_CUSTOMER, sent->id, &found, error))
    return FALSE;
  g_autoptr (PosCustomer) known = found;
  PosCustomer *customer = known ? known : sent;
  gboolean added = FALSE;

  if (known && (!add_addresses (txn, known, sent, &added, error) ||
                !add_cards (txn, known, sent, &added, error)))
    return FALSE;
  if (known && !added && known->number)
    return TRUE;
  if (!hub && !settle_customer_number (txn, customer, known == NULL, error))
    return FALSE;
  return pos_hq_feed_put_record (txn, customer, 0, error);
}

/* A number is one of quotes, of orders, or, of a sale, none: one that is to be seen on another kind
 * of paper does not pass on to what takes its place. */
static void
keep_number (PosOrder *order, PosOrder *current)
{
  if (!current || !current->number)
    return;
  if (order->type == current->type)
    pos_text_set (&order->number, current->number);
  else if (!g_strcmp0 (order->number, current->number))
    pos_text_set (&order->number, NULL);
}

static gboolean
has_number_of (PosOrder *order, PosOrder *current)
{
  return current && !g_strcmp0 (order->number, current->number);
}

static gboolean
settle_number (PosDbTxn *txn, PosOrder *order, PosOrder *current, GError **error)
{
  g_autofree char *number = NULL;
  gboolean free = TRUE;

  keep_number (order, current);
  /* Given by headquarters before it was restored from a copy: it may be somebody else's now. */
  if (order->number && !has_number_of (order, current) &&
      !pos_hq_order_reserve_number (txn, order, &free, error))
    return FALSE;
  if (order->number && free)
    return TRUE;
  if (!pos_hq_order_take_number (txn, order, &number, error))
    return FALSE;
  if (number)
    pos_text_set (&order->number, number);
  return TRUE;
}

gboolean
pos_hq_accept_effects (PosDbTxn *txn, PosOrder *before, PosOrder *order, gint64 now, GError **error)
{
  return pos_hq_stock_follow (txn, before, order, now, error) &&
         pos_hq_returns_follow (txn, before, order, NULL, error) &&
         pos_hq_gift_table_follow (txn, order, now, error) &&
         pos_hq_reminder_follow (txn, before, order, error) &&
         pos_hq_message_follow (txn, before, order, now, error);
}

/* What a register of this store saved is what this store goes on with, until headquarters tells. */
static gboolean
accept_at_hub (PosDbTxn *txn, const PosHqAcceptance *acceptance, GError **error)
{
  PosOrder *order = acceptance->order;
  PosOrder *current = acceptance->current;

  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);

  keep_number (order, current);
  if (!pos_hq_claim_table_drop (txn, &order->id, acceptance->register_id, error) ||
      !pos_hq_order_table_take_over_number (txn, order, error) ||
      !pos_hq_returns_follow (txn, current, order, made, error) ||
      !pos_hq_order_table_put (txn, order, error))
    return FALSE;
  for (guint i = 0; i < made->len; i++)
    if (!pos_hq_order_table_note_made (txn, made->pdata[i], error) ||
        !pos_hq_transaction_table_concern (
            txn, acceptance->arrival, &((PosOrder *)made->pdata[i])->id, error))
      return FALSE;
  return TRUE;
}

/* Of one quote two registers made an order each: both stand, with their deposits. */
static gboolean
find_second_order (PosDbTxn *txn, PosOrder *order, char **twice, GError **error)
{
  g_autoptr (PosOrder) quote = NULL;
  g_autoptr (PosOrder) first = NULL;

  if (pos_id_is_none (&order->quote) || order->status == POS_ORDER_STATUS_CANCELLED)
    return TRUE;
  if (!pos_hq_order_table_get (txn, &order->quote, &quote, error))
    return FALSE;
  if (!quote || pos_id_is_none (&quote->ordered_as) ||
      pos_id_equal (&quote->ordered_as, &order->id))
    return TRUE;
  if (!pos_hq_order_table_get (txn, &quote->ordered_as, &first, error))
    return FALSE;
  *twice = pos_saying_write ("quote-ordered-twice",
                             "quote",
                             pos_text_or (quote->number, "?"),
                             "order",
                             first ? pos_text_or (first->number, "?") : "?",
                             NULL);
  return TRUE;
}

/* Nullable. */
static char *
say_overpaid (PosOrder *order)
{
  gint64 left = pos_overpaid_get_left (order), missing = pos_overpaid_get_missing (order);
  g_autofree char *amount = pos_minor_to_text (left + missing, order->currency);
  char currency[4];

  if (left == 0 && missing == 0)
    return NULL;
  pos_currency_to_code (order->currency, currency);
  return pos_saying_write (
      left > 0 ? "paid-beyond" : "given-beyond", "amount", amount, "currency", currency, NULL);
}

static void
add_saying (char **all, const char *more)
{
  char *joined = pos_saying_join (*all, more);

  g_free (*all);
  *all = joined;
}

/* What was said of an earlier version counts no more; a full time may, a coupon and an invoice, a
 * quote that was ordered already, and what the customer has to get back, or to give. */
static gboolean
note_excess (PosDbTxn *txn, PosOrder *order, gint64 now, GError **error)
{
  g_autofree char *full = NULL;
  g_autofree char *over = NULL;
  g_autofree char *paid = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *beyond = say_overpaid (order);
  g_autofree char *all = NULL;

  if (!pos_hq_slots_follow (txn, order, now, &full, error) ||
      !pos_hq_coupons_follow (txn, order, &over, error) ||
      !pos_hq_invoice_table_follow (txn, order, now, &paid, error) ||
      !find_second_order (txn, order, &twice, error))
    return FALSE;
  add_saying (&all, full);
  add_saying (&all, over);
  add_saying (&all, paid);
  add_saying (&all, twice);
  add_saying (&all, beyond);
  pos_text_set (&order->sync_message, all);
  return TRUE;
}

gboolean
pos_hq_accept_order (PosDbTxn *txn, const PosHqAcceptance *acceptance, GError **error)
{
  PosOrder *order = acceptance->order;
  PosOrder *current = acceptance->current;

  if (acceptance->hub)
    return accept_at_hub (txn, acceptance, error);
  if (!settle_number (txn, order, current, error))
    return FALSE;
  if (order->status == POS_ORDER_STATUS_PENDING_SYNC ||
      order->status == POS_ORDER_STATUS_SYNC_FAILED)
    order->status = pos_commitment_derive_status (order);
  /* Replicas take what is newer than what they have. */
  if (acceptance->unheard && current->revision > 1)
    order->revision = current->revision + 1;
  if (!note_excess (txn, order, acceptance->now, error) ||
      !pos_hq_check_in_follow (txn, order, error))
    return FALSE;
  if (!current && !pos_hq_returns_catch_up (txn, order, error))
    return FALSE;
  if (acceptance->register_id &&
      !pos_hq_claim_table_drop (txn, &order->id, acceptance->register_id, error))
    return FALSE;
  if (acceptance->provisional)
    return pos_hq_order_table_keep (txn, order, error);
  return pos_hq_accept_effects (
             txn, acceptance->unheard ? NULL : current, order, acceptance->now, error) &&
         pos_hq_order_table_put (txn, order, error);
}
