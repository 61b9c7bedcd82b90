/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sales-rep-dialog.c — see the header. */
#include "ui/sale/pos-sales-rep-dialog.h"

#include "register/pos-sales-rep.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/shell/pos-shell-form.h"

#define WIDTH 420
#define HEIGHT 420
#define WORKER "pos-worker"
#define DIALOG "pos-dialog"
#define KEY "pos-key"

static void
chosen_cb (GtkWidget *card, PosShell *shell)
{
  const char *worker = g_object_get_data (G_OBJECT (card), WORKER);
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  if (worker)
    g_variant_dict_insert (&args, "worker", "s", worker);
  pos_shell_run_form (shell,
                      g_object_get_data (G_OBJECT (card), DIALOG),
                      g_object_get_data (G_OBJECT (card), KEY),
                      g_variant_dict_end (&args),
                      NULL,
                      NULL);
}

/* Who is signed in most often sells himself. */
static void
add_card (GtkWidget *list, GtkWidget *dialog, PosShell *shell, const char *key, PosWorker *worker)
{
  PosWorker *me = pos_register_get_worker (pos_shell_get_register (shell));
  GtkWidget *card =
      pos_choice_card_new (worker ? pos_text_or (worker->name, worker->id) : _ ("Nobody"), NULL);

  g_object_set (card, "plain", TRUE, NULL);
  g_object_set_data_full (G_OBJECT (card), WORKER, worker ? g_strdup (worker->id) : NULL, g_free);
  g_object_set_data (G_OBJECT (card), DIALOG, dialog);
  g_object_set_data_full (G_OBJECT (card), KEY, g_strdup (key), g_free);
  g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), shell, 0);
  if (me && worker && g_str_equal (me->id, worker->id))
    gtk_box_prepend (GTK_BOX (list), card);
  else
    gtk_box_append (GTK_BOX (list), card);
}

static GtkWidget *
make_list (PosShell *shell, const char *key, GtkWidget *dialog)
{
  g_autoptr (GPtrArray) workers = pos_sales_rep_list (pos_shell_get_register (shell));
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < workers->len; i++)
    add_card (list, dialog, shell, key, workers->pdata[i]);
  if (g_str_equal (key, "order.taker"))
    add_card (list, dialog, shell, key, NULL);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), pos_focus_stop_new (list));
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  return scroller;
}

static const char *
get_question (const char *key)
{
  if (g_str_equal (key, "order.taker"))
    return _ ("Who took the order?");
  return g_str_equal (key, "salesrep.txn_set") ? _ ("Who sells this?")
                                               : _ ("Who sells the chosen lines?");
}

void
pos_sales_rep_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  GtkWidget *dialog;

  if (args && g_variant_lookup (args, "worker", "&s", NULL)) {
    pos_shell_run (shell, key, args, origin, NULL, NULL);
    return;
  }
  dialog = pos_dialog_new (get_question (key), NULL, _ ("Close"));
  pos_dialog_set_content (POS_DIALOG (dialog), make_list (shell, key, dialog));
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}
