/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-terms-product.c — see the header. */
#include "ui/recall/pos-terms-product.h"

#include "register/pos-found-product.h"
#include "register/pos-search-list.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-sight.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-terms-words.h"

#define GAP 8
/* Of more one types more. */
#define MOST_CHOICES 5
#define ITEM "pos-item" /* of a card */

struct _PosTermsProduct {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosSearchList *list;
  GtkWidget *field, *choices, *more;
  char *word;        /* (nullable): the last of what is typed that is no number of a product */
  gboolean by_hand;  /* and not set by the program */
  gboolean answered; /* the list answers the word */
};

G_DEFINE_FINAL_TYPE (PosTermsProduct, pos_terms_product, GTK_TYPE_BOX)

enum { TYPED, PICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- What is typed --- */

static GStrv
split (PosTermsProduct *self)
{
  GStrv parts = pos_terms_split (pos_text_field_get_text (POS_TEXT_FIELD (self->field)));

  return parts ? parts : g_new0 (char *, 1);
}

static PosFoundProduct *
look_up (PosTermsProduct *self, const char *code)
{
  return pos_found_product_look_up (pos_shell_get_register (self->shell), code, NULL);
}

static const char *
get_name (PosTermsProduct *self, PosFoundProduct *found)
{
  return pos_l10n_get (pos_found_product_get_product (found)->name,
                       pos_shell_get_language (self->shell));
}

static guint
count_found (PosTermsProduct *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

/* What @word asks for, which is no number that is known here; %NULL: nothing yet. */
static char *
dup_meant (PosTermsProduct *self, const char *word)
{
  if (!self->by_hand || g_strcmp0 (word, self->word) != 0)
    return g_strdup (word);
  if (!self->answered || count_found (self) > 1)
    return NULL;
  g_autoptr (PosFoundProduct) only = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  return g_strdup (only ? pos_found_product_get_product (only)->id : word);
}

GStrv
pos_terms_product_dup (PosTermsProduct *self)
{
  g_return_val_if_fail (POS_IS_TERMS_PRODUCT (self), NULL);
  g_auto (GStrv) parts = split (self);
  g_autoptr (GStrvBuilder) items = g_strv_builder_new ();
  g_auto (GStrv) asked = NULL;

  for (GStrv part = parts; *part; part++) {
    g_autoptr (PosFoundProduct) found = look_up (self, *part);
    g_autofree char *item =
        found ? g_strdup (pos_found_product_get_product (found)->id) : dup_meant (self, *part);
    if (item)
      g_strv_builder_add (items, item);
  }
  asked = g_strv_builder_end (items);
  return *asked ? g_steal_pointer (&asked) : NULL;
}

/* --- What is offered --- */

/* GTK 4.8 keeps for good what is taken out of a window while the focus is in it. */
static void
clear_choices (PosTermsProduct *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL, *card;

  if (focus && gtk_widget_is_ancestor (focus, self->choices))
    gtk_widget_grab_focus (self->field);
  while ((card = gtk_widget_get_first_child (self->choices)))
    gtk_box_remove (GTK_BOX (self->choices), card);
  gtk_widget_set_visible (self->more, FALSE);
}

/* What was meant stands in place of the word. */
static void
pick (PosTermsProduct *self, const char *item)
{
  g_auto (GStrv) parts = split (self);
  g_autofree char *chosen = g_strdup (item), *text = NULL;

  for (GStrv part = parts; *part; part++)
    if (!g_strcmp0 (*part, self->word)) {
      g_free (*part);
      *part = g_strdup (chosen);
    }
  text = g_strjoinv (", ", parts);
  pos_text_field_set_text (POS_TEXT_FIELD (self->field), text);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
chosen_cb (PosTermsProduct *self, GtkWidget *card)
{
  pick (self, g_object_get_data (G_OBJECT (card), ITEM));
}

static void
add_choice (PosTermsProduct *self, PosFoundProduct *found)
{
  const char *item = pos_found_product_get_product (found)->id;
  GtkWidget *card = pos_choice_card_new (get_name (self, found), item);

  g_object_set (card, "plain", TRUE, NULL);
  g_object_set_data_full (G_OBJECT (card), ITEM, g_strdup (item), g_free);
  g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->choices), card);
}

/* What is offered lies below the field, and the field often at the edge of what is seen. */
static void
bring_into_sight (PosTermsProduct *self)
{
  GtkWidget *port = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);

  if (port)
    pos_sight_bring (gtk_viewport_get_child (GTK_VIEWPORT (port)), GTK_WIDGET (self), 0);
}

static void
show_choices (PosTermsProduct *self)
{
  guint n = count_found (self);

  clear_choices (self);
  for (guint i = 0; i < MIN (n, MOST_CHOICES); i++) {
    g_autoptr (PosFoundProduct) found = g_list_model_get_item (G_LIST_MODEL (self->list), i);
    add_choice (self, found);
  }
  gtk_widget_set_visible (self->more, n > MOST_CHOICES);
  if (n > 0 && self->by_hand)
    bring_into_sight (self);
}

