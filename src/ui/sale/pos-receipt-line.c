/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-line.c — see the header. */
#include "ui/sale/pos-receipt-line.h"

#include "ui/common/pos-pill.h"
#include "ui/common/pos-tip.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/sale/pos-receipt-words.h"

#define FLASH_MS 400

struct _PosReceiptLine {
  GtkListBoxRow parent;
  PosSaleState *state;
  PosId id;
  gint64 position;
  PosReceiptPlace place;
  PosOrderLine *shown; /* (nullable): a copy of what was painted */
  guint flash_timeout;

  GtkWidget *box;
  GtkWidget *badge;
  GtkWidget *quantity;
  GtkWidget *check;
  GtkWidget *name;
  GtkWidget *detail_box;
  GtkWidget *detail;
  GtkWidget *discount_box;
  GtkWidget *discount;
  GtkWidget *change;
  GtkWidget *comment;
  GtkWidget *lock;
  GtkWidget *amount;
  GtkWidget *full_amount;
};

G_DEFINE_FINAL_TYPE (PosReceiptLine, pos_receipt_line, GTK_TYPE_LIST_BOX_ROW)

static guint gather_signal;

static void
gather_cb (PosReceiptLine *self)
{
  g_signal_emit (self, gather_signal, 0);
}

static void
pos_receipt_line_dispose (GObject *object)
{
  PosReceiptLine *self = POS_RECEIPT_LINE (object);

  g_clear_handle_id (&self->flash_timeout, g_source_remove);
  g_clear_object (&self->shown);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (pos_receipt_line_parent_class)->dispose (object);
}

