/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-members.c — settings that nobody knows: misspelled, or of a later version. */
#include "pricing/pos-setup-faults.h"

#include <glib/gi18n.h>

const char *
pos_setup_find_unknown (gpointer record)
{
  json_t *unknown = *pos_record_unknown_members (record);

  if (json_object_size (unknown) > 0)
    return json_object_iter_key (json_object_iter (unknown));
  for (const PosField *field = pos_record_get_fields (record); field->name; field++) {
    if (field->kind != POS_FIELD_RECORDS)
      continue;
    POS_LIST_FOREACH (PosRecord, item, pos_record_member (record, field, PosList *))
    {
      const char *found = pos_setup_find_unknown (item);
      if (found)
        return found;
    }
  }
  return NULL;
}

/* Kept for whoever knows it; who misspelled it would wait for its effect in vain. */
static void
check_members (PosSetupLook *look, gpointer record)
{
  const char *unknown = pos_setup_find_unknown (record);

  if (unknown)
    pos_setup_add_notice (
        look,
        "unknown-member",
        /* TRANSLATORS: a kind of record, which one, and the name of a setting */
        N_ ("The %1$s “%2$s” has a setting “%3$s”, which this version does not know: it changes "
            "nothing."),
        look->kind,
        look->id,
        unknown);
}

/* §2.3: a chain counts in one currency. */
static void
check_currency (PosSetupLook *look, gpointer record)
{
  gsize offset = POS_RECORD_GET_CLASS (record)->currency_offset;
  guint32 ours = look->parameters->currency;
  guint32 theirs = offset ? G_STRUCT_MEMBER (guint32, record, offset) : 0;
  char code[4], other[4];

  if (theirs == 0 || ours == 0 || theirs == ours)
    return;
  pos_currency_to_code (ours, code);
  pos_currency_to_code (theirs, other);
  pos_setup_add (look,
                 "other-currency",
                 /* TRANSLATORS: a kind of record and which one; two currencies */
                 N_ ("The %1$s “%2$s” counts in %3$s, but the company in %4$s."),
                 pos_setup_name (look, look->kind),
                 look->id,
                 other,
                 code);
}

static void
check_record (PosSetupLook *look, gpointer record)
{
  check_members (look, record);
  check_currency (look, record);
}

void
pos_setup_check_members (PosSetupLook *look)
{
  for (const PosKind *kind = pos_kind_list (); kind->nick; kind++)
    if (kind->kind_class == POS_KIND_CONFIG)
      pos_setup_look_at (look, kind->nick, kind->get_type (), check_record);
}
