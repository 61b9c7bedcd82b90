/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-delivery.c — ship, pick up, carry out: where lines go, how and when. */
#include "base/pos-error.h"
#include "pricing/pos-charges.h"
#include "pricing/pos-delivery.h"
#include "register/pos-assign.h"
#include "register/pos-charge-notes.h"
#include "register/pos-delivery-args.h"
#include "register/pos-delivery-lines.h"
#include "register/pos-electronic.h"
#include "register/pos-offer.h"
#include "register/pos-ops.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

/* --- Ship --- */

/* Whether @lines are all that still ships of what @charge was asked for: of one that names no
 * lines, all that ships. */
static gboolean
covers (GPtrArray *lines, PosOrder *order, PosCharge *charge)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    char id[POS_ID_TEXT_SIZE];

    pos_id_to_text (&line->id, id);
    if (pos_order_line_is_active (line) && line->intent == POS_INTENT_SHIP &&
        (!charge->asked_for || g_strv_contains ((const char *const *)charge->asked_for, id)) &&
        !g_ptr_array_find (lines, line, NULL))
      return FALSE;
  }
  return TRUE;
}

/* O5: who ships all of it another way says anew what that costs.  Of lines that others ship with,
 * nobody knows which part of a charge is theirs. */
static void
forget_prompted_charges (PosOrder *order, GPtrArray *lines)
{
  for (guint i = pos_list_size (order->charges); i > 0; i--) {
    PosCharge *charge = pos_list_peek (order->charges, i - 1);

    if (charge->origin == POS_CHARGE_PROMPT && pos_id_is_none (&charge->original) &&
        covers (lines, order, charge))
      pos_charges_drop_open (order, charge);
  }
}

static char **
dup_ids (GPtrArray *lines)
{
  char **ids = g_new0 (char *, lines->len + 1);

  for (guint i = 0; i < lines->len; i++)
    ids[i] = pos_id_dup_text (&((PosOrderLine *)lines->pdata[i])->id);
  return ids;
}

/* Without advanced auto charges the clerk names the price of shipping: §4.2 step 5. */
static gboolean
add_prompted_charge (PosRun *run, GPtrArray *lines, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosParameters *parameters = pos_config_get_parameters (pricing.config);
  PosCharge *charge;
  gint64 amount = 0;

  if (!pos_run_get_number (run, "charge", &amount))
    return TRUE;
  if (!parameters->manual_charges)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_AMOUNT,
                          NULL,
                          "Delivery charges are computed here: change them under Manage charges");
  if (!parameters->shipping_charge_code)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_CONFIGURATION,
                          g_variant_new_parsed ("{'missing': <'shipping_charge_code'>}"),
                          "No shipping charge code is set up");
  if (amount == 0)
    return TRUE;
  forget_prompted_charges (pos_run_get_order (run), lines);
  charge = pos_charges_add (&pricing,
                            pos_run_get_order (run),
                            NULL,
                            parameters->shipping_charge_code,
                            amount,
                            POS_CHARGE_PROMPT,
                            error);
  if (!charge)
    return FALSE;
  charge->asked_for = dup_ids (lines);
  pos_charge_notes_add (run, charge, POS_CHARGE_STEP_ADDED, 0);
  return TRUE;
}

static gboolean
ship_lines (PosRun *run, GPtrArray *lines, GError **error)
{
  PosStore *store = pos_register_get_store_record (pos_run_get_register (run));
  PosPricing pricing = pos_run_get_pricing (run);
  const char *location = pos_run_get_text (run, "location");
  PosDeliverySource source;
  PosAddress *address;
  const char *mode;
  PosDate date;

  if (!(address = pos_delivery_args_choose_address (run, error)) ||
      !pos_delivery_find_source (&pricing, POS_INTENT_SHIP, location, &source, error))
    return FALSE;
  mode = pos_delivery_args_choose_mode (
      run, POS_INTENT_SHIP, store ? store->id : NULL, lines, address, error);
  if (!mode || !pos_delivery_args_choose_date (run, mode, NULL, &date, error) ||
      !pos_delivery_args_make_type (run, error) || !add_prompted_charge (run, lines, error))
    return FALSE;

  pos_order_keep_address (pos_run_get_order (run), address);
  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *line = lines->pdata[i];
    pos_order_line_clear_delivery (line);
    line->intent = POS_INTENT_SHIP;
    if (location)
      pos_assign_note_choice (pos_run_get_register (run), line);
    pos_text_set (&line->mode, mode);
    pos_text_set (&line->location, source.warehouse);
    pos_text_set (&line->shipping_store, source.store);
    pos_text_set (&line->address, address->id);
    line->date = date;
  }
  return TRUE;
}

