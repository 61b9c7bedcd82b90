/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-dialogs.c — small questions, and the customer. */
#include "ui-hands.h"
#include "ui-lint.h"

#include "base/pos-error.h"
#include "sale-test.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-day-field.h"
#include "ui/common/pos-keypad-model.h"
#include "ui/common/pos-overlay.h"
#include "ui/common/pos-readout.h"
#include "ui/common/pos-text-field.h"
#include "ui/payment/pos-payment.h"
#include "ui/sale/pos-customer-card.h"
#include "ui/sale/pos-sale.h"

/* What the snack offers. */
static void
take_back (UiShell *ui)
{
  GtkWidget *snack = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_SNACK);

  ui_shell_tap (ui, gtk_widget_get_ancestor (ui_find_text (snack, "Undo"), GTK_TYPE_BUTTON));
}

/* Voiding says what is lost, and the safe answer loses nothing. */
static void
test_void (void)
{
  UiShell *ui = sale_open (1366, 768);

  ui_shell_load_order (ui);
  pos_shell_open (ui->shell, "txn.void", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (
      sale_shows (ui, "5 lines for €2,681.90 are thrown away. Delivery details go with them."));
  ui_shell_picture (ui, "sale-void");
  ui_lint (GTK_WIDGET (ui->shell), "void transaction");
  sale_answer (ui, FALSE);
  g_assert_cmpuint (pos_order_count_active_lines (sale_order (ui)), ==, 5);
  ui_shell_free (ui);
}

static void
key_in (UiShell *ui, PosKey key)
{
  PosReadout *readout = ui_find_type (GTK_WIDGET (sale_get_dialog (ui)), POS_TYPE_READOUT);

  pos_keypad_model_press (pos_readout_get_model (readout), key);
  ui_shell_settle (ui);
}

static void
test_split (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "400214", 4);
  pos_shell_open (ui->shell, "line.split", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "How many go to a new line?"));
  ui_shell_picture (ui, "sale-split");
  ui_lint (GTK_WIDGET (ui->shell), "split");

  /* All of them is no split: said at the number, nothing changes. */
  key_in (ui, (PosKey)4);
  sale_answer (ui, TRUE);
  g_assert_nonnull (sale_get_dialog (ui));
  g_assert_cmpuint (pos_list_size (sale_order (ui)->lines), ==, 1);
  key_in (ui, POS_KEY_CLEAR);
  key_in (ui, (PosKey)1);
  g_assert_true (sale_shows (ui, "Split off 1"));
  sale_answer (ui, TRUE);
  g_assert_null (sale_get_dialog (ui));
  g_assert_cmpuint (pos_list_size (sale_order (ui)->lines), ==, 2);
  g_assert_cmpint (sale_line (ui, "400214")->ordered.micro, ==, 3 * POS_SCALE);
  ui_shell_free (ui);
}

