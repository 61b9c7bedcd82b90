/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work.c — see the header. */
#include "register/pos-work.h"
#include "base/pos-date.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "pricing/pos-fulfillment.h"
#include "register/pos-batches.h"
#include "register/pos-beside.h"
#include "register/pos-found-order.h"
#include "register/pos-item.h"
#include "register/pos-order-rules.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"
#include "register/pos-serials.h"

/* --- Their orders --- */

static const char *
get_order_name (PosRun *run, json_t *part)
{
  const char *name = json_string_value (json_object_get (part, "order"));

  return name ? name : pos_run_get_text (run, "order");
}

/* Returns: (transfer full) (element-type utf8): of those that are named, each once. */
static GPtrArray *
list_names (PosRun *run)
{
  g_autoptr (json_t) list = pos_run_dup_json (run, "lines", NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  gsize index;
  json_t *part;

  json_array_foreach (list, index, part)
  {
    const char *name = get_order_name (run, part);

    if (name && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
      g_ptr_array_add (names, g_strdup (name));
  }
  return names;
}

void
pos_work_fetch (PosRun *run, void (*next) (PosRun *run))
{
  pos_found_order_fetch (run, list_names (run), next);
}

PosForesight
pos_work_foresee (PosRun *run, GError **error)
{
  g_autoptr (GPtrArray) names = list_names (run);

  for (guint i = 0; i < names->len; i++) {
    PosForesight seen = pos_found_order_look (run, names->pdata[i], NULL, error);

    if (seen != POS_FORESIGHT_READY)
      return seen;
  }
  return POS_FORESIGHT_READY;
}

void
pos_work_begin (PosRun *run)
{
  pos_work_fetch (run, pos_run_begun);
}

/* --- Reading them --- */

/* Once per order is enough. */
static PosOrder *
find_order (PosRun *run, const char *name, GError **error)
{
  PosRegister *self = run->reg;
  PosOrder *order = pos_beside_find (run, name, error);

  if (!order ||
      !pos_order_rules_check (POS_ORDER_ACTION_FULFILL, order, self->config, self->store, error))
    return NULL;
  return order;
}

static void
part_clear (gpointer data)
{
  json_decref (((PosWorkPart *)data)->said);
}

/* What was reserved in another place stays there, also when this store has another one since. */
static gboolean
refuse_elsewhere (PosRun *run, PosOrderLine *line, GError **error)
{
  const char *id = pos_text_or (line->location, "");
  PosWarehouse *place = pos_config_get (run->reg->config, POS_TYPE_WAREHOUSE, id);

  if (line->intent != POS_INTENT_SHIP)
    return pos_refuse (
        "not-here", "The line is neither picked up here nor shipped from here", error);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <'ships-elsewhere'>, 'item': <%s>, "
                                              "'location': <%s>, 'place': <%s>}",
                                              pos_text_or (line->item, ""),
                                              id,
                                              place ? pos_text_or (place->name, id) : id),
                        "The line ships from %s",
                        id);
}

/* What its place does not deliver anybody may give to another one: customer-orders.md §7.5. */
static gboolean
is_given_back (PosRun *run, PosOrderLine *line)
{
  return line->intent == POS_INTENT_SHIP && line->rejected.micro > 0 &&
         g_str_equal (run->operation->key, "fulfill.line_reassign");
}

static gboolean
read_part (PosRun *run, json_t *json, PosWorkPart *part, GError **error)
{
  const char *line = json_string_value (json_object_get (json, "line"));
  const char *quantity = json_string_value (json_object_get (json, "quantity"));
  PosId id;

  part->order = find_order (run, get_order_name (run, json), error);
  if (!part->order || !pos_id_parse (line, &id, error))
    return FALSE;
  part->line = pos_order_find_line (part->order, &id);
  if (!part->line)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_NOT_FOUND,
                          g_variant_new_parsed ("{'line': <%s>}", line),
                          "The order has no such line");
  if (!pos_order_rules_is_here (part->order, part->line, run->reg->store) &&
      !is_given_back (run, part->line))
    return refuse_elsewhere (run, part->line, error);
  part->quantity.micro = 0;
  if (quantity && !pos_micro_parse (quantity, &part->quantity.micro, error))
    return FALSE;
  /* Nothing is not "all there is". */
  return !quantity || part->quantity.micro > 0 ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_QUANTITY,
                        g_variant_new_parsed ("{'item': <%s>}", part->line->item),
                        "Say more than nothing");
}

