/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sign-in.c — a name and a PIN; what is wrong is said; locking keeps everything. */
#include "base/pos-error.h"
#include "ui-lint.h"
#include "ui-shell.h"
#include "ui/common/pos-chip.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-text-field.h"
#include "ui/session/pos-pin-panel.h"
#include "ui/session/pos-session.h"
#include "ui/session/pos-sign-in-page.h"
#include "ui/session/pos-worker-card.h"

#include <glib/gstdio.h>

static UiShell *
start (int width, int height)
{
  UiShell *ui = ui_shell_new (width, height);

  pos_session_add (ui->shell);
  ui_shell_start (ui);
  return ui;
}

static GtkWidget *
page_of (UiShell *ui)
{
  return GTK_WIDGET (pos_shell_get_page (ui->shell));
}

static gboolean
shows (UiShell *ui, const char *text)
{
  GtkWidget *label = ui_find_text (page_of (ui), text);

  return label && gtk_widget_get_mapped (label);
}

static void
tap_text (UiShell *ui, const char *text)
{
  GtkWidget *label = ui_find_text (page_of (ui), text);

  g_assert_nonnull (label);
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
  if (GTK_IS_TOGGLE_BUTTON (button)) {
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
    ui_shell_settle (ui);
  } else {
    ui_shell_tap (ui, button);
  }
}

static void
key_pin (UiShell *ui, const char *pin)
{
  for (const char *digit = pin; *digit; digit++) {
    char key[2] = {*digit, '\0'};
    GtkWidget *label = ui_find_text (page_of (ui), key);
    g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  }
  ui_shell_settle (ui);
}

static char *
dup_message (UiShell *ui)
{
  char *message;

  g_object_get (ui_find_type (page_of (ui), POS_TYPE_PIN_PANEL), "message", &message, NULL);
  return message;
}

static void
test_name_and_pin (void)
{
  UiShell *ui = start (1366, 768);

  g_assert_true (shows (ui, "Who is signing in?"));
  g_assert_true (shows (ui, "Sanne de Vries"));
  g_assert_true (shows (ui, "Store manager"));
  g_assert_true (shows (ui, "Other operator"));
  /* Somebody of another store. */
  g_assert_null (ui_find_text (page_of (ui), "Katrin Braun"));
  key_pin (ui, "1111");
  g_autofree char *nobody = dup_message (ui);
  g_assert_cmpstr (nobody, ==, "Tap your name first.");
  tap_text (ui, "Sanne de Vries");
  g_assert_true (shows (ui, "PIN for Sanne"));
  key_pin (ui, "111");
  g_assert_null (pos_register_get_worker (ui->reg));
  ui_shell_picture (ui, "sign-in");
  /* The last digit is enough. */
  key_pin (ui, "1");
  g_assert_cmpstr (pos_register_get_worker (ui->reg)->id, ==, "sanne");
  g_assert_false (POS_IS_SIGN_IN_PAGE (page_of (ui)));
  ui_shell_free (ui);
}

/* Numbers on a keyboard reach the dots, wherever the focus is. */
static void
test_keyboard (void)
{
  UiShell *ui = start (1366, 768);

  tap_text (ui, "Tom Meijer");
  for (const char *key = "2468"; *key; key++) {
    char name[2] = {*key, '\0'};
    ui_shell_press (ui, name);
  }
  while (!pos_register_get_worker (ui->reg))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (pos_register_get_worker (ui->reg)->id, ==, "tom");
  ui_shell_free (ui);
}

static void
test_wrong_pin (void)
{
  UiShell *ui = start (1366, 768);

  tap_text (ui, "Sanne de Vries");
  key_pin (ui, "9999");
  g_assert_null (pos_register_get_worker (ui->reg));
  g_autofree char *wrong = dup_message (ui);
  g_assert_cmpstr (wrong, ==, "That PIN is not right\nType it again.");
  ui_shell_picture (ui, "sign-in-wrong");
  /* The next digit takes the reproach away. */
  key_pin (ui, "1");
  g_autofree char *typing = dup_message (ui);
  g_assert_null (typing);
  key_pin (ui, "111");
  g_assert_cmpstr (pos_register_get_worker (ui->reg)->id, ==, "sanne");
  ui_shell_free (ui);
}