/* What it comes to is shown before it is done; above the limit, that somebody has to approve it. */
static void
test_discount (void)
{
  UiShell *ui = sale_open (1366, 768);
  int width, told_width, height;

  sale_add (ui, "400214", 4);
  pos_shell_open (ui->shell, "disc.line_percent", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "How much off?"));
  key_in (ui, (PosKey)5);
  g_assert_true (sale_shows (ui, "Total €476.00 → €452.20"));
  ui_shell_picture (ui, "sale-discount");
  ui_lint (GTK_WIDGET (ui->shell), "line discount");
  sale_answer (ui, TRUE);
  g_assert_null (sale_get_dialog (ui));
  g_assert_cmpint (sale_order (ui)->total, ==, 45220);
  g_assert_true (sale_shows (ui, "Discount changed: Dining chair Vester, black oak"));
  take_back (ui);
  g_assert_cmpint (sale_order (ui)->total, ==, 47600);
  ui_shell_do (ui, "disc.line_percent", "{\"rate\": \"0.05\"}");

  /* Today's price takes the discount away, and says so first. */
  pos_shell_open (ui->shell, "price.recalculate", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "€452.20 → €476.00"));
  ui_shell_picture (ui, "sale-recalculate");
  ui_lint (GTK_WIDGET (ui->shell), "today's prices");
  sale_answer (ui, FALSE);
  g_assert_cmpint (sale_order (ui)->total, ==, 45220);

  /* More than there is: said at the number. */
  pos_shell_open (ui->shell, "disc.total_amount", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "All lines together"));
  ui_size (GTK_WIDGET (sale_get_dialog (ui)), &width, &height);
  for (int i = 0; i < 6; i++)
    key_in (ui, (PosKey)9);
  sale_answer (ui, TRUE);
  g_assert_nonnull (sale_get_dialog (ui));
  g_assert_true (sale_shows (ui, "That amount is not possible. Allowed from €0.00 to €452.20."));
  ui_size (GTK_WIDGET (sale_get_dialog (ui)), &told_width, &height);
  g_assert_cmpint (told_width, ==, width);
  key_in (ui, POS_KEY_CLEAR);
  key_in (ui, (PosKey)1);
  ui_size (GTK_WIDGET (sale_get_dialog (ui)), &told_width, &height);
  g_assert_cmpint (told_width, ==, width);
  g_assert_true (
      sale_shows (ui, "A discount of €1.00 is above your limit. A supervisor has to approve it."));
  ui_lint (GTK_WIDGET (ui->shell), "total discount");
  /* Given up there, it is back here, as it was keyed. */
  pos_payment_add (ui->shell);
  sale_answer (ui, TRUE);
  g_assert_true (sale_shows (ui, "Supervisor approval"));
  sale_answer (ui, FALSE);
  g_assert_false (sale_shows (ui, "Supervisor approval"));
  g_assert_true (sale_shows (ui, "How much off?"));
  g_assert_true (
      sale_shows (ui, "A discount of €1.00 is above your limit. A supervisor has to approve it."));
  sale_answer (ui, FALSE);
  g_assert_cmpint (sale_order (ui)->total_discount, ==, 0);
  ui_shell_free (ui);
}

static void
override (UiShell *ui, const char *line, gint64 price)
{
  pos_shell_open (ui->shell,
                  "line.price_override",
                  g_variant_new_parsed ("{'line': <%s>, 'price': <%x>}", line, price),
                  NULL);
  ui_shell_settle (ui);
  g_assert_cmpint (sale_order (ui)->total, ==, price);
}

/* A price is taken back to what it was: another one, or the product's own. */
static void
test_price_undo (void)
{
  UiShell *ui = sale_open (1366, 768);

  ui_shell_do (ui, "session.sign_out", NULL);
  ui_shell_do (ui, "session.sign_in", "{\"worker\": \"tom\", \"secret\": \"2468\"}");
  sale_add (ui, "400214", 1);
  g_autofree char *id = pos_id_dup_text (&sale_line (ui, "400214")->id);
  override (ui, id, 11850);
  take_back (ui);
  g_assert_cmpint (sale_order (ui)->total, ==, 11900);
  g_assert_false (sale_line (ui, "400214")->price_overridden);
  override (ui, id, 11850);
  override (ui, id, 11800);
  take_back (ui);
  g_assert_cmpint (sale_order (ui)->total, ==, 11850);
  ui_shell_free (ui);
}

static void
open_dialog (UiShell *ui, const char *key)
{
  pos_shell_open (ui->shell, key, NULL, NULL);
  ui_shell_settle (ui);
}

