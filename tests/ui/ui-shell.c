/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ui-shell.c — see the header. */
#include "ui-shell.h"

#include "base/pos-date.h"
#include "base/pos-json.h"
#include "register/pos-args.h"
#include "store/pos-setting-table.h"
#include "sync/pos-http-transport.h"
#include "ui-moment.h"
#include "ui/common/pos-translator.h"

#include <glib/gstdio.h>

static PosTheme *theme;
static PosTranslator *translator;

void
ui_shell_init (int *argc, char ***argv)
{
  g_autofree char *catalogs = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);
  pos_translator_prepare (catalogs);
  theme = ui_test_init (argc, argv);
  translator = pos_translator_new ();
}

/* --- The register --- */

static void
copy_file (const char *built, const char *folder, const char *name)
{
  g_autofree char *from_path = g_test_build_filename (G_TEST_BUILT, "ui", built, NULL);
  g_autofree char *to_path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (from_path);
  g_autoptr (GFile) to = g_file_new_for_path (to_path);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (to_path, 0600), ==, 0);
}

/* Nobody listens on this port: every call is refused at once. */
#define NOBODY "http://127.0.0.1:1"

static gboolean
write_token (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_setting_table_set (txn, POS_SETTING_TOKEN, "token", error);
}

static PosSync *
connect_to_nobody (PosLocalStore *store, PosContext *context, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosTransport) transport = pos_http_transport_new (NOBODY, &error);

  g_assert_no_error (error);
  pos_db_write_sync (pos_local_store_get_db (store), write_token, NULL, &error);
  g_assert_no_error (error);
  return pos_sync_new (store, transport, context);
}

static void
make_register (UiShell *self, UiShellConnect connect, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *devices = g_build_filename (self->folder, "devices", NULL);
  gint64 now;

  copy_file ("demo-store.db", self->folder, "register.db");
  copy_file ("demo-store.key", self->folder, "device.key");
  g_assert_true (pos_instant_parse (UI_MOMENT, &now, NULL));
  g_autoptr (PosClock) clock = pos_clock_new_fixed (now);
  self->context = pos_context_new (clock, UI_SEED);
  self->store = pos_local_store_open (self->folder, self->context, &error);
  g_assert_no_error (error);
  PosDevicesOptions device_options = {.simulate = TRUE, .directory = devices};
  self->devices = pos_devices_new (self->context, &device_options);
  self->sync = connect ? connect (self->store, self->context, data) : NULL;
  PosRegisterOptions options = {
      .context = self->context,
      .sync = self->sync,
      .store = self->store,
      .devices = self->devices,
      .register_id = "S1-03",
  };
  self->reg = pos_register_new (&options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (pos_register_get_store_record (self->reg));
}

/* --- Pages that only say that they are here --- */

static PosPage *
make_placeholder (const char *text)
{
  PosPage *page = g_object_new (POS_TYPE_PAGE, NULL);

  pos_page_set_child (page, gtk_label_new (text));
  return page;
}

static PosPage *
make_sign_in (PosShell *shell)
{
  return make_placeholder ("Placeholder: sign in");
}

static PosPage *
make_home (PosShell *shell)
{
  return make_placeholder ("Placeholder: transaction");
}

UiShell *
ui_shell_new_connected (int width, int height, UiShellConnect connect, gpointer data)
{
  UiShell *self = g_new0 (UiShell, 1);
  g_autoptr (GError) error = NULL;

  ui_bear_with_gtk ();
  self->theme = theme;
  self->translator = translator;
  self->folder = g_dir_make_tmp ("pos-ui-XXXXXX", &error);
  g_assert_no_error (error);
  make_register (self, connect, data);
  self->shell = pos_shell_new (NULL, self->reg, theme, translator);
  gtk_window_set_default_size (GTK_WINDOW (self->shell), width, height);
  pos_shell_set_sign_in (self->shell, make_sign_in);
  pos_shell_set_home (self->shell, make_home);
  return self;
}

UiShell *
ui_shell_new (int width, int height)
{
  return ui_shell_new_connected (width, height, NULL, NULL);
}

UiShell *
ui_shell_new_offline (int width, int height)
{
  return ui_shell_new_connected (width, height, connect_to_nobody, NULL);
}

void
ui_shell_start (UiShell *self)
{
  if (self->sync)
    pos_sync_start (self->sync);
  pos_shell_start (self->shell);
  ui_shell_settle (self);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      remove_tree (child);
    else
      g_remove (child);
  }
  g_rmdir (path);
}

