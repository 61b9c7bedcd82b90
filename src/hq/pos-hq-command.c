/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-command.c — enroll, import, the demo chain. */
#include "hq/pos-hq-command.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "hq/pos-hq-check.h"
#include "hq/pos-hq-core.h"
#include "pricing/pos-setup-check.h"
#include "wire/pos-demo.h"
#include "wire/pos-file.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Somebody serves this folder: ask over loopback, as its administrator. */

/* @body: (nullable): without one it is a question. */
static SoupMessage *
message_about (const char *data, const char *path, json_t *body)
{
  g_autofree char *port_path = g_build_filename (data, "port", NULL), *port = NULL;
  g_autofree char *token_path = g_build_filename (data, "admin.token", NULL), *token = NULL;
  g_autofree char *address = NULL, *value = NULL;
  SoupMessage *message;

  if (!g_file_get_contents (port_path, &port, NULL, NULL) ||
      !g_file_get_contents (token_path, &token, NULL, NULL))
    return NULL;
  address = g_strdup_printf ("http://127.0.0.1:%s%s", g_strstrip (port), path);
  message = soup_message_new (body ? "POST" : "GET", address);
  if (!message)
    return NULL;
  value = g_strconcat ("Bearer ", g_strstrip (token), NULL);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", value);
  if (body) {
    char *text = pos_json_to_text (body);
    g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
    soup_message_set_request_body_from_bytes (message, POS_CONTENT_TYPE, bytes);
  }
  return message;
}

static json_t *
read_answer (SoupMessage *message, GBytes *answer, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (answer, &length);
  g_autofree char *domain = NULL, *error_code = NULL, *words = NULL;

  if (soup_message_get_status (message) != SOUP_STATUS_OK) {
    pos_wire_error_parse (text ? text : "", (gssize)length, &domain, &error_code, &words);
    pos_set_error (error,
                   POS_SYNC_ERROR,
                   POS_SYNC_ERROR_REJECTED,
                   NULL,
                   "%s",
                   words ? words : "Headquarters does not answer as expected");
    return NULL;
  }
  return pos_json_parse (text, (gssize)length, error);
}

static json_t *
ask (const char *data, const char *path, json_t *body, GError **error)
{
  g_autoptr (SoupSession) session = soup_session_new_with_options ("timeout", 15, NULL);
  g_autoptr (SoupMessage) message = message_about (data, path, body);
  g_autoptr (GBytes) answer = NULL;

  if (!message) {
    pos_set_error (
        error, POS_SYNC_ERROR, POS_SYNC_ERROR_OFFLINE, NULL, "%s is in use, without a port", data);
    return NULL;
  }
  answer = soup_session_send_and_read (session, message, NULL, error);
  return answer ? read_answer (message, answer, error) : NULL;
}

static json_t *
ask_about (const char *data, const char *path, const char *member, const char *id, GError **error)
{
  g_autoptr (json_t) body = json_pack ("{s:s}", member, id);

  return ask (data, path, body, error);
}

static char *
ask_for_code (const char *data, const char *member, const char *id, GError **error)
{
  g_autoptr (json_t) json = ask_about (data, POS_PATH_ENROLLMENT_CODES, member, id, error);
  const char *code = NULL;

  return json && pos_json_get_text (json, "code", NULL, &code, error) ? g_strdup (code) : NULL;
}

