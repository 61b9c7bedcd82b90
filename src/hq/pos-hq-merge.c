/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-merge.c — three versions as JSON, thing by thing; then the sums. */
#include "hq/pos-hq-merge.h"
#include "pricing/pos-commitment.h"
#include "pricing/pos-ledger.h"
#include "wire/pos-transaction.h"

#include <string.h>

typedef struct {
  PosHqMergeWinner winner;
  json_t *contradictions;
  json_t *alike; /* the same for what both did: once too often, if then the sums are wrong */
} Merge;

static const char *const lists[] = {"lines", "charges", "payments", "addresses", NULL};
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

/* A member that is absent says the same as null. */
static gboolean
equal (json_t *a, json_t *b)
{
  gboolean nothing_a = !a || json_is_null (a), nothing_b = !b || json_is_null (b);

  return nothing_a || nothing_b ? nothing_a == nothing_b : json_equal (a, b);
}

static json_t *
or_null (json_t *value)
{
  return value ? json_incref (value) : json_null ();
}

static void
note (json_t *list,
      const char *what,
      json_t *thing,
      const char *member,
      json_t *before,
      json_t *headquarters,
      json_t *ours)
{
  json_t *entry = json_object ();

  json_object_set_new (entry, "what", json_string (what));
  json_object_set_new (entry, "id", or_null (json_object_get (thing, "id")));
  json_object_set_new (entry, "item", or_null (json_object_get (thing, "item")));
  json_object_set_new (entry, "member", member ? json_string (member) : json_null ());
  json_object_set_new (entry, "before", or_null (before));
  json_object_set_new (entry, "headquarters", or_null (headquarters));
  json_object_set_new (entry, "register", or_null (ours));
  json_array_append_new (list, entry);
}

/* Every member of @sent that is not as in @other. */
static void
note_members (
    json_t *list, const char *what, json_t *base, json_t *current, json_t *sent, json_t *other)
{
  const char *member;
  json_t *value;

  json_object_foreach (sent, member, value)
  {
    json_t *theirs = json_object_get (current, member), *before = json_object_get (base, member);
    if (!equal (value, json_object_get (other, member)))
      note (list, what, sent, member, before, theirs, value);
  }
}

/* One thing: borrowed, one of the two; a missing one was taken away. */
static json_t *
choose (Merge *self, const char *what, json_t *base, json_t *current, json_t *sent)
{
  if (equal (sent, base))
    return current;
  if (equal (current, base))
    return sent;
  if (equal (sent, current)) {
    note_members (self->alike, what, base, current, sent, base);
    return current;
  }
  if (json_is_object (sent) && json_is_object (current))
    note_members (self->contradictions, what, base, current, sent, current);
  else
    note (self->contradictions, what, sent ? sent : current, NULL, base, current, sent);
  return self->winner == POS_HQ_MERGE_REGISTER ? sent : current;
}

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

static json_t *
merge_list (Merge *self, const char *name, json_t *base, json_t *current, json_t *sent)
{
  g_autofree char *what = name_of_one (name);
  json_t *merged = json_array (), *item;
  gsize index;

  json_array_foreach (current, index, item)
  {
    json_t *kept = choose (self, what, find_by_id (base, item), item, find_by_id (sent, item));
    if (kept)
      json_array_append (merged, kept);
  }
  json_array_foreach (sent, index, item)
  {
    json_t *before = find_by_id (base, item);
    if (find_by_id (current, item))
      continue;
    json_t *kept = choose (self, what, before, NULL, item);
    if (kept)
      json_array_append (merged, kept);
  }
  return merged;
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
merge_heads (Merge *self, json_t *base, json_t *current, json_t *sent)
{
  json_t *merged = json_copy (current), *value;
  const char *member;

  json_object_foreach (sent, member, value)
  {
    json_t *before = json_object_get (base, member), *theirs = json_object_get (current, member);

    if (g_strv_contains (not_merged, member))
      continue;
    if (g_strv_contains (lists, member))
      json_object_set_new (merged, member, merge_list (self, member, before, theirs, value));
    else
      json_object_set_new (merged, member, or_null (choose (self, member, before, theirs, value)));
  }
  return merged;
}

static void
settle_sums (PosOrder *merged, PosOrder *base, PosOrder *current, PosOrder *sent)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    G_STRUCT_MEMBER (gint64, merged, sums[i]) = G_STRUCT_MEMBER (gint64, current, sums[i]) +
                                                G_STRUCT_MEMBER (gint64, sent, sums[i]) -
                                                G_STRUCT_MEMBER (gint64, base, sums[i]);
}

/* What became of a quote happens once: ordered twice, also alike, is ordered once too often. */
static void
settle_status (Merge *self, PosOrder *merged, PosOrder *base, PosOrder *current, PosOrder *sent)
{
  gboolean here = sent->status != base->status, there = current->status != base->status;

  if (merged->type != POS_ORDER_TYPE_QUOTE) {
    merged->status = pos_commitment_derive_status (merged);
    return;
  }
  if (here && there) {
    g_autoptr (json_t) before =
        json_string (pos_order_status_get_nick ((PosOrderStatus)base->status));
    g_autoptr (json_t) theirs =
        json_string (pos_order_status_get_nick ((PosOrderStatus)current->status));
    g_autoptr (json_t) ours =
        json_string (pos_order_status_get_nick ((PosOrderStatus)sent->status));
    note (self->contradictions, "status", NULL, NULL, before, theirs, ours);
  }
  merged->status =
      here && (!there || self->winner == POS_HQ_MERGE_REGISTER) ? sent->status : current->status;
}

static gboolean
adds_up (PosOrder *order)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  return order->type == POS_ORDER_TYPE_QUOTE || pos_ledger_check (order, faults);
}

PosOrder *
pos_hq_merge (PosOrder *base,
              PosOrder *current,
              PosOrder *sent,
              PosHqMergeWinner winner,
              json_t **contradictions,
              GError **error)
{
  g_autoptr (json_t) before = pos_record_to_json (base, 0);
  g_autoptr (json_t) theirs = pos_record_to_json (current, 0);
  g_autoptr (json_t) ours = pos_record_to_json (sent, 0);
  g_autoptr (json_t) alike = json_array ();
  Merge self = {winner, json_array (), alike};
  g_autoptr (json_t) merged = merge_heads (&self, before, theirs, ours);
  PosOrder *order;

  *contradictions = self.contradictions;
  json_object_set_new (merged,
                       "ledger",
                       merge_ledger (json_object_get (before, "ledger"),
                                     json_object_get (theirs, "ledger"),
                                     json_object_get (ours, "ledger"),
                                     current->revision + 1));
  order = pos_record_new_from_json (POS_TYPE_ORDER, merged, 0, error);
  if (!order)
    return NULL;
  settle_sums (order, base, current, sent);
  order->revision = current->revision + 1;
  order->committed_at = MAX (current->committed_at, sent->committed_at);
  if (sent->receipt)
    pos_text_set (&order->receipt, sent->receipt);
  settle_status (&self, order, base, current, sent);
  if (!adds_up (order))
    json_array_extend (self.contradictions, alike);
  return order;
}
