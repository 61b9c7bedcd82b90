/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-pin-panel.c — see the header. */
#include "ui/session/pos-pin-panel.h"
#include "base/pos-secret.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-pin-dots.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#include <string.h>

#define DEFAULT_LENGTH 4
#define SCAN_MS 150 /* in which a scanner would have gone on */

struct _PosPinPanel {
  GtkBox parent_instance;
  char *title;
  char *action;
  char *message;
  char *hint;
  gboolean asks_id;
  gboolean busy;
  int length;
  PosKeypadModel *model; /* owned */
  guint pending;         /* a PIN that may be the beginning of a scan */
  guint n_heard;         /* characters, so far */

  GtkWidget *title_label;
  GtkWidget *id_field;
  GtkWidget *dots_box;
  GtkWidget *pad_box;
  GtkWidget *submit_button;
  GtkWidget *action_label;
  GtkWidget *message_icon;
  GtkWidget *message_label;
};

G_DEFINE_FINAL_TYPE (PosPinPanel, pos_pin_panel, GTK_TYPE_BOX)

static guint submitted_signal;

static const PosUiProp props[] = {
    {"title", POS_UI_TEXT, G_STRUCT_OFFSET (PosPinPanel, title), NULL},
    {"action", POS_UI_TEXT, G_STRUCT_OFFSET (PosPinPanel, action), NULL},
    {"message", POS_UI_TEXT, G_STRUCT_OFFSET (PosPinPanel, message), NULL},
    {"hint", POS_UI_TEXT, G_STRUCT_OFFSET (PosPinPanel, hint), NULL},
    {"asks-id", POS_UI_FLAG, G_STRUCT_OFFSET (PosPinPanel, asks_id), NULL},
    {"busy", POS_UI_FLAG, G_STRUCT_OFFSET (PosPinPanel, busy), NULL},
};

static void
changed (gpointer widget, const char *name)
{
  PosPinPanel *self = widget;
  gboolean wrong = pos_ui_has_text (self, self->message);

  pos_ui_set_label (self->title_label, self->title);
  pos_ui_set_label (self->action_label, self->action);
  gtk_widget_set_visible (self->id_field, self->asks_id);
  gtk_widget_set_can_target (self->pad_box, !self->busy);
  gtk_label_set_text (GTK_LABEL (self->message_label),
                      wrong ? self->message
                      : pos_ui_has_text (self, self->hint)
                          ? self->hint
                          : _ ("Forgot it? A supervisor can reset it."));
  pos_ui_set_icon (self->message_icon, wrong ? "pos-alert-symbolic" : NULL);
  pos_ui_set_class (self->message_label, "c-danger", wrong);
  pos_ui_set_class (self->message_label, "semi", wrong);
  pos_ui_set_class (self->message_label, "ink2", !wrong);
  pos_ui_describe (widget, self->title, self->message);
  pos_ui_describe (self->submit_button, self->action, NULL);
}

void
pos_pin_panel_clear (PosPinPanel *self)
{
  g_return_if_fail (POS_IS_PIN_PANEL (self));
  pos_keypad_model_press (self->model, POS_KEY_CLEAR);
}

void
pos_pin_panel_submit (PosPinPanel *self)
{
  g_return_if_fail (POS_IS_PIN_PANEL (self));
  const char *id = self->asks_id ? pos_text_field_get_text (POS_TEXT_FIELD (self->id_field)) : NULL;
  char *secret = g_strdup (pos_keypad_model_get_text (self->model));

  g_clear_handle_id (&self->pending, g_source_remove);
  if (!self->busy)
    g_signal_emit (self, submitted_signal, 0, id, secret);
  pos_secret_forget (secret);
}

/* --- Complete, or the beginning of a scan --- */

static guint
count_burst (PosPinPanel *self)
{
  PosScanController *scanner = pos_scan_controller_find (GTK_WIDGET (self));

  return scanner ? pos_scan_controller_count_burst (scanner) : 0;
}

