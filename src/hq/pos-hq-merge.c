/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-merge.c — three versions as JSON, thing by thing; then the sums. */
#include "hq/pos-hq-merge.h"
#include "hq/pos-hq-keep-cards.h"
#include "hq/pos-hq-keep.h"
#include "hq/pos-hq-merge-book.h"
#include "hq/pos-hq-merge-end.h"
#include "hq/pos-hq-merge-thing.h"
#include "pricing/pos-commitment.h"
#include "pricing/pos-deposit.h"
#include "pricing/pos-ledger.h"
#include "pricing/pos-stored-payments.h"
#include "wire/pos-transaction.h"

#include <string.h>

static const char *const lists[] = {
    "lines", "charges", "charge_steps", "payments", "addresses", NULL};
/* Headquarters' own, or settled at the end. */
static const char *const not_merged[] = {"number",
                                         "status",
                                         "revision",
                                         "sync_message",
                                         "receipt",
                                         "committed_at",
                                         "ledger",
                                         "goods",
                                         "discount",
                                         "charge_total",
                                         "tax",
                                         "total",
                                         "carry_out",
                                         "deferred",
                                         "open_total",
                                         "deposit_required",
                                         "deposit_held",
                                         "deposit_applied",
                                         "authorized",
                                         "invoiced_total",
                                         "paid",
                                         "due_now",
                                         "balance",
                                         "return_total",
                                         NULL};
static const gsize sums[] = {
    G_STRUCT_OFFSET (PosOrder, goods),
    G_STRUCT_OFFSET (PosOrder, discount),
    G_STRUCT_OFFSET (PosOrder, charge_total),
    G_STRUCT_OFFSET (PosOrder, tax),
    G_STRUCT_OFFSET (PosOrder, total),
    G_STRUCT_OFFSET (PosOrder, carry_out),
    G_STRUCT_OFFSET (PosOrder, deferred),
    G_STRUCT_OFFSET (PosOrder, open_total),
    G_STRUCT_OFFSET (PosOrder, deposit_required),
    G_STRUCT_OFFSET (PosOrder, deposit_held),
    G_STRUCT_OFFSET (PosOrder, deposit_applied),
    G_STRUCT_OFFSET (PosOrder, authorized),
    G_STRUCT_OFFSET (PosOrder, invoiced_total),
    G_STRUCT_OFFSET (PosOrder, paid),
    G_STRUCT_OFFSET (PosOrder, due_now),
    G_STRUCT_OFFSET (PosOrder, balance),
    G_STRUCT_OFFSET (PosOrder, return_total),
};

static json_t *
find_by_id (json_t *list, json_t *wanted)
{
  json_t *id = json_object_get (wanted, "id"), *item;
  gsize index;

  json_array_foreach (list, index, item)
  {
    if (json_equal (json_object_get (item, "id"), id))
      return item;
  }
  return NULL;
}

/* "lines" is what the list is called; one of them is a "line". */
static char *
name_of_one (const char *list)
{
  return g_str_equal (list, "addresses") ? g_strdup ("address")
                                         : g_strndup (list, strlen (list) - 1);
}

static void
merge_item (PosHqMerging *self, json_t *merged, const PosHqThing *thing)
{
  json_t *kept = g_str_equal (thing->what, "line") ? pos_hq_merge_line (self, thing)
                                                   : pos_hq_merge_thing (self, thing);

  if (kept)
    json_array_append_new (merged, kept);
}

static json_t *
merge_list (PosHqMerging *self, const char *name, json_t *base, json_t *current, json_t *sent)
{
  g_autofree char *what = name_of_one (name);
  json_t *merged = json_array (), *item;
  gsize index;

  json_array_foreach (current, index, item)
  {
    const PosHqThing thing = {what, find_by_id (base, item), item, find_by_id (sent, item)};
    merge_item (self, merged, &thing);
  }
  json_array_foreach (sent, index, item)
  {
    const PosHqThing thing = {what, find_by_id (base, item), NULL, item};
    if (!find_by_id (current, item))
      merge_item (self, merged, &thing);
  }
  return merged;
}

static void
compare_list (json_t *choices, const char *name, json_t *current, json_t *sent)
{
  g_autofree char *what = name_of_one (name);
  json_t *item;
  gsize index;

  json_array_foreach (current, index, item)
  {
    const PosHqThing thing = {what, NULL, item, find_by_id (sent, item)};
    pos_hq_merge_note_choice (choices, &thing);
  }
  json_array_foreach (sent, index, item)
  {
    const PosHqThing thing = {what, NULL, NULL, item};
    if (!find_by_id (current, item))
      pos_hq_merge_note_choice (choices, &thing);
  }
}

