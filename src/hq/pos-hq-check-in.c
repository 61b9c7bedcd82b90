/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-check-in.c — see the header. */
#include "hq/pos-hq-check-in.h"
#include "hq/pos-hq-check-in-key.h"
#include "hq/pos-hq-check-in-page.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-order-table.h"

#include <string.h>

/* How often a customer may put right what he wrote. */
#define MOST_CHANGES 5

/* --- The link --- */

/* Returns: (transfer full) (nullable): what proves that the link was written here. */
static char *
prove (const char *key, const PosId *order, const char *store)
{
  g_autofree char *name = pos_check_in_name (store, order);

  return pos_hq_check_in_key_prove (key, name);
}

gboolean
pos_hq_check_in_write_link (
    PosDbTxn *txn, PosOrder *order, const char *store, char **link, GError **error)
{
  g_autofree char *key = NULL, *proof = NULL, *id = pos_id_dup_text (&order->id);
  gpointer found;

  *link = NULL;
  if (!pos_hq_feed_get (txn, POS_TYPE_PARAMETERS, "company", &found, error))
    return FALSE;
  g_autoptr (PosParameters) parameters = found;
  if (!parameters || !parameters->check_in_address)
    return TRUE;
  if (!pos_hq_check_in_key_get (txn, &key, error))
    return FALSE;
  proof = prove (key, &order->id, store);
  if (proof)
    *link = g_strdup_printf ("%s/%s-%s", parameters->check_in_address, id, proof);
  return TRUE;
}

static gboolean
waits_at (PosOrder *order, const char *store)
{
  if (order->type != POS_ORDER_TYPE_SALES_ORDER || order->status == POS_ORDER_STATUS_VOIDED)
    return FALSE;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line) && line->intent == POS_INTENT_PICK_UP &&
      !g_strcmp0 (line->store, store) && pos_order_line_get_open (line).micro > 0)
    return TRUE;
  return FALSE;
}

/* Returns: (nullable) (transfer none): the store that the link is for, if something waits there. */
static const char *
find_store (PosOrder *order, const char *key, const char *proof)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    g_autofree char *own = line->store ? prove (key, &order->id, line->store) : NULL;

    if (own && pos_hq_check_in_key_is_same (own, proof))
      return waits_at (order, line->store) ? line->store : NULL;
  }
  return NULL;
}

/* What a link leads to. */
typedef struct {
  PosOrder *order;   /* (nullable): it leads nowhere */
  PosStore *store;   /* (nullable) */
  PosCheckIn *known; /* (nullable): he waits already */
  char *language;
} Goal;

