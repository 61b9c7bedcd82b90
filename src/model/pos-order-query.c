/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-query.c — tables of fields of filters and summaries. */
#include "model/pos-order-query.h"
#include "base/pos-search-text.h"
#include "model/pos-nicks-private.h"

#include <string.h>

/* After every name. */
#define NO_NAME "\xf4\x8f\xbf\xbf"

static const char *const views[] = {"all", "to-fulfill", "to-pick-up", "to-ship", NULL};

static const char *const sorts[] = {
    "newest", "oldest", "requested", "customer", "total", "balance", NULL};

static const PosField order_filter_fields[] = {
    {POS_FIELD (PosOrderFilter, TEXT, text), .flags = POS_FIELD_ANY_OF},
    {POS_FIELD (PosOrderFilter, TEXT, code), .flags = POS_FIELD_ANY_OF},
    {POS_FIELD (PosOrderFilter, ENUM, view), .nicks = views},
    {POS_FIELD (PosOrderFilter, TEXT, here), .flags = POS_FIELD_ANY_OF},
    POS_ORDER_TERMS_FIELDS (PosOrderFilter, "statuses", "line_statuses"),
    {POS_FIELD (PosOrderFilter, TEXTS, fulfilling_store),
     .flags = POS_FIELD_ANY_OF | POS_FIELD_WAS_ONE},
    {POS_FIELD (PosOrderFilter, TEXT, serial), .flags = POS_FIELD_SPARSE | POS_FIELD_ANY_OF},
    {POS_FIELD (PosOrderFilter, TEXT, card), .flags = POS_FIELD_SPARSE | POS_FIELD_ANY_OF},
    {POS_FIELD (PosOrderFilter, TEXT, attribute), .flags = POS_FIELD_SPARSE | POS_FIELD_ANY_OF},
    {POS_FIELD (PosOrderFilter, DATE, reserved_until)},
    {POS_FIELD (PosOrderFilter, DATE, today)},
    {POS_FIELD (PosOrderFilter, ENUM, sort), .nicks = sorts, .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderFilter, INTEGER, limit), .flags = POS_FIELD_COUNT},
    {POS_FIELD (PosOrderFilter, TEXT, after)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosOrderFilter, order_filter, 0)

static gboolean
has_words (const char *text)
{
  g_autofree char *folded = pos_search_fold (text);

  return *folded != '\0';
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (pos_text_or (text, "")));

  return *stripped == '\0';
}

gboolean
pos_order_filter_can_find (PosOrderFilter *self)
{
  gboolean any = !pos_texts_ask (self->terms.customer_name);

  for (GStrv name = self->terms.customer_name; name && *name; name++)
    any = any || has_words (*name);
  return any && (is_blank (self->text) || has_words (self->text));
}

static const PosField order_summary_fields[] = {
    {POS_FIELD (PosOrderSummary, ID, id)},
    {POS_FIELD (PosOrderSummary, TEXT, number)},
    {POS_FIELD (PosOrderSummary, TEXT, reference)},
    {POS_FIELD (PosOrderSummary, TEXT, receipt)},
    {POS_FIELD (PosOrderSummary, ENUM, type), .nicks = pos_order_type_nicks},
    {POS_FIELD (PosOrderSummary, ENUM, status), .nicks = pos_order_status_nicks},
    {POS_FIELD (PosOrderSummary, INTEGER, revision)},
    {POS_FIELD (PosOrderSummary, TEXT, customer)},
    {POS_FIELD (PosOrderSummary, TEXT, customer_name)},
    {POS_FIELD (PosOrderSummary, TEXT, home_store)},
    {POS_FIELD (PosOrderSummary, TEXT, worker)},
    {POS_FIELD (PosOrderSummary, INSTANT, created_at)},
    {POS_FIELD (PosOrderSummary, DATE, requested_date)},
    {POS_FIELD (PosOrderSummary, INTEGER, ship_lines)},
    {POS_FIELD (PosOrderSummary, INTEGER, pickup_lines)},
    {POS_FIELD (PosOrderSummary, INTEGER, carry_lines)},
    {POS_FIELD (PosOrderSummary, INTEGER, open_lines)},
    {POS_FIELD (PosOrderSummary, INTEGER, packed_lines)},
    {POS_FIELD (PosOrderSummary, MONEY, total)},
    {POS_FIELD (PosOrderSummary, MONEY, deposit_held)},
    {POS_FIELD (PosOrderSummary, MONEY, balance)},
    {POS_FIELD (PosOrderSummary, FLAG, on_hold)},
    {POS_FIELD (PosOrderSummary, FLAG, payment_failed)},
    {POS_FIELD (PosOrderSummary, FLAG, local)},
    {POS_FIELD (PosOrderSummary, INTEGER, pieces), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderSummary, INTEGER, electronic_lines), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderSummary, INTEGER, returned_lines), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosOrderSummary, order_summary, G_STRUCT_OFFSET (PosOrderSummary, currency))

/* The day of a line that is delivered; of any other none. */
static PosDate
get_day (PosOrderLine *line)
{
  return pos_order_line_is_active (line) && pos_order_line_is_deferred (line) ? line->date
                                                                              : (PosDate){0};
}

PosDate
pos_order_find_requested_date (PosOrder *order)
{
  PosDate first = order->requested_date;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    PosDate day = get_day (line);

    if (day.julian != 0 && (first.julian == 0 || day.julian < first.julian))
      first = day;
  }
  return first;
}

gboolean
pos_order_is_requested_within (PosOrder *order, const PosOrderTerms *terms)
{
  PosDate from = terms->requested_from, until = terms->requested_until;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_terms_has_day (get_day (line), from, until))
    return TRUE;
  return pos_order_terms_has_day (order->requested_date, from, until);
}

