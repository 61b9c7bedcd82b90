/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-line-steps.c — the table of states and steps, and the quantities each step moves. */
#include "model/pos-line-steps.h"
#include "base/pos-date.h"
#include "base/pos-error.h"

/* One row per step: whether it may be taken while the line waits to be accepted, once it is
 * accepted (picked, packed or gone in part, too), and when it was rejected.  %NULL allows; else the
 * rule that forbids.  @lack: the rule when there is no quantity for it. */
static const struct {
  const char *nick, *pending, *accepted, *rejected, *lack;
} steps[POS_N_STEPS] = {
    [POS_STEP_ACCEPT] = {"accept", NULL, "accepted", "rejected", "nothing-left"},
    [POS_STEP_REJECT] = {"reject", NULL, NULL, "rejected", "nothing-left"},
    [POS_STEP_PICKING] = {"picking", "not-accepted", NULL, "rejected", "nothing-left"},
    [POS_STEP_PICK] = {"pick", "not-accepted", NULL, "rejected", "nothing-left"},
    [POS_STEP_PACK] = {"pack", "not-accepted", NULL, "rejected", "nothing-left"},
    [POS_STEP_SHIP] = {"ship", "not-accepted", NULL, "rejected", "nothing-left"},
    [POS_STEP_HAND_OVER] = {"hand-over", NULL, NULL, "rejected", "nothing-left"},
    [POS_STEP_UNPICK] = {"unpick", "not-accepted", NULL, "rejected", "not-picked"},
    [POS_STEP_UNPACK] = {"unpack", "not-accepted", NULL, "rejected", "not-packed"},
    [POS_STEP_REASSIGN] = {"reassign", NULL, NULL, NULL, "nothing-left"},
};

/* For logs and scripts; the screen has its own sentences for the same rules. */
static const struct {
  const char *rule, *words;
} reasons[] = {
    {"not-saved", "is in no saved order"},
    {"closed", "has nothing open any more"},
    {"rejected", "was rejected"},
    {"not-accepted", "has to be accepted first"},
    {"accepted", "was accepted already"},
    {"nothing-left", "has nothing left for this"},
    {"picked-already", "waits to be packed: it is picked"},
    {"packed-already", "waits for the carrier: it is packed"},
    {"ready-already", "waits for its customer: it is packed"},
    {"not-picked", "has nothing picked"},
    {"not-packed", "has nothing packed"},
    {"not-shipped", "is picked up, not shipped"},
    {"electronic", "goes by e-mail: nothing of it is picked, packed or sent from elsewhere"},
    {"not-picked-up", "is not picked up in a store"},
};

const char *
pos_line_step_get_nick (PosLineStep step)
{
  return steps[step].nick;
}

PosQuantity
pos_order_line_get_untouched (PosOrderLine *self)
{
  gint64 rest = pos_order_line_get_open (self).micro - self->picked.micro - self->packed.micro -
                self->rejected.micro;

  return (PosQuantity){MAX (rest, 0)};
}

PosQuantity
pos_line_step_get_most (PosLineStep step, PosOrderLine *line)
{
  PosQuantity untouched = pos_order_line_get_untouched (line);

  switch (step) {
  case POS_STEP_PACK:
    return (PosQuantity){line->picked.micro + untouched.micro};
  case POS_STEP_SHIP:
  case POS_STEP_HAND_OVER:
    return (PosQuantity){line->packed.micro + line->picked.micro + untouched.micro};
  case POS_STEP_UNPICK:
    return line->picked;
  case POS_STEP_UNPACK:
    return line->packed;
  case POS_STEP_REASSIGN:
    return line->rejected.micro > 0 ? line->rejected : untouched;
  case POS_STEP_ACCEPT:
  case POS_STEP_REJECT:
  case POS_STEP_PICKING:
  case POS_STEP_PICK:
  default:
    return untouched;
  }
}

/* Since when it is as far as @rule says; 0: no rule of that kind, or nobody wrote it down. */
static gint64
get_since (PosOrderLine *line, const char *rule)
{
  if (g_str_equal (rule, "picked-already"))
    return line->picked_at;
  return g_str_equal (rule, "packed-already") || g_str_equal (rule, "ready-already")
             ? line->packed_at
             : 0;
}

