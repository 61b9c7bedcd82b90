/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-identity.h — by what headquarters knows this device over TLS, and by what the device knows
 * headquarters.
 * Layer: sync.  Thread: main; files are read and written at once.
 * Shape:  DIR/identity.pem: the device's key and certificate, readable by its owner only;
 *         DIR/authority.pem: the chain's authority.  Both may be absent.
 * Rules:  the key is made here and leaves the device never; a new one is kept in memory until the
 *         certificate for it has come, so that key and certificate on the disk always belong
 *         together.  With an authority, nobody else's certificates count, the system's neither.
 * Source: reliability.md §C "Device enrollment". */
#pragma once
#include <gio/gio.h>

G_BEGIN_DECLS

#define POS_TYPE_IDENTITY (pos_identity_get_type ())
G_DECLARE_FINAL_TYPE (PosIdentity, pos_identity, POS, IDENTITY, GObject)

/* Signal "changed": certificate or authority are others now. */

/* Errors: POS_VALUE_ERROR when a file that is there cannot be read. */
PosIdentity *pos_identity_open (const char *directory, GError **error);

GTlsCertificate *pos_identity_get_certificate (PosIdentity *self); /* (nullable) */
GTlsDatabase *pos_identity_get_authority (PosIdentity *self);      /* (nullable) */

/* Makes a new key.  Returns: (transfer full): the request for a certificate, PKCS #10 as PEM. */
char *pos_identity_make_request (PosIdentity *self, GError **error);
/* What came back for the last request: it replaces what there was.
 * Errors: POS_SYNC_ERROR_PROTOCOL when it is not for that request's key. */
gboolean pos_identity_take (PosIdentity *self,
                            const char *certificate,
                            const char *authority,
                            GError **error);
/* Whether @now is behind its end. */
gboolean pos_identity_has_ended (PosIdentity *self, gint64 now);
/* Whether a third of the certificate's life or less is left. */
gboolean pos_identity_is_due (PosIdentity *self, gint64 now);

G_END_DECLS
