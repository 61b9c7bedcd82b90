/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-callout.c — see the header. */
#include "ui/common/pos-callout.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define SETTLE_MS 200
#define OPEN_KEY "pos-callout-open"

struct _PosCallout {
  GtkPopover parent;
  char *title;
  char *body;
  char *icon_name;
  char *action;
  char *action_icon;
  char *second;
  GtkWidget *root; /* (nullable): borrowed: while it is open */
  GWeakRef before; /* had the focus when it opened */

  GtkWidget *icon;
  GtkWidget *title_label;
  GtkWidget *body_label;
  GtkWidget *action_button;
  GtkWidget *action_image;
  GtkWidget *action_label;
  GtkWidget *second_button;
};

G_DEFINE_FINAL_TYPE (PosCallout, pos_callout, GTK_TYPE_POPOVER)

enum { ACTION, SECOND, N_SIGNALS };
static guint signals[N_SIGNALS];

static const PosUiProp props[] = {
    {"title", POS_UI_TEXT, G_STRUCT_OFFSET (PosCallout, title), NULL},
    {"body", POS_UI_TEXT, G_STRUCT_OFFSET (PosCallout, body), NULL},
    {"icon", POS_UI_TEXT, G_STRUCT_OFFSET (PosCallout, icon_name), NULL},
    {"action", POS_UI_TEXT, G_STRUCT_OFFSET (PosCallout, action), NULL},
    {"action-icon", POS_UI_TEXT, G_STRUCT_OFFSET (PosCallout, action_icon), NULL},
    {"second", POS_UI_TEXT, G_STRUCT_OFFSET (PosCallout, second), NULL},
};

static void
changed (gpointer widget, const char *name)
{
  PosCallout *self = widget;
  pos_ui_set_icon (self->icon, self->icon_name != NULL ? self->icon_name : "pos-info-symbolic");
  pos_ui_set_label (self->title_label, self->title);
  pos_ui_set_label (self->body_label, self->body);
  pos_ui_set_icon (self->action_image, self->action_icon);
  pos_ui_set_label (self->action_label, self->action);
  gtk_widget_set_visible (self->action_button, pos_ui_has_text (self, self->action));
  pos_ui_describe (self->action_button, self->action, NULL);
  gtk_button_set_label (GTK_BUTTON (self->second_button), self->second ? self->second : "");
  gtk_widget_set_visible (self->second_button, pos_ui_has_text (self, self->second));
  pos_ui_describe (widget, self->title, self->body);
}

static void
close_cb (PosCallout *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
take (PosCallout *self, guint way)
{
  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[way], 0);
  g_object_unref (self);
}

static void
action_cb (PosCallout *self)
{
  take (self, ACTION);
}

static void
second_cb (PosCallout *self)
{
  take (self, SECOND);
}

/* --- What closes it --- */

/* The one that is open on the window of @root; %NULL: none is. */
static PosCallout *
find_open (GtkWidget *root)
{
  return g_object_get_data (G_OBJECT (root), OPEN_KEY);
}

static gboolean
is_press (GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN;
}

/* GTK's own way to close it, autohide, takes the tap for itself: whoever read why one thing is not
 * possible and taps the next one would have to tap twice. */
static gboolean
press_cb (GtkWidget *root, GdkEvent *event)
{
  PosCallout *self = find_open (root);

  if (self && is_press (event) &&
      gdk_event_get_surface (event) != gtk_native_get_surface (GTK_NATIVE (self)))
    close_cb (self);
  return GDK_EVENT_PROPAGATE;
}

/* Whoever goes on by keyboard has read it. */
static void
focus_cb (PosCallout *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->root));

  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    close_cb (self);
}

static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) ||
         (keyval >= GDK_KEY_ISO_Lock && keyval <= GDK_KEY_ISO_Last_Group_Lock);
}

/* What one can do with a callout by keyboard. */
static gboolean
is_own_key (guint keyval, GdkModifierType state)
{
  static const guint own[] = {GDK_KEY_Escape,
                              GDK_KEY_Return,
                              GDK_KEY_KP_Enter,
                              GDK_KEY_ISO_Enter,
                              GDK_KEY_space,
                              GDK_KEY_KP_Space,
                              GDK_KEY_Tab,
                              GDK_KEY_KP_Tab,
                              GDK_KEY_ISO_Left_Tab,
                              GDK_KEY_Left,
                              GDK_KEY_Right,
                              GDK_KEY_Up,
                              GDK_KEY_Down};

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    if (own[i] == keyval)
      return TRUE;
  return FALSE;
}

/* Whoever types on has read it.  An open popover takes all keys of its window for itself, and GTK
 * gives a key up as soon as something on its way is gone.  So the key goes back to the head of what
 * is still to come, and takes the way then that it would have taken without a callout. */
