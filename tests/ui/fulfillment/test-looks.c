/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-looks.c — the work list in every shape, size and language a register may have: nothing is
 * cut, nothing is too small for a finger. */
#include "ui-lint.h"
#include "work-fixture.h"

static void
lint (UiShell *ui, const char *picture)
{
  ui_shell_picture (ui, picture);
  ui_lint (GTK_WIDGET (ui->shell), picture);
}

static UiShell *
open_picture (int width, int height, PosThemeVariant variant, guint scale, const char *language)
{
  UiShell *ui = work_start (width, height);

  work_load_picture (ui);
  ui_shell_set_look (ui, variant, scale);
  if (language)
    ui_shell_set_language (ui, language);
  work_open (ui);
  work_tick (ui, "SO-104211");
  work_tick (ui, "SO-104180");
  work_tick (ui, "SO-104176");
  return ui;
}

static void
it_looks_like_the_picture (void)
{
  UiShell *ui = open_picture (1366, 768, POS_THEME_LIGHT, 100, NULL);

  lint (ui, "10-order-fulfillment");
  g_assert_true (work_shows (ui, "3 lines selected"));
  g_assert_true (work_shows (ui, "Late 1 day"));
  ui_shell_free (ui);
}

static void
dark (void)
{
  UiShell *ui = open_picture (1366, 768, POS_THEME_DARK, 100, NULL);

  lint (ui, "10-dark");
  ui_shell_free (ui);
}

static void
upright (void)
{
  UiShell *ui = open_picture (768, 1366, POS_THEME_LIGHT, 100, NULL);

  lint (ui, "10-upright");
  ui_shell_free (ui);
}

/* Of what somebody is called a row shows two lines: more of them, and two rows would fill the list.
 */
static void
a_long_name_keeps_to_two_lines (void)
{
  static const char NAME[] = "Stichting Verzorgingshuizen en Wooncomplexen Noord-Hollands "
                             "Noorderkwartier, afdeling Inkoop en Logistiek";
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004218", "450771", "1", "STANDARD", 0);

  work_open (ui);
  pos_text_set (&order->customer_name, NAME);
  g_assert_true (work_from_elsewhere (ui, order) == order);
  GtkWidget *name = ui_find_text (GTK_WIDGET (ui->shell), NAME);
  g_assert_nonnull (name);
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (name));
  g_assert_cmpint (pango_layout_get_line_count (layout), ==, 2);
  g_assert_true (pango_layout_is_ellipsized (layout));
  ui_shell_free (ui);
}

/* The tabs fit with all their counts, where the words are longer. */
static void
upright_in (gconstpointer language)
{
  UiShell *ui = open_picture (768, 1366, POS_THEME_LIGHT, 100, language);
  g_autofree char *name = g_strconcat ("10-upright-", language, NULL);

  lint (ui, name);
  ui_shell_free (ui);
}

static void
large_text (void)
{
  UiShell *ui = open_picture (1024, 768, POS_THEME_LIGHT, 125, NULL);

  lint (ui, "10-large");
  ui_shell_free (ui);
}

static void
from_right_to_left (void)
{
  UiShell *ui = open_picture (1366, 768, POS_THEME_LIGHT, 100, "ar");

  lint (ui, "10-arabic");
  /* A postcode does not change places with its town. */
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell),
                                  "\u200f\u2068توصيل عادي\u2069 · \u20683511 NP Utrecht\u2069"));
  ui_shell_free (ui);
}

static void
in_dutch (void)
{
  UiShell *ui = open_picture (1366, 768, POS_THEME_LIGHT, 100, "nl");

  lint (ui, "10-dutch");
  g_assert_true (work_shows (ui, "3 regels geselecteerd"));
  ui_shell_free (ui);
}

static void
what_is_asked (void)
{
  UiShell *ui = work_start (1024, 768);

  work_load_picture (ui);
  ui_shell_set_look (ui, POS_THEME_LIGHT, 125);
  work_open (ui);
  work_tick (ui, "SO-104155");
  ui_shell_tap (ui, work_find_button (ui, "Reject"));
  lint (ui, "10-reject");
  g_assert_true (work_shows (ui, "Not on the shelf"));
  ui_shell_free (ui);
}

