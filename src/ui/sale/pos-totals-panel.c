/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-totals-panel.c — see the header. */
#include "ui/sale/pos-totals-panel.h"

#include "pricing/pos-delayed.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/sale/pos-totals-row.h"

/* The box of what is due has room for its sum alone. */
#define SPACING 20
#define SPACING_NARROW 10

struct _PosTotalsPanel {
  GtkWidget parent;
  GtkWidget *content;
  PosSaleState *state;
  GArray *left;  /* PosTotalsValue: beside the big number */
  GArray *right; /* PosTotalsValue: parts of it */
  GPtrArray *left_rows;
  GPtrArray *right_rows;
  GtkWidget *waiting; /* says that more may come to it */
  GtkWidget *rule;
  GtkWidget *big; /* of a sale */
  GtkWidget *box; /* of an order */
  GtkWidget *due;
  GtkWidget *summary; /* the parts in words, with large text */
  int width, height;  /* of the content, when it was placed last; 0: not yet */
  guint fitting;      /* source */
};

G_DEFINE_FINAL_TYPE (PosTotalsPanel, pos_totals_panel, GTK_TYPE_WIDGET)

static const PosTotalsValue usual_left[] = {
    POS_TOTALS_SUBTOTAL,
    POS_TOTALS_DISCOUNT,
    POS_TOTALS_CHARGES,
    POS_TOTALS_TAX,
    POS_TOTALS_TOTAL,
    POS_TOTALS_BALANCE,
};
static const PosTotalsValue usual_right[] = {
    POS_TOTALS_CARRY_OUT,
    POS_TOTALS_DEPOSIT_REQUIRED,
};
/* What makes the parts add up; shown in carts that have it, whatever the document says. */
static const PosTotalsValue always_right[] = {
    POS_TOTALS_RETURNED,
    POS_TOTALS_HANDED_OVER,
    POS_TOTALS_DEPOSIT_APPLIED,
    POS_TOTALS_DEPOSIT_KEPT,
    POS_TOTALS_DEPOSIT_HELD,
    POS_TOTALS_PAID,
};
static const PosTotalsValue large_sale[] = {
    POS_TOTALS_DISCOUNT,
    POS_TOTALS_CHARGES,
    POS_TOTALS_TAX,
};
static const PosTotalsValue large_order[] = {POS_TOTALS_TOTAL, POS_TOTALS_BALANCE};

static gboolean
holds (GArray *values, PosTotalsValue value)
{
  for (guint i = 0; i < values->len; i++)
    if (g_array_index (values, PosTotalsValue, i) == value)
      return TRUE;
  return FALSE;
}

static void
add_values (GArray *values, const PosTotalsValue *added, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!holds (values, added[i]))
      g_array_append_val (values, added[i]);
}

/* The big number has its own place. */
static GArray *
read_values (json_t *names, const PosTotalsValue *usual, gsize n_usual)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (PosTotalsValue));
  json_t *name;
  gsize index;

  json_array_foreach (names, index, name)
  {
    PosTotalsValue value;
    if (pos_totals_value_from_nick (json_string_value (name), &value) &&
        value != POS_TOTALS_DUE_NOW)
      add_values (values, &value, 1);
  }
  if (!json_is_array (names))
    add_values (values, usual, n_usual);
  return values;
}

/* --- Showing --- */

/* Returns: how many have something to say. */
static guint
show_rows (PosTotalsPanel *self, GPtrArray *rows, GArray *values)
{
  guint shown = 0;

  for (guint i = 0; i < rows->len; i++) {
    PosTotalsValue value = g_array_index (values, PosTotalsValue, i);
    PosTotalsText text;
    pos_totals_text_init (&text, self->state, value);
    pos_totals_row_show (rows->pdata[i], &text);
    pos_totals_row_set_strong (rows->pdata[i], value == POS_TOTALS_TOTAL);
    shown += text.amount != NULL;
    pos_totals_text_clear (&text);
  }
  /* Five rows stand where four have air between them. */
  for (guint i = 0; i < rows->len; i++)
    pos_ui_set_class (rows->pdata[i], "close", shown > 4);
  return shown;
}

static gboolean
is_listed (const PosTotalsValue *values, gsize n, PosTotalsValue value)
{
  for (gsize i = 0; i < n; i++)
    if (values[i] == value)
      return TRUE;
  return FALSE;
}

/* Which few values stay when the text is large: visual-language.md §4. */
static void
thin_out (PosTotalsPanel *self, gboolean boxed)
{
  for (guint i = 0; i < self->left_rows->len; i++) {
    PosTotalsValue value = g_array_index (self->left, PosTotalsValue, i);
    gboolean stays = boxed ? is_listed (large_order, G_N_ELEMENTS (large_order), value)
                           : is_listed (large_sale, G_N_ELEMENTS (large_sale), value);
    if (!stays)
      gtk_widget_set_visible (self->left_rows->pdata[i], FALSE);
    pos_totals_row_set_strong (self->left_rows->pdata[i], FALSE);
  }
  for (guint i = 0; i < self->right_rows->len; i++)
    gtk_widget_set_visible (self->right_rows->pdata[i], FALSE);
}