/* What was booked then had a receipt, also when another one followed. */
gboolean
pos_order_has_receipt_within (PosOrder *order, gint64 from, gint64 until)
{
  POS_LIST_FOREACH (PosLedgerEntry, entry, order->ledger)
  if (entry->at >= from && entry->at <= until)
    return TRUE;
  return order->committed_at >= from && order->committed_at <= until;
}

static gint64
count_pieces (PosQuantity quantity)
{
  return quantity.micro % POS_SCALE ? 1 : ABS (quantity.micro / POS_SCALE);
}

PosOrderSummary *
pos_order_summarize (PosOrder *order)
{
  PosOrderSummary *self = g_object_new (POS_TYPE_ORDER_SUMMARY, NULL);

  self->id = order->id;
  pos_text_set (&self->number, order->number);
  pos_text_set (&self->reference, order->reference);
  pos_text_set (&self->receipt, order->receipt);
  self->type = order->type;
  self->status = order->status;
  self->revision = order->revision;
  pos_text_set (&self->customer, order->customer);
  pos_text_set (&self->customer_name, order->customer_name);
  pos_text_set (&self->home_store, order->home_store);
  pos_text_set (&self->worker, order->worker);
  self->currency = order->currency;
  self->created_at = order->created_at;
  self->requested_date = pos_order_find_requested_date (order);
  self->total = order->total;
  self->deposit_held = order->deposit_held;
  self->balance = order->balance;
  self->on_hold = pos_order_is_on_hold (order);
  self->payment_failed = order->payment_failed;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (!pos_order_line_is_active (line))
      continue;
    self->ship_lines += line->intent == POS_INTENT_SHIP;
    self->pickup_lines += line->intent == POS_INTENT_PICK_UP;
    self->electronic_lines += line->intent == POS_INTENT_ELECTRONIC;
    /* What comes back leaves nowhere, though it has the intent. */
    self->carry_lines += line->intent <= POS_INTENT_CARRY_OUT && !pos_order_line_is_return (line);
    self->returned_lines += pos_order_line_is_return (line);
    self->pieces += count_pieces (pos_order_line_get_quantity (line));
    if (!pos_order_line_is_deferred (line) || pos_order_line_get_open (line).micro <= 0)
      continue;
    self->open_lines++;
    self->packed_lines += line->packed.micro == pos_order_line_get_open (line).micro;
  }
  return self;
}

PosOrderSummary *
pos_order_summarize_on (PosOrder *order, PosDate today)
{
  PosOrderSummary *self = pos_order_summarize (order);

  self->status = (int)pos_order_get_status_on (order, today);
  return self;
}

PosOrderPage *
pos_order_page_new (void)
{
  PosOrderPage *page = g_new0 (PosOrderPage, 1);

  page->summaries = g_ptr_array_new_with_free_func (g_object_unref);
  return page;
}

void
pos_order_page_free (PosOrderPage *page)
{
  g_ptr_array_unref (page->summaries);
  g_free (page->next);
  g_free (page);
}

char *
pos_order_sort_dup_name (const char *customer_name)
{
  char *folded = pos_search_fold (customer_name);

  if (*folded)
    return folded;
  g_free (folded);
  return g_strdup (NO_NAME);
}

gint64
pos_order_summary_get_rank (PosOrderSummary *self, PosOrderSort sort)
{
  switch (sort) {
  case POS_SORT_OLDEST:
    return self->created_at;
  case POS_SORT_REQUESTED:
    return self->requested_date.julian ? self->requested_date.julian : G_MAXINT32;
  case POS_SORT_TOTAL:
    return -self->total;
  case POS_SORT_BALANCE:
    return -self->balance;
  case POS_SORT_NEWEST:
  case POS_SORT_CUSTOMER:
  default:
    return 0;
  }
}

static int
compare_names (PosOrderSummary *a, PosOrderSummary *b)
{
  g_autofree char *left = pos_order_sort_dup_name (a->customer_name);
  g_autofree char *right = pos_order_sort_dup_name (b->customer_name);

  return strcmp (left, right);
}

int
pos_order_summary_compare (PosOrderSummary *a, PosOrderSummary *b, PosOrderSort sort)
{
  gint64 left = pos_order_summary_get_rank (a, sort), right = pos_order_summary_get_rank (b, sort);
  int by_name = sort == POS_SORT_CUSTOMER ? compare_names (a, b) : 0;

  if (left != right)
    return left < right ? -1 : 1;
  if (by_name != 0)
    return by_name;
  if (a->created_at != b->created_at)
    return a->created_at > b->created_at ? -1 : 1;
  return -memcmp (a->id.bytes, b->id.bytes, sizeof a->id.bytes);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer sort)
{
  return pos_order_summary_compare (
      *(PosOrderSummary *const *)a, *(PosOrderSummary *const *)b, *(const PosOrderSort *)sort);
}

void
pos_order_page_add_missing (PosOrderPage *page, PosOrderPage *other, PosOrderSort sort)
{
  guint known = page->summaries->len;

  for (guint i = 0; other && i < other->summaries->len; i++) {
    PosOrderSummary *summary = other->summaries->pdata[i];
    gboolean found = FALSE;

    for (guint j = 0; j < known && !found; j++) {
      PosOrderSummary *there = page->summaries->pdata[j];
      found = pos_id_equal (&there->id, &summary->id);
    }
    if (!found)
      g_ptr_array_add (page->summaries, g_object_ref (summary));
  }
  g_ptr_array_sort_with_data (page->summaries, compare_rows, &sort);
}

const char *
pos_order_view_get_nick (PosOrderView view)
{
  return views[view];
}
