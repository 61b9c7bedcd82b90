/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-delivery.c — see the header. */
#include "ui/recall/pos-recall-delivery.h"

#include "model/pos-line-words.h"
#include "model/pos-store-place.h"
#include "register/pos-batches.h"
#include "register/pos-serials.h"
#include "ui/common/pos-look.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-recall-words.h"
#include "ui/shell/pos-intent-look.h"
#include "ui/shell/pos-store-text.h"

/* --- Which lines belong together --- */

static gboolean
is_done (PosOrderLine *line)
{
  return pos_order_line_get_open (line).micro <= 0;
}

/* Nothing said is carried out: a plain sale. */
static PosIntent
get_intent (PosOrderLine *line)
{
  return line->intent == POS_INTENT_NONE ? POS_INTENT_CARRY_OUT : (PosIntent)line->intent;
}

static gboolean
belong_together (PosOrderLine *a, PosOrderLine *b)
{
  if (pos_order_line_is_active (a) != pos_order_line_is_active (b))
    return FALSE;
  /* What was given up goes nowhere. */
  if (!pos_order_line_is_active (a))
    return TRUE;
  if (get_intent (a) != get_intent (b) || is_done (a) != is_done (b) ||
      pos_order_line_is_return (a) != pos_order_line_is_return (b))
    return FALSE;
  if (get_intent (a) == POS_INTENT_CARRY_OUT)
    return TRUE;
  return a->date.julian == b->date.julian && !g_strcmp0 (a->location, b->location) &&
         !g_strcmp0 (a->store, b->store) && !g_strcmp0 (a->locker, b->locker) &&
         !g_strcmp0 (a->mode, b->mode) && !g_strcmp0 (a->slot, b->slot) &&
         !g_strcmp0 (a->address, b->address) && !g_strcmp0 (a->collector, b->collector);
}

/* --- Words --- */

/* When the last of @line was invoiced; 0: never. */
static gint64
get_invoiced_at (PosOrder *order, PosOrderLine *line)
{
  gint64 at = 0;

  POS_LIST_FOREACH (PosLedgerEntry, entry, order->ledger)
  if (entry->kind == POS_ENTRY_INVOICED && pos_id_equal (&entry->line, &line->id))
    at = MAX (at, entry->at);
  return at;
}

static const char *
get_place (PosShell *shell, PosOrderLine *line)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosStore *store = line->store ? pos_config_get (config, POS_TYPE_STORE, line->store) : NULL;
  PosWarehouse *warehouse =
      line->location ? pos_config_get (config, POS_TYPE_WAREHOUSE, line->location) : NULL;

  if (get_intent (line) == POS_INTENT_PICK_UP && store)
    return pos_store_get_pickup_name (store, line->locker);
  return warehouse ? warehouse->name : pos_text_or (line->store, pos_text_or (line->location, "–"));
}

/* The day on which it left, else the day on which it should. */
static char *
dup_day (PosShell *shell, PosOrder *order, PosOrderLine *line)
{
  PosFormat *format = pos_shell_get_format (shell);
  gint64 at = is_done (line) ? get_invoiced_at (order, line) : 0;

  if (at)
    return pos_format_day (format, pos_register_get_day (pos_shell_get_register (shell), at));
  return line->date.julian ? pos_format_date_short (format, line->date) : NULL;
}

char *
pos_recall_dup_place_and_day (PosShell *shell, PosOrder *order, PosOrderLine *line)
{
  const char *place = get_place (shell, line);
  g_autofree char *day = dup_day (shell, order, line);

  /* TRANSLATORS: %1$s is a warehouse or store, %2$s a day: "DC Tilburg, Wed 20 May" */
  return day ? g_strdup_printf (_ ("%1$s, %2$s"), place, day) : g_strdup (place);
}

static char *
dup_ship_heading (const char *place, const char *day, gboolean done)
{
  if (!day)
    return g_strdup_printf (done ? _ ("Shipped from %s") : _ ("Ships from %s"), place);
  /* TRANSLATORS: %1$s is a day, %2$s a warehouse: "Shipped 7 May from DC Tilburg" */
  return g_strdup_printf (done ? _ ("Shipped %1$s from %2$s")
                               /* TRANSLATORS: %1$s is a day, %2$s a warehouse */
                               : _ ("Ships %1$s from %2$s"),
                          day,
                          place);
}