/* A coupon is typed on its own dialog, says what it gives, and comes off again. */
static void
test_coupon (void)
{
  UiShell *ui = sale_open (1366, 768);

  /* Scanned, as a product would be. */
  sale_add (ui, "480301", 1);
  sale_scan (ui, "glass-15");
  g_assert_cmpint (sale_line (ui, "480301")->discount, ==, 269);
  g_assert_true (sale_shows (ui, "15% off glass −€2.69"));
  ui_shell_picture (ui, "sale-offer");
  ui_lint (GTK_WIDGET (ui->shell), "an offer on a line");

  open_dialog (ui, "coupon.remove");
  ui_lint (GTK_WIDGET (ui->shell), "coupons entered");
  ui_shell_tap (ui, ui_find_type (GTK_WIDGET (sale_get_dialog (ui)), POS_TYPE_CHOICE_CARD));
  g_assert_null (sale_get_dialog (ui));
  g_assert_cmpint (sale_line (ui, "480301")->discount, ==, 0);

  /* Into the dialog that asks for it, scanned or typed. */
  open_dialog (ui, "coupon.add");
  ui_lint (GTK_WIDGET (ui->shell), "coupon");
  ui_shell_picture (ui, "sale-coupon");
  sale_scan (ui, "welcome");
  g_assert_null (sale_get_dialog (ui));
  g_assert_true (
      sale_shows (ui, "Welcome coupon is kept: nothing in this transaction qualifies yet"));
  open_dialog (ui, "coupon.add");
  pos_text_field_set_text (ui_find_type (GTK_WIDGET (sale_get_dialog (ui)), POS_TYPE_TEXT_FIELD),
                           "winter");
  sale_answer (ui, TRUE);
  g_assert_true (sale_shows (ui, "There is no coupon winter"));
  ui_shell_free (ui);
}

/* Why a line costs what it costs, with what it did not get. */
static void
test_why (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "480201", 3);
  g_assert_cmpint (sale_order (ui)->total, ==, 2 * 1295);
  ui_hands_tap (ui, "Discounts");
  ui_shell_picture (ui, "sale-discount-tiles");
  ui_lint (GTK_WIDGET (ui->shell), "tiles of discounts");
  ui_hands_tap (ui, "Why this price");
  g_assert_true (sale_shows (ui, "The product's own price"));
  g_assert_true (sale_shows (ui, "Tableware: three for two"));
  g_assert_true (sale_shows (ui, "Welcome: €10 off"));
  g_assert_true (sale_shows (ui, "Needs a coupon."));
  g_assert_true (sale_shows (ui, "€25.90"));
  ui_shell_picture (ui, "sale-why");
  ui_lint (GTK_WIDGET (ui->shell), "why this price");
  sale_answer (ui, FALSE);

  /* A clerk has to ask before every offer goes off. */
  ui_hands_tap (ui, "Without offers");
  g_assert_false (sale_order (ui)->no_offers);
  ui_shell_free (ui);

  /* Whoever may does not, and gives them again. */
  ui = ui_shell_new (1366, 768);
  pos_sale_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "lena", "1357");
  sale_add (ui, "480201", 3);
  ui_hands_tap (ui, "Discounts");
  ui_hands_tap (ui, "Without offers");
  g_assert_cmpint (sale_order (ui)->total, ==, 3 * 1295);
  g_assert_true (sale_shows (ui, "Offers and coupons are off"));
  ui_hands_tap (ui, "With offers");
  g_assert_cmpint (sale_order (ui)->total, ==, 2 * 1295);
  ui_hands_tap (ui, "Add coupon");
  g_assert_true (sale_shows (ui, "Which coupon?"));
  ui_shell_free (ui);
}

static void
test_note (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "400214", 1);
  pos_shell_open (ui->shell, "line.comment", NULL, NULL);
  ui_shell_settle (ui);
  pos_text_field_set_text (ui_find_type (GTK_WIDGET (sale_get_dialog (ui)), POS_TYPE_TEXT_FIELD),
                           " Ring the bell twice ");
  ui_lint (GTK_WIDGET (ui->shell), "note");
  sale_answer (ui, TRUE);
  g_assert_cmpstr (sale_line (ui, "400214")->comment, ==, "Ring the bell twice");
  g_assert_true (sale_shows (ui, "Ring the bell twice"));
  ui_shell_free (ui);
}

