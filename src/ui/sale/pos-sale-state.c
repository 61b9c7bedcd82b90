/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sale-state.c — see the header. */
#include "ui/sale/pos-sale-state.h"

struct _PosSaleState {
  GObject parent;
  PosShell *shell;       /* borrowed */
  GHashTable *known;     /* PosId to gint64: quantity of every line when last looked at */
  PosId order;           /* whose lines those are */
  PosQuantity next;      /* how many of the next product */
  PosWorkList *work;     /* (nullable): once somebody wants to know */
  gboolean is_gathering; /* several lines may be chosen */
  gboolean is_choosing;  /* it is us who choose lines: we tell once, in the end */
};

G_DEFINE_FINAL_TYPE (PosSaleState, pos_sale_state, G_TYPE_OBJECT)

typedef enum {
  SIGNAL_CHANGED,
  SIGNAL_ARRIVED,
  N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

static void
emit_changed (PosSaleState *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- What is to be delivered --- */

PosWorkList *
pos_sale_state_get_work (PosSaleState *self)
{
  if (!self->work) {
    self->work = pos_work_list_new (pos_sale_state_get_register (self));
    g_signal_connect_object (
        self->work, "counted", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  }
  return self->work;
}

/* --- What came --- */

static void
remember_lines (PosSaleState *self, PosOrder *order)
{
  g_hash_table_remove_all (self->known);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    gint64 quantity = pos_order_line_get_quantity (line).micro;
    g_hash_table_insert (self->known,
                         g_memdup2 (&line->id, sizeof line->id),
                         g_memdup2 (&quantity, sizeof quantity));
  }
  self->order = order->id;
}

/* The last line that was not there before, or that grew.  A whole order that was opened is no
 * news. */
static PosOrderLine *
find_arrived (PosSaleState *self, PosOrder *order)
{
  PosOrderLine *arrived = NULL;
  gboolean is_other = !pos_id_equal (&self->order, &order->id);

  if (is_other && (!pos_id_is_none (&self->order) || pos_list_size (order->lines) > 1))
    return NULL;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    const gint64 *before = g_hash_table_lookup (self->known, &line->id);
    if (pos_order_line_is_active (line) &&
        (!before || *before < pos_order_line_get_quantity (line).micro))
      arrived = line;
  }
  return arrived;
}

/* Somebody else chose: who shipped lines lets them go, also while the screen shows them. */
static void
selection_cb (PosSaleState *self)
{
  if (self->is_choosing)
    return;
  self->is_gathering = pos_register_get_n_selected (pos_sale_state_get_register (self)) > 1;
  emit_changed (self);
}

/* What was just added is what one wants to change or take back. */
static void
choose_arrived (PosSaleState *self, PosOrderLine *line)
{
  PosRegister *reg = pos_sale_state_get_register (self);

  if (self->is_gathering || pos_register_is_selected (reg, &line->id))
    return;
  self->is_choosing = TRUE;
  pos_register_clear_selection (reg);
  pos_register_select_line (reg, &line->id, TRUE);
  self->is_choosing = FALSE;
}

static void
order_cb (PosSaleState *self)
{
  PosOrder *order = pos_sale_state_get_order (self);
  PosOrderLine *arrived = find_arrived (self, order);
  PosId id = arrived ? arrived->id : POS_ID_NONE;

  if (!pos_id_equal (&self->order, &order->id) ||
      pos_register_get_n_selected (pos_sale_state_get_register (self)) == 0)
    self->is_gathering = FALSE;
  if (pos_id_is_none (&order->id))
    self->next = pos_quantity_whole (1);
  remember_lines (self, order);
  if (arrived)
    choose_arrived (self, arrived);
  emit_changed (self);
  if (!pos_id_is_none (&id))
    g_signal_emit (self, signals[SIGNAL_ARRIVED], 0, &id);
}

/* --- GObject --- */

static void
pos_sale_state_dispose (GObject *object)
{
  g_clear_object (&POS_SALE_STATE (object)->work);
  G_OBJECT_CLASS (pos_sale_state_parent_class)->dispose (object);
}

static void
pos_sale_state_finalize (GObject *object)
{
  g_hash_table_unref (POS_SALE_STATE (object)->known);
  G_OBJECT_CLASS (pos_sale_state_parent_class)->finalize (object);
}

static void
pos_sale_state_class_init (PosSaleStateClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_sale_state_dispose;
  G_OBJECT_CLASS (klass)->finalize = pos_sale_state_finalize;
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ARRIVED] = g_signal_new (
      "arrived", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
pos_sale_state_init (PosSaleState *self)
{
  self->known = g_hash_table_new_full (pos_id_hash, pos_id_equal, g_free, g_free);
  self->next = pos_quantity_whole (1);
}

PosSaleState *
pos_sale_state_new (PosShell *shell)
{
  g_return_val_if_fail (POS_IS_SHELL (shell), NULL);
  PosSaleState *self = g_object_new (POS_TYPE_SALE_STATE, NULL);
  PosRegister *reg = pos_shell_get_register (shell);
  PosSync *sync = pos_register_get_sync (reg);

  self->shell = shell;
  remember_lines (self, pos_register_get_order (reg));
  self->is_gathering = pos_register_get_n_selected (reg) > 1;
  g_signal_connect_object (reg, "order-changed", G_CALLBACK (order_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      reg, "selection-changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      reg, "notify::worker", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  if (sync)
    g_signal_connect_object (
        sync, "notify::online", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  return self;
}

PosShell *
pos_sale_state_get_shell (PosSaleState *self)
{
  return self->shell;
}

PosRegister *
pos_sale_state_get_register (PosSaleState *self)
{
  return pos_shell_get_register (self->shell);
}

PosOrder *
pos_sale_state_get_order (PosSaleState *self)
{
  return pos_register_get_order (pos_sale_state_get_register (self));
}

PosFormat *
pos_sale_state_get_format (PosSaleState *self)
{
  return pos_shell_get_format (self->shell);
}

const char *
pos_sale_state_get_language (PosSaleState *self)
{
  return pos_shell_get_language (self->shell);
}

gboolean
pos_sale_state_is_large_text (PosSaleState *self)
{
  return pos_theme_get_text_scale (pos_shell_get_theme (self->shell)) >= POS_SALE_LARGE_TEXT;
}

gboolean
pos_sale_state_is_huge_text (PosSaleState *self)
{
  return pos_theme_get_text_scale (pos_shell_get_theme (self->shell)) >= POS_SALE_HUGE_TEXT;
}

char *
pos_sale_state_format (PosSaleState *self, gint64 minor)
{
  return pos_format_money (
      pos_sale_state_get_format (self), minor, pos_sale_state_get_order (self)->currency);
}

/* --- Which lines --- */

void
pos_sale_state_choose (PosSaleState *self, const PosId *line)
{
  PosRegister *reg = pos_sale_state_get_register (self);

  self->is_gathering = FALSE;
  self->is_choosing = TRUE;
  pos_register_clear_selection (reg);
  if (line)
    pos_register_select_line (reg, line, TRUE);
  self->is_choosing = FALSE;
  emit_changed (self);
}

void
pos_sale_state_toggle (PosSaleState *self, const PosId *line)
{
  PosRegister *reg = pos_sale_state_get_register (self);
  gboolean begins = !self->is_gathering && pos_register_is_selected (reg, line);

  /* The first touch says "this one, and more to come". */
  self->is_choosing = TRUE;
  if (!begins)
    pos_register_select_line (reg, line, !pos_register_is_selected (reg, line));
  self->is_choosing = FALSE;
  self->is_gathering = pos_register_get_n_selected (reg) > 0;
  emit_changed (self);
}

void
pos_sale_state_choose_all (PosSaleState *self)
{
  PosRegister *reg = pos_sale_state_get_register (self);

  self->is_choosing = TRUE;
  POS_LIST_FOREACH (PosOrderLine, line, pos_sale_state_get_order (self)->lines)
  if (pos_order_line_is_active (line))
    pos_register_select_line (reg, &line->id, TRUE);
  self->is_choosing = FALSE;
  self->is_gathering = pos_register_get_n_selected (reg) > 1;
  emit_changed (self);
}

gboolean
pos_sale_state_is_chosen (PosSaleState *self, const PosId *line)
{
  return pos_register_is_selected (pos_sale_state_get_register (self), line);
}

gboolean
pos_sale_state_is_gathering (PosSaleState *self)
{
  return self->is_gathering;
}

PosOrderLine *
pos_sale_state_get_line (PosSaleState *self)
{
  PosRegister *reg = pos_sale_state_get_register (self);

  if (pos_register_get_n_selected (reg) != 1)
    return NULL;
  POS_LIST_FOREACH (PosOrderLine, line, pos_sale_state_get_order (self)->lines)
  if (pos_register_is_selected (reg, &line->id))
    return line;
  return NULL;
}

/* --- The next product --- */

PosQuantity
pos_sale_state_get_next_quantity (PosSaleState *self)
{
  return self->next;
}

void
pos_sale_state_set_next_quantity (PosSaleState *self, PosQuantity quantity)
{
  self->next = quantity;
  emit_changed (self);
}

static GVariant *
make_item_args (PosSaleState *self, const char *code)
{
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert (&args, "item", "s", code);
  if (self->next.micro != POS_SCALE)
    g_variant_dict_insert (&args, "quantity", "x", self->next.micro);
  return g_variant_dict_end (&args);
}

gboolean
pos_sale_state_check_item (PosSaleState *self, const char *code, GError **error)
{
  g_autoptr (PosOrder) order = pos_register_preview (
      pos_sale_state_get_register (self), "item.add", make_item_args (self, code), error);

  return order != NULL;
}

typedef struct {
  PosSaleState *state; /* owned */
  PosQuantity quantity;
} Adding;

/* A product that was refused leaves its quantity to the next. */
static void
added_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autofree Adding *adding = data;
  g_autoptr (PosSaleState) self = adding->state;

  if (!result && self->next.micro == POS_SCALE)
    pos_sale_state_set_next_quantity (self, adding->quantity);
}

/* The quantity is of this product alone, also when the next is scanned before this one is in. */
void
pos_sale_state_add_item (PosSaleState *self, const char *code, GtkWidget *origin)
{
  g_autoptr (GVariant) args = g_variant_ref_sink (make_item_args (self, code));
  Adding *adding = g_new0 (Adding, 1);

  adding->state = g_object_ref (self);
  adding->quantity = self->next;
  if (self->next.micro != POS_SCALE)
    pos_sale_state_set_next_quantity (self, pos_quantity_whole (1));
  pos_shell_run (self->shell, "item.add", args, origin, added_cb, adding);
}