/* The profile's secret_length: nothing is asked before the last digit. */
static void
test_length_of_pins (void)
{
  UiShell *ui = ui_shell_new (1366, 768);
  PosStore *store = pos_register_get_store_record (ui->reg);

  pos_config_get_profile (pos_register_get_config (ui->reg), store)->secret_length = 6;
  pos_session_add (ui->shell);
  ui_shell_start (ui);
  tap_text (ui, "Sanne de Vries");
  key_pin (ui, "11111");
  g_autofree char *typing = dup_message (ui);
  g_assert_null (typing);
  key_pin (ui, "1");
  g_autofree char *wrong = dup_message (ui);
  g_assert_cmpstr (wrong, ==, "That PIN is not right\nType it again.");
  ui_shell_free (ui);
}

static void
test_locked_out (void)
{
  UiShell *ui = start (1366, 768);

  tap_text (ui, "Sanne de Vries");
  for (int i = 0; i < 5; i++)
    key_pin (ui, "9999");
  key_pin (ui, "1111");
  g_assert_null (pos_register_get_worker (ui->reg));
  g_autofree char *message = dup_message (ui);
  g_assert_nonnull (strstr (message, "Too many wrong PINs"));
  g_assert_nonnull (strstr (message, "5 min"));
  /* Somebody else is not held up. */
  tap_text (ui, "Tom Meijer");
  key_pin (ui, "2468");
  g_assert_cmpstr (pos_register_get_worker (ui->reg)->id, ==, "tom");
  ui_shell_free (ui);
}

static int
get_key_height (UiShell *ui)
{
  GtkWidget *key = gtk_widget_get_ancestor (ui_find_text (page_of (ui), "5"), GTK_TYPE_BUTTON);
  int width, height;

  ui_size (key, &width, &height);
  return height;
}

/* Who is locked out is told in three lines, and no key moves for it. */
static void
test_keys_stand_still (void)
{
  static const struct {
    const char *name;
    int width, height;
    const char *language;
  } looks[] = {
      {"locked-out", 1366, 768, "en"},
      {"locked-out-dutch", 1366, 768, "nl"},
      {"locked-out-german", 1366, 768, "de"},
      {"locked-out-arabic", 1366, 768, "ar"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++) {
    UiShell *ui = start (looks[i].width, looks[i].height);
    ui_shell_set_language (ui, looks[i].language);
    ui_shell_settle (ui);
    tap_text (ui, "Sanne de Vries");
    int height = get_key_height (ui);
    for (int j = 0; j < 6; j++)
      key_pin (ui, "9999");
    ui_shell_picture (ui, looks[i].name);
    g_assert_cmpint (get_key_height (ui), ==, height);
    ui_lint (GTK_WIDGET (ui->shell), looks[i].name);
    ui_shell_free (ui);
  }
}

static void
test_other_operator (void)
{
  UiShell *ui = start (1366, 768);

  tap_text (ui, "Other operator");
  PosTextField *field = ui_find_type (page_of (ui), POS_TYPE_TEXT_FIELD);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (field)));
  key_pin (ui, "3333");
  g_autofree char *asks = dup_message (ui);
  g_assert_cmpstr (asks, ==, "Type your operator ID first.");
  pos_text_field_set_text (field, "amira");
  ui_shell_picture (ui, "sign-in-other");
  tap_text (ui, "C");
  key_pin (ui, "3333");
  g_assert_cmpstr (pos_register_get_worker (ui->reg)->id, ==, "amira");
  ui_shell_free (ui);
}