static char *
make_summary (PosTotalsPanel *self)
{
  PosOrder *order = pos_sale_state_get_order (self->state);
  PosFormat *format = pos_sale_state_get_format (self->state);

  if (order->flow != POS_ORDER_FLOW_NEW || order->deposit_source == POS_DEPOSIT_AMOUNT)
    return NULL;
  PosRate rate =
      order->deposit_source == POS_DEPOSIT_RATE ? order->deposit_entered_rate : order->deposit_rate;
  g_autofree char *percent = pos_format_rate (format, rate);
  if (order->carry_out == 0)
    /* TRANSLATORS: what is due today consists of, in few words */
    return g_strdup_printf (_ ("%s deposit"), percent);
  /* TRANSLATORS: what is due today consists of, in few words: "Carry out + 20% deposit" */
  return g_strdup_printf (_ ("Carry out + %s deposit"), percent);
}

/* PL7: where the store calculates by hand. */
static gboolean
is_waiting (PosTotalsPanel *self)
{
  PosOrder *order = pos_sale_state_get_order (self->state);
  PosPricing pricing = pos_register_get_pricing (pos_sale_state_get_register (self->state));

  return pos_order_count_active_lines (order) > 0 &&
         (pos_delayed_has_discounts (&pricing, order) || pos_delayed_has_charges (&pricing, order));
}

static void
set_step (PosTotalsPanel *self, guint step)
{
  gtk_box_set_spacing (GTK_BOX (self->content), step == 0 ? SPACING : SPACING_NARROW);
  pos_totals_row_set_step (POS_TOTALS_ROW (self->big), step);
  pos_totals_row_set_step (POS_TOTALS_ROW (self->due), step);
  for (guint i = 0; i < self->left_rows->len; i++)
    pos_totals_row_set_step (self->left_rows->pdata[i], step);
  for (guint i = 0; i < self->right_rows->len; i++)
    pos_totals_row_set_step (self->right_rows->pdata[i], step);
}

static int
get_height (PosTotalsPanel *self, int width)
{
  int height;

  gtk_widget_measure (self->content, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static gboolean
fits (PosTotalsPanel *self, gboolean large)
{
  int least, natural;

  if (self->width == 0)
    return TRUE;
  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  if (least > self->width || (large && get_height (self, self->width) > self->height))
    return FALSE;
  /* A caption goes on in a second line only where that has room. */
  return natural <= self->width ||
         get_height (self, self->width) <= MAX (self->height, get_height (self, natural));
}

static void
show_few (PosTotalsPanel *self, gboolean boxed)
{
  gboolean huge = pos_sale_state_is_huge_text (self->state);
  g_autofree char *summary = boxed && !huge ? make_summary (self) : NULL;

  thin_out (self, boxed);
  pos_ui_set_label (self->summary, summary);
}

static void
set_stacked (PosTotalsPanel *self, gboolean stacked)
{
  for (guint i = 0; i < self->left_rows->len; i++)
    pos_totals_row_set_stacked (self->left_rows->pdata[i], stacked);
}

static gboolean
find_step (PosTotalsPanel *self, gboolean large)
{
  for (guint step = 0; step < POS_TOTALS_ROW_STEPS; step++) {
    set_step (self, step);
    if (fits (self, large))
      return TRUE;
  }
  return FALSE;
}

/* Large sums on a narrow sheet: closer together and smaller, then as few as with large text, but
 * never cut.  Of large text the few stand beside their captions where they are too many below each
 * other. */
static void
fit (PosTotalsPanel *self, gboolean boxed, gboolean large)
{
  set_stacked (self, large);
  if (find_step (self, large))
    return;
  if (!large) {
    show_few (self, boxed);
    return;
  }
  set_stacked (self, FALSE);
  find_step (self, large);
}

static void
update_cb (PosTotalsPanel *self)
{
  PosOrder *order = pos_sale_state_get_order (self->state);
  gboolean boxed = pos_totals_has_due_box (order);
  gboolean large = pos_sale_state_is_large_text (self->state);
  PosTotalsText big;

  show_rows (self, self->left_rows, self->left);
  guint parts = show_rows (self, self->right_rows, self->right);
  pos_ui_set_class (self->box, "parts", parts > 2 && !large);
  pos_ui_set_class (self->box, "many", parts > 3 && !large);
  pos_ui_set_label (self->summary, NULL);
  if (large)
    show_few (self, boxed);
  pos_totals_text_init_big (&big, self->state);
  pos_totals_row_show (POS_TOTALS_ROW (self->big), &big);
  pos_totals_row_show (POS_TOTALS_ROW (self->due), &big);
  pos_totals_text_clear (&big);
  gtk_widget_set_visible (self->waiting, is_waiting (self));
  gtk_widget_set_visible (self->big, !boxed);
  gtk_widget_set_visible (self->rule, !boxed && !large);
  gtk_widget_set_visible (self->box, boxed);
  fit (self, boxed, large);
}

static gboolean
update_later_cb (gpointer data)
{
  PosTotalsPanel *self = data;

  self->fitting = 0;
  update_cb (self);
  return G_SOURCE_REMOVE;
}

/* --- Its place --- */

static void
pos_totals_panel_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (POS_TOTALS_PANEL (widget)->content,
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      minimum_baseline,
                      natural_baseline);
}

/* What is being placed may not change its size: that comes after. */
static void
pos_totals_panel_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PosTotalsPanel *self = POS_TOTALS_PANEL (widget);

  gtk_widget_size_allocate (
      self->content, &(GtkAllocation){.width = width, .height = height}, baseline);
  if ((width != self->width || height != self->height) && !self->fitting)
    self->fitting = g_idle_add (update_later_cb, self);
  self->width = width;
  self->height = height;
}

