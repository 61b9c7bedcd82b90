/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-attribute.h — what a chain wants to know about its orders beside what every order says.
 * Layer: model.  Pure.
 * Shape:  groups of attributes are set up for stores, for the header of an order, its lines or
 *         both; an order and its lines keep values as one JSON object, by the attribute's id:
 *         {"engraving": "Anna", "gift": "true", "wall": "2.4", "moving": "2026-06-01"}.
 * Rules:  a required one has to be filled in before a quote or customer order is saved; who only
 *         carries something out is not held up.
 * Source: customer-orders.md §2.3, §2.10, §3.1, §3.2; scenario 65 of §10. */
#pragma once
#include "base/pos-format.h"
#include "model/pos-config.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

typedef enum {
  POS_ATTRIBUTE_TEXT,
  POS_ATTRIBUTE_INTEGER,
  POS_ATTRIBUTE_DECIMAL,
  POS_ATTRIBUTE_BOOLEAN,
  POS_ATTRIBUTE_DATE,
  POS_ATTRIBUTE_CHOICE,
} PosAttributeType;

/* What the attributes of a group are about. */
typedef enum {
  POS_ATTRIBUTES_OF_HEADER,
  POS_ATTRIBUTES_OF_LINES,
  POS_ATTRIBUTES_OF_BOTH,
} PosAttributeScope;

#define POS_TYPE_ATTRIBUTE (pos_attribute_get_type ())
POS_DECLARE_RECORD (PosAttribute, attribute, ATTRIBUTE)

struct _PosAttribute {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  int type; /* PosAttributeType */
  gboolean required;
  gboolean on_paper; /* receipts, pick lists and packing slips show it */
  GStrv choices;     /* of a choice */
};

#define POS_TYPE_ATTRIBUTE_GROUP (pos_attribute_group_get_type ())
POS_DECLARE_RECORD (PosAttributeGroup, attribute_group, ATTRIBUTE_GROUP)

struct _PosAttributeGroup {
  PosRecord parent_instance;

  char *id;
  PosL10n *name;
  GStrv stores; /* "*": all; empty: none */
  int applies;  /* PosAttributeScope */
  PosList *attributes;
};

/* "text", "integer", … */
const char *pos_attribute_type_get_nick (PosAttributeType type);

/* What orders of @store have, by group.  @scope: the header's or the lines'.
 * Returns: (transfer container) (element-type PosAttribute). */
GPtrArray *pos_attributes_list (PosConfig *config, const char *store, PosAttributeScope scope);

/* @value as it is kept.  Returns: (transfer full): %NULL with POS_ORDER_ERROR_STATUS, "rule":
 * "attribute-value", "name" and "type", when it cannot be. */
char *pos_attribute_normalize (PosAttribute *self, const char *value, GError **error);

/* @values: (nullable): as an order or a line keeps them.  Returns: (transfer full) (nullable). */
char *pos_attributes_dup_value (const char *values, const char *id);
/* @value: (nullable): %NULL: not any more.  Returns: (transfer full): the new values; %NULL when
 * nothing is left. */
char *pos_attributes_put (const char *values, const char *id, const char *value);

/* Whether the header or a line of @order has that value, in capitals or not. */
gboolean pos_attributes_have (PosOrder *order, const char *value);

/* What can be read of @values: "Engraving: Anna"; a yes says only its name.
 * @on_paper: only what papers show.  Returns: (transfer full) (element-type utf8). */
GPtrArray *pos_attributes_describe (GPtrArray *attributes,
                                    const char *values,
                                    PosFormat *format,
                                    const char *language,
                                    gboolean on_paper);

/* Whether nothing that is required is missing.  Errors: POS_ORDER_ERROR_STATUS with "rule":
 * "attribute", "name", and of a line "line" and "item". */
gboolean pos_attributes_check (PosConfig *config, PosOrder *order, GError **error);

G_END_DECLS
