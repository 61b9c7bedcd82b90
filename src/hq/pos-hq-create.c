/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-create.c — one row per order says which attempt counts. */
#include "hq/pos-hq-create.h"
#include "base/pos-json.h"
#include "hq/pos-hq-accept.h"
#include "hq/pos-hq-coupons.h"
#include "hq/pos-hq-creation-table.h"
#include "hq/pos-hq-order-check.h"
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-returns.h"
#include "hq/pos-hq-slots.h"
#include "model/pos-saying.h"

#include <string.h>

/* What one question is judged by. */
typedef struct {
  const PosHqDevice *device;
  PosCreation *creation;
  PosHqCreation *earlier; /* (nullable) */
  PosOrder *order;
  PosOrder *current; /* (nullable) */
  gint64 now;
} Question;

static void
question_clear (Question *self)
{
  g_clear_pointer (&self->earlier, pos_hq_creation_free);
  g_clear_object (&self->order);
  g_clear_object (&self->current);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static PosCreated *
answer_duplicate (Question *self)
{
  PosCreated *created = pos_created_new (self->creation, POS_ACK_DUPLICATE, NULL);

  pos_text_set (&created->number, self->current->number);
  return created;
}

/* What was settled before, by an earlier attempt or in another way.  %NULL: nothing. */
static PosCreated *
answer_from_memory (Question *self)
{
  const PosHqCreation *earlier = self->earlier;
  const char *conflict = NULL;

  if (!earlier)
    conflict = self->current ? "Headquarters has this order already" : NULL;
  else if (strcmp (earlier->register_id, self->device->register_id) != 0 &&
           earlier->state == POS_HQ_CREATION_WITHDRAWN)
    return NULL; /* put aside there, and taken up here */
  else if (strcmp (earlier->register_id, self->device->register_id) != 0)
    conflict = "Another register is creating this order";
  else if (self->creation->attempt < earlier->attempt)
    conflict = "A later attempt came first";
  else if (self->creation->attempt == earlier->attempt) {
    if (earlier->state == POS_HQ_CREATION_WITHDRAWN)
      conflict = "This attempt was withdrawn";
    else if (strcmp (earlier->hash, self->creation->hash) != 0)
      conflict = "The same attempt said something else before";
    else
      return answer_duplicate (self);
  } else if (earlier->state == POS_HQ_CREATION_CONFIRMED ||
             (self->current && self->current->revision > 1))
    conflict = "Headquarters has this order already";
  return conflict ? pos_created_new (self->creation, POS_ACK_CONFLICT, conflict) : NULL;
}

static char *
find_foreign (Question *self)
{
  PosOrder *order = self->order;

  if (!pos_id_equal (&order->id, &self->creation->order) || order->revision != 1)
    return pos_saying_write ("not-first-revision", NULL);
  if (order->type == POS_ORDER_TYPE_SALE)
    return pos_saying_write ("sale-created", NULL);
  if (g_strcmp0 (order->home_store, self->device->store) != 0)
    return pos_saying_write ("other-store", NULL);
  return NULL;
}

/* S3: a customer that headquarters has not heard of comes along. */
static gboolean
take_customer (PosDbTxn *txn, PosCreation *creation, char **fault, GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (PosCustomer) customer = NULL;

  if (!creation->customer)
    return TRUE;
  customer = pos_wire_parse (POS_TYPE_CUSTOMER, creation->customer, -1, &unreadable);
  if (!customer) {
    *fault = g_strdup (unreadable->message);
    return TRUE;
  }
  return pos_hq_accept_customer (txn, customer, FALSE, error);
}

static gboolean
keep_creation (PosDbTxn *txn, Question *self, GError **error)
{
  const PosHqCreation kept = {
      .order = self->creation->order,
      .register_id = self->device->register_id,
      .attempt = self->creation->attempt,
      .hash = self->creation->hash,
      .body = self->creation->body,
      .state = POS_HQ_CREATION_PROVISIONAL,
      .at = self->now,
  };

  return pos_hq_creation_table_put (txn, &kept, error);
}

static gboolean
create (PosDbTxn *txn, Question *self, PosCreated **created, GError **error)
{
  g_autofree char *fault = find_foreign (self);
  const PosHqAcceptance acceptance = {
      .order = self->order, .current = self->current, .provisional = TRUE, .now = self->now};

  if (!fault && !take_customer (txn, self->creation, &fault, error))
    return FALSE;
  if (!fault && !pos_hq_order_find_fault (txn, self->order, NULL, &fault, error))
    return FALSE;
  if (!fault && !pos_hq_returns_find_fault (txn, self->order, &fault, error))
    return FALSE;
  if (!fault && !pos_hq_slots_find_fault (txn, self->order, &fault, error))
    return FALSE;
  if (!fault && !pos_hq_coupons_find_fault (txn, self->order, &fault, error))
    return FALSE;
  if (fault) {
    *created = pos_created_new (self->creation, POS_ACK_REJECTED, fault);
    return TRUE;
  }
  if (!pos_hq_accept_order (txn, &acceptance, error) || !keep_creation (txn, self, error))
    return FALSE;
  *created = pos_created_new (self->creation, POS_ACK_ACCEPTED, NULL);
  pos_text_set (&(*created)->number, self->order->number);
  return TRUE;
}

gboolean
pos_hq_create_order (PosDbTxn *txn,
                     const PosHqDevice *device,
                     PosCreation *creation,
                     gint64 now,
                     PosCreated **created,
                     GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  g_auto (Question) question = {.device = device, .creation = creation, .now = now};

  if (!pos_hq_creation_table_get (txn, &creation->order, &question.earlier, error) ||
      !pos_hq_order_table_get (txn, &creation->order, &question.current, error))
    return FALSE;
  *created = answer_from_memory (&question);
  if (*created)
    return TRUE;
  question.order = pos_wire_parse (POS_TYPE_ORDER, creation->body, -1, &unreadable);
  if (!question.order) {
    *created = pos_created_new (creation, POS_ACK_REJECTED, unreadable->message);
    return TRUE;
  }
  return create (txn, &question, created, error);
}

/* What only the register or only headquarters can know does not make them differ. */
static gboolean
says_nothing_new (PosOrder *order, const char *created)
{
  g_autoptr (PosOrder) before = created ? pos_wire_parse (POS_TYPE_ORDER, created, -1, NULL) : NULL;

  if (!before)
    return FALSE;
  pos_text_set (&before->number, order->number);
  pos_text_set (&before->receipt, order->receipt);
  pos_text_set (&before->return_receipt, order->return_receipt);
  before->status = order->status;
  return pos_record_equal (before, order, TRUE);
}

/* Money was taken for what @current only offers, be it that others changed the offer since. */
static gboolean
was_ordered (PosOrder *order, PosOrder *current)
{
  return current->type == POS_ORDER_TYPE_QUOTE && order->type != POS_ORDER_TYPE_QUOTE;
}

gboolean
pos_hq_create_compare (PosDbTxn *txn,
                       PosOrder *order,
                       PosOrder *current,
                       const char *register_id,
                       PosHqAsked *asked,
                       GError **error)
{
  g_autoptr (PosHqCreation) earlier = NULL;

  *asked = POS_HQ_ASKED_NOTHING;
  if (!current || !pos_hq_creation_table_get (txn, &order->id, &earlier, error))
    return !current;
  if (!earlier || earlier->state == POS_HQ_CREATION_CONFIRMED ||
      (earlier->state != POS_HQ_CREATION_WITHDRAWN &&
       strcmp (earlier->register_id, register_id) != 0))
    return TRUE;
  if (current->revision == 1 || was_ordered (order, current))
    *asked = POS_HQ_ASKED_REPLACE;
  else if (says_nothing_new (order, earlier->body))
    *asked = POS_HQ_ASKED_SAME;
  return TRUE;
}

gboolean
pos_hq_create_confirm (PosDbTxn *txn, const PosId *order, GError **error)
{
  g_autoptr (PosHqCreation) creation = NULL;

  if (!pos_hq_creation_table_get (txn, order, &creation, error))
    return FALSE;
  if (!creation || creation->state == POS_HQ_CREATION_CONFIRMED)
    return TRUE;
  creation->state = POS_HQ_CREATION_CONFIRMED;
  g_clear_pointer (&creation->body, g_free);
  return pos_hq_creation_table_put (txn, creation, error);
}

/* The number stays with it: numbers are not given twice. */
static gboolean
void_order (PosDbTxn *txn, PosOrder *current, gint64 now, GError **error)
{
  g_autoptr (PosOrder) voided = pos_record_copy (current);
  const PosHqAcceptance acceptance = {
      .order = voided, .current = current, .provisional = TRUE, .now = now};

  voided->status = POS_ORDER_STATUS_VOIDED;
  return pos_hq_accept_order (txn, &acceptance, error);
}

gboolean
pos_hq_create_withdraw (PosDbTxn *txn,
                        PosWithdrawal *withdrawal,
                        const char *register_id,
                        gint64 now,
                        char **reason,
                        GError **error)
{
  g_autoptr (PosHqCreation) creation = NULL;
  g_autoptr (PosOrder) current = NULL;
  char *owner = (char *)register_id;

  *reason = NULL;
  if (!pos_hq_creation_table_get (txn, &withdrawal->order, &creation, error) ||
      !pos_hq_order_table_get (txn, &withdrawal->order, &current, error))
    return FALSE;
  if (creation &&
      (creation->state == POS_HQ_CREATION_CONFIRMED || creation->attempt > withdrawal->attempt ||
       strcmp (creation->register_id, register_id) != 0))
    return TRUE;
  if (current && current->revision > 1) {
    *reason = pos_saying_write ("changed-since-created", NULL);
    return TRUE;
  }
  if (creation && current && creation->state == POS_HQ_CREATION_PROVISIONAL &&
      !void_order (txn, current, now, error))
    return FALSE;
  /* An attempt that is still on its way finds this and creates nothing. */
  const PosHqCreation withdrawn = {
      .order = withdrawal->order,
      .register_id = owner,
      .attempt = withdrawal->attempt,
      .hash = (char *)"",
      .state = POS_HQ_CREATION_WITHDRAWN,
      .at = now,
  };
  return pos_hq_creation_table_put (txn, &withdrawn, error);
}
