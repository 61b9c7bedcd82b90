/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shell-wait.c — see the header. */
#include "ui/shell/pos-shell-wait.h"

#include "register/pos-find-order.h"
#include "ui/common/pos-translator.h"
#include "ui/shell/pos-shell-private.h"

#define PATIENCE_MS 1000 /* longer than that nobody waits for he does not know what */

struct _PosShellWait {
  PosShell *shell; /* owned: a window lives until nobody asks for it */
  GCancellable *stop;
  const PosOperation *operation; /* (nullable) */
  GWeakRef page;
  GWeakRef form;
  guint patience;
  gboolean told;
};

/* --- What is told --- */

static PosShellWait *
find_told (PosShell *self)
{
  for (GList *item = self->waits.head; item; item = item->next)
    if (((PosShellWait *)item->data)->told)
      return item->data;
  return NULL;
}

static gboolean
may_stop (const PosShellWait *wait)
{
  return !wait->operation || pos_register_may_stop (wait->shell->reg);
}

static char *
dup_body (const PosShellWait *wait)
{
  if (may_stop (wait))
    return g_strdup (_ ("If it does not answer within seconds, the register says how to go on."));
  /* TRANSLATORS: %s is an operation: “Pay gift card” */
  return g_strdup_printf (
      _ ("“%s” is not stopped half-way: it waits for the answer, for seconds at most."),
      _ (wait->operation->title));
}

static void
fill (GtkWidget *banner, const PosShellWait *wait)
{
  g_autofree char *body = dup_body (wait);

  g_object_set (banner,
                "title",
                _ ("Headquarters is being asked"),
                "body",
                body,
                "action",
                may_stop (wait) ? _ ("Cancel") : NULL,
                NULL);
}

static GtkWidget *
make_banner (PosShell *self)
{
  GtkWidget *banner = pos_banner_new (POS_TONE_INFO, NULL, NULL);

  g_object_set (banner, "icon", "pos-cloud-symbolic", NULL);
  g_signal_connect_swapped (banner, "action", G_CALLBACK (pos_shell_stop_told), self);
  return banner;
}

GtkWidget *
pos_shell_wait_make_banner (PosShell *self)
{
  GtkWidget *banner = make_banner (self);

  self->waiting = banner;
  gtk_widget_add_css_class (banner, "shell-banner");
  gtk_widget_set_valign (banner, GTK_ALIGN_START);
  gtk_widget_set_visible (banner, FALSE);
  return banner;
}

/* The dialog that asked has no other answer until this one has come; any other keeps its own. */
static void
tell_in_dialog (PosShell *self, PosDialog *dialog, PosShellWait *wait)
{
  g_autoptr (GtkWidget) form = g_weak_ref_get (&wait->form);
  gboolean asked = form == GTK_WIDGET (dialog);
  GtkWidget *banner = make_banner (self);

  fill (banner, wait);
  pos_dialog_set_notice (dialog, banner, asked);
  if (asked)
    g_object_set (dialog, "holds", !may_stop (wait), NULL);
  g_weak_ref_set (&self->told_in, dialog);
}

static void
take_from_dialog (PosShell *self)
{
  g_autoptr (PosDialog) dialog = g_weak_ref_get (&self->told_in);

  if (!dialog)
    return;
  if (pos_dialog_set_notice (dialog, NULL, FALSE))
    g_object_set (dialog, "holds", FALSE, NULL);
  g_weak_ref_set (&self->told_in, NULL);
}

/* In one place, or none. */
static void
update (PosShell *self)
{
  PosShellWait *wait = find_told (self);
  PosDialog *dialog = wait && self->overlay ? pos_overlay_get_top (self->overlay) : NULL;

  take_from_dialog (self);
  if (!self->overlay)
    return;
  if (dialog)
    tell_in_dialog (self, dialog, wait);
  else if (wait)
    fill (self->waiting, wait);
  gtk_widget_set_visible (self->waiting, wait && !dialog);
}

