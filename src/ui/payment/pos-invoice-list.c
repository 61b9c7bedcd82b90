/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-invoice-list.c — a table whose cells are made anew when something changed. */
#include "ui/payment/pos-invoice-list.h"

#include "model/pos-invoice.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-wrap-layout.h"
#include "ui/payment/pos-payment-words.h"
#include "ui/shell/pos-card-text.h"

#define GAP 16
#define ID "pos-invoice"
#define OPEN "pos-open"

enum { PAY, PART, REMOVE, N_SIGNALS };
enum { NUMBER, DATE, DUE, AMOUNT, IS_OPEN, NOW, ACTS, N_COLUMNS };

struct _PosInvoiceList {
  GtkBox parent_instance;
  PosShell *shell;  /* borrowed */
  json_t *invoices; /* nullable */
  gboolean more;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (PosInvoiceList, pos_invoice_list, GTK_TYPE_BOX)

static guint signals[N_SIGNALS];

typedef struct {
  PosInvoiceKind kind;
  const char *id, *number, *text; /* borrowed; @text is nullable */
  PosDate date, due;
  gboolean overdue;
  gint64 amount, open, now; /* below nothing of a credit note; @open with what is paid now */
} Row;

/* --- What a row says --- */

static const char *
get_text (json_t *invoice, const char *name)
{
  return json_string_value (json_object_get (invoice, name));
}

static gint64
get_money (PosInvoiceList *self, json_t *invoice, const char *name)
{
  const char *text = get_text (invoice, name);
  gint64 minor = 0;

  if (text)
    pos_minor_parse (
        text, pos_register_get_currency (pos_shell_get_register (self->shell)), &minor, NULL);
  return minor;
}

static PosDate
get_date (json_t *invoice, const char *name)
{
  PosDate date = POS_DATE_NONE;
  const char *text = get_text (invoice, name);

  if (text)
    pos_date_parse (text, &date, NULL);
  return date;
}

static void
read_row (PosInvoiceList *self, json_t *invoice, Row *row)
{
  gint64 sign;

  *row = (Row){.id = get_text (invoice, "invoice"),
               .number = get_text (invoice, "number"),
               .text = get_text (invoice, "text"),
               .date = get_date (invoice, "date"),
               .due = get_date (invoice, "due"),
               .overdue = json_is_true (json_object_get (invoice, "overdue"))};
  pos_invoice_kind_parse (get_text (invoice, "type"), &row->kind);
  sign = row->kind == POS_INVOICE_CREDIT_NOTE ? -1 : 1;
  row->amount = sign * get_money (self, invoice, "amount");
  row->now = sign * get_money (self, invoice, "pay_now");
  row->open = sign * get_money (self, invoice, "open") + row->now;
}

static char *
dup_day (PosInvoiceList *self, PosDate date)
{
  return date.julian ? pos_format_date (pos_shell_get_format (self->shell), date) : NULL;
}

/* The kind and what it is for; where there is no column for them, the day and the amount too. */
static char *
dup_facts (PosInvoiceList *self, const Row *row)
{
  GString *facts = g_string_new (NULL);

  pos_ui_add_fact (facts, pos_card_text_invoice (row->kind));
  if (self->narrow) {
    g_autofree char *amount = pos_payment_money (self->shell, ABS (row->amount));
    /* TRANSLATORS: the whole amount of an invoice: "over €120.00" */
    g_autofree char *over = g_strdup_printf (_ ("over %s"), amount);
    g_autofree char *day = dup_day (self, row->date);
    pos_ui_add_fact (facts, day);
    pos_ui_add_fact (facts, over);
  }
  pos_ui_add_fact (facts, row->text);
  return g_string_free (facts, FALSE);
}

/* --- Cells --- */

static GtkWidget *
make_number (PosInvoiceList *self, const Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *facts = dup_facts (self, row);

  gtk_box_append (GTK_BOX (box), pos_ui_text_new (row->number, "t-line semi num"));
  gtk_box_append (GTK_BOX (box), pos_ui_text_new (facts, "t-cap ink2 num"));
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
make_due (PosInvoiceList *self, const Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *day = dup_day (self, row->due);

  gtk_box_append (GTK_BOX (box), pos_ui_label_new (day, "num"));
  if (row->overdue) {
    GtkWidget *pill = pos_pill_new (
        POS_TONE_WARN, "pos-alert-symbolic", /* TRANSLATORS: an invoice */ _ ("Overdue"));
    gtk_widget_set_halign (pill, GTK_ALIGN_START);
    gtk_box_append (GTK_BOX (box), pill);
  }
  return box;
}

static GtkWidget *
make_money (PosInvoiceList *self, gint64 minor, const char *classes)
{
  g_autofree char *text = minor ? pos_payment_money (self->shell, minor) : NULL;
  GtkWidget *label = pos_ui_label_new (text, classes);

  gtk_widget_set_halign (label, GTK_ALIGN_END);
  return label;
}

static void
act_cb (GtkWidget *button, PosInvoiceList *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), ID);
  gint64 *open = g_object_get_data (G_OBJECT (button), OPEN);
  guint what = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "pos-what"));

  if (what == PART)
    g_signal_emit (self, signals[PART], 0, id, *open, button);
  else
    g_signal_emit (self, signals[what], 0, id, button);
}

