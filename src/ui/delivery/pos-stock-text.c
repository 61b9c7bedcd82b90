/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-text.c — see the header. */
#include "ui/delivery/pos-stock-text.h"

#include "ui/common/pos-pill.h"
#include "ui/delivery/pos-delivery-text.h"

/* More products than this are not told one by one. */
#define TOLD 3

static gboolean
is_short (const PosStockNeed *need)
{
  return need->available.micro < need->wanted.micro;
}

static char *
describe_need (PosShell *shell, const PosStockNeed *need)
{
  PosFormat *format = pos_shell_get_format (shell);
  g_autofree char *name = pos_delivery_text_short (shell, need->line);
  g_autofree char *available = pos_format_quantity (format, need->available);
  g_autofree char *wanted = pos_format_quantity (format, need->wanted);

  if (is_short (need))
    /* TRANSLATORS: product, how many there are, how many are wanted: "Chair 2 of 4"; the first
     * space does not break */
    return g_strdup_printf (_ ("%1$s\u00a0%2$s of %3$s"), name, available, wanted);
  /* TRANSLATORS: product and how many there are: "Sofa 14" */
  return g_strdup_printf (_ ("%1$s\u00a0%2$s"), name, available);
}

static void
append (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, "\u00a0· ");
  g_string_append (text, part);
}

/* Of many products only those that are short are worth a word. */
static char *
describe_many (PosShell *shell, GArray *needs)
{
  GString *text = g_string_new (NULL);
  guint n_short = 0;

  for (guint i = 0; i < needs->len; i++) {
    const PosStockNeed *need = &g_array_index (needs, PosStockNeed, i);
    if (!is_short (need) || n_short++ >= TOLD)
      continue;
    g_autofree char *part = describe_need (shell, need);
    append (text, part);
  }
  if (n_short == 0)
    g_string_append_printf (text, ngettext ("%u product", "%u products", needs->len), needs->len);
  if (n_short > TOLD) {
    g_autofree char *rest = g_strdup_printf (
        ngettext ("%u more product", "%u more products", n_short - TOLD), n_short - TOLD);
    append (text, rest);
  }
  return g_string_free (text, FALSE);
}

char *
pos_stock_text_describe (PosShell *shell, GArray *needs)
{
  GString *text;

  if (needs->len == 0)
    return NULL;
  if (needs->len > TOLD)
    return describe_many (shell, needs);
  text = g_string_new (NULL);
  for (guint i = 0; i < needs->len; i++) {
    g_autofree char *part = describe_need (shell, &g_array_index (needs, PosStockNeed, i));
    append (text, part);
  }
  return g_string_free (text, FALSE);
}

/* How many of the one product there are; more products have no common number. */
static char *
dup_in_stock (PosShell *shell, GArray *needs)
{
  if (needs->len > 1)
    return g_strdup (_ ("All in stock"));
  g_autofree char *count = pos_format_quantity (pos_shell_get_format (shell),
                                                g_array_index (needs, PosStockNeed, 0).available);
  /* TRANSLATORS: how many there are */
  return g_strdup_printf (C_ ("stock", "%s in stock"), count);
}

static char *
dup_short (PosShell *shell, GArray *needs, PosQuantity missing)
{
  g_autofree char *count = pos_format_quantity (pos_shell_get_format (shell), missing);

  if (needs->len == 1 && g_array_index (needs, PosStockNeed, 0).available.micro == 0)
    return g_strdup (_ ("Not in stock"));
  /* TRANSLATORS: how many are lacking in a warehouse */
  return g_strdup_printf (C_ ("stock", "Short %s"), count);
}

GtkWidget *
pos_stock_text_make_pill (PosShell *shell, GArray *needs)
{
  PosQuantity missing = pos_stock_needs_get_missing (needs);
  gboolean enough = missing.micro == 0;
  g_autofree char *text = enough ? dup_in_stock (shell, needs) : dup_short (shell, needs, missing);

  return pos_pill_new (enough ? POS_TONE_OK : POS_TONE_WARN,
                       enough ? "pos-st-100-symbolic" : "pos-st-50-symbolic",
                       text);
}
