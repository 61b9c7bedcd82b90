/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-menu.c — what is about the person: menu, operations by name, keys, the idle lock. */
#include "ui-lint.h"
#include "ui-looks.h"
#include "ui/common/pos-header.h"
#include "ui/common/pos-segmented.h"
#include "ui/common/pos-text-field.h"
#include "ui/payment/pos-payment.h"
#include "ui/session/pos-session.h"
#include "ui/session/pos-setup-page.h"
#include "ui/session/pos-sign-in-page.h"

static UiShell *
start (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  pos_session_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  return ui;
}

static GtkWidget *
root_of (UiShell *ui)
{
  return GTK_WIDGET (ui->shell);
}

static void
open_menu (UiShell *ui)
{
  GtkWidget *header = ui_find_type (root_of (ui), POS_TYPE_HEADER);

  g_signal_emit_by_name (header, "menu", header);
  ui_shell_settle (ui);
  g_assert_nonnull (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
}

static void
tap_text (UiShell *ui, const char *text)
{
  GtkWidget *dialog = GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  GtkWidget *label = ui_find_text (dialog, text);

  g_assert_nonnull (label);
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
  if (GTK_IS_TOGGLE_BUTTON (button)) {
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
    ui_shell_settle (ui);
  } else {
    ui_shell_tap (ui, button);
  }
}

/* Each device by name, and what to do about the one that does not work. */
static void
look_at_devices (const UiLook *look)
{
  UiShell *ui = ui_shell_new (look->width, look->height);

  pos_session_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_look_dress (ui, look);
  pos_sim_printer_set_status (pos_devices_get_sim_printer (pos_register_get_devices (ui->reg)),
                              POS_PRINTER_PAPER_OUT);
  pos_shell_open (ui->shell, "hw.health", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_nonnull (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  ui_look_at (ui, look, "devices");
  ui_shell_free (ui);
}

static void
test_devices (void)
{
  UiShell *ui = start ();

  open_menu (ui);
  tap_text (ui, "Check the devices");
  ui_shell_settle (ui);
  g_assert_nonnull (ui_find_text (root_of (ui), "Receipt printer"));
  g_assert_null (ui_find_text (root_of (ui), "Does not work"));
  pos_sim_printer_set_status (pos_devices_get_sim_printer (pos_register_get_devices (ui->reg)),
                              POS_PRINTER_PAPER_OUT);
  tap_text (ui, "Check again");
  ui_shell_settle (ui);
  g_assert_nonnull (ui_find_text (root_of (ui), "Does not work"));
  g_assert_nonnull (
      ui_find_text (root_of (ui), "Put in a new roll of paper. What waits is printed then."));
  ui_shell_free (ui);
}

static void
test_sign_out (void)
{
  UiShell *ui = start ();

  open_menu (ui);
  ui_shell_picture (ui, "menu");
  tap_text (ui, "Sign out");
  ui_shell_settle (ui);
  g_assert_null (pos_register_get_worker (ui->reg));
  g_assert_true (POS_IS_SIGN_IN_PAGE (pos_shell_get_page (ui->shell)));
  ui_shell_free (ui);
}

/* Each has the screen as he left it; nobody's is the plain one. */
static void
test_look (void)
{
  UiShell *ui = start ();

  open_menu (ui);
  tap_text (ui, "Dark");
  g_assert_cmpint (pos_theme_get_variant (ui->theme), ==, POS_THEME_DARK);
  tap_text (ui, "125%");
  ui_shell_settle (ui);
  g_assert_cmpuint (pos_theme_get_text_scale (ui->theme), ==, 125);
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));

  g_autoptr (GVariant) left = ui_shell_run (ui, "session.sign_out", NULL);
  g_assert_cmpint (pos_theme_get_variant (ui->theme), ==, POS_THEME_LIGHT);
  ui_shell_sign_in_as (ui, "tom", "2468");
  g_assert_cmpuint (pos_theme_get_text_scale (ui->theme), ==, 100);
  g_autoptr (GVariant) gone = ui_shell_run (ui, "session.sign_out", NULL);
  ui_shell_sign_in (ui);
  g_assert_cmpint (pos_theme_get_variant (ui->theme), ==, POS_THEME_DARK);
  g_assert_cmpuint (pos_theme_get_text_scale (ui->theme), ==, 125);
  ui_shell_free (ui);
}

static void
test_language (void)
{
  UiShell *ui = start ();

  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400110\"}");
  open_menu (ui);
  tap_text (ui, "العربية");
  ui_shell_settle (ui);
  g_assert_cmpstr (pos_shell_get_language (ui->shell), ==, "ar");
  g_assert_cmpint (
      gtk_widget_get_direction (GTK_WIDGET (pos_shell_get_page (ui->shell))), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpuint (pos_list_size (pos_register_get_order (ui->reg)->lines), ==, 1);
  ui_shell_free (ui);
}

static void
test_find (void)
{
  UiShell *ui = start ();

  ui_shell_press (ui, "<Control>k");
  GtkWidget *dialog = GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  PosTextField *field = ui_find_type (dialog, POS_TYPE_TEXT_FIELD);
  ui_shell_picture (ui, "find");
  pos_text_field_set_text (field, "lock reg");
  ui_shell_settle (ui);
  g_assert_true (gtk_widget_get_mapped (ui_find_text (dialog, "Lock register")));
  g_assert_false (gtk_widget_get_mapped (ui_find_text (dialog, "Pay card")));
  g_signal_emit_by_name (field, "activate");
  ui_shell_settle (ui);
  g_assert_true (pos_register_get_locked (ui->reg));
  ui_shell_free (ui);
}

static void
assert_found (UiShell *ui, const char *words, const char *title)
{
  GtkWidget *dialog = GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  PosTextField *field = ui_find_type (dialog, POS_TYPE_TEXT_FIELD);

  pos_text_field_set_text (field, words);
  ui_shell_settle (ui);
  GtkWidget *label = ui_find_text (dialog, title);
  if (!label || !gtk_widget_get_mapped (label))
    g_error ("“%s” does not find “%s”", words, title);
}

/* What people call it, and what is no operation. */
static void
test_find_other_words (void)
{
  static const char *const cases[][2] = {
      {"keys", "Show the keys"},
      {"help", "Show the keys"},
      {"dark", "Language, colors, size of text"},
      {"refund", "Return"},
      {"exchange", "Return"},
      {"cancel order", "Recall order"},
      {"duplicate", "Print receipt"},
      {"end of day", "Close shift"},
      {"voucher", "Add coupon"},
      {"log out", "Sign out"},
  };
  UiShell *ui = start ();

  ui_shell_press (ui, "<Control>k");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (ui, cases[i][0], cases[i][1]);
  ui_shell_press (ui, "Escape");
  ui_shell_set_language (ui, "de");
  ui_shell_press (ui, "<Control>k");
  assert_found (ui, "UMTAUSCH", "Rückgabe");
  assert_found (ui, "grossere schrift", "Sprache, Farben, Schriftgröße");
  assert_found (ui, "tastenkurzel", "Tasten zeigen");
  g_signal_emit_by_name (
      ui_find_type (GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (ui->shell))),
                    POS_TYPE_TEXT_FIELD),
      "activate");
  ui_shell_settle (ui);
  g_assert_nonnull (ui_find_text (
      GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (ui->shell))), "Strg+K"));
  ui_shell_free (ui);
}

