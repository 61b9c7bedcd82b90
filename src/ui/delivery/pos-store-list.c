/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-store-list.c — see the header. */
#include "ui/delivery/pos-store-list.h"

#include "model/pos-store-place.h"
#include "pricing/pos-delivery.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-chip.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-ui-props.h"
#include "ui/delivery/pos-delivery-text.h"
#include "ui/delivery/pos-stock-text.h"
#include "ui/shell/pos-store-text.h"

#include <string.h>

struct _PosStoreList {
  GtkBox parent;
  PosShell *shell;    /* borrowed */
  PosStockBook *book; /* borrowed */
  PosTextField *search;
  GtkWidget *chip;
  GtkWidget *cards;
  GtkWidget *nothing;
  GtkWidget *age;
};

G_DEFINE_FINAL_TYPE (PosStoreList, pos_store_list, GTK_TYPE_BOX)

static guint chosen_signal;

/* What a card stands for. */
typedef struct {
  char *id;     /* store */
  char *locker; /* (nullable): one of its lockers, and not its counter */
  char *warehouse;
  char *words; /* what a search looks at, case folded */
  gint64 distance_m;
  gboolean offered;
  gboolean in_stock;
  PosL10n *about; /* (nullable) */
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->id);
  g_free (place->locker);
  g_free (place->warehouse);
  g_free (place->words);
  g_clear_pointer (&place->about, pos_l10n_unref);
  g_free (place);
}

static Place *
place_of (GtkWidget *card)
{
  return g_object_get_data (G_OBJECT (card), "pos-place");
}

static PosStore *
store_of (PosStoreList *self, GtkWidget *card)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (self->shell));

  return pos_config_get (config, POS_TYPE_STORE, place_of (card)->id);
}

/* --- Search and filter --- */

/* "Köln" is found by "koln". */
static char *
fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *at = apart; at && *at; at = g_utf8_next_char (at))
    if (!g_unichar_ismark (g_utf8_get_char (at)))
      g_string_append_unichar (plain, g_utf8_get_char (at));
  return g_utf8_casefold (plain->str, -1);
}

/* Every word that was typed is part of what is known of the store. */
static gboolean
matches (const Place *place, char **words)
{
  for (guint i = 0; words[i]; i++)
    if (!strstr (place->words, words[i]))
      return FALSE;
  return TRUE;
}

static void
filter (PosStoreList *self)
{
  g_autofree char *text = fold (pos_text_field_get_text (self->search));
  g_auto (GStrv) words = g_strsplit_set (text, " ,", -1);
  gboolean stock_only = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->chip));
  guint n_shown = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card;
       card = gtk_widget_get_next_sibling (card)) {
    Place *place = place_of (card);
    gboolean shown = matches (place, words) && (!stock_only || (place->offered && place->in_stock));
    gtk_widget_set_visible (card, shown);
    n_shown += shown ? 1 : 0;
  }
  gtk_widget_set_visible (self->nothing, n_shown == 0);
}

/* --- Cards --- */

/* "Locker of Amersfoort · Stationsplein 1, 3811 AB Amersfoort". */
static char *
describe_locker (PosStore *store, const char *locker)
{
  g_autofree char *place = pos_store_dup_pickup_place (store, locker);
  /* TRANSLATORS: %s is a store: it fills the locker */
  g_autofree char *whose = g_strdup_printf (_ ("Locker of %s"), store->name);

  return pos_ui_dup_facts (whose, place);
}

static void
update_subtitle (PosStoreList *self, GtkWidget *card)
{
  Place *place = place_of (card);
  g_autofree char *distance =
      place->locker ? NULL : pos_store_text_distance (self->shell, place->distance_m);
  g_autofree char *how = place->locker ? describe_locker (store_of (self, card), place->locker)
                         : place->offered
                             ? pos_store_text_describe (self->shell, store_of (self, card))
                             : g_strdup (_ ("Ships only, no pick-up counter"));
  g_autofree char *where = pos_ui_dup_facts (distance, how);
  g_autofree char *text = pos_store_text_add_about (self->shell, where, place->about);

  g_object_set (card, "subtitle", text, NULL);
}

