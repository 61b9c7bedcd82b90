/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-record.h — a GObject described once, by a table of fields.
 * Layer: base.  Thread: main.
 *
 * A record type declares an instance struct and a static table that names each member.  From that
 * table follow its GObject properties, copying, comparing, JSON in both directions and, in store/,
 * the columns of its row; nothing is said twice.  Members are read straight from the struct and
 * written only by the code that owns the record: an operation's working copy, a codec, a test.
 *
 * Strings are GRefString (copying costs a reference count); the helpers below keep that true. */
#pragma once
#include "base/pos-date.h"
#include "base/pos-id.h"
#include "base/pos-l10n.h"
#include "base/pos-list.h"
#include "base/pos-money.h"

#include <gio/gio.h>
#include <jansson.h>

G_BEGIN_DECLS

typedef enum {
  POS_FIELD_ID,         /* PosId; JSON text, null for none */
  POS_FIELD_TEXT,       /* GRefString, %NULL for none; JSON text or null */
  POS_FIELD_FLAG,       /* gboolean */
  POS_FIELD_INTEGER,    /* gint64; JSON number */
  POS_FIELD_MONEY,      /* gint64 minor units of the record's currency; JSON decimal text */
  POS_FIELD_UNIT_PRICE, /* PosUnitPrice; JSON decimal text */
  POS_FIELD_QUANTITY,   /* PosQuantity; JSON decimal text */
  POS_FIELD_RATE,       /* PosRate; JSON decimal text, a fraction: "0.21" */
  POS_FIELD_DATE,       /* PosDate; JSON text or null */
  POS_FIELD_INSTANT,    /* gint64 µs UTC, 0 for none; JSON text or null */
  POS_FIELD_ENUM,       /* int; JSON nick, null for value 0 when its nick is "" */
  POS_FIELD_L10N,       /* PosL10n, nullable; JSON text or object */
  POS_FIELD_TEXTS,      /* GStrv, nullable; JSON array of texts */
  POS_FIELD_RECORDS,    /* PosList, never %NULL; JSON array of objects */
  POS_FIELD_JSON,       /* GRefString of canonical JSON: content this program only passes on */
} PosFieldKind;

typedef enum {
  POS_FIELD_OPTIONAL = 0,
  POS_FIELD_REQUIRED = 1 << 0, /* absent, null or empty is POS_VALUE_ERROR_MISSING on reading */
  POS_FIELD_LOCAL = 1 << 1,    /* stays on this register: not in JSON, not in hashes */
  POS_FIELD_SPARSE = 1 << 2,   /* came later, or is rarely filled: not in JSON while empty, so that
                                * hashes of what was written before it still hold */
  POS_FIELD_COUNT = 1 << 3,    /* how many, 0: the usual number; as an argument never less */
  POS_FIELD_SAID = 1 << 4,     /* 0 is an answer: the member is POS_UNSAID while nobody said one */
  POS_FIELD_ANY_OF = 1 << 5,   /* asked of a filter, blank asks nothing; of texts any, or one */
  POS_FIELD_WAS_ONE = 1 << 6,  /* texts where there once was one: one is written as it was then, and
                                * none as null */
} PosFieldFlags;

/* In numbers with POS_FIELD_SAID; set by the instance's init. */
#define POS_UNSAID G_MININT64

typedef struct {
  const char *name; /* snake_case, the JSON key and the column (without its unit suffix) */
  PosFieldKind kind;
  gsize offset;
  PosFieldFlags flags;
  const char *const *nicks;  /* POS_FIELD_ENUM: %NULL-terminated */
  GType (*item_type) (void); /* POS_FIELD_RECORDS */
} PosField;

/* For tables:  { POS_FIELD (PosProduct, TEXT, item), POS_FIELD_REQUIRED }, …, POS_FIELD_END */
#define POS_FIELD(Type, Kind, member)                                                              \
  .name = #member, .kind = POS_FIELD_##Kind, .offset = G_STRUCT_OFFSET (Type, member)
#define POS_FIELD_END                                                                              \
  {                                                                                                \
    .name = NULL                                                                                   \
  }

#define POS_TYPE_RECORD (pos_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (PosRecord, pos_record, POS, RECORD, GObject)

struct _PosRecordClass {
  GObjectClass parent_class;
  /* Set by pos_record_class_set_fields(). */
  const PosField *fields;
  gsize currency_offset; /* of the guint32 member "currency"; 0 when there is none */
  /* Fields by name, as canonical JSON has them; those that own what they point to; those of
   * pos_record_get_local_fields(); all end with %NULL.  The stretches of an instance in between its
   * lists, ending with one of size 0. */
  const struct _PosRecordName *sorted;
  const PosField **owning, **local;
  const struct _PosRecordSpan *spans;
};

