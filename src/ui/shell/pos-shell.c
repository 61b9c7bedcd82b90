/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shell.c — the window itself: what it was given, its language, who is at work. */
#include "ui/shell/pos-shell.h"

#include "base/pos-zone.h"
#include "ui/common/pos-focus-ring.h"
#include "ui/shell/pos-shell-private.h"

G_DEFINE_FINAL_TYPE (PosShell, pos_shell, GTK_TYPE_APPLICATION_WINDOW)

static void
make_format (PosShell *self)
{
  PosStore *store = pos_register_get_store_record (self->reg);
  g_autoptr (PosFormat) format = pos_format_new (pos_translator_get_language (self->translator),
                                                 store ? store->country : NULL,
                                                 store ? store->time_zone : pos_zone_get_local ());
  g_set_object (&self->format, format);
}

/* The worker's language while somebody is signed in, else the store's: register.md S-12. */
static const char *
wanted_language (PosShell *self)
{
  PosWorker *worker = pos_register_get_worker (self->reg);
  PosStore *store = pos_register_get_store_record (self->reg);
  const char *fallback = pos_text_or (store ? store->language : NULL, "en");

  return pos_text_or (worker ? worker->language : NULL, fallback);
}

/* Everything on screen is made anew, in the language that is wanted now. */
static void
refresh (PosShell *self)
{
  if (!self->started)
    return;
  pos_shell_drop_pages (self);
  pos_shell_set_language (self, wanted_language (self));
  pos_shell_update_base (self);
}

void
pos_shell_rebuild (PosShell *self)
{
  g_return_if_fail (POS_IS_SHELL (self));
  if (!self->started || !self->overlay)
    return;
  pos_shell_drop_pages (self);
  pos_shell_build_content (self);
  pos_shell_update_base (self);
}

static void
worker_cb (PosShell *self)
{
  if (!self->started)
    return;
  if (!pos_register_get_worker (self->reg))
    pos_shell_drop_pages (self);
  pos_shell_set_language (self, wanted_language (self));
  pos_shell_update_base (self);
}

static char *
dup_place (PosShell *self)
{
  PosStore *store = pos_register_get_store_record (self->reg);

  return store ? g_strjoin ("\n",
                            store->id,
                            pos_text_or (store->language, ""),
                            pos_text_or (store->country, ""),
                            pos_text_or (store->time_zone, ""),
                            NULL)
               : NULL;
}

/* The configuration was read again.  Only a store that moved, or has come to exist, is worth making
 * everything anew. */
static void
store_cb (PosShell *self)
{
  g_autofree char *place = dup_place (self);

  if (!self->started)
    return;
  if (g_strcmp0 (place, self->place) == 0) {
    pos_shell_update_header (self);
    return;
  }
  g_free (self->place);
  self->place = g_steal_pointer (&place);
  make_format (self);
  if (!self->make_cover)
    refresh (self);
}

static void
pos_shell_dispose (GObject *object)
{
  PosShell *self = POS_SHELL (object);

  pos_shell_stop_clock (self);
  self->started = FALSE;
  pos_shell_dispose_pages (self);
  if (self->reg)
    g_signal_handlers_disconnect_by_data (self->reg, self);
  self->overlay = NULL;
  G_OBJECT_CLASS (pos_shell_parent_class)->dispose (object);
}

static void
pos_shell_finalize (GObject *object)
{
  PosShell *self = POS_SHELL (object);

  g_clear_object (&self->format);
  g_clear_object (&self->translator);
  g_clear_object (&self->theme);
  g_clear_object (&self->reg);
  g_hash_table_unref (self->openers);
  g_ptr_array_unref (self->entries);
  g_weak_ref_clear (&self->told_in);
  g_free (self->banner_step);
  g_free (self->place);
  G_OBJECT_CLASS (pos_shell_parent_class)->finalize (object);
}

static void
page_changed_cb (PosShell *self)
{
  pos_tap_guard_change (&self->guard);
  pos_shell_update_header (self);
}

