/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-group-header.c — see the header. */
#include "ui/sale/pos-group-header.h"

#include "model/pos-store-place.h"
#include "ui/common/pos-tip.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/shell/pos-intent-look.h"

#define ICON_SIZE 22

struct _PosGroupHeader {
  GtkBox parent;
  PosSaleState *state;
  GtkWidget *icon;
  GtkWidget *intent;
  GtkWidget *facts;
  GtkWidget *charge;
};

G_DEFINE_FINAL_TYPE (PosGroupHeader, pos_group_header, GTK_TYPE_BOX)

static void
pos_group_header_dispose (GObject *object)
{
  g_clear_object (&POS_GROUP_HEADER (object)->state);
  G_OBJECT_CLASS (pos_group_header_parent_class)->dispose (object);
}

static void
pos_group_header_class_init (PosGroupHeaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_group_header_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_HEADING);
}

static void
pos_group_header_init (PosGroupHeader *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_widget_add_css_class (GTK_WIDGET (self), "group");
  gtk_box_set_spacing (GTK_BOX (self), 10);
  pos_tip_set (GTK_WIDGET (self), NULL);
  self->icon = pos_ui_icon_new (NULL, ICON_SIZE);
  self->intent = pos_ui_label_new (NULL, "semi");
  self->facts = pos_ui_label_new (NULL, "t-cap num");
  self->charge = pos_ui_label_new (NULL, "t-cap semi num");
  gtk_label_set_wrap (GTK_LABEL (self->facts), TRUE);
  gtk_widget_set_hexpand (self->facts, TRUE);
  gtk_widget_set_valign (self->charge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->intent);
  gtk_box_append (GTK_BOX (words), self->facts);
  gtk_box_append (GTK_BOX (self), self->icon);
  gtk_box_append (GTK_BOX (self), words);
  gtk_box_append (GTK_BOX (self), self->charge);
}

GtkWidget *
pos_group_header_new (PosSaleState *state)
{
  PosGroupHeader *self = g_object_new (POS_TYPE_GROUP_HEADER, NULL);

  self->state = g_object_ref (state);
  return GTK_WIDGET (self);
}

/* --- Words --- */

static PosConfig *
config_of (PosSaleState *state)
{
  return pos_register_get_config (pos_sale_state_get_register (state));
}

static char *
make_place (PosSaleState *state, PosOrderLine *line)
{
  if (line->intent == POS_INTENT_SHIP) {
    PosWarehouse *from = pos_config_get (config_of (state), POS_TYPE_WAREHOUSE, line->location);
    /* TRANSLATORS: where goods are shipped from, in the middle of a line: "from DC Tilburg" */
    return from ? g_strdup_printf (_ ("from %s"), from->name) : NULL;
  }
  if (line->intent == POS_INTENT_PICK_UP) {
    PosStore *store = pos_config_get (config_of (state), POS_TYPE_STORE, line->store);
    return store ? g_strdup (pos_store_get_pickup_name (store, line->locker)) : NULL;
  }
  return NULL;
}

static char *
make_mode (PosSaleState *state, PosOrderLine *line)
{
  PosDeliveryMode *mode = pos_config_get (config_of (state), POS_TYPE_DELIVERY_MODE, line->mode);

  if (!mode || line->intent == POS_INTENT_PICK_UP || line->intent == POS_INTENT_ELECTRONIC)
    return NULL;
  return g_strdup (pos_l10n_get (mode->name, pos_sale_state_get_language (state)));
}

static char *
make_day (PosSaleState *state, PosOrderLine *line)
{
  if (line->date.julian == 0)
    return NULL;
  g_autofree char *day = pos_format_date_short (pos_sale_state_get_format (state), line->date);
  if (!line->slot || !*line->slot)
    return g_steal_pointer (&day);
  g_auto (GStrv) hours = g_strsplit (line->slot, "-", 2);
  g_autofree char *slot = g_strjoinv ("–", hours);
  /* TRANSLATORS: day, then the time slot: "Sat 16 May, 10:00–12:00" */
  return g_strdup_printf (_ ("%1$s, %2$s"), day, slot);
}

