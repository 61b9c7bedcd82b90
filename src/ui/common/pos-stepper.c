/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stepper.c — see the header. */
#include "ui/common/pos-stepper.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

struct _PosStepper {
  GtkBox parent_instance;
  PosFormat *format;
  char *name;
  char *unit;
  PosQuantity quantity, least, step;
  GtkWidget *less, *value, *label, *more;
};

G_DEFINE_FINAL_TYPE (PosStepper, pos_stepper, GTK_TYPE_BOX)

enum { CHANGED, ASK, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show (PosStepper *self)
{
  g_autofree char *number = pos_format_quantity (self->format, self->quantity);
  g_autofree char *text = pos_ui_has_text (self, self->unit)
                              /* TRANSLATORS: a quantity and its unit: "1.5 m" */
                              ? g_strdup_printf (C_ ("quantity", "%1$s %2$s"), number, self->unit)
                              : g_strdup (number);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  pos_ui_set_class (self->less, "unavailable", self->quantity.micro <= self->least.micro);
  pos_ui_describe (self->value, self->name, text);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

/* To the next step; a value between two of them goes to the nearer one on its way. */
static void
step (PosStepper *self, int by)
{
  gint64 unit = self->step.micro, now = self->quantity.micro;
  gint64 steps = by > 0 ? now / unit + 1 : (now + unit - 1) / unit - 1;

  if (steps * unit < self->least.micro && by < 0)
    steps = (self->least.micro + unit - 1) / unit;
  if (steps * unit == now)
    return;
  pos_stepper_set_quantity (self, (PosQuantity){steps * unit});
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
less_cb (PosStepper *self)
{
  step (self, -1);
}

static void
more_cb (PosStepper *self)
{
  step (self, 1);
}

static void
value_cb (PosStepper *self)
{
  g_signal_emit (self, signals[ASK], 0);
}

static gboolean
key_cb (PosStepper *self, guint keyval)
{
  switch (keyval) {
  case GDK_KEY_Up:
  case GDK_KEY_plus:
  case GDK_KEY_KP_Add:
    step (self, 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Down:
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    step (self, -1);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
pos_stepper_finalize (GObject *object)
{
  PosStepper *self = POS_STEPPER (object);

  g_clear_object (&self->format);
  g_free (self->name);
  g_free (self->unit);
  G_OBJECT_CLASS (pos_stepper_parent_class)->finalize (object);
}

static void
pos_stepper_class_init (PosStepperClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pos_stepper_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_SPIN_BUTTON);
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ASK] = g_signal_new ("ask", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_button (PosStepper *self, const char *icon_name, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();

  if (icon_name)
    gtk_button_set_child (GTK_BUTTON (button), pos_ui_icon_new (icon_name, 20));
  gtk_widget_add_css_class (button, "btn");
  pos_ui_describe (button, name, NULL);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self), button);
  return button;
}

static void
pos_stepper_init (PosStepper *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->least = self->step = self->quantity = pos_quantity_whole (1);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "stepper");
  self->less = add_button (self, "pos-minus-symbolic", _ ("Less"), G_CALLBACK (less_cb));
  self->value = add_button (self, NULL, NULL, G_CALLBACK (value_cb));
  self->more = add_button (self, "pos-plus-symbolic", _ ("More"), G_CALLBACK (more_cb));
  gtk_widget_add_css_class (self->less, "icononly");
  gtk_widget_add_css_class (self->more, "icononly");
  self->label = pos_ui_text_new (NULL, "t-line num");
  gtk_label_set_xalign (GTK_LABEL (self->label), 0.5F);
  gtk_button_set_child (GTK_BUTTON (self->value), self->label);
  gtk_widget_set_hexpand (self->value, TRUE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Steppers stand in lists: whoever hears the buttons has to know of which thing. */
static void
describe_buttons (PosStepper *self)
{
  if (!pos_ui_has_text (self, self->name))
    return;
  /* TRANSLATORS: %s is what there will be one step less of */
  g_autofree char *less = g_strdup_printf (_ ("Less: %s"), self->name);
  /* TRANSLATORS: %s is what there will be one step more of */
  g_autofree char *more = g_strdup_printf (_ ("More: %s"), self->name);

  pos_ui_describe (self->less, less, NULL);
  pos_ui_describe (self->more, more, NULL);
}

GtkWidget *
pos_stepper_new (PosFormat *format, const char *name)
{
  g_return_val_if_fail (POS_IS_FORMAT (format), NULL);
  PosStepper *self = g_object_new (POS_TYPE_STEPPER, NULL);

  self->format = g_object_ref (format);
  self->name = g_strdup (name);
  pos_ui_describe (GTK_WIDGET (self), name, NULL);
  describe_buttons (self);
  show (self);
  return GTK_WIDGET (self);
}

void
pos_stepper_set_rule (PosStepper *self, PosQuantity least, PosQuantity step_, const char *unit)
{
  g_return_if_fail (POS_IS_STEPPER (self));
  g_return_if_fail (step_.micro > 0);
  self->least = least;
  self->step = step_;
  g_free (self->unit);
  self->unit = g_strdup (unit);
  show (self);
}

void
pos_stepper_set_quantity (PosStepper *self, PosQuantity quantity)
{
  g_return_if_fail (POS_IS_STEPPER (self));
  self->quantity = quantity;
  show (self);
}

PosQuantity
pos_stepper_get_quantity (PosStepper *self)
{
  g_return_val_if_fail (POS_IS_STEPPER (self), (PosQuantity){0});
  return self->quantity;
}
