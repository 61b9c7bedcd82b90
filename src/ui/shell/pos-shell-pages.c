/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shell-pages.c — the transaction screen, the pages on it, and sign-in over everything. */
#include "ui/shell/pos-shell-private.h"

#include "ui/shell/pos-page-again.h"
#include "ui/shell/pos-shell-form.h"

/* Until the sign-in is painted and nobody has begun to type. */
#define AHEAD_PAUSE_MS 300

typedef struct {
  PosPage *page;   /* borrowed from the stack */
  GWeakRef opener; /* had the focus before */
} PageEntry;

static void
page_entry_free (gpointer data)
{
  PageEntry *entry = data;

  g_weak_ref_clear (&entry->opener);
  g_free (entry);
}

static PosPage *
page_at (PosShell *self, guint index)
{
  return ((PageEntry *)g_ptr_array_index (self->entries, index))->page;
}

void
pos_shell_init_pages (PosShell *self)
{
  self->entries = g_ptr_array_new_with_free_func (page_entry_free);
}

/* GTK 4.8 keeps for good what is taken out of a window while the focus is in it. */
static void
take_focus_from (PosShell *self, PosPage *page)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (page)))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

/* Nobody touches a page once it has left. */
static void
remove_page (PosShell *self, PosPage *page)
{
  take_focus_from (self, page);
  g_signal_handlers_disconnect_by_data (page, self);
  pos_page_set_shell (page, NULL);
  gtk_stack_remove (self->stack, GTK_WIDGET (page));
}

void
pos_shell_close_dialogs (PosShell *self)
{
  PosDialog *dialog;

  while (self->overlay && (dialog = pos_overlay_get_top (self->overlay))) {
    g_object_ref (dialog);
    pos_dialog_answer_safe (dialog);
    /* One that waits for something outside does not close by itself. */
    pos_overlay_close (GTK_WIDGET (dialog));
    g_object_unref (dialog);
  }
}

/* --- Made beforehand --- */

static void
drop_ahead (PosShell *self)
{
  g_clear_handle_id (&self->ahead_timeout, g_source_remove);
  g_clear_object (&self->ahead);
}

static gboolean
make_ahead_cb (gpointer data)
{
  PosShell *self = data;

  self->ahead_timeout = 0;
  self->ahead = g_object_ref_sink (self->make_home (self));
  return G_SOURCE_REMOVE;
}

/* It takes more than a frame, which whoever has typed a PIN would wait for. */
static void
make_ahead (PosShell *self)
{
  if (self->make_cover || !self->make_home || self->entries->len > 0 || self->ahead ||
      self->ahead_timeout)
    return;
  self->ahead_timeout =
      g_timeout_add_full (G_PRIORITY_LOW, AHEAD_PAUSE_MS, make_ahead_cb, self, NULL);
}

void
pos_shell_drop_pages (PosShell *self)
{
  drop_ahead (self);
  pos_shell_hide_banner (self);
  pos_shell_close_dialogs (self);
  while (self->entries->len > 0) {
    PosPage *page = page_at (self, self->entries->len - 1);
    g_ptr_array_set_size (self->entries, (int)self->entries->len - 1);
    remove_page (self, page);
  }
  if (self->sign_in)
    remove_page (self, g_steal_pointer (&self->sign_in));
}

void
pos_shell_dispose_pages (PosShell *self)
{
  if (self->overlay)
    pos_shell_drop_pages (self);
}

gboolean
pos_shell_is_attended (PosShell *self)
{
  return !self->make_cover && pos_register_get_worker (self->reg) &&
         !pos_register_get_locked (self->reg);
}

PosPage *
pos_shell_get_page (PosShell *self)
{
  g_return_val_if_fail (POS_IS_SHELL (self), NULL);
  if (self->sign_in)
    return self->sign_in;
  return self->entries->len > 0 ? page_at (self, self->entries->len - 1) : NULL;
}

gboolean
pos_shell_is_at_home (PosShell *self)
{
  g_return_val_if_fail (POS_IS_SHELL (self), FALSE);
  return !self->sign_in && self->entries->len == 1;
}

static void
leave_cb (PosShell *self, PosPage *page)
{
  if (page != pos_shell_get_page (self))
    return;
  g_signal_emit_by_name (self, "page-left", page);
  pos_shell_close_page (self);
}

static void
say_changed (PosShell *self)
{
  g_signal_emit_by_name (self, "page-changed");
}

