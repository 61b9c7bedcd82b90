/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shift-page.c — see the header. */
#include "ui/shift/pos-shift-page.h"

#include "register/pos-shifts.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-columns.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-shield.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/shell/pos-store-text.h"
#include "ui/shift/pos-shift-detail.h"

#define LIST_WIDTH 480
#define DETAIL_WIDTH 810
#define SHIFT "pos-shift"
#define KEY "pos-key"
#define PER_ROW 3

struct _PosShiftPage {
  PosPage parent_instance;
  PosShell *shell; /* borrowed: the window outlives its pages */
  PosShift *shown; /* nullable */
  GtkWidget *list, *none, *buttons, *detail;
  int n_buttons;
};

G_DEFINE_FINAL_TYPE (PosShiftPage, pos_shift_page, POS_TYPE_PAGE)

/* What can be done with a shift in each state, in the order in which it is usually done. */
static const struct {
  PosShiftState state;
  const char *key;
} actions[] = {
    {POS_SHIFT_OPEN, "shift.start_amount"},
    {POS_SHIFT_OPEN, "shift.float_in"},
    {POS_SHIFT_OPEN, "shift.tender_remove"},
    {POS_SHIFT_OPEN, "shift.safe_drop"},
    {POS_SHIFT_OPEN, "shift.bank_drop"},
    {POS_SHIFT_OPEN, "shift.declare"},
    {POS_SHIFT_OPEN, "shift.x"},
    {POS_SHIFT_OPEN, "shift.suspend"},
    {POS_SHIFT_OPEN, "shift.blind_close"},
    {POS_SHIFT_OPEN, "shift.close"},
    {POS_SHIFT_SUSPENDED, "shift.resume"},
    {POS_SHIFT_SUSPENDED, "shift.delete"},
    {POS_SHIFT_BLIND_CLOSED, "shift.start_amount"},
    {POS_SHIFT_BLIND_CLOSED, "shift.float_in"},
    {POS_SHIFT_BLIND_CLOSED, "shift.tender_remove"},
    {POS_SHIFT_BLIND_CLOSED, "shift.safe_drop"},
    {POS_SHIFT_BLIND_CLOSED, "shift.bank_drop"},
    {POS_SHIFT_BLIND_CLOSED, "shift.declare"},
    {POS_SHIFT_BLIND_CLOSED, "shift.close"},
    {POS_SHIFT_BLIND_CLOSED, "shift.delete"},
};

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_widget_unparent (child);
}

/* --- What can be done --- */

static void
open_cb (PosShiftPage *self, GtkWidget *button)
{
  pos_shell_open (self->shell, "shift.open", NULL, button);
}

/* The open shift is the one that is meant where none is named. */
static void
act_cb (PosShiftPage *self, GtkWidget *button)
{
  const char *key = g_object_get_data (G_OBJECT (button), KEY);
  gboolean open = self->shown->state == POS_SHIFT_OPEN;
  g_autofree char *id = pos_id_dup_text (&self->shown->id);

  pos_shell_open (
      self->shell, key, open ? NULL : g_variant_new_parsed ("{'shift': <%s>}", id), button);
}

static void
reprint_cb (PosShiftPage *self, GtkWidget *button)
{
  pos_shell_open (self->shell,
                  "shift.z_reprint",
                  g_variant_new_parsed ("{'number': <%s>}", self->shown->z),
                  button);
}

static void
add_button (PosShiftPage *self, const char *key, GCallback callback)
{
  const char *title = _ (pos_operation_find (key)->title);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = pos_ui_text_new (title, NULL);
  gboolean asks = pos_shell_needs_approval (self->shell, key);
  int n = self->n_buttons++;

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5F);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  if (asks)
    pos_shield_add (button);
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_set_hexpand (button, TRUE);
  pos_ui_describe (
      button, title, asks ? _ ("Asks a supervisor") : _ (pos_operation_find (key)->description));
  g_object_set_data (G_OBJECT (button), KEY, (gpointer)key);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_grid_attach (GTK_GRID (self->buttons), button, n % PER_ROW, n / PER_ROW, 1, 1);
}

static void
show_buttons (PosShiftPage *self)
{
  empty (self->buttons);
  self->n_buttons = 0;
  if (!pos_register_get_shift (pos_shell_get_register (self->shell)))
    add_button (self, "shift.open", G_CALLBACK (open_cb));
  for (guint i = 0; self->shown && i < G_N_ELEMENTS (actions); i++)
    if ((int)actions[i].state == self->shown->state)
      add_button (self, actions[i].key, G_CALLBACK (act_cb));
  if (self->shown && self->shown->state == POS_SHIFT_CLOSED)
    add_button (self, "shift.z_reprint", G_CALLBACK (reprint_cb));
}

/* --- The one that is looked at --- */