/* What a button said it would take it has taken: another amount stands there now. */
static void
order_changed_cb (PosShell *self)
{
  guint n_payments = pos_list_size (pos_register_get_order (self->reg)->payments);

  if (n_payments != self->n_payments)
    pos_tap_guard_change (&self->guard);
  self->n_payments = n_payments;
}

/* The way out of a refusal was tapped. */
static void
step_cb (PosShell *self, const char *key, GtkWidget *origin)
{
  pos_shell_open (self, key, NULL, origin);
}

typedef struct {
  char *key;
  GVariant *args; /* nullable */
} Wish;

static void
step_done_cb (PosShell *self, GVariant *result, gpointer data)
{
  Wish *wish = data;

  if (result) {
    pos_shell_tell (self, _ ("The transaction is suspended"), NULL, NULL);
    pos_shell_open (self, wish->key, wish->args, NULL);
  }
  g_free (wish->key);
  g_clear_pointer (&wish->args, g_variant_unref);
  g_free (wish);
}

/* What stood in the way is put aside, and what was wanted goes on. */
static void
suspend_cb (PosShell *self, const char *key, GVariant *args)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->key = g_strdup (key);
  wish->args = args ? g_variant_ref (args) : NULL;
  pos_shell_run (self, "txn.suspend", NULL, NULL, step_done_cb, wish);
}

static void
undo_cb (PosShell *self, const char *key, GVariant *args)
{
  pos_shell_run (self, key, args, NULL, NULL, NULL);
}

static void
add_signal (const char *name, GCallback handler, guint n_params, ...)
{
  va_list types;

  va_start (types, n_params);
  g_signal_new_valist (name,
                       POS_TYPE_SHELL,
                       G_SIGNAL_RUN_LAST,
                       g_cclosure_new (handler, NULL, NULL),
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_params,
                       types);
  va_end (types);
}

/* What lies below tells by these what lies above. */
static void
add_signals (void)
{
  add_signal ("page-changed", G_CALLBACK (page_changed_cb), 0);
  add_signal ("page-left", G_CALLBACK (pos_shell_give_up_page), 1, POS_TYPE_PAGE);
  add_signal ("step", G_CALLBACK (step_cb), 2, G_TYPE_STRING, GTK_TYPE_WIDGET);
  add_signal ("suspend-first", G_CALLBACK (suspend_cb), 2, G_TYPE_STRING, G_TYPE_VARIANT);
  add_signal ("undo", G_CALLBACK (undo_cb), 2, G_TYPE_STRING, G_TYPE_VARIANT);
}

/* A text that took Enter, and has no use for it. */
static void
activate_default (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pos_shell_press_primary (POS_SHELL (widget));
}

static void
pos_shell_class_init (PosShellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_shell_dispose;
  G_OBJECT_CLASS (klass)->finalize = pos_shell_finalize;
  gtk_widget_class_install_action (
      GTK_WIDGET_CLASS (klass), "default.activate", NULL, activate_default);
  add_signals ();
}

static void
pos_shell_init (PosShell *self)
{
  self->openers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_queue_init (&self->runs);
  g_queue_init (&self->waits);
  g_weak_ref_init (&self->told_in, NULL);
  pos_shell_init_pages (self);
}

