/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-merge-thing.c — whole things, and lines part by part. */
#include "hq/pos-hq-merge-thing.h"

/* What of a line hangs together. */
typedef enum {
  WORDS, /* each member by itself */
  GOODS, /* whatever is not told apart here */
  PLACE,
  PROGRESS,
  COUNTED, /* headquarters' own: what came back is told by returns, whatever a register says of it
            */
  N_PARTS,
} Part;

static const char *const words[] = {
    "comment", "collector", "expedite", "sales_rep", "tax_override", NULL};
static const char *const place[] = {"intent",
                                    "mode",
                                    "charged_mode",
                                    "location",
                                    "dom_status",
                                    "dom_tried",
                                    "store",
                                    "locker",
                                    "shipping_store",
                                    "address",
                                    "date",
                                    "slot",
                                    NULL};
static const char *const progress[] = {"rejected",
                                       "picked",
                                       "packed",
                                       "invoiced",
                                       "invoiced_net",
                                       "invoiced_tax",
                                       "invoiced_taxes",
                                       "serial",
                                       "serials",
                                       "batches",
                                       "accept_state",
                                       "picking_by",
                                       "picking_at",
                                       "picked_at",
                                       "packed_at",
                                       "reject_reason",
                                       "packing_slip",
                                       NULL};
/* Of the progress: when it was made, which is no contradiction where both made the same. */
static const char *const times[] = {"picked_at", "packed_at", NULL};
static const char *const counted[] = {
    "returned", "returned_net", "returned_tax", "returned_taxes", "returned_serials", NULL};
/* Where a line stands among the others, which moves when one of them is split: that is no change of
 * its goods, and nobody has to decide it. */
#define POSITION "position"
/* Of payments: what each took of them, which is taken whoever is right. */
static const char *const taken[] = {"used", "refunded", NULL};
/* Of charges. */
static const char *const invoiced[] = {
    "invoiced", "invoiced_net", "invoiced_tax", "invoiced_taxes", NULL};

/* A member that is absent says the same as null. */
static gboolean
equal (json_t *a, json_t *b)
{
  gboolean nothing_a = !a || json_is_null (a), nothing_b = !b || json_is_null (b);

  return nothing_a || nothing_b ? nothing_a == nothing_b : json_equal (a, b);
}

static json_t *
or_null (json_t *value)
{
  return value ? json_incref (value) : json_null ();
}

static PosHqThing
get_member (const PosHqThing *thing, const char *name)
{
  return (PosHqThing){name,
                      json_object_get (thing->base, name),
                      json_object_get (thing->current, name),
                      json_object_get (thing->sent, name)};
}

void
pos_hq_merge_note (json_t *list, const PosHqThing *thing, const char *name)
{
  const PosHqThing noted = name ? get_member (thing, name) : *thing;
  json_t *known = thing->sent ? thing->sent : thing->current;
  json_t *entry = json_object ();

  json_object_set_new (entry, "what", json_string (thing->what));
  json_object_set_new (entry, "id", or_null (json_object_get (known, "id")));
  json_object_set_new (entry, "item", or_null (json_object_get (known, "item")));
  json_object_set_new (entry, "member", name ? json_string (name) : json_null ());
  json_object_set_new (entry, "before", or_null (noted.base));
  json_object_set_new (entry, "headquarters", or_null (noted.current));
  json_object_set_new (entry, "register", or_null (noted.sent));
  json_array_append_new (list, entry);
}

/* The names of what any of the three has; later versions have more. */
static json_t *
list_members (const PosHqThing *thing)
{
  json_t *all = json_object ();

  json_object_update (all, thing->sent);
  json_object_update_missing (all, thing->current);
  json_object_update_missing (all, thing->base);
  return all;
}

static Part
part_of (const char *member)
{
  if (g_strv_contains (counted, member) || g_str_equal (member, POSITION))
    return COUNTED;
  if (g_strv_contains (words, member))
    return WORDS;
  if (g_strv_contains (place, member))
    return PLACE;
  return g_strv_contains (progress, member) ? PROGRESS : GOODS;
}

/* What both made of a thing alike. */
static void
note_alike (PosHqMerging *self, const PosHqThing *thing)
{
  g_autoptr (json_t) members = list_members (thing);
  const char *name;
  json_t *value;

  json_object_foreach (members, name, value)
  {
    const PosHqThing member = get_member (thing, name);
    if (!equal (member.sent, member.base) && equal (member.sent, member.current))
      pos_hq_merge_note (self->alike, thing, name);
  }
}

void
pos_hq_merge_note_choice (json_t *list, const PosHqThing *thing)
{
  g_autoptr (json_t) members = NULL;
  const char *name;
  json_t *value;

  if (equal (thing->sent, thing->current))
    return;
  if (!json_is_object (thing->sent) || !json_is_object (thing->current)) {
    pos_hq_merge_note (list, thing, NULL);
    return;
  }
  members = list_members (thing);
  json_object_foreach (members, name, value)
  {
    const PosHqThing member = get_member (thing, name);
    if (!equal (member.sent, member.current))
      pos_hq_merge_note (list, thing, name);
  }
}

