/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sale-test.c — see the header. */
#include "sale-test.h"

#include "ui/common/pos-readout.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-tile.h"
#include "ui/sale/pos-receipt-line.h"
#include "ui/sale/pos-sale.h"

UiShell *
sale_open (int width, int height)
{
  UiShell *ui = ui_shell_new (width, height);

  pos_sale_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  return ui;
}

PosSalePage *
sale_page (UiShell *ui)
{
  return POS_SALE_PAGE (pos_shell_get_page (ui->shell));
}

PosOrder *
sale_order (UiShell *ui)
{
  return pos_register_get_order (ui->reg);
}

void
sale_add (UiShell *ui, const char *item, int quantity)
{
  g_autofree char *args =
      g_strdup_printf ("{\"item\": \"%s\", \"quantity\": \"%d\"}", item, quantity);
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", args);
}

PosOrderLine *
sale_line (UiShell *ui, const char *item)
{
  POS_LIST_FOREACH (PosOrderLine, line, sale_order (ui)->lines)
  if (g_str_equal (line->item, item))
    return line;
  g_assert_not_reached ();
}

typedef gboolean (*Match) (GtkWidget *widget, gconstpointer wanted);

static GtkWidget *
find (GtkWidget *widget, Match match, gconstpointer wanted)
{
  if (gtk_widget_get_mapped (widget) && match (widget, wanted))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, match, wanted);
    if (found)
      return found;
  }
  return NULL;
}

static gboolean
is_row_of (GtkWidget *widget, gconstpointer id)
{
  return POS_IS_RECEIPT_LINE (widget) &&
         pos_id_equal (pos_receipt_line_get_id (POS_RECEIPT_LINE (widget)), id);
}

GtkWidget *
sale_row (UiShell *ui, const char *item)
{
  ui_shell_look (ui);
  GtkWidget *row = find (GTK_WIDGET (ui->shell), is_row_of, &sale_line (ui, item)->id);

  g_assert_nonnull (row);
  return row;
}

static PosKeypadModel *
model_of (UiShell *ui)
{
  ui_shell_look (ui);
  GtkWidget *readout = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_READOUT);

  g_assert_nonnull (readout);
  return pos_readout_get_model (POS_READOUT (readout));
}

char *
sale_readout (UiShell *ui)
{
  char *text = NULL;

  g_object_get (model_of (ui), "text", &text, NULL);
  return text;
}

char *
sale_refusal (UiShell *ui)
{
  char *error = NULL;

  g_object_get (model_of (ui), "error", &error, NULL);
  return error;
}

static gboolean
is_tile_called (GtkWidget *widget, gconstpointer caption)
{
  return POS_IS_TILE (widget) && g_strcmp0 (pos_tile_get_caption (POS_TILE (widget)), caption) == 0;
}

GtkWidget *
sale_tile (UiShell *ui, const char *caption)
{
  ui_shell_look (ui);
  GtkWidget *tile = find (GTK_WIDGET (ui->shell), is_tile_called, caption);

  g_assert_nonnull (tile);
  return tile;
}

void
sale_type (UiShell *ui, const char *text)
{
  ui_shell_look (ui);
  PosTextField *field = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_TEXT_FIELD);

  pos_text_field_set_text (field, text);
  g_signal_emit_by_name (pos_text_field_get_entry (field), "activate");
  ui_shell_settle (ui);
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

gboolean
sale_shows (UiShell *ui, const char *text)
{
  ui_shell_look (ui);
  return find (GTK_WIDGET (ui->shell), says, text) != NULL;
}

void
sale_scan (UiShell *ui, const char *code)
{
  ui_shell_look (ui);
  g_signal_emit_by_name (pos_scan_controller_find (GTK_WIDGET (ui->shell)), "scanned", code);
  ui_shell_settle (ui);
}

PosDialog *
sale_get_dialog (UiShell *ui)
{
  return pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
}

void
sale_answer (UiShell *ui, gboolean primary)
{
  g_assert_nonnull (sale_get_dialog (ui));
  if (primary)
    pos_dialog_answer_primary (sale_get_dialog (ui));
  else
    pos_dialog_answer_safe (sale_get_dialog (ui));
  ui_shell_settle (ui);
}
