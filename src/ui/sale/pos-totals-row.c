/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-totals-row.c — see the header. */
#include "ui/sale/pos-totals-row.h"

#include "ui/common/pos-ui-props.h"

struct _PosTotalsRow {
  GtkBox parent;
  PosTotalsRowKind kind;
  GtkWidget *caption;
  GtkWidget *amount;
};

G_DEFINE_FINAL_TYPE (PosTotalsRow, pos_totals_row, GTK_TYPE_BOX)

static const struct {
  const char *caption;
  const char *amount;
  gboolean stacked;
} looks[] = {
    [POS_TOTALS_ROW_PLAIN] = {"ink2", "semi num", FALSE},
    [POS_TOTALS_ROW_STACKED] = {"t-cap ink2", "semi num", TRUE},
    [POS_TOTALS_ROW_PART] = {"reason", "reason num", FALSE},
    [POS_TOTALS_ROW_BIG] = {"semi ink2", "t-amt-xl num", TRUE},
    [POS_TOTALS_ROW_DUE] = {"semi", "t-amt-l num", FALSE},
    [POS_TOTALS_ROW_DUE_STACKED] = {"semi", "t-amt-l num", TRUE},
};

static void
pos_totals_row_class_init (PosTotalsRowClass *klass)
{
}

static void
pos_totals_row_init (PosTotalsRow *self)
{
}

void
pos_totals_row_set_stacked (PosTotalsRow *self, gboolean stacked)
{
  g_return_if_fail (POS_IS_TOTALS_ROW (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self),
                                  stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self), stacked ? 0 : 12);
  gtk_widget_set_halign (self->amount, stacked ? GTK_ALIGN_FILL : GTK_ALIGN_END);
}

GtkWidget *
pos_totals_row_new (PosTotalsRowKind kind)
{
  PosTotalsRow *self = g_object_new (POS_TYPE_TOTALS_ROW, NULL);

  self->kind = kind;
  self->caption = pos_ui_label_new (NULL, looks[kind].caption);
  self->amount = pos_ui_label_new (NULL, looks[kind].amount);
  gtk_label_set_wrap (GTK_LABEL (self->caption), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->caption), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (self->caption, TRUE);
  pos_totals_row_set_stacked (self, looks[kind].stacked);
  if (kind == POS_TOTALS_ROW_BIG) {
    gtk_label_set_xalign (GTK_LABEL (self->caption), 1);
    gtk_label_set_xalign (GTK_LABEL (self->amount), 1);
  }
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (self->amount), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->caption, NULL, -1);
  gtk_box_append (GTK_BOX (self), self->caption);
  gtk_box_append (GTK_BOX (self), self->amount);
  return GTK_WIDGET (self);
}

void
pos_totals_row_show (PosTotalsRow *self, const PosTotalsText *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self), text->amount != NULL);
  gtk_label_set_text (GTK_LABEL (self->caption), text->caption);
  gtk_label_set_text (GTK_LABEL (self->amount), text->amount ? text->amount : "");
  pos_ui_set_class (self->amount, "c-ok", text->good);
}

void
pos_totals_row_set_strong (PosTotalsRow *self, gboolean strong)
{
  pos_ui_set_class (self->caption, "ink2", !strong);
  pos_ui_set_class (self->caption, "semi", strong);
  pos_ui_set_class (self->amount, "t-line", strong);
}

static void
scale (GtkWidget *label, double factor)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (factor));
  gtk_label_set_attributes (GTK_LABEL (label), factor < 1 ? attributes : NULL);
  pango_attr_list_unref (attributes);
}

void
pos_totals_row_set_step (PosTotalsRow *self, guint step)
{
  /* 44 px become 28 or 22, 28 become 22 or 20, and in the end all others 14. */
  static const double big[POS_TOTALS_ROW_STEPS] = {1, .64, .5};
  static const double due[POS_TOTALS_ROW_STEPS] = {1, .79, .72};
  static const double others[POS_TOTALS_ROW_STEPS] = {1, 1, .875};
  gboolean is_due = self->kind == POS_TOTALS_ROW_DUE || self->kind == POS_TOTALS_ROW_DUE_STACKED;

  g_return_if_fail (step < POS_TOTALS_ROW_STEPS);
  scale (self->amount,
         self->kind == POS_TOTALS_ROW_BIG    ? big[step]
         : is_due                            ? due[step]
         : self->kind == POS_TOTALS_ROW_PART ? 1
                                             : others[step]);
  scale (self->caption, self->kind == POS_TOTALS_ROW_PART ? 1 : others[step]);
}
