/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-page.c — see the header. */
#include "ui/shell/pos-page.h"

#include "ui/common/pos-check-row.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-focus-zones.h"
#include "ui/shell/pos-page-private.h"

typedef struct {
  char *title;
  char *subtitle;
  char *operation; /* (nullable) */
  GtkWidget *child;
  PosShell *shell; /* borrowed: the window outlives the pages it shows */
} PosPagePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (PosPage, pos_page, GTK_TYPE_WIDGET)

typedef enum {
  PROP_TITLE = 1,
  PROP_SUBTITLE,
} Property;

static GParamSpec *properties[PROP_SUBTITLE + 1];
static guint leave_signal;

static PosPagePrivate *
private_of (PosPage *self)
{
  return pos_page_get_instance_private (self);
}

static void
pos_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PosPagePrivate *self = private_of (POS_PAGE (object));
  switch ((Property)id) {
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_SUBTITLE:
    g_value_set_string (value, self->subtitle);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pos_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PosPage *self = POS_PAGE (object);
  switch ((Property)id) {
  case PROP_TITLE:
    pos_page_set_title (self, g_value_get_string (value));
    break;
  case PROP_SUBTITLE:
    pos_page_set_subtitle (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pos_page_dispose (GObject *object)
{
  PosPagePrivate *self = private_of (POS_PAGE (object));
  self->shell = NULL;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (pos_page_parent_class)->dispose (object);
}

static void
pos_page_finalize (GObject *object)
{
  PosPagePrivate *self = private_of (POS_PAGE (object));
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->operation);
  G_OBJECT_CLASS (pos_page_parent_class)->finalize (object);
}

/* The screen is as large as it is: a page arranges itself for what it gets, and asks for nothing,
 * for else its widest arrangement would keep the window from being narrow. */
static void
pos_page_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
pos_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    int needed;

    if (!gtk_widget_should_layout (child))
      continue;
    /* Asked and ignored: GTK wants every child measured before it is allocated. */
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
    gtk_widget_size_allocate (child, &(GtkAllocation){.width = width, .height = height}, baseline);
  }
}

static void
pos_page_class_init (PosPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pos_page_get_property;
  object_class->set_property = pos_page_set_property;
  object_class->dispose = pos_page_dispose;
  object_class->finalize = pos_page_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  leave_signal =
      g_signal_new ("leave", POS_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  GTK_WIDGET_CLASS (klass)->measure = pos_page_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = pos_page_size_allocate;
}

static gboolean
zone_key_cb (PosPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  g_autoptr (GPtrArray) zones = NULL;
  gboolean backward;

  if (!pos_focus_zones_is_key (keyval, state, &backward))
    return FALSE;
  zones = pos_focus_zones_list (GTK_WIDGET (self));
  return pos_focus_zones_move (zones, backward);
}

static void
pos_page_init (PosPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before anything that scrolls, for which the keys lead out of it. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (zone_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

void
pos_page_set_child (PosPage *self, GtkWidget *child)
{
  g_return_if_fail (POS_IS_PAGE (self));
  PosPagePrivate *private = private_of (self);
  g_clear_pointer (&private->child, gtk_widget_unparent);
  private->child = child;
  if (child)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
set_text (PosPage *self, char **member, const char *text, Property property)
{
  if (g_strcmp0 (*member, text) == 0)
    return;
  g_free (*member);
  *member = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
pos_page_set_title (PosPage *self, const char *title)
{
  g_return_if_fail (POS_IS_PAGE (self));
  set_text (self, &private_of (self)->title, title, PROP_TITLE);
}

void
pos_page_set_subtitle (PosPage *self, const char *subtitle)
{
  g_return_if_fail (POS_IS_PAGE (self));
  set_text (self, &private_of (self)->subtitle, subtitle, PROP_SUBTITLE);
}

const char *
pos_page_get_title (PosPage *self)
{
  g_return_val_if_fail (POS_IS_PAGE (self), NULL);
  return private_of (self)->title;
}

const char *
pos_page_get_subtitle (PosPage *self)
{
  g_return_val_if_fail (POS_IS_PAGE (self), NULL);
  return private_of (self)->subtitle;
}

void
pos_page_set_operation (PosPage *self, const char *operation)
{
  g_return_if_fail (POS_IS_PAGE (self));
  g_free (private_of (self)->operation);
  private_of (self)->operation = g_strdup (operation);
}

gboolean
pos_page_is_of (PosPage *self, const char *operation)
{
  g_return_val_if_fail (POS_IS_PAGE (self), FALSE);
  return !g_strcmp0 (private_of (self)->operation, operation);
}

PosShell *
pos_page_get_shell (PosPage *self)
{
  g_return_val_if_fail (POS_IS_PAGE (self), NULL);
  return private_of (self)->shell;
}

void
pos_page_leave (PosPage *self)
{
  g_return_if_fail (POS_IS_PAGE (self));
  PosShell *shell = private_of (self)->shell;
  if (shell)
    g_signal_emit (self, leave_signal, 0);
}

void
pos_page_set_shell (PosPage *self, PosShell *shell)
{
  private_of (self)->shell = shell;
}

void
pos_page_enter (PosPage *self)
{
  if (POS_PAGE_GET_CLASS (self)->entered)
    POS_PAGE_GET_CLASS (self)->entered (self);
}

gboolean
pos_page_scan (PosPage *self, const char *code)
{
  return POS_PAGE_GET_CLASS (self)->scanned && POS_PAGE_GET_CLASS (self)->scanned (self, code);
}

gboolean
pos_page_press_primary (PosPage *self)
{
  if (!POS_PAGE_GET_CLASS (self)->primary)
    return FALSE;
  POS_PAGE_GET_CLASS (self)->primary (self);
  return TRUE;
}

static gboolean
key_cb (PosPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      !(POS_IS_CHECK_ROW (focus) || POS_IS_CHOICE_CARD (focus)))
    return FALSE;
  return pos_page_press_primary (self);
}

void
pos_page_let_enter_answer (PosPage *self)
{
  g_return_if_fail (POS_IS_PAGE (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
