/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-matrix.c — see the header. */
#include "ui/product/pos-stock-matrix.h"

#include "register/pos-variants.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"

#include <string.h>

#define SEPARATOR " / "
#define GAP 8

typedef struct {
  PosShell *shell; /* borrowed */
  PosProduct *product;
  GPtrArray *variants;       /* PosVariant */
  GPtrArray *rows, *columns; /* names; no columns: one below the other */
  GtkWidget *dialog;         /* borrowed */
  PosStockMatrixChosen chosen;
  GWeakRef owner;
} Matrix;

static void
matrix_free (gpointer data)
{
  Matrix *self = data;

  g_object_unref (self->product);
  g_clear_pointer (&self->variants, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_weak_ref_clear (&self->owner);
  g_free (self);
}

/* --- What crosses what --- */

static const char *
get_name (const Matrix *self, const PosVariant *variant)
{
  const char *language = pos_shell_get_language (self->shell);
  const char *name = pos_l10n_get (variant->product->variant, language);

  return *name ? name : pos_l10n_get (variant->product->name, language);
}

static gboolean
split (const char *name, char **row, const char **column)
{
  const char *at = strstr (name, SEPARATOR);

  if (!at || strstr (at + strlen (SEPARATOR), SEPARATOR))
    return FALSE;
  *row = g_strndup (name, (gsize)(at - name));
  *column = at + strlen (SEPARATOR);
  return TRUE;
}

static guint
find_or_add (GPtrArray *names, const char *name)
{
  guint index;

  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, &index)) {
    index = names->len;
    g_ptr_array_add (names, g_strdup (name));
  }
  return index;
}

static gboolean
has_two_parts (const Matrix *self)
{
  for (guint i = 0; i < self->variants->len; i++) {
    g_autofree char *row = NULL;
    const char *column;
    if (!split (get_name (self, self->variants->pdata[i]), &row, &column))
      return FALSE;
  }
  return TRUE;
}

/* --- Cells --- */

static void
chosen_cb (GtkButton *button, Matrix *self)
{
  g_autofree char *item = g_strdup (g_object_get_data (G_OBJECT (button), "pos-item"));
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);
  PosStockMatrixChosen chosen = self->chosen;

  pos_dialog_answer_safe (POS_DIALOG (self->dialog));
  if (owner)
    chosen (owner, item);
}

static char *
dup_description (const Matrix *self, const PosVariant *variant)
{
  g_autofree char *available =
      pos_format_quantity (pos_shell_get_format (self->shell), variant->available);

  if (!variant->counted)
    /* TRANSLATORS: %s is a variant of a product, "3-seat / oat" */
    return g_strdup_printf (_ ("%s: nobody counted"), get_name (self, variant));
  /* TRANSLATORS: a variant of a product, "3-seat / oat", and a number */
  return g_strdup_printf (_ ("%1$s: %2$s available"), get_name (self, variant), available);
}

static GtkWidget *
make_button (Matrix *self, const PosVariant *variant)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *available =
      pos_format_quantity (pos_shell_get_format (self->shell), variant->available);
  g_autofree char *description = dup_description (self, variant);
  GtkWidget *label = pos_ui_label_new (variant->counted ? available : "–", "num");

  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "btn");
  pos_ui_set_class (button, "primary", g_str_equal (variant->product->id, self->product->id));
  gtk_widget_set_hexpand (button, TRUE);
  pos_ui_describe (button, description, NULL);
  g_object_set_data_full (G_OBJECT (button), "pos-item", g_strdup (variant->product->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (chosen_cb), self);
  return button;
}

/* Nobody makes it so, or it is not sold any more. */
static GtkWidget *
make_nothing (void)
{
  /* TRANSLATORS: there is no such variant of the product: not applicable */
  GtkWidget *label = pos_ui_label_new (C_ ("variant", "n/a"), "ink3");

  gtk_widget_set_tooltip_text (label, _ ("Not sold"));
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  return label;
}

static GtkWidget *
make_cell (Matrix *self, const PosVariant *variant)
{
  return variant && !variant->product->blocked ? make_button (self, variant) : make_nothing ();
}

