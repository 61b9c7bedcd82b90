/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-choices.c — see the header. */
#include "ui/recall/pos-recall-choices.h"

#include "pricing/pos-authorizations.h"
#include "ui/common/pos-translator.h"

#include <string.h>

#define RESERVED "reserved"

const PosRecallChoice pos_recall_receipts[] = {
    {"any", NC_ ("recall filter", "Any day")},
    {"today", NC_ ("recall filter", "Today")},
    {"yesterday", NC_ ("recall filter", "Yesterday")},
    {"week", NC_ ("recall filter", "Last 7 days")},
    {"month", NC_ ("recall filter", "Last 30 days")},
    {POS_RECALL_RECEIPT_DAY, NC_ ("recall filter", "Choose a day…")},
    {NULL, NULL},
};

const PosRecallChoice pos_recall_statuses[] = {
    {"any", NC_ ("recall filter", "Any")},
    {"open", NC_ ("recall filter", "Open")},
    {"progress", NC_ ("recall filter", "In progress")},
    {"ready", NC_ ("recall filter", "Ready")},
    {"invoiced", NC_ ("recall filter", "Invoiced")},
    {"cancelled", NC_ ("recall filter", "Cancelled")},
    {NULL, NULL},
};

const PosRecallChoice pos_recall_views[] = {
    {"all", NC_ ("recall filter", "All orders")},
    {"to-fulfill", NC_ ("recall filter", "To fulfill")},
    {"to-pick-up", NC_ ("recall filter", "To pick up")},
    {"to-ship", NC_ ("recall filter", "To ship")},
    {RESERVED, NC_ ("recall filter", "Card reservation ends soon")},
    {NULL, NULL},
};

const PosRecallChoice pos_recall_kinds[] = {
    {"both", NC_ ("recall filter", "Orders and quotes")},
    {"sales-order", NC_ ("recall filter", "Orders")},
    {"quote", NC_ ("recall filter", "Quotes")},
    {"sale", NC_ ("recall filter", "Sales")},
    {NULL, NULL},
};

const PosRecallChoice pos_recall_deliveries[] = {
    {"any", NC_ ("recall filter", "Any delivery")},
    {"ship", NC_ ("recall filter", "With lines that ship")},
    {"pick-up", NC_ ("recall filter", "With lines to pick up")},
    {"electronic", NC_ ("recall filter", "With lines by e-mail")},
    {"carry-out", NC_ ("recall filter", "With lines carried out")},
    {NULL, NULL},
};

const PosRecallChoice pos_recall_sorts[] = {
    {"newest", NC_ ("recall filter", "Newest first")},
    {"oldest", NC_ ("recall filter", "Oldest first")},
    {"requested", NC_ ("recall filter", "Wanted soonest")},
    {"customer", NC_ ("recall filter", "Customer A–Z")},
    {"total", NC_ ("recall filter", "Highest total")},
    {"balance", NC_ ("recall filter", "Largest balance")},
    {NULL, NULL},
};

static void
set_texts (GStrv *member, const char *texts)
{
  g_strfreev (*member);
  *member = texts ? g_strsplit (texts, " ", -1) : NULL;
}

void
pos_recall_apply_receipt (PosOrderFilter *filter, const char *id, PosDate today, PosDate day)
{
  static const struct {
    const char *id;
    int from, until; /* days ago */
  } days[] = {{"today", 0, 0}, {"yesterday", 1, 1}, {"week", 6, 0}, {"month", 29, 0}};

  filter->terms.receipt_from = filter->terms.receipt_until = POS_DATE_NONE;
  if (g_str_equal (id, POS_RECALL_RECEIPT_DAY))
    filter->terms.receipt_from = filter->terms.receipt_until = day;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (g_str_equal (days[i].id, id)) {
      filter->terms.receipt_from = pos_date_add_days (today, -days[i].from);
      filter->terms.receipt_until = pos_date_add_days (today, -days[i].until);
    }
}

static const struct {
  const char *id, *statuses, *intents, *line_statuses;
} statuses[] = {
    {"open", "open pending-sync sync-failed sync-edit quote-open quote-expired", NULL, NULL},
    {"progress", "in-fulfillment partially-invoiced", NULL, NULL},
    {"ready", "in-fulfillment partially-invoiced", "pick-up", "packed"},
    {"invoiced", "invoiced", NULL, NULL},
    {"cancelled", "cancelled quote-cancelled", NULL, NULL},
};

gboolean
pos_recall_status_stands_alone (const char *id)
{
  return g_str_equal (id, pos_recall_statuses[0].id) || g_str_equal (id, "ready");
}

void
pos_recall_apply_statuses (PosOrderFilter *filter, GStrv ids)
{
  g_autoptr (GString) nicks = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++) {
    if (!ids || !g_strv_contains ((const char *const *)ids, statuses[i].id))
      continue;
    g_string_append_printf (nicks, "%s%s", nicks->len ? " " : "", statuses[i].statuses);
    if (statuses[i].line_statuses)
      set_texts (&filter->terms.line_statuses, statuses[i].line_statuses);
    if (statuses[i].intents)
      set_texts (&filter->terms.intents, statuses[i].intents);
  }
  set_texts (&filter->terms.statuses, nicks->len ? nicks->str : NULL);
}

static const char *const *
view_nicks (PosOrderFilter *filter)
{
  return pos_record_find_field (filter, "view")->nicks;
}

void
pos_recall_apply_view (PosOrderFilter *filter, const char *id, const char *here, PosDate today)
{
  const char *const *nicks = view_nicks (filter);

  for (int view = 0; nicks[view]; view++)
    if (g_str_equal (nicks[view], id))
      filter->view = view;
  if (g_str_equal (id, RESERVED))
    filter->reserved_until = pos_date_add_days (today, POS_AUTHORIZATIONS_SOON_DAYS);
  pos_text_set (&filter->here, here);
}

gboolean
pos_recall_is_about_a_place (const char *view)
{
  return !g_str_equal (view, pos_recall_views[0].id) && !g_str_equal (view, RESERVED);
}

static void
set_ids (GStrv *member, GStrv ids)
{
  g_strfreev (*member);
  *member = g_strdupv (ids);
}

void
pos_recall_apply_kinds (PosOrderFilter *filter, GStrv ids)
{
  if (ids)
    set_ids (&filter->terms.types, ids);
  else
    set_texts (&filter->terms.types, "sales-order quote");
}

void
pos_recall_apply_deliveries (PosOrderFilter *filter, GStrv ids)
{
  set_ids (&filter->terms.intents, ids);
}

void
pos_recall_apply_sort (PosOrderFilter *filter, const char *id)
{
  const char *const *nicks = pos_record_find_field (filter, "sort")->nicks;

  for (int sort = 0; nicks[sort]; sort++)
    if (g_str_equal (nicks[sort], id))
      filter->sort = sort;
}

const char *
pos_recall_get_view_id (PosOrderFilter *filter)
{
  return filter->reserved_until.julian ? RESERVED : view_nicks (filter)[filter->view];
}