static void
show_shift (PosShiftPage *self, PosShift *shift)
{
  g_set_object (&self->shown, shift);
  show_buttons (self);
  empty (self->detail);
  if (shift)
    gtk_box_append (GTK_BOX (self->detail), pos_shift_detail_new (self->shell, shift));
}

static void
chosen_cb (GtkWidget *card, PosShiftPage *self)
{
  pos_choice_card_choose (POS_CHOICE_CARD (card));
  show_shift (self, g_object_get_data (G_OBJECT (card), SHIFT));
}

/* --- The list --- */

static GtkWidget *
add_card (PosShiftPage *self, PosShift *shift)
{
  g_autofree char *number = pos_format_count (pos_shell_get_format (self->shell), shift->number);
  /* TRANSLATORS: the number of a shift: "Shift 12" */
  g_autofree char *title = g_strdup_printf (_ ("Shift %s"), number);
  g_autofree char *when = pos_store_text_moment (self->shell, shift->opened_at);
  g_autoptr (GString) facts = g_string_new (NULL);
  GtkWidget *card;

  pos_ui_add_fact (facts, pos_shift_detail_name_state ((PosShiftState)shift->state));
  pos_ui_add_fact (facts, pos_shift_detail_name_worker (self->shell, shift->worker));
  pos_ui_add_fact (facts, when);
  card = pos_choice_card_new (title, facts->str);
  g_object_set (card, "plain", TRUE, NULL);
  g_object_set_data_full (G_OBJECT (card), SHIFT, g_object_ref (shift), g_object_unref);
  g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_box_append (GTK_BOX (self->list), card);
  return card;
}

/* The one that was looked at stays in sight. */
static void
fill (PosShiftPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shifts = pos_shifts_list (pos_shell_get_register (self->shell), &error);
  PosId shown = self->shown ? self->shown->id : POS_ID_NONE;
  GtkWidget *chosen = NULL;

  empty (self->list);
  for (guint i = 0; shifts && i < shifts->len; i++) {
    PosShift *shift = shifts->pdata[i];
    GtkWidget *card = add_card (self, shift);
    if (!chosen || pos_id_equal (&shift->id, &shown))
      chosen = card;
  }
  gtk_widget_set_visible (self->none, chosen == NULL);
  if (chosen)
    chosen_cb (chosen, self);
  else
    show_shift (self, NULL);
  if (error)
    pos_shell_explain (self->shell, error, NULL);
}

static void
stored_cb (PosDb *db, GStrv topics, PosShiftPage *self)
{
  if (g_strv_contains ((const char *const *)topics, "shift"))
    fill (self);
}

static void
entered_shift_cb (PosRegister *reg, GParamSpec *pspec, PosShiftPage *self)
{
  show_buttons (self);
}

/* --- The page --- */

static void
pos_shift_page_dispose (GObject *object)
{
  g_clear_object (&POS_SHIFT_PAGE (object)->shown);
  G_OBJECT_CLASS (pos_shift_page_parent_class)->dispose (object);
}

static void
pos_shift_page_class_init (PosShiftPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_shift_page_dispose;
}

static void
pos_shift_page_init (PosShiftPage *self)
{
}

static GtkWidget *
make_list (PosShiftPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->none =
      pos_empty_state_new ("pos-clock-symbolic", _ ("No shift yet"), _ ("Open one to take money."));
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), pos_focus_stop_new (self->list));
  return box;
}

static GtkWidget *
make_detail (PosShiftPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->buttons = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->buttons), 8);
  gtk_grid_set_column_spacing (GTK_GRID (self->buttons), 8);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->buttons), TRUE);
  self->detail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_box_append (GTK_BOX (box), self->detail);
  return box;
}

PosPage *
pos_shift_page_new (PosShell *shell)
{
  g_return_val_if_fail (POS_IS_SHELL (shell), NULL);
  PosShiftPage *self = g_object_new (POS_TYPE_SHIFT_PAGE, NULL);
  GtkWidget *columns = pos_columns_new (pos_shell_get_theme (shell));
  PosRegister *reg = pos_shell_get_register (shell);

  self->shell = shell;
  pos_page_set_title (POS_PAGE (self), _ ("Shifts"));
  GtkWidget *list = make_list (self), *detail = make_detail (self);
  pos_columns_add (
      POS_COLUMNS (columns), pos_ui_text_new (_ ("On this register"), "t-title"), list, LIST_WIDTH);
  pos_columns_add (
      POS_COLUMNS (columns), pos_ui_text_new (_ ("Drawer"), "t-title"), detail, DETAIL_WIDTH);
  pos_page_set_child (POS_PAGE (self), columns);
  fill (self);
  g_signal_connect_object (pos_local_store_get_db (pos_register_get_local_store (reg)),
                           "changed",
                           G_CALLBACK (stored_cb),
                           self,
                           0);
  g_signal_connect_object (reg, "notify::shift", G_CALLBACK (entered_shift_cb), self, 0);
  return POS_PAGE (self);
}
