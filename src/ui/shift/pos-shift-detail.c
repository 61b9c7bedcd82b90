/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shift-detail.c — see the header. */
#include "ui/shift/pos-shift-detail.h"

#include "pricing/pos-shift-money.h"
#include "register/pos-papers.h"
#include "register/pos-shift-paper.h"
#include "register/pos-shifts.h"
#include "ui/common/pos-change-list.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/shell/pos-store-text.h"

#define LIST_HEIGHT 2000

const char *
pos_shift_detail_name_state (PosShiftState state)
{
  static const char *const names[] = {
      [POS_SHIFT_OPEN] = NC_ ("shift", "Open"),
      [POS_SHIFT_SUSPENDED] = NC_ ("shift", "Suspended"),
      [POS_SHIFT_BLIND_CLOSED] = NC_ ("shift", "To be counted"),
      [POS_SHIFT_CLOSED] = NC_ ("shift", "Closed"),
      [POS_SHIFT_DELETED] = NC_ ("shift", "Deleted"),
  };

  return g_dpgettext2 (NULL, "shift", names[state]);
}

const char *
pos_shift_detail_name_worker (PosShell *shell, const char *id)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));

  return pos_text_or (pos_config_name_worker (config, id), "");
}

static const char *
name_tender (PosShell *shell, const char *id)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosTender *tender = pos_config_get (config, POS_TYPE_TENDER, id);

  return tender ? pos_l10n_get (tender->name, pos_shell_get_language (shell)) : id;
}

static char *
dup_money (PosShell *shell, gint64 amount)
{
  return pos_format_money (pos_shell_get_format (shell),
                           amount,
                           pos_register_get_currency (pos_shell_get_register (shell)));
}

/* --- What moved --- */

static void
add_move (PosShell *shell, PosChangeList *list, PosShiftEntry *entry)
{
  const char *kind = _ (pos_shift_paper_name_entry ((PosShiftEntryKind)entry->kind));
  g_autofree char *name = pos_ui_dup_facts (kind, name_tender (shell, entry->subject));
  g_autofree char *when = pos_store_text_moment (shell, entry->at);
  const char *who = pos_shift_detail_name_worker (shell, entry->worker);
  const char *why = entry->bag ? entry->bag : entry->account ? entry->account : entry->note;
  g_autoptr (GString) details = g_string_new (NULL);
  g_autofree char *amount = dup_money (shell, entry->amount);

  pos_ui_add_fact (details, when);
  pos_ui_add_fact (details, who);
  pos_ui_add_fact (details, why);
  pos_change_list_add (list, name, details->str, NULL, amount);
}

/* --- What should be there --- */

static void
add_balance (PosShell *shell, PosChangeList *list, PosShiftTender *tender)
{
  g_autofree char *expected = dup_money (shell, tender->expected);
  g_autofree char *difference = dup_money (shell, tender->difference);

  pos_change_list_add_heading (list, name_tender (shell, tender->tender));
  for (int kind = POS_SHIFT_ENTRY_TENDERED; kind <= POS_SHIFT_ENTRY_REFUND; kind++) {
    g_autofree char *amount = dup_money (shell, tender->amounts[kind]);
    if (tender->amounts[kind] != 0)
      pos_change_list_add (
          list, _ (pos_shift_paper_name_entry ((PosShiftEntryKind)kind)), NULL, NULL, amount);
  }
  pos_change_list_add (list, _ ("Expected"), NULL, NULL, expected);
  if (tender->n_counts > 0)
    pos_change_list_add (
        list, tender->difference < 0 ? _ ("Short") : _ ("Over"), NULL, NULL, difference);
}

static GtkWidget *
make_sheet (GtkWidget *content)
{
  GtkWidget *sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (sheet, "panel");
  gtk_box_append (GTK_BOX (sheet), content);
  return sheet;
}

static GtkWidget *
make_lists (PosShell *shell, PosShift *shift)
{
  PosRegister *reg = pos_shell_get_register (shell);
  GtkWidget *list = pos_change_list_new (LIST_HEIGHT);
  GtkWidget *sheet = make_sheet (list);
  g_auto (PosShiftLook) look = {0};
  g_autoptr (GError) error = NULL;

  if (!pos_shifts_look (reg, shift, &look, &error)) {
    pos_shell_explain (shell, error, NULL);
    return sheet;
  }
  if (look.moves->len > 0)
    pos_change_list_add_heading (POS_CHANGE_LIST (list), _ ("By hand"));
  for (guint i = 0; i < look.moves->len; i++)
    add_move (shell, POS_CHANGE_LIST (list), look.moves->pdata[i]);
  guint balances = pos_register_is_permitted (reg, "shift.view_balance") ? look.tenders->len : 0;
  for (guint i = 0; i < balances; i++)
    add_balance (shell, POS_CHANGE_LIST (list), look.tenders->pdata[i]);
  /* A sheet without a word on it says nothing. */
  gtk_widget_set_visible (sheet, look.moves->len + balances > 0);
  return sheet;
}

/* --- Reports --- */

static GtkWidget *
make_paper (PosShell *shell, PosShift *shift)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosStoredReceipt) stored =
      pos_papers_find (pos_shell_get_register (shell), shift->z, &error);
  g_autofree char *text = stored ? pos_papers_dup_text (stored, &error) : NULL;

  return make_sheet (pos_ui_paper_new (text ? text : error->message));
}

GtkWidget *
pos_shift_detail_new (PosShell *shell, PosShift *shift)
{
  return shift->state == POS_SHIFT_CLOSED ? make_paper (shell, shift) : make_lists (shell, shift);
}
