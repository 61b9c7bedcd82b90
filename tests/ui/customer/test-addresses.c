/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-addresses.c — the sheet that changes a customer: addresses that he gets, has, and gives up.
 */
#include "ui-hands.h"
#include "ui-looks.h"
#include "ui/common/pos-overlay.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/customer/pos-customer.h"

static UiShell *
start (const UiLook *look)
{
  UiShell *ui = ui_shell_new (look->width, look->height);

  pos_customer_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_look_dress (ui, look);
  return ui;
}

static const UiLook wide = {"wide", 1366, 768, POS_THEME_LIGHT, 100, "en"};

static PosDialog *
get_sheet (UiShell *ui)
{
  return pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
}

static void
edit_marieke (UiShell *ui)
{
  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_hands_open (ui, "customer.edit", NULL);
}

static PosList *
get_addresses (UiShell *ui)
{
  return pos_register_get_customer (ui->reg)->addresses;
}

static PosAddress *
find_street (UiShell *ui, const char *street)
{
  POS_LIST_FOREACH (PosAddress, address, get_addresses (ui))
  if (!g_strcmp0 (address->street, street))
    return address;
  return NULL;
}

/* Nobody has to scroll for it. */
static void
assert_in_view (GtkWidget *field)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (field, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (field, scroller, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (
      bounds.origin.y + bounds.size.height, <=, (float)gtk_widget_get_height (scroller));
}

/* Whom the address belongs to and in which country is known. */
static void
a_customer_gets_another_address (void)
{
  UiShell *ui = start (&wide);

  edit_marieke (ui);
  guint before = pos_list_size (get_addresses (ui));
  ui_hands_tap (ui, "Add address");
  GtkWidget *street = GTK_WIDGET (ui_hands_find_field (ui, "Street and number"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (ui->shell)) == street);
  assert_in_view (street);
  ui_hands_type (ui, "Street and number", "Langestraat 8");
  ui_hands_type (ui, "Town", "Amersfoort");
  ui_hands_type (ui, "Phone", "030 555 0199");
  ui_shell_picture (ui, "customer-add-address");
  ui_hands_tap (ui, "Save");
  g_assert_null (get_sheet (ui));
  g_assert_cmpuint (pos_list_size (get_addresses (ui)), ==, before + 1);
  PosAddress *added = find_street (ui, "Langestraat 8");
  g_assert_nonnull (added);
  g_assert_cmpstr (added->name, ==, "Marieke van den Berg");
  g_assert_cmpstr (added->country, ==, "NL");
  g_assert_cmpstr (pos_register_get_customer (ui->reg)->phone, ==, "030 555 0199");
  ui_shell_free (ui);
}

static void
what_is_missing_is_asked_before_anything_is_kept (void)
{
  UiShell *ui = start (&wide);

  edit_marieke (ui);
  guint before = pos_list_size (get_addresses (ui));
  ui_hands_type (ui, "Phone", "030 555 0199");
  ui_hands_tap (ui, "Add address");
  ui_hands_tap (ui, "Save");
  g_assert_true (ui_hands_shows (ui, "Which street?"));
  g_assert_cmpuint (pos_list_size (get_addresses (ui)), ==, before);
  g_assert_cmpstr (pos_register_get_customer (ui->reg)->phone, !=, "030 555 0199");
  ui_shell_press (ui, "Escape");
  ui_shell_free (ui);
}

/* Who changes his mind takes the fields away again; nothing is kept of them. */
static void
a_new_address_is_given_up (void)
{
  UiShell *ui = start (&wide);

  edit_marieke (ui);
  guint before = pos_list_size (get_addresses (ui));
  ui_hands_tap (ui, "Remove address");
  ui_hands_tap (ui, "Add address");
  g_assert_true (ui_hands_shows (ui, "Street and number"));
  ui_hands_tap (ui, "Do not add it");
  g_assert_false (ui_hands_shows (ui, "Street and number"));
  ui_hands_tap (ui, "Save");
  g_assert_null (get_sheet (ui));
  g_assert_cmpuint (pos_list_size (get_addresses (ui)), ==, before - 1);
  ui_shell_free (ui);
}

/* Goods go everywhere, so that another country may be typed. */
static void
ship_everywhere (UiShell *ui)
{
  PosDeliveryMode *mode =
      pos_config_get (pos_register_get_config (ui->reg), POS_TYPE_DELIVERY_MODE, "STANDARD");

  g_clear_pointer (&mode->countries, g_strfreev);
}

static GtkWidget *
find_last (GtkWidget *widget, const char *label)
{
  g_autofree char *name = NULL;
  GtkWidget *found = NULL;

  if (POS_IS_TEXT_FIELD (widget))
    g_object_get (widget, "label", &name, NULL);
  if (!g_strcmp0 (name, label))
    return widget;
  for (GtkWidget *child = gtk_widget_get_last_child (widget); child && !found;
       child = gtk_widget_get_prev_sibling (child))
    found = find_last (child, label);
  return found;
}

/* Into the fields that came last. */
static void
type_last (UiShell *ui, const char *label, const char *text)
{
  GtkWidget *field = find_last (GTK_WIDGET (get_sheet (ui)), label);

  g_assert_nonnull (field);
  pos_text_field_set_text (POS_TEXT_FIELD (field), text);
}

/* Of two, the one that headquarters' rules refuse keeps the sheet open; the other is the customer's
 * and is not added twice. */
static void
what_was_added_is_not_added_twice (void)
{
  UiShell *ui = start (&wide);

  ship_everywhere (ui);
  edit_marieke (ui);
  guint before = pos_list_size (get_addresses (ui));
  ui_hands_tap (ui, "Add address");
  ui_hands_type (ui, "Street and number", "Langestraat 8");
  ui_hands_type (ui, "Town", "Amersfoort");
  ui_hands_tap (ui, "Add address");
  type_last (ui, "Street and number", "Nowhere 1");
  type_last (ui, "Town", "Nowhere");
  type_last (ui, "Another country, as two letters", "QQ");
  ui_hands_tap (ui, "Save");
  g_assert_nonnull (get_sheet (ui));
  g_assert_cmpuint (pos_list_size (get_addresses (ui)), ==, before + 1);
  type_last (ui, "Another country, as two letters", "");
  ui_hands_tap (ui, "Save");
  g_assert_null (get_sheet (ui));
  g_assert_cmpuint (pos_list_size (get_addresses (ui)), ==, before + 2);
  ui_shell_free (ui);
}

static void
test_look (const UiLook *look)
{
  UiShell *ui = start (look);

  edit_marieke (ui);
  ui_hands_tap (ui, _ ("Add address"));
  ui_shell_settle (ui);
  ui_look_at (ui, look, "customer-add-address");
  ui_shell_press (ui, "Escape");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/customer/addresses/added", a_customer_gets_another_address);
  g_test_add_func ("/ui/customer/addresses/missing",
                   what_is_missing_is_asked_before_anything_is_kept);
  g_test_add_func ("/ui/customer/addresses/given-up", a_new_address_is_given_up);
  g_test_add_func ("/ui/customer/addresses/once", what_was_added_is_not_added_twice);
  ui_looks_add_all ("/ui/customer/addresses/looks", test_look);
  return g_test_run ();
}
