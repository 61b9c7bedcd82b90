/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sale-keys.c — see the header. */
#include "ui/sale/pos-sale-keys.h"

#include "ui/common/pos-focus-zones.h"

/* Somebody types words: letters and arrows are theirs. */
static gboolean
is_typing (PosLayoutView *view)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (view)));

  return focus && GTK_IS_EDITABLE (focus);
}

static gboolean
press_tab (PosLayoutView *view, guint keyval, GdkModifierType modifiers)
{
  gboolean backward;

  if (modifiers == GDK_ALT_MASK && keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    return pos_layout_view_show_tab (view, keyval - GDK_KEY_1);
  if (!pos_focus_zones_is_key (keyval, modifiers, &backward))
    return FALSE;
  pos_layout_view_next_zone (view, backward);
  return TRUE;
}

/* The innermost thing first. */
static gboolean
press_escape (PosSaleState *state, PosLayoutView *view)
{
  PosEntryZone *entry = pos_layout_view_get_entry (view);
  PosRegister *reg = pos_sale_state_get_register (state);

  if (entry && pos_entry_zone_clear (entry))
    return TRUE;
  if (pos_sale_state_get_next_quantity (state).micro != POS_SCALE)
    pos_sale_state_set_next_quantity (state, pos_quantity_whole (1));
  else if (pos_register_get_n_selected (reg) > 0)
    pos_sale_state_choose (state, NULL);
  else
    return FALSE;
  return TRUE;
}

gboolean
pos_sale_keys_press (PosSaleState *state,
                     PosLayoutView *view,
                     guint keyval,
                     GdkModifierType modifiers)
{
  GdkModifierType held = modifiers & gtk_accelerator_get_default_mod_mask ();
  PosReceiptList *lines = pos_layout_view_get_lines (view);
  guint key = (held & GDK_SHIFT_MASK) ? gdk_keyval_to_lower (keyval) : keyval;

  if (keyval == GDK_KEY_Escape)
    return press_escape (state, view);
  if (press_tab (view, keyval, held) || pos_layout_view_press (view, key, held))
    return TRUE;
  return !is_typing (view) && lines && pos_receipt_list_press (lines, keyval, modifiers);
}

gboolean
pos_sale_keys_intercept (PosLayoutView *view, guint keyval, GdkModifierType modifiers)
{
  PosEntryZone *entry = pos_layout_view_get_entry (view);
  gboolean enters = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (!enters || !entry || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  return gtk_widget_get_mapped (GTK_WIDGET (entry)) && !is_typing (view) &&
         pos_entry_zone_enter (entry);
}
