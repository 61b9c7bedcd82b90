/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-papers.c — see the header. */
#include "ui/recall/pos-recall-papers.h"

#include "base/pos-json.h"
#include "model/pos-line-steps.h"
#include "register/pos-order-rules.h"
#include "register/pos-papers.h"
#include "register/pos-receipt-builder.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-recall-words.h"

#define LIST_WIDTH 480
#define LIST_HEIGHT 440
#define SHIELD_SIZE 20

/* One thing to print: an operation with its arguments. */
typedef struct {
  const char *key;
  GVariant *args; /* owned */
  char *title;
  char *subtitle;
  const char *told; /* what is said when it is printed */
} Paper;

static void
paper_free (gpointer data)
{
  Paper *paper = data;

  g_variant_unref (paper->args);
  g_free (paper->title);
  g_free (paper->subtitle);
  g_free (paper);
}

/* @told: marked with N_(). */
static void
add_paper (GPtrArray *papers,
           const char *key,
           GVariant *args,
           char *title,
           char *subtitle,
           const char *told)
{
  Paper *paper = g_new0 (Paper, 1);

  *paper = (Paper){key, g_variant_ref_sink (args), title, subtitle, told};
  g_ptr_array_add (papers, paper);
}

/* --- What there is --- */

/* "0S1-01-000001 · Thu 14 May · 10:42" */
static char *
describe_stored (PosShell *shell, PosStoredReceipt *stored)
{
  g_autofree char *when = pos_recall_dup_when (shell, stored->at);

  return pos_ui_dup_facts (stored->number, when);
}

/* What is torn or jammed is printed once more. */
static void
add_labels (GPtrArray *papers, PosShell *shell, PosStoredReceipt *stored)
{
  add_paper (papers,
             "receipt.reprint",
             g_variant_new_parsed ("{'receipt': <%s>, 'labels': <true>}", stored->number),
             g_strdup (_ ("Return labels")),
             describe_stored (shell, stored),
             N_ ("The return labels are printed."));
}

static void
add_stored (GPtrArray *papers, PosShell *shell, PosOrder *order)
{
  PosRegister *reg = pos_shell_get_register (shell);
  g_autoptr (GPtrArray) list = pos_papers_list (reg, &order->id, NULL);
  g_autofree char *id = pos_id_dup_text (&order->id);
  gboolean labeled = pos_papers_has_labels (order);

  for (guint i = 0; list && i < list->len; i++) {
    PosStoredReceipt *stored = list->pdata[i];
    gboolean slip = g_str_equal (stored->kind, "packing-slip");
    GVariant *args =
        slip ? g_variant_new_parsed ("{'order': <%s>, 'slip': <%s>}", id, stored->number)
             : g_variant_new_parsed ("{'receipt': <%s>}", stored->number);

    add_paper (papers,
               slip ? "order.packing_slip" : "receipt.reprint",
               args,
               g_strdup (_ (pos_receipt_builder_name_kind (stored->kind))),
               describe_stored (shell, stored),
               slip ? N_ ("A copy of the packing slip is printed.")
                    : N_ ("A copy of the receipt is printed."));
    if (labeled && !slip)
      add_labels (papers, shell, stored);
  }
}

static GPtrArray *
list_lines (PosShell *shell, PosOrder *order, PosLineStep step, const char *mode)
{
  PosStore *store = pos_register_get_store_record (pos_shell_get_register (shell));
  GPtrArray *lines = g_ptr_array_new ();

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (pos_order_rules_is_here (order, line, store) && pos_line_step_check (step, line, NULL) &&
        (!mode || !g_strcmp0 (mode, line->mode)))
      g_ptr_array_add (lines, line);
  }
  return lines;
}

static char *
count_lines (guint n)
{
  return g_strdup_printf (ngettext ("%u line", "%u lines", n), n);
}

static char *
write_parts (GPtrArray *lines)
{
  g_autoptr (json_t) parts = json_array ();

  for (guint i = 0; i < lines->len; i++) {
    g_autofree char *id = pos_id_dup_text (&((PosOrderLine *)lines->pdata[i])->id);
    json_array_append_new (parts, json_pack ("{s:s}", "line", id));
  }
  return pos_json_to_text (parts);
}

static void
add_picking_list (GPtrArray *papers, PosShell *shell, PosOrder *order)
{
  g_autoptr (GPtrArray) lines = list_lines (shell, order, POS_STEP_PICKING, NULL);
  g_autofree char *id = pos_id_dup_text (&order->id);
  g_autofree char *parts = write_parts (lines);

  if (lines->len > 0)
    add_paper (papers,
               "fulfill.pick_list",
               g_variant_new_parsed ("{'order': <%s>, 'lines': <%s>}", id, parts),
               g_strdup (_ ("Picking list")),
               count_lines (lines->len),
               N_ ("The picking list is printed."));
}

/* A parcel goes one way. */
static void
add_parcel (GPtrArray *papers, PosShell *shell, PosOrder *order, const char *mode)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosDeliveryMode *known = pos_config_get (config, POS_TYPE_DELIVERY_MODE, mode);
  g_autoptr (GPtrArray) lines = list_lines (shell, order, POS_STEP_PACK, mode);
  g_autofree char *id = pos_id_dup_text (&order->id);
  g_autofree char *count = count_lines (lines->len);

  add_paper (papers,
             "order.packing_slip",
             g_variant_new_parsed ("{'order': <%s>, 'mode': <%s>}", id, mode),
             g_strdup (_ ("Pack, with packing slip")),
             pos_ui_dup_facts (
                 known ? pos_l10n_get (known->name, pos_shell_get_language (shell)) : mode, count),
             N_ ("Packed; the packing slip is printed."));
}

