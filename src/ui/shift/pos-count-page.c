/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-count-page.c — see the header. */
#include "ui/shift/pos-count-page.h"

#include "base/pos-json.h"
#include "pricing/pos-shift-money.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-columns.h"
#include "ui/common/pos-money-entry.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-segmented.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define LIST_WIDTH 620
#define PAD_WIDTH 560
#define MOST_DIGITS 5
#define INDEX "pos-index"

struct _PosCountPage {
  PosPage parent_instance;
  PosShell *shell; /* borrowed: the window outlives its pages */
  char *shift;     /* nullable */
  PosTender *tender;
  GArray *pieces;   /* PosPieces, largest first */
  GPtrArray *names; /* of the denominations, as the operation wants them */
  guint at;         /* which of them the pad counts */
  gboolean in_one;  /* as one sum */
  PosKeypadModel *counts, *sum;
  GtkWidget *way, *list, *counting, *summing, *total, *note, *save;
};

G_DEFINE_FINAL_TYPE (PosCountPage, pos_count_page, POS_TYPE_PAGE)

static guint32
get_currency (PosCountPage *self)
{
  return pos_register_get_currency (pos_shell_get_register (self->shell));
}

static char *
dup_money (PosCountPage *self, gint64 amount)
{
  return pos_format_money (pos_shell_get_format (self->shell), amount, get_currency (self));
}

/* --- What was counted --- */

static gboolean
get_total (PosCountPage *self, gint64 *total)
{
  return self->in_one
             ? pos_money_entry_get (self->sum, get_currency (self), total)
             : pos_shift_money_count (
                   (const PosPieces *)(gpointer)self->pieces->data, self->pieces->len, total, NULL);
}

static void
show_total (PosCountPage *self)
{
  g_autofree char *money = NULL, *label = NULL;
  gint64 total = 0;

  get_total (self, &total);
  money = dup_money (self, total);
  gtk_label_set_text (GTK_LABEL (self->total), money);
  /* TRANSLATORS: button; %s is the amount that was counted */
  label = g_strdup_printf (_ ("Save count of %s"), money);
  gtk_button_set_label (GTK_BUTTON (self->save), label);
  pos_ui_describe (self->save, label, NULL);
}

static void
show_card (PosCountPage *self, guint index, GtkWidget *card)
{
  const PosPieces *some = &g_array_index (self->pieces, PosPieces, index);
  g_autofree char *count = pos_format_count (pos_shell_get_format (self->shell), some->count);
  g_autofree char *worth = NULL;
  gint64 sum = 0;

  pos_shift_money_count (some, 1, &sum, NULL);
  worth = dup_money (self, sum);
  g_object_set (card, "subtitle", count, "amount", worth, NULL);
}

static GtkWidget *
get_card (PosCountPage *self, guint index)
{
  GtkWidget *card = gtk_widget_get_first_child (self->list);

  for (guint i = 0; card && i < index; i++)
    card = gtk_widget_get_next_sibling (card);
  return card;
}

static void
keyed_cb (PosCountPage *self)
{
  g_autofree char *plain = pos_keypad_model_dup_plain (self->counts);

  /* Nothing lies there less than not at all. */
  if (*plain == '-') {
    pos_keypad_model_set_value (self->counts, "");
    return;
  }
  g_array_index (self->pieces, PosPieces, self->at).count = g_ascii_strtoll (plain, NULL, 10);
  show_card (self, self->at, get_card (self, self->at));
  show_total (self);
}

/* The pad counts this one from now on. */
static void
choose (PosCountPage *self, guint index)
{
  GtkWidget *card = get_card (self, index);
  gint64 count = g_array_index (self->pieces, PosPieces, index).count;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_autofree char *name = dup_money (self, g_array_index (self->pieces, PosPieces, index).worth);

  pos_choice_card_choose (POS_CHOICE_CARD (card));
  self->at = index;
  g_object_set (self->counts, "caption", name, NULL);
  pos_keypad_model_set_value (self->counts, count > 0 ? text : "");
}

static void
chosen_cb (GtkWidget *card, PosCountPage *self)
{
  choose (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (card), INDEX)));
}

/* Enter goes on to the next denomination, and that one is looked at. */
static void
entered_cb (PosCountPage *self)
{
  choose (self, (self->at + 1) % self->pieces->len);
  gtk_widget_grab_focus (get_card (self, self->at));
}

/* --- Saving --- */

static void
saved_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (PosCountPage) self = data;
  g_autofree char *money = NULL, *text = NULL;
  gint64 difference = 0;

  if (!result)
    return;
  if (!g_variant_lookup (result, "difference_minor", "x", &difference)) {
    pos_shell_tell (shell, _ ("The count is saved."), NULL, NULL);
  } else {
    money = dup_money (self, difference);
    /* TRANSLATORS: %s is how much more (or, with a minus, less) was counted than should be there */
    text = g_strdup_printf (_ ("The count is saved. Difference: %s"), money);
    pos_shell_tell (shell, text, NULL, NULL);
  }
  pos_page_leave (POS_PAGE (self));
}

