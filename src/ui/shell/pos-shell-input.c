/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shell-input.c — keys and scans that no widget wanted: they go to the page on top. */
#include "base/pos-error.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-tip.h"
#include "ui/shell/pos-shell-private.h"
#include "ui/shell/pos-shell-wait.h"

#include <string.h>

/* --- Scans --- */

typedef struct {
  PosShell *shell; /* owned */
  char *code;
  GError *refusal; /* why it is no product */
} Scan;

static void
scan_free (Scan *scan)
{
  g_object_unref (scan->shell);
  g_free (scan->code);
  g_clear_error (&scan->refusal);
  g_free (scan);
}

static void
order_found_cb (PosShell *self, PosOrder *order, const GError *error, gpointer data)
{
  Scan *scan = data;
  GVariantDict args;

  if (order) {
    g_variant_dict_init (&args, NULL);
    g_variant_dict_insert (&args, "order", "s", scan->code);
    pos_shell_open (self, "order.recall", g_variant_dict_end (&args), NULL);
  } else {
    pos_shell_explain (self, scan->refusal, NULL);
  }
}

/* A retail bar code: an order has no such number. */
static gboolean
is_article_number (const char *code)
{
  gsize length = strlen (code);

  return strspn (code, "0123456789") == length && (length == 8 || length == 12 || length == 13);
}

/* No product: it may stand on a receipt or an order. */
static gboolean
scan_refused_cb (PosShell *self, const GError *error, gpointer data)
{
  Scan *scan = data;

  if (!g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND) ||
      is_article_number (scan->code))
    return FALSE;
  scan->refusal = g_error_copy (error);
  pos_shell_find_order (self, scan->code, FALSE, order_found_cb, scan, (GDestroyNotify)scan_free);
  return TRUE;
}

static void
scan_done_cb (PosShell *self, GVariant *result, gpointer data)
{
  Scan *scan = data;

  if (!scan->refusal)
    scan_free (scan);
}

static void
add_item (PosShell *self, const char *code)
{
  Scan *scan = g_new0 (Scan, 1);
  GVariantDict args;

  scan->shell = g_object_ref (self);
  scan->code = g_strdup (code);
  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert (&args, "item", "s", code);
  pos_shell_run_hooked (
      self, "item.add", g_variant_dict_end (&args), scan_refused_cb, scan_done_cb, scan);
}

/* A dialog that wants a scan listens to the controller itself; with any other it would be lost in
 * silence. */
static void
scanned_at_dialog (PosDialog *dialog)
{
  GtkWidget *primary = pos_dialog_get_primary (dialog);
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (dialog));

  if (!pos_scan_controller_is_taken (GTK_WIDGET (dialog)))
    pos_callout_open (primary && gtk_widget_get_mapped (primary) ? primary : head,
                      _ ("Finish this first"),
                      _ ("What was scanned is not added. Scan it again afterwards."),
                      NULL,
                      NULL);
}

static void
scanned_cb (PosShell *self, const char *code)
{
  PosPage *page = pos_shell_get_page (self);
  PosDialog *dialog = pos_overlay_get_top (self->overlay);

  if (!page)
    return;
  if (dialog) {
    scanned_at_dialog (dialog);
    return;
  }
  /* What it says is nobody's business, and least of all a search's. */
  if (page != self->sign_in && pos_register_find_badge (self->reg, code))
    pos_shell_say (self, POS_TONE_WARN, _ ("That is a badge, and no product"), NULL);
  else if (!pos_page_scan (page, code) && pos_shell_is_attended (self))
    add_item (self, code);
}

/* From a scanner with a line of its own: on the same road as one that types. */
static void
device_scanned_cb (PosShell *self, const char *code)
{
  if (self->overlay)
    g_signal_emit_by_name (pos_scan_controller_find (GTK_WIDGET (self)), "scanned", code);
}

/* --- Keys --- */

typedef struct {
  PosShellKey callback; /* nullable */
  const char *operation;
} Key;

static gboolean
may_run (PosShell *self, const char *operation)
{
  return self->entries->len == 1 || g_str_equal (operation, "session.lock");
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PosShell *self = POS_SHELL (widget);
  const Key *key = data;

  if (pos_overlay_get_top (self->overlay) || !pos_shell_is_attended (self))
    return FALSE;
  if (key->callback)
    key->callback (self);
  else if (may_run (self, key->operation))
    pos_shell_open (self, key->operation, NULL, NULL);
  return TRUE;
}

static void
add_key (PosShell *self, const char *accelerator, PosShellKey callback, const char *operation)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (accelerator);
  Key *key;

  g_return_if_fail (trigger != NULL);
  key = g_new0 (Key, 1);
  key->callback = callback;
  key->operation = operation;
  gtk_shortcut_controller_add_shortcut (
      self->keys, gtk_shortcut_new (trigger, gtk_callback_action_new (key_cb, key, g_free)));
}

void
pos_shell_add_key (PosShell *self, const char *accelerator, PosShellKey callback)
{
  g_return_if_fail (POS_IS_SHELL (self));
  g_return_if_fail (callback != NULL);
  add_key (self, accelerator, callback, NULL);
}

gboolean
pos_shell_press_primary (PosShell *self)
{
  PosDialog *dialog = pos_overlay_get_top (self->overlay);
  PosPage *page = pos_shell_get_page (self);

  if (dialog) {
    pos_dialog_answer_primary (dialog);
    return TRUE;
  }
  return page && pos_page_press_primary (page);
}

static gboolean
leave_page (PosShell *self)
{
  if (self->sign_in || self->entries->len < 2)
    return FALSE;
  pos_page_leave (pos_shell_get_page (self));
  return TRUE;
}

static gboolean
close_banner (PosShell *self)
{
  gboolean open = self->overlay && gtk_widget_get_visible (GTK_WIDGET (self->banner));

  pos_shell_hide_banner (self);
  return open;
}

/* What came back from every widget between the focus and the window. */
static gboolean
key_pressed_cb (PosShell *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    return pos_shell_press_primary (self);
  return keyval == GDK_KEY_Escape &&
         (pos_shell_stop_told (self) || close_banner (self) || leave_page (self));
}

void
pos_shell_init_input (PosShell *self)
{
  const GPtrArray *operations = pos_operation_list ();
  PosScanController *scanner = pos_scan_controller_attach (GTK_WINDOW (self));
  PosScanner *device = pos_devices_get_scanner (pos_register_get_devices (self->reg));
  GtkEventController *enter = gtk_event_controller_key_new ();

  g_signal_connect_object (scanner, "scanned", G_CALLBACK (scanned_cb), self, G_CONNECT_SWAPPED);
  if (device)
    g_signal_connect_object (
        device, "scanned", G_CALLBACK (device_scanned_cb), self, G_CONNECT_SWAPPED);

  self->keys = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->keys));
  for (guint i = 0; i < operations->len; i++) {
    const PosOperation *operation = operations->pdata[i];
    if (operation->accelerator)
      add_key (self, operation->accelerator, NULL, operation->key);
  }
  g_signal_connect_swapped (enter, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), enter);
  pos_shell_add_key (self, "<Control>z", pos_shell_take_back);
  pos_tip_watch (GTK_WIDGET (self));
}
