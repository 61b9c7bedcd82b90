/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-button-grid.c — see the header. */
#include "ui/sale/pos-button-grid.h"

#include "base/pos-error.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-tile-grid.h"
#include "ui/common/pos-tip.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/sale/pos-button-facts.h"
#include "ui/shell/pos-sentences.h"

#define SUBMENU "ui.submenu"
#define UNKNOWN "unknown-operation"
#define BUTTON_KEY "pos-layout-button"

struct _PosButtonGrid {
  GtkBox parent;
  PosSaleState *state;
  PosLayoutDocument *document;
  GPtrArray *trail; /* PosLayoutGrid, borrowed from the document: the last one is shown */
  GtkWidget *back;
  GtkWidget *tiles;
};

G_DEFINE_FINAL_TYPE (PosButtonGrid, pos_button_grid, GTK_TYPE_BOX)

static PosLayoutButton *
button_of (GtkWidget *tile)
{
  return g_object_get_data (G_OBJECT (tile), BUTTON_KEY);
}

static gboolean
is_submenu (PosLayoutButton *button)
{
  return g_str_equal (button->operation, SUBMENU);
}

/* --- What the tiles say --- */

static char *
make_tip (PosSaleState *state, PosLayoutButton *button)
{
  const PosOperation *operation = pos_operation_find (button->operation);
  const char *tip = pos_l10n_get (button->tip, pos_sale_state_get_language (state));

  if (*tip)
    return g_strdup (tip);
  return operation ? g_strdup (_ (operation->description)) : NULL;
}

/* A quote is not paid; who is done with it keeps it, where every other transaction ends too. */
static gboolean
keeps_quote (PosButtonGrid *self, PosLayoutButton *button)
{
  PosOrder *order = pos_sale_state_get_order (self->state);

  return pos_button_facts_takes_money (button) && order->type == POS_ORDER_TYPE_QUOTE &&
         pos_order_flow_is_building (order->flow);
}

/* The one answer behind a tile's look, its tooltip and its callout. */
static void
show_state (PosButtonGrid *self, GtkWidget *tile, PosLayoutButton *button)
{
  PosRegister *reg = pos_sale_state_get_register (self->state);
  const char *condition = pos_button_facts_failing (self->state, button->enabled_when);
  PosAvailability availability;
  PosSentence sentence = {0};

  if (pos_button_facts_is_for_pages (button))
    availability = (PosAvailability){.state = POS_STATE_UNAVAILABLE, .reason = UNKNOWN};
  else
    pos_register_get_state (reg, button->operation, &availability);
  gboolean unavailable = availability.state == POS_STATE_UNAVAILABLE && !is_submenu (button);
  /* Whoever is missing is asked for: the tile works (O3). */
  gboolean asks = g_strcmp0 (availability.reason, "no-customer") == 0;
  if (unavailable)
    pos_sentence_for_reason (availability.reason, availability.next, &sentence);
  g_object_set (tile,
                "unavailable",
                (unavailable && !asks && !keeps_quote (self, button)) || condition,
                "needs-approval",
                availability.state == POS_STATE_NEEDS_APPROVAL,
                "reason",
                condition ? pos_button_facts_explain (condition) : sentence.what,
                NULL);
  if (!condition && availability.state == POS_STATE_ALLOWED) {
    g_autofree char *tip = make_tip (self->state, button);
    pos_tip_set (tile, tip);
  }
  pos_sentence_clear (&sentence);
  pos_availability_clear (&availability);
}

/* What a tap on a button that takes money comes to: where nothing is due, a changed order is saved,
 * and a quote always. */
static char *
dup_due (PosButtonGrid *self, PosLayoutButton *button)
{
  PosOrder *order = pos_sale_state_get_order (self->state);
  gint64 due = order->due_now;

  if (keeps_quote (self, button))
    return g_strdup (_ ("Save the quote"));
  if (due == 0 && order->flow == POS_ORDER_FLOW_EDIT && order->type != POS_ORDER_TYPE_QUOTE)
    return g_strdup (_ ("Save the order"));
  g_autofree char *amount = pos_sale_state_format (self->state, ABS (due));

  /* TRANSLATORS: below “Pay cash”, where there is hardly room for two short words: what the
   * customer gets back */
  return due < 0 ? pos_ui_fill (C_ ("tile", "Refund %s"), amount) : g_steal_pointer (&amount);
}