/* The products whose numbers are typed, by name. */
static char *
dup_names (PosTermsProduct *self, const char *const *parts)
{
  GString *names = g_string_new (NULL);

  for (; *parts; parts++) {
    g_autoptr (PosFoundProduct) found = look_up (self, *parts);
    if (found)
      g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", get_name (self, found));
  }
  return g_string_free (names, names->len == 0);
}

static void
say (PosTermsProduct *self)
{
  g_auto (GStrv) parts = split (self);
  g_autofree char *names = dup_names (self, (const char *const *)parts);
  g_autofree char *none = NULL;
  guint n = self->word && self->answered ? count_found (self) : 1;

  if (n == 0)
    /* TRANSLATORS: what somebody typed to find a product */
    none = g_strdup_printf (_ ("No product is called “%s”"), self->word);
  g_object_set (
      self->field, "hint", n > 1 ? _ ("Choose the product.") : names, "error", none, NULL);
}

/* --- Following the hand --- */

static void
answered_cb (PosTermsProduct *self)
{
  self->answered = TRUE;
  show_choices (self);
  say (self);
  if (self->by_hand)
    g_signal_emit (self, signals[TYPED], 0);
}

static char *
find_word (PosTermsProduct *self)
{
  g_auto (GStrv) parts = split (self);

  for (guint i = g_strv_length (parts); i > 0; i--) {
    g_autoptr (PosFoundProduct) found = look_up (self, parts[i - 1]);
    if (!found)
      return g_strdup (parts[i - 1]);
  }
  return NULL;
}

/* Returns: whether the answer is still to come. */
static gboolean
follow (PosTermsProduct *self)
{
  g_autofree char *before = g_steal_pointer (&self->word);

  self->word = find_word (self);
  if (self->word && !g_strcmp0 (before, self->word))
    return !self->answered;
  self->answered = FALSE;
  clear_choices (self);
  if (self->word)
    pos_search_list_ask (self->list, self->word, NULL);
  say (self);
  return self->word != NULL;
}

static void
typed_cb (PosTermsProduct *self)
{
  self->by_hand = TRUE;
  if (!follow (self))
    g_signal_emit (self, signals[TYPED], 0);
}

void
pos_terms_product_set (PosTermsProduct *self, GStrv items)
{
  g_return_if_fail (POS_IS_TERMS_PRODUCT (self));
  g_autofree char *text = items ? g_strjoinv (", ", items) : NULL;

  g_signal_handlers_block_by_func (self->field, typed_cb, self);
  pos_text_field_set_text (POS_TEXT_FIELD (self->field), text);
  g_signal_handlers_unblock_by_func (self->field, typed_cb, self);
  self->by_hand = FALSE;
  follow (self);
}

/* Enter takes the first, as in the product search; Down goes to all of them. */
static gboolean
key_cb (PosTermsProduct *self, guint keyval)
{
  GtkWidget *first = gtk_widget_get_first_child (self->choices);

  if (!first)
    return FALSE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    return gtk_widget_grab_focus (first);
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return FALSE;
  chosen_cb (self, first);
  return TRUE;
}

/* --- The object --- */

static void
pos_terms_product_dispose (GObject *object)
{
  PosTermsProduct *self = POS_TERMS_PRODUCT (object);

  if (self->list)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_pointer (&self->word, g_free);
  G_OBJECT_CLASS (pos_terms_product_parent_class)->dispose (object);
}

static gboolean
pos_terms_product_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (POS_TERMS_PRODUCT (widget)->field);
}

static void
pos_terms_product_class_init (PosTermsProductClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_terms_product_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = pos_terms_product_grab_focus;
  signals[TYPED] =
      g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PICKED] =
      g_signal_new ("picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_terms_product_init (PosTermsProduct *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), GAP);
  self->choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);
  self->more = pos_ui_text_new (NULL, "t-cap ink2");
}

static GtkWidget *
make_field (PosTermsProduct *self, const char *label, const char *icon)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->field = g_object_new (POS_TYPE_TEXT_FIELD,
                              "label",
                              label,
                              "placeholder",
                              _ ("Name or number"),
                              "icon",
                              icon,
                              "clearable",
                              TRUE,
                              NULL);
  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (typed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->field, keys);
  return self->field;
}

GtkWidget *
pos_terms_product_new (PosShell *shell, const char *label, const char *icon)
{
  PosTermsProduct *self = g_object_new (POS_TYPE_TERMS_PRODUCT, NULL);

  self->shell = shell;
  self->list = pos_search_list_new_products (pos_shell_get_register (shell));
  g_signal_connect_swapped (self->list, "answered", G_CALLBACK (answered_cb), self);
  gtk_label_set_text (GTK_LABEL (self->more), _ ("There are more. Type more of the name."));
  gtk_box_append (GTK_BOX (self), make_field (self, label, icon));
  gtk_box_append (GTK_BOX (self), pos_focus_stop_new (self->choices));
  gtk_box_append (GTK_BOX (self), self->more);
  gtk_widget_set_visible (self->more, FALSE);
  return GTK_WIDGET (self);
}
