/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-worker-card.c — see the header. */
#include "ui/session/pos-worker-card.h"

#include "ui/common/pos-avatar.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

struct _PosWorkerCard {
  GtkToggleButton parent_instance;
  PosWorker *worker; /* owned */
};

G_DEFINE_FINAL_TYPE (PosWorkerCard, pos_worker_card, GTK_TYPE_TOGGLE_BUTTON)

static void
toggled_cb (PosWorkerCard *self)
{
  pos_ui_set_class (
      GTK_WIDGET (self), "on", gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self)));
}

static void
pos_worker_card_dispose (GObject *object)
{
  g_clear_object (&POS_WORKER_CARD (object)->worker);
  G_OBJECT_CLASS (pos_worker_card_parent_class)->dispose (object);
}

static void
pos_worker_card_class_init (PosWorkerCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_worker_card_dispose;
}

static void
pos_worker_card_init (PosWorkerCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "worker");
  g_signal_connect (self, "toggled", G_CALLBACK (toggled_cb), NULL);
}

static GtkWidget *
make_texts (const char *name, const char *role)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *labels[] = {pos_ui_label_new (name, "t-line semi"),
                         pos_ui_label_new (role, "t-cap ink2")};

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    pos_ui_wrap_label (labels[i]);
    gtk_box_append (GTK_BOX (box), labels[i]);
  }
  return box;
}

GtkWidget *
pos_worker_card_new (PosWorker *worker, const char *role, const char *tint)
{
  PosWorkerCard *self = g_object_new (POS_TYPE_WORKER_CARD, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *avatar = pos_avatar_new (worker ? worker->name : NULL, tint, TRUE);
  const char *name = worker ? worker->name : _ ("Other operator");

  g_set_object (&self->worker, worker);
  if (!worker)
    g_object_set (avatar, "icon", "pos-key-symbolic", NULL);
  gtk_box_append (GTK_BOX (content), avatar);
  gtk_box_append (GTK_BOX (content), make_texts (name, role));
  gtk_button_set_child (GTK_BUTTON (self), content);
  pos_ui_describe (GTK_WIDGET (self), name, role);
  return GTK_WIDGET (self);
}

PosWorker *
pos_worker_card_get_worker (PosWorkerCard *self)
{
  g_return_val_if_fail (POS_IS_WORKER_CARD (self), NULL);
  return self->worker;
}