static char *
dup_pieces (PosCountPage *self)
{
  g_autoptr (json_t) json = json_object ();

  for (guint i = 0; i < self->pieces->len; i++) {
    gint64 count = g_array_index (self->pieces, PosPieces, i).count;
    if (count > 0)
      json_object_set_new (json, self->names->pdata[i], json_integer (count));
  }
  return pos_json_to_text (json);
}

static void
save_cb (PosCountPage *self)
{
  const char *note = pos_text_field_get_text (POS_TEXT_FIELD (self->note));
  g_autofree char *pieces = dup_pieces (self);
  GVariantDict dict;
  gint64 total;

  if (!get_total (self, &total))
    return;
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "tender", "s", self->tender->id);
  if (self->shift)
    g_variant_dict_insert (&dict, "shift", "s", self->shift);
  if (*note)
    g_variant_dict_insert (&dict, "note", "s", note);
  if (self->in_one)
    g_variant_dict_insert (&dict, "amount", "x", total);
  else
    g_variant_dict_insert (&dict, "pieces", "s", pieces);
  pos_shell_run (self->shell,
                 "shift.declare",
                 g_variant_dict_end (&dict),
                 self->save,
                 saved_cb,
                 g_object_ref (self));
}

/* --- What is counted --- */

static void
add_denominations (PosCountPage *self, GStrv texts)
{
  for (guint i = texts ? g_strv_length (texts) : 0; i > 0; i--) {
    PosPieces some = {0};
    if (!pos_minor_parse (texts[i - 1], get_currency (self), &some.worth, NULL))
      continue;
    g_array_append_val (self->pieces, some);
    g_ptr_array_add (self->names, g_strdup (texts[i - 1]));
  }
}

static void
show_way (PosCountPage *self)
{
  self->in_one = self->pieces->len == 0 ||
                 g_str_equal (pos_segmented_get_selected (POS_SEGMENTED (self->way)), "sum");
  gtk_widget_set_visible (self->way, self->pieces->len > 0);
  gtk_widget_set_visible (self->list, !self->in_one);
  gtk_widget_set_visible (self->counting, !self->in_one);
  gtk_widget_set_visible (self->summing, self->in_one);
  show_total (self);
}

static void
set_tender (PosCountPage *self, PosTender *tender)
{
  GtkWidget *child;

  g_set_object (&self->tender, tender);
  g_array_set_size (self->pieces, 0);
  g_ptr_array_set_size (self->names, 0);
  while ((child = gtk_widget_get_first_child (self->list)))
    gtk_box_remove (GTK_BOX (self->list), child);
  add_denominations (self, tender->denominations);
  add_denominations (self, tender->coins);
  for (guint i = 0; i < self->pieces->len; i++) {
    g_autofree char *name = dup_money (self, g_array_index (self->pieces, PosPieces, i).worth);
    GtkWidget *card = pos_choice_card_new (name, NULL);

    g_object_set (card, "plain", TRUE, NULL);
    g_object_set_data (G_OBJECT (card), INDEX, GUINT_TO_POINTER (i));
    g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), self, 0);
    gtk_box_append (GTK_BOX (self->list), card);
    show_card (self, i, card);
  }
  if (self->pieces->len > 0)
    choose (self, 0);
  show_way (self);
}

static void
tender_cb (PosCountPage *self, GParamSpec *pspec, GtkWidget *tenders)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (self->shell));

  set_tender (self,
              pos_config_get (
                  config, POS_TYPE_TENDER, pos_segmented_get_selected (POS_SEGMENTED (tenders))));
}

/* --- The page --- */

/* A card would take Enter for itself, and it is chosen already. */
static gboolean
list_key_cb (PosCountPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return FALSE;
  entered_cb (self);
  return TRUE;
}

static GtkWidget *
make_list (PosCountPage *self)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (list_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list, keys);
  return list;
}

/* Where Enter belongs to what is counted: on what is chosen above it, it would choose that again.
 */
static void
entered (PosPage *page)
{
  PosCountPage *self = POS_COUNT_PAGE (page);

  gtk_widget_grab_focus (self->in_one ? self->save : get_card (self, self->at));
}

static void
primary (PosPage *page)
{
  save_cb (POS_COUNT_PAGE (page));
}

static void
pos_count_page_dispose (GObject *object)
{
  PosCountPage *self = POS_COUNT_PAGE (object);

  g_clear_pointer (&self->shift, g_free);
  g_clear_object (&self->tender);
  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_object (&self->counts);
  g_clear_object (&self->sum);
  G_OBJECT_CLASS (pos_count_page_parent_class)->dispose (object);
}

