/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-page.h — a full page over the transaction screen: ship, pick up, payment, recall …
 * Layer: ui.  Thread: main.
 * Rules:  a page collects parameters, shows what would be, and runs one operation through the
 *         shell.  Leaving it changes nothing. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _PosShell PosShell;

/* Properties: "title", "subtitle": what the header shows beside the back arrow.
 * Signal "leave": the page wants to go back; the window closes it. */
#define POS_TYPE_PAGE (pos_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PosPage, pos_page, POS, PAGE, GtkWidget)

struct _PosPageClass {
  GtkWidgetClass parent_class;

  /* The page is on screen: focus its first input. */
  void (*entered) (PosPage *self);
  /* %TRUE: the page took the scanned code. */
  gboolean (*scanned) (PosPage *self, const char *code);
  /* What Enter does when no widget wants it: the primary button. */
  void (*primary) (PosPage *self);
};

/* Rows and cards are chosen with the space bar; Enter does what the page is for, wherever one of
 * them has the focus. */
void pos_page_let_enter_answer (PosPage *self);

/* The one child that fills the page. */
void pos_page_set_child (PosPage *self, GtkWidget *child);
void pos_page_set_title (PosPage *self, const char *title);
void pos_page_set_subtitle (PosPage *self, const char *subtitle);
const char *pos_page_get_title (PosPage *self);
const char *pos_page_get_subtitle (PosPage *self);

/* The operation that opens it, where steps lead back to it: see pos_shell_find_page(). */
void pos_page_set_operation (PosPage *self, const char *operation);
gboolean pos_page_is_of (PosPage *self, const char *operation);

/* Set by the shell when the page is shown; %NULL before and after. */
PosShell *pos_page_get_shell (PosPage *self);

/* Back to where the page was opened from; nothing is done. */
void pos_page_leave (PosPage *self);

G_END_DECLS
