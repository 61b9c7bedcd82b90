/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-customer-card.c — see the header. */
#include "ui/sale/pos-customer-card.h"

#include "ui/common/pos-avatar.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-tip.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define GAP 12
#define ICON_SIZE 18
#define FEW_LINES 2
#define LONG_NAME 40 /* characters: more than two lines of a narrow card, or one of a wide one */

struct _PosCustomerCard {
  GtkWidget parent;
  PosSaleState *state;
  json_t *fields; /* nullable */
  gboolean wide;

  GtkWidget *main; /* avatar and words */
  GtkWidget *person;
  GtkWidget *nobody;
  GtkWidget *name;
  GtkWidget *hint;
  GtkWidget *facts;
  GtkWidget *number;
  GtkWidget *loyalty_box;
  GtkWidget *loyalty;
  GtkWidget *blocked;
  GtkWidget *pending;
  GtkWidget *address_row;
  GtkWidget *address;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (PosCustomerCard, pos_customer_card, GTK_TYPE_WIDGET)

/* --- What is shown --- */

static gboolean
wants (PosCustomerCard *self, const char *field)
{
  json_t *name;
  gsize index;

  if (!json_is_array (self->fields))
    return TRUE;
  json_array_foreach (self->fields, index, name) if (g_strcmp0 (json_string_value (name), field) ==
                                                     0) return TRUE;
  return FALSE;
}

static char *
make_address (PosCustomer *customer)
{
  PosAddress *address = customer ? pos_customer_get_primary_address (customer) : NULL;

  return address ? g_strjoin (", ", address->street, address->city, NULL) : NULL;
}

static void
show_nobody (PosCustomerCard *self)
{
  /* TRANSLATORS: nobody is attached to the sale */
  gtk_label_set_text (GTK_LABEL (self->name), _ ("No customer"));
  gtk_widget_add_css_class (self->name, "t-line");
  gtk_widget_remove_css_class (self->name, "t-cap");
  pos_ui_set_label (self->hint, _ ("Needed to ship or pick up"));
  gtk_widget_set_visible (self->facts, FALSE);
  gtk_widget_set_visible (self->address_row, FALSE);
  gtk_button_set_icon_name (GTK_BUTTON (self->button), "pos-plus-symbolic");
  pos_ui_describe (self->button, _ ("Add customer"), NULL);
}

static void
show_customer (PosCustomerCard *self, PosOrder *order, PosCustomer *customer)
{
  g_autofree char *address = make_address (customer);
  const char *name =
      customer ? customer->name : pos_text_or (order->customer_name, order->customer);
  const char *number = customer ? pos_text_or (customer->number, NULL) : order->customer;
  const char *loyalty = customer ? customer->loyalty : NULL;
  gboolean blocked = customer && customer->blocked;

  gtk_label_set_text (GTK_LABEL (self->name), name);
  g_object_set (self->person, "name", name, NULL);
  pos_ui_set_label (self->hint, NULL);
  gboolean crowded = name && g_utf8_strlen (name, -1) > LONG_NAME;
  pos_ui_set_class (self->name, "t-line", !crowded);
  pos_ui_set_class (self->name, "t-cap", crowded);
  gtk_label_set_lines (GTK_LABEL (self->name), !crowded ? FEW_LINES : blocked ? 3 : 4);
  gtk_widget_set_visible (self->facts, !crowded || blocked);
  pos_ui_set_label (self->number, wants (self, "number") ? number : NULL);
  gtk_label_set_text (GTK_LABEL (self->loyalty), loyalty ? loyalty : "");
  gtk_widget_set_visible (self->loyalty_box,
                          pos_ui_has_text (self, loyalty) && !blocked && wants (self, "loyalty"));
  gtk_widget_set_visible (self->blocked, blocked);
  gtk_widget_set_visible (self->pending, customer && customer->pending && !blocked);
  gtk_label_set_text (GTK_LABEL (self->address), address ? address : "");
  gtk_widget_set_visible (self->address_row, address && wants (self, "address"));
  pos_tip_set (self->main, address);
  gtk_button_set_icon_name (GTK_BUTTON (self->button), "pos-edit-symbolic");
  pos_ui_describe (self->button, _ ("Change customer"), NULL);
}

static void
update_cb (PosCustomerCard *self)
{
  PosOrder *order = pos_sale_state_get_order (self->state);
  PosCustomer *customer = pos_register_get_customer (pos_sale_state_get_register (self->state));
  gboolean known = order->customer != NULL;

  gtk_widget_set_visible (self->person, known);
  gtk_widget_set_visible (self->nobody, !known);
  pos_ui_set_class (self->button, "low", known && !self->wide);
  if (known)
    show_customer (self, order, customer);
  else
    show_nobody (self);
}

/* Who is shown is changed where there is a page for it, else another one is chosen.  Whose a saved
 * order is stays (§6.6): taking him off says why before anybody is looked for. */
static const char *
get_key (PosOrder *order)
{
  if (!order->customer)
    return "customer.search";
  if (order->flow != POS_ORDER_FLOW_NEW)
    return "customer.clear";
  return pos_operation_find ("customer.edit") ? "customer.edit" : "customer.search";
}

static void
clicked_cb (PosCustomerCard *self)
{
  pos_shell_open (pos_sale_state_get_shell (self->state),
                  get_key (pos_sale_state_get_order (self->state)),
                  NULL,
                  self->button);
}

/* --- Size: the words, then the address beside the button, if it fits --- */

static void
pos_customer_card_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  PosCustomerCard *self = POS_CUSTOMER_CARD (widget);
  int main, button;