static void
goal_clear (Goal *goal)
{
  g_clear_object (&goal->order);
  g_clear_object (&goal->store);
  g_clear_object (&goal->known);
  g_clear_pointer (&goal->language, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Goal, goal_clear)

static gboolean
find_language (PosDbTxn *txn, Goal *goal, GError **error)
{
  gpointer found = NULL;

  if (goal->order->customer &&
      !pos_hq_feed_get (txn, POS_TYPE_CUSTOMER, goal->order->customer, &found, error))
    return FALSE;
  g_autoptr (PosCustomer) customer = found;
  goal->language =
      g_strdup (pos_text_or (customer ? customer->language : NULL,
                             pos_text_or (goal->store ? goal->store->language : NULL, "en")));
  return TRUE;
}

static gboolean
read_goal (PosDbTxn *txn, const char *store, Goal *goal, GError **error)
{
  g_autofree char *name = pos_check_in_name (store, &goal->order->id);
  gpointer found;

  if (!pos_hq_feed_get (txn, POS_TYPE_STORE, store, &found, error))
    return FALSE;
  goal->store = found;
  if (!pos_hq_feed_get (txn, POS_TYPE_CHECK_IN, name, &found, error))
    return FALSE;
  goal->known = found;
  return find_language (txn, goal, error);
}

/* @tail: of the link.  No order: it leads nowhere. */
static gboolean
find_goal (PosDbTxn *txn, const char *tail, Goal *goal, GError **error)
{
  g_autofree char *key = NULL, *text = NULL;
  const char *store;
  PosId id;

  goal->language = NULL;
  if (strlen (tail) != POS_ID_TEXT_SIZE - 1 + 1 + POS_HQ_PROOF_LENGTH ||
      tail[POS_ID_TEXT_SIZE - 1] != '-')
    return TRUE;
  text = g_strndup (tail, POS_ID_TEXT_SIZE - 1);
  if (!pos_id_parse (text, &id, NULL))
    return TRUE;
  if (!pos_hq_check_in_key_get (txn, &key, error) ||
      !pos_hq_order_table_get (txn, &id, &goal->order, error))
    return FALSE;
  store = goal->order ? find_store (goal->order, key, tail + POS_ID_TEXT_SIZE) : NULL;
  if (store)
    return read_goal (txn, store, goal, error);
  g_clear_object (&goal->order);
  return TRUE;
}

/* --- The page --- */

static gboolean
is_full (const Goal *goal)
{
  return goal->known && goal->known->changes >= MOST_CHANGES;
}

static void
answer (PosHqCall *call, const Goal *goal, PosHqCheckInPage page)
{
  if (page == POS_HQ_CHECK_IN_WAITS && is_full (goal))
    page = POS_HQ_CHECK_IN_FULL;
  call->status = page == POS_HQ_CHECK_IN_OVER    ? POS_HQ_NOT_FOUND
                 : page == POS_HQ_CHECK_IN_WRONG ? POS_HQ_BAD_REQUEST
                                                 : POS_HQ_OK;
  pos_hq_call_set_answer (call,
                          pos_hq_check_in_page_write (
                              page, goal->known, goal->store, pos_text_or (goal->language, "en")));
}

gboolean
pos_hq_check_in_look (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  g_auto (Goal) goal = {0};

  if (!find_goal (txn, call->tail, &goal, error))
    return FALSE;
  answer (call,
          &goal,
          !goal.order  ? POS_HQ_CHECK_IN_OVER
          : goal.known ? POS_HQ_CHECK_IN_WAITS
                       : POS_HQ_CHECK_IN_ASKS);
  return TRUE;
}

static gboolean
breaks (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR ||
         type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* What is never seen turns around the text of the register that it stands in, or hides in it; what
 * joins letters is part of words. */
static gboolean
is_shown (gunichar c)
{
  return g_unichar_type (c) != G_UNICODE_FORMAT || c == 0x200c || c == 0x200d;
}

/* Returns: (transfer full) (nullable): what was written, on one line; %NULL: that is no text. */
static char *
read_field (GHashTable *form, const char *name)
{
  const char *given = pos_text_or (g_hash_table_lookup (form, name), "");
  g_autoptr (GString) text = g_string_new (NULL);

  if (!g_utf8_validate (given, -1, NULL) || g_utf8_strlen (given, -1) > POS_HQ_CHECK_IN_LETTERS)
    return NULL;
  for (const char *c = given; *c; c = g_utf8_next_char (c))
    if (is_shown (g_utf8_get_char (c)))
      g_string_append_unichar (text, breaks (g_utf8_get_char (c)) ? ' ' : g_utf8_get_char (c));
  return g_strdup (g_strstrip (text->str));
}

/* @known: (inout): says what the form says.  Returns: whether it is a form. */
static gboolean
read_form (PosHqCall *call, PosCheckIn *known)
{
  gssize length;
  const char *body = pos_hq_call_get_text (call, &length);
  g_autoptr (GHashTable) form = g_uri_parse_params (body, length, "&", G_URI_PARAMS_WWW_FORM, NULL);
  g_autofree char *parking = form ? read_field (form, "parking") : NULL;
  g_autofree char *vehicle = form ? read_field (form, "vehicle") : NULL;

  if (!parking || !vehicle)
    return FALSE;
  pos_text_set (&known->parking, *parking ? parking : NULL);
  pos_text_set (&known->vehicle, *vehicle ? vehicle : NULL);
  return TRUE;
}

static PosCheckIn *
check_in_new (const Goal *goal, gint64 now)
{
  PosCheckIn *self = g_object_new (POS_TYPE_CHECK_IN, NULL);
  g_autofree char *name = pos_check_in_name (goal->store->id, &goal->order->id);

  pos_text_set (&self->id, name);
  self->order = goal->order->id;
  pos_text_set (&self->number,
                pos_text_or (goal->order->number, pos_text_or (goal->order->reference, "")));
  pos_text_set (&self->store, goal->store->id);
  pos_text_set (&self->customer_name, goal->order->customer_name);
  self->at = now;
  return self;
}

gboolean
pos_hq_check_in_take (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  g_auto (Goal) goal = {0};

  if (!find_goal (txn, call->tail, &goal, error))
    return FALSE;
  if (!goal.order || !goal.store) {
    answer (call, &goal, POS_HQ_CHECK_IN_OVER);
    return TRUE;
  }
  if (!goal.known)
    goal.known = check_in_new (&goal, call->now);
  else if (is_full (&goal)) {
    answer (call, &goal, POS_HQ_CHECK_IN_WAITS);
    return TRUE;
  } else
    goal.known->changes++;
  if (!read_form (call, goal.known)) {
    g_clear_object (&goal.known);
    answer (call, &goal, POS_HQ_CHECK_IN_WRONG);
    return TRUE;
  }
  answer (call, &goal, POS_HQ_CHECK_IN_WAITS);
  return pos_hq_feed_put_record (txn, goal.known, 0, error);
}

/* --- The end --- */

static gboolean
end (PosDbTxn *txn, const char *store, const PosId *order, GError **error)
{
  g_autofree char *name = pos_check_in_name (store, order);
  gboolean there;

  if (!pos_hq_feed_has (txn, "check-in", name, &there, error))
    return FALSE;
  return !there || pos_hq_feed_put (txn, "check-in", name, NULL, error);
}

gboolean
pos_hq_check_in_follow (PosDbTxn *txn, PosOrder *order, GError **error)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (line->intent == POS_INTENT_PICK_UP && line->store && !waits_at (order, line->store) &&
      !end (txn, line->store, &order->id, error))
    return FALSE;
  return TRUE;
}

gboolean
pos_hq_check_in_end (PosDbTxn *txn, PosCheckIn *told, GError **error)
{
  return end (txn, told->store, &told->order, error);
}
