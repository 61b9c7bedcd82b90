/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-search-field.c — see the header. */
#include "ui/common/pos-search-field.h"

#include "ui/common/pos-caret.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

/* Long enough to type the next letter, too short to wait for. */
#define REST_MS 150

#define ICON_SIZE 20

struct _PosSearchField {
  GtkWidget parent_instance;
  GtkWidget *frame, *entry, *clear;
  char *text; /* as it was told */
  guint rest; /* timeout */
};

G_DEFINE_FINAL_TYPE (PosSearchField, pos_search_field, GTK_TYPE_WIDGET)

enum { RESTED, ENTERED, MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static char *
dup_typed (PosSearchField *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
tell (PosSearchField *self)
{
  g_autofree char *typed = dup_typed (self);

  g_clear_handle_id (&self->rest, g_source_remove);
  if (g_strcmp0 (typed, self->text) == 0)
    return;
  g_free (self->text);
  self->text = g_steal_pointer (&typed);
  g_signal_emit (self, signals[RESTED], 0);
}

static gboolean
rest_cb (gpointer data)
{
  PosSearchField *self = data;

  self->rest = 0;
  tell (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (PosSearchField *self)
{
  gboolean any = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';

  gtk_widget_set_visible (self->clear, any);
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

static void
activate_cb (PosSearchField *self)
{
  g_object_ref (self);
  tell (self);
  g_signal_emit (self, signals[ENTERED], 0);
  g_object_unref (self);
}

static void
clear_cb (PosSearchField *self)
{
  gtk_widget_grab_focus (self->entry);
  pos_search_field_set_text (self, "");
}

static void
pressed_cb (PosSearchField *self)
{
  gtk_widget_grab_focus (self->entry);
}

static gboolean
key_cb (PosSearchField *self, guint keyval)
{
  if (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Up &&
      keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[MOVED], 0, keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up ? -1 : 1);
  return GDK_EVENT_STOP;
}

static gboolean
pos_search_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (POS_SEARCH_FIELD (widget)->entry);
}

static void
pos_search_field_dispose (GObject *object)
{
  PosSearchField *self = POS_SEARCH_FIELD (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  G_OBJECT_CLASS (pos_search_field_parent_class)->dispose (object);
}

static void
pos_search_field_finalize (GObject *object)
{
  g_free (POS_SEARCH_FIELD (object)->text);
  G_OBJECT_CLASS (pos_search_field_parent_class)->finalize (object);
}

static void
pos_search_field_class_init (PosSearchFieldClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_search_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = pos_search_field_finalize;
  widget_class->grab_focus = pos_search_field_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[RESTED] =
      g_signal_new ("rested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] =
      g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new (
      "moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static GtkWidget *
make_entry (PosSearchField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Alone, GTK 4.8 leaves it out of the accessible tree. */
  self->entry = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  pos_caret_follow_language (GTK_TEXT (self->entry));
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  return self->entry;
}

static GtkWidget *
make_clear (PosSearchField *self)
{
  self->clear = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->clear), pos_ui_icon_new ("pos-x-symbolic", ICON_SIZE));
  gtk_widget_add_css_class (self->clear, "bare");
  gtk_widget_add_css_class (self->clear, "clear");
  gtk_widget_set_valign (self->clear, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->clear, FALSE);
  pos_ui_describe (self->clear, _ ("Clear"), NULL);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_cb), self);
  return self->clear;
}

static void
pos_search_field_init (PosSearchField *self)
{
  GtkGesture *press = gtk_gesture_click_new ();
  GtkWidget *icon = pos_ui_icon_new ("pos-search-symbolic", ICON_SIZE);

  self->text = g_strdup ("");
  self->frame = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (self->frame, "field");
  gtk_widget_add_css_class (self->frame, "search-field");
  gtk_widget_add_css_class (icon, "ink2");
  gtk_box_append (GTK_BOX (self->frame), icon);
  gtk_box_append (GTK_BOX (self->frame), make_entry (self));
  gtk_box_append (GTK_BOX (self->frame), make_clear (self));
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->frame, GTK_EVENT_CONTROLLER (press));
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
}

GtkWidget *
pos_search_field_new (const char *name, const char *placeholder, const char *text)
{
  PosSearchField *self = g_object_new (POS_TYPE_SEARCH_FIELD, NULL);

  g_object_set (self->entry, "placeholder-text", placeholder, NULL);
  pos_ui_describe (self->entry, name, placeholder);
  pos_search_field_set_text (self, text);
  return GTK_WIDGET (self);
}

const char *
pos_search_field_get_text (PosSearchField *self)
{
  g_return_val_if_fail (POS_IS_SEARCH_FIELD (self), NULL);
  return self->text;
}

void
pos_search_field_set_text (PosSearchField *self, const char *text)
{
  g_return_if_fail (POS_IS_SEARCH_FIELD (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text ? text : "");
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  tell (self);
}
