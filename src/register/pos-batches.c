/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-batches.c — see the header. */
#include "register/pos-batches.h"
#include "base/pos-error.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "register/pos-serials.h"

/* --- What somebody said --- */

static gboolean
refuse_excess (PosOrderLine *line, PosQuantity most, GError **error)
{
  g_autofree char *text = pos_micro_to_text (most.micro, 0);

  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_PRODUCT,
      g_variant_new_parsed ("{'reason': <'batch-exceeds'>, 'item': <%s>, 'maximum_micro': <%x>}",
                            line->item,
                            most.micro),
      "Batches of %s: more than nothing each, and together at most %s",
      line->item,
      text);
}

static void
append (PosList *given, const char *name, PosQuantity quantity)
{
  g_autoptr (PosLineBatch) batch = g_object_new (POS_TYPE_LINE_BATCH, NULL);

  pos_text_set (&batch->batch, name);
  batch->quantity = quantity;
  pos_list_append (given, batch);
}

static gboolean
refuse_name (GError **error)
{
  return pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_RANGE,
                        g_variant_new_parsed ("{'argument': <'batches'>, 'member': <'batch'>}"),
                        "A batch number is a text of one line, and not empty");
}

/* A number that nobody can read on a label says as little as none. */
static gboolean
check_name (char *name, GError **error)
{
  gboolean seen = FALSE;

  g_strstrip (name);
  for (const char *at = name; *at; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (g_unichar_iscntrl (letter))
      return refuse_name (error);
    seen |= g_unichar_isgraph (letter);
  }
  return seen || refuse_name (error);
}

static gboolean
read_each (PosOrderLine *line, json_t *list, PosList *given, PosQuantity most, GError **error)
{
  gint64 left = most.micro;
  gsize index;
  json_t *json;

  json_array_foreach (list, index, json)
  {
    g_autoptr (PosLineBatch) batch = g_object_new (POS_TYPE_LINE_BATCH, NULL);

    if (!pos_record_read_json (batch, json, 0, error) || !check_name (batch->batch, error))
      return FALSE;
    if (batch->quantity.micro <= 0 || batch->quantity.micro > left)
      return refuse_excess (line, most, error);
    left -= batch->quantity.micro;
    pos_list_append (given, batch);
  }
  return TRUE;
}

/* What has no batch yet; where each piece has one they are all said anew. */
static PosQuantity
get_unsaid (PosOrderLine *line, PosQuantity quantity)
{
  gint64 room = pos_line_batches_get_most (line).micro - pos_line_batches_get_sum (line).micro;

  return room > 0 && room < quantity.micro ? (PosQuantity){room} : quantity;
}

static gboolean
refuse_both (GError **error)
{
  return pos_set_error (error,
                        POS_CALL_ERROR,
                        POS_CALL_ERROR_CONTRADICTION,
                        g_variant_new_parsed ("{'argument': <'batches'>, 'other': <'batch'>}"),
                        "A line takes either “batch” or “batches”");
}

const PosParam pos_batches_members[] = {
    {"batch", POS_PARAM_TEXT, TRUE, NULL, "the batch number", NULL},
    {"quantity", POS_PARAM_QUANTITY, TRUE, NULL, "how much is of it", NULL},
    {NULL},
};

gboolean
pos_batches_take (
    PosOrderLine *line, json_t *part, PosQuantity quantity, PosBatchesStep step, GError **error)
{
  const char *typed = json_string_value (json_object_get (part, "batch"));
  json_t *list = json_object_get (part, "batches");
  g_autofree char *name = g_strstrip (g_strdup (pos_text_or (typed, "")));
  g_autoptr (PosList) given = pos_list_new (POS_TYPE_LINE_BATCH);

  if (!*name && json_array_size (list) == 0)
    return TRUE;
  if (*name && json_array_size (list) > 0)
    return refuse_both (error);
  if (*name && !check_name (name, error))
    return FALSE;
  if (!line->batch_tracked)
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_PRODUCT,
        g_variant_new_parsed ("{'reason': <'no-batch'>, 'item': <%s>}", line->item),
        "%s has no batch numbers",
        line->item);
  if (quantity.micro <= 0)
    return refuse_excess (line, quantity, error);
  if (*name)
    append (given, name, get_unsaid (line, quantity));
  else if (!read_each (line, list, given, quantity, error))
    return FALSE;
  pos_line_batches_put (line, given, step);
  return TRUE;
}

