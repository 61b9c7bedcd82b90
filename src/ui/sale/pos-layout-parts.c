/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-layout-parts.c — see the header. */
#include "ui/sale/pos-layout-parts.h"

#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-tabs.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-ui-stack.h"
#include "ui/common/pos-zone-layout.h"
#include "ui/sale/pos-customer-card.h"
#include "ui/sale/pos-receipt-panel.h"
#include "ui/sale/pos-side-zones.h"
#include "ui/sale/pos-totals-panel.h"

/* The strip of tabs itself; the rest of its height is the gap below it. */
#define STRIP_HEIGHT 46
/* From here on a customer card has room for a big avatar. */
#define WIDE_CARD 400

static GtkWidget *
make_receipt (PosLayoutParts *parts, PosLayoutControl *control)
{
  GtkWidget *panel = pos_receipt_panel_new (parts->state, control->options);

  if (!parts->lines)
    parts->lines = pos_receipt_panel_get_list (POS_RECEIPT_PANEL (panel));
  return panel;
}

static GtkWidget *
make_entry (PosLayoutParts *parts, PosLayoutControl *control)
{
  GtkWidget *entry = pos_entry_zone_new (parts->state, control->options);

  if (!parts->entry)
    parts->entry = POS_ENTRY_ZONE (entry);
  return entry;
}

static GtkWidget *
make_grid (PosLayoutParts *parts, PosLayoutControl *control)
{
  GtkWidget *grid = pos_button_grid_new (parts->state, parts->document, control->reference);

  g_ptr_array_add (parts->grids, grid);
  return grid;
}

/* --- Tabs --- */

static GtkWidget *
make_canvas (int width, int height)
{
  GtkWidget *canvas = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (canvas, pos_zone_layout_new (width, height));
  return canvas;
}

static void
put (GtkWidget *canvas, GtkWidget *child, int x, int y, int width, int height)
{
  gtk_box_append (GTK_BOX (canvas), child);
  pos_zone_layout_place (
      POS_ZONE_LAYOUT (gtk_widget_get_layout_manager (canvas)), child, x, y, width, height);
}

static void
add_tab (PosLayoutParts *parts, GtkStack *stack, PosLayoutControl *control, guint index)
{
  PosLayoutTab *tab = control->tabs->pdata[index];
  PosLayoutControl *child = tab->child;
  int room = control->rect.height - POS_LAYOUT_TAB_HEIGHT;
  GtkWidget *page = make_canvas (control->rect.width, room);
  g_autofree char *name = g_strdup_printf ("%u", index);
  const char *title = pos_l10n_get (tab->title, pos_sale_state_get_language (parts->state));

  put (page,
       pos_layout_parts_make (parts, child),
       child->rect.x,
       child->rect.y - POS_LAYOUT_TAB_HEIGHT,
       child->rect.width,
       child->rect.height);
  GtkStackPage *added = gtk_stack_add_titled (stack, page, name, title);
  if (tab->icon) {
    g_autofree char *icon = g_strdup_printf ("pos-%s-symbolic", tab->icon);
    gtk_stack_page_set_icon_name (added, icon);
  }
}

static GtkWidget *
make_tabs (PosLayoutParts *parts, PosLayoutControl *control)
{
  GtkWidget *canvas = make_canvas (control->rect.width, control->rect.height);
  GtkWidget *stack = pos_ui_stack_new (), *strip;

  gtk_stack_set_hhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);
  for (guint i = 0; i < control->tabs->len; i++)
    add_tab (parts, GTK_STACK (stack), control, i);
  if (!parts->tabs)
    parts->tabs = GTK_STACK (stack);
  pos_number_pad_hear_behind (GTK_STACK (stack));
  strip = pos_tabs_new (GTK_STACK (stack), FALSE);
  pos_ui_set_class (strip, "huge", pos_sale_state_is_huge_text (parts->state));
  put (canvas, strip, 0, 0, control->rect.width, STRIP_HEIGHT);
  put (canvas,
       stack,
       0,
       POS_LAYOUT_TAB_HEIGHT,
       control->rect.width,
       control->rect.height - POS_LAYOUT_TAB_HEIGHT);
  return canvas;
}

GtkWidget *
pos_layout_parts_make (PosLayoutParts *parts, PosLayoutControl *control)
{
  PosSaleState *state = parts->state;

  switch (control->kind) {
  case POS_LAYOUT_RECEIPT:
    return make_receipt (parts, control);
  case POS_LAYOUT_TOTALS:
    return pos_totals_panel_new (state, control->options);
  case POS_LAYOUT_CUSTOMER:
    return pos_customer_card_new (state, control->options, control->rect.width >= WIDE_CARD);
  case POS_LAYOUT_ENTRY:
    return make_entry (parts, control);
  case POS_LAYOUT_TABS:
    return make_tabs (parts, control);
  case POS_LAYOUT_GRID:
    return make_grid (parts, control);
  case POS_LAYOUT_IMAGE:
    return pos_image_zone_new (control->reference, control->options);
  case POS_LAYOUT_CLOCK:
    return pos_clock_zone_new (state);
  case POS_LAYOUT_MESSAGE:
    return pos_message_zone_new (state);
  case POS_LAYOUT_STATUS:
    return pos_status_zone_new (state, control->options);
  case POS_LAYOUT_SUGGEST:
    return pos_absent_zone_new ("pos-star-symbolic", _ ("No suggestions on this register"));
  case POS_LAYOUT_CATALOG:
    return pos_absent_zone_new ("pos-book-symbolic", _ ("No catalog on this register"));
  case POS_LAYOUT_SLOT:
  default:
    return pos_absent_zone_new ("pos-layout-symbolic", _ ("Not on this register"));
  }
}
