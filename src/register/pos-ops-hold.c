/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-hold.c — stopping a saved order, and letting it go on.
 * customer-orders.md §2.9, §3.6, T19, T20. */
#include "base/pos-error.h"
#include "register/pos-beside.h"
#include "register/pos-found-order.h"
#include "register/pos-look.h"
#include "register/pos-ops.h"
#include "register/pos-order-may.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* The order beside the cart, as far as the rules allow @action. */
static PosOrder *
find (PosRun *run, PosOrderAction action, GError **error)
{
  PosRegister *self = run->reg;
  PosOrder *found = pos_run_get_data (run);
  g_autofree char *id = pos_id_dup_text (&found->id);
  PosOrder *order = pos_beside_find (run, id, error);

  if (!order || !pos_order_may (self, action, order, error))
    return NULL;
  return order;
}

static gboolean
keep (PosRun *run, PosOrder *order, GError **error)
{
  g_autoptr (GVariantBuilder) holds = g_variant_builder_new (G_VARIANT_TYPE ("as"));

  if (!pos_beside_keep (run, error))
    return FALSE;
  for (GStrv code = order->holds; code && *code; code++)
    g_variant_builder_add (holds, "s", *code);
  pos_run_answer (run, "holds", g_variant_builder_end (holds));
  pos_run_answer (run, "do_not_process", g_variant_new_boolean (order->do_not_process));
  return TRUE;
}

/* --- Putting it on hold --- */

static gboolean
hold_run (PosRun *run, GError **error)
{
  const char *name = pos_run_get_text (run, "code");
  const char *reason = pos_run_get_text (run, "reason");
  PosHoldCode *code = pos_config_get (run->reg->config, POS_TYPE_HOLD_CODE, name);
  PosOrder *order = find (run, POS_ORDER_ACTION_HOLD, error);

  if (!order)
    return FALSE;
  if (!code)
    return pos_refuse ("hold-code", "An order waits for one of the reasons of the chain", error);
  if (pos_order_has_hold (order, name))
    return pos_refuse ("held-already", "The order waits for this already", error);
  if (reason && !pos_reason_find (code->reasons, reason))
    return pos_refuse ("hold-code", "That is none of the reasons of this hold", error);
  pos_order_add_hold (order, name);
  order->unreserved |= code->remove_reservations;
  pos_text_set (&order->hold_reason, reason);
  pos_text_set (&order->hold_note, pos_run_get_text (run, "note"));
  pos_text_set (&order->hold_worker, run->reg->worker->id);
  return keep (run, order, error);
}

/* --- Dealing with it alone --- */

static gboolean
is_somebody_elses (PosRun *run, PosOrder *order)
{
  return order->hold_taken_by && g_strcmp0 (order->hold_taken_by, run->reg->worker->id) != 0;
}

static gboolean
check_out_run (PosRun *run, GError **error)
{
  PosOrder *order = find (run, POS_ORDER_ACTION_RELEASE, error);

  if (!order)
    return FALSE;
  if (order->hold_taken_by) {
    const char *name = pos_config_name_worker (run->reg->config, order->hold_taken_by);
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'checked-out'>, 'worker': <%s>}", name),
                          "%s deals with this hold",
                          name);
  }
  pos_text_set (&order->hold_taken_by, run->reg->worker->id);
  return keep (run, order, error);
}

/* Whoever has the hold, or a manager in his place: §2.9. */
static gboolean
check_taker (PosRun *run, PosOrder *order, GError **error)
{
  if (!is_somebody_elses (run, order))
    return TRUE;
  const char *name = pos_config_name_worker (run->reg->config, order->hold_taken_by);
  return pos_run_require (
      run,
      "order.take_over",
      g_variant_new_parsed ("{'reason': <'checked-out'>, 'worker': <%s>}", name),
      error);
}

static gboolean
clear_check_out_run (PosRun *run, GError **error)
{
  PosOrder *order = find (run, POS_ORDER_ACTION_RELEASE, error);

  if (!order)
    return FALSE;
  if (!order->hold_taken_by)
    return pos_refuse ("not-checked-out", "Nobody deals with this hold alone", error);
  if (!check_taker (run, order, error))
    return FALSE;
  pos_text_set (&order->hold_taken_by, NULL);
  return keep (run, order, error);
}

/* --- Releasing it --- */

/* Every code but @code; %NULL: none at all. */
static void
remove_code (PosOrder *order, const char *code)
{
  g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();
  guint n_rest = 0;

  for (GStrv each = order->holds; code && each && *each; each++)
    if (strcmp (*each, code) != 0) {
      g_strv_builder_add (rest, *each);
      n_rest++;
    }
  g_strfreev (order->holds);
  order->holds = n_rest > 0 ? g_strv_builder_end (rest) : NULL;
}

/* Stock stays given free while another hold that wants that is left. */
static gboolean
gives_stock_free (PosConfig *config, PosOrder *order)
{
  for (GStrv each = order->holds; each && *each; each++) {
    PosHoldCode *code = pos_config_get (config, POS_TYPE_HOLD_CODE, *each);

    if (code && code->remove_reservations)
      return TRUE;
  }
  return FALSE;
}