static void
add_page (PosShell *self, PosPage *page)
{
  pos_page_set_shell (page, self);
  g_signal_connect_swapped (page, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (page, "notify::title", G_CALLBACK (say_changed), self);
  g_signal_connect_swapped (page, "notify::subtitle", G_CALLBACK (say_changed), self);
  gtk_stack_add_child (self->stack, GTK_WIDGET (page));
}

static void
push (PosShell *self, PosPage *page)
{
  PageEntry *entry = g_new0 (PageEntry, 1);

  entry->page = page;
  g_weak_ref_init (&entry->opener, gtk_window_get_focus (GTK_WINDOW (self)));
  g_ptr_array_add (self->entries, entry);
  add_page (self, page);
}

static void
reveal (PosShell *self, PosPage *page)
{
  pos_shell_hide_banner (self);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  say_changed (self);
}

void
pos_shell_update_base (PosShell *self)
{
  if (!self->started)
    return;
  if (!pos_shell_is_attended (self)) {
    /* Nothing can be answered over a locked screen. */
    pos_shell_close_dialogs (self);
    PosPageFactory factory = self->make_cover ? self->make_cover : self->make_sign_in;
    if (!self->sign_in && factory) {
      self->sign_in = factory (self);
      add_page (self, self->sign_in);
    }
    make_ahead (self);
  } else {
    if (self->sign_in)
      remove_page (self, g_steal_pointer (&self->sign_in));
    if (self->entries->len == 0 && self->make_home)
      push (self, self->ahead ? self->ahead : self->make_home (self));
    drop_ahead (self);
  }

  PosPage *page = pos_shell_get_page (self);
  if (!page)
    return;
  reveal (self, page);
  pos_page_enter (page);
}

void
pos_shell_show_page (PosShell *self, PosPage *page)
{
  g_return_if_fail (POS_IS_SHELL (self));
  g_return_if_fail (POS_IS_PAGE (page));
  if (!self->started) {
    /* The window is closing: a dialog that closes along may still want to go on. */
    g_object_ref_sink (page);
    g_object_unref (page);
    return;
  }
  push (self, page);
  if (self->sign_in)
    return;
  reveal (self, page);
  pos_page_enter (page);
}

void
pos_shell_keep_focus (PosShell *self)
{
  PosPage *page = pos_shell_get_page (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  /* A stack gives the focus back to what had it, hidden or not. */
  gboolean on_page =
      focus && page && gtk_widget_get_mapped (focus) &&
      (focus == GTK_WIDGET (page) || gtk_widget_is_ancestor (focus, GTK_WIDGET (page)));

  if (!page || on_page || pos_overlay_get_top (self->overlay))
    return;
  /* From what is hidden GTK would look for what comes after it, and find nothing. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

/* Back where the hand was. */
static void
restore_focus (PosShell *self, PageEntry *entry)
{
  g_autoptr (GtkWidget) opener = g_weak_ref_get (&entry->opener);

  if (opener && gtk_widget_get_mapped (opener))
    gtk_widget_grab_focus (opener);
  else
    pos_shell_keep_focus (self);
}

void
pos_shell_close_page (PosShell *self)
{
  g_return_if_fail (POS_IS_SHELL (self));
  if (self->entries->len < 2)
    return;
  PageEntry *entry = g_ptr_array_steal_index (self->entries, self->entries->len - 1);
  if (!self->sign_in)
    reveal (self, pos_shell_get_page (self));
  remove_page (self, entry->page);
  restore_focus (self, entry);
  page_entry_free (entry);
}

PosPage *
pos_shell_find_page (PosShell *self, const char *key)
{
  g_return_val_if_fail (POS_IS_SHELL (self), NULL);
  for (guint i = self->entries->len; i > 0; i--)
    if (pos_page_is_of (page_at (self, i - 1), key))
      return page_at (self, i - 1);
  return NULL;
}

void
pos_shell_go_back_to (PosShell *self, PosPage *page)
{
  g_return_if_fail (POS_IS_SHELL (self));
  while (self->entries->len > 1 && page_at (self, self->entries->len - 1) != page)
    pos_shell_close_page (self);
}

void
pos_shell_go_home (PosShell *self)
{
  g_return_if_fail (POS_IS_SHELL (self));
  while (self->entries->len > 1)
    pos_shell_close_page (self);
}
