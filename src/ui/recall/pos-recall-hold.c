/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-hold.c — see the header. */
#include "ui/recall/pos-recall-hold.h"

#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-reasons.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/shell/pos-hold-text.h"
#include "ui/shell/pos-shell-form.h"

#define CODE_KEY "pos-hold-code"
#define WIDTH 420
#define HUGE_WIDTH 640  /* of two columns */
#define LIST_HEIGHT 330 /* with the reasons of the chosen one, and the note, still in sight */
#define REASON_COLUMNS 2
#define MOST_CHARACTERS 200
#define HUGE_TEXT 140 /* from this many percent on */
#define HUGE_COLUMNS 2
#define GAP 8
#define MOST_SEEN 6 /* without scrolling then */

/* Lives as long as its dialog. */
typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  char *order;
  GtkWidget *dialog, *codes, *note;
  GtkWidget *exactly, *reasons; /* of the chosen code, where it has any */
} Hold;

static void
hold_free (gpointer data, GClosure *closure)
{
  Hold *self = data;

  g_free (self->order);
  g_free (self);
}

static PosHoldCode *
get_code (Hold *self)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (self->shell));
  PosChoiceCard *card = pos_choice_card_find_active (self->codes);

  return card ? pos_config_get (
                    config, POS_TYPE_HOLD_CODE, g_object_get_data (G_OBJECT (card), CODE_KEY))
              : NULL;
}

static const char *
get_reason (Hold *self, PosHoldCode *code)
{
  int place = self->reasons ? pos_reasons_get_chosen (POS_REASONS (self->reasons)) : -1;
  PosReason *reason = place >= 0 ? pos_list_peek (code->reasons, (guint)place) : NULL;

  return reason ? reason->id : NULL;
}

static void
show_reasons (Hold *self, PosHoldCode *code)
{
  const char *language = pos_shell_get_language (self->shell);
  gboolean any = code && pos_list_size (code->reasons) > 0;

  if (self->reasons)
    gtk_box_remove (GTK_BOX (self->exactly), self->reasons);
  self->reasons = any ? pos_reasons_new (REASON_COLUMNS) : NULL;
  gtk_widget_set_visible (self->exactly, any);
  if (!any)
    return;
  POS_LIST_FOREACH (PosReason, reason, code->reasons)
  pos_reasons_add (POS_REASONS (self->reasons), pos_l10n_get (reason->name, language));
  gtk_box_append (GTK_BOX (self->exactly), self->reasons);
}

static void
update (Hold *self)
{
  PosHoldCode *code = get_code (self);
  gboolean open = !code;

  show_reasons (self, code);
  g_object_set (self->dialog,
                "primary-unavailable",
                open,
                "reason",
                open ? _ ("Choose a reason first.") : NULL,
                NULL);
}

static void
held_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autofree char *order = data;

  if (result)
    pos_shell_tell (shell,
                    _ ("The order is on hold"),
                    "order.release",
                    g_variant_new_parsed ("{'order': <%s>}", order));
}

static void
answer (Hold *self)
{
  g_autofree char *note =
      g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (self->note))));
  PosHoldCode *code = get_code (self);
  const char *reason = code ? get_reason (self, code) : NULL;
  PosShell *shell = self->shell;
  char *order = g_strdup (self->order);
  GVariantDict args;

  if (!code) {
    g_free (order);
    return;
  }
  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert (&args, "order", "s", order);
  g_variant_dict_insert (&args, "code", "s", code->id);
  if (reason)
    g_variant_dict_insert (&args, "reason", "s", reason);
  if (*note)
    g_variant_dict_insert (&args, "note", "s", note);
  pos_shell_run_form (
      shell, self->dialog, "order.hold", g_variant_dict_end (&args), held_cb, order);
}

/* --- The dialog --- */