static gboolean
refuse (PosOrderLine *line, const char *rule, GError **error)
{
  gint64 since = get_since (line, rule);
  g_autofree char *text = since ? pos_instant_to_text (since) : NULL;
  g_autofree char *words = text ? g_strconcat (" since ", text, NULL) : NULL;
  GVariantDict details;
  guint i = 0;

  while (g_strcmp0 (reasons[i].rule, rule) != 0)
    i++;
  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "rule", "s", rule);
  g_variant_dict_insert (&details, "item", "s", pos_text_or (line->item, ""));
  if (text)
    g_variant_dict_insert (&details, "since", "s", text);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_dict_end (&details),
                        "%s %s%s",
                        line->item,
                        reasons[i].words,
                        pos_text_or (words, ""));
}

static const char *
judge_status (PosLineStep step, PosLineStatus status)
{
  switch (status) {
  case POS_LINE_STATUS_CART:
    return "not-saved";
  case POS_LINE_STATUS_CANCELLED:
  case POS_LINE_STATUS_INVOICED:
    return "closed";
  case POS_LINE_STATUS_REJECTED:
    return steps[step].rejected;
  case POS_LINE_STATUS_PENDING:
    return steps[step].pending;
  case POS_LINE_STATUS_PARTIALLY_INVOICED:
  case POS_LINE_STATUS_PACKED:
  case POS_LINE_STATUS_PARTIALLY_PACKED:
  case POS_LINE_STATUS_PICKED:
  case POS_LINE_STATUS_PARTIALLY_PICKED:
  case POS_LINE_STATUS_PICKING:
  case POS_LINE_STATUS_ACCEPTED:
  default:
    return steps[step].accepted;
  }
}

/* What has no place and no parcel only leaves. */
static gboolean
suits_electronic (PosLineStep step)
{
  return step == POS_STEP_SHIP || step == POS_STEP_HAND_OVER;
}

/* Who does a second time what was done says so, and hears since when it is and what it waits for:
 * it may have been somebody else, or a tap whose answer was not seen. */
static const char *
judge_lack (PosLineStep step, PosOrderLine *line)
{
  gboolean forward = step == POS_STEP_PICKING || step == POS_STEP_PICK || step == POS_STEP_PACK;

  if (forward && line->picked.micro > 0)
    return "picked-already";
  if (forward && line->packed.micro > 0)
    return line->intent == POS_INTENT_PICK_UP ? "ready-already" : "packed-already";
  return steps[step].lack;
}

static const char *
judge (PosLineStep step, PosOrderLine *line)
{
  const char *rule = judge_status (step, pos_order_line_get_status (line));

  if (rule)
    return rule;
  if (line->intent == POS_INTENT_ELECTRONIC && !suits_electronic (step))
    return "electronic";
  if (step == POS_STEP_SHIP && line->intent != POS_INTENT_SHIP &&
      line->intent != POS_INTENT_ELECTRONIC)
    return "not-shipped";
  if (step == POS_STEP_HAND_OVER && line->intent != POS_INTENT_PICK_UP)
    return "not-picked-up";
  return pos_line_step_get_most (step, line).micro > 0 ? NULL : judge_lack (step, line);
}

gboolean
pos_line_step_check (PosLineStep step, PosOrderLine *line, GError **error)
{
  const char *rule = judge (step, line);

  return rule ? refuse (line, rule, error) : TRUE;
}

/* U6. */
static gboolean
set_picking (PosOrderLine *line, PosStepBy by, GError **error)
{
  if (line->picking_by && g_strcmp0 (line->picking_by, by.worker) != 0)
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_STATUS,
        g_variant_new_parsed (
            "{'rule': <'picking'>, 'item': <%s>, 'worker': <%s>}", line->item, line->picking_by),
        "%s picks %s already",
        line->picking_by,
        line->item);
  pos_text_set (&line->picking_by, by.worker);
  line->picking_at = by.at;
  return TRUE;
}

static void
stop_picking (PosOrderLine *line)
{
  pos_text_set (&line->picking_by, NULL);
  line->picking_at = 0;
}

void
pos_order_line_settle_rejection (PosOrderLine *self)
{
  gboolean whole =
      self->rejected.micro > 0 && self->rejected.micro == pos_order_line_get_open (self).micro;

  if (whole)
    self->accept_state = POS_ACCEPT_REJECTED;
  else if (self->accept_state == POS_ACCEPT_REJECTED)
    self->accept_state = POS_ACCEPT_ACCEPTED;
}

static void
reject (PosOrderLine *line, PosQuantity quantity, const char *reason)
{
  line->rejected.micro += quantity.micro;
  pos_text_set (&line->reject_reason, reason);
  if (pos_order_line_get_untouched (line).micro == 0)
    stop_picking (line);
  pos_order_line_settle_rejection (line);
}

