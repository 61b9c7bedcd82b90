/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-text-field.c — see the header. */
#include "ui/common/pos-text-field.h"

#include "ui/common/pos-caret.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

/* Of a field for a code. */
#define CODE_WIDTH 420
#define CODE_CHARACTERS 60

struct _PosTextField {
  GtkBox parent;
  char *label;
  char *placeholder;
  char *hint;
  char *error;
  char *icon_name;
  char *suffix;
  char *trailing_icon;
  gboolean read_only;
  gboolean quiet;
  gboolean clearable;

  GtkWidget *label_widget;
  GtkWidget *frame;
  GtkWidget *icon;
  GtkWidget *entry;
  GtkWidget *suffix_label;
  GtkWidget *trailing_image;
  GtkWidget *clear_button;
  GtkWidget *hint_label;
  GtkWidget *error_box;
  GtkWidget *error_label;
};

G_DEFINE_FINAL_TYPE (PosTextField, pos_text_field, GTK_TYPE_BOX)

enum { CHANGED, ACTIVATE, N_SIGNALS };
static guint signals[N_SIGNALS];

static const PosUiProp props[] = {
    {"label", POS_UI_TEXT, G_STRUCT_OFFSET (PosTextField, label), NULL},
    {"placeholder", POS_UI_TEXT, G_STRUCT_OFFSET (PosTextField, placeholder), NULL},
    {"hint", POS_UI_TEXT, G_STRUCT_OFFSET (PosTextField, hint), NULL},
    {"error", POS_UI_TEXT, G_STRUCT_OFFSET (PosTextField, error), NULL},
    {"icon", POS_UI_TEXT, G_STRUCT_OFFSET (PosTextField, icon_name), NULL},
    {"suffix", POS_UI_TEXT, G_STRUCT_OFFSET (PosTextField, suffix), NULL},
    {"trailing-icon", POS_UI_TEXT, G_STRUCT_OFFSET (PosTextField, trailing_icon), NULL},
    {"read-only", POS_UI_FLAG, G_STRUCT_OFFSET (PosTextField, read_only), NULL},
    {"quiet", POS_UI_FLAG, G_STRUCT_OFFSET (PosTextField, quiet), NULL},
    {"clearable", POS_UI_FLAG, G_STRUCT_OFFSET (PosTextField, clearable), NULL},
};

static void
update_clear_button (PosTextField *self)
{
  gtk_widget_set_visible (self->clear_button,
                          self->clearable && !self->read_only && *pos_text_field_get_text (self));
}

static void
changed (gpointer widget, const char *name)
{
  PosTextField *self = widget;
  gboolean refused = pos_ui_has_text (self, self->error);
  pos_ui_set_label (self->label_widget, self->label);
  pos_ui_set_icon (self->icon, self->icon_name);
  pos_ui_set_label (self->suffix_label, self->suffix);
  pos_ui_set_icon (self->trailing_image, self->trailing_icon);
  update_clear_button (self);
  pos_ui_set_label (self->hint_label, refused ? NULL : self->hint);
  gtk_label_set_text (GTK_LABEL (self->error_label), refused ? self->error : "");
  gtk_widget_set_visible (self->error_box, refused);
  pos_ui_set_class (self->frame, "error", refused);
  pos_ui_set_class (self->frame, "ro", self->read_only);
  pos_ui_set_class (self->frame, "quiet", self->quiet);
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !self->read_only);
  g_object_set (self->entry, "placeholder-text", self->placeholder, NULL);
  pos_ui_describe (self->entry,
                   self->label != NULL ? self->label : self->placeholder,
                   refused ? self->error : self->hint);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               refused ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
changed_cb (PosTextField *self)
{
  update_clear_button (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (PosTextField *self)
{
  if (g_signal_has_handler_pending (self, signals[ACTIVATE], 0, FALSE))
    g_signal_emit (self, signals[ACTIVATE], 0);
  else
    gtk_widget_activate_default (GTK_WIDGET (self));
}

static void
clear_cb (PosTextField *self)
{
  gtk_widget_grab_focus (self->entry);
  pos_text_field_set_text (self, NULL);
}

/* The whole frame is the target, not the line of text in its middle. */
static void
pressed_cb (PosTextField *self)
{
  gtk_widget_grab_focus (self->entry);
}

static gboolean
pos_text_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (POS_TEXT_FIELD (widget)->entry);
}

static void
pos_text_field_class_init (PosTextFieldClass *klass)
{
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  widget_class->grab_focus = pos_text_field_grab_focus;
  GType type = G_TYPE_FROM_CLASS (klass);
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] =
      g_signal_new ("activate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Pos/ui/common/pos-text-field.ui");
  gtk_widget_class_bind_template_child (widget_class, PosTextField, label_widget);
  gtk_widget_class_bind_template_child (widget_class, PosTextField, frame);
  gtk_widget_class_bind_template_child (widget_class, PosTextField, icon);
  gtk_widget_class_bind_template_child (widget_class, PosTextField, entry);
  gtk_widget_class_bind_template_child (widget_class, PosTextField, suffix_label);
  gtk_widget_class_bind_template_child (widget_class, PosTextField, trailing_image);
  gtk_widget_class_bind_template_child (widget_class, PosTextField, clear_button);
  gtk_widget_class_bind_template_child (widget_class, PosTextField, hint_label);
  gtk_widget_class_bind_template_child (widget_class, PosTextField, error_box);
  gtk_widget_class_bind_template_child (widget_class, PosTextField, error_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
pos_text_field_init (PosTextField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pos_caret_follow_language (GTK_TEXT (self->entry));
  pos_ui_describe (self->clear_button, _ ("Clear"), NULL);
  changed (self, NULL);
}

GtkWidget *
pos_text_field_new (const char *label)
{
  return g_object_new (POS_TYPE_TEXT_FIELD, "label", label, NULL);
}

const char *
pos_text_field_get_text (PosTextField *self)
{
  g_return_val_if_fail (POS_IS_TEXT_FIELD (self), NULL);
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
pos_text_field_set_text (PosTextField *self, const char *text)
{
  g_return_if_fail (POS_IS_TEXT_FIELD (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
}

static void
scanned_cb (PosTextField *self, const char *code)
{
  pos_text_field_set_text (self, code);
}

void
pos_text_field_take_scans (PosTextField *self, PosScanController *scanner)
{
  g_return_if_fail (POS_IS_TEXT_FIELD (self));
  g_return_if_fail (POS_IS_SCAN_CONTROLLER (scanner));
  g_signal_connect_object (scanner, "scanned", G_CALLBACK (scanned_cb), self, G_CONNECT_SWAPPED);
  pos_scan_controller_note_taker (GTK_WIDGET (self));
}

void
pos_text_field_answer_scans (PosTextField *self, PosScanController *scanner)
{
  pos_text_field_take_scans (self, scanner);
  g_signal_connect_object (scanner, "scanned", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pos_code_field_new (const char *label, const char *hint, PosScanController *scanner)
{
  GtkWidget *field = pos_text_field_new (label);

  g_object_set (field, "hint", hint, NULL);
  gtk_widget_set_size_request (field, CODE_WIDTH, -1);
  gtk_text_set_max_length (pos_text_field_get_entry (POS_TEXT_FIELD (field)), CODE_CHARACTERS);
  pos_text_field_answer_scans (POS_TEXT_FIELD (field), scanner);
  return field;
}

GtkText *
pos_text_field_get_entry (PosTextField *self)
{
  g_return_val_if_fail (POS_IS_TEXT_FIELD (self), NULL);
  return GTK_TEXT (self->entry);
}