static GtkWidget *
make_button (PosInvoiceList *self, const Row *row, guint what, const char *caption)
{
  GtkWidget *button = gtk_button_new_with_label (caption);
  g_autofree char *name = g_strjoin (", ", caption, row->number, NULL);
  gint64 open = ABS (row->open);

  gtk_widget_add_css_class (button, "btn");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  pos_ui_describe (button, name, NULL);
  g_object_set_data_full (G_OBJECT (button), ID, g_strdup (row->id), g_free);
  g_object_set_data_full (G_OBJECT (button), OPEN, g_memdup2 (&open, sizeof open), g_free);
  g_object_set_data (G_OBJECT (button), "pos-what", GUINT_TO_POINTER (what));
  g_signal_connect (button, "clicked", G_CALLBACK (act_cb), self);
  return button;
}

static GtkWidget *
make_acts (PosInvoiceList *self, const Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, pos_wrap_layout_new (8, 8));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (row->now != 0) {
    gtk_box_append (GTK_BOX (box), make_button (self, row, REMOVE, C_ ("invoice", "Take out")));
    return box;
  }
  gtk_box_append (GTK_BOX (box),
                  make_button (self,
                               row,
                               PAY,
                               row->kind == POS_INVOICE_CREDIT_NOTE
                                   /* TRANSLATORS: a button at a credit note */
                                   ? C_ ("invoice", "Set off")
                                   : C_ ("invoice", "Pay")));
  /* TRANSLATORS: a button: pay only a part of an invoice */
  gtk_box_append (GTK_BOX (box), make_button (self, row, PART, C_ ("invoice", "Part")));
  return box;
}

/* --- The table --- */

static gboolean
is_shown (PosInvoiceList *self, int column)
{
  return !self->narrow || (column != DATE && column != AMOUNT);
}

static void
put (PosInvoiceList *self, GtkGrid *grid, int column, int line, GtkWidget *cell)
{
  if (is_shown (self, column)) {
    gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
    gtk_grid_attach (grid, cell, column, line, 1, 1);
  } else {
    g_object_unref (g_object_ref_sink (cell));
  }
}

static void
add_head (PosInvoiceList *self, GtkGrid *grid)
{
  const char *const names[N_COLUMNS] = {
      C_ ("column", "Number"),
      C_ ("column", "Date"),
      C_ ("column", "Due"),
      C_ ("column", "Amount"),
      C_ ("column", "Open"),
      C_ ("column", "Pay now"),
  };

  for (int column = 0; column < ACTS; column++) {
    GtkWidget *label = pos_ui_text_new (names[column], "t-cap semi ink2");
    if (column >= AMOUNT)
      gtk_label_set_xalign (GTK_LABEL (label), 1);
    put (self, grid, column, 0, label);
  }
}

