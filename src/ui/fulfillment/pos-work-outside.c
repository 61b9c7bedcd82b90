/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-outside.c — see the header. */
#include "ui/fulfillment/pos-work-outside.h"

#include "register/pos-check-ins.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define CHECK_IN "pos-check-in"

struct _PosWorkOutside {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed: it owns the page */
};

G_DEFINE_FINAL_TYPE (PosWorkOutside, pos_work_outside, GTK_TYPE_BOX)

/* --- One of them --- */

static char *
dup_title (PosWorkOutside *self, PosCheckIn *check_in)
{
  g_autofree char *time = pos_format_time (pos_shell_get_format (self->shell), check_in->at);

  /* TRANSLATORS: a customer's name and a time: "Mary Hill waits outside since 12:03" */
  return g_strdup_printf (_ ("%1$s waits outside since %2$s"),
                          pos_text_or (check_in->customer_name, pos_text_or (check_in->number, "")),
                          time);
}

/* "SO-000123 · Parking space 4 · red Volvo" */
static char *
dup_body (PosCheckIn *check_in)
{
  GString *text = g_string_new (NULL);

  pos_ui_add_fact (text, check_in->number);
  if (check_in->parking) {
    /* TRANSLATORS: where a customer waits, as he wrote it */
    g_autofree char *parking = g_strdup_printf (_ ("Parking space %s"), check_in->parking);
    pos_ui_add_fact (text, parking);
  }
  pos_ui_add_fact (text, check_in->vehicle);
  return g_string_free (text, FALSE);
}

static void
closed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_tell (shell, _ ("The customer was attended to."), NULL, NULL);
}

static void
close_cb (GtkWidget *banner, PosWorkOutside *self)
{
  PosCheckIn *check_in = g_object_get_data (G_OBJECT (banner), CHECK_IN);

  pos_shell_run (self->shell,
                 "checkin.close",
                 g_variant_new_parsed ("{'check_in': <%s>}", check_in->id),
                 banner,
                 closed_cb,
                 NULL);
}

static GtkWidget *
make_banner (PosWorkOutside *self, PosCheckIn *check_in)
{
  g_autofree char *title = dup_title (self, check_in);
  g_autofree char *body = dup_body (check_in);
  GtkWidget *banner = pos_banner_new (POS_TONE_INFO, title, body);

  /* TRANSLATORS: button: a customer who waited outside has what he came for */
  g_object_set (banner, "icon", "pos-pickup-symbolic", "action", C_ ("check-in", "Done"), NULL);
  g_object_set_data_full (G_OBJECT (banner), CHECK_IN, g_object_ref (check_in), g_object_unref);
  g_signal_connect (banner, "action", G_CALLBACK (close_cb), self);
  return banner;
}

/* --- All of them --- */

static void
fill (PosWorkOutside *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = pos_check_ins_list (pos_shell_get_register (self->shell), &error);
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_box_remove (GTK_BOX (self), old);
  if (!waiting)
    g_warning ("Who waits outside: %s", error->message);
  for (guint i = 0; waiting && i < waiting->len; i++)
    gtk_box_append (GTK_BOX (self), make_banner (self, waiting->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), waiting && waiting->len > 0);
}

static void
stored_cb (PosWorkOutside *self, char **topics)
{
  const char *const *touched = (const char *const *)topics;

  if (g_strv_contains (touched, POS_CHECK_INS_TOUCHED) || g_strv_contains (touched, "order"))
    fill (self);
}

static void
pos_work_outside_class_init (PosWorkOutsideClass *klass)
{
}

static void
pos_work_outside_init (PosWorkOutside *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
}

GtkWidget *
pos_work_outside_new (PosShell *shell)
{
  g_return_val_if_fail (POS_IS_SHELL (shell), NULL);
  PosWorkOutside *self = g_object_new (POS_TYPE_WORK_OUTSIDE, NULL);
  PosLocalStore *store = pos_register_get_local_store (pos_shell_get_register (shell));

  self->shell = shell;
  g_signal_connect_object (
      pos_local_store_get_db (store), "changed", G_CALLBACK (stored_cb), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