/* The screen follows the chip at once, and then whoever signs in; nothing is restarted. */
static void
test_language (void)
{
  UiShell *ui = start (1366, 768);

  tap_text (ui, "Nederlands");
  ui_shell_settle (ui);
  g_assert_cmpstr (pos_shell_get_language (ui->shell), ==, "nl");
  g_assert_true (shows (ui, "donderdag 14 mei 2026"));
  ui_shell_picture (ui, "sign-in-nl");
  tap_text (ui, "Deutsch");
  ui_shell_settle (ui);
  g_assert_true (shows (ui, "Donnerstag, 14. Mai 2026"));
  g_assert_true (shows (ui, "Wer meldet sich an?"));
  tap_text (ui, "العربية");
  ui_shell_settle (ui);
  g_assert_cmpint (gtk_widget_get_direction (page_of (ui)), ==, GTK_TEXT_DIR_RTL);
  ui_shell_picture (ui, "sign-in-ar");
  tap_text (ui, "Sanne de Vries");
  key_pin (ui, "1111");
  g_assert_cmpstr (pos_shell_get_language (ui->shell), ==, "en");
  g_assert_cmpint (gtk_widget_get_direction (page_of (ui)), ==, GTK_TEXT_DIR_LTR);
  g_autoptr (GVariant) left = ui_shell_run (ui, "session.sign_out", NULL);
  ui_shell_sign_in_as (ui, "amira", "3333");
  g_assert_cmpstr (pos_shell_get_language (ui->shell), ==, "nl");
  g_autoptr (GVariant) gone = ui_shell_run (ui, "session.sign_out", NULL);
  ui_shell_sign_in_as (ui, "jonas", "2222");
  g_assert_cmpstr (pos_shell_get_language (ui->shell), ==, "de");
  ui_shell_free (ui);
}

static void
test_lock (void)
{
  UiShell *ui = start (1366, 768);

  ui_shell_sign_in (ui);
  ui_shell_load_sale (ui);
  ui_shell_press (ui, "<Control>l");
  g_assert_true (shows (ui, "This register is locked"));
  g_assert_true (shows (ui, "The transaction with 5 lines is kept."));
  g_assert_true (shows (ui, "PIN for Sanne"));
  g_assert_null (ui_find_text (page_of (ui), "Jonas Klein"));
  ui_shell_picture (ui, "locked");
  GtkWidget *card = ui_find_type (page_of (ui), POS_TYPE_WORKER_CARD);
  g_signal_emit_by_name (card, "clicked");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (card)));
  key_pin (ui, "2222");
  g_assert_true (pos_register_get_locked (ui->reg));
  key_pin (ui, "1111");
  g_assert_false (pos_register_get_locked (ui->reg));
  g_assert_cmpuint (pos_list_size (pos_register_get_order (ui->reg)->lines), ==, 5);
  ui_shell_free (ui);
}

/* --- Badges: those of the demo chain; Tom's is enough, Sanne's wants the PIN beside it --- */

#define BADGE_OF_TOM "T0MME1JER5UPERV1S0R0001"
#define BADGE_OF_SANNE "S4NNEDEVR1E5CLERK000001"

static void
scan (UiShell *ui, const char *code)
{
  g_signal_emit_by_name (pos_scan_controller_find (GTK_WIDGET (ui->shell)), "scanned", code);
  ui_shell_settle (ui);
}

static void
assert_says (UiShell *ui, const char *text)
{
  g_autofree char *message = dup_message (ui);

  g_assert_cmpstr (message, ==, text);
}

static void
test_badge (void)
{
  UiShell *ui = start (1366, 768);

  g_assert_true (shows (ui, "Tap your name, or scan your badge."));
  scan (ui, "N0B0DY5BADGE0000000000001");
  assert_says (ui, "Nobody here has this badge.");
  scan (ui, BADGE_OF_SANNE);
  g_assert_true (shows (ui, "PIN for Sanne"));
  assert_says (ui, NULL);
  g_assert_null (pos_register_get_worker (ui->reg));
  key_pin (ui, "1111");
  g_assert_cmpstr (pos_register_get_worker (ui->reg)->id, ==, "sanne");
  /* What it says is not sold, searched for or shown. */
  scan (ui, BADGE_OF_TOM);
  g_assert_cmpstr (pos_register_get_worker (ui->reg)->id, ==, "sanne");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "That is a badge, and no product"));
  ui_shell_free (ui);
}

