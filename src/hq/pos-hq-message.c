/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-message.c — see the header. */
#include "hq/pos-hq-message.h"
#include "hq/pos-hq-check-in.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-message-text.h"
#include "pricing/pos-authorizations.h"
#include "wire/pos-wire-calls.h"

static const char TEMPLATES[] =
    "SELECT body FROM feed WHERE kind = 'message-template' AND deleted = 0 ORDER BY id";
static const char ADD[] =
    "INSERT INTO message (key, order_id, event, at, sender, recipient, language, subject, body) "
    "VALUES (:key, :order_id, :event, :at, :sender, :recipient, :language, :subject, :body) "
    "ON CONFLICT (key) DO NOTHING";

/* --- What happened --- */

/* A parcel or pick-up: the lines that go one way to one place. */
typedef struct {
  PosMessageEvent event;
  GPtrArray *lines; /* PosOrderLine, borrowed */
} Happening;

static void
happening_clear (gpointer data)
{
  g_ptr_array_unref (((Happening *)data)->lines);
}

static gboolean
goes_along (PosOrderLine *a, PosOrderLine *b)
{
  return a->intent == b->intent && !g_strcmp0 (a->mode, b->mode) &&
         !g_strcmp0 (a->store, b->store) && !g_strcmp0 (a->locker, b->locker) &&
         !g_strcmp0 (a->location, b->location) && !g_strcmp0 (a->address, b->address);
}

/* @line: (nullable): the order as a whole. */
static void
add (GArray *happenings, PosMessageEvent event, PosOrderLine *line)
{
  Happening happening = {event, NULL};

  for (guint i = 0; line && i < happenings->len; i++) {
    Happening *known = &g_array_index (happenings, Happening, i);
    if (known->event == event && goes_along (known->lines->pdata[0], line)) {
      g_ptr_array_add (known->lines, line);
      return;
    }
  }
  happening.lines = g_ptr_array_new ();
  if (line)
    g_ptr_array_add (happening.lines, line);
  g_array_append_val (happenings, happening);
}

static void
look_at_line (GArray *happenings, PosOrderLine *line, PosOrderLine *before)
{
  gint64 invoiced = before ? before->invoiced.micro : 0;
  gint64 packed = before ? before->packed.micro : 0;
  gint64 picked = before ? before->picked.micro : 0;
  gboolean ships = line->intent == POS_INTENT_SHIP;

  if (!pos_order_line_is_deferred (line))
    return;
  if (line->invoiced.micro > invoiced)
    add (happenings, ships ? POS_MESSAGE_SHIPPED : POS_MESSAGE_INVOICED, line);
  else if (line->packed.micro > packed)
    add (happenings, ships ? POS_MESSAGE_PACKED : POS_MESSAGE_READY_FOR_PICKUP, line);
  else if (line->picked.micro > picked && line->packed.micro == packed)
    add (happenings, POS_MESSAGE_PICKED, line);
}

/* An exchange: something comes back, and something else is delivered for it. */
static gboolean
replaces_goods (PosOrder *order)
{
  gboolean returns = FALSE, delivers = FALSE;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    returns |= pos_order_line_is_return (line);
    delivers |= pos_order_line_is_deferred (line);
  }
  return returns && delivers;
}

static GArray *
new_happenings (void)
{
  GArray *happenings = g_array_new (FALSE, TRUE, sizeof (Happening));

  g_array_set_clear_func (happenings, happening_clear);
  return happenings;
}

static GArray *
list_happenings (PosOrder *before, PosOrder *order)
{
  GArray *happenings = new_happenings ();

  if (!before)
    add (happenings,
         replaces_goods (order) ? POS_MESSAGE_REPLACEMENT_CREATED : POS_MESSAGE_CREATED,
         NULL);
  if (order->number && (!before || !before->number))
    add (happenings, POS_MESSAGE_CONFIRMED, NULL);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    look_at_line (happenings, line, before ? pos_order_find_line (before, &line->id) : NULL);
  }
  if (order->status == POS_ORDER_STATUS_CANCELLED &&
      (!before || before->status != POS_ORDER_STATUS_CANCELLED))
    add (happenings, POS_MESSAGE_CANCELLED, NULL);
  if (order->payment_failed && (!before || !before->payment_failed))
    add (happenings, POS_MESSAGE_PAYMENT_FAILED, NULL);
  return happenings;
}

/* --- Which template --- */

static GPtrArray *
list_templates (PosDbTxn *txn, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, TEMPLATES);
  g_autoptr (GPtrArray) templates = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row;

  for (;;) {
    PosMessageTemplate *template;

    if (!pos_db_step (select, &has_row, error))
      return NULL;
    if (!has_row)
      return g_steal_pointer (&templates);
    template =
        pos_wire_parse (POS_TYPE_MESSAGE_TEMPLATE, pos_db_column_text (select, 0), -1, error);
    if (!template)
      return NULL;
    g_ptr_array_add (templates, template);
  }
}

