/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-card-refund.c — see the header. */
#include "register/pos-card-refund.h"
#include "base/pos-error.h"
#include "model/pos-gift-card.h"
#include "register/pos-card.h"
#include "register/pos-tendering.h"

struct _PosCardRefund {
  PosRefunding *refunding;
  const char *connector;
  GPtrArray *answers; /* PosTerminalResult: of the parts that went back */
  gboolean declined;
  gboolean unknown;
};

PosCardRefund *
pos_card_refund_new (PosRefunding *refunding, gint64 amount, const char *connector)
{
  PosCardRefund *self = g_new0 (PosCardRefund, 1);
  guint n = 0;

  while (n < refunding->parts->len && amount > 0) {
    PosRefundPart *part = &g_array_index (refunding->parts, PosRefundPart, n++);
    part->amount = MIN (part->amount, amount);
    amount -= part->amount;
  }
  g_array_set_size (refunding->parts, n);
  self->refunding = refunding;
  self->connector = connector;
  self->answers = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

gboolean
pos_card_refund_read_amount (PosRun *run, gint64 most, gint64 *amount, GError **error)
{
  *amount = most;
  pos_run_get_number (run, "amount", amount);
  return (*amount > 0 && *amount <= most) ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_AMOUNT,
                        g_variant_new_parsed ("{'maximum_minor': <%x>}", most),
                        "A card gets back more than nothing and not more than it paid");
}

void
pos_card_refund_free (PosCardRefund *self)
{
  pos_refunding_free (self->refunding);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

gboolean
pos_card_refund_has_given (PosCardRefund *self)
{
  return self->answers->len > 0;
}

/* --- One part after the other --- */

typedef struct {
  PosRun *run;
  PosCardRefund *refund;
} Walk;

static void ask_next (Walk *walk);

static void
end (Walk *walk, GError *error)
{
  Walk ended = *walk;

  g_free (walk);
  if (ended.refund->answers->len == 0) {
    pos_run_fail (ended.run, error);
    return;
  }
  ended.refund->unknown = g_error_matches (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNKNOWN);
  ended.refund->declined = error && !ended.refund->unknown;
  g_clear_error (&error);
  pos_run_begun (ended.run);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Walk *walk = data;
  GError *error = NULL;
  g_autoptr (PosTerminalResult) answer =
      pos_card_ask_finish (POS_REGISTER (source), result, &error);

  if (!answer || !pos_card_check_approved (answer, &error)) {
    end (walk, error);
    return;
  }
  g_ptr_array_add (walk->refund->answers, g_steal_pointer (&answer));
  ask_next (walk);
}

static void
ask_next (Walk *walk)
{
  GArray *parts = walk->refund->refunding->parts;
  guint at = walk->refund->answers->len;

  if (at == parts->len) {
    end (walk, NULL);
    return;
  }
  PosRefundPart *part = &g_array_index (parts, PosRefundPart, at);
  PosTenderKind kind = pos_tender_kind_of_connector (walk->refund->connector);
  gboolean linked =
      part->payment && pos_tender_kind_of_connector (part->payment->connector) == kind;
  PosCardRequest request = {
      .action = POS_CARD_REFUND,
      .connector = walk->refund->connector,
      .order = pos_run_get_order (walk->run)->id,
      .amount = part->amount,
      .original = linked ? part->payment->capture : NULL,
  };
  pos_card_ask_async (pos_run_get_register (walk->run),
                      &request,
                      pos_run_get_cancellable (walk->run),
                      answered_cb,
                      walk);
}

void
pos_card_refund_ask (PosRun *run, PosCardRefund *self)
{
  Walk *walk = g_new0 (Walk, 1);

  *walk = (Walk){run, self};
  ask_next (walk);
}

/* --- What went back --- */

void
pos_card_refund_put (PosRun *run, PosCardRefund *self)
{
  for (guint i = 0; i < self->answers->len; i++) {
    PosRefundPart *part = &g_array_index (self->refunding->parts, PosRefundPart, i);
    PosPayment *payment =
        pos_tendering_add_card (run, self->answers->pdata[i], POS_PAYMENT_TENDER, -part->amount);

    payment->original = part->payment ? part->payment->id : POS_ID_NONE;
    pos_run_answer (run, "masked", g_variant_new_string (pos_text_or (payment->masked, "")));
  }
  if (self->declined)
    pos_run_answer (run, "declined", g_variant_new_boolean (TRUE));
  if (self->unknown)
    pos_run_answer (run, "unknown", g_variant_new_boolean (TRUE));
}