static void
pos_receipt_line_class_init (PosReceiptLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_receipt_line_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Pos/ui/sale/pos-receipt-line.ui");
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, box);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, badge);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, quantity);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, check);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, name);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, detail_box);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, detail);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, discount_box);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, discount);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, change);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, comment);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, lock);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, amount);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, full_amount);
  gtk_widget_class_bind_template_callback (widget_class, gather_cb);
  gather_signal = g_signal_new (
      "gather", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_receipt_line_init (PosReceiptLine *self)
{
  g_type_ensure (POS_TYPE_PILL);
  gtk_widget_init_template (GTK_WIDGET (self));
  pos_tip_set (GTK_WIDGET (self), NULL);
}

GtkWidget *
pos_receipt_line_new (PosSaleState *state, const PosId *id)
{
  PosReceiptLine *self = g_object_new (POS_TYPE_RECEIPT_LINE, NULL);

  self->state = g_object_ref (state);
  self->id = *id;
  return GTK_WIDGET (self);
}

const PosId *
pos_receipt_line_get_id (PosReceiptLine *self)
{
  return &self->id;
}

guint
pos_receipt_line_get_group (PosReceiptLine *self)
{
  return self->place.group;
}

int
pos_receipt_line_compare (PosReceiptLine *self, PosReceiptLine *other)
{
  if (self->place.group != other->place.group)
    return self->place.group < other->place.group ? -1 : 1;
  return self->position < other->position ? -1 : self->position > other->position;
}

/* --- Painting --- */

static void
take_label (GtkWidget *label, char *text)
{
  pos_ui_set_label (label, text);
  g_free (text);
}

/* What is still to be decided comes before what is settled. */
static void
show_mark (PosReceiptLine *self, PosOrderLine *line)
{
  gboolean returned = pos_order_line_is_return (line);

  g_object_set (self->lock,
                "text",
                line->delivery_lost ? _ ("Choose delivery")
                : returned          ? _ ("Returned")
                                    : _ ("Price locked"),
                "icon",
                line->delivery_lost ? "pos-alert-symbolic"
                : returned          ? "pos-return-symbolic"
                                    : "pos-lock-symbolic",
                "tone",
                line->delivery_lost ? POS_TONE_WARN : POS_TONE_NEUTRAL,
                NULL);
  gtk_widget_set_visible (
      self->lock,
      (line->delivery_lost || (line->price_locked && !line->gift_card) || returned) &&
          !line->voided);
}

static void
show_words (PosReceiptLine *self, PosOrderLine *line)
{
  PosSaleState *state = self->state;
  gboolean short_form = self->place.tight && pos_sale_state_is_large_text (state);
  g_autofree char *detail = pos_receipt_words_detail (state, line);
  g_autofree char *discount = pos_receipt_words_discount (state, line);

  take_label (self->quantity, pos_receipt_words_quantity (state, line));
  gtk_label_set_text (GTK_LABEL (self->name),
                      pos_l10n_get (line->description, pos_sale_state_get_language (state)));
  pos_ui_set_label (self->detail, short_form ? NULL : detail);
  pos_tip_set (GTK_WIDGET (self), short_form ? detail : NULL);
  gtk_widget_set_visible (self->discount_box, discount != NULL);
  pos_ui_set_label (self->discount, discount);
  gtk_widget_set_visible (self->detail_box, !short_form || discount);
  take_label (self->change, pos_receipt_words_change (state, line));
  pos_ui_set_label (self->comment, line->comment);
  take_label (self->amount, line->voided ? NULL : pos_sale_state_format (state, line->net));
  take_label (self->full_amount, pos_receipt_words_full_amount (state, line));
  show_mark (self, line);
}

static void
show_accessible (PosReceiptLine *self, PosOrderLine *line)
{
  g_autofree char *name = pos_receipt_words_name (self->state, line);
  g_autofree char *badge = g_strdup_printf (
      /* TRANSLATORS: button at the head of a line, read aloud; %s is the product */
      _ ("Add to selection: %s"),
      pos_l10n_get (line->description, pos_sale_state_get_language (self->state)));

  pos_ui_describe (GTK_WIDGET (self), name, NULL);
  pos_ui_describe (self->badge, badge, NULL);
}

static void
show_place (PosReceiptLine *self, PosOrderLine *line)
{
  pos_ui_set_class (self->box, "tight", self->place.tight);
  pos_ui_set_class (self->box, "div", !self->place.last);
  pos_ui_set_class (self->box, "voided", !pos_order_line_is_active (line));
}

static void
show_choice (PosReceiptLine *self, gboolean chosen)
{
  gboolean checked = chosen && pos_sale_state_is_gathering (self->state);

  pos_ui_set_class (self->box, "sel", chosen);
  gtk_widget_set_visible (self->quantity, !checked);
  gtk_widget_set_visible (self->check, checked);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
}

gboolean
pos_receipt_line_show (PosReceiptLine *self, PosOrderLine *line, const PosReceiptPlace *place)
{
  gboolean chosen = pos_sale_state_is_chosen (self->state, &self->id);
  gboolean moved = self->place.group != place->group || self->position != line->position;
  gboolean same = self->shown && place->tight == self->place.tight &&
                  pos_record_equal (self->shown, line, FALSE);

  self->place = *place;
  self->position = line->position;
  if (!same) {
    g_autoptr (PosOrderLine) copy = pos_record_copy (line);
    g_set_object (&self->shown, copy);
    show_words (self, line);
    show_accessible (self, line);
  }
  show_place (self, line);
  show_choice (self, chosen);
  return moved;
}

static gboolean
flash_cb (gpointer data)
{
  PosReceiptLine *self = data;

  self->flash_timeout = 0;
  gtk_widget_remove_css_class (self->box, "flash");
  return G_SOURCE_REMOVE;
}

void
pos_receipt_line_flash (PosReceiptLine *self)
{
  gboolean animated;

  g_object_get (
      gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animated, NULL);
  if (!animated)
    return;
  g_clear_handle_id (&self->flash_timeout, g_source_remove);
  gtk_widget_add_css_class (self->box, "flash");
  self->flash_timeout = g_timeout_add (FLASH_MS, flash_cb, self);
}