GArray *
pos_work_read (PosRun *run, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, TRUE, sizeof (PosWorkPart));
  g_autoptr (json_t) list = pos_run_dup_json (run, "lines", error);
  gsize index;
  json_t *json;

  if (!list)
    return NULL;
  g_array_set_clear_func (parts, part_clear);
  json_array_foreach (list, index, json)
  {
    PosWorkPart part = {0};

    if (!read_part (run, json, &part, error))
      return NULL;
    part.said = json_incref (json);
    g_array_append_val (parts, part);
  }
  if (parts->len == 0) {
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_NO_SELECTION,
                   g_variant_new_parsed ("{'reason': <'work'>}"),
                   "No line is chosen");
    return NULL;
  }
  return g_steal_pointer (&parts);
}

gboolean
pos_work_check_together (GArray *parts, gboolean one_mode, GError **error)
{
  PosWorkPart *first = &g_array_index (parts, PosWorkPart, 0);

  for (guint i = 1; i < parts->len; i++) {
    PosWorkPart *part = &g_array_index (parts, PosWorkPart, i);

    if (part->order != first->order)
      return pos_refuse ("lines-of-one-order", "One order at a time", error);
    if (one_mode && g_strcmp0 (part->line->mode, first->line->mode) != 0)
      return pos_refuse ("one-mode", "A parcel has one delivery mode", error);
  }
  return TRUE;
}

/* The pieces that @step, which was taken, is about, in the order in which they leave. */
static PosSerialsPlace
find_pieces (PosWorkPart *part, PosLineStep step)
{
  PosOrderLine *line = part->line;
  guint left = pos_line_serials_get_left (line).count;
  guint packed = left + (guint)(line->packed.micro / POS_SCALE);
  guint picked = packed + (guint)(line->picked.micro / POS_SCALE);
  guint count = (guint)(part->quantity.micro / POS_SCALE);

  if (step == POS_STEP_SHIP)
    return (PosSerialsPlace){{left, count}, left};
  if (step == POS_STEP_PICK)
    return (PosSerialsPlace){{picked - count, count}, picked - count};
  if (step == POS_STEP_PACK)
    return (PosSerialsPlace){{packed - count, count}, packed - count};
  /* Of what is put back it may be any. */
  if (step == POS_STEP_UNPICK)
    return (PosSerialsPlace){{picked, count}, packed};
  if (step == POS_STEP_UNPACK)
    return (PosSerialsPlace){{packed, count}, left};
  count = pos_line_serials_get_all (line).count;
  return (PosSerialsPlace){{picked, count > picked ? count - picked : 0}, picked};
}

/* The batches of what a step takes; of other steps nobody says any. */
static gboolean
take_batches (PosWorkPart *part, PosLineStep step, GError **error)
{
  if (step == POS_STEP_SHIP)
    return pos_batches_take (part->line, part->said, part->quantity, POS_BATCHES_LEAVE, error);
  return (step != POS_STEP_PICK && step != POS_STEP_PACK) ||
         pos_batches_take (part->line, part->said, part->quantity, POS_BATCHES_PUT_ASIDE, error);
}

/* What is done says since when: the ledger knows when it left. */
static void
say_when_it_left (PosWorkPart *part, GError *error)
{
  const char *rule = NULL;
  gint64 at = 0;

  POS_LIST_FOREACH (PosLedgerEntry, entry, part->order->ledger)
  if (entry->kind == POS_ENTRY_INVOICED && pos_id_equal (&entry->line, &part->line->id))
    at = entry->at;
  if (at == 0 || !pos_error_get_details (error) ||
      !g_variant_lookup (pos_error_get_details (error), "rule", "&s", &rule) ||
      !g_str_equal (rule, "closed"))
    return;
  g_autofree char *text = pos_instant_to_text (at);
  pos_error_add_detail (error, "since", g_variant_new_string (text));
}

