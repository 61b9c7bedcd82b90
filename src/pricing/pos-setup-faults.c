/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-faults.c — one sentence each, and references that lead nowhere. */
#include "pricing/pos-setup-faults.h"
#include "pricing/pos-setup-names.h"

#include <glib/gi18n.h>

static void
fault_free (gpointer data)
{
  PosSetupFault *fault = data;

  g_free (fault->code);
  g_free (fault->kind);
  g_free (fault->id);
  g_free (fault->text);
  g_free (fault);
}

GPtrArray *
pos_setup_faults_new (void)
{
  return g_ptr_array_new_with_free_func (fault_free);
}

/* Takes @text. */
static void
add (PosSetupLook *look, gboolean notice, const char *code, char *text)
{
  PosSetupFault *fault = g_new0 (PosSetupFault, 1);

  fault->notice = notice;
  fault->code = g_strdup (code);
  fault->kind = g_strdup (look->kind);
  fault->id = g_strdup (look->id ? look->id : "");
  fault->text = text;
  g_ptr_array_add (look->faults, fault);
}

static char *G_GNUC_PRINTF (2, 0)
    put_in_words (PosSetupLook *look, const char *format, va_list arguments)
{
  PosSetupWords words = look->facts->words;

  return words ? g_strdup_vprintf (words (format), arguments)
               : g_strdup_vprintf (format, arguments);
}

void
pos_setup_add (PosSetupLook *look, const char *code, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  add (look, FALSE, code, put_in_words (look, format, arguments));
  va_end (arguments);
}

void
pos_setup_add_notice (PosSetupLook *look, const char *code, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  add (look, TRUE, code, put_in_words (look, format, arguments));
  va_end (arguments);
}

char *
pos_setup_say (PosSetupLook *look, const char *format, ...)
{
  va_list arguments;
  char *text;

  va_start (arguments, format);
  text = put_in_words (look, format, arguments);
  va_end (arguments);
  return text;
}

const char *
pos_setup_name (PosSetupLook *look, const char *nick)
{
  const char *name = pos_setup_name_kind (nick);

  return look->facts->words ? look->facts->words (name) : name;
}

gboolean
pos_setup_need (PosSetupLook *look, GType type, const char *wanted)
{
  const char *nick = pos_kind_of_type (type)->nick;
  g_autofree char *code = g_strconcat ("unknown-", nick, NULL);

  if (!wanted || !*wanted)
    return FALSE;
  if (pos_config_get (look->config, type, wanted))
    return TRUE;
  pos_setup_add (look,
                 code,
                 /* TRANSLATORS: a kind of record and which one; the kind and the name it needs */
                 N_ ("The %1$s “%2$s” names the %3$s “%4$s”, which is not there."),
                 pos_setup_name (look, look->kind),
                 look->id,
                 pos_setup_name (look, nick),
                 wanted);
  return FALSE;
}

void
pos_setup_need_all (PosSetupLook *look, GType type, GStrv wanted)
{
  for (GStrv id = wanted; id && *id; id++)
    if (!g_str_equal (*id, "*"))
      pos_setup_need (look, type, *id);
}

gboolean
pos_setup_ends_first (PosDate from, PosDate until)
{
  return until.julian != 0 && until.julian < from.julian;
}

void
pos_setup_check_days (PosSetupLook *look, PosDate from, PosDate until)
{
  if (pos_setup_ends_first (from, until))
    pos_setup_add (look,
                   "ends-first",
                   /* TRANSLATORS: a kind of record and which one */
                   N_ ("The %1$s “%2$s” ends before it begins and never holds: change its first "
                       "or its last day."),
                   pos_setup_name (look, look->kind),
                   look->id);
}

void
pos_setup_look_at (PosSetupLook *look,
                   const char *nick,
                   GType type,
                   void (*check) (PosSetupLook *look, gpointer record))
{
  GPtrArray *records = pos_config_list (look->config, type);

  look->kind = nick;
  for (guint i = 0; i < records->len; i++) {
    g_autofree char *id = pos_kind_dup_key (records->pdata[i]);

    look->id = id;
    check (look, records->pdata[i]);
    look->id = NULL;
  }
}