/* --- What has to be known --- */

/* §2.5: it may leave below zero, and nothing of it lay there before this line took it. */
static gboolean
leaves_below_zero (PosRegister *self, PosOrderLine *line)
{
  const char *place = pos_text_or (line->location, self->store->warehouse);
  PosWarehouse *warehouse = pos_config_get (self->config, POS_TYPE_WAREHOUSE, place);
  g_autoptr (PosProduct) product = pos_quick_find_product (self, line->item, NULL);
  g_autoptr (PosStock) stock = NULL;

  if (!(warehouse && warehouse->negative_stock) && !(product && product->negative_stock))
    return FALSE;
  stock = place ? pos_quick_get_stock (self, line->item, place, NULL) : NULL;
  return !stock || stock->on_hand.micro + line->picked.micro + line->packed.micro <= 0;
}

/* What ships is asked about where it was begun: there is no other step to offer. */
static gboolean
refuse_unsaid (PosOrderLine *line, PosQuantity missing, GError **error)
{
  gboolean parcel = line->intent == POS_INTENT_SHIP;
  g_autofree char *id = pos_id_dup_text (&line->id);
  g_auto (GVariantDict) details;

  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "reason", "s", parcel ? "batch-of-parcel" : "batch-missing");
  g_variant_dict_insert (&details, "item", "s", line->item);
  g_variant_dict_insert (&details, "line", "s", id);
  g_variant_dict_insert (&details, "missing_micro", "x", missing.micro);
  if (!parcel)
    g_variant_dict_insert (&details, "next", "s", "line.batch");
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_PRODUCT,
                        g_variant_dict_end (&details),
                        "%s leaves with its batch number: say it as \"batch\" with %s",
                        line->item,
                        parcel ? "fulfill.line_ship" : "line.batch");
}

gboolean
pos_batches_check_leaving (PosRegister *self, PosOrderLine *line, GError **error)
{
  PosQuantity missing = pos_line_batches_get_missing (line);
  const char *batch = pos_config_get_parameters (self->config)->default_batch;

  if (missing.micro == 0)
    return TRUE;
  if (batch && leaves_below_zero (self, line)) {
    pos_line_batches_add (line, batch, missing);
    return TRUE;
  }
  return refuse_unsaid (line, missing, error);
}

gboolean
pos_batches_check_cart (PosRegister *self, PosOrder *cart, GError **error)
{
  POS_LIST_FOREACH (PosOrderLine, line, cart->lines)
  if (pos_serials_leaves (cart, line) && !pos_batches_check_leaving (self, line, error))
    return FALSE;
  return TRUE;
}

/* --- In words --- */

/* Of how much there is of the batch of @first, from there on; 0 where it was named before. */
static gint64
sum_batch (PosList *batches, guint index)
{
  PosLineBatch *first = pos_list_peek (batches, index);
  gint64 sum = 0;

  for (guint i = 0; i < pos_list_size (batches); i++) {
    PosLineBatch *each = pos_list_peek (batches, i);

    if (g_strcmp0 (each->batch, first->batch) != 0)
      continue;
    if (i < index)
      return 0;
    sum += each->quantity.micro;
  }
  return sum;
}

char *
pos_batches_dup_text (PosList *batches, PosFormat *format)
{
  g_autoptr (GString) text = g_string_new (NULL);
  PosLineBatch *first = pos_list_peek (batches, 0);
  guint named = 0;

  for (guint i = 0; i < pos_list_size (batches); i++) {
    PosLineBatch *each = pos_list_peek (batches, i);
    gint64 sum = sum_batch (batches, i);
    g_autofree char *count = pos_format_quantity (format, (PosQuantity){sum});

    if (sum == 0)
      continue;
    g_string_append_printf (text, "%s%s × %s", named++ > 0 ? ", " : "", count, each->batch);
  }
  if (named == 0)
    return NULL;
  return named == 1 ? g_strdup (first->batch) : g_string_free (g_steal_pointer (&text), FALSE);
}