static char *
make_code (const char *data, const char *id, gboolean hub, PosContext *context, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (PosHqServer) server = pos_hq_server_new (data, context, &failure);

  if (server)
    return hub ? pos_hq_server_create_hub_code (server, id, error)
               : pos_hq_server_create_code (server, id, error);
  if (g_error_matches (failure, POS_DB_ERROR, POS_DB_ERROR_BUSY))
    return ask_for_code (data, hub ? "hub" : "register", id, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

char *
pos_hq_command_enroll (const char *data,
                       const char *register_id,
                       PosContext *context,
                       GError **error)
{
  return make_code (data, register_id, FALSE, context, error);
}

char *
pos_hq_command_enroll_hub (const char *data, const char *store, PosContext *context, GError **error)
{
  return make_code (data, store, TRUE, context, error);
}

int
pos_hq_command_revoke (const char *data,
                       const char *register_id,
                       PosContext *context,
                       GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (PosHqServer) server = pos_hq_server_new (data, context, &failure);
  g_autoptr (json_t) json = NULL;

  if (server)
    return pos_hq_server_revoke (server, register_id, error);
  if (!g_error_matches (failure, POS_DB_ERROR, POS_DB_ERROR_BUSY)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return -1;
  }
  json = ask_about (data, POS_PATH_REVOCATIONS, "register", register_id, error);
  return json ? (int)json_integer_value (json_object_get (json, "devices")) : -1;
}

static json_t *
describe_registers (const char *data, PosContext *context, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (PosHqServer) server = pos_hq_server_new (data, context, &failure);
  g_autofree char *text = NULL;

  if (server) {
    text = pos_hq_server_describe_registers (server, error);
    return text ? pos_json_parse (text, -1, error) : NULL;
  }
  if (g_error_matches (failure, POS_DB_ERROR, POS_DB_ERROR_BUSY))
    return ask (data, POS_PATH_REGISTERS, NULL, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static const char *
text_of (json_t *json, const char *member)
{
  const char *text = json_string_value (json_object_get (json, member));

  return text ? text : "-";
}

static char *
dup_layouts (json_t *json)
{
  GString *text = g_string_new (NULL);
  json_t *layout;
  gsize i;

  json_array_foreach (json_object_get (json, "layouts"), i, layout)
      g_string_append_printf (text,
                              "%s%s %" G_GINT64_FORMAT,
                              i ? ", " : "",
                              text_of (layout, "id"),
                              (gint64)json_integer_value (json_object_get (layout, "version")));
  return g_string_free (text, FALSE);
}

gboolean
pos_hq_command_list_registers (const char *data, PosContext *context, GError **error)
{
  g_autoptr (json_t) json = describe_registers (data, context, error);
  json_t *row;
  gsize i;

  json_array_foreach (json_object_get (json, "registers"), i, row)
  {
    g_autofree char *layouts = dup_layouts (row);
    g_print ("%s\t%s\t%s\t%s\t%s\t%s\t%s\n",
             text_of (row, "kind"),
             text_of (row, "register"),
             text_of (row, "store"),
             text_of (row, "heard_at"),
             text_of (row, "program"),
             json_is_true (json_object_get (row, "current")) ? "current" : text_of (row, "set_up"),
             layouts);
  }
  return json != NULL;
}

gboolean
pos_hq_command_make_proxy_certificate (
    const char *data, const char *host, const char *file, PosContext *context, GError **error)
{
  g_autofree char *path = file ? g_strdup (file) : g_build_filename (data, "proxy.pem", NULL);
  g_autofree char *text = NULL;
  g_autoptr (PosHqServer) server = pos_hq_server_new (data, context, error);

  if (!server)
    return FALSE;
  text = pos_hq_server_make_proxy_certificate (server, host, error);
  return text &&
         g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* Records. */

static gboolean
take_in (PosHqServer *server, PosBundle *bundle, GError **error)
{
  g_auto (GStrv) report = NULL;
  int taken = pos_hq_server_import (server, bundle, &report, error);

  for (GStrv line = report; line && *line; line++)
    g_printerr ("%s\n", *line);
  if (taken >= 0)
    g_message ("%d records taken, %u refused", taken, g_strv_length (report));
  return taken >= 0;
}

gboolean
pos_hq_command_import (PosHqServer *server, const char *path, GError **error)
{
  g_autoptr (PosBundle) bundle = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!pos_file_read (path, POS_JSON_MAX_BYTES, &text, &length, error))
    return FALSE;
  bundle = pos_bundle_parse (text, (gssize)length, error);
  return bundle && take_in (server, bundle, error);
}

static gboolean
write_codes (PosHqServer *server, const char *data, GStrv registers, GError **error)
{
  g_autofree char *path = g_build_filename (data, "enrollment-codes", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (GStrv id = registers; *id; id++) {
    g_autofree char *code = pos_hq_server_create_code (server, *id, error);
    if (!code)
      return FALSE;
    g_string_append_printf (text, "%s %s\n", *id, code);
  }
  return g_file_set_contents_full (
      path, text->str, (gssize)text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

gboolean
pos_hq_command_set_up_demo (PosHqServer *server, const char *data, GError **error)
{
  g_auto (GStrv) registers = NULL;

  if (pos_hq_server_is_empty (server)) {
    g_autofree char *text = pos_demo_dup_bundle (error);
    g_autoptr (PosBundle) bundle = text ? pos_bundle_parse (text, -1, error) : NULL;
    if (!bundle || !take_in (server, bundle, error))
      return FALSE;
  }
  registers = pos_hq_server_list_free_registers (server, error);
  return registers && write_codes (server, data, registers, error);
}

int
pos_hq_command_check_set_up (PosHqServer *server, GError **error)
{
  g_autoptr (GPtrArray) faults = pos_hq_server_check_set_up (server, error);

  for (guint i = 0; faults && i < faults->len; i++) {
    PosSetupFault *fault = faults->pdata[i];
    g_print ("%s%s\n", fault->notice ? "notice: " : "", fault->text);
  }
  return faults ? (int)pos_setup_count_missing (faults) : -1;
}

int
pos_hq_command_check (const char *data, GError **error)
{
  g_autoptr (PosDb) db = pos_hq_core_open_beside (data, error);
  g_auto (GStrv) damage = db ? pos_db_check_sync (db, NULL, error) : NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (!damage)
    return -1;
  for (guint i = 0; damage[i]; i++)
    g_ptr_array_add (faults, g_strdup_printf ("database: %s", damage[i]));
  if (!pos_hq_check (db, faults, error))
    return -1;
  for (guint i = 0; i < faults->len; i++)
    g_print ("%s\n", (char *)faults->pdata[i]);
  return (int)faults->len;
}

gboolean
pos_hq_command_backup (const char *data, const char *path, GError **error)
{
  mode_t mask = umask (0077);
  gboolean copied = pos_hq_core_backup (data, path, error);

  umask (mask);
  return copied;
}

/* Over what is there already: a full disk has no room for a second one. */
static gboolean
write_over (const char *path, const char *text)
{
  gssize length = (gssize)strlen (text);
  int file = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  gboolean written =
      file >= 0 && pwrite (file, text, (gsize)length, 0) == length && ftruncate (file, length) == 0;

  if (file >= 0)
    close (file);
  return written;
}

void
pos_hq_command_reserve_port (const char *path)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  if (!write_over (part, "65535\n"))
    g_unlink (part);
}

void
pos_hq_command_release_port (const char *path)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  g_unlink (part);
}

gboolean
pos_hq_command_write_port (const char *path, guint16 port, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%u\n", (guint)port);
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  if (write_over (part, text) && g_rename (part, path) == 0)
    return TRUE;
  int number = errno;
  pos_hq_command_release_port (path);
  return pos_set_error (
      error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "%s: %s", path, g_strerror (number));
}