static void
add_row (PosInvoiceList *self, GtkGrid *grid, int line, const Row *row)
{
  g_autofree char *day = dup_day (self, row->date);

  gtk_grid_attach (
      grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, 2 * line - 1, N_COLUMNS, 1);
  put (self, grid, NUMBER, 2 * line, make_number (self, row));
  put (self, grid, DATE, 2 * line, pos_ui_label_new (day, "num"));
  put (self, grid, DUE, 2 * line, make_due (self, row));
  put (self, grid, AMOUNT, 2 * line, make_money (self, row->amount, "num ink2"));
  put (self, grid, IS_OPEN, 2 * line, make_money (self, row->open, "num semi"));
  put (self, grid, NOW, 2 * line, make_money (self, row->now, "t-line num semi"));
  put (self, grid, ACTS, 2 * line, make_acts (self, row));
}

/* The button of @id, or the first. */
static GtkWidget *
find_button (GtkWidget *root, const char *id)
{
  GtkWidget *found = NULL;
  const char *own = g_object_get_data (G_OBJECT (root), ID);

  if (own && (!id || g_str_equal (own, id)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, id);
  return found;
}

/* GTK 4.8 keeps for good what is taken out of a window while the focus is in it.
 * Returns: (transfer full) (nullable): whose button had it. */
static char *
take_focus_away (PosInvoiceList *self, gboolean *had)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  char *id;

  *had = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  if (!*had)
    return NULL;
  id = g_strdup (g_object_get_data (G_OBJECT (focus), ID));
  gtk_root_set_focus (root, NULL);
  return id;
}

static void
fill (PosInvoiceList *self)
{
  GtkWidget *grid = gtk_grid_new ();
  json_t *invoice;
  gsize index;

  gtk_grid_set_column_spacing (GTK_GRID (grid), GAP);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 10);
  add_head (self, GTK_GRID (grid));
  json_array_foreach (self->invoices, index, invoice)
  {
    Row row;

    read_row (self, invoice, &row);
    add_row (self, GTK_GRID (grid), (int)index + 1, &row);
  }
  gtk_box_append (GTK_BOX (self), grid);
  if (self->more)
    gtk_box_append (
        GTK_BOX (self),
        pos_ui_text_new (_ ("There are more, due later. Type or scan the number."), "t-cap ink2"));
}

static void
update (PosInvoiceList *self)
{
  gboolean had;
  g_autofree char *id = take_focus_away (self, &had);
  GtkWidget *child, *button = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  fill (self);
  if (had)
    button = find_button (GTK_WIDGET (self), id);
  if (had && !button)
    button = find_button (GTK_WIDGET (self), NULL);
  if (button)
    gtk_widget_grab_focus (button);
}

void
pos_invoice_list_show (PosInvoiceList *self, json_t *invoices, gboolean more)
{
  g_return_if_fail (POS_IS_INVOICE_LIST (self));
  json_incref (invoices);
  json_decref (self->invoices);
  self->invoices = invoices;
  self->more = more;
  update (self);
}

void
pos_invoice_list_set_narrow (PosInvoiceList *self, gboolean narrow)
{
  g_return_if_fail (POS_IS_INVOICE_LIST (self));
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  update (self);
}

static void
pos_invoice_list_finalize (GObject *object)
{
  json_decref (POS_INVOICE_LIST (object)->invoices);
  G_OBJECT_CLASS (pos_invoice_list_parent_class)->finalize (object);
}

static void
pos_invoice_list_class_init (PosInvoiceListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pos_invoice_list_finalize;
  signals[PAY] = g_signal_new ("pay",
                               type,
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               2,
                               G_TYPE_STRING,
                               GTK_TYPE_WIDGET);
  signals[PART] = g_signal_new ("part",
                                type,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                3,
                                G_TYPE_STRING,
                                G_TYPE_INT64,
                                GTK_TYPE_WIDGET);
  signals[REMOVE] = g_signal_new ("remove",
                                  type,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_STRING,
                                  GTK_TYPE_WIDGET);
}

static void
pos_invoice_list_init (PosInvoiceList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 14);
}

GtkWidget *
pos_invoice_list_new (PosShell *shell)
{
  PosInvoiceList *self = g_object_new (POS_TYPE_INVOICE_LIST, NULL);

  self->shell = shell;
  gtk_widget_add_css_class (GTK_WIDGET (self), "panel");
  return GTK_WIDGET (self);
}
