/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-mail.c — see the header. */
#include "hq/pos-hq-mail.h"
#include "base/pos-error.h"
#include "hq/pos-hq-message-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BATCH 50
#define HIDDEN_PREFIX ".pos-"
#define SUFFIX ".eml"

static const char WAITING[] =
    "SELECT number, key, at, sender, recipient, language, subject, body FROM message "
    "WHERE delivered_at IS NULL ORDER BY number LIMIT :limit";
static const char IS_DELIVERED[] =
    "SELECT number FROM message WHERE number = :number AND delivered_at IS NOT NULL";
static const char DELIVER[] = "UPDATE message SET delivered_at = :now WHERE number = :number";

static gboolean
fail (const char *folder, GError **error)
{
  return pos_set_error (error,
                        POS_DB_ERROR,
                        POS_DB_ERROR_IO,
                        NULL,
                        "The folder of letters %s: %s",
                        folder,
                        g_strerror (errno));
}

static char *
make_path (const char *folder, gint64 number, gboolean hidden)
{
  g_autofree char *name =
      g_strdup_printf ("%s%06" G_GINT64_FORMAT SUFFIX, hidden ? HIDDEN_PREFIX : "pos-", number);

  return g_build_filename (folder, name, NULL);
}

/* A name is on the disk when its folder is. */
static gboolean
sync_folder (const char *folder, GError **error)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    fail (folder, error);
  if (fd >= 0)
    g_close (fd, NULL);
  return synced;
}

/* --- What a crash left --- */

static gboolean
is_delivered (PosDbTxn *txn, gint64 number, gboolean *delivered, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, IS_DELIVERED);

  pos_db_bind_int64 (select, ":number", number);
  return pos_db_step (select, delivered, error);
}

/* Those that are delivered only lack their names; the others are written anew. */
static gboolean
find_hidden (PosDbTxn *txn, PosHqMail *mail, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (mail->folder, 0, error);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    gint64 number = g_str_has_prefix (name, HIDDEN_PREFIX) && g_str_has_suffix (name, SUFFIX)
                        ? g_ascii_strtoll (name + strlen (HIDDEN_PREFIX), NULL, 10)
                        : 0;
    gboolean delivered;

    if (number <= 0)
      continue;
    if (!is_delivered (txn, number, &delivered, error))
      return FALSE;
    if (delivered)
      g_array_append_val (mail->numbers, number);
  }
  return dir != NULL;
}

/* --- Writing --- */

static gboolean
write_letter (PosHqMail *mail, PosDbStatement *row, GError **error)
{
  PosHqLetter letter = {.number = pos_db_column_int64 (row, 0),
                        .key = pos_db_column_text (row, 1),
                        .at = pos_db_column_int64 (row, 2),
                        .sender = pos_db_column_text (row, 3),
                        .recipient = pos_db_column_text (row, 4),
                        .language = pos_db_column_text (row, 5),
                        .subject = pos_db_column_text (row, 6),
                        .body = pos_db_column_text (row, 7)};
  g_autofree char *path = make_path (mail->folder, letter.number, TRUE);
  g_autofree char *text = pos_hq_message_text_write_mail (&letter);

  if (!g_file_set_contents_full (path,
                                 text,
                                 -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600,
                                 error))
    return FALSE;
  g_array_append_val (mail->numbers, letter.number);
  return TRUE;
}

static gboolean
write_waiting (PosDbTxn *txn, PosHqMail *mail, GError **error)
{
  g_autoptr (PosDbStatement) waiting = pos_db_txn_prepare (txn, WAITING);
  guint count = 0;
  gboolean has_row;

  pos_db_bind_int64 (waiting, ":limit", BATCH);
  for (;;) {
    if (!pos_db_step (waiting, &has_row, error))
      return FALSE;
    if (!has_row)
      break;
    if (!write_letter (mail, waiting, error))
      return FALSE;
    count++;
  }
  mail->more = count == BATCH;
  return TRUE;
}

static gboolean
mark_delivered (PosDbTxn *txn, PosHqMail *mail, guint from, GError **error)
{
  g_autoptr (PosDbStatement) deliver = pos_db_txn_prepare (txn, DELIVER);

  for (guint i = from; i < mail->numbers->len; i++) {
    pos_db_bind_int64 (deliver, ":number", g_array_index (mail->numbers, gint64, i));
    pos_db_bind_int64 (deliver, ":now", mail->now);
    if (!pos_db_run (deliver, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
pos_hq_mail_write_batch (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqMail *mail = data;

  pos_hq_mail_clear (mail);
  mail->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (g_mkdir_with_parents (mail->folder, 0700) != 0)
    return fail (mail->folder, error);
  if (!find_hidden (txn, mail, error))
    return FALSE;
  guint left = mail->numbers->len;
  return write_waiting (txn, mail, error) && mark_delivered (txn, mail, left, error);
}

gboolean
pos_hq_mail_publish (PosHqMail *mail, GError **error)
{
  for (guint i = 0; i < mail->numbers->len; i++) {
    gint64 number = g_array_index (mail->numbers, gint64, i);
    g_autofree char *hidden = make_path (mail->folder, number, TRUE);
    g_autofree char *path = make_path (mail->folder, number, FALSE);

    if (g_rename (hidden, path) != 0)
      return fail (mail->folder, error);
  }
  return mail->numbers->len == 0 || sync_folder (mail->folder, error);
}

void
pos_hq_mail_clear (PosHqMail *mail)
{
  g_clear_pointer (&mail->numbers, g_array_unref);
}