/* The mode that all deferred lines share; %NULL: they go several ways. */
static const char *
find_only_mode (PosOrder *order)
{
  const char *mode = NULL;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (!pos_order_line_is_deferred (line) || !line->mode)
      continue;
    if (mode && !g_str_equal (mode, line->mode))
      return NULL;
    mode = line->mode;
  }
  return mode;
}

/* How closely @template is about that: what the store says itself, then what is said of the mode;
 * 0: not at all. */
static int
match_template (PosMessageTemplate *template, const char *store, const char *mode)
{
  gboolean own = template->stores && *template->stores;

  if ((own && !pos_stores_have (template->stores, store)) ||
      (template->mode && g_strcmp0 (template->mode, mode) != 0))
    return 0;
  return 1 + (own ? 2 : 0) + (template->mode ? 1 : 0);
}

/* The closest one.  A chain that has nothing to say about replacements says what it says about
 * every order. */
static PosMessageTemplate *
choose_template (GPtrArray *templates, PosMessageEvent event, const char *store, const char *mode)
{
  PosMessageTemplate *best = NULL;
  int closest = 0;

  for (guint i = 0; i < templates->len; i++) {
    PosMessageTemplate *template = templates->pdata[i];
    int match = template->event == (int)event ? match_template (template, store, mode) : 0;

    if (match <= closest)
      continue;
    closest = match;
    best = template;
  }
  if (!best && event == POS_MESSAGE_REPLACEMENT_CREATED)
    return choose_template (templates, POS_MESSAGE_CREATED, store, mode);
  return best;
}

/* F18: off, nobody asks for the mode. */
static gboolean
asks_for_mode (PosDbTxn *txn, gboolean *asks, GError **error)
{
  gpointer found;

  if (!pos_hq_feed_get (txn, POS_TYPE_FEATURE, "F18", &found, error))
    return FALSE;
  g_autoptr (PosFeature) feature = found;
  *asks = !feature || feature->enabled;
  return TRUE;
}

/* --- Writing --- */

/* Once of an order and event; of parcels once for each revision and way. */
static char *
make_key (PosOrder *order, const Happening *happening)
{
  const char *event = pos_message_event_get_nick (happening->event);
  g_autofree char *id = pos_id_dup_text (&order->id);
  PosOrderLine *line = happening->lines->len > 0 ? happening->lines->pdata[0] : NULL;

  if (line) {
    g_autofree char *first = pos_id_dup_text (&line->id);
    return g_strdup_printf ("%s %s %s %" G_GINT64_FORMAT, id, event, first, order->revision);
  }
  if (happening->event == POS_MESSAGE_RESERVATION_ENDS)
    return g_strdup_printf (
        "%s %s %" G_GINT64_FORMAT, id, event, pos_authorizations_get_first_end (order));
  if (happening->event == POS_MESSAGE_PAYMENT_FAILED)
    return g_strdup_printf ("%s %s %" G_GINT64_FORMAT, id, event, order->revision);
  return g_strdup_printf ("%s %s", id, event);
}

/* What a letter is known by, and whom and what it tells. */
typedef struct {
  const char *key;
  const PosId *subject; /* the order, or the letter itself */
  PosMessageTemplate *template;
  const char *recipient;
  gint64 at;
} Envelope;

static gboolean
write_message (PosDbTxn *txn,
               const Envelope *envelope,
               const PosHqMessageFacts *facts,
               GError **error)
{
  g_autoptr (PosDbStatement) insert = pos_db_txn_prepare (txn, ADD);
  PosMessageTemplate *template = envelope->template;
  g_autofree char *subject =
      pos_hq_message_text_fill (facts, pos_l10n_get (template->subject, facts->language));
  g_autofree char *body =
      pos_hq_message_text_fill (facts, pos_l10n_get (template->body, facts->language));

  pos_db_bind_text (insert, ":key", envelope->key);
  pos_db_bind_id (insert, ":order_id", envelope->subject);
  pos_db_bind_text (
      insert, ":event", pos_message_event_get_nick ((PosMessageEvent) template->event));
  pos_db_bind_int64 (insert, ":at", envelope->at);
  pos_db_bind_text (insert, ":sender", template->sender);
  pos_db_bind_text (insert, ":recipient", envelope->recipient);
  pos_db_bind_text (insert, ":language", facts->language);
  pos_db_bind_text (insert, ":subject", subject);
  pos_db_bind_text (insert, ":body", body);
  return pos_db_run (insert, error);
}

