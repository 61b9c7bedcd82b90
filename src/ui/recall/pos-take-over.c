/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-take-over.c — see the header. */
#include "ui/recall/pos-take-over.h"

#include "base/pos-error.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define CONTENT_WIDTH 480

typedef struct {
  PosShell *shell;
  PosTakeOverDone done;
  gpointer data;
} Ask;

static void
ask_free (gpointer data, GClosure *closure)
{
  Ask *self = data;

  g_object_unref (self->shell);
  g_free (self);
}

static void
answer (Ask *self, gboolean take_over)
{
  PosTakeOverDone done = g_steal_pointer (&self->done);

  if (done)
    done (self->shell, take_over, self->data);
}

static void
primary_cb (GtkWidget *dialog, Ask *self)
{
  g_object_ref (dialog);
  pos_overlay_close (dialog);
  answer (self, TRUE);
  g_object_unref (dialog);
}

static void
safe_cb (GtkWidget *dialog, Ask *self)
{
  answer (self, FALSE);
}

/* --- What it says --- */

typedef struct {
  const char *worker;
  const char *register_name;
  gint64 minutes;
} Holder;

static Holder
read_holder (const GError *error)
{
  GVariant *details = pos_error_get_details (error);
  Holder holder = {"", "", 0};

  if (details) {
    g_variant_lookup (details, "worker", "&s", &holder.worker);
    g_variant_lookup (details, "register", "&s", &holder.register_name);
    g_variant_lookup (details, "minutes", "x", &holder.minutes);
  }
  return holder;
}

static char *
dup_who (PosFormat *format, const Holder *holder)
{
  g_autofree char *minutes = pos_format_count (format, holder->minutes);

  if (!*holder->worker)
    return g_strdup (_ ("Another register has this order open"));
  if (holder->minutes == 0)
    /* TRANSLATORS: %1$s is a person, %2$s a register */
    return g_strdup_printf (_ ("%1$s began to change this order just now, at register %2$s."),
                            holder->worker,
                            holder->register_name);
  /* TRANSLATORS: %1$s is a person, %2$s a register, %3$s a number of minutes */
  return g_strdup_printf (ngettext ("%1$s has been changing this order for %3$s minute, at "
                                    "register %2$s.",
                                    "%1$s has been changing this order for %3$s minutes, at "
                                    "register %2$s.",
                                    (gulong)holder->minutes),
                          holder->worker,
                          holder->register_name,
                          minutes);
}

static GtkWidget *
make_note (const char *icon, const char *text)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (note), pos_ui_icon_new (icon, 20));
  gtk_box_append (GTK_BOX (note), pos_ui_text_new (text, "ink2"));
  return note;
}

static GtkWidget *
make_content (PosShell *shell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *banner =
      pos_banner_new (POS_TONE_WARN,
                      _ ("What was changed there is lost"),
                      _ ("Saving it is refused there, and the work has to be done again. If you "
                         "can, ask first."));

  gtk_widget_set_size_request (box, CONTENT_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), banner);
  if (!pos_register_is_permitted (pos_shell_get_register (shell), "order.take_over"))
    gtk_box_append (
        GTK_BOX (box),
        make_note ("pos-shield-symbolic", _ ("A supervisor has to approve taking it over.")));
  return box;
}

void
pos_take_over_ask (PosShell *shell, const GError *error, PosTakeOverDone done, gpointer data)
{
  Holder holder = read_holder (error);
  g_autofree char *who = dup_who (pos_shell_get_format (shell), &holder);
  GtkWidget *dialog =
      pos_dialog_new (_ ("Take this order over?"), _ ("Take over"), C_ ("button", "Not now"));
  Ask *self = g_new0 (Ask, 1);

  self->shell = g_object_ref (shell);
  self->done = done;
  self->data = data;
  g_object_set (dialog, "subtitle", who, "destructive", TRUE, NULL);
  pos_dialog_set_content (POS_DIALOG (dialog), make_content (shell));
  g_signal_connect (dialog, "safe", G_CALLBACK (safe_cb), self);
  g_signal_connect_data (dialog, "primary", G_CALLBACK (primary_cb), self, ask_free, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}
