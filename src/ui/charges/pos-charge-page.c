/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charge-page.c — see the header. */
#include "ui/charges/pos-charge-page.h"

#include "ui/charges/pos-charge-list.h"
#include "ui/charges/pos-charge-words.h"
#include "ui/common/pos-columns.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define LIST_WIDTH 870
#define SIDE_WIDTH 420
#define ICON_SIZE 20
#define KEY "pos-key"

struct _PosChargePage {
  PosPage parent_instance;
  PosShell *shell; /* borrowed */
  GtkWidget *total, *count, *add;
};

G_DEFINE_FINAL_TYPE (PosChargePage, pos_charge_page, POS_TYPE_PAGE)

static void
update (PosChargePage *self)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (self->shell));
  guint size = pos_list_size (order->charges);
  g_autofree char *total = pos_charge_words_money (self->shell, order->charge_total);
  g_autofree char *number = pos_format_count (pos_shell_get_format (self->shell), size);
  g_autofree char *count = g_strdup_printf (ngettext ("%s charge", "%s charges", size), number);

  gtk_label_set_text (GTK_LABEL (self->total), total);
  gtk_label_set_text (GTK_LABEL (self->count), count);
}

static void
clicked_cb (GtkWidget *button, PosChargePage *self)
{
  pos_shell_open (self->shell, g_object_get_data (G_OBJECT (button), KEY), NULL, button);
}

static void
pos_charge_page_entered (PosPage *page)
{
  gtk_widget_grab_focus (POS_CHARGE_PAGE (page)->add);
}

static void
pos_charge_page_primary (PosPage *page)
{
  clicked_cb (POS_CHARGE_PAGE (page)->add, POS_CHARGE_PAGE (page));
}

static void
pos_charge_page_class_init (PosChargePageClass *klass)
{
  POS_PAGE_CLASS (klass)->entered = pos_charge_page_entered;
  POS_PAGE_CLASS (klass)->primary = pos_charge_page_primary;
}

static void
pos_charge_page_init (PosChargePage *self)
{
}

/* --- Parts --- */

/* An operation, under its own name. */
static GtkWidget *
add_button (PosChargePage *self, GtkWidget *box, const char *key)
{
  const PosOperation *operation = pos_operation_find (key);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = pos_ui_text_new (_ (operation->title), NULL);

  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_box_append (GTK_BOX (face), pos_ui_icon_new (operation->icon, ICON_SIZE));
  gtk_box_append (GTK_BOX (face), label);
  gtk_widget_set_halign (face, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), face);
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "tall");
  pos_ui_describe (button, _ (operation->title), _ (operation->description));
  g_object_set_data (G_OBJECT (button), KEY, (gpointer)operation->key);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_side (PosChargePage *self)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_add_css_class (panel, "panel");
  self->total = pos_ui_label_new (NULL, "t-amt-xl num");
  self->count = pos_ui_label_new (NULL, "ink2 num");
  gtk_box_append (GTK_BOX (panel), self->total);
  gtk_box_append (GTK_BOX (panel), self->count);
  self->add = add_button (self, panel, "charge.header_add");
  gtk_widget_add_css_class (self->add, "primary");
  gtk_widget_set_margin_top (self->add, 10);
  add_button (self, panel, "charge.line_add");
  add_button (self, panel, "charge.recalculate");
  gtk_box_append (
      GTK_BOX (panel),
      pos_ui_text_new (_ ("Automatic charges follow the order. An amount that somebody changed "
                          "stays until the charges are recalculated."),
                       "t-cap ink2"));
  gtk_widget_set_valign (panel, GTK_ALIGN_START);
  return panel;
}

PosPage *
pos_charge_page_new (PosShell *shell)
{
  PosChargePage *self = g_object_new (POS_TYPE_CHARGE_PAGE, NULL);
  GtkWidget *columns = pos_columns_new (pos_shell_get_theme (shell));

  self->shell = shell;
  pos_page_set_title (POS_PAGE (self), _ ("Manage charges"));
  pos_columns_add (POS_COLUMNS (columns),
                   pos_ui_text_new (_ ("What is charged besides the goods"), "t-title"),
                   pos_charge_list_new (shell),
                   LIST_WIDTH);
  pos_columns_add (POS_COLUMNS (columns),
                   pos_ui_text_new (C_ ("charge", "Together"), "t-title"),
                   make_side (self),
                   SIDE_WIDTH);
  pos_columns_keep_last (POS_COLUMNS (columns));
  pos_page_set_child (POS_PAGE (self), columns);
  g_signal_connect_object (pos_shell_get_register (shell),
                           "order-changed",
                           G_CALLBACK (update),
                           self,
                           G_CONNECT_SWAPPED);
  update (self);
  return POS_PAGE (self);
}
