/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-gift-asked.c — see the header. */
#include "register/pos-gift-asked.h"
#include "base/pos-error.h"
#include "register/pos-gift-connector.h"
#include "register/pos-gifts.h"
#include "register/pos-register-private.h"
#include "register/pos-tender-refusal.h"
#include "register/pos-tendering.h"

typedef struct {
  PosRun *run;
  void (*go_on) (PosRun *run, PosGiftAsked *asked);
} Asking;

static void
asked_free (gpointer data)
{
  PosGiftAsked *asked = data;

  pos_gift_card_name_clear (&asked->name);
  g_free (asked);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asking *asking = data;
  PosGiftAsked *asked = pos_run_get_data (asking->run);
  g_autoptr (GError) trouble = NULL;
  GError *error = NULL;
  g_autoptr (PosGiftAnswer) answer =
      pos_gift_connector_ask_finish (POS_REGISTER (source), result, &trouble);

  if (!pos_run_go_on (asking->run, &error)) {
    pos_run_fail (asking->run, error);
    return;
  }
  if (!answer) {
    pos_tender_refuse (
        "gift-offline", NULL, "Headquarters cannot be asked what is on the card", &error);
    g_message ("Gift card: %s", trouble->message);
    pos_run_fail (asking->run, error);
    return;
  }
  asked->known = answer->approved;
  asked->balance = answer->balance;
  asking->go_on (asking->run, asked);
}

void
pos_gift_asked_begin (PosRun *run, void (*go_on) (PosRun *run, PosGiftAsked *asked))
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (PosGiftQuestion) question = g_object_new (POS_TYPE_GIFT_QUESTION, NULL);
  PosGiftAsked *asked = g_new0 (PosGiftAsked, 1);
  Asking *asking;
  GError *error = NULL;

  pos_run_set_data (run, asked, asked_free);
  if (!pos_tendering_find_tender (run, POS_TENDER_GIFT_CARD, &error) ||
      !pos_gift_card_name_read (pos_run_get_text (run, "card"), &asked->name, &error)) {
    pos_run_fail (run, error);
    return;
  }
  question->action = POS_GIFT_BALANCE;
  question->currency = pos_register_get_currency (self);
  pos_text_set (&question->card, asked->name.card);
  asking = g_new0 (Asking, 1);
  *asking = (Asking){run, go_on};
  pos_gift_connector_ask_async (self, question, pos_run_get_stop (run), answered_cb, asking);
}

gboolean
pos_gift_asked_check_known (PosGiftAsked *self, GError **error)
{
  return self->known ||
         pos_tender_refuse ("gift-unknown",
                            g_variant_new_parsed ("{'masked': <%s>}", self->name.masked),
                            "No gift card with this number was ever sold",
                            error);
}
