/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cancel-charge.c — see the header. */
#include "ui/recall/pos-cancel-charge.h"

#include "ui/common/pos-callout.h"
#include "ui/common/pos-chip.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-wrap-layout.h"
#include "ui/recall/pos-cancel-amount.h"
#include "ui/recall/pos-recall-words.h"

#define ICON_SIZE 20
#define GAP 8
#define RATE_DECIMALS 2
#define RATE_DIGITS 5
/* Longer than a scanner takes. */
#define TYPING_MS 300
#define PERCENT (POS_SCALE / 100)

enum { NOTHING, HALF, STANDARD, N_CHIPS };

struct _PosCancelCharge {
  GtkBox parent_instance;
  PosShell *shell;      /* borrowed */
  PosCancelFacts facts; /* as shown */
  PosRate rate, standard;
  gint64 entered;
  gboolean setting;
  PosKeypadModel *keys; /* typed on the keyboard, before the dialog is there */
  guint typing;         /* GSource */
  GtkWidget *less, *more, *readout, *value, *sentence;
  GtkWidget *chips[N_CHIPS];
};

G_DEFINE_FINAL_TYPE (PosCancelCharge, pos_cancel_charge, GTK_TYPE_BOX)

static guint changed_signal;

/* --- What is shown --- */

static gint64
get_chip_rate (PosCancelCharge *self, int chip)
{
  return chip == NOTHING ? 0 : chip == HALF ? self->standard.micro / 2 : self->standard.micro;
}

void
pos_cancel_charge_show (PosCancelCharge *self, const PosCancelFacts *facts)
{
  g_return_if_fail (POS_IS_CANCEL_CHARGE (self));
  PosFormat *format = pos_shell_get_format (self->shell);
  gboolean entered = facts->entered >= 0;
  g_autofree char *value = entered ? pos_format_money (format, facts->charge, facts->currency)
                                   : pos_format_rate (format, facts->rate);
  g_autofree char *sentence =
      pos_cancel_amount_describe (self->shell, facts, facts->rate, facts->entered);

  self->facts = *facts;
  self->rate = facts->rate;
  self->entered = facts->entered;
  gtk_label_set_text (GTK_LABEL (self->value), value);
  pos_ui_describe (self->readout, _ ("Cancellation charge"), sentence);
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  pos_ui_set_class (self->less, "unavailable", facts->rate.micro <= 0);
  pos_ui_set_class (self->more, "unavailable", facts->rate.micro >= POS_SCALE);
  self->setting = TRUE;
  for (int chip = 0; chip < N_CHIPS; chip++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[chip]),
                                  !entered && get_chip_rate (self, chip) == facts->rate.micro);
  self->setting = FALSE;
}

PosRate
pos_cancel_charge_get_rate (PosCancelCharge *self)
{
  g_return_val_if_fail (POS_IS_CANCEL_CHARGE (self), (PosRate){0});
  return self->rate;
}

gint64
pos_cancel_charge_get_entered (PosCancelCharge *self)
{
  g_return_val_if_fail (POS_IS_CANCEL_CHARGE (self), -1);
  return self->entered;
}

/* --- Choosing --- */

static void
take (GtkWidget *widget, PosRate rate, gint64 entered)
{
  PosCancelCharge *self = POS_CANCEL_CHARGE (widget);

  self->rate = rate;
  self->entered = entered;
  g_signal_emit (self, changed_signal, 0);
}

static void
choose (PosCancelCharge *self, gint64 micro)
{
  take (GTK_WIDGET (self), (PosRate){micro}, -1);
}

/* Whole per cents: a share between two of them goes to the next one on its way. */
static void
less_cb (PosCancelCharge *self)
{
  if (self->rate.micro > 0)
    choose (self, (self->rate.micro - 1) / PERCENT * PERCENT);
  else
    pos_callout_open (self->less,
                      _ ("There is no charge already"),
                      _ ("The customer gets back all that was paid."),
                      NULL,
                      NULL);
}