/* In the calendar beside the only field for a day. */
static void
tap_day (UiShell *ui, const char *number)
{
  GtkWidget *field = ui_find_type (GTK_WIDGET (sale_get_dialog (ui)), POS_TYPE_DAY_FIELD);
  GtkWidget *button = ui_find_class (field, "select");

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_shell_settle (ui);
  ui_shell_picture (ui, "sale-attributes-calendar");
  ui_shell_tap (ui, gtk_widget_get_ancestor (ui_find_text (button, number), GTK_TYPE_BUTTON));
  ui_shell_settle (ui);
}

/* What the chain wants to know: a wrong number is refused in its field, and what was filled in is
 * there again. */
static void
test_attributes (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "400214", 1);
  ui_hands_open (ui, "txn.attributes", NULL);
  ui_hands_type (ui, "Floor", "2.5");
  sale_answer (ui, TRUE);
  g_assert_true (sale_shows (ui, "A whole number."));
  g_assert_nonnull (sale_get_dialog (ui));
  ui_shell_picture (ui, "sale-attributes");
  ui_lint (GTK_WIDGET (ui->shell), "order details");
  ui_hands_type (ui, "Floor", "2");
  g_assert_false (sale_shows (ui, "A whole number.") &&
                  ui_find_class (GTK_WIDGET (sale_get_dialog (ui)), "error"));
  /* A day may be typed, which the calendar then opens at, or tapped; it is said in words. */
  ui_hands_type (ui, "Moving day", "2026-06-08");
  g_assert_true (sale_shows (ui, "Monday 8 June 2026"));
  tap_day (ui, "1");
  g_assert_true (sale_shows (ui, "Monday 1 June 2026"));
  ui_shell_picture (ui, "sale-attributes-day");
  sale_answer (ui, TRUE);
  g_assert_null (sale_get_dialog (ui));
  g_assert_cmpstr (sale_order (ui)->attributes, ==, "{\"floor\":\"2\",\"moving\":\"2026-06-01\"}");
  ui_shell_settle (ui);
  pos_shell_open (ui->shell,
                  "line.attributes",
                  g_variant_new_parsed ("{'values': <'{\"engraving\": \"Anna\"}'>}"),
                  NULL);
  ui_shell_settle (ui);
  g_assert_cmpstr (sale_line (ui, "400214")->attributes, ==, "{\"engraving\":\"Anna\"}");
  ui_shell_free (ui);
}

static void
test_expedite (void)
{
  UiShell *ui = sale_open (1366, 768);
  g_autoptr (PosExpediteCode) rush = g_object_new (POS_TYPE_EXPEDITE_CODE, NULL);

  sale_add (ui, "400214", 1);
  pos_shell_open (ui->shell, "order.expedite", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "Headquarters has set up no expedite codes."));
  sale_answer (ui, FALSE);
  pos_text_set (&rush->id, "RUSH");
  rush->name = pos_l10n_new ("Rush");
  rush->priority = 1;
  pos_config_put (pos_register_get_config (ui->reg), rush);
  pos_register_clear_selection (ui->reg);
  pos_shell_open (ui->shell, "order.expedite", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "How soon is the order needed?"));
  ui_shell_picture (ui, "sale-expedite");
  ui_lint (GTK_WIDGET (ui->shell), "expedite");
  ui_hands_tap (ui, "Rush");
  g_assert_cmpstr (sale_order (ui)->expedite, ==, "RUSH");
  ui_shell_free (ui);
}

