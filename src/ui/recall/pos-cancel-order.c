/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cancel-order.c — see the header. */
#include "ui/recall/pos-cancel-order.h"

#include "model/pos-line-words.h"
#include "pricing/pos-totals.h"
#include "ui/common/pos-tag.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-wrap-layout.h"
#include "ui/recall/pos-recall-amount.h"
#include "ui/recall/pos-recall-delivery.h"
#include "ui/recall/pos-recall-status.h"
#include "ui/recall/pos-recall-words.h"
#include "ui/shell/pos-intent-look.h"

/* --- Head --- */

static char *
dup_placed (PosShell *shell, PosOrder *order)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosStore *store =
      order->home_store ? pos_config_get (config, POS_TYPE_STORE, order->home_store) : NULL;
  g_autofree char *day = pos_recall_dup_day (shell, order->created_at);

  if (!store)
    return g_strdup (day);
  /* TRANSLATORS: %1$s is a day, %2$s a store: "Placed 9 May 2026 in Utrecht Centrum" */
  return g_strdup_printf (_ ("Placed %1$s in %2$s"), day, store->name);
}

static GtkWidget *
make_head (PosShell *shell, PosOrder *order)
{
  g_autoptr (PosOrderSummary) summary = pos_order_summarize (order);
  g_autofree char *placed = dup_placed (shell, order);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *pill = pos_pill_new (POS_TONE_NEUTRAL, NULL, NULL);

  pos_recall_show_status (POS_PILL (pill), summary);
  gtk_box_append (GTK_BOX (texts),
                  pos_recall_text_new (pos_recall_get_name (summary), "t-title num"));
  gtk_box_append (GTK_BOX (texts), pos_recall_text_new (placed, "t-cap ink2"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  /* Beside it there is no room for a number of twelve signs. */
  if (pos_theme_get_text_scale (pos_shell_get_theme (shell)) > 100) {
    gtk_orientable_set_orientation (GTK_ORIENTABLE (head), GTK_ORIENTATION_VERTICAL);
    gtk_box_set_spacing (GTK_BOX (head), 4);
  }
  gtk_box_append (GTK_BOX (head), texts);
  gtk_box_append (GTK_BOX (head), pill);
  gtk_widget_add_css_class (head, "cancel-head");
  return head;
}

/* --- Lines --- */

static GtkWidget *
make_delivery (PosShell *shell, PosOrder *order, PosOrderLine *line)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *facts = pos_recall_dup_place_and_day (shell, order, line);

  gtk_widget_set_layout_manager (row, pos_wrap_layout_new (8, 2));
  gtk_box_append (GTK_BOX (row), pos_tag_new (pos_intent_get_look ((PosIntent)line->intent)));
  gtk_box_append (GTK_BOX (row), pos_ui_text_new (facts, "t-cap ink2"));
  return row;
}

static GtkWidget *
make_line (PosShell *shell, PosOrder *order, PosOrderLine *line)
{
  PosFormat *format = pos_shell_get_format (shell);
  const char *name = pos_l10n_get (line->description, pos_shell_get_language (shell));
  g_autofree char *quantity =
      pos_line_words_dup_count (format, line, pos_order_line_get_open (line));
  g_autofree char *amount =
      pos_format_money (format, pos_totals_get_line_open (order, line), order->currency);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *count = pos_ui_label_new (quantity, "qty num");
  GtkWidget *value = pos_ui_label_new (amount, "semi num");

  gtk_label_set_xalign (GTK_LABEL (count), 0.5F);
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (value, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), pos_recall_text_new (name, "semi"));
  if (line->intent != POS_INTENT_ELECTRONIC)
    gtk_box_append (GTK_BOX (texts), make_delivery (shell, order, line));
  gtk_box_append (GTK_BOX (row), count);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), value);
  GtkWidget *button = pos_recall_amount_wrap (
      shell, order, POS_ACCOUNT_OPEN_LINE, line, row, name, pos_totals_get_line_open (order, line));
  gtk_widget_add_css_class (button, "line");
  gtk_widget_add_css_class (button, "div");
  return button;
}

static GtkWidget *
make_lines (PosShell *shell, PosOrder *order)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_cancel_facts_has_line (line))
    gtk_box_append (GTK_BOX (lines), make_line (shell, order, line));
  return pos_ui_scroller_new (lines);
}

/* --- What they cost --- */

typedef struct {
  PosShell *shell;
  PosOrder *order;
  GtkWidget *column;
} Totals;

static void
add_total (const Totals *totals, PosAccount account, const char *caption, gint64 sum)
{
  const char *look = account == POS_ACCOUNT_OPEN ? "semi" : "ink2";
  GtkWidget *face =
      pos_recall_sum_new (totals->shell, caption, sum, totals->order->currency, look, "semi num");

  gtk_box_append (
      GTK_BOX (totals->column),
      pos_recall_amount_wrap (totals->shell, totals->order, account, NULL, face, caption, sum));
}

static GtkWidget *
make_totals (PosShell *shell, PosOrder *order, const PosCancelFacts *facts)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Totals totals = {shell, order, column};

  if (facts->charges != 0) {
    add_total (&totals, POS_ACCOUNT_OPEN_GOODS, _ ("Goods"), facts->goods);
    add_total (&totals, POS_ACCOUNT_OPEN_CHARGES, _ ("Charges"), facts->charges);
  }
  add_total (&totals,
             POS_ACCOUNT_OPEN,
             facts->untouched ? _ ("Order total")
                              /* TRANSLATORS: what has not been delivered of an order, an amount */
                              : _ ("Still open"),
             facts->base);
  gtk_widget_add_css_class (column, "totals");
  return column;
}

GtkWidget *
pos_cancel_order_new (PosShell *shell, PosOrder *order, const PosCancelFacts *facts)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (panel, "cancel-order");
  gtk_box_append (GTK_BOX (panel), make_head (shell, order));
  gtk_box_append (GTK_BOX (panel), make_lines (shell, order));
  gtk_box_append (GTK_BOX (panel), make_totals (shell, order, facts));
  return panel;
}
