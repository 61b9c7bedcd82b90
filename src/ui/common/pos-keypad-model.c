/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-keypad-model.c — see the header. */
#include "ui/common/pos-keypad-model.h"

#include "ui/common/pos-ui-props.h"

#include <string.h>

#define MOST_DIGITS 15

struct _PosKeypadModel {
  GObject parent;
  char *text;
  char *caption;
  char *error;
  int decimals;
  int max_length;
  gboolean fresh;
  const char *decimal_point;
};

G_DEFINE_FINAL_TYPE (PosKeypadModel, pos_keypad_model, G_TYPE_OBJECT)

enum { ENTERED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const PosUiProp props[] = {
    {"text", POS_UI_TEXT, G_STRUCT_OFFSET (PosKeypadModel, text), NULL},
    {"caption", POS_UI_TEXT, G_STRUCT_OFFSET (PosKeypadModel, caption), NULL},
    {"error", POS_UI_TEXT, G_STRUCT_OFFSET (PosKeypadModel, error), NULL},
    {"decimals", POS_UI_NUMBER, G_STRUCT_OFFSET (PosKeypadModel, decimals), NULL},
    {"max-length", POS_UI_NUMBER, G_STRUCT_OFFSET (PosKeypadModel, max_length), NULL},
};

static void
changed (gpointer object, const char *name)
{
  PosKeypadModel *self = object;
  /* A refusal is about the text that was there. */
  if (g_str_equal (name, "text") && self->error != NULL)
    g_object_set (self, "error", NULL, NULL);
}

static void
pos_keypad_model_class_init (PosKeypadModelClass *klass)
{
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  signals[ENTERED] = g_signal_new ("entered",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_STRING);
}

static void
pos_keypad_model_init (PosKeypadModel *self)
{
  self->text = g_strdup ("");
  self->fresh = TRUE;
  self->decimal_point = ".";
}

PosKeypadModel *
pos_keypad_model_new (const char *decimal_point)
{
  g_return_val_if_fail (decimal_point != NULL && strlen (decimal_point) == 1, NULL);
  PosKeypadModel *self = g_object_new (POS_TYPE_KEYPAD_MODEL, NULL);
  self->decimal_point = g_intern_string (decimal_point);
  return self;
}

static void
set_text (PosKeypadModel *self, const char *text)
{
  g_object_set (self, "text", text, NULL);
}

static int
count_digits (const char *text)
{
  int n = 0;
  for (; *text != '\0'; text++)
    n += g_ascii_isdigit (*text) ? 1 : 0;
  return n;
}

static gboolean
may_append_digit (PosKeypadModel *self, const char *text)
{
  const char *point = strstr (text, self->decimal_point);
  int most = self->max_length > 0 ? self->max_length : MOST_DIGITS;
  if (point != NULL && (int)strlen (point + 1) >= self->decimals)
    return FALSE;
  return count_digits (text) < most;
}

static void
press_digit (PosKeypadModel *self, int digit)
{
  const char *now = self->fresh ? "" : self->text;
  if (!may_append_digit (self, now))
    return;
  /* Amounts and quantities have no leading zeros; numbers without decimals may. */
  if (self->decimals > 0 && g_str_equal (now, "0"))
    now = "";
  g_autofree char *text = g_strdup_printf ("%s%d", now, digit);
  self->fresh = FALSE;
  set_text (self, text);
}

static void
press_point (PosKeypadModel *self)
{
  const char *now = self->fresh ? "" : self->text;
  if (self->decimals == 0 || strstr (now, self->decimal_point) != NULL)
    return;
  g_autofree char *text = g_strconcat (*now == '\0' ? "0" : now, self->decimal_point, NULL);
  self->fresh = FALSE;
  set_text (self, text);
}

static void
press_minus (PosKeypadModel *self)
{
  if (!self->fresh && *self->text != '\0')
    return;
  self->fresh = FALSE;
  set_text (self, "-");
}

static void
press_backspace (PosKeypadModel *self)
{
  gsize length = strlen (self->text);
  g_autofree char *text = g_strndup (self->text, self->fresh || length == 0 ? 0 : length - 1);
  self->fresh = *text == '\0';
  set_text (self, text);
}

void
pos_keypad_model_press (PosKeypadModel *self, PosKey key)
{
  g_return_if_fail (POS_IS_KEYPAD_MODEL (self));
  switch ((int)key) {
  case POS_KEY_DOUBLE_ZERO:
    press_digit (self, 0);
    press_digit (self, 0);
    break;
  case POS_KEY_POINT:
    press_point (self);
    break;
  case POS_KEY_BACKSPACE:
    press_backspace (self);
    break;
  case POS_KEY_CLEAR:
    pos_keypad_model_set_value (self, "");
    break;
  case POS_KEY_MINUS:
    press_minus (self);
    break;
  case POS_KEY_ENTER:
    g_signal_emit (self, signals[ENTERED], 0, self->text);
    break;
  default:
    press_digit (self, (int)key);
  }
}

const char *
pos_keypad_model_get_text (PosKeypadModel *self)
{
  g_return_val_if_fail (POS_IS_KEYPAD_MODEL (self), "");
  return self->text;
}

char *
pos_keypad_model_dup_plain (PosKeypadModel *self)
{
  g_return_val_if_fail (POS_IS_KEYPAD_MODEL (self), NULL);
  return g_strdelimit (g_strdup (self->text), self->decimal_point, '.');
}

gboolean
pos_keypad_model_is_fresh (PosKeypadModel *self)
{
  g_return_val_if_fail (POS_IS_KEYPAD_MODEL (self), TRUE);
  return self->fresh;
}

const char *
pos_keypad_model_get_decimal_point (PosKeypadModel *self)
{
  g_return_val_if_fail (POS_IS_KEYPAD_MODEL (self), ".");
  return self->decimal_point;
}

void
pos_keypad_model_set_value (PosKeypadModel *self, const char *text)
{
  pos_keypad_model_restore (self, text, TRUE);
}

void
pos_keypad_model_restore (PosKeypadModel *self, const char *text, gboolean fresh)
{
  g_return_if_fail (POS_IS_KEYPAD_MODEL (self));
  g_return_if_fail (text != NULL);
  self->fresh = fresh;
  set_text (self, text);
}

void
pos_keypad_model_set_rules (PosKeypadModel *self, int decimals, int max_length)
{
  g_return_if_fail (POS_IS_KEYPAD_MODEL (self));
  g_return_if_fail (decimals >= 0 && max_length >= 0);
  g_object_set (self, "decimals", decimals, "max-length", max_length, NULL);
}
