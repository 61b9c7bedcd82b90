/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-looks.c — the returns in every size, language and look: nothing is cut, nothing is too small
 * to hit. */
#include "ui-hands.h"
#include "ui-looks.h"
#include "ui/returns/pos-return-line.h"
#include "ui/returns/pos-returns-ui.h"

/* A sale of which something came back, as the receipt's number; its shipping may go back too. */
static char *
sell (UiShell *ui)
{
  g_autoptr (GVariant) sold = NULL;
  g_autoptr (GVariant) charged = NULL;
  PosParameters *parameters = pos_config_get_parameters (pos_register_get_config (ui->reg));
  const char *receipt = NULL;

  parameters->manual_charges = parameters->refund_shipping = TRUE;
  ui_shell_load_sale (ui);
  charged =
      ui_shell_run (ui, "charge.header_add", "{\"code\": \"FREIGHT\", \"amount\": \"1249.00\"}");
  sold = ui_shell_run (ui, "pay.cash", "{}");
  g_assert_true (g_variant_lookup (sold, "receipt", "&s", &receipt));
  ui_shell_settle (ui);
  return g_strdup (receipt);
}

/* One of what is listed first. */
static void
take_back (UiShell *ui, const char *receipt)
{
  PosReturnLine *row = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_RETURN_LINE);
  g_autofree char *line = pos_id_dup_text (&pos_return_line_get_line (row)->id);
  g_autofree char *args = g_strdup_printf ("{\"order\": \"%s\", \"reason\": \"changed-mind\", "
                                           "\"lines\": [{\"line\": \"%s\", \"quantity\": \"1\"}]}",
                                           receipt,
                                           line);
  g_autoptr (GVariant) taken = ui_shell_run (ui, "return.by_receipt", args);
}

static void
test_look (const UiLook *look)
{
  UiShell *ui = ui_shell_new (look->width, look->height);
  g_autofree char *receipt = NULL;
  g_autofree char *args = NULL;

  pos_returns_ui_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "tom", "2468");
  ui_look_dress (ui, look);
  receipt = sell (ui);
  ui_hands_open (ui, "return.by_receipt", NULL);
  ui_look_at (ui, look, "returns-empty");
  pos_page_leave (pos_shell_get_page (ui->shell));
  ui_shell_settle (ui);
  args = g_strdup_printf ("{'order': <'%s'>}", receipt);
  ui_hands_open (ui, "return.by_receipt", args);
  pos_return_line_add (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_RETURN_LINE),
                       pos_quantity_whole (1));
  ui_shell_settle (ui);
  ui_look_at (ui, look, "returns-page");
  ui_hands_open (ui, "return.blind", NULL);
  ui_look_at (ui, look, "returns-blind");
  pos_dialog_answer_safe (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  ui_shell_settle (ui);
  take_back (ui, receipt);
  ui_hands_open (ui, "order.refund_shipping", NULL);
  ui_look_at (ui, look, "returns-shipping");
  pos_dialog_answer_safe (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  ui_shell_settle (ui);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  ui_looks_add_all ("/ui/returns/looks", test_look);
  ui_look_add ("/ui/returns/looks", &ui_look_made_up, test_look);
  return g_test_run ();
}