static void
more_cb (PosCancelCharge *self)
{
  if (self->rate.micro < POS_SCALE)
    choose (self, MIN ((self->rate.micro / PERCENT + 1) * PERCENT, POS_SCALE));
  else
    pos_callout_open (self->more,
                      _ ("More than the order cannot be charged"),
                      _ ("The charge is at most what is still open of it."),
                      NULL,
                      NULL);
}

static void
chip_cb (GtkToggleButton *chip, PosCancelCharge *self)
{
  if (self->setting || !gtk_toggle_button_get_active (chip))
    return;
  for (int i = 0; i < N_CHIPS; i++)
    if (self->chips[i] == GTK_WIDGET (chip))
      choose (self, get_chip_rate (self, i));
}

/* --- Typing --- */

static void
readout_cb (PosCancelCharge *self)
{
  pos_cancel_amount_open (self->shell, &self->facts, NULL, take, GTK_WIDGET (self));
}

static void
open_typed (PosCancelCharge *self)
{
  g_autofree char *text = g_strdup (pos_keypad_model_get_text (self->keys));

  g_clear_handle_id (&self->typing, g_source_remove);
  pos_keypad_model_press (self->keys, POS_KEY_CLEAR);
  pos_cancel_amount_open (self->shell, &self->facts, text, take, GTK_WIDGET (self));
}

/* A scan has taken its digits back by now. */
static gboolean
typed_cb (gpointer data)
{
  PosCancelCharge *self = data;

  self->typing = 0;
  if (!pos_keypad_model_is_fresh (self->keys))
    open_typed (self);
  return G_SOURCE_REMOVE;
}

static void
keyed_cb (PosCancelCharge *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  if (!pos_keypad_model_is_fresh (self->keys))
    self->typing = g_timeout_add (TYPING_MS, typed_cb, self);
}

/* No keys of its own: it hears those of the keyboard. */
static GtkWidget *
make_keyboard (PosCancelCharge *self)
{
  self->keys =
      pos_keypad_model_new (pos_format_get_decimal_point (pos_shell_get_format (self->shell)));
  pos_keypad_model_set_rules (self->keys, RATE_DECIMALS, RATE_DIGITS);
  g_signal_connect_object (
      self->keys, "notify::text", G_CALLBACK (keyed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keys, "entered", G_CALLBACK (open_typed), self, G_CONNECT_SWAPPED);
  return pos_number_pad_new (POS_PAD_KEYBOARD, self->keys, TRUE);
}

static gboolean
key_cb (PosCancelCharge *self, guint keyval)
{
  switch (keyval) {
  case GDK_KEY_plus:
  case GDK_KEY_KP_Add:
    more_cb (self);
    return GDK_EVENT_STOP;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    less_cb (self);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* --- Parts --- */

static void
pos_cancel_charge_dispose (GObject *object)
{
  PosCancelCharge *self = POS_CANCEL_CHARGE (object);

  g_clear_handle_id (&self->typing, g_source_remove);
  g_clear_object (&self->keys);
  G_OBJECT_CLASS (pos_cancel_charge_parent_class)->dispose (object);
}

static void
pos_cancel_charge_class_init (PosCancelChargeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_cancel_charge_dispose;
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_cancel_charge_init (PosCancelCharge *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
make_title (PosCancelCharge *self)
{
  gboolean large = pos_theme_get_text_scale (pos_shell_get_theme (self->shell)) > 100;
  GtkWidget *row =
      gtk_box_new (large ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, large ? 4 : 0);
  g_autofree char *rate = pos_format_rate (pos_shell_get_format (self->shell), self->standard);
  /* TRANSLATORS: what the rules ask for, a share: "Standard 10%" */
  g_autofree char *text = g_strdup_printf (_ ("Standard %s"), rate);
  GtkWidget *title = pos_recall_text_new (_ ("Cancellation charge"), "t-title");
  GtkWidget *pill = pos_pill_new (POS_TONE_NEUTRAL, NULL, text);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), pill);
  gtk_box_append (GTK_BOX (row), make_keyboard (self));
  return row;
}

static GtkWidget *
make_step (PosCancelCharge *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), pos_ui_icon_new (icon, ICON_SIZE));
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "icononly");
  pos_ui_describe (button, name, _ ("Cancellation charge"));
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_stepper (PosCancelCharge *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);

  self->readout = gtk_button_new ();
  self->less = make_step (self, "pos-minus-symbolic", _ ("Less"), G_CALLBACK (less_cb));
  self->more = make_step (self, "pos-plus-symbolic", _ ("More"), G_CALLBACK (more_cb));
  self->value = pos_ui_label_new (NULL, "t-amt-l num");
  gtk_label_set_xalign (GTK_LABEL (self->value), 1.0F);
  gtk_button_set_child (GTK_BUTTON (self->readout), self->value);
  gtk_widget_set_hexpand (self->readout, TRUE);
  gtk_widget_add_css_class (self->readout, "readout");
  g_signal_connect_swapped (self->readout, "clicked", G_CALLBACK (readout_cb), self);
  gtk_box_append (GTK_BOX (row), self->less);
  gtk_box_append (GTK_BOX (row), self->readout);
  gtk_box_append (GTK_BOX (row), self->more);
  gtk_widget_add_css_class (row, "cancel-rate");
  return row;
}

