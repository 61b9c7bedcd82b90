/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-row.c — see the header. */
#include "ui/product/pos-stock-row.h"

#include "ui/common/pos-find-list.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-ui-props.h"
#include "ui/product/pos-stock-words.h"

struct _PosStockRow {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  GtkWidget *name, *where;
  GtkWidget *pill, *note;
};

G_DEFINE_FINAL_TYPE (PosStockRow, pos_stock_row, GTK_TYPE_BOX)

static void
pos_stock_row_class_init (PosStockRowClass *klass)
{
}

static void
pos_stock_row_init (PosStockRow *self)
{
  GtkWidget *column;

  gtk_box_set_spacing (GTK_BOX (self), 14);
  gtk_widget_add_css_class (GTK_WIDGET (self), "row");
  gtk_widget_add_css_class (GTK_WIDGET (self), "find-row");
  self->name = pos_ui_text_new (NULL, "semi");
  self->where = pos_ui_text_new (NULL, "t-cap ink2 num");
  self->pill = pos_pill_new (POS_TONE_NEUTRAL, NULL, NULL);
  self->note = pos_ui_label_new (NULL, "t-cap ink2 num");
  gtk_widget_add_css_class (self->pill, "num");
  gtk_widget_set_halign (self->pill, GTK_ALIGN_END);
  gtk_label_set_xalign (GTK_LABEL (self->note), 1);
  column = pos_find_row_add_column (GTK_WIDGET (self), self->name, self->where);
  gtk_widget_set_hexpand (column, TRUE);
  pos_find_row_add_column (GTK_WIDGET (self), self->pill, self->note);
}

GtkWidget *
pos_stock_row_new (PosShell *shell)
{
  PosStockRow *self = g_object_new (POS_TYPE_STOCK_ROW, NULL);

  self->shell = shell;
  return GTK_WIDGET (self);
}

void
pos_stock_row_show (PosStockRow *self, PosFoundProduct *found, PosStockPlace *place)
{
  g_return_if_fail (POS_IS_STOCK_ROW (self));
  gboolean any = place->available.micro > 0;
  g_autofree char *where = pos_stock_words_dup_where (self->shell, place);
  g_autofree char *count = pos_stock_words_dup_count (self->shell, found, place, place->available);
  const char *level = pos_l10n_get (place->level, pos_shell_get_language (self->shell));
  g_autofree char *moves =
      pos_stock_words_dup_note (self->shell, found, place->reserved, place->ordered);
  g_autofree char *note = pos_ui_dup_facts (level, moves);
  /* TRANSLATORS: how many there are */
  g_autofree char *free_there = g_strdup_printf (C_ ("stock", "%s in stock"), count);
  g_autofree char *spoken = g_strjoin (", ", place->name, where, free_there, note, NULL);

  gtk_label_set_text (GTK_LABEL (self->name), place->name);
  gtk_label_set_text (GTK_LABEL (self->where), where);
  pos_ui_set_label (self->note, note);
  g_object_set (self->pill,
                "text",
                count,
                "icon",
                any ? "pos-st-100-symbolic" : "pos-st-0-symbolic",
                "tone",
                any ? POS_TONE_OK : POS_TONE_NEUTRAL,
                NULL);
  pos_ui_describe_row (GTK_WIDGET (self), spoken);
}