static char *
dup_pick_up_heading (const char *place, const char *day, gboolean done)
{
  if (!day)
    return g_strdup_printf (done ? _ ("Picked up at %s") : _ ("Pick up at %s"), place);
  /* TRANSLATORS: %1$s is a day, %2$s a store: "Picked up 7 May at Utrecht Centrum" */
  return g_strdup_printf (done ? _ ("Picked up %1$s at %2$s")
                               /* TRANSLATORS: %1$s is a day, %2$s a store */
                               : _ ("Pick up %1$s at %2$s"),
                          day,
                          place);
}

static char *
dup_heading (PosShell *shell, PosOrder *order, PosOrderLine *line)
{
  const char *place = get_place (shell, line);
  g_autofree char *day = dup_day (shell, order, line);

  if (!pos_order_line_is_active (line))
    return g_strdup (_ ("Cancelled"));
  if (pos_order_line_is_return (line))
    /* TRANSLATORS: %s is a day: "Came back 7 May" */
    return day ? g_strdup_printf (_ ("Came back %s"), day) : g_strdup (_ ("Came back"));
  switch (get_intent (line)) {
  case POS_INTENT_SHIP:
    return dup_ship_heading (place, day, is_done (line));
  case POS_INTENT_PICK_UP:
    return dup_pick_up_heading (place, day, is_done (line));
  case POS_INTENT_ELECTRONIC:
    return g_strdup (is_done (line) ? _ ("Sent electronically")
                                    : _ ("Will be sent electronically"));
  case POS_INTENT_CARRY_OUT:
  case POS_INTENT_NONE:
  default:
    if (!is_done (line))
      return g_strdup (C_ ("delivery intent", "Carry out"));
    return day ? g_strdup_printf (_ ("Carried out %s"), day) : g_strdup (_ ("Carried out"));
  }
}

static void
add_fact (GString *facts, const char *fact)
{
  if (!fact || !*fact)
    return;
  /* TRANSLATORS: facts about a delivery, one after the other: "Standard delivery · Oudegracht 214"
   */
  g_autofree char *both =
      facts->len ? g_strdup_printf (_ ("%1$s · %2$s"), facts->str, fact) : g_strdup (fact);
  g_string_assign (facts, both);
}

static void
add_address (GString *facts, PosAddress *address)
{
  if (!address)
    return;
  add_fact (facts, address->street);
  g_autofree char *town =
      g_strjoin (" ", pos_text_or (address->postcode, ""), pos_text_or (address->city, ""), NULL);
  add_fact (facts, g_strstrip (town));
}

static char *
dup_facts (PosShell *shell, PosOrder *order, PosOrderLine *line)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosDeliveryMode *mode =
      line->mode ? pos_config_get (config, POS_TYPE_DELIVERY_MODE, line->mode) : NULL;
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *slot =
      line->slot ? pos_format_slot (pos_shell_get_format (shell), line->slot) : NULL;

  /* How it should leave is of no more interest when it has left. */
  if (!pos_order_line_is_active (line) || is_done (line) || !pos_order_line_is_deferred (line))
    return NULL;
  add_fact (facts, slot);
  add_fact (facts, mode ? pos_l10n_get (mode->name, pos_shell_get_language (shell)) : line->mode);
  if (line->intent == POS_INTENT_SHIP)
    add_address (facts, pos_order_find_address (order, line->address));
  if (line->collector) {
    /* TRANSLATORS: %s is the name of the person who picks an order up for somebody else */
    g_autofree char *who = g_strdup_printf (_ ("collected by %s"), line->collector);
    add_fact (facts, who);
  }
  return facts->len ? g_string_free (g_steal_pointer (&facts), FALSE) : NULL;
}

/* --- Groups --- */

static void
group_free (gpointer data)
{
  PosRecallGroup *group = data;

  g_free (group->heading);
  g_free (group->facts);
  g_ptr_array_unref (group->lines);
  g_free (group);
}

static void
dress (PosRecallGroup *group, PosOrderLine *line)
{
  PosIntent intent = get_intent (line);
  PosLookIntent look = pos_intent_get_look (intent);

  group->icon = pos_look_intent_get_icon (look);
  group->color = look == POS_LOOK_INTENT_SHIP   ? "c-ship"
                 : look == POS_LOOK_INTENT_PICK ? "c-pick"
                                                : "c-carry";
  if (intent == POS_INTENT_ELECTRONIC)
    group->icon = "pos-mail-symbolic";
  if (pos_order_line_is_return (line))
    group->icon = "pos-return-symbolic";
  if (!pos_order_line_is_active (line)) {
    group->icon = "pos-st-x-symbolic";
    group->color = "c-danger";
  }
}

static PosRecallGroup *
find_group (GPtrArray *groups, PosOrderLine *line)
{
  for (guint i = 0; i < groups->len; i++) {
    PosRecallGroup *group = groups->pdata[i];
    if (belong_together (group->lines->pdata[0], line))
      return group;
  }
  return NULL;
}

