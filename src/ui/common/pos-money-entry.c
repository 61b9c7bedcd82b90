/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-money-entry.c — see the header. */
#include "ui/common/pos-money-entry.h"

#include <string.h>

/* Nobody hands over more. */
#define MOST_DIGITS 10

PosKeypadModel *
pos_money_entry_new (PosFormat *format, guint32 currency, const char *caption)
{
  PosKeypadModel *model = pos_keypad_model_new (pos_format_get_decimal_point (format));

  pos_keypad_model_set_rules (model, pos_currency_get_exponent (currency), MOST_DIGITS);
  g_object_set (model, "caption", caption, NULL);
  return model;
}

void
pos_money_entry_set (PosKeypadModel *model, gint64 minor, guint32 currency)
{
  g_autofree char *text = pos_minor_to_text (minor, currency);

  g_strdelimit (text, ".", *pos_keypad_model_get_decimal_point (model));
  pos_keypad_model_set_value (model, text);
}

gboolean
pos_money_entry_get (PosKeypadModel *model, guint32 currency, gint64 *minor)
{
  g_autofree char *text = pos_keypad_model_dup_plain (model);

  *minor = 0;
  if (g_str_has_suffix (text, "."))
    text[strlen (text) - 1] = '\0';
  return *text == '\0' || pos_minor_parse (text, currency, minor, NULL);
}

/* Isolates are for running text; the readout is left to right by itself. */
static char *
strip_isolates (const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);
  g_auto (GStrv) without_first = g_strsplit (part, "\u2066", -1);
  g_autofree char *joined = g_strjoinv (NULL, without_first);
  g_auto (GStrv) without_last = g_strsplit (joined, "\u2069", -1);

  return g_strjoinv (NULL, without_last);
}

static void
tapped_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer model)
{
  pos_keypad_model_press (model, POS_KEY_CLEAR);
}

GtkWidget *
pos_money_entry_make_readout (PosKeypadModel *model, PosFormat *format, guint32 currency)
{
  GtkWidget *readout = pos_readout_new (model);
  GtkGesture *click = gtk_gesture_click_new ();
  g_autofree char *zero = pos_format_money (format, 0, currency);
  const char *first = strpbrk (zero, "0123456789");
  const char *last = zero + strlen (zero);

  while (last > first && !g_ascii_isdigit (last[-1]))
    last--;
  g_autofree char *prefix = strip_isolates (zero, (gsize)(first - zero));
  g_autofree char *suffix = strip_isolates (last, strlen (last));
  g_object_set (readout,
                "prefix",
                prefix,
                "suffix",
                suffix,
                "separator",
                pos_format_get_group_separator (format),
                NULL);
  g_signal_connect_object (click, "released", G_CALLBACK (tapped_cb), model, 0);
  gtk_widget_add_controller (readout, GTK_EVENT_CONTROLLER (click));
  return readout;
}
