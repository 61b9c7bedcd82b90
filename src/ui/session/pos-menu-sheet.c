/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-menu-sheet.c — language, look, size of text; find, keys, lock, sign out; what runs here. */
#include "ui/session/pos-menu-sheet.h"
#include "ui/common/pos-ui-pane.h"

#include "ui/common/pos-segmented.h"
#include "ui/common/pos-ui-props.h"
#include "ui/session/pos-find-dialog.h"
#include "ui/session/pos-keys-dialog.h"
#include "ui/session/pos-languages.h"
#include "ui/session/pos-screen-settings.h"
#include "ui/session/pos-setup-page.h"
#include "ui/shell/pos-store-text.h"

static const guint scales[] = {100, 115, 125, 150};

/* --- The screen --- */

static GtkWidget *
make_question (const char *label, GtkWidget *answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), pos_ui_label_new (label, "overline"));
  gtk_box_append (GTK_BOX (box), answer);
  return box;
}

static void
language_cb (PosSegmented *answer, GParamSpec *pspec, PosShell *shell)
{
  pos_languages_choose (shell, pos_segmented_get_selected (answer));
}

static GtkWidget *
make_languages (PosShell *shell)
{
  g_autoptr (GPtrArray) languages = pos_languages_list (shell);
  GtkWidget *answer = pos_segmented_new (_ ("Language"));

  for (guint i = 0; i < languages->len; i++)
    pos_segmented_append (
        POS_SEGMENTED (answer), languages->pdata[i], pos_languages_get_name (languages->pdata[i]));
  pos_segmented_set_selected (POS_SEGMENTED (answer), pos_shell_get_language (shell));
  g_signal_connect_object (answer, "notify::selected", G_CALLBACK (language_cb), shell, 0);
  GtkWidget *question = make_question (_ ("Language"), answer);
  gtk_widget_set_visible (question, languages->len > 1);
  return question;
}

static void
look_cb (PosSegmented *answer, GParamSpec *pspec, PosShell *shell)
{
  pos_theme_set_variant (pos_shell_get_theme (shell),
                         pos_screen_settings_find (pos_segmented_get_selected (answer)));
  pos_screen_settings_keep (shell);
}

static GtkWidget *
make_looks (PosShell *shell)
{
  GtkWidget *answer = pos_segmented_new (_ ("Colors"));
  PosThemeVariant now = pos_theme_get_variant (pos_shell_get_theme (shell));

  pos_segmented_append (POS_SEGMENTED (answer), "light", C_ ("colors", "Light"));
  pos_segmented_append (POS_SEGMENTED (answer), "dark", C_ ("colors", "Dark"));
  pos_segmented_append (POS_SEGMENTED (answer), "contrast", C_ ("colors", "High contrast"));
  pos_segmented_set_selected (POS_SEGMENTED (answer), pos_screen_settings_get_nick (now));
  g_signal_connect_object (answer, "notify::selected", G_CALLBACK (look_cb), shell, 0);
  return make_question (_ ("Colors"), answer);
}

static void
rebuild_cb (gpointer shell)
{
  pos_shell_rebuild (shell);
  g_object_unref (shell);
}

/* The layout depends on it; the sheet goes with everything else. */
static void
scale_cb (PosSegmented *answer, GParamSpec *pspec, PosShell *shell)
{
  guint64 scale = g_ascii_strtoull (pos_segmented_get_selected (answer), NULL, 10);

  pos_theme_set_text_scale (pos_shell_get_theme (shell), (guint)scale);
  pos_screen_settings_keep (shell);
  g_idle_add_once (rebuild_cb, g_object_ref (shell));
}

static GtkWidget *
make_scales (PosShell *shell)
{
  GtkWidget *answer = pos_segmented_new (_ ("Size of text"));
  guint now = pos_theme_get_text_scale (pos_shell_get_theme (shell));

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    g_autofree char *id = g_strdup_printf ("%u", scales[i]);
    g_autofree char *label =
        pos_format_rate (pos_shell_get_format (shell), (PosRate){scales[i] * POS_SCALE / 100});
    pos_segmented_append (POS_SEGMENTED (answer), id, label);
    if (scales[i] == now)
      pos_segmented_set_selected (POS_SEGMENTED (answer), id);
  }
  g_signal_connect_object (answer, "notify::selected", G_CALLBACK (scale_cb), shell, 0);
  return make_question (_ ("Size of text"), answer);
}

/* --- What can be done --- */

static void
act (PosShell *shell, GtkWidget *row, PosShellKey action)
{
  pos_overlay_close (row);
  action (shell);
}

static void
lock (PosShell *shell)
{
  pos_shell_open (shell, "session.lock", NULL, NULL);
}

static void
sign_out (PosShell *shell)
{
  pos_shell_open (shell, "session.sign_out", NULL, NULL);
}

static void
find_cb (GtkWidget *row, PosShell *shell)
{
  act (shell, row, pos_find_dialog_open);
}

static void
keys_cb (GtkWidget *row, PosShell *shell)
{
  act (shell, row, pos_keys_dialog_open);
}

static void
check_set_up (PosShell *shell)
{
  pos_shell_show_page (shell, pos_setup_page_new (shell));
}

static void
check_devices (PosShell *shell)
{
  pos_shell_open (shell, "hw.health", NULL, NULL);
}

