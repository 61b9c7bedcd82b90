/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-item-field.c — see the header. */
#include "ui/sale/pos-item-field.h"

#include "base/pos-error.h"
#include "base/pos-search-text.h"
#include "ui/common/pos-translator.h"

#include <string.h>

/* "3*400110": takes the quantity off the front.  Returns: what follows. */
static const char *
take_quantity (PosSaleState *state, const char *text)
{
  gsize digits = strspn (text, "0123456789");
  g_autofree char *number = g_strndup (text, digits);
  PosQuantity quantity = {0};

  if (digits == 0 || text[digits] == '\0' || !strchr ("*xX", text[digits]))
    return text;
  if (!pos_micro_parse (number, &quantity.micro, NULL) || quantity.micro == 0)
    return text;
  pos_sale_state_set_next_quantity (state, quantity);
  return text + digits + 1;
}

static gboolean
is_number (const char *text)
{
  return text[strspn (text, "0123456789")] == '\0';
}

static void
search (PosSaleState *state, const char *text, GtkWidget *field)
{
  pos_shell_open (pos_sale_state_get_shell (state),
                  "item.search",
                  g_variant_new_parsed ("{'text': <%s>}", text),
                  field);
}

static void
activate_cb (PosTextField *field, PosSaleState *state)
{
  g_autofree char *typed = g_strstrip (pos_search_plain_digits (pos_text_field_get_text (field)));
  const char *code = take_quantity (state, typed);
  g_autoptr (GError) error = NULL;

  if (!*code) {
    pos_text_field_set_text (field, NULL);
    return;
  }
  gboolean works = pos_sale_state_check_item (state, code, &error);
  gboolean unknown = g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND);
  if (works) {
    pos_sale_state_add_item (state, code, GTK_WIDGET (field));
    pos_text_field_set_text (field, NULL);
  } else if (unknown && !is_number (code)) {
    search (state, code, GTK_WIDGET (field));
    pos_text_field_set_text (field, NULL);
  } else {
    pos_shell_explain (pos_sale_state_get_shell (state), error, GTK_WIDGET (field));
    gtk_editable_select_region (GTK_EDITABLE (pos_text_field_get_entry (field)), 0, -1);
  }
}

/* An example, as far as there is room for one. */
static const char *
get_example (PosSaleState *state)
{
  if (pos_sale_state_is_huge_text (state))
    /* TRANSLATORS: in an empty field with very large text: what one does with it */
    return C_ ("field", "Scan");
  return pos_sale_state_is_large_text (state) ? _ ("Scan or search")
                                              : _ ("Scan or search products");
}

GtkWidget *
pos_item_field_new (PosSaleState *state)
{
  GtkWidget *field = pos_text_field_new (NULL);

  g_object_set (
      field, "icon", "pos-scan-symbolic", "placeholder", get_example (state), "quiet", TRUE, NULL);
  g_signal_connect_data (field,
                         "activate",
                         G_CALLBACK (activate_cb),
                         g_object_ref (state),
                         (GClosureNotify)(void (*) (void))g_object_unref,
                         0);
  return field;
}
