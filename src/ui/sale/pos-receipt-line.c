/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-line.c — see the header. */
#include "ui/sale/pos-receipt-line.h"

#include "ui/common/pos-pill.h"
#include "ui/common/pos-tip.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/sale/pos-receipt-words.h"

#define FLASH_MS 400
#define CHECK_ICON_SIZE 20
#define DISCOUNT_ICON_SIZE 16
#define LOOSE_PX 3 /* more above and below a line where no headings stand between lines */

struct _PosReceiptLine {
  GtkListBoxRow parent;
  PosSaleState *state;
  PosId id;
  PosReceiptPlace place;
  PosReceiptPlace painted;  /* where it stood then */
  PosOrderLine *shown;      /* (nullable): a copy of what was painted */
  gboolean chosen, checked; /* as it was painted */
  guint flash_timeout;

  GtkWidget *box;
  GtkWidget *badge;
  GtkWidget *count_box;
  GtkWidget *quantity;
  GtkWidget *words_box;
  GtkWidget *name;
  GtkWidget *detail_box;
  GtkWidget *detail;
  GtkWidget *amount_box;
  GtkWidget *amount;

  /* What few lines have, made for the first of them: with it a row would weigh twice as much. */
  GtkWidget *check;        /* (nullable) */
  GtkWidget *discount_box; /* (nullable) */
  GtkWidget *discount;     /* (nullable) */
  GtkWidget *change;       /* (nullable) */
  GtkWidget *comment;      /* (nullable) */
  GtkWidget *mark;         /* (nullable) */
  GtkWidget *full_amount;  /* (nullable) */
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
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, count_box);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, quantity);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, words_box);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, name);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, detail_box);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, detail);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, amount_box);
  gtk_widget_class_bind_template_child (widget_class, PosReceiptLine, amount);
  gtk_widget_class_bind_template_callback (widget_class, gather_cb);
  gather_signal = g_signal_new (
      "gather", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_receipt_line_init (PosReceiptLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
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
pos_receipt_place_compare (const PosReceiptPlace *place, const PosReceiptPlace *other)
{
  if (place->group != other->group)
    return place->group < other->group ? -1 : 1;
  return place->position < other->position ? -1 : place->position > other->position;
}

int
pos_receipt_line_compare (PosReceiptLine *self, PosReceiptLine *other)
{
  return pos_receipt_place_compare (&self->place, &other->place);
}

/* --- What few lines have --- */

static GtkWidget *
make_discount (PosReceiptLine *self)
{
  self->discount_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->discount = pos_ui_label_new (NULL, "t-cap semi num");
  gtk_label_set_wrap (GTK_LABEL (self->discount), TRUE);
  gtk_widget_add_css_class (self->discount_box, "c-ok");
  gtk_box_append (GTK_BOX (self->discount_box),
                  pos_ui_icon_new ("pos-tag-symbolic", DISCOUNT_ICON_SIZE));
  gtk_box_append (GTK_BOX (self->discount_box), self->discount);
  gtk_box_insert_child_after (GTK_BOX (self->detail_box), self->discount_box, self->detail);
  return self->discount;
}

static GtkWidget *
make_change (PosReceiptLine *self)
{
  self->change = pos_ui_label_new (NULL, "t-cap semi accent num");
  gtk_box_append (GTK_BOX (self->detail_box), self->change);
  return self->change;
}

static GtkWidget *
make_comment (PosReceiptLine *self)
{
  self->comment = pos_ui_text_new (NULL, "t-cap ink2 detail-row");
  gtk_box_append (GTK_BOX (self->words_box), self->comment);
  return self->comment;
}

static GtkWidget *
make_full_amount (PosReceiptLine *self)
{
  self->full_amount = pos_ui_label_new (NULL, "t-cap ink2 num strike");
  gtk_label_set_xalign (GTK_LABEL (self->full_amount), 1);
  gtk_box_append (GTK_BOX (self->amount_box), self->full_amount);
  return self->full_amount;
}

/* @label: (nullable): what @make made of it before
 * @text: (nullable): none hides the label and makes none */
static void
show_rare (PosReceiptLine *self,
           GtkWidget *label,
           GtkWidget *(*make) (PosReceiptLine *),
           const char *text)
{
  if (!label && pos_ui_has_text (self, text))
    label = make (self);
  if (label)
    pos_ui_set_label (label, text);
}

static void
show_discount (PosReceiptLine *self, const char *text)
{
  show_rare (self, self->discount, make_discount, text);
  if (self->discount_box)
    gtk_widget_set_visible (self->discount_box, text != NULL);
}

static void
show_check (PosReceiptLine *self, gboolean checked)
{
  if (!self->check && checked) {
    self->check = pos_ui_icon_new ("pos-check-symbolic", CHECK_ICON_SIZE);
    gtk_widget_add_css_class (self->check, "qty");
    gtk_widget_add_css_class (self->check, "on");
    gtk_box_append (GTK_BOX (self->count_box), self->check);
  }
  if (self->check)
    gtk_widget_set_visible (self->check, checked);
}

/* What is still to be decided comes before what is settled. */
static void
show_mark (PosReceiptLine *self, PosOrderLine *line)
{
  gboolean returned = pos_order_line_is_return (line);
  gboolean marked = (line->delivery_lost || (line->price_locked && !line->gift_card) || returned) &&
                    !line->voided;

  if (!self->mark && marked) {
    self->mark = pos_pill_new (POS_TONE_NEUTRAL, NULL, NULL);
    gtk_box_insert_child_after (GTK_BOX (self->box), self->mark, self->words_box);
  }
  if (!self->mark)
    return;
  gtk_widget_set_visible (self->mark, marked);
  g_object_set (self->mark,
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
}

/* --- Painting --- */

static void
take_label (GtkWidget *label, char *text)
{
  pos_ui_set_label (label, text);
  g_free (text);
}

static void
show_words (PosReceiptLine *self, PosOrderLine *line)
{
  PosSaleState *state = self->state;
  gboolean short_form = self->place.tight && pos_sale_state_is_large_text (state);
  g_autofree char *detail = pos_receipt_words_detail (state, line);
  g_autofree char *discount = pos_receipt_words_discount (state, line);
  g_autofree char *change = pos_receipt_words_change (state, line);
  g_autofree char *full_amount = pos_receipt_words_full_amount (state, line);

  take_label (self->quantity, pos_receipt_words_quantity (state, line));
  gtk_label_set_text (GTK_LABEL (self->name),
                      pos_l10n_get (line->description, pos_sale_state_get_language (state)));
  pos_ui_set_label (self->detail, short_form ? NULL : detail);
  pos_tip_set (GTK_WIDGET (self), short_form ? detail : NULL);
  show_discount (self, discount);
  gtk_widget_set_visible (self->detail_box, !short_form || discount);
  show_rare (self, self->change, make_change, change);
  show_rare (self, self->comment, make_comment, line->comment);
  take_label (self->amount, line->voided ? NULL : pos_sale_state_format (state, line->net));
  show_rare (self, self->full_amount, make_full_amount, full_amount);
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

/* Space and no class of style: most of Ship all would be looking up the style of every label of
 * every line anew. */
static void
show_space (PosReceiptLine *self)
{
  GtkWidget *parts[] = {self->badge, self->words_box, self->amount_box};
  int space = self->place.tight ? 0 : LOOSE_PX;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    gtk_widget_set_margin_top (parts[i], space);
    gtk_widget_set_margin_bottom (parts[i], space);
  }
}

static void
show_place (PosReceiptLine *self, PosOrderLine *line)
{
  show_space (self);
  pos_ui_set_class (self->box, "div", !self->place.last);
  pos_ui_set_class (self->box, "voided", !pos_order_line_is_active (line));
}

static void
show_choice (PosReceiptLine *self, gboolean chosen)
{
  gboolean checked = chosen && pos_sale_state_is_gathering (self->state);

  if (chosen == self->chosen && checked == self->checked)
    return;
  self->chosen = chosen;
  self->checked = checked;
  pos_ui_set_class (self->box, "sel", chosen);
  gtk_widget_set_visible (self->quantity, !checked);
  show_check (self, checked);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
}

gboolean
pos_receipt_line_place (PosReceiptLine *self, const PosReceiptPlace *place)
{
  gboolean moved = pos_receipt_place_compare (&self->place, place) != 0;

  self->place = *place;
  return moved;
}

gboolean
pos_receipt_line_show (PosReceiptLine *self, PosOrderLine *line)
{
  gboolean same = self->shown && self->place.tight == self->painted.tight &&
                  pos_record_equal (self->shown, line, FALSE);
  gboolean stays = same && self->place.last == self->painted.last;

  self->painted = self->place;
  if (!same) {
    g_autoptr (PosOrderLine) copy = pos_record_copy (line);
    g_set_object (&self->shown, copy);
    show_words (self, line);
    show_accessible (self, line);
  }
  if (!stays)
    show_place (self, line);
  show_choice (self, pos_sale_state_is_chosen (self->state, &self->id));
  return !stays;
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
