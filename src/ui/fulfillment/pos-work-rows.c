/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-rows.c — see the header. */
#include "ui/fulfillment/pos-work-rows.h"

#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-ui-stack.h"
#include "ui/fulfillment/pos-work-row.h"

#define WIDE 1000 /* at 100 % text */

struct _PosWorkRows {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  GListModel *lines;
  PosWorkPicked *picked; /* (nullable) */
  gboolean narrow;

  GtkWidget *stack, *view, *empty; /* borrowed */
};

G_DEFINE_FINAL_TYPE (PosWorkRows, pos_work_rows, GTK_TYPE_BOX)

static guint tapped_signal;

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, PosWorkRows *self)
{
  GtkWidget *row = pos_work_row_new (self->shell, self->picked);

  pos_work_row_set_narrow (POS_WORK_ROW (row), self->narrow);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, PosWorkRows *self)
{
  pos_work_row_set_line (POS_WORK_ROW (gtk_list_item_get_child (item)),
                         gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, PosWorkRows *self)
{
  pos_work_row_set_line (POS_WORK_ROW (gtk_list_item_get_child (item)), NULL);
}

static GtkListItemFactory *
make_factory (PosWorkRows *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  return factory;
}

static void
activated_cb (PosWorkRows *self, guint position)
{
  g_autoptr (PosWorkLine) line = g_list_model_get_item (self->lines, position);

  if (line)
    g_signal_emit (self, tapped_signal, 0, line);
}

static void
show (PosWorkRows *self)
{
  gboolean any = g_list_model_get_n_items (self->lines) > 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "list" : "empty");
}

GtkWidget *
pos_work_rows_get_view (PosWorkRows *self)
{
  g_return_val_if_fail (POS_IS_WORK_ROWS (self), NULL);
  return self->view;
}

void
pos_work_rows_remake (PosWorkRows *self)
{
  g_return_if_fail (POS_IS_WORK_ROWS (self));
  g_autoptr (GtkListItemFactory) factory = make_factory (self);

  gtk_list_view_set_factory (GTK_LIST_VIEW (self->view), factory);
}

/* Rows take their form when they are made. */
void
pos_work_rows_set_narrow (PosWorkRows *self, gboolean narrow)
{
  g_return_if_fail (POS_IS_WORK_ROWS (self));
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  pos_work_rows_remake (self);
}

void
pos_work_rows_explain (PosWorkRows *self, const char *title, const char *body)
{
  g_return_if_fail (POS_IS_WORK_ROWS (self));
  g_object_set (self->empty, "title", title, "body", body, NULL);
}

int
pos_work_rows_get_wide (PosShell *shell)
{
  return WIDE * (int)pos_theme_get_text_scale (pos_shell_get_theme (shell)) / 100;
}

/* --- The widget --- */

static void
pos_work_rows_dispose (GObject *object)
{
  PosWorkRows *self = POS_WORK_ROWS (object);

  g_clear_object (&self->lines);
  g_clear_object (&self->picked);
  G_OBJECT_CLASS (pos_work_rows_parent_class)->dispose (object);
}

static void
pos_work_rows_class_init (PosWorkRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_work_rows_dispose;
  tapped_signal = g_signal_new ("tapped",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                POS_TYPE_WORK_LINE);
}

static void
pos_work_rows_init (PosWorkRows *self)
{
}

GtkWidget *
pos_work_rows_new (PosShell *shell, GListModel *lines, PosWorkPicked *picked)
{
  PosWorkRows *self = g_object_new (POS_TYPE_WORK_ROWS, NULL);
  GtkSelectionModel *none = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (lines)));
  GtkWidget *scroller;

  self->shell = shell;
  self->lines = g_object_ref (lines);
  g_set_object (&self->picked, picked);
  self->view = gtk_list_view_new (none, make_factory (self));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "work-list");
  pos_ui_describe (self->view, _ ("Lines"), NULL);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  scroller = g_object_new (
      GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->view, NULL);
  self->empty = pos_empty_state_new ("pos-package-symbolic", NULL, NULL);
  self->stack = pos_ui_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), pos_focus_stop_new (scroller), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self), self->stack);
  g_signal_connect_object (lines, "items-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