static void
test_badge_alone (void)
{
  UiShell *ui = start (1366, 768);

  scan (ui, BADGE_OF_TOM);
  g_assert_cmpstr (pos_register_get_worker (ui->reg)->id, ==, "tom");
  ui_shell_press (ui, "<Control>l");
  scan (ui, BADGE_OF_SANNE);
  assert_says (ui, "Only Tom Meijer unlocks this register.");
  g_assert_true (pos_register_get_locked (ui->reg));
  scan (ui, BADGE_OF_TOM);
  g_assert_false (pos_register_get_locked (ui->reg));
  ui_shell_free (ui);
}

static void
press_all (UiShell *ui, const char *keys)
{
  for (; *keys; keys++) {
    char name[2] = {*keys, '\0'};
    ui_shell_press (ui, name);
  }
}

static void
let_time_pass (UiShell *ui)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  ui_shell_settle (ui);
}

/* A product that is scanned while a PIN is wanted is none, and no try: five of those would lock
 * whoever is chosen. */
static void
test_scan_is_no_try (void)
{
  UiShell *ui = start (1366, 768);

  tap_text (ui, "Sanne de Vries");
  for (int i = 0; i < 6; i++) {
    press_all (ui, i % 2 ? "430551" : "8712345678906");
    ui_shell_press (ui, "Return");
    assert_says (ui, "That was scanned, and is no PIN.");
    let_time_pass (ui);
    assert_says (ui, "That was scanned, and is no PIN.");
  }
  /* Not every scanner ends with Enter. */
  press_all (ui, "8712345678906");
  let_time_pass (ui);
  assert_says (ui, "That was scanned, and is no PIN.");
  key_pin (ui, "1111");
  g_assert_cmpstr (pos_register_get_worker (ui->reg)->id, ==, "sanne");
  ui_shell_free (ui);
}

/* A scanner that types: the digits of a badge are no try of whoever is chosen. */
static void
test_badge_is_no_pin (void)
{
  UiShell *ui = start (1366, 768);

  tap_text (ui, "Sanne de Vries");
  for (const char *key = "n0b0dy5badge0000000000001"; *key; key++) {
    char name[2] = {*key, '\0'};
    ui_shell_press (ui, name);
  }
  ui_shell_press (ui, "Return");
  assert_says (ui, "Nobody here has this badge.");
  g_assert_true (shows (ui, "PIN for Sanne"));
  key_pin (ui, "1111");
  g_assert_cmpstr (pos_register_get_worker (ui->reg)->id, ==, "sanne");
  ui_shell_free (ui);
}

