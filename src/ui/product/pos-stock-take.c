/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-take.c — see the header. */
#include "ui/product/pos-stock-take.h"

#include "ui/common/pos-callout.h"
#include "ui/product/pos-stock-words.h"

typedef struct {
  PosIntent intent;
  char *place; /* store or warehouse */
} Taken;

static void
taken_free (Taken *taken)
{
  g_free (taken->place);
  g_free (taken);
}

/* The pages below asked the question; what follows is about the transaction. */
static void
go_on (PosShell *shell, const Taken *taken, GVariant *lines)
{
  gboolean picks_up = taken->intent == POS_INTENT_PICK_UP;
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert_value (&args, "lines", lines);
  g_variant_dict_insert (&args, picks_up ? "store" : "location", "s", taken->place);
  pos_shell_go_home (shell);
  pos_shell_open (shell,
                  picks_up ? "order.pickup_selected" : "order.ship_selected",
                  g_variant_dict_end (&args),
                  NULL);
}

static void
added_cb (PosShell *shell, GVariant *result, gpointer data)
{
  Taken *taken = data;
  g_autoptr (GVariant) lines =
      result ? g_variant_lookup_value (result, "lines", G_VARIANT_TYPE_STRING_ARRAY) : NULL;

  if (lines)
    go_on (shell, taken, lines);
  taken_free (taken);
}

static void
add (PosShell *shell, PosFoundProduct *found, PosQuantity quantity, Taken *taken, GtkWidget *origin)
{
  PosAvailability availability;
  g_autoptr (GVariant) args = g_variant_ref_sink (
      g_variant_new_parsed ("{'item': <%s>, 'quantity': <%x>, 'separate': <true>}",
                            pos_found_product_get_product (found)->id,
                            quantity.micro));
  gboolean unavailable;

  pos_register_get_state (pos_shell_get_register (shell), "item.add", &availability);
  unavailable = availability.state == POS_STATE_UNAVAILABLE;
  pos_availability_clear (&availability);
  if (unavailable) {
    pos_shell_open (shell, "item.add", args, origin); /* says why */
    taken_free (taken);
    return;
  }
  pos_shell_run (shell, "item.add", args, origin, added_cb, taken);
}

void
pos_stock_take (PosShell *shell,
                PosFoundProduct *found,
                PosStockPlace *place,
                PosIntent intent,
                PosQuantity quantity,
                const char *line,
                GtkWidget *origin)
{
  gboolean picks_up = intent == POS_INTENT_PICK_UP;
  const char *reason = picks_up ? place->no_pick_up : place->no_ship;
  const char *lines[] = {line, NULL};
  Taken *taken;

  if (reason) {
    g_autofree char *text = pos_stock_words_dup_reason (shell, place, reason);
    pos_callout_open (origin, place->name, text, NULL, NULL);
    return;
  }
  taken = g_new0 (Taken, 1);
  taken->intent = intent;
  taken->place = g_strdup (picks_up ? place->store->id : place->warehouse);
  if (!line) {
    add (shell, found, quantity, taken, origin);
    return;
  }
  go_on (shell, taken, g_variant_new_strv (lines, -1));
  taken_free (taken);
}
