/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-delivery-page.h — what the ship, pick-up and change pages share: lines, columns, a footer
 * that always tells what would happen, and the one operation at the end.
 * Layer: ui/delivery.  Thread: main.
 * Rules:  the page knows no money: the footer shows what pos_register_preview() answers, so what is
 *         offered is what the operation takes.  Leaving it changes nothing. */
#pragma once
#include "ui/common/pos-columns.h"
#include "ui/common/pos-look.h"
#include "ui/delivery/pos-line-choice.h"
#include "ui/delivery/pos-stock-book.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_DELIVERY_PAGE (pos_delivery_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PosDeliveryPage, pos_delivery_page, POS, DELIVERY_PAGE, PosPage)

struct _PosDeliveryPageClass {
  PosPageClass parent_class;

  /* @lines (PosOrderLine) are chosen now: bring the columns up to date. */
  void (*refresh) (PosDeliveryPage *self, GPtrArray *lines);
  /* Adds the operation's arguments, but for the lines.  What is missing and has no refusal of its
   * own in the operation: returns a sentence (transfer full), else %NULL. */
  char *(*collect) (PosDeliveryPage *self, GVariantDict *args);
  /* "2 lines from DC Tilburg, Thu 21 May"; (transfer full). */
  char *(*summarize) (PosDeliveryPage *self, guint n_lines);
  /* "Ship 2 lines"; (transfer full). */
  char *(*caption) (PosDeliveryPage *self, guint n_lines);
};

/**
 * pos_delivery_page_set_up:
 * @operation: the one to run with "lines", static: "order.ship_selected"
 *
 * To be called once by the constructor of a page, before it adds columns.
 */
void pos_delivery_page_set_up (PosDeliveryPage *self,
                               PosShell *shell,
                               const char *operation,
                               PosLookIntent intent,
                               PosLineRule rule);
/* Takes both; see pos_columns_add(). */
void pos_delivery_page_add_column (PosDeliveryPage *self,
                                   GtkWidget *head,
                                   GtkWidget *content,
                                   int width);

/* All borrowed. */
PosShell *pos_delivery_page_get_window (PosDeliveryPage *self);
PosRegister *pos_delivery_page_get_register (PosDeliveryPage *self);
PosLineChoice *pos_delivery_page_get_choice (PosDeliveryPage *self);
PosStockBook *pos_delivery_page_get_book (PosDeliveryPage *self);

/* Something was chosen: everything that follows from it is shown anew. */
void pos_delivery_page_refresh (PosDeliveryPage *self);

G_END_DECLS
