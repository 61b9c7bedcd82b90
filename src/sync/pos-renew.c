/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-renew.c — see the header. */
#include "sync/pos-renew.h"
#include "base/pos-error.h"
#include "wire/pos-protocol.h"

#include <string.h>

/* Thirty days are left: nobody needs to hurry. */
#define NEXT_TRY ((gint64)G_TIME_SPAN_HOUR)

static gboolean
take_answer (PosIdentity *identity, const PosAnswer *answer, GError **error)
{
  g_autoptr (PosRenewed) renewed = NULL;
  gssize length;
  const char *text = pos_answer_get_text (answer, &length);

  if (!pos_answer_check (answer, error))
    return FALSE;
  renewed = pos_wire_parse (POS_TYPE_RENEWED, text, length, error);
  return renewed && pos_identity_take (identity, renewed->certificate, renewed->authority, error);
}

static void
on_renewed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosIdentity) identity = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, &error);

  if (answer && take_answer (identity, answer, &error))
    g_message ("The certificate was renewed");
  else
    g_message ("The certificate was not renewed: %s", error->message);
}

void
pos_renew (PosTransport *transport, gint64 now, gint64 *not_before, GCancellable *cancellable)
{
  PosIdentity *identity = pos_transport_get_identity (transport);
  g_autoptr (PosRenewal) renewal = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;

  if (!identity || !pos_identity_is_due (identity, now) || now < *not_before)
    return;
  *not_before = now + NEXT_TRY;
  renewal = g_object_new (POS_TYPE_RENEWAL, NULL);
  g_autofree char *request = pos_identity_make_request (identity, &error);
  if (!request) {
    g_warning ("No key: %s", error->message);
    return;
  }
  pos_text_set (&renewal->request, request);
  g_autofree char *text = pos_wire_to_text (renewal);
  body = g_bytes_new (text, strlen (text));
  pos_transport_send_async (transport,
                            "POST",
                            POS_PATH_CERTIFICATES,
                            body,
                            0,
                            cancellable,
                            on_renewed,
                            g_object_ref (identity));
}

gboolean
pos_renew_fill_request (PosTransport *transport, PosEnrollRequest *request, GError **error)
{
  PosIdentity *identity = pos_transport_get_identity (transport);
  g_autofree char *text = identity ? pos_identity_make_request (identity, error) : NULL;

  pos_text_set (&request->request, text);
  return text || !identity;
}

gboolean
pos_renew_take_first (PosTransport *transport, PosEnrollment *enrollment, GError **error)
{
  PosIdentity *identity = pos_transport_get_identity (transport);

  if (!identity)
    return TRUE;
  if (enrollment->certificate && enrollment->authority)
    return pos_identity_take (identity, enrollment->certificate, enrollment->authority, error);
  return pos_set_error (
      error, POS_SYNC_ERROR, POS_SYNC_ERROR_PROTOCOL, NULL, "No certificate came");
}
