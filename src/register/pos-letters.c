/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-letters.c — see the header. */
#include "register/pos-letters.h"
#include "base/pos-error.h"
#include "register/pos-outgoing.h"
#include "register/pos-papers.h"
#include "register/pos-quick.h"
#include "register/pos-receipt-builder.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"
#include "store/pos-outbox-table.h"

/* --- Whether, and to whom --- */

gboolean
pos_letters_are_sent (PosRegister *self)
{
  GPtrArray *templates = pos_config_list (self->config, POS_TYPE_MESSAGE_TEMPLATE);

  for (guint i = 0; self->sync && i < templates->len; i++) {
    PosMessageTemplate *template = templates->pdata[i];

    if (template->event == POS_MESSAGE_RECEIPT &&
        (!template->stores || !*template->stores ||
         pos_stores_have (template->stores, self->store->id)))
      return TRUE;
  }
  return FALSE;
}

static const char *
find_address (PosRun *run, PosCustomer *customer)
{
  const char *said = pos_run_get_text (run, "email");

  return said ? said : customer ? customer->email : NULL;
}

static gboolean
is_mailed (PosReceiptOption option)
{
  return option == POS_RECEIPT_OPTION_EMAIL || option == POS_RECEIPT_OPTION_BOTH;
}

PosReceiptOption
pos_letters_get_usual (PosRegister *self, PosCustomer *customer, const char *email)
{
  PosReceiptOption option =
      customer ? (PosReceiptOption)customer->receipt_option : POS_RECEIPT_OPTION_PRINT;

  return is_mailed (option) && (!pos_message_is_address (email) || !pos_letters_are_sent (self))
             ? POS_RECEIPT_OPTION_PRINT
             : option;
}

PosReceiptOption
pos_letters_get_for_new (PosRegister *self)
{
  const char *id = self->store ? self->store->default_customer : NULL;
  g_autoptr (PosCustomer) usual = id ? pos_quick_get_customer (self, id, NULL) : NULL;
  PosReceiptOption option =
      usual ? (PosReceiptOption)usual->receipt_option : POS_RECEIPT_OPTION_PRINT;

  return is_mailed (option) && !pos_letters_are_sent (self) ? POS_RECEIPT_OPTION_PRINT : option;
}

static PosReceiptOption
get_option (PosRun *run)
{
  PosCustomer *customer = pos_run_get_pricing (run).customer;
  const char *said = pos_run_get_text (run, "receipt");
  PosReceiptOption option = POS_RECEIPT_OPTION_PRINT;

  if (!said)
    return pos_letters_get_usual (
        pos_run_get_register (run), customer, find_address (run, customer));
  while (option < POS_RECEIPT_OPTION_NONE && !g_str_equal (pos_receipt_option_nicks[option], said))
    option++;
  return option;
}

gboolean
pos_letters_are_printed (PosRun *run)
{
  PosReceiptOption option = get_option (run);

  return option == POS_RECEIPT_OPTION_PRINT || option == POS_RECEIPT_OPTION_BOTH;
}

static gboolean
check_address (PosRegister *self, const char *address, GError **error)
{
  if (!pos_letters_are_sent (self))
    return pos_refuse ("no-mail", "Receipts are not sent by e-mail here", error);
  if (pos_message_is_address (address))
    return TRUE;
  if (!address)
    return pos_refuse ("no-email", "Say to which e-mail address the receipt goes", error);
  return pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_PARSE,
                        g_variant_new_parsed ("{'field': <'email'>}"),
                        "That is not an e-mail address");
}

gboolean
pos_letters_check (PosRun *run, GError **error)
{
  return !is_mailed (get_option (run)) ||
         check_address (pos_run_get_register (run),
                        find_address (run, pos_run_get_pricing (run).customer),
                        error);
}

/* --- Writing --- */

/* Its own words are the customer's, who may read more languages than papers are printed in. */
static PosLetter *
letter_new (PosRegister *self, PosCustomer *customer, const char *recipient)
{
  PosLetter *letter = g_object_new (POS_TYPE_LETTER, NULL);
  const char *language = customer ? customer->language : NULL;

  letter->id = pos_context_mint_id (self->context);
  pos_text_set (&letter->recipient, recipient);
  pos_text_set (&letter->name, customer ? customer->name : NULL);
  pos_text_set (&letter->language,
                language ? language : pos_receipt_builder_choose_language (self, customer));
  return letter;
}

PosLetter *
pos_letters_address (PosRun *run)
{
  PosCustomer *customer = pos_run_get_pricing (run).customer;

  return is_mailed (get_option (run))
             ? letter_new (pos_run_get_register (run), customer, find_address (run, customer))
             : NULL;
}

/* --- Of what is kept --- */

typedef struct {
  PosTransaction *message;
  char *letter;
} Send;

static void
send_free (gpointer data)
{
  Send *send = data;

  g_object_unref (send->message);
  g_free (send->letter);
  g_free (send);
}

static gboolean
append (PosDbTxn *txn, gpointer data, GError **error)
{
  Send *send = data;

  return pos_outbox_table_append (txn, send->message, send->letter, error);
}

static void
send (PosRun *run, PosLetter *letter)
{
  PosRegister *self = pos_run_get_register (run);
  Send *send = g_new0 (Send, 1);

  send->letter = pos_id_dup_text (&letter->id);
  send->message =
      pos_outgoing_new (self, POS_TRANSACTION_LETTER, letter, pos_register_get_now (self));
  pos_run_add_write (run, append, send, send_free);
  pos_run_add_effect (run, pos_outgoing_wake, NULL, NULL);
}

PosCustomer *
pos_letters_find_customer (PosRegister *self, PosStoredReceipt *stored)
{
  g_autoptr (PosOrder) order = pos_quick_get_order (self, &stored->order_id, NULL);

  return order && order->customer ? pos_quick_get_customer (self, order->customer, NULL) : NULL;
}

gboolean
pos_letters_send_again (PosRun *run, PosStoredReceipt *stored, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (PosCustomer) customer = pos_letters_find_customer (self, stored);
  const char *recipient = find_address (run, customer);
  g_autoptr (PosLetter) letter = NULL;
  g_autofree char *text = NULL;

  if (!check_address (self, recipient, error))
    return FALSE;
  text = pos_papers_dup_text (stored, error);
  if (!text)
    return FALSE;
  letter = letter_new (self, customer, recipient);
  pos_text_set (&letter->receipt, stored->number);
  pos_text_set (&letter->paper, stored->kind);
  pos_text_set (&letter->text, text);
  send (run, letter);
  pos_run_answer (run, "email", g_variant_new_string (recipient));
  return TRUE;
}