static gboolean
ship (PosRun *run, gboolean all, GError **error)
{
  g_autoptr (GPtrArray) lines = pos_delivery_lines_choose (run, all, error);
  g_autoptr (GPtrArray) sent = g_ptr_array_new ();

  if (!lines)
    return FALSE;
  pos_electronic_take_out (run, lines, sent);
  if (!pos_electronic_send (run, sent, error) ||
      (lines->len > 0 ? !ship_lines (run, lines, error)
                      : !pos_electronic_check_charge (run, error)))
    return FALSE;
  pos_run_answer (run, "lines", g_variant_new_uint32 (lines->len + sent->len));
  pos_run_answer (run, "electronic", g_variant_new_uint32 (sent->len));
  return TRUE;
}

static gboolean
ship_all_run (PosRun *run, GError **error)
{
  return ship (run, TRUE, error);
}

static gboolean
ship_selected_run (PosRun *run, GError **error)
{
  return ship (run, FALSE, error);
}

/* --- Pick up --- */

static gboolean
pick_up (PosRun *run, gboolean all, GError **error)
{
  g_autoptr (GPtrArray) lines = NULL;
  const char *note = pos_run_get_text (run, "note");
  const char *slot = pos_run_get_text (run, "slot");
  const char *mode, *warehouse;
  PosStore *store;
  PosDate date;

  lines = pos_delivery_lines_choose (run, all, error);
  if (!lines || !(store = pos_delivery_args_choose_store (run, &warehouse, error)) ||
      !pos_delivery_args_check_locker (run, store, error))
    return FALSE;
  mode = pos_delivery_args_choose_mode (run, POS_INTENT_PICK_UP, store->id, lines, NULL, error);
  if (!mode || !pos_delivery_args_choose_date (run, mode, store, &date, error) ||
      !pos_delivery_args_check_slot (run, store, mode, date, error) ||
      !pos_delivery_check_one_slot (
          pos_run_get_order (run), lines, store->id, mode, date, slot, error) ||
      !pos_delivery_args_make_type (run, error))
    return FALSE;

  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *line = lines->pdata[i];
    pos_order_line_clear_delivery (line);
    line->intent = POS_INTENT_PICK_UP;
    pos_text_set (&line->mode, mode);
    pos_text_set (&line->location, warehouse);
    pos_text_set (&line->store, store->id);
    pos_text_set (&line->locker, pos_run_get_text (run, "locker"));
    pos_text_set (&line->slot, slot);
    pos_text_set (&line->collector, pos_run_get_text (run, "collector"));
    if (note)
      pos_text_set (&line->comment, note);
    line->date = date;
  }
  pos_run_answer (run, "lines", g_variant_new_uint32 (lines->len));
  return TRUE;
}

static gboolean
pickup_all_run (PosRun *run, GError **error)
{
  return pick_up (run, TRUE, error);
}

static gboolean
pickup_selected_run (PosRun *run, GError **error)
{
  return pick_up (run, FALSE, error);
}

/* --- Carry out --- */

static gboolean
carry_out (PosRun *run, gboolean all, GError **error)
{
  g_autoptr (GPtrArray) lines = NULL;
  PosPricing pricing = pos_run_get_pricing (run);
  PosParameters *parameters = pos_config_get_parameters (pricing.config);

  lines = pos_delivery_lines_choose (run, all, error);
  if (!lines)
    return FALSE;
  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *line = lines->pdata[i];
    pos_order_line_clear_delivery (line);
    line->intent = POS_INTENT_CARRY_OUT;
  }
  /* §4.4: only a hybrid order needs the carry-out mode. */
  if (!pos_order_has_deferred (pos_run_get_order (run)))
    return TRUE;
  if (!parameters->carry_out_mode)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_CONFIGURATION,
                          g_variant_new_parsed ("{'missing': <'carry_out_mode'>}"),
                          "No carry-out mode is set up");
  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *line = lines->pdata[i];
    pos_text_set (&line->mode, parameters->carry_out_mode);
    pos_text_set (&line->location, pricing.store ? pricing.store->warehouse : NULL);
  }
  return TRUE;
}

