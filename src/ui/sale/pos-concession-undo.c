/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-concession-undo.c — see the header. */
#include "ui/sale/pos-concession-undo.h"

#include "ui/common/pos-translator.h"
#include "ui/shell/pos-shell-form.h"

#define PRICE "line.price_override"

typedef struct {
  char *text;
  const char *key; /* (nullable) */
  GVariant *args;  /* (nullable) */
} Undo;

static void
undo_free (Undo *undo)
{
  g_free (undo->text);
  g_clear_pointer (&undo->args, g_variant_unref);
  g_free (undo);
}

static void
done_cb (PosShell *shell, GVariant *result, gpointer data)
{
  Undo *undo = data;

  if (result)
    pos_shell_tell (shell, undo->text, undo->key, undo->args);
  undo_free (undo);
}

static GVariant *
make_args (PosOrderLine *line, const char *name, GVariant *value)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert_value (&dict, name, value);
  if (line) {
    g_autofree char *id = pos_id_dup_text (&line->id);
    g_variant_dict_insert (&dict, "line", "s", id);
  }
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/* A locked price is not the product's own: nothing brings it back as it was. */
static void
remember_price (Undo *undo, PosOrder *order, PosOrderLine *line)
{
  PosQuantity one = {POS_SCALE};
  gint64 price;

  if (!line->price_overridden && !line->price_locked) {
    undo->key = PRICE;
    undo->args = make_args (line, "reset", g_variant_new_boolean (TRUE));
  } else if (line->price_overridden && pos_price_extend (pos_order_line_get_sold_price (line),
                                                         one,
                                                         order->currency,
                                                         POS_ROUND_HALF_UP,
                                                         &price,
                                                         NULL)) {
    undo->key = PRICE;
    undo->args = make_args (line, "price", g_variant_new_int64 (price));
  }
}

static void
remember_discount (Undo *undo, PosOrder *order, PosOrderLine *line)
{
  gint64 amount = line ? line->manual_discount : order->total_discount;
  PosRate rate = line ? line->manual_discount_rate : order->total_discount_rate;

  if (rate.micro > 0) {
    undo->key = line ? "disc.line_percent" : "disc.total_percent";
    undo->args = make_args (line, "rate", g_variant_new_int64 (rate.micro));
  } else {
    undo->key = line ? "disc.line_amount" : "disc.total_amount";
    undo->args = make_args (line, "amount", g_variant_new_int64 (amount));
  }
}

static char *
describe (PosShell *shell, PosOrderLine *line, gboolean price)
{
  const char *name = line ? pos_l10n_get (line->description, pos_shell_get_language (shell)) : NULL;

  if (!name)
    return g_strdup (_ ("Discount changed on all lines"));
  /* TRANSLATORS: told after a price was changed; %s is the product */
  return price ? g_strdup_printf (_ ("Price changed: %s"), name)
               /* TRANSLATORS: told after a discount was given or taken back; %s is the product */
               : g_strdup_printf (_ ("Discount changed: %s"), name);
}

void
pos_concession_run (PosShell *shell,
                    GtkWidget *form,
                    const char *key,
                    GVariant *args,
                    PosOrderLine *line,
                    GtkWidget *origin)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (shell));
  gboolean price = g_str_equal (key, PRICE);
  Undo *undo = g_new0 (Undo, 1);

  undo->text = describe (shell, line, price);
  if (price && line)
    remember_price (undo, order, line);
  else
    remember_discount (undo, order, line);
  if (form)
    pos_shell_run_form (shell, form, key, args, done_cb, undo);
  else
    pos_shell_run (shell, key, args, origin, done_cb, undo);
}