static void
pos_count_page_class_init (PosCountPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_count_page_dispose;
  POS_PAGE_CLASS (klass)->entered = entered;
  POS_PAGE_CLASS (klass)->primary = primary;
}

static void
pos_count_page_init (PosCountPage *self)
{
  self->pieces = g_array_new (FALSE, FALSE, sizeof (PosPieces));
  self->names = g_ptr_array_new_with_free_func (g_free);
}

static gboolean
is_counted (PosStore *store, PosTender *tender)
{
  return pos_config_takes (store, tender) &&
         (tender->kind == POS_TENDER_CASH || tender->kind == POS_TENDER_CARD || tender->counted);
}

/* Cash first, then the others that are counted. */
static GtkWidget *
make_tenders (PosCountPage *self)
{
  PosPricing pricing = pos_register_get_pricing (pos_shell_get_register (self->shell));
  const GPtrArray *all = pos_config_list (pricing.config, POS_TYPE_TENDER);
  GtkWidget *tenders = pos_segmented_new (_ ("What is counted?"));

  for (guint i = 0; i < 2 * all->len; i++) {
    PosTender *tender = all->pdata[i % all->len];
    gboolean first = i < all->len;
    if (is_counted (pricing.store, tender) && first == (tender->kind == POS_TENDER_CASH))
      pos_segmented_append (POS_SEGMENTED (tenders),
                            tender->id,
                            pos_l10n_get (tender->name, pos_shell_get_language (self->shell)));
  }
  g_signal_connect_object (
      tenders, "notify::selected", G_CALLBACK (tender_cb), self, G_CONNECT_SWAPPED);
  return tenders;
}

static GtkWidget *
make_way (PosCountPage *self)
{
  self->way = pos_segmented_new (_ ("How is it counted?"));
  pos_segmented_append (POS_SEGMENTED (self->way), "pieces", _ ("By denomination"));
  pos_segmented_append (POS_SEGMENTED (self->way), "sum", _ ("In one sum"));
  g_signal_connect_object (
      self->way, "notify::selected", G_CALLBACK (show_way), self, G_CONNECT_SWAPPED);
  return self->way;
}

static GtkWidget *
make_pad (PosKeypadModel *model, GtkWidget *readout)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_box_append (GTK_BOX (box), readout);
  gtk_box_append (GTK_BOX (box), pos_number_pad_new (POS_PAD_ENTRY, model, FALSE));
  return box;
}

static void
make_models (PosCountPage *self)
{
  PosFormat *format = pos_shell_get_format (self->shell);

  self->counts = pos_keypad_model_new (pos_format_get_decimal_point (format));
  pos_keypad_model_set_rules (self->counts, 0, MOST_DIGITS);
  self->sum = pos_money_entry_new (format, get_currency (self), C_ ("number pad", "Amount"));
  g_signal_connect_object (
      self->counts, "notify::text", G_CALLBACK (keyed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->counts, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->sum, "notify::text", G_CALLBACK (show_total), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sum, "entered", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  self->counting = make_pad (self->counts, pos_readout_new (self->counts));
  self->summing =
      make_pad (self->sum, pos_money_entry_make_readout (self->sum, format, get_currency (self)));
}

static GtkWidget *
make_right (PosCountPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  make_models (self);
  self->total = pos_ui_label_new (NULL, "t-amt-xl");
  self->note = pos_text_field_new (_ ("Note, if it differs"));
  self->save = gtk_button_new ();
  gtk_widget_add_css_class (self->save, "btn");
  gtk_widget_add_css_class (self->save, "primary");
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (box), self->total);
  gtk_box_append (GTK_BOX (box), self->counting);
  gtk_box_append (GTK_BOX (box), self->summing);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), self->save);
  return box;
}

PosPage *
pos_count_page_new (PosShell *shell, const char *shift)
{
  g_return_val_if_fail (POS_IS_SHELL (shell), NULL);
  PosCountPage *self = g_object_new (POS_TYPE_COUNT_PAGE, NULL);
  GtkWidget *columns = pos_columns_new (pos_shell_get_theme (shell));
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->shell = shell;
  self->shift = g_strdup (shift);
  pos_page_set_title (POS_PAGE (self), _ ("Count money"));
  self->list = make_list (self);
  GtkWidget *right = make_right (self), *tenders = make_tenders (self);
  gtk_box_append (GTK_BOX (left), tenders);
  gtk_box_append (GTK_BOX (left), make_way (self));
  gtk_box_append (GTK_BOX (left), self->list);
  pos_columns_add (
      POS_COLUMNS (columns), pos_ui_text_new (_ ("In the drawer"), "t-title"), left, LIST_WIDTH);
  pos_columns_add (
      POS_COLUMNS (columns), pos_ui_text_new (_ ("Counted"), "t-title"), right, PAD_WIDTH);
  pos_page_set_child (POS_PAGE (self), columns);
  tender_cb (self, NULL, tenders);
  return POS_PAGE (self);
}