GPtrArray *
pos_recall_group_lines (PosShell *shell, PosOrder *order)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    PosRecallGroup *group = line->voided ? NULL : find_group (groups, line);

    if (line->voided)
      continue;
    if (!group) {
      group = g_new0 (PosRecallGroup, 1);
      group->heading = dup_heading (shell, order, line);
      group->facts = dup_facts (shell, order, line);
      group->lines = g_ptr_array_new ();
      dress (group, line);
      g_ptr_array_add (groups, group);
    }
    g_ptr_array_add (group->lines, line);
  }
  return groups;
}

/* --- Lines --- */

char *
pos_recall_dup_line_title (PosShell *shell, PosOrderLine *line)
{
  g_autofree char *quantity =
      pos_line_words_dup_count (pos_shell_get_format (shell), line, line->ordered);

  /* TRANSLATORS: %1$s is a quantity, %2$s the name of a product: "4 × Dining chair" */
  return g_strdup_printf (_ ("%1$s × %2$s"),
                          quantity,
                          pos_l10n_get (line->description, pos_shell_get_language (shell)));
}

static void
add_quantity (
    PosShell *shell, GString *facts, PosOrderLine *line, PosQuantity quantity, const char *words)
{
  if (quantity.micro == 0)
    return;
  g_autofree char *number = pos_line_words_dup_count (pos_shell_get_format (shell), line, quantity);
  g_autofree char *fact = pos_ui_fill (words, number);
  add_fact (facts, fact);
}

/* How a line found the place that it ships from; what people chose speaks for itself. */
static const char *const assignments[] = {
    [POS_DOM_ASSIGNED] = NC_ ("assignment", "assigned by stock and distance"),
    [POS_DOM_NO_STOCK] = NC_ ("assignment", "no place had it in stock"),
    [POS_DOM_NOBODY] = NC_ ("assignment", "every place that had it rejected it"),
};

static void
add_batches (PosShell *shell, GString *facts, PosOrderLine *line)
{
  g_autofree char *batches = pos_batches_dup_text (line->batches, pos_shell_get_format (shell));
  /* TRANSLATORS: of which batch something is: "Batch B-17" */
  g_autofree char *fact = batches ? g_strdup_printf (_ ("Batch %s"), batches) : NULL;

  if (fact)
    add_fact (facts, fact);
}

/* All quantities side by side: one status cannot describe a line that is part invoiced, part
 * packed and part picked (§3.5). */
char *
pos_recall_dup_line_facts (PosShell *shell, PosOrderLine *line, GHashTable *lacking)
{
  g_autoptr (GString) facts = g_string_new (line->item);
  PosQuantity open = pos_order_line_get_open (line);
  gboolean shipped = line->intent == POS_INTENT_SHIP;
  g_autofree char *serials = pos_serials_dup_text (line, pos_line_serials_get_all (line));

  if (serials)
    add_fact (facts, serials);
  add_batches (shell, facts, line);
  if (shipped && assignments[line->dom_status])
    add_fact (facts, g_dpgettext2 (NULL, "assignment", assignments[line->dom_status]));
  /* The heading has said it all. */
  if (line->returned.micro == 0 &&
      (!pos_order_line_is_deferred (line) || line->invoiced.micro == line->ordered.micro))
    return g_string_free (g_steal_pointer (&facts), FALSE);
  if (open.micro > line->picked.micro + line->packed.micro && g_hash_table_contains (lacking, line))
    add_fact (facts, _ ("Not enough in stock"));
  /* TRANSLATORS: each of these says how much of a line is so far: "2 packed" */
  add_quantity (shell, facts, line, line->cancelled, C_ ("line quantity", "%s cancelled"));
  add_quantity (shell, facts, line, line->rejected, C_ ("line quantity", "%s rejected"));
  add_quantity (shell, facts, line, line->picked, C_ ("line quantity", "%s picked"));
  add_quantity (shell, facts, line, line->packed, C_ ("line quantity", "%s packed"));
  add_quantity (shell,
                facts,
                line,
                line->invoiced,
                shipped ? C_ ("line quantity", "%s shipped")
                        : C_ ("line quantity", "%s handed over"));
  add_quantity (shell, facts, line, line->returned, C_ ("line quantity", "%s returned"));
  if (open.micro != line->ordered.micro)
    add_quantity (shell, facts, line, open, C_ ("line quantity", "%s open"));
  return g_string_free (g_steal_pointer (&facts), FALSE);
}
