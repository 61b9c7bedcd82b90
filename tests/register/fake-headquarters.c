/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fake-headquarters.c — see the header. */
#include "fake-headquarters.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-store-cart.h"
#include "sync/pos-transport.h"
#include "wire/pos-creation.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-calls.h"
#include "wire/pos-wire-invoice.h"

#include <string.h>

struct _FakeHeadquarters {
  PosTransport parent_instance;
  GPtrArray *orders; /* newest first */
  GPtrArray *invoices;
  GHashTable *taken; /* reference → Taken */
  GQueue waiting;    /* GTask */
  gboolean holding;
  gboolean gone;
  gboolean granting;
  GString *log; /* what was claimed and let go */
  guint n_searches;
  guint n_empty; /* pages that are given up before an order is found */
  guint n_created;
  PosClaim *editor; /* (nullable): who has the orders */
  char *refusal;    /* nullable */
  char *stock;      /* nullable */
  char *work;       /* nullable: nobody tells */
  char *problems;   /* nullable */
  char *decided;    /* nullable */
  char *noted;      /* nullable */
  char *unheard;    /* nullable */
  char *decision;   /* nullable */
};

G_DEFINE_FINAL_TYPE (FakeHeadquarters, fake_headquarters, POS_TYPE_TRANSPORT)

static PosAnswer *
make_answer (guint status, char *text)
{
  g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));

  return pos_answer_new (status, POS_CONTENT_TYPE, body);
}

static gboolean
is_wanted (PosOrder *order, PosOrderFilter *filter)
{
  const char *text = filter->text ? filter->text : filter->code;
  g_autofree char *wanted = g_utf8_casefold (text ? text : "", -1);
  g_autofree char *name = g_utf8_casefold (pos_text_or (order->customer_name, ""), -1);

  return !text || strstr (name, wanted) ||
         !g_ascii_strcasecmp (pos_text_or (order->number, ""), text);
}

/* Cursors are places in the list. */
static PosAnswer *
search (FakeHeadquarters *self, PosOrderFilter *filter)
{
  guint64 limit = filter->limit > 0 ? (guint64)filter->limit : 50;
  guint64 i = filter->after ? g_ascii_strtoull (filter->after, NULL, 10) : 0;
  g_autoptr (PosOrderPage) page = pos_order_page_new ();

  self->n_searches++;
  if (self->n_empty > 0) {
    self->n_empty--;
    page->next = g_strdup_printf ("%" G_GUINT64_FORMAT, i);
    return make_answer (200, pos_order_page_to_text (page));
  }
  for (; i < self->orders->len && page->summaries->len < limit; i++)
    if (is_wanted (self->orders->pdata[i], filter))
      g_ptr_array_add (page->summaries, pos_order_summarize (self->orders->pdata[i]));
  if (i < self->orders->len)
    page->next = g_strdup_printf ("%" G_GUINT64_FORMAT, i);
  page->complete = TRUE;
  return make_answer (200, pos_order_page_to_text (page));
}

static PosAnswer *
get_order (FakeHeadquarters *self, const char *key)
{
  for (guint i = 0; i < self->orders->len; i++) {
    PosOrder *order = self->orders->pdata[i];
    g_autofree char *id = pos_id_dup_text (&order->id);

    if (g_str_equal (id, key) || !g_strcmp0 (order->number, key))
      return make_answer (200, pos_wire_to_text (order));
  }
  return make_answer (404, g_strdup ("{}"));
}

/* --- Invoices: the books of one shop, without what may go wrong --- */

typedef struct {
  PosInvoice *invoice; /* borrowed */
  gint64 amount;
} Taken;

static PosInvoice *
find_invoice (FakeHeadquarters *self, const char *id)
{
  for (guint i = 0; i < self->invoices->len; i++)
    if (!g_strcmp0 (((PosInvoice *)self->invoices->pdata[i])->id, id))
      return self->invoices->pdata[i];
  return NULL;
}

