/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-dialog.c — see the header. */
#include "ui/common/pos-dialog.h"

#include "ui/common/pos-calendar.h"
#include "ui/common/pos-check-row.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define SHEET_WIDTH 560

struct _PosDialog {
  GtkBox parent;
  char *title;
  char *subtitle;
  char *primary;
  char *safe;
  char *reason;
  gboolean destructive;
  gboolean primary_unavailable;
  gboolean sheet;
  gboolean holds;
  gboolean unanswerable; /* a notice stands in place of the answers */

  GtkWidget *title_label;
  GtkWidget *subtitle_label;
  GtkWidget *close_button;
  GtkWidget *content;
  GtkWidget *notice;
  GtkWidget *footer;
  GtkWidget *reason_label;
  GtkWidget *safe_button;
  GtkWidget *primary_button;
};

G_DEFINE_FINAL_TYPE (PosDialog, pos_dialog, GTK_TYPE_BOX)

enum { PRIMARY, REFUSED, SAFE, CLOSE, N_SIGNALS };
static guint signals[N_SIGNALS];

static const PosUiProp props[] = {
    {"title", POS_UI_TEXT, G_STRUCT_OFFSET (PosDialog, title), NULL},
    {"subtitle", POS_UI_TEXT, G_STRUCT_OFFSET (PosDialog, subtitle), NULL},
    {"primary", POS_UI_TEXT, G_STRUCT_OFFSET (PosDialog, primary), NULL},
    {"safe", POS_UI_TEXT, G_STRUCT_OFFSET (PosDialog, safe), NULL},
    {"reason", POS_UI_TEXT, G_STRUCT_OFFSET (PosDialog, reason), NULL},
    {"destructive", POS_UI_FLAG, G_STRUCT_OFFSET (PosDialog, destructive), NULL},
    {"primary-unavailable", POS_UI_FLAG, G_STRUCT_OFFSET (PosDialog, primary_unavailable), NULL},
    {"sheet", POS_UI_FLAG, G_STRUCT_OFFSET (PosDialog, sheet), NULL},
    {"holds", POS_UI_FLAG, G_STRUCT_OFFSET (PosDialog, holds), NULL},
};

static void
set_button (GtkWidget *button, const char *label)
{
  gtk_button_set_label (GTK_BUTTON (button), label != NULL ? label : "");
  gtk_widget_set_visible (button, pos_ui_has_text (NULL, label));
  pos_ui_describe (button, label, NULL);
}

static void
changed (gpointer widget, const char *name)
{
  PosDialog *self = widget;
  gboolean refused = self->primary_unavailable;
  pos_ui_set_label (self->title_label, self->title);
  pos_ui_set_label (self->subtitle_label, self->subtitle);
  /* Its line stays when it is met: the buttons do not move under the finger. */
  gtk_label_set_text (GTK_LABEL (self->reason_label), refused && self->reason ? self->reason : "");
  if (refused && self->reason)
    gtk_widget_set_visible (self->reason_label, TRUE);
  set_button (self->safe_button, self->safe);
  set_button (self->primary_button, self->primary);
  pos_ui_set_class (self->primary_button, "unavailable", refused);
  pos_ui_set_class (self->primary_button, "primary", !refused && !self->destructive);
  pos_ui_set_class (self->primary_button, "danger-solid", !refused && self->destructive);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->primary_button), GTK_ACCESSIBLE_STATE_DISABLED, refused, -1);
  pos_ui_set_class (widget, "dialog", !self->sheet);
  pos_ui_set_class (widget, "sidesheet", self->sheet);
  pos_ui_set_class (self->subtitle_label, "t-cap", self->sheet);
  gtk_widget_set_visible (self->close_button, self->sheet);
  gtk_widget_set_size_request (widget, self->sheet ? SHEET_WIDTH : -1, -1);
  gtk_widget_set_vexpand (self->content, self->sheet);
  gtk_widget_set_visible (self->footer,
                          !self->unanswerable && (pos_ui_has_text (self, self->safe) ||
                                                  pos_ui_has_text (self, self->primary)));
  pos_ui_describe (widget, self->title, self->subtitle);
}

static void
primary_cb (PosDialog *self)
{
  g_signal_emit (self, signals[self->primary_unavailable ? REFUSED : PRIMARY], 0);
}

/* Rows and cards are chosen with the space bar; Enter answers, wherever one of them has the
 * focus. */
static gboolean
key_cb (PosDialog *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      !(POS_IS_CHECK_ROW (focus) || POS_IS_CHOICE_CARD (focus)) ||
      !pos_ui_has_text (self, self->primary))
    return FALSE;
  primary_cb (self);
  return TRUE;
}

static void
pos_dialog_class_init (PosDialogClass *klass)
{
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  signals[PRIMARY] =
      g_signal_new ("primary", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] =
      g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAFE] =
      g_signal_new ("safe", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSE] =
      g_signal_new ("close", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Pos/ui/common/pos-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PosDialog, title_label);
  gtk_widget_class_bind_template_child (widget_class, PosDialog, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, PosDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, PosDialog, content);
  gtk_widget_class_bind_template_child (widget_class, PosDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, PosDialog, footer);
  gtk_widget_class_bind_template_child (widget_class, PosDialog, reason_label);
  gtk_widget_class_bind_template_child (widget_class, PosDialog, safe_button);
  gtk_widget_class_bind_template_child (widget_class, PosDialog, primary_button);
  gtk_widget_class_bind_template_callback (widget_class, primary_cb);
  gtk_widget_class_bind_template_callback (widget_class, pos_dialog_answer_safe);
}

static void
pos_dialog_init (PosDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_MODAL, TRUE, -1);
  changed (self, NULL);
}