/* --- Whole things --- */

static json_t *
merge_whole (PosHqMerging *self, const PosHqThing *thing)
{
  json_t *winner = self->register_wins ? thing->sent : thing->current;

  if (equal (thing->sent, thing->base))
    return json_incref (thing->current);
  if (equal (thing->current, thing->base))
    return json_incref (thing->sent);
  if (equal (thing->sent, thing->current)) {
    note_alike (self, thing);
    return json_incref (thing->current);
  }
  pos_hq_merge_note_choice (self->contradictions, thing);
  return json_incref (winner);
}

static gboolean
is_sum (PosHqMerging *self, const PosHqThing *thing, const char *member)
{
  return g_strv_contains (taken, member) || g_strv_contains (counted, member) ||
         (self->adds_invoices && g_str_equal (thing->what, "charge") &&
          g_strv_contains (invoiced, member));
}

/* Takes the sums of @version out.  Returns: (transfer full). */
static json_t *
without_sums (PosHqMerging *self, const PosHqThing *thing, json_t *version)
{
  json_t *rest = json_object (), *value;
  const char *name;

  json_object_foreach (version, name, value)
  {
    if (!is_sum (self, thing, name))
      json_object_set (rest, name, value);
  }
  return rest;
}

json_t *
pos_hq_merge_thing (PosHqMerging *self, const PosHqThing *thing)
{
  if (!json_is_object (thing->base) || !json_is_object (thing->current) ||
      !json_is_object (thing->sent))
    return merge_whole (self, thing);

  g_autoptr (json_t) base = without_sums (self, thing, thing->base);
  g_autoptr (json_t) current = without_sums (self, thing, thing->current);
  g_autoptr (json_t) sent = without_sums (self, thing, thing->sent);
  g_autoptr (json_t) chosen = merge_whole (self, &(PosHqThing){thing->what, base, current, sent});
  json_t *merged = json_copy (chosen), *value;
  const char *name;
  json_object_foreach (thing->current, name, value)
  {
    if (is_sum (self, thing, name))
      json_object_set (merged, name, value);
  }
  return merged;
}

/* --- Lines --- */

/* Who changed what hangs together. */
typedef struct {
  gboolean here; /* the register */
  gboolean there;
  gboolean differs; /* the one from the other */
} Change;

static void
add_change (Change *self, const PosHqThing *member, const char *name)
{
  self->here |= !equal (member->sent, member->base);
  self->there |= !equal (member->current, member->base);
  self->differs |= !g_strv_contains (times, name) && !equal (member->sent, member->current);
}

static Change
join_changes (const Change *a, const Change *b)
{
  return (Change){a->here || b->here, a->there || b->there, a->differs || b->differs};
}

/* One works on the goods, the other changes them or sends them elsewhere. */
static gboolean
is_in_the_way (const Change *parts)
{
  Change rest = join_changes (&parts[GOODS], &parts[PLACE]);

  return (parts[PROGRESS].here && rest.there) || (parts[PROGRESS].there && rest.here);
}

static void
find_changes (const PosHqThing *line, json_t *members, Change *parts)
{
  const char *name;
  json_t *value;

  json_object_foreach (members, name, value)
  {
    const PosHqThing member = get_member (line, name);
    add_change (&parts[part_of (name)], &member, name);
  }
  if (is_in_the_way (parts)) {
    Change rest = join_changes (&parts[GOODS], &parts[PLACE]);
    parts[GOODS] = parts[PLACE] = parts[PROGRESS] = join_changes (&rest, &parts[PROGRESS]);
  }
}

/* Borrowed. */
static json_t *
choose_member (PosHqMerging *self, const PosHqThing *line, const char *name, const Change *change)
{
  const PosHqThing member = get_member (line, name);

  if (g_str_equal (name, POSITION) && equal (member.current, member.base))
    return member.sent;
  if (part_of (name) == COUNTED)
    return member.current;
  gboolean both = change->here && change->there;
  gboolean told = both && !g_strv_contains (times, name);

  if (told && change->differs && !equal (member.sent, member.current))
    pos_hq_merge_note (self->contradictions, line, name);
  if (told && !change->differs && !equal (member.sent, member.base))
    pos_hq_merge_note (self->alike, line, name);
  return change->here && (!both || self->register_wins) ? member.sent : member.current;
}

json_t *
pos_hq_merge_line (PosHqMerging *self, const PosHqThing *line)
{
  g_autoptr (json_t) members = NULL;
  Change parts[N_PARTS] = {0};
  json_t *merged, *value;
  const char *name;

  if (!line->base || !line->current || !line->sent)
    return pos_hq_merge_thing (self, line);
  members = list_members (line);
  find_changes (line, members, parts);
  merged = json_object ();
  json_object_foreach (members, name, value)
  {
    const PosHqThing member = get_member (line, name);
    Change alone = {0};

    add_change (&alone, &member, name);
    value =
        choose_member (self, line, name, part_of (name) == WORDS ? &alone : &parts[part_of (name)]);
    if (value)
      json_object_set (merged, name, value);
  }
  return merged;
}
