/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-loyalty.c — loyalty cards: whom they find, and giving them out. */
#include "base/pos-error.h"
#include "model/pos-card-number.h"
#include "register/pos-holder.h"
#include "register/pos-loyalty.h"
#include "register/pos-ops.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

static GPtrArray *
list_holders (PosRegister *self, const char *code, GError **error)
{
  g_autofree char *number = pos_card_number_read (code);

  return number ? pos_quick_find_card (self, number, error)
                : g_ptr_array_new_with_free_func (g_object_unref);
}

gboolean
pos_loyalty_find (PosRegister *self, const char *code, PosCustomer **holder, GError **error)
{
  g_autoptr (GPtrArray) holders = list_holders (self, code, error);

  *holder = NULL;
  if (!holders)
    return FALSE;
  if (holders->len > 1)
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_STATUS,
        g_variant_new_parsed ("{'rule': <'loyalty-several'>, 'card': <%s>}", code),
        "Several customers have the card “%.40s”",
        code);
  if (holders->len == 1)
    *holder = g_object_ref (holders->pdata[0]);
  return TRUE;
}

static gboolean
attach_run (PosRun *run, GError **error)
{
  const char *card = pos_run_get_text (run, "card");
  g_autoptr (PosCustomer) holder = NULL;

  if (!pos_loyalty_find (pos_run_get_register (run), card, &holder, error))
    return FALSE;
  if (!holder)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_NOT_FOUND,
                          g_variant_new_parsed ("{'reason': <'loyalty'>, 'card': <%s>}", card),
                          "Nobody has the card “%.40s”",
                          card);
  return pos_holder_attach (run, holder, error);
}

/* --- Giving one out --- */

static gboolean
check_free (PosRegister *self, PosCustomer *customer, const char *number, GError **error)
{
  g_autoptr (GPtrArray) holders = list_holders (self, number, error);
  PosCustomer *holder;

  if (!holders)
    return FALSE;
  if (holders->len == 0)
    return TRUE;
  holder = holders->pdata[0];
  if (g_str_equal (holder->id, customer->id))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'loyalty-there'>}"),
                          "This customer has that card already");
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <'loyalty-taken'>, 'customer': <%s>, "
                                              "'name': <%s>}",
                                              holder->id,
                                              holder->name),
                        "That card is %s's",
                        holder->name);
}

static gboolean
issue_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  const char *id = pos_run_get_text (run, "customer");
  g_autofree char *number = pos_card_number_read (pos_run_get_text (run, "card"));
  g_autoptr (PosCustomer) customer = NULL;

  if (!number)
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_PARSE,
                          g_variant_new_parsed ("{'reason': <'loyalty'>}"),
                          "That is not the number of a loyalty card");
  customer = pos_holder_find (self, id ? id : self->order->customer, error);
  if (!customer || !check_free (self, customer, number, error))
    return FALSE;
  pos_customer_add_card (customer, number);
  customer->updated_at = pos_register_get_now (self);
  pos_holder_keep (run, customer);
  pos_run_answer (run, "customer", g_variant_new_string (customer->id));
  pos_run_answer (run, "card", g_variant_new_string (number));
  return TRUE;
}

#define NUMBER "what stands on it, as scanned or typed: 6 to 40 letters and digits"

static const PosParam attach_params[] = {
    {"card", POS_PARAM_TEXT, TRUE, NULL, NUMBER, NULL},
    {NULL},
};

static const PosParam issue_params[] = {
    {"card", POS_PARAM_TEXT, TRUE, NULL, NUMBER, NULL},
    {"customer", POS_PARAM_TEXT, FALSE, "the attached customer", "customer id", NULL},
    {NULL},
};

const PosOperation pos_ops_loyalty[] = {
    {
        .key = "loyalty.attach",
        .title = N_ ("Add loyalty card"),
        .description = N_ ("Put whoever has the card on the transaction"),
        .icon = "pos-card-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_UNPAID,
        .place = POS_PLACE_TRANSACTION,
        .params = attach_params,
        .result = "customer",
        .example = "{\"card\": \"EX-2044-1187\"}",
        .run = attach_run,
    },
    {
        .key = "loyalty.issue",
        .title = N_ ("Issue loyalty card"),
        .description = N_ ("Give a customer a card to be found by"),
        .icon = "pos-card-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "customer.edit",
        .params = issue_params,
        .result = "customer, card",
        .example = "{\"card\": \"EX-2044-1187\", \"customer\": \"C-004218\"}",
        .run = issue_run,
    },
    {.key = NULL},
};