static gboolean
is_listed (PosInvoice *invoice, PosInvoiceQuestion *question)
{
  if (g_strcmp0 (invoice->customer, question->customer) != 0)
    return FALSE;
  if (question->number)
    return !g_strcmp0 (invoice->id, question->number) ||
           !g_strcmp0 (invoice->number, question->number);
  return invoice->open > 0 ||
         (question->held && g_strv_contains ((const char *const *)question->held, invoice->id));
}

static void
take_invoice (FakeHeadquarters *self, PosInvoiceQuestion *question, PosInvoiceAnswer *answer)
{
  PosInvoice *invoice = find_invoice (self, question->invoice);
  Taken *taken = g_new0 (Taken, 1);

  g_assert_nonnull (invoice);
  g_assert_cmpint (question->amount, <=, invoice->open);
  *taken = (Taken){invoice, question->amount};
  g_hash_table_insert (
      self->taken, g_memdup2 (&question->reference, sizeof question->reference), taken);
  invoice->open -= question->amount;
  answer->amount = question->amount;
  pos_list_append (answer->invoices, invoice);
}

static void
give_invoice_back (FakeHeadquarters *self, PosInvoiceQuestion *question, PosInvoiceAnswer *answer)
{
  Taken *taken = g_hash_table_lookup (self->taken, &question->original);

  g_assert_nonnull (taken);
  taken->invoice->open += taken->amount;
  answer->amount = taken->amount;
  pos_list_append (answer->invoices, taken->invoice);
}

static PosAnswer *
ask_invoice (FakeHeadquarters *self, PosInvoiceQuestion *question)
{
  g_autoptr (PosInvoiceAnswer) answer = g_object_new (POS_TYPE_INVOICE_ANSWER, NULL);

  answer->approved = TRUE;
  answer->currency = question->currency;
  if (question->action == POS_INVOICE_ASK_TAKE)
    take_invoice (self, question, answer);
  else if (question->action == POS_INVOICE_ASK_GIVE_BACK)
    give_invoice_back (self, question, answer);
  else
    for (guint i = 0; i < self->invoices->len; i++)
      if (is_listed (self->invoices->pdata[i], question))
        pos_list_append (answer->invoices, self->invoices->pdata[i]);
  return make_answer (200, pos_wire_to_text (answer));
}

typedef struct {
  char *path;
  PosOrderFilter *filter;      /* nullable */
  PosCreation *creation;       /* nullable */
  PosClaimRequest *claim;      /* nullable */
  PosInvoiceQuestion *invoice; /* nullable */
  char *cart;                  /* (nullable): what was asked for a suspended cart */
  GSource *stop;               /* (nullable): while it waits */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->path);
  g_clear_object (&question->filter);
  g_clear_object (&question->creation);
  g_clear_object (&question->claim);
  g_clear_object (&question->invoice);
  g_free (question->cart);
  if (question->stop)
    g_source_destroy (question->stop);
  g_clear_pointer (&question->stop, g_source_unref);
  g_free (question);
}

static PosAnswer *
create_order (FakeHeadquarters *self, PosCreation *creation)
{
  g_autoptr (PosCreated) created = pos_created_new (
      creation, self->refusal ? POS_ACK_REJECTED : POS_ACK_ACCEPTED, self->refusal);

  g_autofree char *number = g_strdup_printf ("SO-%06u", ++self->n_created);

  if (!self->refusal)
    pos_text_set (&created->number, number);
  return make_answer (self->refusal ? 422 : 200, pos_wire_to_text (created));
}

static PosAnswer *
grant_order (FakeHeadquarters *self, PosClaimRequest *request)
{
  g_autoptr (PosClaim) claim = g_object_new (POS_TYPE_CLAIM, NULL);

  if (!pos_id_parse (request->order, &claim->order, NULL))
    return make_answer (404, g_strdup ("{}"));
  claim->granted = TRUE;
  return make_answer (200, pos_wire_to_text (claim));
}