json_t *
pos_hq_merge_compare (PosOrder *current, PosOrder *sent)
{
  g_autoptr (json_t) theirs = pos_record_to_json (current, 0);
  g_autoptr (json_t) ours = pos_record_to_json (sent, 0);
  json_t *choices = json_array (), *value;
  const char *member;

  json_object_foreach (ours, member, value)
  {
    const PosHqThing fact = {member, NULL, json_object_get (theirs, member), value};

    if (g_strv_contains (lists, member))
      compare_list (choices, member, fact.current, value);
    else if (!g_strv_contains (not_merged, member))
      pos_hq_merge_note_choice (choices, &fact);
  }
  return choices;
}

/* What the register wrote into the ledger comes behind what others wrote meanwhile. */
static json_t *
merge_ledger (json_t *base, json_t *current, json_t *sent, gint64 revision)
{
  json_t *merged = json_copy (current);

  for (gsize i = json_array_size (base); i < json_array_size (sent); i++) {
    json_t *entry = json_copy (json_array_get (sent, i));
    json_object_set_new (entry, "seq", json_integer ((json_int_t)json_array_size (merged) + 1));
    json_object_set_new (entry, "revision", json_integer (revision));
    json_array_append_new (merged, entry);
  }
  return merged;
}

static json_t *
merge_heads (PosHqMerging *self, json_t *base, json_t *current, json_t *sent)
{
  json_t *merged = json_copy (current), *value;
  const char *member;

  json_object_foreach (sent, member, value)
  {
    const PosHqThing fact = {
        member, json_object_get (base, member), json_object_get (current, member), value};

    if (g_strv_contains (not_merged, member))
      continue;
    if (g_strv_contains (lists, member))
      json_object_set_new (
          merged, member, merge_list (self, member, fact.base, fact.current, value));
    else
      json_object_set_new (merged, member, pos_hq_merge_thing (self, &fact));
  }
  return merged;
}

/* M32: what two edits ask for is what one that does both would.  A difference of sums is not: an
 * entered amount is the same for more goods, and shares are rounded. */
static void
settle_deposit (PosOrder *merged, PosOrder *base, PosOrder *current, PosOrder *sent)
{
  if (current->deposit_required != base->deposit_required &&
      sent->deposit_required != base->deposit_required)
    merged->deposit_required = pos_deposit_get_required (merged);
  merged->deposit_required = CLAMP (merged->deposit_required, 0, MAX (merged->open_total, 0));
}

static void
settle_sums (PosOrder *merged, PosOrder *base, PosOrder *current, PosOrder *sent)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    G_STRUCT_MEMBER (gint64, merged, sums[i]) = G_STRUCT_MEMBER (gint64, current, sums[i]) +
                                                G_STRUCT_MEMBER (gint64, sent, sums[i]) -
                                                G_STRUCT_MEMBER (gint64, base, sums[i]);
}

static void
add_invoiced (PosCharge *merged, PosCharge *before, PosCharge *sent)
{
  g_autoptr (PosList) taxes = pos_list_new (POS_TYPE_TAX_PART);
  g_autoptr (PosList) had = pos_list_new (POS_TYPE_TAX_PART);
  gint64 tax =
      pos_charge_get_invoiced_tax (sent, taxes) - pos_charge_get_invoiced_tax (before, had);

  pos_tax_parts_add (taxes, had, -1);
  pos_charge_add_invoiced (merged, sent->invoiced - before->invoiced, tax, taxes);
}

/* What the register took of payments and invoiced of charges comes on top of what others did. */
static void
settle_things (PosHqMerging *self, PosOrder *merged, const PosHqVersions *versions)
{
  POS_LIST_FOREACH (PosPayment, payment, merged->payments)
  {
    PosPayment *before = pos_order_find_payment (versions->base, &payment->id);
    PosPayment *sent = pos_order_find_payment (versions->sent, &payment->id);

    if (!before || !sent || !pos_order_find_payment (versions->current, &payment->id))
      continue;
    payment->refunded += sent->refunded - before->refunded;
    if (sent->used != before->used)
      pos_stored_payments_use (payment, sent->used - before->used);
  }
  POS_LIST_FOREACH (PosCharge, charge, merged->charges)
  {
    PosCharge *before = pos_order_find_charge (versions->base, &charge->id);
    PosCharge *sent = pos_order_find_charge (versions->sent, &charge->id);

    if (self->adds_invoices && before && sent &&
        pos_order_find_charge (versions->current, &charge->id))
      add_invoiced (charge, before, sent);
  }
}

/* Other goods, another price or another day than @base offered. */
static gboolean
offers_otherwise (PosOrder *base, PosOrder *version)
{
  guint n = pos_list_size (base->lines);

  if (version->total != base->total || n != pos_list_size (version->lines) ||
      version->quote_expiry.julian != base->quote_expiry.julian)
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (!pos_record_equal (
            pos_list_peek (base->lines, i), pos_list_peek (version->lines, i), FALSE))
      return TRUE;
  return FALSE;
}

