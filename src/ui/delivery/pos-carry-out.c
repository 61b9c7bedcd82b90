/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-carry-out.c — see the header. */
#include "ui/delivery/pos-carry-out.h"

#include "ui/common/pos-ui-props.h"
#include "ui/delivery/pos-delivery-text.h"
#include "ui/delivery/pos-line-list.h"

/* --- All --- */

static char *
dup_loss (const char *text)
{
  return g_strdup_printf ("•\u00a0%s", text);
}

static void
add_deferred (PosOrder *order, GStrvBuilder *losses)
{
  guint count = 0;
  g_autofree char *text = NULL, *loss = NULL;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  count += pos_order_line_is_active (line) && pos_order_line_is_deferred (line) ? 1 : 0;
  if (count == 0)
    return;
  text = g_strdup_printf (ngettext ("Place, day and delivery mode of %u line",
                                    "Places, days and delivery modes of %u lines",
                                    count),
                          count);
  loss = dup_loss (text);
  g_strv_builder_add (losses, loss);
}

static void
add_deposit (PosShell *shell, PosOrder *order, GStrvBuilder *losses)
{
  g_autofree char *amount = NULL, *text = NULL, *loss = NULL;

  if (order->deposit_source == POS_DEPOSIT_DEFAULT)
    return;
  amount =
      pos_format_money (pos_shell_get_format (shell), order->deposit_required, order->currency);
  /* TRANSLATORS: an amount */
  text = g_strdup_printf (_ ("The entered deposit of %s"), amount);
  loss = dup_loss (text);
  g_strv_builder_add (losses, loss);
}

static gboolean
ends_quote (PosOrder *order, const char *key)
{
  return order->type == POS_ORDER_TYPE_QUOTE && g_str_equal (key, "txn.make_cash_carry");
}

static void
add_quote (PosShell *shell, PosOrder *order, GStrvBuilder *losses)
{
  g_autofree char *day = NULL, *text = NULL, *loss = NULL;

  day = pos_format_day (pos_shell_get_format (shell), order->quote_expiry);
  /* TRANSLATORS: title of the transaction; a day: "Quote until 13 Jun" */
  text = g_strdup_printf (C_ ("transaction", "Quote until %s"), day);
  loss = dup_loss (text);
  g_strv_builder_add (losses, loss);
}

/* What turning the order back into a sale would forget; %NULL: nothing. */
static char *
describe_losses (PosShell *shell, const char *key)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (shell));
  g_autoptr (GStrvBuilder) losses = g_strv_builder_new ();

  if (ends_quote (order, key) && order->quote_expiry.julian)
    add_quote (shell, order, losses);
  add_deferred (order, losses);
  add_deposit (shell, order, losses);
  g_auto (GStrv) texts = g_strv_builder_end (losses);
  return texts[0] ? g_strjoinv ("\n", texts) : NULL;
}

static void
confirmed_cb (GtkWidget *dialog, PosShell *shell)
{
  const char *key = g_object_get_data (G_OBJECT (dialog), "pos-key");

  pos_shell_run (shell, key, NULL, NULL, NULL, NULL);
  pos_overlay_close (dialog);
}

/* What is saved stays what it is, and so does a quote whose lines are only carried out. */
static const char *
get_outcome (PosOrder *order, const char *key)
{
  if (ends_quote (order, key))
    return _ ("The quote becomes a sale again. This is forgotten:");
  if (order->flow == POS_ORDER_FLOW_EDIT || order->type == POS_ORDER_TYPE_QUOTE)
    return _ ("The customer takes everything home today. This is forgotten:");
  return _ ("The order becomes a sale again. This is forgotten:");
}

void
pos_carry_out_all (PosShell *shell, const char *key, GtkWidget *origin)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (shell));
  /* A saved quote is not sold, which is said before anything is asked. */
  gboolean refused = ends_quote (order, key) && order->flow == POS_ORDER_FLOW_EDIT;
  g_autofree char *losses = refused ? NULL : describe_losses (shell, key);
  gboolean quote = order->type == POS_ORDER_TYPE_QUOTE;
  guint count = pos_order_count_leaving (order);
  g_autofree char *caption =
      g_strdup_printf (ngettext ("Carry out %u line", "Carry out %u lines", count), count);

  if (!losses) {
    pos_shell_run (shell, key, NULL, origin, NULL, NULL);
    return;
  }
  GtkWidget *dialog = pos_dialog_new (
      _ ("Carry out everything?"), caption, quote ? _ ("Keep the quote") : _ ("Keep the order"));
  GtkWidget *list = pos_ui_label_new (losses, NULL);
  pos_ui_wrap_label (list);
  g_object_set_data_full (G_OBJECT (dialog), "pos-key", g_strdup (key), g_free);
  g_object_set (dialog, "subtitle", get_outcome (order, key), NULL);
  pos_dialog_set_content (POS_DIALOG (dialog), list);
  g_signal_connect_object (dialog, "primary", G_CALLBACK (confirmed_cb), shell, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}

/* --- Selected --- */

static void
ran_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_register_clear_selection (pos_shell_get_register (shell));
}

static void
run_selected (PosShell *shell, PosLineChoice *choice, GtkWidget *origin)
{
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert_value (&args, "lines", pos_line_choice_make_ids (choice));
  pos_shell_run (
      shell, "order.carryout_selected", g_variant_dict_end (&args), origin, ran_cb, NULL);
}

static char *
caption_line (PosOrderLine *line, gboolean chosen, gpointer data)
{
  return pos_delivery_text_intent (data, line);
}

static void
show_count (PosLineChoice *choice, GtkWidget *dialog)
{
  guint count = pos_line_choice_count_chosen (choice);
  g_autofree char *caption =
      g_strdup_printf (ngettext ("Carry out %u line", "Carry out %u lines", count), count);

  g_object_set (dialog,
                "primary",
                count > 0 ? caption : C_ ("delivery intent", "Carry out"),
                "primary-unavailable",
                count == 0,
                "reason",
                count == 0 ? _ ("No line is selected. Tick what is meant.") : NULL,
                NULL);
}

static void
selected_cb (GtkWidget *dialog, PosLineChoice *choice)
{
  PosShell *shell = g_object_get_data (G_OBJECT (dialog), "pos-shell");

  run_selected (shell, choice, NULL);
  pos_overlay_close (dialog);
}

/* O5: nothing is selected: a list to tick. */
static void
ask_lines (PosShell *shell, PosLineChoice *choice)
{
  GtkWidget *dialog = pos_dialog_new (_ ("What is carried out"), NULL, NULL);
  g_object_set (dialog, "sheet", TRUE, NULL);
  g_object_set_data (G_OBJECT (dialog), "pos-shell", shell);
  g_object_set_data_full (G_OBJECT (dialog), "pos-choice", g_object_ref (choice), g_object_unref);
  pos_dialog_set_content (POS_DIALOG (dialog),
                          pos_line_list_new_scrolled (shell, choice, caption_line, shell));
  g_signal_connect_object (choice, "changed", G_CALLBACK (show_count), dialog, 0);
  g_signal_connect_object (dialog, "primary", G_CALLBACK (selected_cb), choice, 0);
  show_count (choice, dialog);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}

void
pos_carry_out_selected (PosShell *shell, GVariant *args, GtkWidget *origin)
{
  g_autoptr (PosLineChoice) choice =
      pos_line_choice_new (pos_shell_get_register (shell), pos_line_rule_carry_out);

  pos_line_choice_preset (choice, FALSE, args);
  if (pos_line_choice_count_chosen (choice) > 0)
    run_selected (shell, choice, origin);
  else
    ask_lines (shell, choice);
}
