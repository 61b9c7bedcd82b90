/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-number-list.c — see the header. */
#include "ui/common/pos-number-list.h"

#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-wrap-layout.h"

#define MOST_CHARACTERS 60
#define WIDTH 420
#define GAP 8
#define ICON_SIZE 16
/* More than these are scrolled, four rows of them at a time. */
#define FEW 6
#define SCROLLED_HEIGHT 200

struct _PosNumberList {
  GtkBox parent;
  char *label;
  int wanted;

  GPtrArray *numbers; /* char *, owned */
  PosNumberListJudge judge;
  gpointer judge_data; /* borrowed */

  GtkWidget *field;
  GtkWidget *full;
  GtkWidget *scroll;
  GtkWidget *chips;
};

G_DEFINE_FINAL_TYPE (PosNumberList, pos_number_list, GTK_TYPE_BOX)

enum { CHANGED, DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void remove_cb (GtkWidget *chip, PosNumberList *self);

/* --- What it shows --- */

static char *
dup_label (PosNumberList *self)
{
  if (self->wanted < 2)
    return g_strdup (self->label);
  /* TRANSLATORS: what is asked for, which of them, and how many there are: "Serial number · 2 of 5"
   */
  return g_strdup_printf (
      _ ("%1$s · %2$u of %3$d"), self->label, self->numbers->len + 1, self->wanted);
}

/* "Desk Oslo: all 5 are there". */
static char *
dup_full (PosNumberList *self)
{
  guint n = (guint)self->wanted;

  /* TRANSLATORS: what was asked for, and how many of them: "Serial number: all 5 are there" */
  return g_strdup_printf (
      ngettext ("%1$s: it is there", "%1$s: all %2$u are there", n), self->label, n);
}

static void
show_field (PosNumberList *self)
{
  g_autofree char *label = dup_label (self), *full = dup_full (self);
  gboolean is_full = pos_number_list_is_full (self);

  g_object_set (self->field, "label", label, NULL);
  gtk_widget_set_visible (self->field, !is_full);
  pos_ui_set_label (self->full, is_full ? full : NULL);
}

static GtkWidget *
make_chip (PosNumberList *self, const char *number)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);
  GtkWidget *text = pos_ui_label_new (number, "num");
  /* TRANSLATORS: takes a serial number out of those that were entered */
  g_autofree char *words = g_strdup_printf (_ ("Take %s out"), number);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), pos_ui_icon_new ("pos-x-symbolic", ICON_SIZE));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  pos_ui_describe (chip, words, NULL);
  g_object_set_data_full (G_OBJECT (chip), "number", g_strdup (number), g_free);
  g_signal_connect (chip, "clicked", G_CALLBACK (remove_cb), self);
  return chip;
}

/* Few stand as they are: what is scrolled is as high as if each took a row. */
static void
place_chips (PosNumberList *self)
{
  gboolean few = self->numbers->len <= FEW;

  gtk_widget_set_visible (self->scroll, !few);
  if (few == (gtk_widget_get_parent (self->chips) == GTK_WIDGET (self)))
    return;
  g_object_ref (self->chips);
  if (few) {
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), NULL);
    gtk_box_append (GTK_BOX (self), self->chips);
  } else {
    gtk_box_remove (GTK_BOX (self), self->chips);
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), self->chips);
  }
  g_object_unref (self->chips);
}

static void
show_chips (PosNumberList *self)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (self->chips)))
    gtk_box_remove (GTK_BOX (self->chips), chip);
  /* The newest first: it is what somebody looks for who scanned it. */
  for (guint i = self->numbers->len; i > 0; i--)
    gtk_box_append (GTK_BOX (self->chips), make_chip (self, self->numbers->pdata[i - 1]));
  gtk_widget_set_visible (self->chips, self->numbers->len > 0);
  place_chips (self);
}

static void
show (PosNumberList *self)
{
  show_field (self);
  show_chips (self);
}

static void
changed (gpointer widget, const char *name)
{
  show_field (widget);
}

/* --- What somebody does --- */

static guint
find (PosNumberList *self, const char *number)
{
  guint i = 0;

  while (i < self->numbers->len && g_strcmp0 (self->numbers->pdata[i], number) != 0)
    i++;
  return i;
}

/* The chip goes with its press: what it holds is shown anew afterwards. */
static gboolean
show_later (gpointer self)
{
  show (self);
  gtk_widget_grab_focus (((PosNumberList *)self)->field);
  return G_SOURCE_REMOVE;
}

static void
remove_cb (GtkWidget *chip, PosNumberList *self)
{
  guint at = find (self, g_object_get_data (G_OBJECT (chip), "number"));

  if (at == self->numbers->len)
    return;
  g_ptr_array_remove_index (self->numbers, at);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_later, g_object_ref (self), g_object_unref);
  g_signal_emit (self, signals[CHANGED], 0);
}

static char *
judge (PosNumberList *self, const char *number)
{
  if (find (self, number) < self->numbers->len)
    /* TRANSLATORS: the number was entered before */
    return g_strdup_printf (_ ("%s was entered already"), number);
  return self->judge ? self->judge (self, number, self->judge_data) : NULL;
}

