/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-question.c — see the header. */
#include "ui/product/pos-stock-question.h"

#include "register/pos-variants.h"
#include "ui/common/pos-search-field.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-ui-props.h"
#include "ui/product/pos-product-words.h"

struct _PosStockQuestion {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosTextField *item;
  GtkWidget *by_name;
  GtkWidget *product, *name, *number, *variants;
  GtkWidget *places;
  PosSearchField *text;
  PosSelect *sort;
};

G_DEFINE_FINAL_TYPE (PosStockQuestion, pos_stock_question, GTK_TYPE_BOX)

enum { ASKED, CHANGED, VARIANTS, MOVED, ENTERED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- What happens --- */

static void
entered_cb (PosStockQuestion *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (pos_text_field_get_text (self->item)));

  if (*typed)
    g_signal_emit (self, signals[ASKED], 0, typed);
}

static void
typed_cb (PosStockQuestion *self)
{
  g_object_set (self->item, "error", NULL, NULL);
}

static void
by_name_cb (PosStockQuestion *self)
{
  pos_shell_open (self->shell,
                  "item.search",
                  g_variant_new_parsed ("{'text': <%s>}", pos_text_field_get_text (self->item)),
                  NULL);
}

static void
changed_cb (PosStockQuestion *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
moved_cb (PosStockQuestion *self, int by)
{
  g_signal_emit (self, signals[MOVED], 0, by);
}

static void
variants_cb (PosStockQuestion *self)
{
  g_signal_emit (self, signals[VARIANTS], 0);
}

static void
place_entered_cb (PosStockQuestion *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

void
pos_stock_question_show (PosStockQuestion *self, PosFoundProduct *found)
{
  g_return_if_fail (POS_IS_STOCK_QUESTION (self));

  gtk_widget_set_visible (self->product, found != NULL);
  gtk_widget_set_visible (self->places, found != NULL);
  if (!found)
    return;
  gtk_label_set_text (GTK_LABEL (self->name), pos_product_get_name (self->shell, found));
  gtk_label_set_text (GTK_LABEL (self->number), pos_found_product_get_product (found)->id);
  gtk_widget_set_visible (self->variants,
                          pos_variants_has_more (pos_shell_get_register (self->shell),
                                                 pos_found_product_get_product (found)));
  pos_text_field_set_text (self->item, "");
}

void
pos_stock_question_refuse (PosStockQuestion *self, const char *text, const GError *error)
{
  g_return_if_fail (POS_IS_STOCK_QUESTION (self));
  g_autofree char *why = pos_product_dup_refusal (self->shell, error);

  pos_text_field_set_text (self->item, text);
  g_object_set (self->item, "error", why, NULL);
  /* Typed or scanned again it replaces what was wrong. */
  gtk_editable_select_region (GTK_EDITABLE (pos_text_field_get_entry (self->item)), 0, -1);
}

const char *
pos_stock_question_get_text (PosStockQuestion *self)
{
  g_return_val_if_fail (POS_IS_STOCK_QUESTION (self), NULL);
  return pos_search_field_get_text (self->text);
}

PosStockSort
pos_stock_question_get_sort (PosStockQuestion *self)
{
  g_return_val_if_fail (POS_IS_STOCK_QUESTION (self), POS_STOCK_BY_DISTANCE);
  const char *selected = pos_select_get_selected (self->sort);
  int sort = POS_STOCK_BY_DISTANCE;

  for (int i = 0; pos_stock_sorts[i]; i++)
    if (g_strcmp0 (selected, pos_stock_sorts[i]) == 0)
      sort = i;
  return (PosStockSort)sort;
}

void
pos_stock_question_clear (PosStockQuestion *self)
{
  g_return_if_fail (POS_IS_STOCK_QUESTION (self));
  pos_search_field_set_text (self->text, "");
}

void
pos_stock_question_set_low (PosStockQuestion *self, gboolean low)
{
  g_return_if_fail (POS_IS_STOCK_QUESTION (self));
  GtkOrientation direction = low ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->product), direction);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->places), direction);
}

/* --- The widget --- */

static gboolean
pos_stock_question_grab_focus (GtkWidget *widget)
{
  PosStockQuestion *self = POS_STOCK_QUESTION (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->places) ? GTK_WIDGET (self->text)
                                                                      : GTK_WIDGET (self->item));
}