/* --- Building --- */

static GPtrArray *
make_rows (GtkWidget *column, GArray *values, PosTotalsRowKind kind)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < values->len; i++) {
    GtkWidget *row = pos_totals_row_new (kind);
    gtk_box_append (GTK_BOX (column), row);
    g_ptr_array_add (rows, row);
  }
  return rows;
}

static GtkWidget *
make_box (PosTotalsPanel *self, gboolean large)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "due");
  pos_ui_set_class (box, "low", large);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  self->due = pos_totals_row_new (large ? POS_TOTALS_ROW_DUE_STACKED : POS_TOTALS_ROW_DUE);
  gtk_box_append (GTK_BOX (column), self->due);
  self->right_rows = make_rows (column, self->right, POS_TOTALS_ROW_PART);
  self->summary = pos_ui_label_new (NULL, "reason");
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_box_append (GTK_BOX (column), self->summary);
  gtk_box_append (GTK_BOX (box), column);
  return box;
}

static void
build (PosTotalsPanel *self)
{
  gboolean large = pos_sale_state_is_large_text (self->state);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (column, "values");
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (column, !large);
  self->left_rows =
      make_rows (column, self->left, large ? POS_TOTALS_ROW_STACKED : POS_TOTALS_ROW_PLAIN);
  self->waiting = pos_ui_text_new (_ ("The total is not calculated yet"), "t-cap semi c-warn");
  gtk_box_append (GTK_BOX (column), self->waiting);
  self->rule = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  self->big = pos_totals_row_new (POS_TOTALS_ROW_BIG);
  gtk_widget_set_valign (self->big, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->big, large);
  self->box = make_box (self, large);
  gtk_box_append (GTK_BOX (self->content), column);
  gtk_box_append (GTK_BOX (self->content), self->rule);
  gtk_box_append (GTK_BOX (self->content), self->big);
  gtk_box_append (GTK_BOX (self->content), self->box);
}

static void
pos_totals_panel_dispose (GObject *object)
{
  PosTotalsPanel *self = POS_TOTALS_PANEL (object);

  g_clear_handle_id (&self->fitting, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->left, g_array_unref);
  g_clear_pointer (&self->right, g_array_unref);
  g_clear_pointer (&self->left_rows, g_ptr_array_unref);
  g_clear_pointer (&self->right_rows, g_ptr_array_unref);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (pos_totals_panel_parent_class)->dispose (object);
}

static void
pos_totals_panel_class_init (PosTotalsPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_totals_panel_dispose;
  GTK_WIDGET_CLASS (klass)->measure = pos_totals_panel_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = pos_totals_panel_size_allocate;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pos_totals_panel_init (PosTotalsPanel *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "totals");
  /* TRANSLATORS: the panel of sums, read aloud */
  pos_ui_describe (GTK_WIDGET (self), _ ("Totals"), NULL);
}

GtkWidget *
pos_totals_panel_new (PosSaleState *state, json_t *options)
{
  PosTotalsPanel *self = g_object_new (POS_TYPE_TOTALS_PANEL, NULL);

  self->state = g_object_ref (state);
  self->left =
      read_values (json_object_get (options, "left"), usual_left, G_N_ELEMENTS (usual_left));
  self->right =
      read_values (json_object_get (options, "right"), usual_right, G_N_ELEMENTS (usual_right));
  add_values (self->right, always_right, G_N_ELEMENTS (always_right));
  build (self);
  g_signal_connect_object (state, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  return GTK_WIDGET (self);
}