/* Called from class_init: remembers the table and installs a read-only property per field.
 * @currency_offset: offset of a `guint32 currency` member (JSON "currency": "EUR") that rules the
 * record's own amounts and those of the records inside it; 0 for none. */
void
pos_record_class_set_fields (PosRecordClass *klass, const PosField *fields, gsize currency_offset);

/* Declares `typedef struct _Name Name` and the usual macros; the header then spells the struct. */
#define POS_DECLARE_RECORD(Name, name, NAME)                                                       \
  G_DECLARE_FINAL_TYPE (Name, pos_##name, POS, NAME, PosRecord)

/* Defines a record type whose table is `static const PosField name_fields[]`. */
#define POS_DEFINE_RECORD(Name, name, currency_offset_)                                            \
  G_DEFINE_FINAL_TYPE (Name, pos_##name, POS_TYPE_RECORD)                                          \
  static void pos_##name##_class_init (Name##Class *klass)                                         \
  {                                                                                                \
    pos_record_class_set_fields (POS_RECORD_CLASS (klass), name##_fields, currency_offset_);       \
  }                                                                                                \
  static void pos_##name##_init (Name *self)                                                       \
  {                                                                                                \
  }

const PosField *pos_record_get_fields (gpointer record);
const PosField *pos_record_type_get_fields (GType type);
const PosField *pos_record_find_field (gpointer record, const char *name);
/* The local fields and the lists, whose records may have some; ends with %NULL. */
const PosField *const *pos_record_get_local_fields (gpointer record);
#define pos_record_member(record, field, Type) G_STRUCT_MEMBER (Type, (record), (field)->offset)

/* A deep copy. */
gpointer pos_record_copy (gpointer record);
/* The same, but for one list of @record, which both have then: for who leaves its records alone. */
gpointer pos_record_copy_sharing (gpointer record, const PosList *shared);
/* The same, made of a copy that is not needed any more: what it shares with @record stays as it is,
 * so that copying a long order before each tap costs no more than comparing it.
 * @spare: (transfer full) (nullable): of the same type, whatever became of it since; what somebody
 * else holds too, of it or in its lists, is left to him. */
gpointer pos_record_copy_again (gpointer spare, gpointer record);

/* Makes @target equal to @source, in place: lists keep the items whose first ID field matches, and
 * properties that differ are notified. */
void pos_record_assign (gpointer target, gpointer source);

/* Compares fields; with %TRUE @wire_only leaves out the local ones. */
gboolean pos_record_equal (gpointer a, gpointer b, gboolean wire_only);

/* @currency: rules amounts until a record brings its own; may be 0 (two decimals).
 * Unknown members of JSON are kept and written back. */
json_t *pos_record_to_json (gpointer record, guint32 currency);
/* pos_json_to_text() of it, many times as fast: what every tap writes. */
char *pos_record_to_text (gpointer record, guint32 currency);
/* Fills in the members that @json has; the others keep their value.
 * Errors: POS_VALUE_ERROR, the message naming the member. */
gboolean pos_record_read_json (gpointer record, json_t *json, guint32 currency, GError **error);
/* Also demands the required fields.  Returns: (transfer full). */
gpointer pos_record_new_from_json (GType type, json_t *json, guint32 currency, GError **error);

gboolean pos_record_field_is_empty (gpointer record, const PosField *field);

/* One member by itself, for stores that keep some as JSON. */
json_t *pos_record_field_to_json (gpointer record, const PosField *field, guint32 currency);
/* The same as canonical text, without a tree in between. */
char *pos_record_field_to_text (gpointer record, const PosField *field, guint32 currency);
gboolean pos_record_field_read_json (
    gpointer record, const PosField *field, json_t *json, guint32 currency, GError **error);

/* The unknown members, an object or %NULL; replaced, never changed in place. */
json_t **pos_record_unknown_members (gpointer record);

/* Writing members. */
void pos_text_set (char **member, const char *text);
static inline const char *
pos_text_or (const char *text, const char *fallback)
{
  return text && *text ? text : fallback;
}
void pos_l10n_set (PosL10n **member, PosL10n *value);
/* @text alone; %NULL: none. */
void pos_texts_set_one (GStrv *member, const char *text);

G_END_DECLS