gboolean
pos_number_list_enter (PosNumberList *self, const char *number)
{
  g_autofree char *stripped = NULL, *why = NULL;

  g_return_val_if_fail (POS_IS_NUMBER_LIST (self), FALSE);
  stripped = g_strstrip (g_strdup (number));
  if (!*stripped || pos_number_list_is_full (self))
    return FALSE;
  why = judge (self, stripped);
  pos_text_field_set_text (POS_TEXT_FIELD (self->field), why ? stripped : NULL);
  g_object_set (self->field, "error", why, NULL);
  if (why) {
    gtk_editable_select_region (
        GTK_EDITABLE (pos_text_field_get_entry (POS_TEXT_FIELD (self->field))), 0, -1);
    return FALSE;
  }
  g_ptr_array_add (self->numbers, g_steal_pointer (&stripped));
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
  if (pos_number_list_is_full (self))
    g_signal_emit (self, signals[DONE], 0);
  return TRUE;
}

gboolean
pos_number_list_finish (PosNumberList *self)
{
  g_autofree char *typed = NULL;

  g_return_val_if_fail (POS_IS_NUMBER_LIST (self), FALSE);
  typed = g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (self->field))));
  return !*typed || pos_number_list_enter (self, typed);
}

static void
activate_cb (PosNumberList *self)
{
  g_autofree char *typed =
      g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (self->field))));

  if (*typed)
    pos_number_list_enter (self, typed);
  else
    g_signal_emit (self, signals[DONE], 0);
}

static void
typed_cb (PosNumberList *self)
{
  if (*pos_text_field_get_text (POS_TEXT_FIELD (self->field)))
    g_object_set (self->field, "error", NULL, NULL);
}

static gboolean
pos_number_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (POS_NUMBER_LIST (widget)->field);
}

/* --- Parts --- */

static const PosUiProp props[] = {
    {"label", POS_UI_TEXT, G_STRUCT_OFFSET (PosNumberList, label), NULL},
    {"wanted", POS_UI_NUMBER, G_STRUCT_OFFSET (PosNumberList, wanted), NULL},
};

static void
pos_number_list_dispose (GObject *object)
{
  g_clear_pointer (&POS_NUMBER_LIST (object)->numbers, g_ptr_array_unref);
  G_OBJECT_CLASS (pos_number_list_parent_class)->dispose (object);
}

static void
pos_number_list_class_init (PosNumberListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  G_OBJECT_CLASS (klass)->dispose = pos_number_list_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = pos_number_list_grab_focus;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] =
      g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_scroll (void)
{
  GtkScrolledWindow *scroll = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());

  gtk_scrolled_window_set_policy (scroll, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (scroll, SCROLLED_HEIGHT);
  return GTK_WIDGET (scroll);
}

static void
pos_number_list_init (PosNumberList *self)
{
  self->numbers = g_ptr_array_new_with_free_func (g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), GAP);
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
  self->field = pos_text_field_new (NULL);
  g_object_set (self->field, "hint", _ ("Scan it, or type what stands on the product."), NULL);
  gtk_text_set_max_length (pos_text_field_get_entry (POS_TEXT_FIELD (self->field)),
                           MOST_CHARACTERS);
  g_signal_connect_swapped (self->field, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (typed_cb), self);
  self->full = pos_ui_text_new (NULL, "semi");
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, pos_wrap_layout_new (GAP, GAP));
  self->scroll = make_scroll ();
  gtk_box_append (GTK_BOX (self), self->field);
  gtk_box_append (GTK_BOX (self), self->full);
  gtk_box_append (GTK_BOX (self), self->chips);
  gtk_box_append (GTK_BOX (self), self->scroll);
}

GtkWidget *
pos_number_list_new (const char *label, guint wanted)
{
  PosNumberList *self =
      g_object_new (POS_TYPE_NUMBER_LIST, "label", label, "wanted", (int)wanted, NULL);

  show (self);
  return GTK_WIDGET (self);
}

void
pos_number_list_set_judge (PosNumberList *self, PosNumberListJudge judge_cb, gpointer data)
{
  g_return_if_fail (POS_IS_NUMBER_LIST (self));
  self->judge = judge_cb;
  self->judge_data = data;
}

void
pos_number_list_set_numbers (PosNumberList *self, const char *const *numbers)
{
  g_return_if_fail (POS_IS_NUMBER_LIST (self));
  g_ptr_array_set_size (self->numbers, 0);
  for (guint i = 0; numbers && numbers[i] && i < (guint)self->wanted; i++)
    g_ptr_array_add (self->numbers, g_strdup (numbers[i]));
  show (self);
}

GStrv
pos_number_list_dup_numbers (PosNumberList *self)
{
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();

  g_return_val_if_fail (POS_IS_NUMBER_LIST (self), NULL);
  for (guint i = 0; i < self->numbers->len; i++)
    g_strv_builder_add (numbers, self->numbers->pdata[i]);
  return g_strv_builder_end (numbers);
}

gboolean
pos_number_list_is_full (PosNumberList *self)
{
  g_return_val_if_fail (POS_IS_NUMBER_LIST (self), TRUE);
  return self->numbers->len >= (guint)MAX (self->wanted, 0);
}
