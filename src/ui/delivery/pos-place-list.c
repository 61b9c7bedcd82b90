/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-place-list.c — see the header. */
#include "ui/delivery/pos-place-list.h"

#include "pricing/pos-dom.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-ui-props.h"
#include "ui/delivery/pos-delivery-text.h"
#include "ui/delivery/pos-stock-text.h"
#include "ui/shell/pos-store-text.h"

/* One more is shown rather than a button that shows one more. */
#define SHOWN 3

struct _PosPlaceList {
  GtkBox parent;
  PosShell *shell;    /* borrowed */
  PosStockBook *book; /* borrowed */
  GPtrArray *candidates;
  GtkWidget *cards;
  GtkWidget *more;
  GtkWidget *age;
};

G_DEFINE_FINAL_TYPE (PosPlaceList, pos_place_list, GTK_TYPE_BOX)

static guint chosen_signal;

/* %NULL of the card that leaves it to the chain. */
static PosCandidate *
candidate_of (GtkWidget *card)
{
  return g_object_get_data (G_OBJECT (card), "pos-candidate");
}

static GtkWidget *
get_active (PosPlaceList *self)
{
  return (GtkWidget *)pos_choice_card_find_active (self->cards);
}

/* --- Words --- */

static const char *
get_reason_text (const PosCandidate *place)
{
  return g_str_equal (place->reason, "pick-up-only") ? _ ("Set up for pick up only")
                                                     : _ ("Not set up to ship");
}

static GtkWidget *
make_pill (PosPlaceList *self, const PosCandidate *place, GArray *needs)
{
  if (place->reason)
    return pos_pill_new (POS_TONE_NEUTRAL,
                         NULL,
                         g_str_equal (place->reason, "pick-up-only") ? _ ("Pick up only")
                                                                     : _ ("Does not ship"));
  return pos_stock_text_make_pill (self->shell, needs);
}

/* Pill above, distance below. */
static GtkWidget *
make_trailing (PosPlaceList *self, const PosCandidate *place, GArray *needs)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *pill = needs->len > 0 || place->reason ? make_pill (self, place, needs) : NULL;
  g_autofree char *distance = pos_store_text_distance (self->shell, place->distance_m);

  if (pill) {
    gtk_widget_set_halign (pill, GTK_ALIGN_END);
    gtk_box_append (GTK_BOX (box), pill);
  }
  if (distance) {
    GtkWidget *label = pos_ui_label_new (distance, "t-cap ink2 num");
    gtk_label_set_xalign (GTK_LABEL (label), 1);
    gtk_box_append (GTK_BOX (box), label);
  }
  return box;
}

static void
update_card (PosPlaceList *self, GtkWidget *card, GPtrArray *lines)
{
  PosCandidate *place = candidate_of (card);

  if (!place)
    return;
  g_autoptr (GArray) needs = pos_stock_book_list_needs (self->book, lines, place->warehouse);
  g_autofree char *stock = pos_stock_text_describe (self->shell, needs);
  g_autofree char *text = pos_store_text_add_about (
      self->shell, place->reason ? get_reason_text (place) : stock, place->about);

  g_object_set (card, "subtitle", text, NULL);
  pos_choice_card_set_trailing (POS_CHOICE_CARD (card), make_trailing (self, place, needs));
}

/* --- Cards --- */

static void
chosen_cb (GtkWidget *card, PosPlaceList *self)
{
  g_signal_emit (self, chosen_signal, 0);
}

static void
refused_cb (GtkWidget *card, PosPlaceList *self)
{
  const PosCandidate *place = candidate_of (card);

  pos_callout_open (card, place->name, get_reason_text (place), NULL, NULL);
}

static void
add_card (PosPlaceList *self, PosCandidate *place)
{
  GtkWidget *card = pos_choice_card_new (place->name, NULL);

  g_object_set_data (G_OBJECT (card), "pos-candidate", place);
  g_object_set (card, "unavailable", place->reason != NULL, NULL);
  g_signal_connect (card, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect (card, "refused", G_CALLBACK (refused_cb), self);
  gtk_box_append (GTK_BOX (self->cards), card);
}

/* FG6: the chain finds the place. */
static void
add_open_card (PosPlaceList *self)
{
  GtkWidget *card = pos_choice_card_new (_ ("The nearest place that has it"), NULL);

  g_object_set (card, "subtitle", _ ("Found when the order is placed"), NULL);
  g_signal_connect (card, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (self->cards), card);
}

static gboolean
finds_by_itself (PosPlaceList *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);

  return pos_dom_find_profile (pos_register_get_config (reg),
                               pos_register_get_store_record (reg)) != NULL;
}

static int
compare_distance (gconstpointer a, gconstpointer b)
{
  const PosCandidate *first = *(const PosCandidate *const *)a;
  const PosCandidate *second = *(const PosCandidate *const *)b;

  if ((first->distance_m < 0) != (second->distance_m < 0))
    return first->distance_m < 0 ? 1 : -1;
  if (first->distance_m != second->distance_m)
    return first->distance_m < second->distance_m ? -1 : 1;
  return g_strcmp0 (first->name, second->name);
}

