/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-query.c — tables of fields, and which rows a person wants to see. */
#include "model/pos-work-query.h"
#include "base/pos-search-text.h"
#include "model/pos-nicks-private.h"

#include <string.h>

static const char *const views[] = {"all", "to-ship", "to-pick-up", "waiting", "done", NULL};

static const PosField work_filter_fields[] = {
    {POS_FIELD (PosWorkFilter, ENUM, view), .nicks = views},
    {POS_FIELD (PosWorkFilter, TEXT, text), .flags = POS_FIELD_ANY_OF},
    {POS_FIELD (PosWorkFilter, TEXT, order), .flags = POS_FIELD_ANY_OF},
    POS_ORDER_TERMS_FIELDS (PosWorkFilter, "order_statuses", "statuses"),
    {POS_FIELD (PosWorkFilter, DATE, due_until)},
    {POS_FIELD (PosWorkFilter, FLAG, late)},
    {POS_FIELD (PosWorkFilter, TEXT, picking_by), .flags = POS_FIELD_ANY_OF},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosWorkFilter, work_filter, 0)

static const PosField work_line_fields[] = {
    {POS_FIELD (PosWorkLine, ID, order)},
    {POS_FIELD (PosWorkLine, ID, line)},
    {POS_FIELD (PosWorkLine, ENUM, view), .nicks = views},
    {POS_FIELD (PosWorkLine, TEXT, status)},
    {POS_FIELD (PosWorkLine, TEXT, number)},
    {POS_FIELD (PosWorkLine, TEXT, reference)},
    {POS_FIELD (PosWorkLine, TEXT, receipt)},
    {POS_FIELD (PosWorkLine, TEXT, customer)},
    {POS_FIELD (PosWorkLine, TEXT, customer_number)},
    {POS_FIELD (PosWorkLine, TEXT, customer_name)},
    {POS_FIELD (PosWorkLine, TEXT, email)},
    {POS_FIELD (PosWorkLine, TEXT, phone)},
    {POS_FIELD (PosWorkLine, ENUM, order_type), .nicks = pos_order_type_nicks},
    {POS_FIELD (PosWorkLine, ENUM, order_status), .nicks = pos_order_status_nicks},
    {POS_FIELD (PosWorkLine, TEXT, home_store)},
    {POS_FIELD (PosWorkLine, TEXT, worker)},
    {POS_FIELD (PosWorkLine, MONEY, total)},
    {POS_FIELD (PosWorkLine, INTEGER, revision)},
    {POS_FIELD (PosWorkLine, INSTANT, created_at)},
    {POS_FIELD (PosWorkLine, TEXTS, receipts), .flags = POS_FIELD_LOCAL},
    {POS_FIELD (PosWorkLine, TEXTS, receipt_times), .flags = POS_FIELD_LOCAL},
    {POS_FIELD (PosWorkLine, FLAG, stopped)},
    {POS_FIELD (PosWorkLine, FLAG, held)},
    {POS_FIELD (PosWorkLine, FLAG, do_not_process)},
    {POS_FIELD (PosWorkLine, FLAG, payment_failed)},
    {POS_FIELD (PosWorkLine, TEXT, item)},
    {POS_FIELD (PosWorkLine, L10N, description)},
    {POS_FIELD (PosWorkLine, TEXT, unit)},
    {POS_FIELD (PosWorkLine, TEXT, sold_by)},
    {POS_FIELD (PosWorkLine, QUANTITY, unit_factor)},
    {POS_FIELD (PosWorkLine, FLAG, serialized)},
    {POS_FIELD (PosWorkLine, TEXT, serial)},
    {POS_FIELD (PosWorkLine, TEXTS, serials)},
    {POS_FIELD (PosWorkLine, TEXTS, said)},
    {POS_FIELD (PosWorkLine, FLAG, batch_tracked)},
    {POS_FIELD (PosWorkLine, RECORDS, batches), .item_type = pos_line_batch_get_type},
    {POS_FIELD (PosWorkLine, TEXT, batch)},
    {POS_FIELD (PosWorkLine, QUANTITY, ordered)},
    {POS_FIELD (PosWorkLine, QUANTITY, cancelled)},
    {POS_FIELD (PosWorkLine, QUANTITY, rejected)},
    {POS_FIELD (PosWorkLine, QUANTITY, picked)},
    {POS_FIELD (PosWorkLine, QUANTITY, packed)},
    {POS_FIELD (PosWorkLine, QUANTITY, invoiced)},
    {POS_FIELD (PosWorkLine, INSTANT, picked_at)},
    {POS_FIELD (PosWorkLine, INSTANT, packed_at)},
    {POS_FIELD (PosWorkLine, ENUM, intent), .nicks = pos_intent_nicks},
    {POS_FIELD (PosWorkLine, TEXT, mode)},
    {POS_FIELD (PosWorkLine, TEXT, location)},
    {POS_FIELD (PosWorkLine, TEXT, store)},
    {POS_FIELD (PosWorkLine, TEXT, locker)},
    {POS_FIELD (PosWorkLine, TEXT, slot)},
    {POS_FIELD (PosWorkLine, TEXT, expedite)},
    {POS_FIELD (PosWorkLine, INTEGER, priority)},
    {POS_FIELD (PosWorkLine, TEXT, postcode)},
    {POS_FIELD (PosWorkLine, TEXT, city)},
    {POS_FIELD (PosWorkLine, DATE, date)},
    {POS_FIELD (PosWorkLine, ENUM, accept_state), .nicks = pos_accept_state_nicks},
    {POS_FIELD (PosWorkLine, TEXT, picking_by)},
    {POS_FIELD (PosWorkLine, QUANTITY, on_hand)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosWorkLine, work_line, 0)

const char *
pos_work_view_get_nick (PosWorkView view)
{
  return views[view];
}

PosOrderLine *
pos_work_line_dup_line (PosWorkLine *self)
{
  PosOrderLine *line = g_object_new (POS_TYPE_ORDER_LINE, NULL);

  line->id = self->line;
  pos_text_set (&line->item, self->item);
  pos_text_set (&line->sold_by, self->sold_by);
  line->unit_factor = self->unit_factor;
  line->ordered = self->ordered;
  line->cancelled = self->cancelled;
  line->rejected = self->rejected;
  line->picked = self->picked;
  line->packed = self->packed;
  line->invoiced = self->invoiced;
  line->picked_at = self->picked_at;
  line->packed_at = self->packed_at;
  line->serialized = self->serialized;
  pos_text_set (&line->serial, self->serial);
  line->serials = g_strdupv (self->serials);
  line->intent = self->intent;
  line->accept_state = self->accept_state;
  pos_text_set (&line->mode, self->mode);
  pos_text_set (&line->picking_by, self->picking_by);
  return line;
}

PosQuantity
pos_work_line_get_open (PosWorkLine *self)
{
  return (PosQuantity){self->ordered.micro - self->cancelled.micro - self->invoiced.micro};
}

gboolean
pos_work_line_is_late (PosWorkLine *self, PosDate today)
{
  return self->view != POS_WORK_DONE && self->date.julian && self->date.julian < today.julian;
}

/* Every word of the question stands somewhere in what the row says. */
static gboolean
has_words (PosWorkLine *line, const char *text)
{
  g_autoptr (GString) said = g_string_new (line->item);
  const char *const names[] = {line->number, line->reference, line->receipt, line->customer_name};

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (said, " %s", pos_text_or (names[i], ""));
  for (guint i = 0; i < pos_l10n_get_size (line->description); i++)
    g_string_append_printf (said, " %s", pos_l10n_get_nth (line->description, i, NULL));

  g_autofree char *folded = pos_search_words (said->str);
  g_autofree char *question = pos_search_fold (text);
  g_auto (GStrv) words = g_strsplit (question, " ", -1);

  for (GStrv word = words; *word; word++)
    if (!strstr (folded, *word))
      return FALSE;
  return TRUE;
}

/* What is looked for is a customer's number, or by its looks an address or a phone number. */
static gboolean
is_contact (PosWorkLine *line, const char *text)
{
  g_auto (GStrv) texts = NULL;

  pos_texts_set_one (&texts, text);
  if (line->customer_number && pos_texts_allow_number (texts, line->customer_number))
    return TRUE;
  if (pos_text_is_email (text))
    return line->email && pos_email_begins_with (line->email, text);
  return pos_text_is_phone (text) && pos_phone_has (line->phone, text);
}

/* An id, or what is printed. */
static gboolean
is_of_order (PosWorkLine *line, const char *order)
{
  g_autofree char *id = pos_id_dup_text (&line->order);

  return g_str_equal (id, order) || !g_strcmp0 (line->number, order) ||
         !g_strcmp0 (line->reference, order) || !g_strcmp0 (line->receipt, order);
}

static gboolean
suits_view (PosWorkLine *line, int view)
{
  return view == POS_WORK_ALL ? line->view != POS_WORK_DONE : line->view == view;
}

static gboolean
has_receipt (PosWorkLine *line, GStrv receipts)
{
  gboolean found = pos_texts_allow_number (receipts, line->receipt);

  for (GStrv at = line->receipts; at && *at && !found; at++)
    found = pos_texts_allow_number (receipts, *at);
  return found;
}

static gboolean
has_receipt_within (PosWorkLine *line, const PosOrderTerms *terms, const char *zone)
{
  PosDate from = terms->receipt_from, until = terms->receipt_until;
  gboolean found = from.julian == 0 && until.julian == 0;

  for (GStrv at = line->receipt_times; at && *at && !found; at++)
    found =
        pos_order_terms_has_day (pos_date_at (g_ascii_strtoll (*at, NULL, 10), zone), from, until);
  return found;
}

static gboolean
suits_terms (PosWorkLine *line, const PosOrderTerms *terms, const char *zone)
{
  gboolean asks_day = terms->created_from.julian || terms->created_until.julian;
  const PosOrderFacts order = {
      .customer = line->customer,
      .customer_number = line->customer_number,
      .customer_name = line->customer_name,
      .email = line->email,
      .phone = line->phone,
      .store = line->home_store,
      .worker = line->worker,
      .type = (PosOrderType)line->order_type,
      .status = (PosOrderStatus)line->order_status,
      .created = asks_day ? pos_date_at (line->created_at, zone) : POS_DATE_NONE,
      .total = line->total,
      .on_hold = line->held,
      .do_not_process = line->do_not_process,
  };
  const PosLineFacts facts = {
      line->item, line->mode, line->status, (PosIntent)line->intent, line->rejected.micro > 0};

  return pos_order_terms_suit_line (terms, &facts) && pos_order_terms_suit_order (terms, &order) &&
         pos_texts_allow_number (terms->number, line->number) &&
         pos_texts_allow_number (terms->reference, line->reference) &&
         has_receipt (line, terms->receipt) && has_receipt_within (line, terms, zone) &&
         pos_order_terms_has_day (line->date, terms->requested_from, terms->requested_until);
}

gboolean
pos_work_filter_matches (PosWorkFilter *filter, PosWorkLine *line, PosDate today, const char *zone)
{
  return suits_view (line, filter->view) &&
         (!filter->due_until.julian || !line->date.julian ||
          line->date.julian <= filter->due_until.julian) &&
         (!filter->late || pos_work_line_is_late (line, today)) &&
         (!filter->picking_by || !g_strcmp0 (filter->picking_by, line->picking_by)) &&
         (!filter->order || is_of_order (line, filter->order)) &&
         suits_terms (line, &filter->terms, zone) &&
         (!filter->text || has_words (line, filter->text) || is_contact (line, filter->text));
}

/* The code that counts for @line, and how urgent that is. */
static void
set_priority (PosWorkLine *line, PosConfig *config)
{
  PosDeliveryMode *mode =
      line->mode ? pos_config_get (config, POS_TYPE_DELIVERY_MODE, line->mode) : NULL;
  PosExpediteCode *code;

  if (!line->expedite && mode)
    pos_text_set (&line->expedite, mode->expedite);
  code = line->expedite ? pos_config_get (config, POS_TYPE_EXPEDITE_CODE, line->expedite) : NULL;
  line->priority = code ? code->priority : 0;
}

/* What has left is in no hurry. */
static gint64
get_urgency (PosWorkLine *line)
{
  return line->view == POS_WORK_DONE ? 0 : line->priority;
}

static int
compare_urgency (gconstpointer a, gconstpointer b)
{
  gint64 left = get_urgency (*(PosWorkLine *const *)a);
  gint64 right = get_urgency (*(PosWorkLine *const *)b);

  return (left < right) - (left > right);
}

/* The sort is stable: lines that are equally urgent stay as they stand. */
void
pos_work_sort (GPtrArray *lines, PosConfig *config)
{
  for (guint i = 0; i < lines->len; i++)
    set_priority (lines->pdata[i], config);
  g_ptr_array_sort (lines, compare_urgency);
}

static gboolean
is_in_order_view (PosWorkLine *line, PosOrderView view)
{
  switch (view) {
  case POS_VIEW_TO_PICK_UP:
    return line->intent == POS_INTENT_PICK_UP;
  case POS_VIEW_TO_SHIP:
    return line->intent == POS_INTENT_SHIP || line->intent == POS_INTENT_ELECTRONIC;
  case POS_VIEW_ALL:
  case POS_VIEW_TO_FULFILL:
  default:
    return TRUE;
  }
}

static guint
count_orders (GPtrArray *lines, PosOrderView view)
{
  g_autoptr (GHashTable) orders = g_hash_table_new (pos_id_hash, pos_id_equal);

  for (guint i = 0; i < lines->len; i++) {
    PosWorkLine *line = lines->pdata[i];

    if (line->view != POS_WORK_DONE && is_in_order_view (line, view))
      g_hash_table_add (orders, &line->order);
  }
  return g_hash_table_size (orders);
}

PosWorkCounts
pos_work_count (GPtrArray *lines)
{
  PosWorkCounts counts = {0};

  for (guint i = 0; i < lines->len; i++) {
    PosWorkLine *line = lines->pdata[i];

    counts.lines[line->view]++;
    counts.lines[POS_WORK_ALL] += line->view != POS_WORK_DONE;
  }
  for (int view = POS_VIEW_TO_FULFILL; view <= POS_VIEW_TO_SHIP; view++)
    counts.orders[view] = count_orders (lines, (PosOrderView)view);
  return counts;
}