  gtk_widget_measure (self->main, orientation, -1, NULL, &main, NULL, NULL);
  gtk_widget_measure (self->button, orientation, -1, NULL, &button, NULL, NULL);
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? main + GAP + button : MAX (main, button);
}

static int
height_for (GtkWidget *widget, int width)
{
  int least, height;

  if (!gtk_widget_get_visible (widget))
    return 0;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (
      widget, GTK_ORIENTATION_VERTICAL, MAX (width, least), NULL, &height, NULL, NULL);
  return height;
}

static void
place (PosCustomerCard *self, GtkWidget *child, int x, int y, int width, int height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int left = mirrored ? gtk_widget_get_width (GTK_WIDGET (self)) - x - width : x;

  gtk_widget_size_allocate (child, &(GtkAllocation){left, y, width, height}, -1);
}

static void
pos_customer_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PosCustomerCard *self = POS_CUSTOMER_CARD (widget);
  int button_width, button_height;

  gtk_widget_measure (
      self->button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &button_width, NULL, NULL);
  gtk_widget_measure (self->button, GTK_ORIENTATION_VERTICAL, -1, NULL, &button_height, NULL, NULL);
  int beside = MAX (width - button_width - GAP, 0);
  int words = height_for (self->main, width);
  int foot = MAX (height_for (self->address_row, beside), button_height);
  gboolean stacked = gtk_widget_get_visible (self->address_row) && words + foot <= height;

  gtk_widget_set_child_visible (self->address_row, stacked);
  if (stacked) {
    int top = (height - words - foot) / 2;
    place (self, self->main, 0, top, width, words);
    place (self, self->address_row, 0, top + words, beside, foot);
    place (self, self->button, width - button_width, top + words, button_width, foot);
    return;
  }
  /* A row of labels that is given more height than it needs asks for more width, and so does one
   * that is given less: what is too high for the card runs over at both ends. */
  int own = height_for (self->main, beside);
  place (self, self->main, 0, (height - own) / 2, beside, own);
  place (self,
         self->button,
         width - button_width,
         (height - button_height) / 2,
         button_width,
         button_height);
}

/* --- Building --- */