static gboolean
carryout_all_run (PosRun *run, GError **error)
{
  return carry_out (run, TRUE, error);
}

/* O6.  A quote that people have on paper is ordered or cancelled, not sold. */
static gboolean
make_sale_run (PosRun *run, GError **error)
{
  PosOrder *order = pos_run_get_order (run);

  if (order->type == POS_ORDER_TYPE_QUOTE && order->flow == POS_ORDER_FLOW_EDIT)
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_STATUS,
        g_variant_new_parsed ("{'rule': <'quote-stays'>, 'next': <'order.create'>}"),
        "A saved quote stays one: make an order of it");
  if (order->type != POS_ORDER_TYPE_QUOTE && !pos_order_has_deferred (order))
    return pos_refuse ("is-sale", "This is a sale already", error);
  /* As an order it becomes a sale when nothing of it is delivered any more. */
  if (order->type == POS_ORDER_TYPE_QUOTE) {
    order->type = POS_ORDER_TYPE_SALES_ORDER;
    order->quote_expiry = POS_DATE_NONE;
  }
  return carry_out (run, TRUE, error);
}

static gboolean
carryout_selected_run (PosRun *run, GError **error)
{
  return carry_out (run, FALSE, error);
}

/* --- Change delivery mode --- */

/* The mode that stays has to take the line there as well. */
static const char *
keep_mode (PosRun *run, PosOrderLine *line, PosAddress *address, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosPricing pricing = pos_run_get_pricing (run);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GArray) parcel = NULL;

  g_ptr_array_add (one, line);
  parcel = pos_offer_make_parcel (self, POS_INTENT_SHIP, one);
  return pos_delivery_check_mode (&pricing,
                                  POS_INTENT_SHIP,
                                  self->store->id,
                                  (gpointer)parcel->data,
                                  parcel->len,
                                  address,
                                  line->mode,
                                  error)
             ? line->mode
             : NULL;
}

/* What is said counts for all @lines; of the rest each keeps its own. */
typedef struct {
  GPtrArray *lines;
  PosAddress *address;      /* (nullable) */
  PosDeliverySource source; /* without a warehouse: it stays */
} Change;

static gboolean
change_line (PosRun *run, const Change *change, PosOrderLine *line, GError **error)
{
  PosOrder *order = pos_run_get_order (run);
  PosAddress *address =
      change->address ? change->address : pos_order_find_address (order, line->address);
  const char *store = pos_run_get_register (run)->store->id;
  const char *mode = pos_run_get_text (run, "mode")
                         ? pos_delivery_args_choose_mode (
                               run, POS_INTENT_SHIP, store, change->lines, address, error)
                         : keep_mode (run, line, address, error);
  PosDate date;

  if (!mode || (pos_run_get_text (run, "date") &&
                !pos_delivery_args_choose_date (run, mode, NULL, &date, error)))
    return FALSE;
  pos_text_set (&line->mode, mode);
  if (pos_run_get_text (run, "date"))
    line->date = date;
  if (change->source.warehouse) {
    pos_text_set (&line->location, change->source.warehouse);
    pos_text_set (&line->shipping_store, change->source.store);
    pos_assign_note_choice (pos_run_get_register (run), line);
  }
  if (change->address) {
    pos_order_keep_address (order, change->address);
    pos_text_set (&line->address, change->address->id);
  }
  return TRUE;
}

