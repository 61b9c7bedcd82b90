/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-mode-list.c — see the header. */
#include "ui/delivery/pos-mode-list.h"

#include "ui/common/pos-callout.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-ui-props.h"
#include "ui/delivery/pos-delivery-text.h"

typedef struct {
  PosDeliveryMode *mode; /* owned */
  GtkWidget *card;       /* borrowed */
  gint64 charge;
  gboolean possible;
} Entry;

struct _PosModeList {
  GtkBox parent;
  PosShell *shell; /* borrowed */
  PosIntent intent;
  GPtrArray *entries;
  char *wanted; /* what a person chose */
  char *usual;  /* what it is where nobody chooses */
};

G_DEFINE_FINAL_TYPE (PosModeList, pos_mode_list, GTK_TYPE_BOX)

static guint chosen_signal;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->mode);
  g_free (entry);
}

static Entry *
find_entry (PosModeList *self, const char *mode)
{
  for (guint i = 0; mode && i < self->entries->len; i++) {
    Entry *entry = self->entries->pdata[i];
    if (g_str_equal (entry->mode->id, mode))
      return entry;
  }
  return NULL;
}

static Entry *
get_active (PosModeList *self)
{
  Entry *wanted = find_entry (self, self->wanted);
  Entry *usual = find_entry (self, self->usual);
  Entry *cheapest = NULL;

  if (wanted && wanted->possible)
    return wanted;
  if (usual && usual->possible)
    return usual;
  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = self->entries->pdata[i];
    if (entry->possible && (!cheapest || entry->charge < cheapest->charge))
      cheapest = entry;
  }
  return cheapest;
}

static void
chosen_cb (GtkWidget *card, PosModeList *self)
{
  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = self->entries->pdata[i];
    if (entry->card == card)
      pos_mode_list_set_wanted (self, entry->mode->id);
  }
  g_signal_emit (self, chosen_signal, 0);
}

/* The reason stands in the card already; the callout is for those who tap it all the same. */
static void
refused_cb (GtkWidget *card, PosModeList *self)
{
  g_autofree char *title = NULL, *reason = NULL;

  g_object_get (card, "title", &title, "reason", &reason, NULL);
  pos_callout_open (card, title, reason, NULL, NULL);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = *(const Entry *const *)a;
  const Entry *second = *(const Entry *const *)b;

  if (first->possible != second->possible)
    return first->possible ? -1 : 1;
  if (first->charge != second->charge)
    return first->charge < second->charge ? -1 : 1;
  return g_strcmp0 (first->mode->id, second->mode->id);
}

static void
add_card (PosModeList *self, Entry *entry)
{
  entry->card = pos_choice_card_new (NULL, NULL);
  g_signal_connect (entry->card, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect (entry->card, "refused", G_CALLBACK (refused_cb), self);
  gtk_box_append (GTK_BOX (self), entry->card);
}

static void
evaluate (PosModeList *self, Entry *entry, const PosModeOption *option, GPtrArray *lines)
{
  entry->possible = option->reason == NULL;
  if (!pos_offer_price_mode (pos_shell_get_register (self->shell),
                             self->intent,
                             lines,
                             option->mode->id,
                             &entry->charge,
                             NULL))
    entry->charge = 0;
}

/* First time only: the cards stay where the hand found them. */
static void
make_cards (PosModeList *self, GPtrArray *options, GPtrArray *lines)
{
  for (guint i = 0; i < options->len; i++) {
    PosModeOption *option = options->pdata[i];
    Entry *entry = g_new0 (Entry, 1);
    entry->mode = g_object_ref (option->mode);
    evaluate (self, entry, option, lines);
    g_ptr_array_add (self->entries, entry);
  }
  g_ptr_array_sort (self->entries, compare_entries);
  for (guint i = 0; i < self->entries->len; i++)
    add_card (self, self->entries->pdata[i]);
}

static void
show_option (PosModeList *self,
             Entry *entry,
             const PosModeOption *option,
             GPtrArray *lines,
             PosAddress *address)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  const char *promise = pos_l10n_get (entry->mode->promise, pos_shell_get_language (self->shell));
  gboolean priced = !pos_config_get_parameters (pos_register_get_config (reg))->manual_charges;
  g_autofree char *amount = pos_format_money (
      pos_shell_get_format (self->shell), entry->charge, pos_register_get_currency (reg));
  g_autofree char *reason =
      option->reason ? pos_delivery_text_mode_reason (self->shell, option, lines, address) : NULL;

  g_object_set (entry->card,
                "title",
                pos_delivery_text_mode (self->shell, entry->mode),
                "subtitle",
                promise,
                "icon",
                *promise ? "pos-clock-symbolic" : NULL,
                "amount",
                priced && lines->len > 0 ? amount : NULL,
                "unavailable",
                option->reason != NULL,
                "reason",
                reason,
                NULL);
}

static void
show_active (PosModeList *self)
{
  Entry *active = get_active (self);

  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = self->entries->pdata[i];
    pos_choice_card_set_active (POS_CHOICE_CARD (entry->card), entry == active);
  }
}

static void
pos_mode_list_finalize (GObject *object)
{
  PosModeList *self = POS_MODE_LIST (object);

  g_ptr_array_unref (self->entries);
  g_free (self->wanted);
  g_free (self->usual);
  G_OBJECT_CLASS (pos_mode_list_parent_class)->finalize (object);
}

static void
pos_mode_list_class_init (PosModeListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_mode_list_finalize;
  chosen_signal = g_signal_new (
      "chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
pos_mode_list_init (PosModeList *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
}

GtkWidget *
pos_mode_list_new (PosShell *shell, PosIntent intent)
{
  PosModeList *self = g_object_new (POS_TYPE_MODE_LIST, NULL);

  self->shell = shell;
  self->intent = intent;
  pos_ui_describe (GTK_WIDGET (self), _ ("Delivery mode"), NULL);
  return GTK_WIDGET (self);
}

void
pos_mode_list_update (PosModeList *self, GPtrArray *options, GPtrArray *lines, PosAddress *address)
{
  g_return_if_fail (POS_IS_MODE_LIST (self));
  if (self->entries->len == 0)
    make_cards (self, options, lines);
  for (guint i = 0; i < options->len; i++) {
    PosModeOption *option = options->pdata[i];
    Entry *entry = find_entry (self, option->mode->id);
    if (!entry)
      continue;
    g_set_object (&entry->mode, option->mode);
    evaluate (self, entry, option, lines);
    show_option (self, entry, option, lines, address);
  }
  show_active (self);
}

void
pos_mode_list_set_wanted (PosModeList *self, const char *mode)
{
  g_return_if_fail (POS_IS_MODE_LIST (self));
  g_free (self->wanted);
  self->wanted = g_strdup (mode);
  show_active (self);
}

void
pos_mode_list_set_usual (PosModeList *self, const char *mode)
{
  g_return_if_fail (POS_IS_MODE_LIST (self));
  g_free (self->usual);
  self->usual = g_strdup (mode);
  show_active (self);
}

const char *
pos_mode_list_get_mode (PosModeList *self)
{
  g_return_val_if_fail (POS_IS_MODE_LIST (self), NULL);
  Entry *active = get_active (self);

  return active ? active->mode->id : NULL;
}

guint
pos_mode_list_count (PosModeList *self)
{
  g_return_val_if_fail (POS_IS_MODE_LIST (self), 0);
  guint count = 0;

  for (guint i = 0; i < self->entries->len; i++)
    count += ((Entry *)self->entries->pdata[i])->possible ? 1 : 0;
  return count;
}
