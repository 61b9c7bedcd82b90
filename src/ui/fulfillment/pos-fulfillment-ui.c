/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-fulfillment-ui.c — see the header. */
#include "ui/fulfillment/pos-fulfillment-ui.h"

#include "base/pos-json.h"
#include "ui/fulfillment/pos-elsewhere-page.h"
#include "ui/fulfillment/pos-work-notice.h"
#include "ui/fulfillment/pos-work-page.h"
#include "ui/shell/pos-page-again.h"

static PosWorkFilter *
read_filter (GVariant *args)
{
  const char *text = NULL;
  g_autoptr (json_t) json = NULL;

  if (!args || !g_variant_lookup (args, "filter", "&s", &text))
    return NULL;
  json = pos_json_parse (text, -1, NULL);
  return json ? pos_record_new_from_json (POS_TYPE_WORK_FILTER, json, 0, NULL) : NULL;
}

static void
show_page (PosShell *shell, GVariant *args)
{
  g_autoptr (PosWorkFilter) filter = read_filter (args);
  PosPage *open = pos_shell_find_page (shell, "order.fulfillment");

  if (!open) {
    pos_shell_show_page (shell, pos_work_page_new (shell, filter));
    return;
  }
  pos_shell_go_back_to (shell, open);
  if (filter)
    pos_work_page_set_filter (POS_WORK_PAGE (open), filter);
  pos_page_read_again (open);
}

static void
allowed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (GVariant) args = data;

  if (result)
    show_page (shell, args);
}

static gboolean
opens_elsewhere (PosShell *shell, GVariant *args)
{
  PosStore *own = pos_register_get_store_record (pos_shell_get_register (shell));
  const char *store = NULL;

  if (!args || !g_variant_lookup (args, "store", "&s", &store) || g_str_equal (store, own->id))
    return FALSE;
  pos_shell_show_page (shell, pos_elsewhere_page_new (shell, *store ? store : NULL));
  return TRUE;
}

/* Who lacks the right asks somebody else once, before the page opens. */
static void
opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosAvailability availability;

  if (opens_elsewhere (shell, args))
    return;
  pos_register_get_state (pos_shell_get_register (shell), key, &availability);
  PosState state = availability.state;
  pos_availability_clear (&availability);
  if (state == POS_STATE_ALLOWED)
    show_page (shell, args);
  else
    pos_shell_run (shell, key, NULL, origin, allowed_cb, args ? g_variant_ref (args) : NULL);
}

void
pos_fulfillment_ui_add (PosShell *shell)
{
  pos_shell_add_opener (shell, "order.fulfillment", opener);
  pos_work_notice_add (shell);
}