/* When there is nothing picked, or packed, there is no time at which it was. */
static void
note_times (PosOrderLine *line, gint64 picked_at, gint64 packed_at)
{
  line->picked_at = line->picked.micro > 0 ? picked_at : 0;
  line->packed_at = line->packed.micro > 0 ? packed_at : 0;
}

void
pos_order_line_settle_times (PosOrderLine *self)
{
  note_times (self, self->picked_at, self->packed_at);
}

static void
pick (PosOrderLine *line, PosQuantity quantity, gint64 at)
{
  line->picked.micro += quantity.micro;
  note_times (line, at, line->packed_at);
  if (pos_order_line_get_untouched (line).micro == 0)
    stop_picking (line);
}

/* What was picked goes into the parcel first. */
static void
pack (PosOrderLine *line, PosQuantity quantity, gint64 at)
{
  line->picked.micro -= MIN (line->picked.micro, quantity.micro);
  line->packed.micro += quantity.micro;
  note_times (line, line->picked_at, at);
  if (pos_order_line_get_untouched (line).micro == 0)
    stop_picking (line);
}

static void
unpick (PosOrderLine *line, PosQuantity quantity)
{
  line->picked.micro -= quantity.micro;
  pos_order_line_settle_times (line);
  stop_picking (line);
}

static void
unpack (PosOrderLine *line, PosQuantity quantity, gint64 at)
{
  line->packed.micro -= quantity.micro;
  line->picked.micro += quantity.micro;
  note_times (line, at, line->packed_at);
  /* The slip is void: another one is printed when the parcel is packed again. */
  pos_text_set (&line->packing_slip, NULL);
}

static void
start_again (PosOrderLine *line)
{
  line->rejected.micro = 0;
  line->accept_state = POS_ACCEPT_NONE;
  pos_text_set (&line->reject_reason, NULL);
  stop_picking (line);
}

static gboolean
check_quantity (PosLineStep step, PosOrderLine *line, PosQuantity quantity, GError **error)
{
  gint64 most = pos_line_step_get_most (step, line).micro;
  g_autofree char *text = pos_micro_to_text (most, 0);

  if (quantity.micro > 0 && quantity.micro <= most)
    return TRUE;
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_QUANTITY,
      g_variant_new_parsed ("{'item': <%s>, 'maximum_micro': <%x>}", line->item, most),
      "Of %s more than nothing and at most %s",
      line->item,
      text);
}

gboolean
pos_line_step_take (
    PosLineStep step, PosOrderLine *line, PosQuantity quantity, PosStepBy by, GError **error)
{
  if (!pos_line_step_check (step, line, error))
    return FALSE;
  if (step == POS_STEP_PICKING)
    return set_picking (line, by, error);
  if (step != POS_STEP_ACCEPT && !check_quantity (step, line, quantity, error))
    return FALSE;

  switch (step) {
  case POS_STEP_ACCEPT:
    line->accept_state = POS_ACCEPT_ACCEPTED;
    break;
  case POS_STEP_REJECT:
    reject (line, quantity, by.reason);
    break;
  case POS_STEP_PICK:
    pick (line, quantity, by.at);
    break;
  case POS_STEP_PACK:
    pack (line, quantity, by.at);
    break;
  case POS_STEP_SHIP:
  case POS_STEP_HAND_OVER:
    line->hand_over = quantity;
    break;
  case POS_STEP_UNPICK:
    unpick (line, quantity);
    break;
  case POS_STEP_UNPACK:
    unpack (line, quantity, by.at);
    break;
  case POS_STEP_REASSIGN:
    start_again (line);
    break;
  case POS_STEP_PICKING:
  default:
    g_assert_not_reached ();
  }
  return TRUE;
}

gboolean
pos_order_line_put_back (PosOrderLine *self, PosQuantity quantity, GError **error)
{
  if (self->rejected.micro == 0)
    return refuse (self, "nothing-left", error);
  if (!check_quantity (POS_STEP_REASSIGN, self, quantity, error))
    return FALSE;
  self->rejected.micro -= quantity.micro;
  if (self->rejected.micro == 0)
    pos_text_set (&self->reject_reason, NULL);
  if (self->accept_state == POS_ACCEPT_REJECTED)
    self->accept_state = POS_ACCEPT_NONE;
  return TRUE;
}