/* Where it is picked up, else where it was bought. */
static gboolean
find_facts (PosDbTxn *txn,
            PosOrder *order,
            const Happening *happening,
            const char *mode,
            PosCustomer *customer,
            PosHqMessageFacts *facts,
            GError **error)
{
  PosOrderLine *line = happening->lines->len > 0 ? happening->lines->pdata[0] : NULL;
  const char *where = line && line->store ? line->store : order->home_store;
  gpointer store = NULL, known = NULL;

  if ((where && !pos_hq_feed_get (txn, POS_TYPE_STORE, where, &store, error)) ||
      (mode && !pos_hq_feed_get (txn, POS_TYPE_DELIVERY_MODE, mode, &known, error))) {
    g_clear_object (&store);
    return FALSE;
  }
  *facts = (PosHqMessageFacts){.order = order,
                               .lines = happening->lines,
                               .customer = customer,
                               .store = store,
                               .mode = known};
  facts->language = pos_text_or (customer->language,
                                 pos_text_or (facts->store ? facts->store->language : NULL, "en"));
  return TRUE;
}

/* Of what the customer comes for.  @link: (out) (transfer full): %NULL for everything else. */
static gboolean
find_link (PosDbTxn *txn, PosOrder *order, const Happening *happening, char **link, GError **error)
{
  PosOrderLine *line = happening->lines->len > 0 ? happening->lines->pdata[0] : NULL;

  *link = NULL;
  return happening->event != POS_MESSAGE_READY_FOR_PICKUP || !line || !line->store ||
         pos_hq_check_in_write_link (txn, order, line->store, link, error);
}

static gboolean
tell (PosDbTxn *txn,
      PosOrder *order,
      const Happening *happening,
      GPtrArray *templates,
      PosCustomer *customer,
      gint64 now,
      GError **error)
{
  PosOrderLine *line = happening->lines->len > 0 ? happening->lines->pdata[0] : NULL;
  const char *mode = line ? line->mode : find_only_mode (order);
  g_autofree char *link = NULL;
  PosHqMessageFacts facts;
  gboolean asks;

  if (!asks_for_mode (txn, &asks, error))
    return FALSE;
  PosMessageTemplate *template =
      choose_template (templates, happening->event, order->home_store, asks ? mode : NULL);
  if (!template)
    return TRUE;
  if (!find_link (txn, order, happening, &link, error) ||
      !find_facts (txn, order, happening, mode, customer, &facts, error))
    return FALSE;
  facts.check_in = link;
  g_autofree char *key = make_key (order, happening);
  gboolean written = write_message (
      txn, &(Envelope){key, &order->id, template, customer->email, now}, &facts, error);
  g_clear_object (&facts.store);
  g_clear_object (&facts.mode);
  return written;
}

static gboolean
tell_all (PosDbTxn *txn, PosOrder *order, GArray *happenings, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) templates = NULL;
  gpointer found;

  if (happenings->len == 0)
    return TRUE;
  templates = list_templates (txn, error);
  if (!templates)
    return FALSE;
  if (templates->len == 0)
    return TRUE;
  if (!pos_hq_feed_get (txn, POS_TYPE_CUSTOMER, order->customer, &found, error))
    return FALSE;
  g_autoptr (PosCustomer) customer = found;
  if (!customer || !pos_message_is_address (customer->email))
    return TRUE;
  for (guint i = 0; i < happenings->len; i++) {
    if (!tell (
            txn, order, &g_array_index (happenings, Happening, i), templates, customer, now, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
has_reader (PosOrder *order)
{
  return order->type == POS_ORDER_TYPE_SALES_ORDER && order->customer;
}

gboolean
pos_hq_message_follow (PosDbTxn *txn, PosOrder *before, PosOrder *order, gint64 now, GError **error)
{
  g_autoptr (GArray) happenings = has_reader (order) ? list_happenings (before, order) : NULL;

  return !happenings || tell_all (txn, order, happenings, now, error);
}

gboolean
pos_hq_message_remind (PosDbTxn *txn, PosOrder *order, gint64 now, GError **error)
{
  g_autoptr (GArray) happenings = new_happenings ();

  add (happenings, POS_MESSAGE_RESERVATION_ENDS, NULL);
  return !has_reader (order) || tell_all (txn, order, happenings, now, error);
}

/* --- Papers --- */

gboolean
pos_hq_message_send (
    PosDbTxn *txn, PosLetter *letter, const char *store, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) templates = list_templates (txn, error);
  g_autoptr (GPtrArray) no_lines = g_ptr_array_new ();
  PosMessageTemplate *template =
      templates ? choose_template (templates, POS_MESSAGE_RECEIPT, store, NULL) : NULL;
  g_autofree char *id = pos_id_dup_text (&letter->id);
  g_autofree char *key =
      g_strdup_printf ("%s %s", id, pos_message_event_get_nick (POS_MESSAGE_RECEIPT));
  gpointer found;

  if (!template || !pos_message_is_address (letter->recipient))
    return templates != NULL;
  if (!pos_hq_feed_get (txn, POS_TYPE_STORE, store, &found, error))
    return FALSE;
  g_autoptr (PosStore) known = found;
  return write_message (
      txn,
      &(Envelope){key, &letter->id, template, letter->recipient, now},
      &(PosHqMessageFacts){
          .lines = no_lines, .paper = letter, .store = known, .language = letter->language},
      error);
}