/* What became of a quote happens once: ordered twice, also alike, is ordered once too often.  And
 * what one ordered, or withdrew, another cannot offer otherwise. */
static void
settle_status (
    PosHqMerging *self, PosOrder *merged, PosOrder *base, PosOrder *current, PosOrder *sent)
{
  gboolean here = sent->status != base->status, there = current->status != base->status;

  if (merged->type != POS_ORDER_TYPE_QUOTE) {
    merged->status = pos_commitment_derive_status (merged);
    return;
  }
  if ((here && there) || (here && offers_otherwise (base, current)) ||
      (there && offers_otherwise (base, sent))) {
    g_autoptr (json_t) before =
        json_string (pos_order_status_get_nick ((PosOrderStatus)base->status));
    g_autoptr (json_t) theirs =
        json_string (pos_order_status_get_nick ((PosOrderStatus)current->status));
    g_autoptr (json_t) ours =
        json_string (pos_order_status_get_nick ((PosOrderStatus)sent->status));
    const PosHqThing status = {"status", before, theirs, ours};
    pos_hq_merge_note (self->contradictions, &status, NULL);
  }
  merged->status = here && (!there || self->register_wins) ? sent->status : current->status;
}

static gboolean
adds_up (PosOrder *order)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  return pos_ledger_check (order, faults);
}

/* @order: (transfer full). */
static PosOrder *
book_again (PosOrder *order, const PosHqVersions *versions)
{
  PosOrder *booked = pos_hq_merge_book (order, versions);

  if (!booked)
    return order;
  pos_hq_keep_one_reservation (booked, versions->base, versions->current, versions->sent);
  pos_hq_keep_reservations (booked, booked->committed_at);
  booked->status = pos_commitment_derive_status (booked);
  g_object_unref (order);
  return booked;
}

static PosOrder *
merge (PosHqMerging *self, const PosHqVersions *versions, GError **error)
{
  PosOrder *current = versions->current, *sent = versions->sent;
  g_autoptr (json_t) before = pos_record_to_json (versions->base, 0);
  g_autoptr (json_t) theirs = pos_record_to_json (current, 0);
  g_autoptr (json_t) ours = pos_record_to_json (sent, 0);
  g_autoptr (json_t) merged = merge_heads (self, before, theirs, ours);
  PosOrder *order;

  json_object_set_new (merged,
                       "ledger",
                       merge_ledger (json_object_get (before, "ledger"),
                                     json_object_get (theirs, "ledger"),
                                     json_object_get (ours, "ledger"),
                                     current->revision + 1));
  order = pos_record_new_from_json (POS_TYPE_ORDER, merged, 0, error);
  if (!order)
    return NULL;
  settle_sums (order, versions->base, current, sent);
  settle_deposit (order, versions->base, current, sent);
  settle_things (self, order, versions);
  order->revision = current->revision + 1;
  order->committed_at = MAX (current->committed_at, sent->committed_at);
  if (sent->receipt)
    pos_text_set (&order->receipt, sent->receipt);
  settle_status (self, order, versions->base, current, sent);
  pos_hq_keep_one_reservation (order, versions->base, current, sent);
  pos_hq_keep_reservations (order, order->committed_at);
  return order;
}

/* Both did something else, invoiced their part of what the order is charged, and all of it
 * together adds up.  Returns: (transfer full) (nullable): %NULL where it is not so simple. */
static PosOrder *
merge_both (const PosHqVersions *versions)
{
  g_autoptr (json_t) alike = json_array ();
  g_autoptr (json_t) contradictions = json_array ();
  PosHqMerging self = {FALSE, contradictions, alike, TRUE};
  g_autoptr (PosOrder) order = merge (&self, versions, NULL);

  if (!order || json_array_size (contradictions) > 0)
    return NULL;
  pos_hq_keep_rounding (order, versions->base, versions->current, versions->sent);
  return adds_up (order) && !pos_hq_merge_is_left_over (order) ? g_steal_pointer (&order) : NULL;
}

PosOrder *
pos_hq_merge (PosOrder *base,
              PosOrder *current,
              PosOrder *sent,
              PosHqMergeWinner winner,
              json_t **contradictions,
              GError **error)
{
  const PosHqVersions versions = {base, current, sent};
  g_autoptr (json_t) alike = json_array ();
  PosHqMerging self = {winner == POS_HQ_MERGE_REGISTER, json_array (), alike, FALSE};
  PosOrder *order = merge_both (&versions);

  *contradictions = self.contradictions;
  if (order)
    return order;
  order = merge (&self, &versions, error);
  if (order && pos_hq_merge_is_left_over (order)) {
    pos_hq_merge_note_left_over (self.contradictions, order, &versions);
    if (self.register_wins)
      pos_hq_merge_end (order, &versions);
  }
  if (!order || adds_up (order))
    return order;
  json_array_extend (self.contradictions, alike);
  return self.register_wins ? book_again (order, &versions) : order;
}
