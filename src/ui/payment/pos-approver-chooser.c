/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-approver-chooser.c — see the header. */
#include "ui/payment/pos-approver-chooser.h"

#include "ui/common/pos-avatar.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

/* Of the popover: its padding and a line. */
#define LIST_EDGE 7

struct _PosApproverChooser {
  GtkBox parent;
  PosShell *shell; /* borrowed: the window outlives its dialogs */
  char *worker;
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (PosApproverChooser, pos_approver_chooser, GTK_TYPE_BOX)

static guint chosen_signal;

static PosConfig *
get_config (PosApproverChooser *self)
{
  return pos_register_get_config (pos_shell_get_register (self->shell));
}

/* Avatar, name and role: the card and each line of the list. */
static GtkWidget *
make_person (PosApproverChooser *self, PosWorker *worker)
{
  PosRole *role = pos_config_get (get_config (self), POS_TYPE_ROLE, worker->role);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = pos_ui_label_new (worker->name, "semi");
  GtkWidget *avatar = pos_avatar_new (worker->name, "carry", FALSE);

  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), name);
  if (role)
    gtk_box_append (
        GTK_BOX (texts),
        pos_ui_label_new (pos_l10n_get (role->name, pos_shell_get_language (self->shell)),
                          "t-cap ink2"));
  gtk_box_append (GTK_BOX (row), avatar);
  gtk_box_append (GTK_BOX (row), texts);
  return row;
}

static void
choose (PosApproverChooser *self, PosWorker *worker)
{
  GtkWidget *row = make_person (self, worker);

  g_free (self->worker);
  self->worker = g_strdup (worker->id);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (row), pos_ui_icon_new ("pos-chev-down-symbolic", 20));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), row);
  /* GTK 4.8 centers it in a box of its own. */
  gtk_widget_set_halign (gtk_widget_get_parent (row), GTK_ALIGN_FILL);
  pos_ui_describe (self->button, worker->name, _ ("Tap to choose somebody else"));
}

static void
chosen_cb (GtkWidget *button, PosApproverChooser *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "pos-worker");
  PosWorker *worker = pos_config_get (get_config (self), POS_TYPE_WORKER, id);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (!worker)
    return;
  choose (self, worker);
  g_signal_emit (self, chosen_signal, 0);
}

static void
add_person (PosApproverChooser *self, PosWorker *worker)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_person (self, worker));
  gtk_widget_add_css_class (button, "row");
  pos_ui_describe (button, worker->name, NULL);
  g_object_set_data_full (G_OBJECT (button), "pos-worker", g_strdup (worker->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (chosen_cb), self, 0);
  gtk_box_append (GTK_BOX (self->list), button);
}

void
pos_approver_chooser_prefer (PosApproverChooser *self, const char *worker)
{
  g_return_if_fail (POS_IS_APPROVER_CHOOSER (self));
  g_free (self->worker);
  self->worker = g_strdup (worker);
}

void
pos_approver_chooser_offer (PosApproverChooser *self, GPtrArray *workers)
{
  g_return_if_fail (POS_IS_APPROVER_CHOOSER (self));

  GtkWidget *row;
  PosWorker *kept = NULL;
  while ((row = gtk_widget_get_first_child (self->list)))
    gtk_box_remove (GTK_BOX (self->list), row);
  for (guint i = 0; i < workers->len; i++) {
    PosWorker *worker = workers->pdata[i];
    add_person (self, worker);
    if (g_strcmp0 (worker->id, self->worker) == 0)
      kept = worker;
  }
  if (workers->len > 0)
    choose (self, kept ? kept : workers->pdata[0]);
  else
    g_clear_pointer (&self->worker, g_free);
}

gboolean
pos_approver_chooser_choose (PosApproverChooser *self, const char *worker)
{
  g_return_val_if_fail (POS_IS_APPROVER_CHOOSER (self), FALSE);
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row;
       row = gtk_widget_get_next_sibling (row)) {
    if (!g_str_equal (g_object_get_data (G_OBJECT (row), "pos-worker"), worker))
      continue;
    choose (self, pos_config_get (get_config (self), POS_TYPE_WORKER, worker));
    return TRUE;
  }
  return FALSE;
}

const char *
pos_approver_chooser_get_worker (PosApproverChooser *self)
{
  g_return_val_if_fail (POS_IS_APPROVER_CHOOSER (self), NULL);
  return self->worker;
}

static void
pos_approver_chooser_finalize (GObject *object)
{
  g_free (POS_APPROVER_CHOOSER (object)->worker);
  G_OBJECT_CLASS (pos_approver_chooser_parent_class)->finalize (object);
}

static void
pos_approver_chooser_class_init (PosApproverChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_approver_chooser_finalize;
  chosen_signal = g_signal_new (
      "chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* The list is as wide as the card that it belongs to. */
static void
match_width (GtkMenuButton *button, gpointer data)
{
  gtk_widget_set_size_request (POS_APPROVER_CHOOSER (data)->list,
                               gtk_widget_get_width (GTK_WIDGET (button)) - 2 * LIST_EDGE,
                               -1);
}

static void
pos_approver_chooser_init (PosApproverChooser *self)
{
  self->button = gtk_menu_button_new ();
  self->popover = gtk_popover_new ();
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->list);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), match_width, self, NULL);
  gtk_widget_add_css_class (self->button, "approver");
  gtk_widget_add_css_class (self->popover, "approvers");
  gtk_widget_set_hexpand (self->button, TRUE);
  gtk_box_append (GTK_BOX (self), self->button);
}

GtkWidget *
pos_approver_chooser_new (PosShell *shell)
{
  PosApproverChooser *self = g_object_new (POS_TYPE_APPROVER_CHOOSER, NULL);

  self->shell = shell;
  return GTK_WIDGET (self);
}