/* Nobody asks for an order of which the line does not know the id. */
static PosAnswer *
claim_order (FakeHeadquarters *self, PosClaimRequest *request)
{
  g_string_append (self->log, request->release ? "release;" : "claim;");
  if (self->granting)
    return grant_order (self, request);
  if (!self->editor || !pos_id_parse (request->order, &self->editor->order, NULL))
    return make_answer (404, g_strdup ("{}"));
  self->editor->granted = request->take_over;
  g_autofree char *answer = pos_wire_to_text (self->editor);
  if (request->take_over)
    g_clear_object (&self->editor);
  return make_answer (200, g_steal_pointer (&answer));
}

/* As if it had been put aside by who asks. */
static PosAnswer *
claim_cart (FakeHeadquarters *self, const char *asked)
{
  g_autoptr (json_t) question = pos_json_parse (asked, -1, NULL);
  g_autoptr (PosStoreCart) cart = g_object_new (POS_TYPE_STORE_CART, NULL);

  pos_id_parse (json_string_value (json_object_get (question, "id")), &cart->id, NULL);
  cart->cart = cart->id;
  cart->at = 1;
  pos_text_set (&cart->store, "S1");
  pos_text_set (&cart->register_id, "R1");
  pos_text_set (&cart->order, "{}");
  g_string_append (
      self->log, json_is_true (json_object_get (question, "release")) ? "give back;" : "take up;");
  return make_answer (200, pos_wire_to_text (cart));
}

static PosAnswer *
answer_path (FakeHeadquarters *self, const char *path)
{
  if (g_str_equal (path, POS_PATH_PROBLEMS))
    return make_answer (200,
                        g_strdup_printf ("{\"problems\": %s, \"decided\": %s, \"noted\": %s, "
                                         "\"unheard\": %s}",
                                         self->problems ? self->problems : "[]",
                                         self->decided ? self->decided : "[]",
                                         self->noted ? self->noted : "[]",
                                         self->unheard ? self->unheard : "null"));
  if (g_str_equal (path, POS_PATH_STOCK))
    return make_answer (self->stock ? 200 : 404, g_strdup (self->stock ? self->stock : "{}"));
  if (g_str_equal (path, POS_PATH_SEEN))
    return make_answer (200, g_strdup ("{\"at\": \"2026-05-14T08:42:00Z\"}"));
  if (g_str_equal (path, POS_PATH_GIFT_CARDS))
    return make_answer (
        200, g_strdup ("{\"approved\": true, \"balance\": \"1000.00\", \"currency\": \"EUR\"}"));
  if (g_str_equal (path, POS_PATH_WORK))
    return make_answer (
        self->work ? 200 : 404,
        g_strdup_printf ("{\"complete\": true, \"lines\": %s}", self->work ? self->work : "[]"));
  if (g_str_equal (path, POS_PATH_DEACTIVATIONS))
    return make_answer (200, g_strdup ("{}"));
  if (g_str_equal (path, POS_PATH_CORRECTIONS) || g_str_equal (path, POS_PATH_RESOLUTIONS))
    return make_answer (200, g_strdup ("{\"status\": \"done\", \"reason\": null}"));
  return get_order (self, path + strlen (POS_PATH_ORDERS "/"));
}

static void
answer (FakeHeadquarters *self, GTask *task)
{
  Question *question = g_task_get_task_data (task);
  PosAnswer *found;

  if (self->gone) {
    GError *error = NULL;
    pos_set_error (&error, POS_SYNC_ERROR, POS_SYNC_ERROR_OFFLINE, NULL, "Nobody is there");
    g_task_return_error (task, error);
    return;
  }
  found = question->filter     ? search (self, question->filter)
          : question->creation ? create_order (self, question->creation)
          : question->claim    ? claim_order (self, question->claim)
          : question->invoice  ? ask_invoice (self, question->invoice)
          : question->cart     ? claim_cart (self, question->cart)
                               : answer_path (self, question->path);
  g_task_return_pointer (task, found, (GDestroyNotify)pos_answer_free);
}