static void
fill (PosPlaceList *self)
{
  PosPricing pricing = pos_register_get_pricing (pos_shell_get_register (self->shell));
  PosCandidate *proposed;

  self->candidates = pos_delivery_list_candidates (&pricing, POS_INTENT_SHIP);
  proposed = pos_delivery_get_default_candidate (&pricing, POS_INTENT_SHIP, self->candidates);
  g_ptr_array_sort (self->candidates, compare_distance);
  if (proposed && finds_by_itself (self))
    add_open_card (self);
  if (proposed)
    add_card (self, proposed);
  for (guint i = 0; i < self->candidates->len; i++)
    if (self->candidates->pdata[i] != proposed)
      add_card (self, self->candidates->pdata[i]);
  if (proposed)
    pos_choice_card_set_active (POS_CHOICE_CARD (gtk_widget_get_first_child (self->cards)), TRUE);
}

static void
fold (PosPlaceList *self)
{
  guint total = self->candidates->len + (finds_by_itself (self) ? 1 : 0), index = 0;
  gboolean folded = total > SHOWN + 1;
  g_autofree char *text = g_strdup_printf (
      ngettext ("Show %u more place", "Show %u more places", total - SHOWN), total - SHOWN);

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card;
       card = gtk_widget_get_next_sibling (card), index++)
    gtk_widget_set_visible (card, !folded || index < SHOWN);
  gtk_button_set_label (GTK_BUTTON (self->more), text);
  gtk_widget_set_visible (self->more, folded);
}

static void
unfold (PosPlaceList *self)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card;
       card = gtk_widget_get_next_sibling (card))
    gtk_widget_set_visible (card, TRUE);
  gtk_widget_grab_focus (gtk_widget_get_last_child (self->cards));
  gtk_widget_set_visible (self->more, FALSE);
}

static void
pos_place_list_finalize (GObject *object)
{
  g_ptr_array_unref (POS_PLACE_LIST (object)->candidates);
  G_OBJECT_CLASS (pos_place_list_parent_class)->finalize (object);
}

static void
pos_place_list_class_init (PosPlaceListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_place_list_finalize;
  chosen_signal = g_signal_new (
      "chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_place_list_init (PosPlaceList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  self->cards = g_object_new (GTK_TYPE_BOX,
                              "accessible-role",
                              GTK_ACCESSIBLE_ROLE_RADIO_GROUP,
                              "orientation",
                              GTK_ORIENTATION_VERTICAL,
                              "spacing",
                              10,
                              NULL);
  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "btn");
  gtk_widget_add_css_class (self->more, "quiet");
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (unfold), self);
  self->age = pos_ui_label_new (NULL, "t-cap ink2");
  gtk_label_set_wrap (GTK_LABEL (self->age), TRUE);
  gtk_box_append (GTK_BOX (self), self->cards);
  gtk_box_append (GTK_BOX (self), self->more);
  gtk_box_append (GTK_BOX (self), self->age);
}

GtkWidget *
pos_place_list_new (PosShell *shell, PosStockBook *book)
{
  PosPlaceList *self = g_object_new (POS_TYPE_PLACE_LIST, NULL);

  self->shell = shell;
  self->book = book;
  pos_ui_describe (self->cards, _ ("Ship from"), NULL);
  fill (self);
  fold (self);
  return GTK_WIDGET (self);
}

void
pos_place_list_update (PosPlaceList *self, GPtrArray *lines)
{
  g_return_if_fail (POS_IS_PLACE_LIST (self));
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card;
       card = gtk_widget_get_next_sibling (card))
    update_card (self, card, lines);
  g_autofree char *age =
      pos_store_text_stock_age (self->shell, pos_stock_book_get_age (self->book));
  gtk_label_set_text (GTK_LABEL (self->age), age);
}

static const char *
get_source_id (PosPlaceList *self, GtkWidget *card)
{
  PosPricing pricing = pos_register_get_pricing (pos_shell_get_register (self->shell));
  PosCandidate *place = candidate_of (card);

  return place ? pos_delivery_get_source_id (&pricing, POS_INTENT_SHIP, place) : NULL;
}

/* The one of that name, else the first that leaves from there. */
static GtkWidget *
find_card (PosPlaceList *self, const char *source)
{
  GtkWidget *found = NULL;

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card;
       card = gtk_widget_get_next_sibling (card)) {
    PosCandidate *place = candidate_of (card);
    if (!place || place->reason)
      continue;
    if (g_strcmp0 (get_source_id (self, card), source) == 0)
      return card;
    if (!found && g_strcmp0 (place->warehouse, source) == 0)
      found = card;
  }
  return found;
}

void
pos_place_list_set_wanted (PosPlaceList *self, const char *source)
{
  g_return_if_fail (POS_IS_PLACE_LIST (self));
  GtkWidget *card = find_card (self, source);

  if (!card)
    return;
  pos_choice_card_set_active (POS_CHOICE_CARD (card), TRUE);
  gtk_widget_set_visible (card, TRUE);
}

const char *
pos_place_list_get_source (PosPlaceList *self)
{
  g_return_val_if_fail (POS_IS_PLACE_LIST (self), NULL);
  GtkWidget *active = get_active (self);

  return active ? get_source_id (self, active) : NULL;
}

gboolean
pos_place_list_is_left_open (PosPlaceList *self)
{
  g_return_val_if_fail (POS_IS_PLACE_LIST (self), FALSE);
  GtkWidget *active = get_active (self);

  return active && !candidate_of (active);
}

const char *
pos_place_list_get_name (PosPlaceList *self)
{
  g_return_val_if_fail (POS_IS_PLACE_LIST (self), NULL);
  GtkWidget *active = get_active (self);

  if (active && !candidate_of (active))
    /* TRANSLATORS: instead of a place: "2 lines from the nearest place that has it" */
    return _ ("the nearest place that has it");
  return active ? candidate_of (active)->name : NULL;
}