/* Nothing is cut at any size the layouts know, in any language. */
static void
test_sizes (void)
{
  static const struct {
    const char *name;
    int width, height;
    guint scale;
    PosThemeVariant variant;
    const char *language;
  } sizes[] = {
      {"sign-in-portrait", 768, 1366, 100, POS_THEME_HIGH_CONTRAST, "en"},
      {"sign-in-dutch-large", 1024, 768, 125, POS_THEME_LIGHT, "nl"},
      {"sign-in-german-large", 1024, 768, 125, POS_THEME_LIGHT, "de"},
      {"sign-in-arabic", 1366, 768, 100, POS_THEME_DARK, "ar"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    UiShell *ui = start (sizes[i].width, sizes[i].height);
    int width, height;

    ui_shell_set_look (ui, sizes[i].variant, sizes[i].scale);
    ui_shell_set_language (ui, sizes[i].language);
    ui_shell_settle (ui);
    ui_size (GTK_WIDGET (ui->shell), &width, &height);
    g_assert_cmpint (width, ==, sizes[i].width);
    g_assert_cmpint (height, ==, sizes[i].height);
    ui_shell_picture (ui, sizes[i].name);
    ui_lint (GTK_WIDGET (ui->shell), sizes[i].name);
    ui_shell_free (ui);
  }
}

/* --- The disk --- */

static gboolean
shows_banner (UiShell *ui, const char *title)
{
  GtkWidget *label = ui_find_text (GTK_WIDGET (ui->shell), title);

  return label && gtk_widget_get_mapped (label);
}

static void
wait_for_disk (UiShell *ui, gboolean well)
{
  while ((pos_register_get_disk_trouble (ui->reg) < 0) != well) {
    pos_register_try_disk (ui->reg);
    g_main_context_iteration (NULL, TRUE);
  }
  ui_shell_settle (ui);
}

/* The database is moved away under the program: what it says can be read still.  Who signs in is
 * told on every page, looks up a price, sells nothing, and goes on when it is back. */
static void
test_disk_takes_nothing (void)
{
  UiShell *ui = start (1366, 768);
  g_autofree char *place = g_build_filename (ui->folder, "register.db", NULL);
  g_autofree char *away = g_strconcat (place, ".away", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (shows_banner (ui, "The register's disk does not work"));
  /* The database says so in the log. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  g_assert_cmpint (g_rename (place, away), ==, 0);
  wait_for_disk (ui, FALSE);
  g_assert_true (shows_banner (ui, "The register's disk does not work"));
  ui_shell_picture (ui, "disk-sign-in");
  tap_text (ui, "Sanne de Vries");
  key_pin (ui, "1111");
  g_assert_true (shows_banner (ui, "The register's disk does not work"));
  g_assert_nonnull (pos_register_get_worker (ui->reg));
  g_autoptr (GVariant) price = ui_shell_run (ui, "item.price_check", "{\"item\": \"430551\"}");
  g_assert_null (ui_shell_try (ui, "item.add", "{\"item\": \"430551\"}", &error));
  g_assert_error (error, POS_DB_ERROR, POS_DB_ERROR_IO);
  ui_shell_do (ui, "session.lock", NULL);
  ui_shell_settle (ui);
  key_pin (ui, "1111");
  g_assert_false (pos_register_get_locked (ui->reg));

  g_assert_cmpint (g_rename (away, place), ==, 0);
  wait_for_disk (ui, TRUE);
  g_assert_false (shows_banner (ui, "The register's disk does not work"));
  ui_shell_do (ui, "shift.open", "{\"start_amount\": \"100.00\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"430551\"}");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/session/sign-in/name-and-pin", test_name_and_pin);
  g_test_add_func ("/ui/session/sign-in/keyboard", test_keyboard);
  g_test_add_func ("/ui/session/sign-in/wrong-pin", test_wrong_pin);
  g_test_add_func ("/ui/session/sign-in/length-of-pins", test_length_of_pins);
  g_test_add_func ("/ui/session/sign-in/locked-out", test_locked_out);
  g_test_add_func ("/ui/session/sign-in/keys-stand-still", test_keys_stand_still);
  g_test_add_func ("/ui/session/sign-in/other-operator", test_other_operator);
  g_test_add_func ("/ui/session/sign-in/language", test_language);
  g_test_add_func ("/ui/session/sign-in/lock", test_lock);
  g_test_add_func ("/ui/session/sign-in/badge", test_badge);
  g_test_add_func ("/ui/session/sign-in/badge-alone", test_badge_alone);
  g_test_add_func ("/ui/session/sign-in/scan-is-no-try", test_scan_is_no_try);
  g_test_add_func ("/ui/session/sign-in/badge-is-no-pin", test_badge_is_no_pin);
  g_test_add_func ("/ui/session/sign-in/sizes", test_sizes);
  g_test_add_func ("/ui/session/sign-in/disk-takes-nothing", test_disk_takes_nothing);
  return g_test_run ();
}