void
ui_shell_free (UiShell *self)
{
  g_autoptr (GError) error = NULL;
  gpointer shell = self->shell;

  ui_shell_settle (self);
  pos_spool_let_end (pos_devices_get_spool (self->devices));
  g_object_add_weak_pointer (G_OBJECT (shell), &shell);
  gtk_window_destroy (GTK_WINDOW (self->shell));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (shell);
  if (self->sync)
    pos_sync_stop (self->sync);
  g_assert_finalize_object (G_OBJECT (self->reg));
  g_clear_object (&self->sync);
  g_clear_object (&self->devices);
  g_assert_true (pos_local_store_close (self->store, &error));
  g_assert_no_error (error);
  g_clear_object (&self->store);
  g_clear_object (&self->context);
  pos_theme_set_variant (theme, POS_THEME_LIGHT);
  pos_theme_set_text_scale (theme, 100);
  pos_translator_set_language (translator, "en");
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self);
}

/* --- Waiting --- */

/* Nobody looks before everything is set up, and drawing every step of it would take most of a
 * test's time. */
static void
lower_curtain (UiShell *self)
{
  if (self->curtain || !gtk_widget_get_mapped (GTK_WIDGET (self->shell)))
    return;
  self->curtain = TRUE;
  g_set_weak_pointer (&self->focus, gtk_window_get_focus (GTK_WINDOW (self->shell)));
  gtk_widget_set_child_visible (gtk_window_get_child (GTK_WINDOW (self->shell)), FALSE);
}

static void
raise_curtain (UiShell *self)
{
  self->curtain = FALSE;
  gtk_widget_set_child_visible (gtk_window_get_child (GTK_WINDOW (self->shell)), TRUE);
  if (self->focus && !gtk_window_get_focus (GTK_WINDOW (self->shell)))
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
}

void
ui_shell_settle (UiShell *self)
{
  if (self->curtain)
    raise_curtain (self);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  while (pos_register_get_busy (self->reg))
    g_main_context_iteration (NULL, TRUE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->shell)))
    ui_settle (GTK_WIDGET (self->shell));
}

void
ui_shell_look (UiShell *self)
{
  if (self->curtain)
    ui_shell_settle (self);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **)slot = g_object_ref (result);
}

static GVariant *
run (UiShell *self, const char *key, const char *args, GError **error)
{
  const PosOperation *operation = pos_operation_find (key);
  g_autoptr (json_t) json = args ? pos_json_parse (args, -1, error) : json_object ();
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_nonnull (operation);
  g_assert_nonnull (json);
  g_autoptr (GVariant) given = pos_args_from_json (
      operation->key, operation->params, json, pos_register_get_currency (self->reg), error);
  if (!given)
    return NULL;
  pos_register_run_async (self->reg, key, given, NULL, NULL, ready_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return pos_register_run_finish (self->reg, result, error);
}

GVariant *
ui_shell_try (UiShell *self, const char *key, const char *args, GError **error)
{
  GVariant *answer = run (self, key, args, error);

  ui_shell_settle (self);
  return answer;
}

GVariant *
ui_shell_run (UiShell *self, const char *key, const char *args)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer = ui_shell_try (self, key, args, &error);

  g_assert_no_error (error);
  return answer;
}

void
ui_shell_do (UiShell *self, const char *key, const char *args)
{
  g_autoptr (GVariant) answer = ui_shell_run (self, key, args);
}

void
ui_shell_set_up (UiShell *self, const char *key, const char *args)
{
  g_autoptr (GError) error = NULL;

  lower_curtain (self);
  g_autoptr (GVariant) answer = run (self, key, args, &error);
  g_assert_no_error (error);
}

/* --- People and orders --- */

void
ui_shell_sign_in_as (UiShell *self, const char *worker, const char *secret)
{
  g_autofree char *args =
      g_strdup_printf ("{\"worker\": \"%s\", \"secret\": \"%s\"}", worker, secret);

  ui_shell_set_up (self, "session.sign_in", args);
}

void
ui_shell_sign_in (UiShell *self)
{
  ui_shell_sign_in_as (self, "sanne", "1111");
}

void
ui_shell_load_sale (UiShell *self)
{
  ui_shell_set_up (self, "item.add", "{\"item\": \"400110\"}");
  ui_shell_set_up (self, "item.add", "{\"item\": \"400214\", \"quantity\": \"4\"}");
  ui_shell_set_up (self, "item.add", "{\"item\": \"400201\"}");
  ui_shell_set_up (self, "item.add", "{\"item\": \"430551\"}");
  ui_shell_set_up (self, "item.add", "{\"item\": \"440203\", \"quantity\": \"2\"}");
}