/* Where it goes, when one order goes to several places. */
static char *
make_address (PosSaleState *state, PosOrderLine *line)
{
  PosOrder *order = pos_sale_state_get_order (state);
  PosAddress *address = pos_order_find_address (order, line->address);
  gboolean differs = FALSE;

  POS_LIST_FOREACH (PosOrderLine, other, order->lines)
  differs |= other->intent == POS_INTENT_SHIP && g_strcmp0 (other->address, line->address) != 0;
  if (!address || !differs || line->intent != POS_INTENT_SHIP)
    return NULL;
  /* TRANSLATORS: where goods are shipped to, in the middle of a line: "to Hasselt" */
  return g_strdup_printf (_ ("to %s"), address->city);
}

static char *
join_facts (PosSaleState *state, PosOrderLine *line, gboolean with_place, const char *between)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  char *made[] = {
      with_place ? make_place (state, line) : NULL,
      make_address (state, line),
      make_mode (state, line),
      make_day (state, line),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (made); i++)
    if (made[i])
      g_ptr_array_add (facts, made[i]);
  g_ptr_array_add (facts, NULL);
  return g_strjoinv (between, (char **)facts->pdata);
}

/* The line reads from the side of its language, even when it begins with a foreign name. */
static char *
direct (PosSaleState *state, char *text)
{
  char *directed = g_strconcat (
      pos_format_is_rtl (pos_sale_state_get_format (state)) ? "\u200F" : "", text, NULL);

  g_free (text);
  return directed;
}

static gboolean
is_carried (PosOrderLine *line)
{
  return line->intent == POS_INTENT_NONE || line->intent == POS_INTENT_CARRY_OUT;
}

/* In place of where they go and when.  Returns: (nullable) */
static const char *
get_state (const PosReceiptGroup *group)
{
  if (group->returned)
    return _ ("Customer brings these back");
  if (is_carried (group->line))
    return group->gone ? _ ("The customer has taken these home")
                       : _ ("Customer takes these home today");
  return group->gone ? _ ("All of it has left already") : NULL;
}

static const char *
get_icon (const PosReceiptGroup *group)
{
  if (group->returned)
    return "pos-return-symbolic";
  return group->electronic ? "pos-mail-symbolic" : pos_look_intent_get_icon (group->look);
}

void
pos_group_header_show (PosGroupHeader *self, const PosReceiptGroup *group)
{
  gboolean large = pos_sale_state_is_large_text (self->state);
  const char *state = get_state (group);
  g_autofree char *all =
      state ? g_strdup (state) : join_facts (self->state, group->line, TRUE, " · ");
  g_autofree char *shown = direct (
      self->state,
      large && !state ? join_facts (self->state, group->line, FALSE, " · ") : g_strdup (all));
  g_autofree char *charge =
      group->charge == 0 ? NULL
                         : pos_format_charge (pos_sale_state_get_format (self->state),
                                              group->charge,
                                              pos_sale_state_get_order (self->state)->currency);
  const char *intent =
      group->returned ? _ ("Returned") : pos_intent_get_label ((PosIntent)group->line->intent);
  g_autofree char *name = g_strjoin (", ", intent, *all ? all : charge, *all ? charge : NULL, NULL);

  for (int look = POS_LOOK_INTENT_CARRY; look <= POS_LOOK_INTENT_SHIP; look++)
    pos_ui_set_class (GTK_WIDGET (self),
                      pos_look_intent_get_css_class ((PosLookIntent)look),
                      look == (int)group->look);
  pos_ui_set_icon (self->icon, get_icon (group));
  gtk_label_set_text (GTK_LABEL (self->intent), intent);
  gtk_label_set_text (GTK_LABEL (self->facts), shown);
  pos_ui_set_label (self->charge, charge);
  pos_tip_set (GTK_WIDGET (self), large ? all : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  pos_ui_describe (GTK_WIDGET (self), name, NULL);
}

char *
pos_group_header_describe (PosSaleState *state, PosOrderLine *line)
{
  g_autofree char *facts = join_facts (state, line, TRUE, ", ");

  if (is_carried (line) || !*facts)
    return g_strdup (pos_intent_get_label ((PosIntent)line->intent));
  return g_strjoin (", ", pos_intent_get_label ((PosIntent)line->intent), facts, NULL);
}
