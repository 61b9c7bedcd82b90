/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charge-history-row.c — see the header. */
#include "ui/charges/pos-charge-history-row.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

struct _PosChargeHistoryRow {
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (PosChargeHistoryRow, pos_charge_history_row, GTK_TYPE_BOX)

static char *
dup_money (PosShell *shell, const PosChargeHistoryEntry *entry, gint64 amount)
{
  return pos_format_money (pos_shell_get_format (shell), amount, entry->order->currency);
}

/* --- Words --- */

/* @id: (nullable) */
static const char *
name_worker (PosShell *shell, const char *id)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));

  return pos_text_or (pos_config_name_worker (config, id), "");
}

static const char *
name_charge (PosShell *shell, PosChargeStep *step)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosChargeCode *code = pos_config_get (config, POS_TYPE_CHARGE_CODE, step->code);
  const char *name = code ? pos_l10n_get (code->description, pos_shell_get_language (shell)) : "";

  return *name ? name : step->code;
}

/* "Freight · 400110" */
static char *
dup_title (PosShell *shell, PosChargeStep *step)
{
  const char *name = name_charge (shell, step);

  /* TRANSLATORS: a charge, and the number of the product that it is for */
  return step->item ? g_strdup_printf (C_ ("charge history", "%1$s · %2$s"), name, step->item)
                    : g_strdup (name);
}

/* "SO-000123 · Amount changed · Thu 14 May · 10:42" */
static char *
dup_what (PosShell *shell, const PosChargeHistoryEntry *entry)
{
  PosFormat *format = pos_shell_get_format (shell);
  PosRegister *reg = pos_shell_get_register (shell);
  PosChargeStep *step = entry->step;
  g_autofree char *day = pos_format_date_short (format, pos_register_get_day (reg, step->at));
  g_autofree char *time = pos_format_time (format, step->at);

  /* TRANSLATORS: an order's number, what was done, a day, a time */
  return g_strdup_printf (_ ("%1$s · %2$s · %3$s · %4$s"),
                          pos_charge_history_name_order (entry),
                          _ (pos_charge_history_name_kind (step->kind)),
                          day,
                          time);
}

static char *
dup_who (PosShell *shell, PosChargeStep *step)
{
  const char *worker = name_worker (shell, step->worker);

  return step->approver ? g_strdup_printf (_ ("%1$s, approved by %2$s"),
                                           worker,
                                           name_worker (shell, step->approver))
                        : g_strdup (worker);
}

static const char *
get_reason (PosShell *shell, PosChargeStep *step)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosList *reasons = pos_config_get_charge_reasons (config);
  PosReason *known = reasons ? pos_reason_find (reasons, step->reason) : NULL;
  const char *name = known ? pos_l10n_get (known->name, pos_shell_get_language (shell)) : "";

  return *name ? name : step->reason;
}

/* --- The row --- */

static GtkWidget *
make_texts (PosShell *shell, const PosChargeHistoryEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *title = dup_title (shell, entry->step);
  g_autofree char *what = dup_what (shell, entry);
  g_autofree char *who = dup_who (shell, entry->step);

  gtk_box_append (GTK_BOX (box), pos_ui_text_new (title, "t-line semi"));
  gtk_box_append (GTK_BOX (box), pos_ui_text_new (what, "t-cap ink2 num"));
  gtk_box_append (GTK_BOX (box), pos_ui_text_new (who, "t-cap"));
  if (entry->step->reason) {
    g_autofree char *reason = g_strdup_printf (_ ("Reason: %s"), get_reason (shell, entry->step));
    gtk_box_append (GTK_BOX (box), pos_ui_text_new (reason, "t-cap"));
  }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
add_amount (GtkWidget *box, const char *words, const char *amount, const char *css_classes)
{
  g_autofree char *text = words ? pos_ui_fill (words, amount) : g_strdup (amount);
  GtkWidget *label = pos_ui_label_new (text, css_classes);

  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), label);
}

/* What is charged from then on; below it what was charged, and what the rules asked for. */
static GtkWidget *
make_amounts (PosShell *shell, const PosChargeHistoryEntry *entry)
{
  PosChargeStep *step = entry->step;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *amount = dup_money (shell, entry, step->amount);
  g_autofree char *before = dup_money (shell, entry, step->before);
  g_autofree char *calculated = dup_money (shell, entry, step->calculated);

  add_amount (box, NULL, amount, "t-amt-m num");
  if (step->kind != POS_CHARGE_STEP_ADDED)
    /* TRANSLATORS: an amount that was charged until somebody changed it */
    add_amount (box, _ ("was %s"), before, "t-cap ink2 num");
  add_amount (box, _ ("Calculated: %s"), calculated, "t-cap ink2 num");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* A box gives the focus to what is in it; nothing can be done with this one, but keys have to get
 * there to read it. */
static gboolean
pos_charge_history_row_grab_focus (GtkWidget *widget)
{
  gtk_root_set_focus (gtk_widget_get_root (widget), widget);
  return TRUE;
}

static gboolean
pos_charge_history_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return !gtk_widget_is_focus (widget) && gtk_widget_grab_focus (widget);
}

static void
pos_charge_history_row_class_init (PosChargeHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = pos_charge_history_row_grab_focus;
  widget_class->focus = pos_charge_history_row_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
pos_charge_history_row_init (PosChargeHistoryRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 16);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "charge-step");
}

GtkWidget *
pos_charge_history_row_new (PosShell *shell, const PosChargeHistoryEntry *entry)
{
  g_return_val_if_fail (POS_IS_SHELL (shell), NULL);
  GtkWidget *row = g_object_new (POS_TYPE_CHARGE_HISTORY_ROW, NULL);
  g_autofree char *title = dup_title (shell, entry->step);
  g_autofree char *what = dup_what (shell, entry);
  g_autofree char *amount = dup_money (shell, entry, entry->step->amount);
  g_autofree char *spoken = g_strjoin (", ", title, what, amount, NULL);

  gtk_box_append (GTK_BOX (row), make_texts (shell, entry));
  gtk_box_append (GTK_BOX (row), make_amounts (shell, entry));
  pos_ui_describe (row, spoken, NULL);
  return row;
}
