/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charge-history-page.c — see the header. */
#include "ui/charges/pos-charge-history-page.h"

#include "ui/charges/pos-charge-history-row.h"
#include "ui/common/pos-columns.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/shell/pos-select-records.h"

#define KEY "charge.history"
#define SHOWN 50 /* at a time */
#define LIST_WIDTH 870
#define SIDE_WIDTH 420

struct _PosChargeHistoryPage {
  PosPage parent_instance;
  PosShell *shell;    /* borrowed */
  GPtrArray *entries; /* (nullable): PosChargeHistoryEntry: what was found */
  guint shown;
  GtkWidget *when, *who, *where, *what, *none, *list, *older;
  GtkWidget *difference, *count, *raised, *lowered, *print;
};

G_DEFINE_FINAL_TYPE (PosChargeHistoryPage, pos_charge_history_page, POS_TYPE_PAGE)

/* --- What is asked --- */

/* (nullable): anything. */
static const char *
get_chosen (GtkWidget *select)
{
  const char *id = pos_select_get_selected (POS_SELECT (select));

  return *id ? id : NULL;
}

static PosChargeHistoryQuery
get_query (PosChargeHistoryPage *self)
{
  PosDate today = pos_register_get_today (pos_shell_get_register (self->shell));
  const char *days = get_chosen (self->when);

  return (PosChargeHistoryQuery){
      .from = days ? pos_date_add_days (today, 1 - (int)g_ascii_strtoll (days, NULL, 10))
                   : POS_DATE_NONE,
      .store = get_chosen (self->where),
      .worker = get_chosen (self->who),
      .code = get_chosen (self->what),
  };
}

/* The same as arguments.  Returns: (transfer floating). */
static GVariant *
make_args (PosChargeHistoryPage *self, const char *what)
{
  PosChargeHistoryQuery query = get_query (self);
  g_autofree char *from = query.from.julian ? pos_date_to_text (query.from) : NULL;
  const struct {
    const char *name;
    const char *text;
  } texts[] = {
      {"from", from},
      {"store", query.store},
      {"worker", query.worker},
      {"code", query.code},
  };
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].text)
      g_variant_dict_insert (&args, texts[i].name, "s", texts[i].text);
  g_variant_dict_insert (&args, what, "b", TRUE);
  return g_variant_dict_end (&args);
}

/* --- What is shown --- */

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_sums (PosChargeHistoryPage *self)
{
  GPtrArray *entries = self->entries;
  PosFormat *format = pos_shell_get_format (self->shell);
  guint32 currency = pos_register_get_currency (pos_shell_get_register (self->shell));
  PosChargeHistorySums sums;

  pos_charge_history_sum (entries, &sums);
  g_autofree char *difference = pos_format_money (format, sums.raised + sums.lowered, currency);
  g_autofree char *raised = pos_format_money (format, sums.raised, currency);
  g_autofree char *lowered = pos_format_money (format, sums.lowered, currency);
  g_autofree char *number = pos_format_count (format, entries->len);
  g_autofree char *count =
      g_strdup_printf (ngettext ("%s change", "%s changes", entries->len), number);
  gtk_label_set_text (GTK_LABEL (self->difference), difference);
  gtk_label_set_text (GTK_LABEL (self->raised), raised);
  gtk_label_set_text (GTK_LABEL (self->lowered), lowered);
  gtk_label_set_text (GTK_LABEL (self->count), count);
}

static void
show_rows (PosChargeHistoryPage *self)
{
  GPtrArray *entries = self->entries;

  clear (self->list);
  for (guint i = 0; i < MIN (entries->len, self->shown); i++) {
    if (i > 0)
      gtk_box_append (GTK_BOX (self->list), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
    gtk_box_append (GTK_BOX (self->list),
                    pos_charge_history_row_new (self->shell, entries->pdata[i]));
  }
  gtk_widget_set_visible (self->none, entries->len == 0);
  gtk_widget_set_visible (self->list, entries->len > 0);
  gtk_widget_set_visible (self->older, entries->len > self->shown);
}

static void
fill (PosChargeHistoryPage *self)
{
  PosChargeHistoryQuery query = get_query (self);
  g_autoptr (GError) error = NULL;
  GPtrArray *entries =
      pos_charge_history_list (pos_shell_get_register (self->shell), &query, &error);

  if (!entries) {
    pos_shell_explain (self->shell, error, self->when);
    return;
  }
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries;
  show_rows (self);
  show_sums (self);
}

static void
asked_cb (PosChargeHistoryPage *self)
{
  self->shown = SHOWN;
  fill (self);
}

static void
older_cb (PosChargeHistoryPage *self)
{
  self->shown += SHOWN;
  show_rows (self);
}

/* --- What is done with it --- */

static void
printed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_tell (shell, _ ("The history is printed."), NULL, NULL);
}

