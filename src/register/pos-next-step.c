/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-next-step.c — see the header. */
#include "register/pos-next-step.h"
#include "base/pos-error.h"

typedef struct {
  const char *rule, *next;
} Step;

static const Step steps[] = {
    /* An order that does not allow it. */
    {"X1", "return.by_receipt"},
    {"X2", "order.fulfillment"},
    {"X7", "item.search"},
    {"X12", "order.recall"},
    {"X13", "order.fulfillment"},
    {"sync-failed", "sync.status"},
    {"on-hold", "order.release"},
    {"not-processed", "order.process"},
    {"held-already", "order.release"},
    {"no-card", "order.edit"},
    {"nothing-reserved", "order.edit"},
    {"not-delivered", "order.cancel"},
    {"a-return", "return.by_receipt"},
    {"offline-return", "return.blind"},
    {"expired", "quote.expiry"},
    {"ordered", "order.recall"},
    {"replaced", "order.recall"},
    {"offered", "order.edit"},

    /* The register. */
    {"unsent", "sync.retry"},
    {"shift-open", "shift.close"},

    /* A line of it. */
    {"accepted", "fulfill.line_pick"},
    {"not-accepted", "fulfill.line_accept"},
    {"rejected", "fulfill.line_reassign"},
    {"not-picked", "fulfill.line_pick"},
    {"not-packed", "fulfill.line_pack"},
    {"pack-first", "fulfill.line_pack"},
    {"picked-already", "fulfill.line_pack"},
    {"packed-already", "fulfill.line_ship"},
    {"ready-already", "fulfill.line_pickup"},
    {"not-shipped", "fulfill.line_pickup"},
    {"not-picked-up", "fulfill.line_ship"},
    {"electronic", "fulfill.line_ship"},
    {"picked-up", "order.edit"},

    /* The open transaction. */
    {"not-new", "txn.void"},
    {"no-exchange", "txn.void"},
    {"not-handing-over", "order.recall"},
    {"not-a-quote", "order.recall"},
    {"no-pickup", "order.pickup_all"},
    {"nothing-leaves", "item.search"},
    {"nothing-returned", "return.by_receipt"},
    {"nothing-beyond", "return.by_receipt"},
    {"nothing-missing", "order.recall"},
    {"invoices", "txn.void"},
    {"offers-off", "disc.system_on"},
};

/* What a saved order or a line of it is past, or has elsewhere.  Days and places are refused by the
 * same names, and mean something else. */
static const Step order_steps[] = {
    {"closed", "order.fulfillment"},
    {"nothing-left", "order.fulfillment"},
    {"not-here", "order.edit"},
    {"ships-elsewhere", "order.edit"},
};

static const char *
find_in (const Step *table, gsize n_rows, const char *rule)
{
  for (gsize i = 0; i < n_rows; i++)
    if (g_strcmp0 (table[i].rule, rule) == 0)
      return table[i].next;
  return NULL;
}

const char *
pos_next_step_find (const char *rule)
{
  return find_in (steps, G_N_ELEMENTS (steps), rule);
}

void
pos_next_step_name (GError *error)
{
  GVariant *details = error->domain == POS_ORDER_ERROR ? pos_error_get_details (error) : NULL;
  const char *rule = NULL, *next = NULL;

  if (!details || g_variant_lookup (details, "next", "&s", &next) ||
      !(g_variant_lookup (details, "rule", "&s", &rule) ||
        g_variant_lookup (details, "reason", "&s", &rule)))
    return;
  next = pos_next_step_find (rule);
  if (!next && error->code == POS_ORDER_ERROR_STATUS)
    next = find_in (order_steps, G_N_ELEMENTS (order_steps), rule);
  if (next)
    pos_error_add_detail (error, "next", g_variant_new_string (next));
}