/* The lines, and what is said of all of them. */
static gboolean
read_change (PosRun *run, Change *change, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  const char *location = pos_run_get_text (run, "location");

  if (!location && !pos_run_get_text (run, "address") && !pos_run_get_text (run, "mode") &&
      !pos_run_get_text (run, "date"))
    return pos_set_error (error,
                          POS_CALL_ERROR,
                          POS_CALL_ERROR_MISSING_ARGUMENT,
                          g_variant_new_parsed ("{'argument': <'mode'>}"),
                          "Say what changes: mode, place, address or day");
  if (pos_run_get_text (run, "address") &&
      !(change->address = pos_delivery_args_choose_address (run, error)))
    return FALSE;
  return !location ||
         pos_delivery_find_source (&pricing, POS_INTENT_SHIP, location, &change->source, error);
}

static gboolean
change_delivery_run (PosRun *run, GError **error)
{
  g_autoptr (GPtrArray) lines = pos_delivery_lines_choose (run, FALSE, error);
  Change change = {.lines = lines};

  if (!lines)
    return FALSE;
  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *line = lines->pdata[i];
    if (line->intent == POS_INTENT_SHIP)
      continue;
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_NO_DELIVERY_MODE,
        g_variant_new_parsed ("{'reason': <'not-shipped'>, 'item': <%s>}", line->item),
        "Change delivery mode needs lines that ship");
  }
  if (!read_change (run, &change, error))
    return FALSE;
  /* Every line's own product and address has a say. */
  for (guint i = 0; i < lines->len; i++)
    if (!change_line (run, &change, lines->pdata[i], error))
      return FALSE;
  return TRUE;
}

static const char *const order_types[] = {"sales-order", "quote", NULL};
#define TYPE_PARAM                                                                                 \
  {                                                                                                \
    "type", POS_PARAM_CHOICE, FALSE, "what the chain says", "what a plain sale becomes",           \
        order_types                                                                                \
  }

static const PosParam ship_params[] = {
    {"lines", POS_PARAM_LINES, FALSE, "the selected lines", "the lines to ship", NULL},
    {"location",
     POS_PARAM_TEXT,
     FALSE,
     "as set up",
     "warehouse to ship from; without F1 also a store",
     NULL},
    {"address", POS_PARAM_TEXT, FALSE, "the customer's primary address", "address id", NULL},
    {"mode",
     POS_PARAM_TEXT,
     FALSE,
     "as the rest, the usual one, or the first valid one",
     "delivery mode",
     NULL},
    {"date", POS_PARAM_DATE, FALSE, "the first possible day", "requested ship date", NULL},
    {"charge",
     POS_PARAM_MONEY,
     FALSE,
     NULL,
     "shipping charge; only while charges are entered by hand",
     NULL},
    TYPE_PARAM,
    {NULL},
};

static const PosParam pickup_params[] = {
    {"lines", POS_PARAM_LINES, FALSE, "the selected lines", "the lines to be picked up", NULL},
    {"store", POS_PARAM_TEXT, FALSE, "this store", "pick-up store", NULL},
    {"locker", POS_PARAM_TEXT, FALSE, "at the counter", "a locker of that store", NULL},
    {"mode",
     POS_PARAM_TEXT,
     FALSE,
     "as the rest, the usual one, or the first valid one",
     "pick-up mode",
     NULL},
    {"date", POS_PARAM_DATE, FALSE, "the first possible day", "pick-up date", NULL},
    {"slot", POS_PARAM_TEXT, FALSE, NULL, "time slot, where the store has them", NULL},
    {"collector", POS_PARAM_TEXT, FALSE, "the customer", "who may collect", NULL},
    {"note", POS_PARAM_TEXT, FALSE, "the lines' own", "comment for the team, on every line", NULL},
    TYPE_PARAM,
    {NULL},
};

static const PosParam lines_params[] = {
    {"lines", POS_PARAM_LINES, FALSE, "the selected lines", "the lines", NULL},
    {NULL},
};

static const PosParam change_params[] = {
    {"lines", POS_PARAM_LINES, FALSE, "the selected lines", "lines that ship", NULL},
    {"mode", POS_PARAM_TEXT, FALSE, "stays", "the new delivery mode", NULL},
    {"location",
     POS_PARAM_TEXT,
     FALSE,
     "stays",
     "warehouse to ship from; without F1 also a store",
     NULL},
    {"address", POS_PARAM_TEXT, FALSE, "stays", "address id", NULL},
    {"date", POS_PARAM_DATE, FALSE, "stays", "requested ship date", NULL},
    {NULL},
};

