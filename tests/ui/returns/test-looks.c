/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-looks.c — the returns in every size, language and look: nothing is cut, nothing is too small
 * to hit. */
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/returns/pos-return-line.h"
#include "ui/returns/pos-returns-ui.h"

typedef struct {
  const char *name;
  int width, height;
  PosThemeVariant variant;
  guint text_scale;
  const char *language;
} Look;

static const Look looks[] = {
    {"wide", 1366, 768, POS_THEME_LIGHT, 100, "en"},
    {"upright", 768, 1366, POS_THEME_HIGH_CONTRAST, 100, "en"},
    {"dutch-large", 1024, 768, POS_THEME_LIGHT, 125, "nl"},
    {"german-large", 1024, 768, POS_THEME_LIGHT, 125, "de"},
    {"arabic", 1366, 768, POS_THEME_DARK, 100, "ar"},
    {"made-up", 1024, 768, POS_THEME_LIGHT, 125, "xx"},
};

static void
look_at (UiShell *ui, const Look *look, const char *what)
{
  g_autofree char *name = g_strdup_printf ("returns-%s-%s", what, look->name);

  ui_shell_picture (ui, name);
  ui_lint (GTK_WIDGET (ui->shell), name);
}

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
test_look (gconstpointer data)
{
  const Look *look = data;
  UiShell *ui = ui_shell_new (look->width, look->height);
  g_autofree char *receipt = NULL;
  g_autofree char *args = NULL;

  pos_returns_ui_add (ui->shell);
  ui_shell_set_look (ui, look->variant, look->text_scale);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "tom", "2468");
  ui_shell_set_language (ui, look->language);
  receipt = sell (ui);
  ui_hands_open (ui, "return.by_receipt", NULL);
  look_at (ui, look, "empty");
  pos_page_leave (pos_shell_get_page (ui->shell));
  ui_shell_settle (ui);
  args = g_strdup_printf ("{'order': <'%s'>}", receipt);
  ui_hands_open (ui, "return.by_receipt", args);
  pos_return_line_add (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_RETURN_LINE));
  ui_shell_settle (ui);
  look_at (ui, look, "page");
  ui_hands_open (ui, "return.blind", NULL);
  look_at (ui, look, "blind");
  pos_dialog_answer_safe (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  ui_shell_settle (ui);
  take_back (ui, receipt);
  ui_hands_open (ui, "order.refund_shipping", NULL);
  look_at (ui, look, "shipping");
  pos_dialog_answer_safe (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  ui_shell_settle (ui);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++) {
    g_autofree char *path = g_strdup_printf ("/ui/returns/looks/%s", looks[i].name);
    g_test_add_data_func (path, &looks[i], test_look);
  }
  return g_test_run ();
}