static gboolean
release_run (PosRun *run, GError **error)
{
  const char *code = pos_run_get_text (run, "code");
  PosOrder *order = find (run, POS_ORDER_ACTION_RELEASE, error);

  if (!order)
    return FALSE;
  if (code && !pos_order_has_hold (order, code))
    return pos_refuse ("not-held", "The order does not wait for this", error);
  if (!check_taker (run, order, error))
    return FALSE;
  remove_code (order, code);
  order->unreserved = gives_stock_free (run->reg->config, order);
  if (!order->holds) {
    pos_text_set (&order->hold_reason, NULL);
    pos_text_set (&order->hold_note, NULL);
    pos_text_set (&order->hold_worker, NULL);
    pos_text_set (&order->hold_taken_by, NULL);
  }
  return keep (run, order, error);
}

/* --- Not to be processed --- */

static gboolean
do_not_process_run (PosRun *run, GError **error)
{
  PosOrder *order = find (run, POS_ORDER_ACTION_HOLD, error);

  if (!order)
    return FALSE;
  order->do_not_process = TRUE;
  return keep (run, order, error);
}

static gboolean
process_run (PosRun *run, GError **error)
{
  PosOrder *order = find (run, POS_ORDER_ACTION_PROCESS, error);

  if (!order)
    return FALSE;
  order->do_not_process = FALSE;
  return keep (run, order, error);
}

#define ORDER_PARAM                                                                                \
  {                                                                                                \
    "order", POS_PARAM_TEXT, TRUE, NULL, "id, number, reference or receipt", NULL                  \
  }

static const PosParam hold_params[] = {
    ORDER_PARAM,
    {"code", POS_PARAM_TEXT, TRUE, NULL, "one of the chain's hold codes", NULL},
    {"reason", POS_PARAM_TEXT, FALSE, "none", "one of the reasons of the code", NULL},
    {"note", POS_PARAM_TEXT, FALSE, "none", "what whoever releases it should know", NULL},
    {NULL},
};

static const PosParam release_params[] = {
    ORDER_PARAM,
    {"code", POS_PARAM_TEXT, FALSE, "every one", "the hold that is over", NULL},
    {NULL},
};

static const PosParam order_params[] = {
    ORDER_PARAM,
    {NULL},
};

#define STOP                                                                                       \
  .needs = POS_NEEDS_WORKER, .place = POS_PLACE_PAGE, .offline = POS_OFFLINE_LOCAL,                \
  .result = "holds: the codes that are left; do_not_process",                                      \
  .begin = pos_found_order_beside_begin, .foresee = pos_found_order_foresee

const PosOperation pos_ops_hold[] = {
    {
        .key = "order.hold",
        .title = N_ ("Put on hold"),
        .description = N_ ("Let nobody pick, ship or hand over the order until it is released"),
        .icon = "pos-pause-symbolic",
        STOP,
        .permission = "order.hold",
        .params = hold_params,
        .example = "{\"order\": \"SO-000123\", \"code\": \"ADDRESS\"}",
        .look = pos_look_hold,
        .run = hold_run,
    },
    {
        .key = "order.hold_check_out",
        .title = N_ ("Deal with hold"),
        .description = N_ ("Nobody else releases the order until you do, or leave it to others"),
        .icon = "pos-user-symbolic",
        STOP,
        .permission = "order.release",
        .params = order_params,
        .example = "{\"order\": \"SO-000123\"}",
        .look = pos_look_release,
        .run = check_out_run,
    },
    {
        .key = "order.hold_clear_check_out",
        .title = N_ ("Leave hold to others"),
        .description = N_ ("Whoever may do that can release the order"),
        .icon = "pos-users-symbolic",
        STOP,
        .permission = "order.release",
        .params = order_params,
        .example = "{\"order\": \"SO-000123\"}",
        .look = pos_look_release,
        .run = clear_check_out_run,
    },
    {
        .key = "order.release",
        .title = N_ ("Release"),
        .description = N_ ("The order has waited long enough: it can be delivered"),
        .icon = "pos-check-symbolic",
        STOP,
        .permission = "order.release",
        .params = release_params,
        .example = "{\"order\": \"SO-000123\"}",
        .look = pos_look_release,
        .run = release_run,
    },
    {
        .key = "order.do_not_process",
        .title = N_ ("Do not process"),
        .description = N_ ("Stop the order without a reason of the chain"),
        .icon = "pos-x-symbolic",
        STOP,
        .permission = "order.hold",
        .params = order_params,
        .example = "{\"order\": \"SO-000123\"}",
        .look = pos_look_hold,
        .run = do_not_process_run,
    },
    {
        .key = "order.process",
        .title = N_ ("Process again"),
        .description = N_ ("The order is delivered after all"),
        .icon = "pos-check-symbolic",
        STOP,
        .permission = "order.release",
        .params = order_params,
        .example = "{\"order\": \"SO-000123\"}",
        .look = pos_look_process,
        .run = process_run,
    },
    {.key = NULL},
};