static gboolean
key_cb (PosCallout *self,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  GtkWidget *root = self->root;

  if (!root || is_modifier (keyval) || is_own_key (keyval, state))
    return GDK_EVENT_PROPAGATE;
  g_autoptr (GtkWidget) before = g_weak_ref_get (&self->before);
  if (before && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
  close_cb (self);
  if (!event)
    return GDK_EVENT_PROPAGATE;
  gdk_display_put_event (gtk_widget_get_display (root), event);
  return GDK_EVENT_STOP;
}

/* It stays with the window: to take it away while it is heard leaves GTK with one that is gone. */
static void
watch (GtkWidget *root)
{
  GtkEventController *press = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (press, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (press, "event", G_CALLBACK (press_cb), root);
  gtk_widget_add_controller (root, press);
  g_object_set_data (G_OBJECT (root), OPEN_KEY "-watched", root);
}

static void
listen (PosCallout *self)
{
  self->root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  if (!g_object_get_data (G_OBJECT (self->root), OPEN_KEY "-watched"))
    watch (self->root);
  g_object_set_data (G_OBJECT (self->root), OPEN_KEY, self);
  g_signal_connect_object (
      self->root, "notify::focus-widget", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
}

static void
stop_listening (PosCallout *self)
{
  if (!self->root)
    return;
  g_signal_handlers_disconnect_by_func (self->root, focus_cb, self);
  if (find_open (self->root) == self)
    g_object_set_data (G_OBJECT (self->root), OPEN_KEY, NULL);
  self->root = NULL;
}

static void
pos_callout_dispose (GObject *object)
{
  stop_listening (POS_CALLOUT (object));
  G_OBJECT_CLASS (pos_callout_parent_class)->dispose (object);
}

static void
pos_callout_finalize (GObject *object)
{
  g_weak_ref_clear (&POS_CALLOUT (object)->before);
  G_OBJECT_CLASS (pos_callout_parent_class)->finalize (object);
}

static void
pos_callout_class_init (PosCalloutClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_callout_dispose;
  G_OBJECT_CLASS (klass)->finalize = pos_callout_finalize;
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  signals[ACTION] = g_signal_new (
      "action", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SECOND] = g_signal_new (
      "second", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Pos/ui/common/pos-callout.ui");
  gtk_widget_class_bind_template_child (widget_class, PosCallout, icon);
  gtk_widget_class_bind_template_child (widget_class, PosCallout, title_label);
  gtk_widget_class_bind_template_child (widget_class, PosCallout, body_label);
  gtk_widget_class_bind_template_child (widget_class, PosCallout, action_button);
  gtk_widget_class_bind_template_child (widget_class, PosCallout, action_image);
  gtk_widget_class_bind_template_child (widget_class, PosCallout, action_label);
  gtk_widget_class_bind_template_child (widget_class, PosCallout, second_button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, action_cb);
  gtk_widget_class_bind_template_callback (widget_class, second_cb);
}

static void
pos_callout_init (PosCallout *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_weak_ref_init (&self->before, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static gboolean
unparent_later (gpointer data)
{
  GtkWidget *callout = data;
  if (gtk_widget_get_parent (callout) != NULL)
    gtk_widget_unparent (callout);
  return G_SOURCE_REMOVE;
}

/* GTK 4.8 keeps hold of a popover for some frames after it closed; taken out at once, it would
 * never be freed. */
static void
closed_cb (GtkWidget *callout)
{
  stop_listening (POS_CALLOUT (callout));
  g_timeout_add_full (
      G_PRIORITY_DEFAULT, SETTLE_MS, unparent_later, g_object_ref (callout), g_object_unref);
}

static void
target_destroyed_cb (GtkWidget *callout)
{
  stop_listening (POS_CALLOUT (callout));
  if (gtk_widget_get_parent (callout) != NULL)
    gtk_widget_unparent (callout);
}

PosCallout *
pos_callout_open (GtkWidget *target,
                  const char *title,
                  const char *body,
                  const char *action,
                  const char *action_icon)
{
  g_return_val_if_fail (GTK_IS_WIDGET (target), NULL);
  g_return_val_if_fail (title != NULL, NULL);
  PosCallout *self = g_object_new (POS_TYPE_CALLOUT,
                                   "title",
                                   title,
                                   "body",
                                   body,
                                   "action",
                                   action,
                                   "action-icon",
                                   action_icon,
                                   NULL);
  gtk_widget_set_parent (GTK_WIDGET (self), target);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (
      target, "destroy", G_CALLBACK (target_destroyed_cb), self, G_CONNECT_SWAPPED);
  g_weak_ref_set (&self->before, gtk_root_get_focus (gtk_widget_get_root (target)));
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  listen (self);
  return self;
}