static GtkWidget *
make_facts (PosCustomerCard *self)
{
  GtkWidget *facts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *star = pos_ui_icon_new ("pos-star-symbolic", 16);

  self->number = pos_ui_label_new (NULL, "t-cap ink2 num");
  self->loyalty_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->loyalty = pos_ui_label_new (NULL, "t-cap semi");
  /* TRANSLATORS: a customer who may not be sold to on account */
  self->blocked = pos_pill_new (POS_TONE_DANGER, "pos-alert-symbolic", C_ ("customer", "Blocked"));
  self->pending =
      /* TRANSLATORS: a customer whom headquarters does not know yet */
      pos_pill_new (POS_TONE_WARN, "pos-st-wait-symbolic", C_ ("customer", "Waiting to sync"));
  gtk_widget_add_css_class (self->loyalty_box, "c-warn");
  gtk_label_set_wrap (GTK_LABEL (self->loyalty), TRUE);
  gtk_box_append (GTK_BOX (self->loyalty_box), star);
  gtk_box_append (GTK_BOX (self->loyalty_box), self->loyalty);
  gtk_box_append (GTK_BOX (facts), self->number);
  gtk_box_append (GTK_BOX (facts), self->loyalty_box);
  gtk_box_append (GTK_BOX (facts), self->blocked);
  gtk_box_append (GTK_BOX (facts), self->pending);
  return facts;
}

static GtkWidget *
make_main (PosCustomerCard *self)
{
  GtkWidget *main = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->person = pos_avatar_new (NULL, NULL, self->wide);
  self->nobody = pos_avatar_new (NULL, "carry", TRUE);
  g_object_set (self->nobody, "icon", "pos-user-symbolic", NULL);
  self->name = pos_ui_label_new (NULL, "t-line semi");
  self->hint = pos_ui_label_new (NULL, "t-cap ink2");
  self->facts = make_facts (self);
  pos_ui_wrap_label (self->name);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), self->name);
  gtk_box_append (GTK_BOX (words), self->hint);
  gtk_box_append (GTK_BOX (words), self->facts);
  gtk_box_append (GTK_BOX (main), self->person);
  gtk_box_append (GTK_BOX (main), self->nobody);
  gtk_box_append (GTK_BOX (main), words);
  return main;
}

static GtkWidget *
make_address_row (PosCustomerCard *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *pin = pos_ui_icon_new ("pos-pin-symbolic", ICON_SIZE);

  gtk_widget_add_css_class (row, "ink2");
  self->address = pos_ui_label_new (NULL, "t-cap");
  pos_ui_wrap_label (self->address);
  gtk_widget_set_hexpand (self->address, TRUE);
  gtk_box_append (GTK_BOX (row), pin);
  gtk_box_append (GTK_BOX (row), self->address);
  return row;
}

static void
pos_customer_card_dispose (GObject *object)
{
  PosCustomerCard *self = POS_CUSTOMER_CARD (object);

  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->address_row, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->fields, json_decref);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (pos_customer_card_parent_class)->dispose (object);
}

static void
pos_customer_card_class_init (PosCustomerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_customer_card_dispose;
  widget_class->measure = pos_customer_card_measure;
  widget_class->size_allocate = pos_customer_card_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pos_customer_card_init (PosCustomerCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "panel");
  gtk_widget_add_css_class (GTK_WIDGET (self), "customer");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  /* TRANSLATORS: the panel that shows the customer, read aloud */
  pos_ui_describe (GTK_WIDGET (self), C_ ("panel", "Customer"), NULL);
}

GtkWidget *
pos_customer_card_new (PosSaleState *state, json_t *options, gboolean wide)
{
  PosCustomerCard *self = g_object_new (POS_TYPE_CUSTOMER_CARD, NULL);

  self->state = g_object_ref (state);
  self->fields = json_incref (json_object_get (options, "fields"));
  self->wide = wide;
  self->main = make_main (self);
  pos_tip_set (self->main, NULL);
  self->address_row = make_address_row (self);
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "btn");
  gtk_widget_add_css_class (self->button, "quiet");
  gtk_widget_add_css_class (self->button, "icononly");
  gtk_widget_set_parent (self->main, GTK_WIDGET (self));
  gtk_widget_set_parent (self->address_row, GTK_WIDGET (self));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect_object (state, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  return GTK_WIDGET (self);
}
