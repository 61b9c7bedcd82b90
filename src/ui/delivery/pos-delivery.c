/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-delivery.c — see the header. */
#include "ui/delivery/pos-delivery.h"

#include "ui/delivery/pos-ship-page.h"

/* O3: goods that leave later belong to somebody.  The search goes on with @key. */
static gboolean
ask_customer (PosShell *shell, const char *key, GtkWidget *origin)
{
  if (pos_register_get_customer (pos_shell_get_register (shell)))
    return FALSE;
  pos_shell_open (shell, "customer.search", g_variant_new_parsed ("{'then': <%s>}", key), origin);
  return TRUE;
}

static void
open_ship (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (!ask_customer (shell, key, origin))
    pos_shell_show_page (shell,
                         pos_ship_page_new (shell, g_str_equal (key, "order.ship_all"), args));
}

void
pos_delivery_add (PosShell *shell)
{
  g_return_if_fail (POS_IS_SHELL (shell));
  pos_shell_add_opener (shell, "order.ship_all", open_ship);
  pos_shell_add_opener (shell, "order.ship_selected", open_ship);
}
