/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-mail.h — letters go into a folder, from which the chain's own mailer takes them.
 * Layer: hq.  Thread: as said.
 * Rules:  a letter is a file of its own, whole when it has its name: "pos-000042.eml".  It is
 *         written under a hidden name first, then the database says that it is delivered, then it
 *         gets its name; what a crash leaves in between is finished or taken back from what the
 *         database says, so that no letter is lost and none comes twice.
 * Source: customer-orders.md §7.6; docs/headquarters.md "Messages to customers". */
#pragma once
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

typedef struct {
  const char *folder; /* of the mailer; made when absent */
  gint64 now;
  GArray *numbers; /* (out) (element-type gint64): of those that are to get their names:
                      pos_hq_mail_publish() */
  gboolean more;
} PosHqMail;

/* Inside a write transaction, which may run again. */
gboolean pos_hq_mail_write_batch (PosDbTxn *txn, gpointer mail, GError **error);
/* Once that is on the disk.  Any thread. */
gboolean pos_hq_mail_publish (PosHqMail *mail, GError **error);

void pos_hq_mail_clear (PosHqMail *mail);

G_END_DECLS