static void
nothing_to_do (void)
{
  UiShell *ui = work_start (1366, 768);

  work_open (ui);
  lint (ui, "10-empty");
  g_assert_true (work_shows (ui, "Nothing to do here"));
  ui_shell_free (ui);
}

/* §10.40: whoever packs it is told where it goes. */
static void
what_goes_into_a_locker_says_so (void)
{
  UiShell *ui = work_start (1366, 768);
  PosStore *store = pos_register_get_store_record (ui->reg);
  g_autoptr (PosLocker) locker = g_object_new (POS_TYPE_LOCKER, NULL);

  pos_text_set (&locker->id, "L-1");
  pos_text_set (&locker->name, "Locker 7");
  pos_list_append (store->lockers, locker);
  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"450771\"}");
  ui_shell_do (ui,
               "order.pickup_all",
               "{\"store\": \"S1\", \"locker\": \"L-1\", \"date\": \"2026-05-15\", "
               "\"slot\": \"10:00-12:00\"}");
  ui_shell_do (ui, "pay.cash", "{\"balance\": \"pay-later\"}");
  work_open (ui);
  g_assert_true (work_shows (ui, "Locker 7 · 10:00 – 12:00"));
  ui_shell_picture (ui, "work-locker");
  ui_shell_free (ui);
}

/* U2: where lines wait to be accepted, that is what comes next, and one tap does it. */
static void
what_waits_is_accepted_first (gconstpointer language)
{
  gboolean large = language != NULL;
  UiShell *ui = work_start (large ? 1024 : 1366, 768);
  g_autofree char *picture = g_strconcat ("10-to-be-accepted", large ? "-large" : NULL, NULL);

  pos_register_get_store_record (ui->reg)->manual_accept = TRUE;
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004218", "450771", "1", "STANDARD", 2);
  ui_shell_do (ui, "session.sign_out", NULL);
  ui_shell_sign_in_as (ui, "lena", "1357");
  if (large) {
    ui_shell_set_look (ui, POS_THEME_LIGHT, 125);
    ui_shell_set_language (ui, language);
  }
  work_open (ui);
  work_tick (ui, "SO-1");
  lint (ui, picture);
  GtkWidget *accept = work_find_button (ui, large ? "Annehmen" : "Accept");
  g_assert_true (gtk_widget_has_css_class (accept, "primary"));
  g_assert_null (work_find_button (ui, large ? "Entnehmen" : "Pick"));
  ui_shell_tap (ui, accept);
  work_wait (ui);
  work_tick (ui, "SO-1");
  g_assert_false (gtk_widget_get_visible (accept));
  g_assert_nonnull (work_find_button (ui, large ? "Entnehmen" : "Pick"));
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/fulfillment/it_looks_like_the_picture", it_looks_like_the_picture);
  g_test_add_func ("/ui/fulfillment/dark", dark);
  g_test_add_func ("/ui/fulfillment/upright/en", upright);
  g_test_add_func ("/ui/fulfillment/looks/long-name", a_long_name_keeps_to_two_lines);
  g_test_add_data_func ("/ui/fulfillment/upright/nl", "nl", upright_in);
  g_test_add_data_func ("/ui/fulfillment/upright/de", "de", upright_in);
  g_test_add_func ("/ui/fulfillment/large_text", large_text);
  g_test_add_func ("/ui/fulfillment/from_right_to_left", from_right_to_left);
  g_test_add_func ("/ui/fulfillment/in_dutch", in_dutch);
  g_test_add_func ("/ui/fulfillment/what_is_asked", what_is_asked);
  g_test_add_func ("/ui/fulfillment/nothing_to_do", nothing_to_do);
  g_test_add_func ("/ui/fulfillment/what_goes_into_a_locker_says_so",
                   what_goes_into_a_locker_says_so);
  g_test_add_data_func (
      "/ui/fulfillment/what_waits_is_accepted_first", NULL, what_waits_is_accepted_first);
  g_test_add_data_func (
      "/ui/fulfillment/what_waits_is_accepted_first/de", "de", what_waits_is_accepted_first);
  return g_test_run ();
}
