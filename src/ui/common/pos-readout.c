/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-readout.c — see the header. */
#include "ui/common/pos-readout.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#include <string.h>

#define ERROR_CHARS 24
/* So much of a value is never cut: the caption wraps first. */
#define WHOLE_CHARS 10
#define BACK_SIZE 22
#define ALERT_SIZE 18
#define MINUS "\u2212"

struct _PosReadout {
  GtkBox parent;
  char *prefix;
  char *suffix;
  char *separator;
  gboolean clearable;
  PosKeypadModel *model;
  GtkWidget *frame;
  GtkWidget *caption;
  GtkWidget *back;
  GtkWidget *value;
  GtkWidget *error_box;
  GtkWidget *error;
};

G_DEFINE_FINAL_TYPE (PosReadout, pos_readout, GTK_TYPE_BOX)

/* How many digits wide: what stands between digits takes half the room of one. */
static int
count_width (const char *shown)
{
  int halves = 0;

  for (; *shown; shown = g_utf8_next_char (shown)) {
    gunichar letter = g_utf8_get_char (shown);
    halves += g_unichar_isspace (letter) || g_unichar_ispunct (letter) ? 1 : 2;
  }
  return (halves + 1) / 2;
}

/* A number that is less than nothing, which nobody keys but lines hold. */
static const char *
skip_sign (const char *text, const char **sign)
{
  gboolean negative = g_ascii_isdigit (text[0] == '-' ? text[1] : '\0');

  *sign = negative ? MINUS : "";
  return negative ? text + 1 : text;
}

/* "1898.5" becomes "1,898.5". */
static char *
group_thousands (const char *text, const char *separator)
{
  GString *grouped = g_string_new (NULL);
  gsize whole = strspn (text, "0123456789");

  for (gsize i = 0; i < whole; i++) {
    if (i > 0 && (whole - i) % 3 == 0)
      g_string_append (grouped, separator);
    g_string_append_c (grouped, text[i]);
  }
  g_string_append (grouped, text + whole);
  return g_string_free (grouped, FALSE);
}

static void
changed (gpointer widget, const char *name)
{
  PosReadout *self = widget;
  g_autofree char *caption = NULL;
  g_autofree char *error = NULL;
  const char *text = pos_keypad_model_get_text (self->model);
  g_object_get (self->model, "caption", &caption, "error", &error, NULL);
  const char *sign;
  const char *digits = skip_sign (text, &sign);
  g_autofree char *value = group_thousands (digits, self->separator != NULL ? self->separator : "");
  g_autofree char *shown = g_strconcat (sign,
                                        self->prefix != NULL && *text != '\0' ? self->prefix : "",
                                        value,
                                        self->suffix != NULL && *text != '\0' ? self->suffix : "",
                                        NULL);
  gtk_label_set_text (GTK_LABEL (self->caption), caption != NULL ? caption : "");
  gtk_label_set_text (GTK_LABEL (self->value), shown);
  gtk_label_set_width_chars (GTK_LABEL (self->value), MIN (count_width (shown), WHOLE_CHARS));
  /* What was not keyed is replaced by the first digit. */
  gtk_widget_set_visible (
      self->back, self->clearable && *text != '\0' && !pos_keypad_model_is_fresh (self->model));
  /* The value stands at the trailing edge, which its own direction does not know. */
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gtk_widget_set_halign (self->value, mirrored ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_label_set_xalign (GTK_LABEL (self->value), mirrored ? 0 : 1);
  gtk_label_set_text (GTK_LABEL (self->error), error != NULL ? error : "");
  gtk_widget_set_visible (self->error_box, pos_ui_has_text (self, error));
  pos_ui_set_class (self->frame, "error", pos_ui_has_text (self, error));
  pos_ui_describe (self->frame, caption, error);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->frame), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, shown, -1);
}

