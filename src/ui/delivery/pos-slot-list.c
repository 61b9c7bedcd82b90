/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-slot-list.c — see the header. */
#include "ui/delivery/pos-slot-list.h"

#include "register/pos-offer.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-ui-props.h"
#include "ui/delivery/pos-delivery-text.h"
#include "ui/shell/pos-store-text.h"

struct _PosSlotList {
  GtkBox parent;
  PosShell *shell;  /* borrowed */
  GPtrArray *slots; /* PosSlot */
  char *wanted;
  GtkWidget *cards;
  GtkWidget *any_time; /* no slots: the day's opening hours */
};

G_DEFINE_FINAL_TYPE (PosSlotList, pos_slot_list, GTK_TYPE_BOX)

static guint chosen_signal;

static const PosSlot *
get_active (PosSlotList *self)
{
  const PosSlot *first = NULL;

  for (guint i = 0; i < self->slots->len; i++) {
    const PosSlot *slot = self->slots->pdata[i];
    if (slot->left <= 0)
      continue;
    if (g_strcmp0 (slot->slot, self->wanted) == 0)
      return slot;
    if (!first)
      first = slot;
  }
  return first;
}

static char *
dup_state (PosSlotList *self, const PosSlot *slot, gboolean active)
{
  guint left = (guint)CLAMP (slot->left, 0, G_MAXUINT16);

  if (left == 0)
    /* TRANSLATORS: a time when no more orders can be picked up */
    return g_strdup (C_ ("time slot", "Full"));
  if (active)
    /* TRANSLATORS: the time that is picked */
    return g_strdup (C_ ("time slot", "Chosen"));
  return g_strdup_printf (
      /* TRANSLATORS: how many more orders can be picked up at that time */
      ngettext ("%u free", "%u free", left),
      left);
}

static void
show_states (PosSlotList *self)
{
  const PosSlot *active = get_active (self);
  guint index = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card;
       card = gtk_widget_get_next_sibling (card), index++) {
    const PosSlot *slot = self->slots->pdata[index];
    g_autofree char *state = dup_state (self, slot, slot == active);
    g_autofree char *time = pos_format_slot (pos_shell_get_format (self->shell), slot->slot);
    pos_choice_card_set_trailing (POS_CHOICE_CARD (card), pos_ui_label_new (state, "t-cap num"));
    pos_choice_card_set_active (POS_CHOICE_CARD (card), slot == active);
    /* The state stands beside the card's own texts. */
    pos_ui_describe (card, time, state);
  }
}

static void
chosen_cb (GtkWidget *card, PosSlotList *self)
{
  pos_slot_list_set_wanted (self, g_object_get_data (G_OBJECT (card), "pos-slot"));
  g_signal_emit (self, chosen_signal, 0);
}

static void
refused_cb (GtkWidget *card, PosSlotList *self)
{
  g_autofree char *time = NULL;

  g_object_get (card, "title", &time, NULL);
  pos_callout_open (
      card, time, _ ("All places at this time are taken. Choose another time."), NULL, NULL);
}