static gboolean
pending_cb (gpointer data)
{
  PosPinPanel *self = data;
  guint n_heard = count_burst (self);

  if (n_heard > self->n_heard) {
    self->n_heard = n_heard;
    return G_SOURCE_CONTINUE;
  }
  self->pending = 0;
  pos_scan_controller_forget_burst (pos_scan_controller_find (GTK_WIDGET (self)));
  if (self->n_heard < POS_SCAN_MIN_LENGTH) {
    pos_pin_panel_submit (self);
    return G_SOURCE_REMOVE;
  }
  pos_pin_panel_clear (self);
  g_object_set (self, "message", _ ("That was scanned, and is no PIN."), NULL);
  return G_SOURCE_REMOVE;
}

/* What was tapped is no scan. */
static void
submit_unless_scanned (PosPinPanel *self)
{
  self->n_heard = count_burst (self);
  if (self->n_heard > 0)
    self->pending = g_timeout_add (SCAN_MS, pending_cb, self);
  else
    pos_pin_panel_submit (self);
}

static void
text_cb (PosPinPanel *self)
{
  const char *text = pos_keypad_model_get_text (self->model);

  g_clear_handle_id (&self->pending, g_source_remove);
  if (*text)
    g_object_set (self, "message", NULL, NULL);
  if (self->length > 0 && strlen (text) == (gsize)self->length)
    submit_unless_scanned (self);
}

static void
id_activate_cb (PosPinPanel *self)
{
  gtk_widget_grab_focus (self->submit_button);
}

static void
pos_pin_panel_dispose (GObject *object)
{
  g_clear_handle_id (&POS_PIN_PANEL (object)->pending, g_source_remove);
  g_clear_object (&POS_PIN_PANEL (object)->model);
  G_OBJECT_CLASS (pos_pin_panel_parent_class)->dispose (object);
}

static void
pos_pin_panel_class_init (PosPinPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_pin_panel_dispose;
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  submitted_signal = g_signal_new ("submitted",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_STRING,
                                   G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  g_type_ensure (POS_TYPE_TEXT_FIELD);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Pos/ui/session/pos-pin-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, PosPinPanel, title_label);
  gtk_widget_class_bind_template_child (widget_class, PosPinPanel, id_field);
  gtk_widget_class_bind_template_child (widget_class, PosPinPanel, dots_box);
  gtk_widget_class_bind_template_child (widget_class, PosPinPanel, pad_box);
  gtk_widget_class_bind_template_child (widget_class, PosPinPanel, submit_button);
  gtk_widget_class_bind_template_child (widget_class, PosPinPanel, action_label);
  gtk_widget_class_bind_template_child (widget_class, PosPinPanel, message_icon);
  gtk_widget_class_bind_template_child (widget_class, PosPinPanel, message_label);
  gtk_widget_class_bind_template_callback (widget_class, pos_pin_panel_submit);
  gtk_widget_class_bind_template_callback (widget_class, id_activate_cb);
}

static void
pos_pin_panel_init (PosPinPanel *self)
{
  GtkWidget *pad;

  self->model = pos_keypad_model_new (".");
  gtk_widget_init_template (GTK_WIDGET (self));
  pad = pos_number_pad_new (POS_PAD_PIN, self->model, FALSE);
  gtk_widget_set_vexpand (pad, TRUE);
  gtk_widget_set_hexpand (pad, TRUE);
  gtk_box_append (GTK_BOX (self->pad_box), pad);
  g_signal_connect_swapped (self->model, "notify::text", G_CALLBACK (text_cb), self);
  g_signal_connect_swapped (self->model, "entered", G_CALLBACK (pos_pin_panel_submit), self);
  changed (self, NULL);
}

void
pos_pin_panel_set_length (PosPinPanel *self, int length)
{
  g_return_if_fail (POS_IS_PIN_PANEL (self));
  GtkWidget *dots = gtk_widget_get_first_child (self->dots_box);

  self->length = length > 0 ? length : DEFAULT_LENGTH;
  pos_keypad_model_set_rules (self->model, 0, self->length);
  if (dots)
    gtk_box_remove (GTK_BOX (self->dots_box), dots);
  gtk_box_append (GTK_BOX (self->dots_box), pos_pin_dots_new (self->model, self->length));
}

void
pos_pin_panel_focus_id (PosPinPanel *self)
{
  g_return_if_fail (POS_IS_PIN_PANEL (self));
  gtk_widget_grab_focus (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (self->id_field))));
}