static const PosUiProp props[] = {
    {"prefix", POS_UI_TEXT, G_STRUCT_OFFSET (PosReadout, prefix), NULL},
    {"suffix", POS_UI_TEXT, G_STRUCT_OFFSET (PosReadout, suffix), NULL},
    {"separator", POS_UI_TEXT, G_STRUCT_OFFSET (PosReadout, separator), NULL},
    {"clearable", POS_UI_FLAG, G_STRUCT_OFFSET (PosReadout, clearable), NULL},
};

static void
model_cb (PosReadout *self)
{
  changed (self, NULL);
}

static void
pos_readout_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  changed (widget, NULL);
  GTK_WIDGET_CLASS (pos_readout_parent_class)->direction_changed (widget, before);
}

static void
pos_readout_dispose (GObject *object)
{
  g_clear_object (&POS_READOUT (object)->model);
  G_OBJECT_CLASS (pos_readout_parent_class)->dispose (object);
}

static void
pos_readout_class_init (PosReadoutClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_readout_dispose;
  GTK_WIDGET_CLASS (klass)->direction_changed = pos_readout_direction_changed;
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
}

static void
back_cb (PosReadout *self)
{
  pos_keypad_model_press (self->model, POS_KEY_BACKSPACE);
}

/* A key as those of the pad are: it takes no focus, and is not mirrored. */
static void
make_back (PosReadout *self)
{
  GtkWidget *icon = pos_ui_icon_new ("pos-backspace-symbolic", BACK_SIZE);

  self->back = gtk_button_new ();
  gtk_widget_set_direction (self->back, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (icon, GTK_TEXT_DIR_LTR);
  gtk_button_set_child (GTK_BUTTON (self->back), icon);
  gtk_widget_set_focusable (self->back, FALSE);
  gtk_widget_set_valign (self->back, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->back, "back");
  pos_ui_describe (self->back, _ ("Delete last digit"), NULL);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (back_cb), self);
}

/* As under a text field. */
static GtkWidget *
make_error (PosReadout *self)
{
  GtkWidget *icon = pos_ui_icon_new ("pos-alert-symbolic", ALERT_SIZE);

  self->error_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->error = pos_ui_label_new (NULL, "t-cap semi");
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  /* What is wrong wraps where there is no room; it makes none. */
  gtk_label_set_max_width_chars (GTK_LABEL (self->error), ERROR_CHARS);
  gtk_widget_set_hexpand (self->error, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->error_box, "c-danger");
  gtk_box_append (GTK_BOX (self->error_box), icon);
  gtk_box_append (GTK_BOX (self->error_box), self->error);
  return self->error_box;
}

static void
pos_readout_init (PosReadout *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->frame = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->frame, "readout");
  self->caption = pos_ui_label_new (NULL, "t-cap semi ink2");
  self->value = pos_ui_label_new (NULL, "t-amt-l num");
  gtk_label_set_wrap (GTK_LABEL (self->caption), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->caption), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (self->value, TRUE);
  /* A long number must not widen the pad: the digits keyed last matter. */
  gtk_label_set_ellipsize (GTK_LABEL (self->value), PANGO_ELLIPSIZE_START);
  /* Numbers run left to right in every language. */
  gtk_widget_set_direction (self->value, GTK_TEXT_DIR_LTR);
  gtk_box_append (GTK_BOX (self->frame), self->caption);
  make_back (self);
  gtk_box_append (GTK_BOX (self->frame), self->back);
  gtk_box_append (GTK_BOX (self->frame), self->value);
  gtk_box_append (GTK_BOX (self), self->frame);
  gtk_box_append (GTK_BOX (self), make_error (self));
}

GtkWidget *
pos_readout_new (PosKeypadModel *model)
{
  g_return_val_if_fail (POS_IS_KEYPAD_MODEL (model), NULL);
  PosReadout *self = g_object_new (POS_TYPE_READOUT, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "notify", G_CALLBACK (model_cb), self, G_CONNECT_SWAPPED);
  changed (self, NULL);
  return GTK_WIDGET (self);
}

PosKeypadModel *
pos_readout_get_model (PosReadout *self)
{
  g_return_val_if_fail (POS_IS_READOUT (self), NULL);
  return self->model;
}
