/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-page.h — a full page over the transaction screen: ship, pick up, payment, recall.
 * Layer: ui/shell.  Thread: main.
 * Rules:  a page collects parameters, shows a live preview and runs one operation.  While it
 *         stands, the header shows its title and a way back; leaving it changes nothing.
 * Properties: title, subtitle (both may change while the page is shown). */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _PosShell PosShell;

#define POS_TYPE_PAGE (pos_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PosPage, pos_page, POS, PAGE, GtkWidget)

struct _PosPageClass {
  GtkWidgetClass parent_class;

  /* It is on the screen now, and pos_page_get_shell() answers. */
  void (*entered) (PosPage *self);
  /* Something was scanned.  TRUE: the page took it; else the shell says it is of no use here. */
  gboolean (*scanned) (PosPage *self, const char *code);
  /* Esc or the back button.  TRUE: the page stays (it went back a step of its own). */
  gboolean (*back) (PosPage *self);
};

/* Takes @child; it gets the whole area under the header. */
void pos_page_set_child (PosPage *self, GtkWidget *child);
GtkWidget *pos_page_get_child (PosPage *self);

void pos_page_set_title (PosPage *self, const char *title);
void pos_page_set_subtitle (PosPage *self, const char *subtitle);

/* Back to the transaction, nothing done. */
void pos_page_leave (PosPage *self);

/* The window it stands in; %NULL before it was shown. */
PosShell *pos_page_get_shell (PosPage *self);

G_END_DECLS