static void
pos_stock_question_class_init (PosStockQuestionClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->grab_focus = pos_stock_question_grab_focus;
  signals[ASKED] = g_signal_new (
      "asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] =
      g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[VARIANTS] =
      g_signal_new ("variants", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new (
      "moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
pos_stock_question_init (PosStockQuestion *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "panel");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static GtkWidget *
make_item (PosStockQuestion *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *item = pos_text_field_new (_ ("Item number or barcode"));

  self->item = POS_TEXT_FIELD (item);
  self->by_name = gtk_button_new_with_label (_ ("Search by name"));
  g_object_set (item, "icon", "pos-scan-symbolic", "placeholder", _ ("Scan or type"), NULL);
  gtk_widget_add_css_class (self->by_name, "btn");
  g_signal_connect_swapped (item, "activate", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (item, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->by_name, "clicked", G_CALLBACK (by_name_cb), self);
  gtk_box_append (GTK_BOX (box), item);
  gtk_box_append (GTK_BOX (box), self->by_name);
  return box;
}

static GtkWidget *
make_product (PosStockQuestion *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->product = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->name = pos_ui_text_new (NULL, "t-title");
  self->number = pos_ui_text_new (NULL, "t-cap ink2 num");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), self->name);
  gtk_box_append (GTK_BOX (words), self->number);
  gtk_box_append (GTK_BOX (self->product), words);
  self->variants = gtk_button_new_with_label (_ ("All variants"));
  gtk_widget_add_css_class (self->variants, "btn");
  gtk_widget_set_valign (self->variants, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->variants, "clicked", G_CALLBACK (variants_cb), self);
  gtk_box_append (GTK_BOX (self->product), self->variants);
  return self->product;
}

static GtkWidget *
make_sort (PosStockQuestion *self)
{
  /* TRANSLATORS: over what a list is sorted by */
  GtkWidget *sort = pos_select_new (C_ ("list", "Sorted by"), NULL);

  self->sort = POS_SELECT (sort);
  pos_select_append (self->sort, "distance", _ ("Distance"));
  /* TRANSLATORS: a list of stores is sorted by it */
  pos_select_append (self->sort, "name", C_ ("sort", "Name"));
  /* TRANSLATORS: the same, from the last letter of the alphabet to the first */
  pos_select_append (self->sort, "name-down", C_ ("sort", "Name, from Z to A"));
  /* TRANSLATORS: a list of stores is sorted by their number */
  pos_select_append (self->sort, "number", C_ ("sort", "Store number"));
  /* TRANSLATORS: the same, the highest number first */
  pos_select_append (self->sort, "number-down", C_ ("sort", "Store number, highest first"));
  pos_select_append (self->sort, "on-hand", _ ("On hand"));
  pos_select_append (self->sort, "reserved", _ ("Reserved"));
  pos_select_append (self->sort, "ordered", _ ("On order"));
  gtk_widget_set_hexpand (sort, TRUE);
  g_signal_connect_swapped (sort, "notify::selected", G_CALLBACK (changed_cb), self);
  return sort;
}

static GtkWidget *
make_places (PosStockQuestion *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *text = pos_search_field_new (_ ("Store, town or postcode"), _ ("Store or town"), NULL);

  self->text = POS_SEARCH_FIELD (text);
  gtk_widget_set_hexpand (text, TRUE);
  g_signal_connect_swapped (text, "rested", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (text, "entered", G_CALLBACK (place_entered_cb), self);
  g_signal_connect_swapped (text, "moved", G_CALLBACK (moved_cb), self);
  gtk_box_append (GTK_BOX (box), pos_ui_text_new (_ ("Where"), "overline"));
  gtk_box_append (GTK_BOX (box), text);
  self->places = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->places), box);
  gtk_box_append (GTK_BOX (self->places), make_sort (self));
  return self->places;
}

GtkWidget *
pos_stock_question_new (PosShell *shell)
{
  PosStockQuestion *self = g_object_new (POS_TYPE_STOCK_QUESTION, NULL);

  self->shell = shell;
  gtk_box_append (GTK_BOX (self), make_item (self));
  gtk_box_append (GTK_BOX (self), make_product (self));
  gtk_box_append (GTK_BOX (self), make_places (self));
  pos_stock_question_show (self, NULL);
  return GTK_WIDGET (self);
}