static void
update_card (PosStoreList *self, GtkWidget *card, GPtrArray *lines)
{
  Place *place = place_of (card);
  g_autoptr (GArray) needs = pos_stock_book_list_needs (self->book, lines, place->warehouse);
  GtkWidget *pill = NULL;

  place->in_stock = pos_stock_needs_get_missing (needs).micro == 0;
  if (!place->offered)
    pill = pos_pill_new (POS_TONE_NEUTRAL, NULL, _ ("Not offered"));
  else if (needs->len > 0)
    pill = pos_stock_text_make_pill (self->shell, needs);
  update_subtitle (self, card);
  pos_choice_card_set_trailing (POS_CHOICE_CARD (card), pill);
}

static void
chosen_cb (GtkWidget *card, PosStoreList *self)
{
  g_signal_emit (self, chosen_signal, 0);
}

static void
refused_cb (GtkWidget *card, PosStoreList *self)
{
  pos_callout_open (
      card, store_of (self, card)->name, _ ("Ships only, no pick-up counter"), NULL, NULL);
}

/* @locker: (nullable): its counter. */
static void
add_place (PosStoreList *self,
           const PosCandidate *candidate,
           PosLocker *locker,
           const char *title,
           const char *words)
{
  GtkWidget *card = pos_choice_card_new (title, NULL);
  Place *place = g_new0 (Place, 1);

  place->id = g_strdup (candidate->store);
  place->locker = locker ? g_strdup (locker->id) : NULL;
  place->warehouse = g_strdup (candidate->warehouse);
  place->words = fold (words);
  place->about = candidate->about && !locker ? pos_l10n_ref (candidate->about) : NULL;
  place->distance_m = candidate->distance_m;
  place->offered = candidate->reason == NULL;
  g_object_set_data_full (G_OBJECT (card), "pos-place", place, place_free);
  g_object_set (card, "unavailable", !place->offered, NULL);
  g_signal_connect (card, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect (card, "refused", G_CALLBACK (refused_cb), self);
  gtk_box_append (GTK_BOX (self->cards), card);
}

/* §10.40: below their store; found by its name, too. */
static void
add_lockers (PosStoreList *self, const PosCandidate *candidate, PosStore *store)
{
  if (candidate->reason)
    return;
  POS_LIST_FOREACH (PosLocker, locker, store->lockers)
  {
    g_autofree char *words = g_strjoin (" ",
                                        locker->name,
                                        store->name,
                                        pos_text_or (locker->city, ""),
                                        pos_text_or (locker->postcode, ""),
                                        pos_text_or (locker->street, ""),
                                        NULL);
    add_place (self, candidate, locker, locker->name, words);
  }
}

static void
add_card (PosStoreList *self, const PosCandidate *candidate)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (self->shell));
  PosStore *store = pos_config_get (config, POS_TYPE_STORE, candidate->store);
  g_autofree char *here = candidate->current ?
                                             /* TRANSLATORS: the store one stands in */
                              g_strdup_printf (_ ("%s, this store"), candidate->name)
                                             : NULL;
  g_autofree char *words = g_strjoin (" ",
                                      candidate->name,
                                      pos_text_or (candidate->city, ""),
                                      pos_text_or (store->postcode, ""),
                                      pos_text_or (store->street, ""),
                                      NULL);

  add_place (self, candidate, NULL, here ? here : candidate->name, words);
  add_lockers (self, candidate, store);
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
fill (PosStoreList *self)
{
  PosPricing pricing = pos_register_get_pricing (pos_shell_get_register (self->shell));
  g_autoptr (GPtrArray) candidates = pos_delivery_list_candidates (&pricing, POS_INTENT_PICK_UP);
  PosCandidate *proposed =
      pos_delivery_get_default_candidate (&pricing, POS_INTENT_PICK_UP, candidates);

  g_ptr_array_sort (candidates, compare_distance);
  for (guint i = 0; i < candidates->len; i++) {
    PosCandidate *candidate = candidates->pdata[i];
    if (candidate->store)
      add_card (self, candidate);
  }
  if (proposed)
    pos_store_list_set_wanted (self, proposed->store, NULL);
}