static void
show_tile (PosButtonGrid *self, GtkWidget *tile)
{
  PosLayoutButton *button = button_of (tile);
  g_autofree char *due = pos_button_facts_takes_money (button) ? dup_due (self, button) : NULL;

  gtk_widget_set_visible (tile,
                          pos_button_facts_failing (self->state, button->visible_when) == NULL);
  g_object_set (tile,
                "subtitle",
                due,
                "count",
                pos_button_facts_count (self->state, button),
                "fresh",
                pos_button_facts_has_unseen (self->state, button),
                NULL);
  show_state (self, tile, button);
}

static void
update_cb (PosButtonGrid *self)
{
  for (GtkWidget *tile = gtk_widget_get_first_child (self->tiles); tile;
       tile = gtk_widget_get_next_sibling (tile))
    show_tile (self, tile);
}

/* --- What they do --- */

static void show_grid (PosButtonGrid *self);

static void
open_submenu (PosButtonGrid *self, PosLayoutButton *button)
{
  const char *id = json_string_value (json_object_get (button->argument, "grid"));
  PosLayoutGrid *grid = id ? pos_layout_document_find_grid (self->document, id) : NULL;

  if (!grid)
    return;
  g_ptr_array_add (self->trail, grid);
  show_grid (self);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
back_cb (PosButtonGrid *self)
{
  g_ptr_array_set_size (self->trail, (int)self->trail->len - 1);
  show_grid (self);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
open_operation (PosButtonGrid *self, GtkWidget *tile)
{
  PosLayoutButton *button = button_of (tile);
  PosShell *shell = pos_sale_state_get_shell (self->state);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) args = NULL;

  if (pos_button_facts_is_for_pages (button))
    pos_set_error (&error,
                   POS_CALL_ERROR,
                   POS_CALL_ERROR_UNKNOWN_OPERATION,
                   NULL,
                   "%s has no button of its own",
                   button->operation);
  else
    args = pos_button_facts_dup_args (self->state, button, &error);
  if (error)
    pos_shell_explain (shell, error, tile);
  else if (keeps_quote (self, button))
    pos_shell_open (shell, "quote.create", NULL, tile);
  else
    pos_shell_open (shell, button->operation, args, tile);
}

typedef struct {
  PosButtonGrid *grid;
  GtkWidget *tile;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->grid);
  g_object_unref (question->tile);
  g_free (question);
}

static void
confirmed_cb (GtkWidget *dialog, Question *question)
{
  g_autoptr (GtkWidget) tile = g_object_ref (question->tile);
  g_autoptr (PosButtonGrid) grid = g_object_ref (question->grid);

  pos_overlay_close (dialog);
  open_operation (grid, tile);
}

static void
confirm (PosButtonGrid *self, GtkWidget *tile)
{
  PosLayoutButton *button = button_of (tile);
  const char *caption = pos_tile_get_caption (POS_TILE (tile));
  g_autofree char *tip = make_tip (self->state, button);
  GtkWidget *dialog = pos_dialog_new (caption, caption, _ ("Cancel"));
  GtkWidget *text = pos_ui_label_new (tip, NULL);
  Question *question = g_new0 (Question, 1);

  question->grid = g_object_ref (self);
  question->tile = g_object_ref (tile);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  g_object_set (dialog, "destructive", button->style.role == POS_LAYOUT_ROLE_DANGER, NULL);
  pos_dialog_set_content (POS_DIALOG (dialog), text);
  g_signal_connect_data (dialog, "primary", G_CALLBACK (confirmed_cb), question, question_free, 0);
  pos_overlay_open (pos_shell_get_overlay (pos_sale_state_get_shell (self->state)),
                    POS_DIALOG (dialog));
}

static void
clicked_cb (PosButtonGrid *self, GtkWidget *tile)
{
  PosLayoutButton *button = button_of (tile);
  const char *condition = pos_button_facts_failing (self->state, button->enabled_when);
  gboolean unavailable;

  g_object_get (tile, "unavailable", &unavailable, NULL);
  if (condition)
    pos_callout_open (tile,
                      pos_tile_get_caption (POS_TILE (tile)),
                      pos_button_facts_explain (condition),
                      NULL,
                      NULL);
  else if (is_submenu (button))
    open_submenu (self, button);
  else if (button->confirm && !unavailable)
    confirm (self, tile);
  else
    open_operation (self, tile);
}

