/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-delivery-footer.c — see the header. */
#include "ui/delivery/pos-delivery-footer.h"

#include "ui/common/pos-segmented.h"
#include "ui/common/pos-tag.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

struct _PosDeliveryFooter {
  GtkBox parent;
  char *refusal;
  GtkWidget *refusal_box;
  GtkWidget *refusal_label;
  GtkWidget *type;     /* %NULL: not asked */
  GtkWidget *type_row; /* the same with its question */
  gboolean wide;
  GtkWidget *bar;
  GtkWidget *texts;
  GtkWidget *summary;
  GtkWidget *facts;
  GtkWidget *button;
  GtkWidget *button_icon;
  GtkWidget *button_label;
};

G_DEFINE_FINAL_TYPE (PosDeliveryFooter, pos_delivery_footer, GTK_TYPE_BOX)

enum { CANCEL, PRIMARY, REFUSED, RETYPED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
cancel_cb (PosDeliveryFooter *self)
{
  g_signal_emit (self, signals[CANCEL], 0);
}

static void
type_cb (PosDeliveryFooter *self)
{
  g_signal_emit (self, signals[RETYPED], 0);
}

static void
button_cb (PosDeliveryFooter *self)
{
  g_signal_emit (self, signals[self->refusal ? REFUSED : PRIMARY], 0);
}

static void
pos_delivery_footer_finalize (GObject *object)
{
  g_free (POS_DELIVERY_FOOTER (object)->refusal);
  G_OBJECT_CLASS (pos_delivery_footer_parent_class)->finalize (object);
}

static void
pos_delivery_footer_class_init (PosDeliveryFooterClass *klass)
{
  static const char *const names[] = {"cancel", "primary", "refused", "retyped"};

  G_OBJECT_CLASS (klass)->finalize = pos_delivery_footer_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i],
                               G_TYPE_FROM_CLASS (klass),
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               0);
}

static void
add_refusal (PosDeliveryFooter *self)
{
  self->refusal_box = g_object_new (
      GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "spacing", 8, NULL);
  self->refusal_label = pos_ui_label_new (NULL, "semi");
  gtk_label_set_wrap (GTK_LABEL (self->refusal_label), TRUE);
  gtk_widget_set_hexpand (self->refusal_label, TRUE);
  gtk_widget_add_css_class (self->refusal_box, "delivery-refusal");
  gtk_widget_set_visible (self->refusal_box, FALSE);
  gtk_box_append (GTK_BOX (self->refusal_box), pos_ui_icon_new ("pos-info-symbolic", 18));
  gtk_box_append (GTK_BOX (self->refusal_box), self->refusal_label);
  gtk_box_append (GTK_BOX (self), self->refusal_box);
}

static void
add_texts (PosDeliveryFooter *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->summary = pos_ui_label_new (NULL, "t-line semi");
  self->facts = pos_ui_label_new (NULL, "t-cap ink2 num");
  pos_ui_wrap_label (self->summary);
  gtk_label_set_wrap (GTK_LABEL (self->facts), TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), self->summary);
  gtk_box_append (GTK_BOX (texts), self->facts);
  gtk_box_append (GTK_BOX (self->bar), texts);
  self->texts = texts;
}

static GtkWidget *
make_button (PosDeliveryFooter *self, GtkWidget *child, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "tall");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->bar), button);
  return button;
}

static void
add_buttons (PosDeliveryFooter *self)
{
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *cancel = make_button (self, gtk_label_new (_ ("Cancel")), G_CALLBACK (cancel_cb));

  pos_ui_describe (cancel, _ ("Cancel"), NULL);
  gtk_widget_add_css_class (cancel, "delivery-cancel");
  self->button_icon = pos_ui_icon_new ("pos-check-symbolic", 20);
  self->button_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->button_label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->button_label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (self->button_label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (inside, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (inside), self->button_icon);
  gtk_box_append (GTK_BOX (inside), self->button_label);
  self->button = make_button (self, inside, G_CALLBACK (button_cb));
  gtk_widget_add_css_class (self->button, "delivery-primary");
}

static void
pos_delivery_footer_init (PosDeliveryFooter *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  add_refusal (self);
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  gtk_widget_add_css_class (self->bar, "footer");
  gtk_box_append (GTK_BOX (self), self->bar);
}

GtkWidget *
pos_delivery_footer_new (PosLookIntent intent)
{
  PosDeliveryFooter *self = g_object_new (POS_TYPE_DELIVERY_FOOTER, NULL);
  GtkWidget *tag = pos_tag_new (intent);

  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->bar), tag);
  add_texts (self);
  add_buttons (self);
  pos_delivery_footer_set_refusal (self, NULL);
  return GTK_WIDGET (self);
}

