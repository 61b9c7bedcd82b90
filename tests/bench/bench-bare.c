/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-bare.c — see the header. */
#include "bench-bare.h"

#define N_LABELS 4
#define COLUMNS 6

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  for (guint i = 0; i < N_LABELS; i++)
    gtk_box_append (GTK_BOX (row), gtk_label_new (NULL));
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  for (GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item)); label;
       label = gtk_widget_get_next_sibling (label))
    gtk_label_set_text (GTK_LABEL (label), text);
}

static GtkWidget *
make_list (BenchBare *self, guint n_rows)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->rows = gtk_string_list_new (NULL);
  for (guint i = 0; i < n_rows; i++)
    gtk_string_list_append (self->rows, "Product");
  list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)))),
      factory);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (self->scroller, list);
  gtk_widget_set_hexpand (GTK_WIDGET (self->scroller), TRUE);
  return GTK_WIDGET (self->scroller);
}

static GtkWidget *
make_page (guint n_buttons)
{
  GtkWidget *page = gtk_grid_new ();

  for (guint i = 0; i < n_buttons; i++) {
    g_autofree char *text = g_strdup_printf ("Product %u", i);
    gtk_grid_attach (GTK_GRID (page),
                     gtk_button_new_with_label (text),
                     (int)(i % COLUMNS),
                     (int)(i / COLUMNS),
                     1,
                     1);
  }
  return page;
}

void
bench_bare_open (BenchBare *self, guint n_rows, guint n_buttons)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->pages = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->pages, make_page (n_buttons), "0");
  gtk_stack_add_named (self->pages, make_page (n_buttons), "1");
  gtk_box_append (GTK_BOX (both), make_list (self, n_rows));
  gtk_box_append (GTK_BOX (both), GTK_WIDGET (self->pages));
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (self->window, 1366, 702); /* as large as ours below its header */
  gtk_window_set_child (self->window, both);
  gtk_window_present (self->window);
}
