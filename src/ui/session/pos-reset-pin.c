/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-reset-pin.c — see the header. */
#include "ui/session/pos-reset-pin.h"

#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/session/pos-change-pin.h"
#include "ui/session/pos-people.h"

#define WORKER_KEY "pos-worker"
#define WIDTH 420
#define MOST_HEIGHT 480

static void
chosen_cb (GtkWidget *card, PosShell *shell)
{
  g_autoptr (PosWorker) worker = g_object_ref (g_object_get_data (G_OBJECT (card), WORKER_KEY));

  pos_overlay_close (card);
  pos_change_pin_open_other (shell, worker);
}

static GtkWidget *
make_card (PosShell *shell, PosWorker *worker)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosRole *role = pos_config_get (config, POS_TYPE_ROLE, worker->role);
  GtkWidget *card = pos_choice_card_new (
      worker->name, role ? pos_l10n_get (role->name, pos_shell_get_language (shell)) : NULL);

  g_object_set (card, "plain", TRUE, NULL);
  g_object_set_data_full (G_OBJECT (card), WORKER_KEY, g_object_ref (worker), g_object_unref);
  g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), shell, 0);
  return card;
}

void
pos_reset_pin_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosRegister *reg = pos_shell_get_register (shell);
  g_autoptr (GPtrArray) people = pos_people_list (reg);
  GtkWidget *cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *dialog = pos_dialog_new (_ ("Whose PIN is reset?"), NULL, _ ("Cancel"));

  for (guint i = 0; i < people->len; i++)
    if (people->pdata[i] != pos_register_get_worker (reg))
      gtk_box_append (GTK_BOX (cards), make_card (shell, people->pdata[i]));
  if (!gtk_widget_get_first_child (cards))
    gtk_box_append (GTK_BOX (cards), pos_ui_text_new (_ ("Nobody else works here."), "ink2"));
  gtk_widget_set_size_request (cards, WIDTH, -1);
  pos_dialog_set_content (POS_DIALOG (dialog),
                          pos_ui_scroller_new_up_to (pos_focus_stop_new (cards), MOST_HEIGHT));
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}