char *
ui_shell_dup_line (UiShell *self, const char *item)
{
  char *found = NULL;

  POS_LIST_FOREACH (PosOrderLine, line, pos_register_get_order (self->reg)->lines)
  if (!found && g_str_equal (line->item, item))
    found = pos_id_dup_text (&line->id);
  g_assert_nonnull (found);
  return found;
}

void
ui_shell_load_order (UiShell *self)
{
  g_autofree char *sofa = NULL, *chairs = NULL, *table = NULL, *ship = NULL, *pick = NULL;

  ui_shell_set_up (self, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_load_sale (self);
  sofa = ui_shell_dup_line (self, "400110");
  chairs = ui_shell_dup_line (self, "400214");
  table = ui_shell_dup_line (self, "400201");
  ship =
      g_strdup_printf ("{\"lines\": [\"%s\", \"%s\"], \"location\": \"W9\", \"mode\": \"STANDARD\","
                       " \"date\": \"2026-05-21\"}",
                       sofa,
                       chairs);
  pick = g_strdup_printf ("{\"lines\": [\"%s\"], \"store\": \"S2\", \"date\": \"2026-05-16\","
                          " \"slot\": \"10:00-12:00\"}",
                          table);
  ui_shell_set_up (self, "order.ship_selected", ship);
  ui_shell_set_up (self, "order.pickup_selected", pick);
  g_assert_cmpint (pos_register_get_order (self->reg)->due_now, ==, 75150);
}

/* --- Looks --- */

void
ui_shell_set_language (UiShell *self, const char *language)
{
  pos_shell_set_language (self->shell, language);
  ui_shell_settle (self);
}

void
ui_shell_set_look (UiShell *self, PosThemeVariant variant, guint text_scale)
{
  pos_theme_set_variant (self->theme, variant);
  pos_theme_set_text_scale (self->theme, text_scale);
  ui_shell_settle (self);
}

void
ui_shell_picture (UiShell *self, const char *name)
{
  ui_shell_settle (self);
  ui_picture (GTK_WIDGET (self->shell), name);
}

/* --- Hands --- */

static gboolean
handle (GtkWidget *widget, GtkPropagationPhase phase, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    gboolean handled = FALSE;
    if (gtk_event_controller_get_propagation_phase (controller) != phase)
      continue;
    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0u, state, &handled);
    if (handled)
      return TRUE;
  }
  return FALSE;
}

static gboolean
activate_shortcut (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);
    if (!GTK_IS_SHORTCUT_CONTROLLER (shortcuts))
      continue;
    for (guint j = 0; j < g_list_model_get_n_items (shortcuts); j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
      if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
          gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval &&
          gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == state)
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                             GTK_SHORTCUT_ACTION_EXCLUSIVE,
                                             widget,
                                             gtk_shortcut_get_arguments (shortcut));
    }
  }
  return FALSE;
}

/* A button that is activated clicks a quarter of a second later: long enough to be seen, and too
 * long for a test. */
static gboolean
activate (GtkWidget *widget)
{
  if (!GTK_IS_BUTTON (widget))
    return gtk_widget_activate (widget);
  g_signal_emit_by_name (widget, "clicked");
  return TRUE;
}

static void
press (GtkWidget *window, GtkWidget *focus, guint keyval, GdkModifierType state)
{
  g_autoptr (GPtrArray) way = g_ptr_array_new ();

  for (GtkWidget *widget = focus; widget; widget = gtk_widget_get_parent (widget))
    g_ptr_array_insert (way, 0, widget);
  for (guint i = 0; i < way->len; i++)
    if (handle (way->pdata[i], GTK_PHASE_CAPTURE, keyval, state))
      return;
  for (guint i = way->len; i > 0; i--) {
    GtkWidget *widget = way->pdata[i - 1];
    if (handle (widget, GTK_PHASE_BUBBLE, keyval, state) ||
        activate_shortcut (widget, keyval, state))
      return;
    if (widget == focus && keyval == GDK_KEY_Return && activate (widget))
      return;
  }
}

void
ui_shell_press (UiShell *self, const char *accelerator)
{
  GtkWidget *window = GTK_WIDGET (self->shell);
  GdkModifierType state;
  guint keyval;

  ui_shell_look (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_accelerator_parse (accelerator, &keyval, &state));
  press (window, focus ? focus : window, keyval, state);
  ui_shell_settle (self);
}

void
ui_shell_tap (UiShell *self, GtkWidget *widget)
{
  g_assert_nonnull (widget);
  ui_shell_look (self);
  g_assert_true (gtk_widget_get_mapped (widget));
  g_assert_true (activate (widget));
  ui_shell_settle (self);
}
