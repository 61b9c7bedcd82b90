/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-empty-state.c — see the header. */
#include "ui/common/pos-empty-state.h"

#include "ui/common/pos-ui-props.h"

#define ICON_SIZE 40

struct _PosEmptyState {
  GtkBox parent;
  char *icon_name;
  char *title;
  char *body;
  char *action;
  GtkWidget *icon;
  GtkWidget *title_label;
  GtkWidget *body_label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (PosEmptyState, pos_empty_state, GTK_TYPE_BOX)

enum { ACTION, N_SIGNALS };
static guint signals[N_SIGNALS];

static const PosUiProp props[] = {
    {"icon", POS_UI_TEXT, G_STRUCT_OFFSET (PosEmptyState, icon_name), NULL},
    {"title", POS_UI_TEXT, G_STRUCT_OFFSET (PosEmptyState, title), NULL},
    {"body", POS_UI_TEXT, G_STRUCT_OFFSET (PosEmptyState, body), NULL},
    {"action", POS_UI_TEXT, G_STRUCT_OFFSET (PosEmptyState, action), NULL},
};

static void
changed (gpointer widget, const char *name)
{
  PosEmptyState *self = widget;
  pos_ui_set_icon (self->icon, self->icon_name);
  pos_ui_set_label (self->title_label, self->title);
  pos_ui_set_label (self->body_label, self->body);
  gtk_widget_set_visible (self->button, pos_ui_has_text (self, self->action));
  gtk_button_set_label (GTK_BUTTON (self->button), self->action != NULL ? self->action : "");
  pos_ui_describe (widget, self->title, self->body);
}

static void
clicked_cb (PosEmptyState *self)
{
  g_signal_emit (self, signals[ACTION], 0);
}

static void
pos_empty_state_class_init (PosEmptyStateClass *klass)
{
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
  signals[ACTION] = g_signal_new (
      "action", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
centered_label (const char *css_classes)
{
  GtkWidget *label = pos_ui_label_new (NULL, css_classes);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5F);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  return label;
}

static void
pos_empty_state_init (PosEmptyState *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->icon = pos_ui_icon_new (NULL, ICON_SIZE);
  gtk_widget_add_css_class (self->icon, "ink3");
  self->title_label = centered_label ("t-title");
  self->body_label = centered_label ("ink2");
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "btn");
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self), self->icon);
  gtk_box_append (GTK_BOX (self), self->title_label);
  gtk_box_append (GTK_BOX (self), self->body_label);
  gtk_box_append (GTK_BOX (self), self->button);
  changed (self, NULL);
}

GtkWidget *
pos_empty_state_new (const char *icon_name, const char *title, const char *body)
{
  return g_object_new (POS_TYPE_EMPTY_STATE, "icon", icon_name, "title", title, "body", body, NULL);
}