static gboolean
patience_cb (gpointer data)
{
  PosShellWait *wait = data;
  PosShell *self = wait->shell;
  PosSync *sync = pos_register_get_sync (self->reg);

  if (!self->overlay || !sync || !(may_stop (wait) || pos_sync_is_asking (sync)))
    return G_SOURCE_CONTINUE;
  wait->patience = 0;
  wait->told = TRUE;
  g_object_set (self->header, "announcement", _ ("Headquarters is being asked"), NULL);
  update (self);
  return G_SOURCE_REMOVE;
}

/* --- Waiting --- */

PosShellWait *
pos_shell_wait_begin (PosShell *self, const char *key, PosPage *page, GtkWidget *form)
{
  PosShellWait *wait = g_new0 (PosShellWait, 1);

  wait->shell = g_object_ref (self);
  wait->stop = g_cancellable_new ();
  wait->operation = key ? pos_operation_find (key) : NULL;
  g_weak_ref_init (&wait->page, page);
  g_weak_ref_init (&wait->form, form);
  wait->patience = g_timeout_add (PATIENCE_MS, patience_cb, wait);
  g_queue_push_tail (&self->waits, wait);
  return wait;
}

GCancellable *
pos_shell_wait_get_stop (PosShellWait *wait)
{
  return wait->stop;
}

gboolean
pos_shell_wait_stop (PosShellWait *wait)
{
  if (!may_stop (wait))
    return FALSE;
  g_cancellable_cancel (wait->stop);
  return TRUE;
}

void
pos_shell_wait_end (PosShellWait *wait)
{
  PosShell *self = wait->shell;

  g_clear_handle_id (&wait->patience, g_source_remove);
  g_queue_remove (&self->waits, wait);
  if (wait->told) {
    if (self->overlay)
      g_object_set (self->header, "announcement", NULL, NULL);
    update (self);
  }
  g_object_unref (wait->stop);
  g_weak_ref_clear (&wait->page);
  g_weak_ref_clear (&wait->form);
  g_free (wait);
  g_object_unref (self);
}

gboolean
pos_shell_stop_told (PosShell *self)
{
  PosShellWait *wait = find_told (self);

  return wait && pos_shell_wait_stop (wait);
}

void
pos_shell_stop_looking (PosShell *self, PosPage *page)
{
  for (GList *item = self->waits.head; item; item = item->next) {
    PosShellWait *wait = item->data;
    g_autoptr (PosPage) asked_on = g_weak_ref_get (&wait->page);
    if (asked_on == page && !wait->operation)
      pos_shell_wait_stop (wait);
  }
}

static void
may_stop_cb (PosShell *self)
{
  if (find_told (self))
    update (self);
}

void
pos_shell_wait_init (PosShell *self)
{
  g_signal_connect_object (
      self->overlay, "changed", G_CALLBACK (may_stop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->reg, "notify::may-stop", G_CALLBACK (may_stop_cb), self, G_CONNECT_SWAPPED);
}

/* --- Looking for an order --- */

typedef struct {
  PosShellWait *wait;
  gboolean newest;
  PosShellFound found;
  gpointer data;
  GDestroyNotify destroy;
} Look;

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Look *look = data;
  g_autoptr (PosShell) self = g_object_ref (look->wait->shell);
  PosRegister *reg = POS_REGISTER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrder) order = look->newest ? pos_find_newest_order_finish (reg, result, &error)
                                            : pos_find_order_finish (reg, result, &error);

  pos_shell_wait_end (look->wait);
  /* The window may have closed meanwhile. */
  if (self->overlay && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    look->found (self, order, error, look->data);
  if (look->destroy)
    look->destroy (look->data);
}

void
pos_shell_find_order (PosShell *self,
                      const char *name,
                      gboolean newest,
                      PosShellFound found,
                      gpointer data,
                      GDestroyNotify destroy)
{
  g_return_if_fail (POS_IS_SHELL (self));
  Look *look = g_new0 (Look, 1);

  pos_shell_stop_looking (self, pos_shell_get_page (self));
  *look = (Look){
      pos_shell_wait_begin (self, NULL, pos_shell_get_page (self), NULL),
      newest,
      found,
      data,
      destroy,
  };
  GCancellable *stop = pos_shell_wait_get_stop (look->wait);
  if (newest)
    pos_find_newest_order_async (self->reg, name, stop, found_cb, look);
  else
    pos_find_order_async (self->reg, name, stop, found_cb, look);
}