PosShell *
pos_shell_new (GtkApplication *app, PosRegister *reg, PosTheme *theme, PosTranslator *translator)
{
  g_return_val_if_fail (POS_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (POS_IS_THEME (theme), NULL);
  g_return_val_if_fail (POS_IS_TRANSLATOR (translator), NULL);

  PosShell *self = g_object_new (POS_TYPE_SHELL, "application", app, "decorated", FALSE, NULL);
  self->reg = g_object_ref (reg);
  self->theme = g_object_ref (theme);
  self->translator = g_object_ref (translator);
  pos_translator_set_language (translator, wanted_language (self));
  make_format (self);
  self->place = dup_place (self);
  pos_shell_build_content (self);
  pos_shell_init_input (self);
  pos_tap_guard_attach (&self->guard, GTK_WIDGET (self));
  pos_focus_ring_keep (GTK_WINDOW (self));
  g_signal_connect_swapped (reg, "order-changed", G_CALLBACK (order_changed_cb), self);
  g_signal_connect_swapped (reg, "notify::worker", G_CALLBACK (worker_cb), self);
  g_signal_connect_swapped (reg, "notify::locked", G_CALLBACK (pos_shell_update_base), self);
  g_signal_connect_swapped (reg, "notify::store-record", G_CALLBACK (store_cb), self);
  return self;
}

void
pos_shell_start (PosShell *self)
{
  g_return_if_fail (POS_IS_SHELL (self));
  self->started = TRUE;
  pos_shell_update_base (self);
  gtk_window_present (GTK_WINDOW (self));
}

PosRegister *
pos_shell_get_register (PosShell *self)
{
  g_return_val_if_fail (POS_IS_SHELL (self), NULL);
  return self->reg;
}

PosFormat *
pos_shell_get_format (PosShell *self)
{
  g_return_val_if_fail (POS_IS_SHELL (self), NULL);
  return self->format;
}

PosTheme *
pos_shell_get_theme (PosShell *self)
{
  g_return_val_if_fail (POS_IS_SHELL (self), NULL);
  return self->theme;
}

PosTranslator *
pos_shell_get_translator (PosShell *self)
{
  g_return_val_if_fail (POS_IS_SHELL (self), NULL);
  return self->translator;
}

PosOverlay *
pos_shell_get_overlay (PosShell *self)
{
  g_return_val_if_fail (POS_IS_SHELL (self), NULL);
  return self->overlay;
}

const char *
pos_shell_get_language (PosShell *self)
{
  g_return_val_if_fail (POS_IS_SHELL (self), NULL);
  return pos_translator_get_language (self->translator);
}

void
pos_shell_set_language (PosShell *self, const char *language)
{
  g_return_if_fail (POS_IS_SHELL (self));
  g_return_if_fail (language != NULL);
  if (!self->overlay)
    return;

  const char *before = pos_translator_get_language (self->translator);
  pos_translator_set_language (self->translator, language);
  if (pos_translator_get_language (self->translator) == before)
    return;
  make_format (self);
  pos_shell_drop_pages (self);
  pos_shell_build_content (self);
  if (self->started)
    pos_shell_update_base (self);
}

void
pos_shell_set_sign_in (PosShell *self, PosPageFactory factory)
{
  g_return_if_fail (POS_IS_SHELL (self));
  self->make_sign_in = factory;
}

void
pos_shell_set_cover (PosShell *self, PosPageFactory factory)
{
  g_return_if_fail (POS_IS_SHELL (self));
  if (self->make_cover == factory)
    return;
  self->make_cover = factory;
  refresh (self);
}

void
pos_shell_set_menu (PosShell *self, PosShellHeaderTap tap)
{
  g_return_if_fail (POS_IS_SHELL (self));
  self->tap_menu = tap;
}

void
pos_shell_set_status (PosShell *self, PosShellHeaderTap tap)
{
  g_return_if_fail (POS_IS_SHELL (self));
  self->tap_status = tap;
}

void
pos_shell_set_home (PosShell *self, PosPageFactory factory)
{
  g_return_if_fail (POS_IS_SHELL (self));
  self->make_home = factory;
}

void
pos_shell_add_opener (PosShell *self, const char *key, PosShellOpener opener)
{
  g_return_if_fail (POS_IS_SHELL (self));
  g_return_if_fail (key != NULL && opener != NULL);
  g_hash_table_insert (self->openers, g_strdup (key), opener);
}

void
pos_shell_set_approval (PosShell *self, PosApprovalAsk ask)
{
  g_return_if_fail (POS_IS_SHELL (self));
  self->ask = ask;
}

void
pos_shell_set_choice (PosShell *self, PosShellChoice choice)
{
  g_return_if_fail (POS_IS_SHELL (self));
  self->choice = choice;
}

void
pos_shell_set_reason (PosShell *self, PosReasonAsk ask)
{
  g_return_if_fail (POS_IS_SHELL (self));
  self->ask_reason = ask;
}

void
pos_shell_set_take_over (PosShell *self, PosTakeOverAsk ask)
{
  g_return_if_fail (POS_IS_SHELL (self));
  self->ask_take_over = ask;
}
