/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-desk-sides.c — see the header. */
#include "hq/pos-hq-desk-sides.h"

#include "hq/pos-hq-merge.h"
#include "pricing/pos-totals.h"

/* --- What they did --- */

/* What @order gave back and @other does not know of. */
static gint64
sum_given_back (PosOrder *order, PosOrder *other)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (payment->kind == POS_PAYMENT_REFUND && pos_totals_counts_payment (payment) &&
      !pos_order_find_payment (other, &payment->id))
    sum -= payment->amount;
  return sum;
}

static gboolean
is_cancelled (PosOrder *order)
{
  return order->status == POS_ORDER_STATUS_CANCELLED ||
         order->status == POS_ORDER_STATUS_QUOTE_CANCELLED;
}

static json_t *
describe_side (PosOrder *order, PosOrder *other)
{
  gint64 given_back = sum_given_back (order, other);
  gboolean cancelled = is_cancelled (order) && !is_cancelled (other);
  json_t *did = json_pack ("{s:s}",
                           "what",
                           cancelled        ? "cancelled"
                           : given_back > 0 ? "refunded"
                                            : "changed");
  g_autofree char *amount = pos_minor_to_text (given_back, order->currency);

  if (given_back > 0)
    json_object_set_new (did, "given_back", json_string (amount));
  return did;
}

/* --- In what they differ --- */

/* The same thing, and the same of it. */
static gboolean
is_listed (json_t *list, json_t *wanted)
{
  static const char *const names[] = {"what", "id", "member"};
  json_t *item;
  gsize index;

  json_array_foreach (list, index, item)
  {
    gboolean same = TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
      json_t *one = json_object_get (item, names[i]), *other = json_object_get (wanted, names[i]);
      same = same && ((!one && !other) || json_equal (one, other));
    }
    if (same)
      return TRUE;
  }
  return FALSE;
}

static void
add_fact (json_t *list, const char *what, const char *theirs, const char *ours)
{
  if (g_strcmp0 (theirs, ours) != 0)
    json_array_append_new (
        list,
        json_pack ("{s:s, s:s, s:s}", "what", what, "headquarters", theirs, "register", ours));
}

static void
add_sum (json_t *list, const char *what, gint64 theirs, gint64 ours, guint32 currency)
{
  g_autofree char *there = pos_minor_to_text (theirs, currency);
  g_autofree char *here = pos_minor_to_text (ours, currency);

  add_fact (list, what, there, here);
}

/* How many of a line are left, and what is charged: the rest follows from these. */
static gboolean
tells (json_t *difference)
{
  const char *what = json_string_value (json_object_get (difference, "what"));
  const char *member = json_string_value (json_object_get (difference, "member"));

  if (!g_strcmp0 (what, "line"))
    return !member || g_str_equal (member, "cancelled") || g_str_equal (member, "ordered");
  return !g_strcmp0 (what, "charge") && (!member || g_str_equal (member, "amount"));
}

static json_t *
list_differences (json_t *contradictions, PosOrder *current, PosOrder *sent)
{
  g_autoptr (json_t) all = pos_hq_merge_compare (current, sent);
  json_t *list = json_array (), *difference;
  gsize index;

  add_fact (list,
            "status",
            pos_order_status_get_nick ((PosOrderStatus)current->status),
            pos_order_status_get_nick ((PosOrderStatus)sent->status));
  add_sum (list, "total", current->total, sent->total, current->currency);
  add_sum (list, "paid", current->paid, sent->paid, current->currency);
  json_array_foreach (all, index, difference)
  {
    if (tells (difference) && !is_listed (contradictions, difference))
      json_array_append (list, difference);
  }
  return list;
}

void
pos_hq_desk_describe_sides (json_t *problem, PosOrder *current, PosOrder *sent)
{
  json_t *contradictions = json_object_get (problem, "contradictions");

  json_object_set_new (problem,
                       "did",
                       json_pack ("{s:o, s:o}",
                                  "headquarters",
                                  describe_side (current, sent),
                                  "register",
                                  describe_side (sent, current)));
  json_object_set_new (problem, "differences", list_differences (contradictions, current, sent));
}