static gboolean
pos_store_list_grab_focus (GtkWidget *widget)
{
  PosStoreList *self = POS_STORE_LIST (widget);
  PosChoiceCard *active = pos_choice_card_find_active (self->cards);

  return gtk_widget_grab_focus (active ? GTK_WIDGET (active) : GTK_WIDGET (self->search));
}

static void
pos_store_list_class_init (PosStoreListClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = pos_store_list_grab_focus;
  chosen_signal = g_signal_new (
      "chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_search (PosStoreList *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *search = pos_text_field_new (NULL);

  self->search = POS_TEXT_FIELD (search);
  self->chip = pos_chip_new (_ ("In stock now"), TRUE);
  g_object_set (
      search, "icon", "pos-search-symbolic", "placeholder", _ ("Store, town or postcode"), NULL);
  gtk_widget_set_hexpand (search, TRUE);
  g_signal_connect_swapped (search, "changed", G_CALLBACK (filter), self);
  g_signal_connect_swapped (self->chip, "toggled", G_CALLBACK (filter), self);
  gtk_box_append (GTK_BOX (row), search);
  gtk_box_append (GTK_BOX (row), self->chip);
  return row;
}

static void
pos_store_list_init (PosStoreList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->cards = g_object_new (GTK_TYPE_BOX,
                              "accessible-role",
                              GTK_ACCESSIBLE_ROLE_RADIO_GROUP,
                              "orientation",
                              GTK_ORIENTATION_VERTICAL,
                              "spacing",
                              8,
                              NULL);
  self->nothing = pos_ui_label_new (_ ("No store matches. Change the search."), "ink2");
  self->age = pos_ui_label_new (NULL, "t-cap ink2");
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_label_set_wrap (GTK_LABEL (self->age), TRUE);
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_box_append (GTK_BOX (self), make_search (self));
  gtk_box_append (GTK_BOX (self), self->cards);
  gtk_box_append (GTK_BOX (self), self->nothing);
  gtk_box_append (GTK_BOX (self), self->age);
}

GtkWidget *
pos_store_list_new (PosShell *shell, PosStockBook *book)
{
  PosStoreList *self = g_object_new (POS_TYPE_STORE_LIST, NULL);

  self->shell = shell;
  self->book = book;
  pos_ui_describe (self->cards, _ ("Pick-up store"), NULL);
  fill (self);
  return GTK_WIDGET (self);
}

void
pos_store_list_update (PosStoreList *self, GPtrArray *lines)
{
  g_return_if_fail (POS_IS_STORE_LIST (self));
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card;
       card = gtk_widget_get_next_sibling (card))
    update_card (self, card, lines);
  g_autofree char *age =
      pos_store_text_stock_age (self->shell, pos_stock_book_get_age (self->book));
  g_autofree char *text = g_strdup_printf ("%s %s", age, _ ("Sorted by distance."));
  gtk_label_set_text (GTK_LABEL (self->age), text);
  filter (self);
}

void
pos_store_list_set_wanted (PosStoreList *self, const char *store, const char *locker)
{
  g_return_if_fail (POS_IS_STORE_LIST (self));
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card;
       card = gtk_widget_get_next_sibling (card)) {
    Place *place = place_of (card);
    if (place->offered && g_strcmp0 (place->id, store) == 0 &&
        g_strcmp0 (place->locker, locker) == 0)
      pos_choice_card_set_active (POS_CHOICE_CARD (card), TRUE);
  }
}

PosStore *
pos_store_list_get_store (PosStoreList *self)
{
  g_return_val_if_fail (POS_IS_STORE_LIST (self), NULL);
  PosChoiceCard *active = pos_choice_card_find_active (self->cards);

  return active ? store_of (self, GTK_WIDGET (active)) : NULL;
}

const char *
pos_store_list_get_locker (PosStoreList *self)
{
  g_return_val_if_fail (POS_IS_STORE_LIST (self), NULL);
  PosChoiceCard *active = pos_choice_card_find_active (self->cards);

  return active ? place_of (GTK_WIDGET (active))->locker : NULL;
}
