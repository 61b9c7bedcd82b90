/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-days.c — see the header. */
#include "ui/product/pos-stock-days.h"

#include "register/pos-stock-atp.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/shell/pos-store-text.h"

#define COLUMN_GAP 16
#define ROW_GAP 10

static void
attach (GtkGrid *grid, int column, int row, const char *text, const char *css_classes)
{
  GtkWidget *label = pos_ui_text_new (text, css_classes);

  gtk_widget_set_halign (label, column == 0 ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
add_head (GtkGrid *grid)
{
  attach (grid, 0, 0, C_ ("stock", "From"), "overline");
  attach (grid, 1, 0, C_ ("stock", "Arrives"), "overline");
  attach (grid, 2, 0, C_ ("stock", "Leaves"), "overline");
  attach (grid, 3, 0, C_ ("stock", "Can be promised"), "overline");
}

/* Nothing moves: nothing to read. */
static char *
dup_move (PosFormat *format, PosQuantity quantity)
{
  return quantity.micro == 0 ? g_strdup ("–") : pos_format_quantity (format, quantity);
}

static void
add_day (GtkGrid *grid, int row, PosShell *shell, const PosAtpDay *day)
{
  PosFormat *format = pos_shell_get_format (shell);
  gboolean today =
      day->date.julian == pos_register_get_today (pos_shell_get_register (shell)).julian;
  g_autofree char *date = pos_format_date_short (format, day->date);
  g_autofree char *arrives = dup_move (format, day->expected);
  g_autofree char *leaves = dup_move (format, day->promised);
  g_autofree char *promisable = pos_format_quantity (format, day->promisable);

  attach (grid, 0, row, today ? C_ ("stock", "Today") : date, "num");
  attach (grid, 1, row, arrives, "ink2 num");
  attach (grid, 2, row, leaves, "ink2 num");
  attach (grid, 3, row, promisable, "t-line semi num");
}

static char *
dup_sum (PosShell *shell, const PosStockAtp *atp)
{
  PosFormat *format = pos_shell_get_format (shell);
  g_autofree char *on_hand = pos_format_quantity (format, atp->on_hand);
  g_autofree char *kept_back = pos_format_quantity (format, atp->kept_back);

  return atp->kept_back.micro == 0
             /* TRANSLATORS: how many lie there */
             ? g_strdup_printf (_ ("%s on hand"), on_hand)
             /* TRANSLATORS: how many lie there, and how many of them the chain never promises */
             : g_strdup_printf (_ ("%1$s on hand, %2$s of them kept back"), on_hand, kept_back);
}

static GtkWidget *
make_content (PosShell *shell, const PosStockAtp *atp)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *sum = dup_sum (shell, atp);
  g_autofree char *age = pos_store_text_stock_age (shell, atp->as_of);

  gtk_grid_set_column_spacing (GTK_GRID (grid), COLUMN_GAP);
  gtk_grid_set_row_spacing (GTK_GRID (grid), ROW_GAP);
  add_head (GTK_GRID (grid));
  for (guint i = 0; i < atp->days->len; i++)
    add_day (GTK_GRID (grid), (int)i + 1, shell, &g_array_index (atp->days, PosAtpDay, i));
  gtk_widget_add_css_class (box, "pad16");
  gtk_box_append (GTK_BOX (box), pos_ui_text_new (sum, "num"));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box),
                  pos_ui_text_new (_ ("What leaves later is not promised twice. Orders of other "
                                      "stores count from today."),
                                   "t-cap ink2"));
  gtk_box_append (GTK_BOX (box), pos_ui_text_new (age, "t-cap ink2"));
  return pos_ui_scroller_new (box);
}

void
pos_stock_days_open (PosShell *shell, PosProduct *product, PosStockPlace *place)
{
  g_return_if_fail (POS_IS_SHELL (shell));
  PosRegister *reg = pos_shell_get_register (shell);
  const char *where = place ? place->name : pos_register_get_store_record (reg)->name;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosStockAtp) atp =
      pos_stock_atp_find (reg, product, place ? place->warehouse : NULL, &error);
  GtkWidget *dialog, *content;

  if (!atp) {
    pos_shell_explain (shell, error, NULL);
    return;
  }
  dialog = pos_dialog_new (_ ("Availability by date"), NULL, NULL);
  content = atp->counted ? make_content (shell, atp)
                         : pos_empty_state_new ("pos-warehouse-symbolic",
                                                _ ("Nobody counted"),
                                                _ ("What is there has to be known before it can "
                                                   "be promised."));
  pos_dialog_set_content (POS_DIALOG (dialog), content);
  g_object_set (dialog, "sheet", TRUE, "subtitle", where, NULL);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}