static void
devices_cb (GtkWidget *row, PosShell *shell)
{
  act (shell, row, check_devices);
}

static void
reset_pin (PosShell *shell)
{
  pos_shell_open (shell, "session.reset_password", NULL, NULL);
}

static void
reset_pin_cb (GtkWidget *row, PosShell *shell)
{
  act (shell, row, reset_pin);
}

static void
give_up (PosShell *shell)
{
  pos_shell_open (shell, "device.deactivate", NULL, NULL);
}

static void
give_up_cb (GtkWidget *row, PosShell *shell)
{
  act (shell, row, give_up);
}

static void
set_up_cb (GtkWidget *row, PosShell *shell)
{
  act (shell, row, check_set_up);
}

static void
lock_cb (GtkWidget *row, PosShell *shell)
{
  act (shell, row, lock);
}

static void
sign_out_cb (GtkWidget *row, PosShell *shell)
{
  act (shell, row, sign_out);
}

static GtkWidget *
make_row (PosShell *shell, const char *icon, const char *text, const char *key, GCallback callback)
{
  GtkWidget *row = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *label = pos_ui_label_new (text, "semi");

  gtk_widget_add_css_class (row, "row");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (content), pos_ui_icon_new (icon, 22));
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), pos_ui_label_new (key, "t-cap ink2"));
  gtk_button_set_child (GTK_BUTTON (row), content);
  pos_ui_describe (row, text, NULL);
  g_signal_connect_object (row, "clicked", callback, shell, 0);
  return row;
}

static GtkWidget *
make_rows (PosShell *shell)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *find = pos_keys_dialog_dup_label ("<Control>k");
  g_autofree char *keys = pos_keys_dialog_dup_label ("<Control>question");
  g_autofree char *lock_key = pos_keys_dialog_dup_label ("<Control>l");
  PosRegister *reg = pos_shell_get_register (shell);

  gtk_widget_add_css_class (rows, "menu-rows");
  gtk_box_append (
      GTK_BOX (rows),
      make_row (shell, "pos-search-symbolic", _ ("Find an operation"), find, G_CALLBACK (find_cb)));
  gtk_box_append (
      GTK_BOX (rows),
      make_row (shell, "pos-keypad-symbolic", _ ("Show the keys"), keys, G_CALLBACK (keys_cb)));
  gtk_box_append (
      GTK_BOX (rows),
      make_row (
          shell, "pos-device-symbolic", _ ("Check the devices"), NULL, G_CALLBACK (devices_cb)));
  if (pos_register_is_permitted (reg, "staff.password_reset"))
    gtk_box_append (GTK_BOX (rows),
                    make_row (shell,
                              "pos-key-symbolic",
                              _ ("Reset somebody’s PIN"),
                              NULL,
                              G_CALLBACK (reset_pin_cb)));
  if (pos_register_is_permitted (reg, "sync.switch"))
    gtk_box_append (
        GTK_BOX (rows),
        make_row (
            shell, "pos-gear-symbolic", _ ("Check the set-up"), NULL, G_CALLBACK (set_up_cb)));
  /* One that works alone is nobody's to give up. */
  if (pos_register_get_sync (reg) && pos_register_is_permitted (reg, "device.manage"))
    gtk_box_append (GTK_BOX (rows),
                    make_row (shell,
                              "pos-device-symbolic",
                              _ ("Give this device up"),
                              NULL,
                              G_CALLBACK (give_up_cb)));
  gtk_box_append (
      GTK_BOX (rows),
      make_row (
          shell, "pos-lock-symbolic", _ ("Lock the register"), lock_key, G_CALLBACK (lock_cb)));
  gtk_box_append (
      GTK_BOX (rows),
      make_row (shell, "pos-exit-symbolic", _ ("Sign out"), NULL, G_CALLBACK (sign_out_cb)));
  return rows;
}

/* --- What runs here --- */

static GtkWidget *
make_about (PosShell *shell)
{
  PosTill *till = pos_register_get_till (pos_shell_get_register (shell));
  g_autofree char *text =
      /* TRANSLATORS: version number, then the id of the register: "Pos 1.2.0 · S1-03" */
      g_strdup_printf (_ ("Pos %1$s · %2$s"), POS_VERSION, till ? till->id : "–");
  GtkWidget *label = pos_ui_label_new (text, "t-cap ink2 num");

  gtk_widget_set_vexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  return label;
}

void
pos_menu_sheet_open (PosShell *shell, GtkWidget *at)
{
  PosWorker *worker = pos_register_get_worker (pos_shell_get_register (shell));
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *dialog = pos_dialog_new (worker ? worker->name : "Pos", NULL, NULL);
  g_autofree char *place = pos_store_text_register (shell);

  g_object_set (dialog, "sheet", TRUE, "subtitle", place, NULL);
  gtk_box_append (GTK_BOX (content), make_rows (shell));
  gtk_box_append (GTK_BOX (content), make_languages (shell));
  gtk_box_append (GTK_BOX (content), make_looks (shell));
  gtk_box_append (GTK_BOX (content), make_scales (shell));
  gtk_box_append (GTK_BOX (content), make_about (shell));
  pos_dialog_set_content (POS_DIALOG (dialog), pos_ui_scroller_new (content));
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}