static void
key_pin (UiShell *ui, const char *pin)
{
  for (const char *key = pin; *key; key++) {
    char name[2] = {*key, '\0'};
    ui_shell_press (ui, name);
  }
  /* A scanner would go on. */
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  ui_shell_settle (ui);
}

static gboolean
dialog_shows (UiShell *ui, const char *text)
{
  PosDialog *dialog = pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
  GtkWidget *label = dialog ? ui_find_text (GTK_WIDGET (dialog), text) : NULL;

  return label && gtk_widget_get_mapped (label);
}

/* The present one, a new one, and the new one once more: what is wrong is asked again. */
static void
test_change_pin (void)
{
  UiShell *ui = start ();

  pos_shell_open (ui->shell, "session.change_password", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (dialog_shows (ui, "Your PIN now"));
  key_pin (ui, "9999");
  g_assert_true (dialog_shows (ui, "It counts on this register only."));
  ui_shell_picture (ui, "change-pin");
  key_pin (ui, "8305");
  g_assert_true (dialog_shows (ui, "New PIN once more"));
  key_pin (ui, "8306");
  g_assert_true (dialog_shows (ui, "That was another PIN. Choose one again."));
  key_pin (ui, "8305");
  key_pin (ui, "8305");
  ui_shell_settle (ui);
  g_assert_true (dialog_shows (ui, "That PIN is not right\nType it again."));
  g_assert_true (dialog_shows (ui, "Your PIN now"));
  key_pin (ui, "1111");
  key_pin (ui, "1111");
  key_pin (ui, "1111");
  g_assert_true (dialog_shows (ui, "That is the PIN you have\nChoose another one."));
  key_pin (ui, "8305");
  key_pin (ui, "8305");
  ui_shell_settle (ui);
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_nonnull (ui_find_text (root_of (ui), "Your PIN is changed on this register"));
  ui_shell_press (ui, "<Control>l");
  g_autoptr (GVariant) unlocked = ui_shell_run (ui, "session.unlock", "{\"secret\": \"8305\"}");
  g_assert_false (pos_register_get_locked (ui->reg));
  ui_shell_free (ui);
}

/* A supervisor gives a clerk who forgot his PIN a temporary one; the clerk signs in with his own.
 */
static void
test_reset_pin (void)
{
  UiShell *ui = start ();

  g_autoptr (GVariant) left = ui_shell_run (ui, "session.sign_out", NULL);
  g_autoptr (GVariant) tom =
      ui_shell_run (ui, "session.sign_in", "{\"worker\": \"tom\", \"secret\": \"2468\"}");
  ui_shell_settle (ui);
  open_menu (ui);
  tap_text (ui, "Reset somebody’s PIN");
  g_assert_true (dialog_shows (ui, "Whose PIN is reset?"));
  g_assert_false (dialog_shows (ui, "Tom Meijer"));
  ui_shell_picture (ui, "reset-pin-who");
  tap_text (ui, "Sanne de Vries");
  g_assert_true (dialog_shows (ui, "Temporary PIN for Sanne de Vries"));
  key_pin (ui, "4070");
  key_pin (ui, "4071");
  g_assert_true (dialog_shows (ui, "That was another PIN. Choose one again."));
  key_pin (ui, "4070");
  ui_shell_picture (ui, "reset-pin");
  key_pin (ui, "4070");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_nonnull (
      ui_find_text (root_of (ui), "Sanne de Vries signs in here with the temporary PIN"));
  g_autoptr (GVariant) gone = ui_shell_run (ui, "session.sign_out", NULL);
  ui_shell_settle (ui);
  GtkWidget *card = gtk_widget_get_ancestor (ui_find_text (root_of (ui), "Sanne de Vries"),
                                             GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (card), TRUE);
  key_pin (ui, "4070");
  g_assert_true (dialog_shows (ui, "The one you typed was temporary."));
  key_pin (ui, "4070");
  key_pin (ui, "4070");
  g_assert_true (dialog_shows (ui, "That is the PIN you have\nChoose another one."));
  ui_shell_picture (ui, "sign-in-temporary");
  key_pin (ui, "8305");
  key_pin (ui, "8305");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_cmpstr (pos_register_get_worker (ui->reg)->id, ==, "sanne");
  ui_shell_free (ui);
}

static void
test_keys (void)
{
  UiShell *ui = start ();

  ui_shell_press (ui, "<Control>question");
  GtkWidget *dialog = GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_nonnull (ui_find_text (dialog, "Shift+F6"));
  g_assert_nonnull (ui_find_text (dialog, "Ship all"));
  ui_shell_picture (ui, "keys");
  ui_shell_press (ui, "Escape");
  ui_shell_set_language (ui, "de");
  ui_shell_press (ui, "<Control>question");
  dialog = GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_nonnull (ui_find_text (dialog, "Umschalt+F6"));
  g_assert_nonnull (ui_find_text (dialog, "Strg+K"));
  ui_shell_free (ui);
}

/* Everything about the person with the longest words and large text. */
static void
test_long_words (gconstpointer data)
{
  const char *language = data;
  g_autofree char *menu = g_strdup_printf ("menu-%s-large", language);
  g_autofree char *find = g_strdup_printf ("find-%s-large", language);
  g_autofree char *keys = g_strdup_printf ("keys-%s-large", language);
  UiShell *ui = ui_shell_new (1024, 768);

  pos_session_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_shell_set_look (ui, POS_THEME_LIGHT, 125);
  ui_shell_set_language (ui, language);
  open_menu (ui);
  ui_shell_picture (ui, menu);
  ui_lint (root_of (ui), "menu");
  ui_shell_press (ui, "Escape");
  ui_shell_press (ui, "<Control>k");
  ui_shell_picture (ui, find);
  ui_lint (root_of (ui), "find");
  ui_shell_press (ui, "Escape");
  ui_shell_press (ui, "<Control>question");
  ui_shell_picture (ui, keys);
  ui_lint (root_of (ui), "keys");
  ui_shell_free (ui);
}

static gboolean
quit_cb (gpointer done)
{
  *(gboolean *)done = TRUE;
  return G_SOURCE_REMOVE;
}

/* Longer than the second after which it looks again. */
static void
wait (UiShell *ui)
{
  gboolean done = FALSE;

  g_timeout_add (2100, quit_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  ui_shell_settle (ui);
}

static void
test_idle (void)
{
  UiShell *ui = start ();
  PosClock *clock = pos_context_get_clock (ui->context);
  GtkWidget *banner = ui_find_class (root_of (ui), "shell-banner");

  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400110\"}");
  wait (ui);
  pos_clock_advance (clock, 585 * G_USEC_PER_SEC);
  wait (ui);
  g_assert_true (gtk_widget_get_mapped (banner));
  g_assert_nonnull (ui_find_text (banner, "The register locks in 15 seconds"));
  ui_shell_picture (ui, "idle");
  open_menu (ui);
  pos_clock_advance (clock, 15 * G_USEC_PER_SEC);
  wait (ui);
  g_assert_true (pos_register_get_locked (ui->reg));
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_cmpuint (pos_list_size (pos_register_get_order (ui->reg)->lines), ==, 1);
  ui_shell_free (ui);
}

/* A question that waits for somebody does not hold up the lock. */
static void
test_idle_asked (void)
{
  UiShell *ui = start ();

  pos_payment_add (ui->shell);
  wait (ui);
  pos_shell_open (ui->shell, "drawer.open", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_nonnull (ui_find_text (root_of (ui), "Supervisor approval"));
  pos_clock_advance (pos_context_get_clock (ui->context), 600 * G_USEC_PER_SEC);
  wait (ui);
  g_assert_true (pos_register_get_locked (ui->reg));
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  ui_shell_free (ui);
}

/* §2: who sets up the register sees what its set-up lacks; nobody else is asked to. */
static void
test_set_up (void)
{
  UiShell *ui = start ();
  g_autoptr (PosFeature) feature = g_object_new (POS_TYPE_FEATURE, NULL);

  pos_text_set (&feature->id, "F15"); /* off: what is always on */
  pos_config_put (pos_register_get_config (ui->reg), feature);
  open_menu (ui);
  g_assert_null (ui_find_text (root_of (ui), "Check the set-up"));
  tap_text (ui, "Sign out");
  ui_shell_sign_in_as (ui, "tom", "2468");
  open_menu (ui);
  tap_text (ui, "Check the set-up");
  g_assert_cmpstr (pos_page_get_title (pos_shell_get_page (ui->shell)), ==, "Set-up check");
  g_assert_nonnull (ui_find_text (
      root_of (ui), "Feature F15 is off, which changes nothing: here it always works."));
  g_assert_null (ui_find_class (root_of (ui), "c-danger"));
  ui_shell_picture (ui, "setup-check");
  ui_lint (root_of (ui), "set-up check");
  ui_shell_free (ui);
}

static void
break_set_up (UiShell *ui)
{
  PosConfig *config = pos_register_get_config (ui->reg);

  pos_config_remove (config, POS_TYPE_DELIVERY_MODE, "PICKUP");
  pos_config_remove (config, POS_TYPE_PROFILE, "stores");
}

static const UiLook small = {"small", 1024, 768, POS_THEME_LIGHT, 100, "en"};

static void
test_set_up_broken (const UiLook *look)
{
  UiShell *ui = ui_shell_new (look->width, look->height);

  pos_session_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "tom", "2468");
  ui_look_dress (ui, look);
  break_set_up (ui);
  pos_shell_show_page (ui->shell, pos_setup_page_new (ui->shell));
  ui_shell_settle (ui);
  g_assert_nonnull (ui_find_class (root_of (ui), "c-danger"));
  if (g_str_equal (look->language, "en")) {
    g_assert_nonnull (ui_find_text (root_of (ui), "store · S1"));
    g_assert_nonnull (ui_find_text (
        root_of (ui),
        "The set of parameters “company” names the delivery mode “PICKUP”, which is not there."));
  }
  if (g_str_equal (look->language, "de"))
    g_assert_nonnull (ui_find_text (root_of (ui), "Filiale · S1"));
  ui_look_at (ui, look, "setup-check-broken");
  ui_shell_free (ui);
}

/* The second question has the most to say. */
static void
test_change_pin_looks (const UiLook *look)
{
  UiShell *ui = ui_shell_new (look->width, look->height);

  pos_session_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_look_dress (ui, look);
  pos_shell_open (ui->shell, "session.change_password", NULL, NULL);
  ui_shell_settle (ui);
  key_pin (ui, "1111");
  ui_look_at (ui, look, "change-pin");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/session/menu/sign-out", test_sign_out);
  g_test_add_func ("/ui/session/devices", test_devices);
  ui_looks_add ("/ui/session/devices-look", look_at_devices);
  g_test_add_func ("/ui/session/menu/look", test_look);
  g_test_add_func ("/ui/session/menu/language", test_language);
  g_test_add_func ("/ui/session/menu/find", test_find);
  g_test_add_func ("/ui/session/menu/find-other-words", test_find_other_words);
  g_test_add_func ("/ui/session/menu/change-pin", test_change_pin);
  g_test_add_func ("/ui/session/menu/reset-pin", test_reset_pin);
  g_test_add_func ("/ui/session/menu/keys", test_keys);
  g_test_add_data_func ("/ui/session/menu/dutch", "nl", test_long_words);
  g_test_add_data_func ("/ui/session/menu/german", "de", test_long_words);
  g_test_add_func ("/ui/session/menu/idle", test_idle);
  g_test_add_func ("/ui/session/menu/idle-asked", test_idle_asked);
  g_test_add_func ("/ui/session/menu/set-up", test_set_up);
  ui_looks_add ("/ui/session/menu/set-up-broken", test_set_up_broken);
  ui_look_add ("/ui/session/menu/set-up-broken", &small, test_set_up_broken);
  ui_looks_add ("/ui/session/menu/change-pin", test_change_pin_looks);
  return g_test_run ();
}