gboolean
pos_button_grid_press (PosButtonGrid *self, guint keyval, GdkModifierType modifiers)
{
  GdkModifierType state = modifiers & gtk_accelerator_get_default_mod_mask ();

  for (GtkWidget *tile = gtk_widget_get_first_child (self->tiles); tile;
       tile = gtk_widget_get_next_sibling (tile)) {
    PosLayoutButton *button = button_of (tile);
    GdkModifierType wanted;
    guint key;
    if (!button->accelerator || !gtk_widget_get_visible (tile) ||
        !gtk_accelerator_parse (button->accelerator, &key, &wanted) || key != keyval ||
        wanted != state)
      continue;
    clicked_cb (self, tile);
    return TRUE;
  }
  return FALSE;
}

/* --- Building --- */

static GtkWidget *
make_tile (PosButtonGrid *self, PosLayoutButton *button)
{
  g_autofree char *caption = pos_button_facts_caption (self->state, button);
  g_autofree char *spoken = pos_button_facts_spoken (self->state, button);
  GtkWidget *tile =
      pos_tile_new (pos_button_facts_icon (button), caption, pos_button_facts_role (button));

  g_object_set (tile, "spoken", spoken, NULL);
  pos_ui_set_class (tile, "strong", button->style.bold);
  g_object_set_data (G_OBJECT (tile), BUTTON_KEY, button);
  g_signal_connect_object (tile, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return tile;
}

/* A grid that the document does not have is one empty cell. */
static void
show_grid (PosButtonGrid *self)
{
  PosLayoutGrid *grid = self->trail->len > 0 ? self->trail->pdata[self->trail->len - 1] : NULL;
  const char *name =
      grid ? pos_l10n_get (grid->name, pos_sale_state_get_language (self->state)) : "";

  if (self->tiles)
    gtk_box_remove (GTK_BOX (self), self->tiles);
  /* TRANSLATORS: a group of buttons without a name of its own, read aloud */
  self->tiles = pos_tile_grid_new (*name ? name : C_ ("grid", "Actions"),
                                   grid ? grid->columns : 1,
                                   grid ? grid->rows : 1,
                                   grid ? grid->gap : 0);
  gtk_widget_set_vexpand (self->tiles, TRUE);
  for (guint i = 0; grid && i < grid->buttons->len; i++) {
    PosLayoutButton *button = grid->buttons->pdata[i];
    pos_tile_grid_attach (POS_TILE_GRID (self->tiles),
                          POS_TILE (make_tile (self, button)),
                          button->column,
                          button->row,
                          button->columns,
                          button->rows);
  }
  gtk_box_append (GTK_BOX (self), self->tiles);
  gtk_widget_set_visible (self->back, self->trail->len > 1);
  update_cb (self);
}

static void
pos_button_grid_dispose (GObject *object)
{
  PosButtonGrid *self = POS_BUTTON_GRID (object);

  g_clear_pointer (&self->trail, g_ptr_array_unref);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (pos_button_grid_parent_class)->dispose (object);
}

/* The tiles look into the document until they are gone. */
static void
pos_button_grid_finalize (GObject *object)
{
  g_clear_pointer (&POS_BUTTON_GRID (object)->document, pos_layout_document_unref);
  G_OBJECT_CLASS (pos_button_grid_parent_class)->finalize (object);
}

static void
pos_button_grid_class_init (PosButtonGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_button_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = pos_button_grid_finalize;
}

static void
pos_button_grid_init (PosButtonGrid *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->trail = g_ptr_array_new ();
  /* TRANSLATORS: button over a group of buttons: back to the group before */
  self->back = gtk_button_new_with_label (C_ ("grid", "Back"));
  gtk_widget_add_css_class (self->back, "btn");
  gtk_widget_add_css_class (self->back, "small");
  gtk_widget_set_visible (self->back, FALSE);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (back_cb), self);
  gtk_box_append (GTK_BOX (self), self->back);
}

GtkWidget *
pos_button_grid_new (PosSaleState *state, PosLayoutDocument *document, const char *id)
{
  PosButtonGrid *self = g_object_new (POS_TYPE_BUTTON_GRID, NULL);
  PosLayoutGrid *grid = id ? pos_layout_document_find_grid (document, id) : NULL;

  self->state = g_object_ref (state);
  self->document = pos_layout_document_ref (document);
  if (grid)
    g_ptr_array_add (self->trail, grid);
  show_grid (self);
  g_signal_connect_object (state, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