/* As the line does: whoever stops is told so at once. */
static gboolean
stopped_cb (GCancellable *cancellable, gpointer data)
{
  GTask *task = data;
  FakeHeadquarters *self = g_task_get_source_object (task);

  if (g_queue_remove (&self->waiting, task)) {
    g_task_return_error_if_cancelled (task);
    g_object_unref (task);
  }
  return G_SOURCE_REMOVE;
}

static void
hold (FakeHeadquarters *self, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Question *question = g_task_get_task_data (task);

  g_queue_push_tail (&self->waiting, g_object_ref (task));
  if (!cancellable)
    return;
  question->stop = g_cancellable_source_new (cancellable);
  g_source_set_callback (question->stop, G_SOURCE_FUNC (stopped_cb), task, NULL);
  g_source_attach (question->stop, NULL);
}

static void
send_async (PosTransport *transport,
            const char *method,
            const char *path,
            GBytes *body,
            guint timeout,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  FakeHeadquarters *self = FAKE_HEADQUARTERS (transport);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);
  g_autoptr (GError) error = NULL;
  gsize length;

  question->path = g_strdup (path);
  g_task_set_task_data (task, question, question_free);
  if (g_str_equal (path, POS_PATH_ORDER_SEARCH)) {
    const char *text = g_bytes_get_data (body, &length);
    question->filter = pos_wire_parse (POS_TYPE_ORDER_FILTER, text, (gssize)length, &error);
    g_assert_no_error (error);
  }
  if (g_str_equal (path, POS_PATH_ORDERS)) {
    const char *text = g_bytes_get_data (body, &length);
    question->creation = pos_creation_parse (text, (gssize)length, &error);
    g_assert_no_error (error);
  }
  if (g_str_equal (path, POS_PATH_CLAIMS)) {
    const char *text = g_bytes_get_data (body, &length);
    question->claim = pos_wire_parse (POS_TYPE_CLAIM_REQUEST, text, (gssize)length, &error);
    g_assert_no_error (error);
  }
  if (g_str_equal (path, POS_PATH_INVOICES)) {
    const char *text = g_bytes_get_data (body, &length);
    question->invoice = pos_wire_parse (POS_TYPE_INVOICE_QUESTION, text, (gssize)length, &error);
    g_assert_no_error (error);
  }
  if (g_str_equal (path, POS_PATH_CARTS))
    question->cart = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  if (g_str_equal (path, POS_PATH_CORRECTIONS) || g_str_equal (path, POS_PATH_RESOLUTIONS) ||
      g_str_equal (path, POS_PATH_SEEN)) {
    g_free (self->decision);
    self->decision = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  }
  if (self->holding)
    hold (self, task);
  else
    answer (self, task);
}