static GtkWidget *
make_chips (PosCancelCharge *self, gboolean may_lower)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *const texts[N_CHIPS] = {
      _ ("No charge"),
      /* TRANSLATORS: half of the cancellation charge that the rules ask for */
      C_ ("charge", "Half"),
      /* TRANSLATORS: the cancellation charge that the rules ask for */
      C_ ("charge", "Standard"),
  };

  gtk_widget_set_layout_manager (row, pos_wrap_layout_new (GAP, GAP));
  for (int i = 0; i < N_CHIPS; i++) {
    self->chips[i] = pos_chip_new (texts[i], FALSE);
    if (i < STANDARD && !may_lower)
      g_object_set (self->chips[i], "icon", "pos-shield-plain-symbolic", NULL);
    if (i > 0)
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->chips[i]),
                                   GTK_TOGGLE_BUTTON (self->chips[0]));
    g_signal_connect_object (self->chips[i], "toggled", G_CALLBACK (chip_cb), self, 0);
    gtk_box_append (GTK_BOX (row), self->chips[i]);
  }
  gtk_widget_set_visible (row, self->standard.micro > 0);
  return row;
}

GtkWidget *
pos_cancel_charge_new (PosShell *shell, const PosCancelFacts *facts)
{
  PosCancelCharge *self = g_object_new (POS_TYPE_CANCEL_CHARGE, NULL);
  g_autofree char *bounds = pos_cancel_amount_dup_bounds (shell, facts);

  self->shell = shell;
  self->standard = facts->standard;
  self->sentence = pos_recall_text_new (NULL, "semi num cancel-sum");
  gtk_box_append (GTK_BOX (self), make_title (self));
  gtk_box_append (GTK_BOX (self), make_stepper (self));
  gtk_box_append (GTK_BOX (self), self->sentence);
  gtk_box_append (GTK_BOX (self), make_chips (self, facts->may_lower));
  if (!facts->may_lower && facts->standard.micro > 0)
    gtk_box_append (GTK_BOX (self),
                    pos_recall_text_new (_ ("Lowering it asks for a supervisor."), "t-cap ink2"));
  gtk_box_append (GTK_BOX (self), pos_recall_text_new (bounds, "t-cap ink2 num"));
  pos_cancel_charge_show (self, facts);
  return GTK_WIDGET (self);
}
