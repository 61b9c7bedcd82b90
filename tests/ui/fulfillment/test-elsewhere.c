/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-elsewhere.c — customer-orders.md §10.17: a manager looks at what waits in another store, and
 * does nothing to it. */
#include "fake-headquarters.h"
#include "ui-hands.h"
#include "ui-looks.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-translator.h"
#include "ui/fulfillment/pos-elsewhere-page.h"
#include "ui/fulfillment/pos-fulfillment-ui.h"
#include "ui/recall/pos-recall.h"
#include "work-fixture.h"

typedef struct {
  FakeHeadquarters *headquarters;
  UiShell *ui;
} Shop;

static PosSync *
connect (PosLocalStore *store, PosContext *context, gpointer headquarters)
{
  return fake_headquarters_connect (headquarters, store, context);
}

/* What waits here is what headquarters tells of any other store. */
static void
tell_work (Shop *self)
{
  g_autoptr (GVariant) here = ui_shell_run (self->ui, "order.fulfillment", NULL);
  const char *lines = NULL;

  g_assert_true (g_variant_lookup (here, "lines_json", "&s", &lines));
  fake_headquarters_set_work (self->headquarters, lines);
}

static Shop *
shop_new (const UiLook *look, const char *worker, const char *secret)
{
  Shop *self = g_new0 (Shop, 1);

  self->headquarters = fake_headquarters_new ();
  self->ui = ui_shell_new_connected (look->width, look->height, connect, self->headquarters);
  pos_fulfillment_ui_add (self->ui->shell);
  pos_recall_add (self->ui->shell);
  ui_shell_start (self->ui);
  ui_shell_sign_in_as (self->ui, "tom", "2468");
  work_load_picture (self->ui);
  tell_work (self);
  ui_shell_do (self->ui, "session.sign_out", NULL);
  ui_shell_sign_in_as (self->ui, worker, secret);
  ui_look_dress (self->ui, look);
  return self;
}

static void
shop_free (Shop *self)
{
  ui_shell_free (self->ui);
  g_object_unref (self->headquarters);
  g_free (self);
}

static const UiLook wide = {"wide", 1366, 768, POS_THEME_LIGHT, 100, "en"};

static PosSelect *
find_stores (UiShell *ui)
{
  return ui_find_type (GTK_WIDGET (pos_shell_get_page (ui->shell)), POS_TYPE_SELECT);
}

static void
choose_store (UiShell *ui, const char *store)
{
  pos_select_set_selected (find_stores (ui), store);
  ui_shell_settle (ui);
}

static void
a_manager_looks_at_another_store (void)
{
  Shop *shop = shop_new (&wide, "lena", "1357");
  UiShell *ui = shop->ui;

  work_open (ui);
  work_take_from_menu (ui, "Another store’s list");
  g_assert_true (POS_IS_ELSEWHERE_PAGE (pos_shell_get_page (ui->shell)));
  g_assert_true (ui_hands_shows (ui, "Whose list?"));
  choose_store (ui, "S2");
  g_assert_true (ui_hands_shows (ui, "Only to look at"));
  g_assert_true (ui_hands_shows (ui, "SO-104211"));
  g_assert_true (ui_hands_shows (ui, "As of 10:42"));
  ui_shell_picture (ui, "elsewhere");
  /* It is searched and filtered as one's own. */
  ui_hands_type (ui, "Order, customer or product", "104169");
  work_wait (ui);
  g_assert_true (ui_hands_shows (ui, "SO-104169"));
  g_assert_false (ui_hands_shows (ui, "SO-104211"));
  ui_hands_type (ui, "Order, customer or product", "nobody has it");
  work_wait (ui);
  g_assert_true (ui_hands_shows (ui, "No line fits"));
  work_tap (ui, "Clear all");
  g_assert_true (ui_hands_shows (ui, "SO-104211"));
  work_tap (ui, "Late");
  g_assert_true (ui_hands_shows (ui, "SO-103998"));
  g_assert_false (ui_hands_shows (ui, "SO-104211"));
  work_tap (ui, "Clear all");
  work_tap (ui, "More filters");
  g_assert_true (ui_hands_shows (ui, "Which lines?"));
  work_press_primary (ui);
  /* There is nothing to tick, and nothing to do it with. */
  g_assert_null (work_find_button (ui, "Pick"));
  g_assert_null (work_find_button (ui, "Ship"));
  g_signal_emit_by_name (
      ui_find_class (GTK_WIDGET (pos_shell_get_page (ui->shell)), "work-list"), "activate", 0);
  ui_shell_settle (ui);
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Recall order");
  shop_free (shop);
}

/* What is done cannot be ticked, but the way to another store's list is there. */
static void
it_is_reached_from_what_is_done (void)
{
  Shop *shop = shop_new (&wide, "lena", "1357");

  work_open (shop->ui);
  work_tap (shop->ui, "Done today");
  work_tap (shop->ui, "Another store’s list");
  g_assert_true (POS_IS_ELSEWHERE_PAGE (pos_shell_get_page (shop->ui->shell)));
  shop_free (shop);
}

/* Nobody but headquarters knows all of it. */
static void
without_headquarters_nothing_is_shown (void)
{
  Shop *shop = shop_new (&wide, "lena", "1357");
  UiShell *ui = shop->ui;

  fake_headquarters_vanish (shop->headquarters, TRUE);
  ui_hands_open (ui, "order.fulfillment", "{'store': <'S2'>}");
  g_assert_false (ui_hands_shows (ui, "SO-104211"));
  g_assert_true (ui_hands_shows (ui, "Headquarters has not told it"));
  ui_shell_picture (ui, "elsewhere-untold");
  fake_headquarters_vanish (shop->headquarters, FALSE);
  ui_hands_tap_named (ui, "Read again");
  g_assert_true (ui_hands_shows (ui, "SO-104211"));
  shop_free (shop);
}

/* Whoever changes his mind before headquarters answered is told of the store that he chose last. */
static void
the_last_choice_counts (void)
{
  Shop *shop = shop_new (&wide, "lena", "1357");
  UiShell *ui = shop->ui;

  ui_hands_open (ui, "order.fulfillment", "{'store': <''>}");
  fake_headquarters_hold (shop->headquarters);
  pos_select_set_selected (find_stores (ui), "S2");
  pos_select_set_selected (find_stores (ui), "none");
  fake_headquarters_release (shop->headquarters);
  ui_shell_settle (ui);
  g_assert_false (ui_hands_shows (ui, "SO-104211"));
  g_assert_true (ui_hands_shows (ui, "Whose list?"));
  choose_store (ui, "S2");
  g_assert_true (ui_hands_shows (ui, "SO-104211"));
  shop_free (shop);
}

static void
test_look (const UiLook *look)
{
  Shop *shop = shop_new (look, "lena", "1357");

  ui_hands_open (shop->ui, "order.fulfillment", "{'store': <''>}");
  ui_look_at (shop->ui, look, "elsewhere-which");
  choose_store (shop->ui, "S2");
  ui_look_at (shop->ui, look, "elsewhere");
  shop_free (shop);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/fulfillment/elsewhere/looked-at", a_manager_looks_at_another_store);
  g_test_add_func ("/ui/fulfillment/elsewhere/done", it_is_reached_from_what_is_done);
  g_test_add_func ("/ui/fulfillment/elsewhere/untold", without_headquarters_nothing_is_shown);
  g_test_add_func ("/ui/fulfillment/elsewhere/last", the_last_choice_counts);
  ui_looks_add_all ("/ui/fulfillment/elsewhere/looks", test_look);
  return g_test_run ();
}