/* Operations 502, 637, 638: somebody of this store, and for an order also nobody any more. */
static void
test_sales_rep (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "400214", 1);
  pos_shell_open (ui->shell, "salesrep.txn_set", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "Who sells this?"));
  g_assert_false (sale_shows (ui, "Nobody"));
  ui_shell_picture (ui, "sale-sales-rep");
  ui_lint (GTK_WIDGET (ui->shell), "sales-rep");
  ui_hands_tap (ui, "Tom Meijer");
  g_assert_cmpstr (sale_line (ui, "400214")->sales_rep, ==, "tom");
  g_autoptr (GVariant) known = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  g_autoptr (GVariant) ordered = ui_shell_run (ui, "order.ship_all", "{}");
  pos_shell_open (ui->shell, "order.taker", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "Who took the order?"));
  ui_hands_tap (ui, "Tom Meijer");
  g_assert_cmpstr (sale_order (ui)->sales_taker, ==, "tom");
  pos_shell_open (ui->shell, "order.taker", NULL, NULL);
  ui_shell_settle (ui);
  ui_hands_tap (ui, "Nobody");
  g_assert_null (sale_order (ui)->sales_taker);
  ui_shell_free (ui);
}

/* A second tax on what bears the reduced one. */
static void
add_city_tax (UiShell *ui)
{
  g_autoptr (PosTaxRate) rate = g_object_new (POS_TYPE_TAX_RATE, NULL);
  g_autoptr (PosL10n) name = pos_l10n_new ("City tax");

  pos_text_set (&rate->id, "CITY");
  pos_text_set (&rate->code, "CITY");
  pos_text_set (&rate->tax_group, "NL");
  pos_text_set (&rate->item_tax_group, "RED");
  pos_l10n_set (&rate->name, name);
  pos_config_put (pos_register_get_config (ui->reg), rate);
}

/* Books among furniture: one line is taxed as something else, and back again. */
static void
test_tax (void)
{
  UiShell *ui = sale_open (1366, 768);
  g_autoptr (GVariant) left = ui_shell_run (ui, "session.sign_out", NULL);

  ui_shell_sign_in_as (ui, "tom", "2468");
  sale_add (ui, "400214", 1);
  g_autofree char *usual = g_strdup (sale_line (ui, "400214")->item_tax_group);
  g_assert_cmpstr (usual, ==, "STD");
  pos_shell_open (ui->shell, "tax.override_line_pick", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "How is this line taxed?"));
  g_assert_true (sale_shows (ui, "VAT 21%"));
  ui_shell_picture (ui, "sale-tax");
  ui_lint (GTK_WIDGET (ui->shell), "tax of a line");
  ui_hands_tap (ui, "VAT 9%");
  g_assert_null (sale_get_dialog (ui));
  g_assert_cmpstr (sale_line (ui, "400214")->item_tax_group, ==, "RED");
  add_city_tax (ui);
  pos_shell_open (ui->shell, "tax.override_line_pick", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "VAT 9% + City tax"));
  g_assert_false (sale_shows (ui, "City tax"));
  ui_hands_tap (ui, "As the product says");
  g_assert_cmpstr (sale_line (ui, "400214")->item_tax_group, ==, usual);
  ui_shell_free (ui);
}

/* "Set quantity" asks on the pad of the screen, and explains itself without a line. */
static void
test_set_quantity (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "400214", 1);
  pos_shell_open (ui->shell, "line.set_qty", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_null (sale_get_dialog (ui));
  ui_shell_press (ui, "2");
  ui_shell_press (ui, "Return");
  g_assert_cmpint (sale_line (ui, "400214")->ordered.micro, ==, 2 * POS_SCALE);
  ui_shell_free (ui);
}

static float
get_top_of_name (GtkWidget *card)
{
  GtkWidget *label = gtk_widget_get_ancestor (ui_find_class (card, "semi"), GTK_TYPE_LABEL);
  graphene_rect_t name;

  g_assert_true (gtk_widget_compute_bounds (label, card, &name));
  return name.origin.y;
}