static void
keep_together (PangoAttrList *list, guint start, guint end)
{
  PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

  whole->start_index = start;
  whole->end_index = end;
  pango_attr_list_insert (list, whole);
}

void
pos_delivery_footer_show (PosDeliveryFooter *self,
                          const char *summary,
                          const char *const *facts,
                          const char *caption)
{
  g_return_if_fail (POS_IS_DELIVERY_FOOTER (self));
  g_autoptr (PangoAttrList) whole = pango_attr_list_new ();
  GString *text = g_string_new (NULL);

  /* An em space apart, and whole, so that facts wrap like words. */
  for (guint i = 0; facts && facts[i]; i++) {
    g_string_append (text, i > 0 ? " \u2002 " : "");
    guint start = (guint)text->len;
    g_string_append (text, facts[i]);
    keep_together (whole, start, (guint)text->len);
  }
  gtk_label_set_attributes (GTK_LABEL (self->facts), whole);
  pos_ui_set_label (self->summary, summary);
  pos_ui_set_label (self->facts, text->str);
  gtk_label_set_text (GTK_LABEL (self->button_label), caption);
  pos_ui_describe (self->button, caption, self->refusal);
  g_string_free (text, TRUE);
}

void
pos_delivery_footer_set_refusal (PosDeliveryFooter *self, const char *refusal)
{
  g_return_if_fail (POS_IS_DELIVERY_FOOTER (self));
  gboolean refused = refusal != NULL;

  g_free (self->refusal);
  self->refusal = g_strdup (refusal);
  gtk_label_set_text (GTK_LABEL (self->refusal_label), refused ? refusal : "");
  gtk_widget_set_visible (self->refusal_box, refused);
  gtk_widget_set_visible (self->button_icon, !refused);
  pos_ui_set_class (self->button, "primary", !refused);
  pos_ui_set_class (self->button, "unavailable", refused);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_DISABLED, refused, -1);
}

/* Question over answer in the bar, beside it in the row. */
static void
place_type (PosDeliveryFooter *self)
{
  GtkWidget *row = g_object_ref (self->type_row);
  GtkWidget *parent = gtk_widget_get_parent (row);

  if (parent)
    gtk_box_remove (GTK_BOX (parent), row);
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (row), self->wide ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (row), self->wide ? 2 : 14);
  gtk_widget_set_valign (row, self->wide ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  pos_ui_set_class (row, "delivery-type", !self->wide);
  if (self->wide)
    gtk_box_insert_child_after (GTK_BOX (self->bar), row, self->texts);
  else
    gtk_box_insert_child_after (GTK_BOX (self), row, self->refusal_box);
  g_object_unref (row);
}

void
pos_delivery_footer_set_wide (PosDeliveryFooter *self, gboolean wide)
{
  g_return_if_fail (POS_IS_DELIVERY_FOOTER (self));
  if (self->wide == wide)
    return;
  self->wide = wide;
  if (self->type_row)
    place_type (self);
}

void
pos_delivery_footer_ask_type (PosDeliveryFooter *self, PosOrderType type)
{
  g_return_if_fail (POS_IS_DELIVERY_FOOTER (self) && !self->type);
  const char *question = _ ("The sale becomes");
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = pos_ui_label_new (question, "t-cap ink2 semi");
  PosSegmented *answer = POS_SEGMENTED (pos_segmented_new (question));

  self->type = GTK_WIDGET (answer);
  pos_segmented_append (
      answer, pos_order_type_get_nick (POS_ORDER_TYPE_SALES_ORDER), C_ ("order", "Customer order"));
  pos_segmented_append (answer, pos_order_type_get_nick (POS_ORDER_TYPE_QUOTE), _ ("Quote"));
  pos_segmented_set_selected (answer, pos_order_type_get_nick (type));
  g_signal_connect_swapped (answer, "notify::selected", G_CALLBACK (type_cb), self);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), self->type);
  self->type_row = row;
  place_type (self);
}

const char *
pos_delivery_footer_get_type_wanted (PosDeliveryFooter *self)
{
  g_return_val_if_fail (POS_IS_DELIVERY_FOOTER (self), NULL);
  return self->type ? pos_segmented_get_selected (POS_SEGMENTED (self->type)) : NULL;
}

const char *
pos_delivery_footer_get_refusal (PosDeliveryFooter *self)
{
  g_return_val_if_fail (POS_IS_DELIVERY_FOOTER (self), NULL);
  return self->refusal;
}

GtkWidget *
pos_delivery_footer_get_button (PosDeliveryFooter *self)
{
  g_return_val_if_fail (POS_IS_DELIVERY_FOOTER (self), NULL);
  return self->button;
}