static PosAnswer *
send_finish (PosTransport *transport, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fake_headquarters_finalize (GObject *object)
{
  FakeHeadquarters *self = FAKE_HEADQUARTERS (object);

  g_ptr_array_unref (self->orders);
  g_ptr_array_unref (self->invoices);
  g_hash_table_unref (self->taken);
  g_clear_object (&self->editor);
  g_string_free (self->log, TRUE);
  g_free (self->refusal);
  g_free (self->stock);
  g_free (self->work);
  g_free (self->problems);
  g_free (self->decided);
  g_free (self->noted);
  g_free (self->unheard);
  g_free (self->decision);
  G_OBJECT_CLASS (fake_headquarters_parent_class)->finalize (object);
}

static void
fake_headquarters_class_init (FakeHeadquartersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_headquarters_finalize;
  POS_TRANSPORT_CLASS (klass)->send_async = send_async;
  POS_TRANSPORT_CLASS (klass)->send_finish = send_finish;
}

static void
fake_headquarters_init (FakeHeadquarters *self)
{
  self->orders = g_ptr_array_new_with_free_func (g_object_unref);
  self->invoices = g_ptr_array_new_with_free_func (g_object_unref);
  self->taken = g_hash_table_new_full (pos_id_hash, pos_id_equal, g_free, g_free);
  g_queue_init (&self->waiting);
  self->log = g_string_new (NULL);
}

FakeHeadquarters *
fake_headquarters_new (void)
{
  return g_object_new (FAKE_TYPE_HEADQUARTERS, NULL);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const PosOrder *left = *(PosOrder *const *)a, *right = *(PosOrder *const *)b;

  return (left->created_at < right->created_at) - (left->created_at > right->created_at);
}

void
fake_headquarters_add (FakeHeadquarters *self, PosOrder *order)
{
  for (guint i = 0; i < self->orders->len; i++)
    if (pos_id_equal (&((PosOrder *)self->orders->pdata[i])->id, &order->id))
      g_ptr_array_remove_index (self->orders, i--);
  g_ptr_array_add (self->orders, pos_record_copy (order));
  g_ptr_array_sort (self->orders, newest_first);
}

void
fake_headquarters_add_invoice (FakeHeadquarters *self, PosInvoice *invoice)
{
  g_ptr_array_add (self->invoices, pos_record_copy (invoice));
}

void
fake_headquarters_hold (FakeHeadquarters *self)
{
  self->holding = TRUE;
}

void
fake_headquarters_answer_next (FakeHeadquarters *self)
{
  g_autoptr (GTask) task = g_queue_pop_head (&self->waiting);

  answer (self, task);
}

void
fake_headquarters_release (FakeHeadquarters *self)
{
  GTask *task;

  self->holding = FALSE;
  while ((task = g_queue_pop_head (&self->waiting))) {
    answer (self, task);
    g_object_unref (task);
  }
}

guint
fake_headquarters_count_waiting (FakeHeadquarters *self)
{
  return self->waiting.length;
}

void
fake_headquarters_grant (FakeHeadquarters *self)
{
  self->granting = TRUE;
}

char *
fake_headquarters_take_log (FakeHeadquarters *self)
{
  char *log = g_strdup (self->log->str);

  g_string_truncate (self->log, 0);
  return log;
}

void
fake_headquarters_vanish (FakeHeadquarters *self, gboolean gone)
{
  self->gone = gone;
}

void
fake_headquarters_refuse (FakeHeadquarters *self, const char *reason)
{
  g_free (self->refusal);
  self->refusal = g_strdup (reason);
}

void
fake_headquarters_set_editor (FakeHeadquarters *self,
                              const char *worker,
                              const char *register_id,
                              gint64 since_at)
{
  g_clear_object (&self->editor);
  self->editor = g_object_new (POS_TYPE_CLAIM, NULL);
  pos_text_set (&self->editor->worker_name, worker);
  pos_text_set (&self->editor->register_id, register_id);
  self->editor->since_at = since_at;
}

void
fake_headquarters_set_noted (FakeHeadquarters *self, const char *noted)
{
  g_free (self->noted);
  self->noted = g_strdup (noted);
}

void
fake_headquarters_set_unheard (FakeHeadquarters *self, const char *unheard)
{
  g_free (self->unheard);
  self->unheard = g_strdup (unheard);
}

void
fake_headquarters_set_decided (FakeHeadquarters *self, const char *decided)
{
  g_free (self->decided);
  self->decided = g_strdup (decided);
}

void
fake_headquarters_set_work (FakeHeadquarters *self, const char *lines)
{
  g_free (self->work);
  self->work = g_strdup (lines);
}

void
fake_headquarters_set_stock (FakeHeadquarters *self, const char *report)
{
  g_free (self->stock);
  self->stock = g_strdup (report);
}

void
fake_headquarters_set_problems (FakeHeadquarters *self, const char *problems)
{
  g_free (self->problems);
  self->problems = g_strdup (problems);
}

const char *
fake_headquarters_get_decision (FakeHeadquarters *self)
{
  return self->decision;
}

void
fake_headquarters_tire (FakeHeadquarters *self, guint n)
{
  self->n_empty = n;
}

guint
fake_headquarters_count_searches (FakeHeadquarters *self)
{
  return self->n_searches;
}
