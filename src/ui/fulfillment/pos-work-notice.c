/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-notice.c — see the header. */
#include "ui/fulfillment/pos-work-notice.h"

#include "register/pos-work-list.h"

#include <glib/gi18n.h>

/* Seconds until it looks again whether it may interrupt. */
#define PATIENCE 2
#define USEC_PER_MINUTE (60 * G_USEC_PER_SEC)

/* What one worker was told of, and not looked at since. */
typedef struct {
  guint lines[POS_WORK_TO_PICK_UP + 1];
  gint64 at;
} Told;

#define POS_TYPE_WORK_NOTICE (pos_work_notice_get_type ())
G_DECLARE_FINAL_TYPE (PosWorkNotice, pos_work_notice, POS, WORK_NOTICE, GObject)

struct _PosWorkNotice {
  GObject parent_instance;
  PosShell *shell;   /* borrowed: it holds this */
  PosWorkList *work; /* (nullable): nobody is to be told */
  GHashTable *told;  /* worker → Told */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (PosWorkNotice, pos_work_notice, G_TYPE_OBJECT)

static void consider (PosWorkNotice *self);

static PosRegister *
register_of (PosWorkNotice *self)
{
  return pos_shell_get_register (self->shell);
}

static gint64
get_interval (PosWorkNotice *self)
{
  PosRegister *reg = register_of (self);
  PosStore *store = pos_register_get_store_record (reg);

  return store
             ? pos_config_get_profile (pos_register_get_config (reg), store)->notification_minutes *
                   USEC_PER_MINUTE
             : 0;
}

static Told *
find_told (PosWorkNotice *self)
{
  const char *worker = pos_register_get_worker (register_of (self))->id;
  Told *told = g_hash_table_lookup (self->told, worker);

  if (!told) {
    told = g_new0 (Told, 1);
    g_hash_table_insert (self->told, g_strdup (worker), told);
  }
  return told;
}

/* --- When --- */

static gboolean
timeout_cb (gpointer data)
{
  PosWorkNotice *self = data;

  self->timeout = 0;
  consider (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for (PosWorkNotice *self, gint64 time)
{
  guint seconds = (guint)MAX (time / G_USEC_PER_SEC, PATIENCE);

  self->timeout = g_timeout_add_seconds (seconds, timeout_cb, self);
}

static gboolean
may_interrupt (PosWorkNotice *self)
{
  PosRegister *reg = register_of (self);
  PosOverlay *overlay = pos_shell_get_overlay (self->shell);

  return overlay && !pos_overlay_get_top (overlay) && !pos_overlay_has_snack (overlay) &&
         pos_shell_is_at_home (self->shell) && !pos_register_get_busy (reg) &&
         pos_list_size (pos_register_get_order (reg)->payments) == 0;
}

/* --- What --- */

static char *
dup_text (guint n_pick_up, guint n_ship)
{
  guint n = n_pick_up + n_ship;

  if (n_ship == 0)
    return g_strdup_printf (ngettext ("%u new line to pick up", "%u new lines to pick up", n), n);
  if (n_pick_up == 0)
    return g_strdup_printf (ngettext ("%u new line to ship", "%u new lines to ship", n), n);
  return g_strdup_printf (ngettext ("%u new line to deliver", "%u new lines to deliver", n), n);
}

static void
show_cb (PosSnack *snack, PosShell *shell)
{
  const char *view = g_object_get_data (G_OBJECT (snack), "pos-work-view");
  g_autofree char *filter = g_strdup_printf ("{\"view\": \"%s\"}", view);

  pos_shell_open (
      shell, "order.fulfillment", g_variant_new_parsed ("{'filter': <%s>}", filter), NULL);
}

static void
tell (PosWorkNotice *self, guint n_pick_up, guint n_ship)
{
  PosWorkView view = n_ship == 0      ? POS_WORK_TO_PICK_UP
                     : n_pick_up == 0 ? POS_WORK_TO_SHIP
                                      : POS_WORK_ALL;
  g_autofree char *text = dup_text (n_pick_up, n_ship);
  PosSnack *snack =
      pos_overlay_show_snack (pos_shell_get_overlay (self->shell), text, _ ("Show them"));

  pos_snack_set_icon (snack, "pos-package-symbolic");
  g_object_set_data (G_OBJECT (snack), "pos-work-view", (char *)pos_work_view_get_nick (view));
  g_signal_connect_object (snack, "undo", G_CALLBACK (show_cb), self->shell, 0);
}

/* How many of that view nobody told of yet; what was looked at meanwhile is forgotten. */
static guint
count_untold (PosWorkNotice *self, Told *told, PosWorkView view)
{
  guint unseen = pos_work_list_get_unseen (self->work, view);

  told->lines[view] = MIN (told->lines[view], unseen);
  return unseen - told->lines[view];
}

static void
consider (PosWorkNotice *self)
{
  gint64 now = pos_register_get_now (register_of (self)), interval = get_interval (self);
  Told *told;
  guint n_pick_up, n_ship;

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!self->work || pos_work_list_get_read_at (self->work) == 0)
    return;
  told = find_told (self);
  n_pick_up = count_untold (self, told, POS_WORK_TO_PICK_UP);
  n_ship = count_untold (self, told, POS_WORK_TO_SHIP);
  if (n_pick_up + n_ship == 0)
    return;
  if (told->at && now < told->at + interval) {
    wait_for (self, told->at + interval - now);
  } else if (!may_interrupt (self)) {
    wait_for (self, 0);
  } else {
    tell (self, n_pick_up, n_ship);
    told->lines[POS_WORK_TO_PICK_UP] += n_pick_up;
    told->lines[POS_WORK_TO_SHIP] += n_ship;
    told->at = now;
  }
}

/* --- For whom --- */

static gboolean
is_for_somebody (PosWorkNotice *self)
{
  PosRegister *reg = register_of (self);
  PosAvailability availability;

  if (!pos_register_get_worker (reg) || pos_register_get_locked (reg) || get_interval (self) == 0)
    return FALSE;
  pos_register_get_state (reg, "order.fulfillment", &availability);
  gboolean allowed = availability.state == POS_STATE_ALLOWED;
  pos_availability_clear (&availability);
  return allowed;
}

static void
follow (PosWorkNotice *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->work);
  if (!is_for_somebody (self))
    return;
  self->work = pos_work_list_new (register_of (self));
  g_signal_connect_object (self->work, "counted", G_CALLBACK (consider), self, G_CONNECT_SWAPPED);
}

static void
pos_work_notice_dispose (GObject *object)
{
  PosWorkNotice *self = POS_WORK_NOTICE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->work);
  g_clear_pointer (&self->told, g_hash_table_unref);
  G_OBJECT_CLASS (pos_work_notice_parent_class)->dispose (object);
}

static void
pos_work_notice_class_init (PosWorkNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_work_notice_dispose;
}

static void
pos_work_notice_init (PosWorkNotice *self)
{
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
pos_work_notice_add (PosShell *shell)
{
  PosWorkNotice *self = g_object_new (POS_TYPE_WORK_NOTICE, NULL);
  PosRegister *reg = pos_shell_get_register (shell);

  self->shell = shell;
  g_object_set_data_full (G_OBJECT (shell), "pos-work-notice", self, g_object_unref);
  for (const char *const *name =
           (const char *const[]){"notify::worker", "notify::locked", "config-changed", NULL};
       *name;
       name++)
    g_signal_connect_object (reg, *name, G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
}