static GtkWidget *
make_card (Hold *self, PosHoldCode *code)
{
  const char *what = code->remove_reservations ? _ ("Its stock is free for others meanwhile.")
                                               : _ ("Its stock stays reserved.");
  GtkWidget *card = pos_choice_card_new (pos_hold_text_name (self->shell, code->id), what);

  g_object_set_data_full (G_OBJECT (card), CODE_KEY, g_strdup (code->id), g_free);
  g_signal_connect_data (
      card, "notify::active", G_CALLBACK (update), self, NULL, G_CONNECT_SWAPPED);
  return card;
}

static GtkWidget *
make_exactly (Hold *self)
{
  self->exactly = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->exactly), pos_ui_text_new (_ ("What exactly?"), "ink2"));
  return self->exactly;
}

static gboolean
is_huge (Hold *self)
{
  return pos_theme_get_text_scale (pos_shell_get_theme (self->shell)) >= HUGE_TEXT;
}

/* Side by side with text so large that else they would scroll: nobody chooses what is not seen. */
static GtkWidget *
make_codes (Hold *self, GPtrArray *codes)
{
  GtkWidget *list = is_huge (self) ? gtk_grid_new () : gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);

  if (GTK_IS_GRID (list)) {
    gtk_grid_set_column_homogeneous (GTK_GRID (list), TRUE);
    gtk_grid_set_column_spacing (GTK_GRID (list), GAP);
    gtk_grid_set_row_spacing (GTK_GRID (list), GAP);
  }
  for (int i = 0; i < (int)codes->len; i++) {
    GtkWidget *card = make_card (self, codes->pdata[i]);
    if (GTK_IS_GRID (list))
      gtk_grid_attach (GTK_GRID (list), card, i % HUGE_COLUMNS, i / HUGE_COLUMNS, 1, 1);
    else
      gtk_box_append (GTK_BOX (list), card);
  }
  return list;
}

static GtkWidget *
make_content (Hold *self)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (self->shell));
  GPtrArray *codes = pos_config_list (config, POS_TYPE_HOLD_CODE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *exactly = make_exactly (self), *stop;

  self->codes = make_codes (self, codes);
  stop = pos_focus_stop_new (self->codes);
  gtk_widget_set_size_request (self->codes, is_huge (self) ? HUGE_WIDTH : WIDTH, -1);
  for (guint i = 0; i < codes->len; i++)
    if (((PosHoldCode *)codes->pdata[i])->usual) {
      GtkWidget *card = gtk_widget_get_first_child (self->codes);
      while (i-- > 0)
        card = gtk_widget_get_next_sibling (card);
      pos_choice_card_set_active (POS_CHOICE_CARD (card), TRUE);
      break;
    }
  if (codes->len == 0)
    gtk_box_append (
        GTK_BOX (box),
        pos_ui_text_new (_ ("Headquarters has set up no reasons to wait for."), "ink2"));
  /* TRANSLATORS: label of a text field: what whoever lets the order go on should know */
  self->note = pos_text_field_new (C_ ("hold", "Note"));
  gtk_text_set_max_length (pos_text_field_get_entry (POS_TEXT_FIELD (self->note)), MOST_CHARACTERS);
  gtk_box_append (GTK_BOX (box),
                  is_huge (self) && codes->len <= MOST_SEEN
                      ? stop
                      : pos_ui_scroller_new_up_to (stop, LIST_HEIGHT));
  gtk_box_append (GTK_BOX (box), exactly);
  gtk_box_append (GTK_BOX (box), self->note);
  return box;
}

void
pos_recall_hold_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  const char *order = NULL;
  Hold *self = g_new0 (Hold, 1);

  if (args)
    g_variant_lookup (args, "order", "&s", &order);
  self->shell = shell;
  self->order = g_strdup (order ? order : "");
  self->dialog = pos_dialog_new (_ ("Why does the order wait?"), _ ("Put on hold"), _ ("Cancel"));
  g_object_set (self->dialog,
                "subtitle",
                _ ("Nothing of it is picked, shipped or handed over until somebody releases it."),
                NULL);
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self));
  update (self);
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (answer), self, hold_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