#define DELIVERY_NEEDS                                                                             \
  (POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_CUSTOMER | POS_NEEDS_UNPAID | POS_NEEDS_PLAIN)
#define CARRY_NEEDS (POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_UNPAID | POS_NEEDS_PLAIN)

const PosOperation pos_ops_delivery[] = {
    {
        .key = "order.ship_all",
        .title = N_ ("Ship all"),
        .description = N_ ("Send every line to an address"),
        .icon = "pos-ship-symbolic",
        .accelerator = "<Shift>F6",
        .needs = DELIVERY_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .permission = "order.create",
        .edit_permission = "order.edit",
        .params = ship_params + 1,
        .result = "lines: how many; electronic: how many of them go by e-mail",
        .example = "{\"mode\": \"STD\", \"date\": \"2026-05-21\"}",
        .run = ship_all_run,
    },
    {
        .key = "order.ship_selected",
        .title = N_ ("Ship selected"),
        .description = N_ ("Send the selected lines to an address"),
        .icon = "pos-ship-symbolic",
        .accelerator = "F6",
        .needs = DELIVERY_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .permission = "order.create",
        .edit_permission = "order.edit",
        .params = ship_params,
        .result = "lines: how many; electronic: how many of them go by e-mail",
        .example = "{\"lines\": [\"0190…\"], \"location\": \"DC\", \"mode\": \"STD\"}",
        .run = ship_selected_run,
    },
    {
        .key = "order.pickup_all",
        .title = N_ ("Pick up all"),
        .description = N_ ("Have every line picked up in a store"),
        .icon = "pos-pickup-symbolic",
        .accelerator = "<Shift>F7",
        .needs = DELIVERY_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .permission = "order.create",
        .edit_permission = "order.edit",
        .params = pickup_params + 1,
        .result = "lines: how many",
        .example = "{\"store\": \"S2\", \"date\": \"2026-05-16\", \"slot\": \"10:00-12:00\"}",
        .run = pickup_all_run,
    },
    {
        .key = "order.pickup_selected",
        .title = N_ ("Pick up selected"),
        .description = N_ ("Have the selected lines picked up in a store"),
        .icon = "pos-pickup-symbolic",
        .accelerator = "F7",
        .needs = DELIVERY_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .permission = "order.create",
        .edit_permission = "order.edit",
        .params = pickup_params,
        .result = "lines: how many",
        .example = "{\"lines\": [\"0190…\"], \"store\": \"S2\", \"slot\": \"10:00-12:00\"}",
        .run = pickup_selected_run,
    },
    {
        .key = "order.carryout_all",
        .title = N_ ("Carry out all"),
        .description = N_ ("The customer takes everything home today"),
        .icon = "pos-carry-symbolic",
        .accelerator = "<Shift>F8",
        .needs = CARRY_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .result = "nothing",
        .run = carryout_all_run,
    },
    {
        .key = "order.carryout_selected",
        .title = N_ ("Carry out selected"),
        .description = N_ ("The customer takes the selected lines home today"),
        .icon = "pos-carry-symbolic",
        .accelerator = "F8",
        .needs = CARRY_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .params = lines_params,
        .result = "nothing",
        .example = "{\"lines\": [\"0190…\"]}",
        .run = carryout_selected_run,
    },
    {
        .key = "txn.make_cash_carry",
        .title = N_ ("Back to sale"),
        .description = N_ ("The order or quote becomes a sale again: everything is carried out"),
        .icon = "pos-carry-symbolic",
        .needs = CARRY_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .result = "nothing",
        .run = make_sale_run,
    },
    {
        .key = "order.change_delivery",
        .title = N_ ("Change delivery mode"),
        .description = N_ ("Ship by another mode, from or to another place, or on another day"),
        .icon = "pos-swap-symbolic",
        .needs = DELIVERY_NEEDS | POS_NEEDS_ORDER,
        .place = POS_PLACE_TRANSACTION,
        .permission = "order.create",
        .edit_permission = "order.edit",
        .params = change_params,
        .result = "nothing",
        .example = "{\"mode\": \"EXP\"}",
        .run = change_delivery_run,
    },
    {.key = NULL},
};