static void
print_cb (PosChargeHistoryPage *self, GtkWidget *button)
{
  pos_shell_run (self->shell, KEY, make_args (self, "print"), button, printed_cb, NULL);
}

static void
exported_cb (PosShell *shell, GVariant *result, gpointer data)
{
  const char *path;

  if (result && g_variant_lookup (result, "path", "&s", &path)) {
    /* TRANSLATORS: the name of a file */
    g_autofree char *text = g_strdup_printf (_ ("Written to %s"), path);
    pos_shell_tell (shell, text, NULL, NULL);
  }
}

static void
export_cb (PosChargeHistoryPage *self, GtkWidget *button)
{
  pos_shell_run (self->shell, KEY, make_args (self, "export"), button, exported_cb, NULL);
}

/* --- The page --- */

static void
entered (PosPage *page)
{
  gtk_widget_grab_focus (POS_CHARGE_HISTORY_PAGE (page)->print);
}

static void
pos_charge_history_page_dispose (GObject *object)
{
  g_clear_pointer (&POS_CHARGE_HISTORY_PAGE (object)->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (pos_charge_history_page_parent_class)->dispose (object);
}

static void
pos_charge_history_page_class_init (PosChargeHistoryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_charge_history_page_dispose;
  POS_PAGE_CLASS (klass)->entered = entered;
}

static void
pos_charge_history_page_init (PosChargeHistoryPage *self)
{
  self->shown = SHOWN;
}

static GtkWidget *
make_when (void)
{
  GtkWidget *when = pos_select_new (_ ("When"), "pos-calendar-symbolic");

  pos_select_append (POS_SELECT (when), "30", C_ ("journal", "The last 30 days"));
  pos_select_append (POS_SELECT (when), "1", C_ ("journal", "Today"));
  pos_select_append (POS_SELECT (when), "7", C_ ("journal", "The last 7 days"));
  pos_select_append (POS_SELECT (when), "365", C_ ("journal", "The last 365 days"));
  pos_select_append (POS_SELECT (when), "", C_ ("journal", "Any time"));
  return when;
}

static GPtrArray *
list_records (PosChargeHistoryPage *self, GType type)
{
  return pos_config_list (pos_register_get_config (pos_shell_get_register (self->shell)), type);
}

static GtkWidget *
make_who (PosChargeHistoryPage *self)
{
  GtkWidget *who = pos_select_new (C_ ("charge history", "Who"), "pos-user-symbolic");

  pos_select_append (POS_SELECT (who), "", C_ ("charge history", "Anybody"));
  pos_select_add_workers (POS_SELECT (who), pos_shell_get_register (self->shell));
  return who;
}

static GtkWidget *
make_where (PosChargeHistoryPage *self)
{
  GPtrArray *stores = list_records (self, POS_TYPE_STORE);
  GtkWidget *where = pos_select_new (C_ ("charge history", "Where"), "pos-pin-symbolic");

  pos_select_append (POS_SELECT (where), "", C_ ("charge history", "Every store"));
  for (guint i = 0; i < stores->len; i++) {
    PosStore *store = stores->pdata[i];
    pos_select_append (POS_SELECT (where), store->id, store->name);
  }
  return where;
}

static GtkWidget *
make_what (PosChargeHistoryPage *self)
{
  GPtrArray *codes = list_records (self, POS_TYPE_CHARGE_CODE);
  GtkWidget *what = pos_select_new (C_ ("charge history", "Charge"), "pos-tag-symbolic");

  pos_select_append (POS_SELECT (what), "", C_ ("charge history", "Every charge"));
  for (guint i = 0; i < codes->len; i++) {
    PosChargeCode *code = codes->pdata[i];
    const char *name = pos_l10n_get (code->description, pos_shell_get_language (self->shell));
    pos_select_append (POS_SELECT (what), code->id, *name ? name : code->id);
  }
  return what;
}

static GtkWidget *
make_selects (PosChargeHistoryPage *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *selects[] = {make_when (), make_who (self), make_where (self), make_what (self)};

  self->when = selects[0];
  self->who = selects[1];
  self->where = selects[2];
  self->what = selects[3];
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 10);
  for (int i = 0; i < (int)G_N_ELEMENTS (selects); i++) {
    gtk_widget_set_hexpand (selects[i], TRUE);
    gtk_grid_attach (GTK_GRID (grid), selects[i], i % 2, i / 2, 1, 1);
    g_signal_connect_swapped (selects[i], "notify::selected", G_CALLBACK (asked_cb), self);
  }
  return grid;
}

