/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-line-choice.c — see the header. */
#include "ui/delivery/pos-line-choice.h"

#include "register/pos-offer.h"

typedef struct {
  PosOrderLine *line;
  const char *reason; /* static */
  gboolean chosen;
} Entry;

struct _PosLineChoice {
  GObject parent;
  PosRegister *reg;
  PosLineRule rule;
  GArray *entries;
};

G_DEFINE_FINAL_TYPE (PosLineChoice, pos_line_choice, G_TYPE_OBJECT)

static guint changed_signal;

/* --- Rules --- */

static const char *
get_common_reason (PosOrderLine *line)
{
  if (pos_order_line_get_quantity (line).micro <= 0)
    return "returned";
  if (line->picked.micro > 0 || line->packed.micro > 0 || line->invoiced.micro > 0)
    return pos_order_line_get_open (line).micro > 0 ? "moved" : "gone";
  return NULL;
}

const char *
pos_line_rule_ship (PosRegister *reg, PosOrderLine *line)
{
  const char *reason = get_common_reason (line);

  if (!reason && pos_offer_is_electronic (reg, line))
    return NULL;
  return reason ? reason : pos_offer_get_obstacle (reg, POS_INTENT_SHIP, line);
}

const char *
pos_line_rule_pick_up (PosRegister *reg, PosOrderLine *line)
{
  const char *reason = get_common_reason (line);

  return reason ? reason : pos_offer_get_obstacle (reg, POS_INTENT_PICK_UP, line);
}

const char *
pos_line_rule_carry_out (PosRegister *reg, PosOrderLine *line)
{
  return get_common_reason (line);
}

const char *
pos_line_rule_change_mode (PosRegister *reg, PosOrderLine *line)
{
  return line->intent == POS_INTENT_SHIP ? get_common_reason (line) : "not-shipped";
}

/* --- The lines --- */

static void
entry_clear (gpointer data)
{
  g_clear_object (&((Entry *)data)->line);
}

static Entry *
entry_at (PosLineChoice *self, guint index)
{
  return &g_array_index (self->entries, Entry, index);
}

static gboolean
was_chosen (GArray *entries, PosOrderLine *line)
{
  for (guint i = 0; i < entries->len; i++) {
    Entry *entry = &g_array_index (entries, Entry, i);
    if (pos_id_equal (&entry->line->id, &line->id))
      return entry->chosen;
  }
  return FALSE;
}

static GArray *
make_entries (void)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  return entries;
}

/* Lines that stay keep their tick. */
static void
read_order (PosLineChoice *self)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->entries);

  self->entries = make_entries ();
  POS_LIST_FOREACH (PosOrderLine, line, pos_register_get_order (self->reg)->lines)
  {
    if (!pos_order_line_is_active (line))
      continue;
    Entry entry = {g_object_ref (line), self->rule (self->reg, line), FALSE};
    entry.chosen = !entry.reason && was_chosen (before, line);
    g_array_append_val (self->entries, entry);
  }
}

static void
tell (PosLineChoice *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
order_changed_cb (PosLineChoice *self)
{
  read_order (self);
  tell (self);
}

static void
pos_line_choice_finalize (GObject *object)
{
  PosLineChoice *self = POS_LINE_CHOICE (object);

  g_array_unref (self->entries);
  g_object_unref (self->reg);
  G_OBJECT_CLASS (pos_line_choice_parent_class)->finalize (object);
}

static void
pos_line_choice_class_init (PosLineChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_line_choice_finalize;
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_line_choice_init (PosLineChoice *self)
{
  self->entries = make_entries ();
}

PosLineChoice *
pos_line_choice_new (PosRegister *reg, PosLineRule rule)
{
  g_return_val_if_fail (POS_IS_REGISTER (reg), NULL);
  PosLineChoice *self = g_object_new (POS_TYPE_LINE_CHOICE, NULL);

  self->reg = g_object_ref (reg);
  self->rule = rule;
  read_order (self);
  g_signal_connect_object (
      reg, "order-changed", G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static gboolean
is_meant (PosLineChoice *self, PosOrderLine *line, const char *const *names)
{
  g_autofree char *id = pos_id_dup_text (&line->id);

  return names ? g_strv_contains (names, id) : pos_register_is_selected (self->reg, &line->id);
}

void
pos_line_choice_preset (PosLineChoice *self, gboolean all, GVariant *args)
{
  g_return_if_fail (POS_IS_LINE_CHOICE (self));
  g_autofree const char **names = NULL;

  if (args)
    g_variant_lookup (args, "lines", "^a&s", &names);
  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = entry_at (self, i);
    entry->chosen = !entry->reason && (all || is_meant (self, entry->line, names));
  }
  tell (self);
}

guint
pos_line_choice_get_size (PosLineChoice *self)
{
  return self->entries->len;
}

PosOrderLine *
pos_line_choice_get_line (PosLineChoice *self, guint index)
{
  return entry_at (self, index)->line;
}

const char *
pos_line_choice_get_reason (PosLineChoice *self, guint index)
{
  return entry_at (self, index)->reason;
}

gboolean
pos_line_choice_is_chosen (PosLineChoice *self, guint index)
{
  return entry_at (self, index)->chosen;
}

void
pos_line_choice_set_chosen (PosLineChoice *self, guint index, gboolean chosen)
{
  Entry *entry = entry_at (self, index);

  g_return_if_fail (!entry->reason);
  if (entry->chosen == chosen)
    return;
  entry->chosen = chosen;
  tell (self);
}

void
pos_line_choice_set_all (PosLineChoice *self, gboolean chosen)
{
  g_return_if_fail (POS_IS_LINE_CHOICE (self));
  for (guint i = 0; i < self->entries->len; i++)
    entry_at (self, i)->chosen = chosen && !entry_at (self, i)->reason;
  tell (self);
}

gboolean
pos_line_choice_scan (PosLineChoice *self, const char *code)
{
  g_return_val_if_fail (POS_IS_LINE_CHOICE (self), FALSE);
  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = entry_at (self, i);

    if (entry->reason || entry->chosen ||
        (g_strcmp0 (entry->line->barcode, code) && g_strcmp0 (entry->line->item, code)))
      continue;
    pos_line_choice_set_chosen (self, i, TRUE);
    return TRUE;
  }
  return FALSE;
}

guint
pos_line_choice_count_chosen (PosLineChoice *self)
{
  guint count = 0;

  for (guint i = 0; i < self->entries->len; i++)
    count += entry_at (self, i)->chosen ? 1 : 0;
  return count;
}

guint
pos_line_choice_count_possible (PosLineChoice *self)
{
  guint count = 0;

  for (guint i = 0; i < self->entries->len; i++)
    count += entry_at (self, i)->reason ? 0 : 1;
  return count;
}

GPtrArray *
pos_line_choice_list_chosen (PosLineChoice *self)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    if (entry_at (self, i)->chosen)
      g_ptr_array_add (lines, entry_at (self, i)->line);
  return lines;
}

GVariant *
pos_line_choice_make_ids (PosLineChoice *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = entry_at (self, i);
    g_autofree char *id = pos_id_dup_text (&entry->line->id);
    if (entry->chosen)
      g_variant_builder_add (&builder, "s", id);
  }
  return g_variant_builder_end (&builder);
}