GtkWidget *
pos_dialog_new (const char *title, const char *primary, const char *safe)
{
  return g_object_new (POS_TYPE_DIALOG, "title", title, "primary", primary, "safe", safe, NULL);
}

void
pos_dialog_set_content (PosDialog *self, GtkWidget *content)
{
  g_return_if_fail (POS_IS_DIALOG (self));
  GtkWidget *old = gtk_widget_get_first_child (self->content);
  if (old != NULL)
    gtk_box_remove (GTK_BOX (self->content), old);
  if (content != NULL)
    gtk_box_append (GTK_BOX (self->content), content);
}

void
pos_dialog_set_aside (PosDialog *self, GtkWidget *aside)
{
  g_return_if_fail (POS_IS_DIALOG (self));
  g_return_if_fail (GTK_IS_WIDGET (aside));
  GtkWidget *const answers[] = {self->safe_button, self->primary_button};

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++) {
    gtk_widget_set_hexpand (answers[i], FALSE);
    gtk_widget_set_valign (answers[i], GTK_ALIGN_CENTER);
    gtk_widget_remove_css_class (answers[i], "tall");
  }
  gtk_widget_set_hexpand (aside, TRUE);
  gtk_box_prepend (GTK_BOX (self->footer), aside);
}

/* Hidden, it would keep the focus, and keys would be lost. */
static void
leave_footer (PosDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus && gtk_widget_is_ancestor (focus, self->footer) &&
      !gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (self->notice, GTK_DIR_TAB_FORWARD);
}

gboolean
pos_dialog_set_notice (PosDialog *self, GtkWidget *notice, gboolean in_place)
{
  g_return_val_if_fail (POS_IS_DIALOG (self), FALSE);
  GtkWidget *old = gtk_widget_get_first_child (self->notice);
  gboolean was_in_place = self->unanswerable;

  if (old)
    gtk_box_remove (GTK_BOX (self->notice), old);
  if (notice)
    gtk_box_append (GTK_BOX (self->notice), notice);
  gtk_widget_set_visible (self->notice, notice != NULL);
  self->unanswerable = notice && in_place;
  if (self->unanswerable)
    leave_footer (self);
  changed (self, NULL);
  return was_in_place;
}

void
pos_dialog_answer_primary (PosDialog *self)
{
  g_return_if_fail (POS_IS_DIALOG (self));
  if (pos_ui_has_text (self, self->primary))
    primary_cb (self);
}

void
pos_dialog_answer_safe (PosDialog *self)
{
  g_return_if_fail (POS_IS_DIALOG (self));
  g_object_ref (self);
  gboolean held = self->holds;
  g_signal_emit (self, signals[SAFE], 0);
  if (!held)
    g_signal_emit (self, signals[CLOSE], 0);
  g_object_unref (self);
}

gboolean
pos_dialog_is_sheet (PosDialog *self)
{
  g_return_val_if_fail (POS_IS_DIALOG (self), FALSE);
  return self->sheet;
}

GtkWidget *
pos_dialog_get_primary (PosDialog *self)
{
  g_return_val_if_fail (POS_IS_DIALOG (self), NULL);
  return self->primary_button;
}

/* --- Focus --- */

/* The first in @widget that is one of both types. */
static GtkWidget *
find_shown (GtkWidget *widget, GType type, GType other)
{
  gboolean fits =
      G_TYPE_CHECK_INSTANCE_TYPE (widget, type) || G_TYPE_CHECK_INSTANCE_TYPE (widget, other);
  GtkWidget *found = fits ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = gtk_widget_get_visible (child) ? find_shown (child, type, other) : NULL;
  return found;
}

/* Where a day is asked for before any text.  It is chosen already where there is a primary button:
 * Enter is for that one, and never for other months.
 * Returns: (nullable) */
static GtkWidget *
find_day (PosDialog *self)
{
  GtkWidget *calendar = find_shown (self->content, POS_TYPE_CALENDAR, GTK_TYPE_TEXT);

  if (!POS_IS_CALENDAR (calendar))
    return NULL;
  return gtk_widget_get_visible (self->primary_button) ? self->primary_button : calendar;
}

/* Of several choices the one that is made, which Enter takes. */
static void
prefer_chosen (GtkRoot *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);

  if (!POS_IS_CHOICE_CARD (focus))
    return;
  for (GtkWidget *card = gtk_widget_get_first_child (gtk_widget_get_parent (focus)); card;
       card = gtk_widget_get_next_sibling (card))
    if (POS_IS_CHOICE_CARD (card) && pos_choice_card_get_active (POS_CHOICE_CARD (card))) {
      gtk_widget_grab_focus (card);
      return;
    }
}

void
pos_dialog_take_focus (PosDialog *self)
{
  g_return_if_fail (POS_IS_DIALOG (self));
  gboolean pad = find_shown (self->content, POS_TYPE_NUMBER_PAD, POS_TYPE_NUMBER_PAD) != NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *day = find_day (self);

  /* The cross of a sheet comes first in it: Enter there would undo what has just been opened.  A
   * field beside the keys, for a note, would take the number that is typed. */
  if ((pad || self->sheet) && gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD) &&
      !(pad && GTK_IS_TEXT (gtk_root_get_focus (root))))
    return;
  if (pad || day)
    gtk_widget_grab_focus (pad ? self->primary_button : day);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  prefer_chosen (root);
  /* What is only read asks for nothing; the answer is next. */
  if (GTK_IS_SCROLLED_WINDOW (gtk_root_get_focus (root)) &&
      gtk_widget_get_visible (self->primary_button))
    gtk_widget_grab_focus (self->primary_button);
}