static GtkWidget *
make_list (PosChargeHistoryPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->list, "panel");
  self->none = pos_empty_state_new (
      "pos-tag-symbolic",
      _ ("Nobody changed a charge"),
      _ ("Of the orders that are known here, no charge was changed or added then."));
  self->older = gtk_button_new_with_label (_ ("Show older ones"));
  gtk_widget_add_css_class (self->older, "btn");
  g_signal_connect_swapped (self->older, "clicked", G_CALLBACK (older_cb), self);
  gtk_box_append (GTK_BOX (box), make_selects (self));
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), pos_focus_stop_new (self->list));
  gtk_box_append (GTK_BOX (box), self->older);
  return box;
}

/* Returns: (transfer none): where the amount shows. */
static GtkWidget *
add_sum (GtkWidget *panel, const char *caption)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = pos_ui_text_new (caption, "ink2");
  GtkWidget *amount = pos_ui_label_new (NULL, "num");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), amount);
  gtk_box_append (GTK_BOX (panel), row);
  return amount;
}

static GtkWidget *
add_button (PosChargeHistoryPage *self, GtkWidget *panel, const char *caption, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (caption);

  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "tall");
  pos_ui_describe (button, caption, NULL);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (panel), button);
  return button;
}

static GtkWidget *
make_side (PosChargeHistoryPage *self)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_add_css_class (panel, "panel");
  self->difference = pos_ui_label_new (NULL, "t-amt-xl num");
  self->count = pos_ui_label_new (NULL, "ink2 num");
  gtk_box_append (GTK_BOX (panel), self->difference);
  gtk_box_append (GTK_BOX (panel), self->count);
  self->raised = add_sum (panel, _ ("Raised by"));
  self->lowered = add_sum (panel, _ ("Lowered by"));
  self->print = add_button (self, panel, C_ ("charge history", "Print"), G_CALLBACK (print_cb));
  gtk_widget_set_margin_top (self->print, 10);
  add_button (self, panel, C_ ("charge history", "Export"), G_CALLBACK (export_cb));
  gtk_box_append (
      GTK_BOX (panel),
      pos_ui_text_new (_ ("What was entered in a transaction that was voided, or in an edit that "
                          "was left, was never charged and is not here."),
                       "t-cap ink2"));
  gtk_widget_set_valign (panel, GTK_ALIGN_START);
  return panel;
}

PosPage *
pos_charge_history_page_new (PosShell *shell)
{
  g_return_val_if_fail (POS_IS_SHELL (shell), NULL);
  PosChargeHistoryPage *self = g_object_new (POS_TYPE_CHARGE_HISTORY_PAGE, NULL);
  GtkWidget *columns = pos_columns_new (pos_shell_get_theme (shell));

  self->shell = shell;
  pos_page_set_title (POS_PAGE (self), _ ("Charge override history"));
  pos_columns_add (POS_COLUMNS (columns),
                   pos_ui_text_new (_ ("What people made of charges"), "t-title"),
                   make_list (self),
                   LIST_WIDTH);
  pos_columns_add (POS_COLUMNS (columns),
                   pos_ui_text_new (_ ("Difference"), "t-title"),
                   make_side (self),
                   SIDE_WIDTH);
  pos_columns_keep_last (POS_COLUMNS (columns));
  pos_page_set_child (POS_PAGE (self), columns);
  fill (self);
  return POS_PAGE (self);
}

static void
allowed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_show_page (shell, pos_charge_history_page_new (shell));
}

/* The operation asks for the right, of somebody else where it is lacking; the page then reads what
 * it shows. */
void
pos_charge_history_page_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  pos_shell_run (
      shell, key, g_variant_new_parsed ("{'limit': <int64 1>}"), origin, allowed_cb, NULL);
}
