/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tax-dialog.c — see the header. */
#include "ui/sale/pos-tax-dialog.h"

#include "pricing/pos-tax.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/sale/pos-line-openers.h"
#include "ui/shell/pos-shell-form.h"

#define OF_LINE "tax.override_line_pick"
#define OF_ALL "tax.override_txn_pick"
#define WIDTH 420
#define LINE "pos-line"
#define GROUP "pos-group"
#define DIALOG "pos-dialog"

static void
chosen_cb (GtkWidget *card, PosShell *shell)
{
  const char *group = g_object_get_data (G_OBJECT (card), GROUP);
  GtkWidget *dialog = g_object_get_data (G_OBJECT (card), DIALOG);
  const char *line = g_object_get_data (G_OBJECT (dialog), LINE);
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  if (line)
    g_variant_dict_insert (&args, "line", "s", line);
  if (group)
    g_variant_dict_insert (&args, "item_tax_group", "s", group);
  pos_shell_run_form (
      shell, dialog, line ? OF_LINE : OF_ALL, g_variant_dict_end (&args), NULL, NULL);
}

static GtkWidget *
add_card (GtkWidget *list, PosShell *shell, GtkWidget *dialog, const char *group, const char *name)
{
  GtkWidget *card = pos_choice_card_new (name, NULL);

  g_object_set_data_full (G_OBJECT (card), GROUP, g_strdup (group), g_free);
  g_object_set_data (G_OBJECT (card), DIALOG, dialog);
  g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), shell, 0);
  gtk_box_append (GTK_BOX (list), card);
  return card;
}

/* The taxes of one item tax group, which begin at @first.  Returns: (transfer full). */
static char *
join_names (GPtrArray *rates, guint first, const char *language)
{
  PosTaxRate *begin = rates->pdata[first];
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = first; i < rates->len; i++) {
    PosTaxRate *rate = rates->pdata[i];

    if (g_strcmp0 (rate->item_tax_group, begin->item_tax_group) != 0)
      break;
    if (names->len > 0)
      g_string_append (names, " + ");
    g_string_append (names, pos_text_or (pos_l10n_get (rate->name, language), rate->id));
  }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
is_another_of_group (GPtrArray *rates, guint i)
{
  return i > 0 && g_strcmp0 (((PosTaxRate *)rates->pdata[i])->item_tax_group,
                             ((PosTaxRate *)rates->pdata[i - 1])->item_tax_group) == 0;
}

/* What there are rates for where @line is delivered; @now: (nullable): as which it is taxed. */
static GtkWidget *
make_list (PosShell *shell, PosOrderLine *line, const char *now, GtkWidget *dialog)
{
  PosRegister *reg = pos_shell_get_register (shell);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  PosConfig *config = pos_register_get_config (reg);
  PosDate day =
      pos_tax_get_supply_day (config, line, line->tax_group, NULL, pos_register_get_today (reg));
  g_autoptr (GPtrArray) rates = pos_tax_list_rates (config, line->tax_group, day);

  for (guint i = 0; i < rates->len; i++) {
    PosTaxRate *rate = rates->pdata[i];
    g_autofree char *names = NULL;
    GtkWidget *card;

    if (is_another_of_group (rates, i))
      continue;
    names = join_names (rates, i, pos_shell_get_language (shell));
    card = add_card (list, shell, dialog, rate->item_tax_group, names);
    pos_choice_card_set_active (POS_CHOICE_CARD (card), !g_strcmp0 (rate->item_tax_group, now));
  }
  /* TRANSLATORS: which tax: the one that the product usually has */
  add_card (list, shell, dialog, NULL, _ ("As the product says"));
  gtk_widget_set_size_request (list, WIDTH, -1);
  return list;
}

static void
open_dialog (PosShell *shell, PosOrderLine *line, const char *title, gboolean all)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (shell));
  GtkWidget *dialog = pos_dialog_new (title, NULL, _ ("Close"));

  if (!all)
    g_object_set_data_full (G_OBJECT (dialog), LINE, pos_id_dup_text (&line->id), g_free);
  pos_dialog_set_content (
      POS_DIALOG (dialog),
      make_list (shell, line, all ? order->tax_override : line->item_tax_group, dialog));
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}

static PosOrderLine *
find_active (PosShell *shell)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (shell));

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line))
    return line;
  return NULL;
}

void
pos_tax_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  gboolean all = g_str_equal (key, OF_ALL);
  PosOrderLine *line;

  if (args && g_variant_lookup (args, "item_tax_group", "&s", NULL)) {
    pos_shell_run (shell, key, args, origin, NULL, NULL);
    return;
  }
  line = all ? find_active (shell) : pos_line_find (shell, args, origin);
  if (line)
    open_dialog (shell,
                 line,
                 all ? _ ("How is the transaction taxed?") : _ ("How is this line taxed?"),
                 all);
  else if (all)
    pos_shell_run (shell, key, args, origin, NULL, NULL); /* it says why not */
}