static void
add_card (PosSlotList *self, PosSlot *slot)
{
  g_autofree char *time = pos_format_slot (pos_shell_get_format (self->shell), slot->slot);
  GtkWidget *card = pos_choice_card_new (time, NULL);

  g_object_set_data (G_OBJECT (card), "pos-slot", slot->slot);
  g_object_set (card, "plain", TRUE, "unavailable", slot->left <= 0, NULL);
  gtk_widget_add_css_class (card, "num");
  gtk_widget_add_css_class (card, "slot");
  g_signal_connect (card, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect (card, "refused", G_CALLBACK (refused_cb), self);
  gtk_box_append (GTK_BOX (self->cards), card);
}

static GtkWidget *
make_cards (void)
{
  GtkWidget *cards = g_object_new (GTK_TYPE_BOX,
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_RADIO_GROUP,
                                   "orientation",
                                   GTK_ORIENTATION_VERTICAL,
                                   "spacing",
                                   8,
                                   NULL);

  pos_ui_describe (cards, _ ("What time"), NULL);
  return cards;
}

/* Hours in a sentence: a line never ends between them. */
static char *
keep_together (const char *hours)
{
  g_auto (GStrv) parts = g_strsplit (hours, " – ", -1);

  return g_strjoinv ("\u00a0–\u00a0", parts);
}

static void
show_any_time (PosSlotList *self, PosStore *store, PosDate date)
{
  g_autofree char *hours = NULL, *text = NULL;

  if (self->slots->len == 0 && store && date.julian) {
    g_autofree char *loose = pos_store_text_hours (store, date);
    hours = keep_together (loose);
    /* TRANSLATORS: opening hours of a day: "10:00 – 18:00" */
    text = g_strdup_printf (_ ("Any time while the store is open: %s."), hours);
  }
  pos_ui_set_label (self->any_time, text);
}

static void
pos_slot_list_finalize (GObject *object)
{
  PosSlotList *self = POS_SLOT_LIST (object);

  g_ptr_array_unref (self->slots);
  g_free (self->wanted);
  G_OBJECT_CLASS (pos_slot_list_parent_class)->finalize (object);
}

static void
pos_slot_list_class_init (PosSlotListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_slot_list_finalize;
  chosen_signal = g_signal_new (
      "chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_slot_list_init (PosSlotList *self)
{
  self->slots = g_ptr_array_new ();
  self->cards = make_cards ();
  self->any_time = pos_ui_label_new (NULL, "ink2");
  gtk_label_set_wrap (GTK_LABEL (self->any_time), TRUE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (self), pos_focus_stop_new (self->cards));
  gtk_box_append (GTK_BOX (self), self->any_time);
}

GtkWidget *
pos_slot_list_new (PosShell *shell)
{
  PosSlotList *self = g_object_new (POS_TYPE_SLOT_LIST, NULL);

  self->shell = shell;
  return GTK_WIDGET (self);
}

static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    const PosSlot *first = a->pdata[i], *second = b->pdata[i];
    if (first->left != second->left || !g_str_equal (first->slot, second->slot))
      return FALSE;
  }
  return TRUE;
}

void
pos_slot_list_update (PosSlotList *self, PosStore *store, const char *mode, PosDate date)
{
  g_return_if_fail (POS_IS_SLOT_LIST (self));
  PosRegister *reg = pos_shell_get_register (self->shell);
  GPtrArray *slots = store && mode && date.julian ? pos_offer_list_slots (reg, store, mode, date)
                                                  : g_ptr_array_new ();
  gboolean same = is_same (self->slots, slots);
  GtkWidget *card;

  while (!same && (card = gtk_widget_get_first_child (self->cards)))
    gtk_box_remove (GTK_BOX (self->cards), card);
  for (guint i = 0; !same && i < slots->len; i++)
    add_card (self, slots->pdata[i]);
  if (same) {
    g_ptr_array_unref (slots);
  } else {
    g_ptr_array_unref (self->slots);
    self->slots = slots;
  }
  show_states (self);
  show_any_time (self, store, date);
}

void
pos_slot_list_set_wanted (PosSlotList *self, const char *slot)
{
  g_return_if_fail (POS_IS_SLOT_LIST (self));
  char *before = self->wanted;

  self->wanted = g_strdup (slot);
  g_free (before);
  show_states (self);
}

const char *
pos_slot_list_get_slot (PosSlotList *self)
{
  g_return_val_if_fail (POS_IS_SLOT_LIST (self), NULL);
  const PosSlot *active = get_active (self);

  return active ? active->slot : NULL;
}

gboolean
pos_slot_list_has_room (PosShell *shell, PosStore *store, const char *mode, PosDate date)
{
  g_autoptr (GPtrArray) slots =
      pos_offer_list_slots (pos_shell_get_register (shell), store, mode, date);

  for (guint i = 0; i < slots->len; i++)
    if (((PosSlot *)slots->pdata[i])->left > 0)
      return TRUE;
  return slots->len == 0;
}