static void
add_parcels (GPtrArray *papers, PosShell *shell, PosOrder *order)
{
  g_autoptr (GPtrArray) lines = list_lines (shell, order, POS_STEP_PACK, NULL);
  g_autoptr (GHashTable) modes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < lines->len; i++) {
    char *mode = ((PosOrderLine *)lines->pdata[i])->mode;
    if (mode && g_hash_table_add (modes, mode))
      add_parcel (papers, shell, order, mode);
  }
}

static GPtrArray *
list_papers (PosShell *shell, PosOrder *order)
{
  GPtrArray *papers = g_ptr_array_new_with_free_func (paper_free);
  PosRegister *reg = pos_shell_get_register (shell);

  if (pos_order_rules_check (POS_ORDER_ACTION_FULFILL,
                             order,
                             pos_register_get_config (reg),
                             pos_register_get_store_record (reg),
                             NULL)) {
    add_picking_list (papers, shell, order);
    add_parcels (papers, shell, order);
  }
  add_stored (papers, shell, order);
  return papers;
}

gboolean
pos_recall_papers_has_any (PosShell *shell, PosOrder *order)
{
  g_autoptr (GPtrArray) papers = list_papers (shell, order);

  return papers->len > 0;
}

static gboolean
asks (PosShell *shell, const Paper *paper)
{
  return pos_shell_needs_approval (shell, paper->key);
}

gboolean
pos_recall_papers_ask (PosShell *shell, PosOrder *order)
{
  g_autoptr (GPtrArray) papers = list_papers (shell, order);

  for (guint i = 0; i < papers->len; i++)
    if (!asks (shell, papers->pdata[i]))
      return FALSE;
  return papers->len > 0;
}

/* --- Printing --- */

static void
printed_cb (PosShell *shell, GVariant *result, gpointer told)
{
  if (result)
    pos_shell_tell (shell, _ ((const char *)told), NULL, NULL);
}

static void
print (PosShell *shell, Paper *paper, GtkWidget *origin)
{
  pos_shell_run (shell, paper->key, paper->args, origin, printed_cb, (gpointer)paper->told);
}

/* --- Choosing --- */

#define PAPER "pos-paper"
#define DIALOG "pos-dialog"

static void
chosen_cb (GtkWidget *card, PosShell *shell)
{
  Paper *paper = g_object_get_data (G_OBJECT (card), PAPER);
  GtkWidget *dialog = g_object_get_data (G_OBJECT (card), DIALOG);

  print (shell, paper, NULL);
  pos_overlay_close (dialog);
}

static GtkWidget *
make_card (PosShell *shell, Paper *paper, GtkWidget *dialog)
{
  GtkWidget *card = pos_choice_card_new (paper->title, paper->subtitle);

  g_object_set (card, "plain", TRUE, NULL);
  if (asks (shell, paper)) {
    pos_choice_card_set_trailing (POS_CHOICE_CARD (card),
                                  pos_ui_icon_new ("pos-shield-plain-symbolic", SHIELD_SIZE));
    pos_ui_describe (card, paper->title, _ ("Asks a supervisor"));
  }
  g_object_set_data_full (G_OBJECT (card), PAPER, paper, paper_free);
  g_object_set_data (G_OBJECT (card), DIALOG, dialog);
  g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), shell, 0);
  return card;
}

/* Takes the papers. */
static GtkWidget *
make_list (PosShell *shell, GPtrArray *papers, GtkWidget *dialog)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  while (papers->len > 0)
    gtk_box_append (GTK_BOX (list), make_card (shell, g_ptr_array_steal_index (papers, 0), dialog));
  GtkWidget *scroller = pos_ui_scroller_new_up_to (pos_focus_stop_new (list), LIST_HEIGHT);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, -1);
  return scroller;
}

static void
choose (PosShell *shell, GPtrArray *papers)
{
  GtkWidget *dialog = pos_dialog_new (_ ("What is printed?"), NULL, _ ("Close"));

  pos_dialog_set_content (POS_DIALOG (dialog), make_list (shell, papers, dialog));
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}

void
pos_recall_papers_open (PosShell *shell, PosOrder *order, GtkWidget *origin)
{
  g_autoptr (GPtrArray) papers = list_papers (shell, order);

  if (papers->len == 1)
    print (shell, papers->pdata[0], origin);
  else
    choose (shell, papers);
}

void
pos_recall_papers_ask_which (PosShell *shell, PosOrder *order)
{
  g_autoptr (GPtrArray) papers = list_papers (shell, order);

  choose (shell, papers);
}

void
pos_recall_packing_slip_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (args && g_variant_lookup (args, "order", "&s", NULL))
    pos_shell_run (shell,
                   key,
                   args,
                   origin,
                   printed_cb,
                   (gpointer)N_ ("Packed; the packing slip is printed."));
  else
    pos_shell_open (
        shell,
        "order.recall",
        g_variant_new_parsed ("{'filter': <'{\"view\": \"to-fulfill\"}'>, 'for': <%s>}", key),
        origin);
}