static void
test_customer (void)
{
  UiShell *ui = sale_open (1366, 768);

  g_assert_true (sale_shows (ui, "No customer"));
  g_assert_true (sale_shows (ui, "Needed to ship or pick up"));
  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  g_assert_true (sale_shows (ui, "Marieke van den Berg"));
  g_assert_true (sale_shows (ui, "C-004218"));
  g_assert_true (sale_shows (ui, "Gold member"));
  g_assert_true (sale_shows (ui, "Oudegracht 214, Utrecht"));
  ui_shell_do (ui, "customer.clear", NULL);
  g_assert_true (sale_shows (ui, "No customer"));

  /* A long name wraps, and the address makes room. */
  ui_shell_do (ui,
               "customer.create",
               "{\"customer\": {\"name\": \"Maria-Magdalena Wilhelmina van "
               "Oldenbarnevelt-Schimmelpenninck\","
               " \"addresses\": [{\"street\": \"Oudegracht 1\", \"postcode\": \"3511 AA\","
               " \"city\": \"Utrecht\", \"country\": \"NL\"}]}}");
  ui_lint (GTK_WIDGET (ui->shell), "a long name");
  ui_shell_picture (ui, "sale-long-name");

  /* The longest is cut, not its first and last lines by the card. */
  ui_shell_do (ui,
               "customer.create",
               "{\"customer\": {\"name\": \"Stichting tot Behoud van Industrieel Erfgoed en "
               "Bevordering van Ambachtelijke Meubelmakerij Noord-Brabant-Oost\"}}");
  GtkWidget *card = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_CUSTOMER_CARD);
  g_assert_cmpfloat (get_top_of_name (card), >=, 0);
  ui_shell_picture (ui, "sale-longest-name");
  ui_shell_free (ui);
}

/* Upright the card is wide and low: the longest name stays beside the button. */
static void
test_customer_upright (void)
{
  UiShell *ui = sale_open (768, 1366);
  graphene_rect_t name, button;

  ui_shell_do (ui,
               "customer.create",
               "{\"customer\": {\"name\": \"Maximiliana Wilhelmina van der "
               "Hoeven-Schimmelpenninck tot Oosterbroek en Zwaluwenburg van Oudshoorn\"}}");
  GtkWidget *card = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_CUSTOMER_CARD);
  GtkWidget *label = gtk_widget_get_ancestor (ui_find_text (card,
                                                            "Maximiliana Wilhelmina van der "
                                                            "Hoeven-Schimmelpenninck tot "
                                                            "Oosterbroek en Zwaluwenburg van "
                                                            "Oudshoorn"),
                                              GTK_TYPE_LABEL);
  g_assert_true (gtk_widget_compute_bounds (label, card, &name));
  g_assert_true (gtk_widget_compute_bounds (ui_find_type (card, GTK_TYPE_BUTTON), card, &button));
  g_assert_cmpfloat (name.origin.x + name.size.width, <=, button.origin.x);
  g_assert_cmpfloat (name.origin.y, >=, 0);
  ui_lint (GTK_WIDGET (ui->shell), "a long name upright");
  ui_shell_picture (ui, "sale-long-name-upright");
  ui_shell_free (ui);
}

int
main (int argc, char *argv[])
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/sale/dialogs/void-says-what-is-lost", test_void);
  g_test_add_func ("/ui/sale/dialogs/split", test_split);
  g_test_add_func ("/ui/sale/dialogs/discount", test_discount);
  g_test_add_func ("/ui/sale/dialogs/price-undo", test_price_undo);
  g_test_add_func ("/ui/sale/dialogs/coupon", test_coupon);
  g_test_add_func ("/ui/sale/dialogs/why", test_why);
  g_test_add_func ("/ui/sale/dialogs/note", test_note);
  g_test_add_func ("/ui/sale/dialogs/attributes", test_attributes);
  g_test_add_func ("/ui/sale/dialogs/expedite", test_expedite);
  g_test_add_func ("/ui/sale/dialogs/sales-rep", test_sales_rep);
  g_test_add_func ("/ui/sale/dialogs/tax", test_tax);
  g_test_add_func ("/ui/sale/dialogs/set-quantity", test_set_quantity);
  g_test_add_func ("/ui/sale/customer/card", test_customer);
  g_test_add_func ("/ui/sale/customer/card-upright", test_customer_upright);
  return g_test_run ();
}