static gboolean
take (PosWorkPart *part, PosLineStep step, PosStepBy by, GError **error)
{
  GError *refusal = NULL;

  if (pos_line_step_take (step, part->line, part->quantity, by, &refusal))
    return TRUE;
  say_when_it_left (part, refusal);
  g_propagate_error (error, refusal);
  return FALSE;
}

gboolean
pos_work_take (PosRun *run, GArray *parts, PosLineStep step, const char *reason, GError **error)
{
  PosStepBy by = {run->reg->worker->id, run->started_at, reason};

  for (guint i = 0; i < parts->len; i++) {
    PosWorkPart *part = &g_array_index (parts, PosWorkPart, i);
    PosQuantity most = pos_line_step_get_most (step, part->line);

    if (part->quantity.micro == 0)
      part->quantity = most;
    if (!pos_item_check_part (run->reg, part->line, part->quantity, most, error) ||
        !take (part, step, by, error) ||
        !pos_serials_take (
            run, part->order, part->line, part->said, find_pieces (part, step), error) ||
        !take_batches (part, step, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_whole (PosWorkPart *part)
{
  return part->quantity.micro == pos_line_step_get_most (POS_STEP_REASSIGN, part->line).micro &&
         part->quantity.micro == pos_order_line_get_quantity (part->line).micro;
}

/* What was rejected goes first. */
static PosOrderLine *
split (PosRun *run, PosWorkPart *part)
{
  PosQuantity rejected = {MIN (part->line->rejected.micro, part->quantity.micro)};

  return pos_fulfillment_split (
      part->order, part->line, part->quantity, rejected, run->reg->context);
}

/* A part goes elsewhere as a line of its own. */
gboolean
pos_work_move (PosRun *run, PosWorkPart *part, const PosDeliverySource *source, GError **error)
{
  PosStepBy by = {run->reg->worker->id, run->started_at, NULL};

  if (!is_whole (part))
    part->line = split (run, part);
  if (!pos_line_step_take (POS_STEP_REASSIGN, part->line, part->quantity, by, error))
    return FALSE;
  pos_text_set (&part->line->location, source->warehouse);
  pos_text_set (&part->line->shipping_store, source->store);
  return TRUE;
}

static json_t *
describe (PosWorkPart *part)
{
  g_autofree char *order = pos_id_dup_text (&part->order->id);
  g_autofree char *line = pos_id_dup_text (&part->line->id);
  g_autofree char *quantity = pos_micro_to_text (part->quantity.micro, 0);
  const char *status = pos_line_status_get_nick (pos_order_line_get_status (part->line));

  return json_pack ("{s:s, s:s, s:s, s:s, s:s}",
                    "order",
                    order,
                    "order_status",
                    pos_order_status_get_nick (part->order->status),
                    "line",
                    line,
                    "quantity",
                    quantity,
                    "status",
                    status);
}

void
pos_work_answer (PosRun *run, GArray *parts)
{
  json_t *list = json_array ();

  for (guint i = 0; i < parts->len; i++)
    json_array_append_new (list, describe (&g_array_index (parts, PosWorkPart, i)));
  pos_run_answer_json (run, "lines", list);
}

static const PosParam work_members[] = {
    {"order", POS_PARAM_TEXT, FALSE, "the argument “order”", "the line's order", NULL},
    {"line", POS_PARAM_ID, TRUE, NULL, "the line", NULL},
    {"quantity", POS_PARAM_QUANTITY, FALSE, "all that there is for it", "how much of it", NULL},
    POS_SERIALS_OF_PART,
    POS_BATCHES_OF_PART,
    {NULL},
};

const PosParts pos_work_parts[] = {
    {"lines", work_members},
    {"lines.batches", pos_batches_members},
    {NULL},
};
