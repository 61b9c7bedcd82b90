/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-expedite-dialog.c — see the header. */
#include "ui/sale/pos-expedite-dialog.h"

#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-translator.h"
#include "ui/shell/pos-shell-form.h"

#define WIDTH 420
#define CODE "pos-code"
#define DIALOG "pos-dialog"

static int
compare_priorities (gconstpointer a, gconstpointer b)
{
  const PosExpediteCode *left = *(PosExpediteCode *const *)a;
  const PosExpediteCode *right = *(PosExpediteCode *const *)b;

  return (left->priority < right->priority) - (left->priority > right->priority);
}

static char **
dup_chosen (PosRegister *reg)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  POS_LIST_FOREACH (PosOrderLine, line, pos_register_get_order (reg)->lines)
  if (pos_register_is_selected (reg, &line->id)) {
    g_autofree char *id = pos_id_dup_text (&line->id);
    g_strv_builder_add (ids, id);
  }
  return g_strv_builder_end (ids);
}

static void
chosen_cb (GtkWidget *card, PosShell *shell)
{
  const char *code = g_object_get_data (G_OBJECT (card), CODE);
  g_auto (GStrv) lines = dup_chosen (pos_shell_get_register (shell));
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  if (code)
    g_variant_dict_insert (&args, "expedite", "s", code);
  if (lines[0])
    g_variant_dict_insert (&args, "lines", "^as", lines);
  pos_shell_run_form (shell,
                      g_object_get_data (G_OBJECT (card), DIALOG),
                      "order.expedite",
                      g_variant_dict_end (&args),
                      NULL,
                      NULL);
}

static void
add_card (GtkWidget *list, PosShell *shell, GtkWidget *dialog, const char *code, const char *name)
{
  GtkWidget *card = pos_choice_card_new (name, NULL);

  g_object_set (card, "plain", TRUE, NULL);
  g_object_set_data_full (G_OBJECT (card), CODE, g_strdup (code), g_free);
  g_object_set_data (G_OBJECT (card), DIALOG, dialog);
  g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), shell, 0);
  gtk_box_append (GTK_BOX (list), card);
}

static GtkWidget *
make_list (PosShell *shell, GPtrArray *codes, GtkWidget *dialog)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new (); /* a copy would let go of them, too */

  g_ptr_array_extend (sorted, codes, NULL, NULL);
  g_ptr_array_sort (sorted, compare_priorities);
  for (guint i = 0; i < sorted->len; i++) {
    PosExpediteCode *code = sorted->pdata[i];
    add_card (
        list, shell, dialog, code->id, pos_l10n_get (code->name, pos_shell_get_language (shell)));
  }
  /* TRANSLATORS: how soon: as soon as the chosen delivery mode usually is */
  add_card (list, shell, dialog, NULL, _ ("As the delivery mode says"));
  gtk_widget_set_size_request (list, WIDTH, -1);
  return list;
}

void
pos_expedite_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosRegister *reg = pos_shell_get_register (shell);
  GPtrArray *codes = pos_config_list (pos_register_get_config (reg), POS_TYPE_EXPEDITE_CODE);
  gboolean some = pos_register_get_n_selected (reg) > 0;
  GtkWidget *dialog;

  if (args && g_variant_lookup (args, "expedite", "&s", NULL)) {
    pos_shell_run (shell, key, args, origin, NULL, NULL);
    return;
  }
  dialog = pos_dialog_new (some ? _ ("How soon are the chosen lines needed?")
                                : _ ("How soon is the order needed?"),
                           NULL,
                           _ ("Close"));
  pos_dialog_set_content (
      POS_DIALOG (dialog),
      codes->len > 0 ? make_list (shell, codes, dialog)
                     : pos_empty_state_new ("pos-clock-symbolic",
                                            _ ("Nothing is more urgent than the rest"),
                                            _ ("Headquarters has set up no expedite codes.")));
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}
