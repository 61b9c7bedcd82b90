/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tabs.c — see the header. */
#include "ui/common/pos-tabs.h"

#include "ui/common/pos-ui-props.h"

#define ICON_SIZE 20
#define COUNT_KEY "pos-tab-count"
#define ICON_KEY "pos-tab-icon"
#define NAME_KEY "pos-tab-name"

struct _PosTabs {
  GtkBox parent;
  GtkStack *stack;
  GtkSelectionModel *pages;
};

G_DEFINE_FINAL_TYPE (PosTabs, pos_tabs, GTK_TYPE_BOX)

static GtkWidget *
nth_tab (PosTabs *self, guint index)
{
  GtkWidget *tab = gtk_widget_get_first_child (GTK_WIDGET (self));
  while (tab != NULL && index-- > 0)
    tab = gtk_widget_get_next_sibling (tab);
  return tab;
}

static void
selection_cb (PosTabs *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pages));
  for (guint i = 0; i < n; i++) {
    gboolean on = gtk_selection_model_is_selected (self->pages, i);
    GtkWidget *tab = nth_tab (self, i);
    GtkWidget *count = g_object_get_data (G_OBJECT (tab), COUNT_KEY);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), on);
    pos_ui_set_class (count, "on", on);
    gtk_accessible_update_state (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_STATE_SELECTED, on, -1);
  }
}

static void
clicked_cb (GtkWidget *tab, PosTabs *self)
{
  gtk_stack_set_visible_child_name (self->stack, g_object_get_data (G_OBJECT (tab), NAME_KEY));
  selection_cb (self); /* a tap on the tab that is on must not turn it off */
}

static void
title_cb (GtkStackPage *page, GParamSpec *pspec, GtkWidget *tab)
{
  const char *title = gtk_stack_page_get_title (page);
  pos_ui_describe (tab, title, NULL);
}

static GtkWidget *
make_tab (PosTabs *self, GtkStackPage *page)
{
  GtkWidget *tab =
      g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = pos_ui_icon_new (gtk_stack_page_get_icon_name (page), ICON_SIZE);
  GtkWidget *title = pos_ui_label_new (NULL, NULL);
  GtkWidget *count = pos_ui_label_new (NULL, "count num");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (count, FALSE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (tab), box);
  g_object_bind_property (page, "title", title, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (page, "visible", tab, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (page, "notify::title", G_CALLBACK (title_cb), tab, 0);
  title_cb (page, NULL, tab);
  g_object_set_data (G_OBJECT (tab), COUNT_KEY, count);
  g_object_set_data (G_OBJECT (tab), ICON_KEY, icon);
  g_object_set_data_full (
      G_OBJECT (tab), NAME_KEY, g_strdup (gtk_stack_page_get_name (page)), g_free);
  g_signal_connect_object (tab, "clicked", G_CALLBACK (clicked_cb), self, 0);
  return tab;
}

static void
pages_cb (PosTabs *self)
{
  GtkWidget *old;
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), old);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pages));
  for (guint i = 0; i < n; i++) {
    g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);
    gtk_box_append (GTK_BOX (self), make_tab (self, GTK_STACK_PAGE (page)));
  }
  selection_cb (self);
}

static void
pos_tabs_dispose (GObject *object)
{
  PosTabs *self = POS_TABS (object);
  g_clear_object (&self->pages);
  g_clear_object (&self->stack);
  G_OBJECT_CLASS (pos_tabs_parent_class)->dispose (object);
}

static void
pos_tabs_class_init (PosTabsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_tabs_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TAB_LIST);
}

static void
pos_tabs_init (PosTabs *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 4);
}

void
pos_tabs_set_narrow (PosTabs *self, gboolean narrow)
{
  g_return_if_fail (POS_IS_TABS (self));
  pos_ui_set_class (GTK_WIDGET (self), "narrow", narrow);
  gtk_box_set_spacing (GTK_BOX (self), narrow ? 0 : 4);
  for (GtkWidget *tab = gtk_widget_get_first_child (GTK_WIDGET (self)); tab != NULL;
       tab = gtk_widget_get_next_sibling (tab))
    gtk_box_set_spacing (GTK_BOX (gtk_button_get_child (GTK_BUTTON (tab))), narrow ? 4 : 8);
}

GtkWidget *
pos_tabs_new (GtkStack *stack, gboolean underlined)
{
  g_return_val_if_fail (GTK_IS_STACK (stack), NULL);
  PosTabs *self = g_object_new (POS_TYPE_TABS, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), underlined ? "utabs" : "tabs");
  self->stack = g_object_ref (stack);
  self->pages = gtk_stack_get_pages (stack);
  g_signal_connect_object (
      self->pages, "items-changed", G_CALLBACK (pages_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->pages, "selection-changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  pages_cb (self);
  return GTK_WIDGET (self);
}

static GtkWidget *
find_tab (PosTabs *self, const char *name)
{
  GtkWidget *tab = gtk_widget_get_first_child (GTK_WIDGET (self));
  while (tab != NULL && !g_str_equal (g_object_get_data (G_OBJECT (tab), NAME_KEY), name))
    tab = gtk_widget_get_next_sibling (tab);
  return tab;
}

void
pos_tabs_set_count (PosTabs *self, const char *name, int count)
{
  g_return_if_fail (POS_IS_TABS (self));
  g_return_if_fail (name != NULL);
  GtkWidget *tab = find_tab (self, name);
  g_autofree char *text = g_strdup_printf ("%d", count);
  if (tab != NULL)
    pos_ui_set_label (g_object_get_data (G_OBJECT (tab), COUNT_KEY), count >= 0 ? text : NULL);
}

void
pos_tabs_set_icon_class (PosTabs *self, const char *name, const char *css_class)
{
  g_return_if_fail (POS_IS_TABS (self));
  g_return_if_fail (name != NULL && css_class != NULL);
  GtkWidget *tab = find_tab (self, name);
  if (tab != NULL)
    gtk_widget_add_css_class (g_object_get_data (G_OBJECT (tab), ICON_KEY), css_class);
}