/* --- The grid --- */

static GtkWidget *
make_heading (const char *text, gboolean of_row)
{
  GtkWidget *label = pos_ui_text_new (text, of_row ? "t-title" : "t-cap ink2");

  gtk_widget_set_halign (label, of_row ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  return label;
}

static void
fill_list (Matrix *self, GtkGrid *grid)
{
  for (guint i = 0; i < self->variants->len; i++) {
    const PosVariant *variant = self->variants->pdata[i];
    gtk_grid_attach (grid, make_heading (get_name (self, variant), TRUE), 0, (int)i, 1, 1);
    gtk_grid_attach (grid, make_cell (self, variant), 1, (int)i, 1, 1);
  }
}

static void
fill_matrix (Matrix *self, GtkGrid *grid)
{
  g_autofree const PosVariant **cells = NULL;

  for (int pass = 0; pass < 2; pass++) {
    for (guint i = 0; i < self->variants->len; i++) {
      const PosVariant *variant = self->variants->pdata[i];
      g_autofree char *name = NULL;
      const char *part = NULL;
      if (!split (get_name (self, variant), &name, &part))
        continue;
      guint row = find_or_add (self->rows, name), column = find_or_add (self->columns, part);
      if (cells)
        cells[row * self->columns->len + column] = variant;
    }
    if (!cells)
      cells = g_new0 (const PosVariant *, self->rows->len * self->columns->len);
  }
  for (guint column = 0; column < self->columns->len; column++)
    gtk_grid_attach (
        grid, make_heading (self->columns->pdata[column], FALSE), (int)column + 1, 0, 1, 1);
  for (guint row = 0; row < self->rows->len; row++) {
    gtk_grid_attach (grid, make_heading (self->rows->pdata[row], TRUE), 0, (int)row + 1, 1, 1);
    for (guint column = 0; column < self->columns->len; column++)
      gtk_grid_attach (grid,
                       make_cell (self, cells[row * self->columns->len + column]),
                       (int)column + 1,
                       (int)row + 1,
                       1,
                       1);
  }
}

static GtkWidget *
make_grid (Matrix *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), GAP);
  gtk_grid_set_column_spacing (GTK_GRID (grid), GAP);
  gtk_widget_add_css_class (grid, "stock-matrix");
  gtk_widget_add_css_class (grid, "pad16");
  gtk_widget_set_valign (grid, GTK_ALIGN_START);
  if (has_two_parts (self))
    fill_matrix (self, GTK_GRID (grid));
  else
    fill_list (self, GTK_GRID (grid));
  return grid;
}

void
pos_stock_matrix_open (PosShell *shell,
                       PosProduct *product,
                       PosStockPlace *place,
                       PosStockMatrixChosen chosen,
                       GObject *owner)
{
  g_return_if_fail (POS_IS_SHELL (shell));
  PosRegister *reg = pos_shell_get_register (shell);
  PosStore *store = pos_register_get_store_record (reg);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) variants =
      pos_variants_list (reg, product, place ? place->warehouse : store->warehouse, &error);
  /* TRANSLATORS: how many are available; %s is a store or a warehouse */
  g_autofree char *where =
      g_strdup_printf (_ ("Available in %s"), place ? place->name : store->name);
  Matrix *self;

  if (!variants) {
    pos_shell_explain (shell, error, NULL);
    return;
  }
  self = g_new0 (Matrix, 1);
  self->shell = shell;
  self->product = g_object_ref (product);
  self->variants = g_steal_pointer (&variants);
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->chosen = chosen;
  g_weak_ref_init (&self->owner, owner);
  self->dialog = pos_dialog_new (_ ("All variants"), NULL, NULL);
  g_object_set_data_full (G_OBJECT (self->dialog), "pos-matrix", self, matrix_free);
  pos_dialog_set_content (POS_DIALOG (self->dialog), pos_ui_scroller_new (make_grid (self)));
  g_object_set (self->dialog, "sheet", TRUE, "subtitle", where, NULL);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
