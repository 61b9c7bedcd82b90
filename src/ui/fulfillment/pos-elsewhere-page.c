/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-elsewhere-page.c — see the header. */
#include "ui/fulfillment/pos-elsewhere-page.h"

#include "base/pos-json.h"
#include "register/pos-work-list.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-chip.h"
#include "ui/common/pos-search-field.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-shield.h"
#include "ui/common/pos-tabs.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/fulfillment/pos-work-conditions.h"
#include "ui/fulfillment/pos-work-filters.h"
#include "ui/fulfillment/pos-work-rows.h"

#define OPERATION "order.fulfillment"
#define NONE "none" /* the first answer of the list of stores */

static const struct {
  PosWorkView view;
  const char *title, *icon, *color;
} views[] = {
    {POS_WORK_TO_SHIP, NC_ ("work list", "To ship"), "pos-ship-symbolic", "c-ship"},
    {POS_WORK_TO_PICK_UP, NC_ ("work list", "To pick up"), "pos-pickup-symbolic", "c-pick"},
    {POS_WORK_WAITING, NC_ ("work list", "Waiting for stock"), "pos-clock-symbolic", "ink2"},
};

struct _PosElsewherePage {
  PosPage parent_instance;
  PosShell *shell; /* borrowed: it owns the page */
  PosWorkList *list;
  PosWorkFilter *filter;
  GtkStack *views; /* of the tabs; never shown */
  gboolean narrow;
  gboolean clearing; /* what has a control of its own */

  GtkWidget *store, *as_of, *refresh, *search, *late, *more; /* borrowed */
  GtkWidget *banner, *tabs, *filters, *rows;                 /* borrowed */
};

G_DEFINE_FINAL_TYPE (PosElsewherePage, pos_elsewhere_page, POS_TYPE_PAGE)

/* --- What is shown --- */

static const char *
get_store (PosElsewherePage *self)
{
  const char *id = pos_select_get_selected (POS_SELECT (self->store));

  return g_str_equal (id, NONE) ? NULL : id;
}

/* Where filters leave nothing, which of them it is. */
static void
explain (PosElsewherePage *self)
{
  gboolean told = pos_work_list_get_read_at (self->list) != 0;
  g_autofree char *why = told && pos_work_conditions_any (self->shell, self->filter)
                             ? pos_work_conditions_explain (self->shell, self->list, self->filter)
                             : g_strdup ("");

  if (*why)
    pos_work_rows_explain (POS_WORK_ROWS (self->rows), _ ("No line fits"), why);
  else if (!get_store (self))
    pos_work_rows_explain (
        POS_WORK_ROWS (self->rows), _ ("Whose list?"), _ ("Choose a store above."));
  else if (told)
    pos_work_rows_explain (POS_WORK_ROWS (self->rows),
                           _ ("Nothing to do there"),
                           _ ("What left today is on the store’s own list alone."));
  else
    pos_work_rows_explain (POS_WORK_ROWS (self->rows),
                           _ ("Headquarters has not told it"),
                           _ ("Nobody else can. Read again when there is a line."));
}

static void
show (PosElsewherePage *self)
{
  PosWorkCounts counts = pos_work_list_get_counts (self->list);
  gboolean told = pos_work_list_get_read_at (self->list) != 0;

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    pos_tabs_set_count (POS_TABS (self->tabs),
                        pos_work_view_get_nick (views[i].view),
                        told ? (int)counts.lines[views[i].view] : -1);
  pos_work_list_choose (self->list, self->filter);
  pos_work_filters_refresh (POS_WORK_FILTERS (self->filters));
  explain (self);
}

static void
choose (PosElsewherePage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->views);
  const char *text = pos_search_field_get_text (POS_SEARCH_FIELD (self->search));

  if (self->clearing)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    if (!g_strcmp0 (name, pos_work_view_get_nick (views[i].view)))
      self->filter->view = (int)views[i].view;
  self->filter->late = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->late));
  pos_text_set (&self->filter->text, *text ? text : NULL);
  show (self);
}

static void
cleared_cb (PosElsewherePage *self)
{
  self->clearing = TRUE;
  pos_search_field_set_text (POS_SEARCH_FIELD (self->search), "");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->late), FALSE);
  self->clearing = FALSE;
  pos_work_conditions_clear (self->filter);
  choose (self);
  gtk_widget_grab_focus (self->search);
}

/* --- Asking --- */

static GPtrArray *
read_lines (PosShell *shell, GVariant *result)
{
  guint32 currency = pos_register_get_currency (pos_shell_get_register (shell));
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  const char *text = "[]";
  gsize index;
  json_t *each;

  g_variant_lookup (result, "lines_json", "&s", &text);
  g_autoptr (json_t) list = pos_json_parse (text, -1, NULL);
  json_array_foreach (list, index, each)
  {
    PosWorkLine *line = pos_record_new_from_json (POS_TYPE_WORK_LINE, each, currency, NULL);
    if (line)
      g_ptr_array_add (lines, line);
  }
  return g_steal_pointer (&lines);
}

typedef struct {
  PosElsewherePage *page; /* owned */
  char *store;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->page);
  g_free (asked->store);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

/* Of the list, not of this store's stock: it was read just now, wherever the answer came from. */
static char *
dup_age (PosShell *shell)
{
  g_autofree char *time = pos_format_time (pos_shell_get_format (shell),
                                           pos_register_get_now (pos_shell_get_register (shell)));

  /* TRANSLATORS: how old a list is; %s is a time of day */
  return g_strdup_printf (_ ("As of %s"), time);
}

static void
told_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  PosElsewherePage *self = asked->page;
  g_autofree char *as_of = NULL;
  gboolean complete = TRUE;

  /* The page was left meanwhile, or shows another store. */
  if (!self->views || g_strcmp0 (asked->store, get_store (self)) != 0)
    return;
  g_autoptr (GPtrArray) lines = result ? read_lines (shell, result) : NULL;
  pos_work_list_tell (self->list, lines);
  if (result) {
    as_of = dup_age (shell);
    g_variant_lookup (result, "complete", "b", &complete);
  }
  pos_ui_set_label (self->as_of, as_of);
  g_object_set (self->banner,
                "tone",
                complete ? POS_TONE_INFO : POS_TONE_WARN,
                "title",
                complete ? _ ("Only to look at") : _ ("Perhaps not all of it"),
                "body",
                complete ? _ ("What is done to a line is done in its store. Tap a line for its "
                              "order.")
                         : _ ("The store’s hub has no line to headquarters and told what it has."),
                NULL);
  show (self);
}

static void
ask (PosElsewherePage *self)
{
  const char *store = get_store (self);

  pos_work_list_tell (self->list, NULL);
  pos_ui_set_label (self->as_of, NULL);
  gtk_widget_set_visible (self->refresh, store != NULL);
  show (self);
  if (!store)
    return;
  Asked *asked = g_new (Asked, 1);
  *asked = (Asked){g_object_ref (self), g_strdup (store)};
  pos_shell_run (self->shell,
                 OPERATION,
                 g_variant_new_parsed ("{'store': <%s>}", store),
                 NULL,
                 told_cb,
                 asked);
}

static void
tapped_cb (PosElsewherePage *self, PosWorkLine *line)
{
  g_autofree char *id = pos_id_dup_text (&line->order);

  pos_shell_open (self->shell, "order.recall", g_variant_new_parsed ("{'order': <%s>}", id), NULL);
}

/* --- The page --- */

static void
entered (PosPage *page)
{
  gtk_widget_child_focus (POS_ELSEWHERE_PAGE (page)->store, GTK_DIR_TAB_FORWARD);
}

/* A code is an order's, or a product's. */
static gboolean
scanned (PosPage *page, const char *code)
{
  pos_search_field_set_text (POS_SEARCH_FIELD (POS_ELSEWHERE_PAGE (page)->search), code);
  return TRUE;
}

static void
pos_elsewhere_page_dispose (GObject *object)
{
  PosElsewherePage *self = POS_ELSEWHERE_PAGE (object);

  g_clear_object (&self->views);
  g_clear_object (&self->list);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (pos_elsewhere_page_parent_class)->dispose (object);
}

static void
pos_elsewhere_page_class_init (PosElsewherePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_elsewhere_page_dispose;
  POS_PAGE_CLASS (klass)->entered = entered;
  POS_PAGE_CLASS (klass)->scanned = scanned;
}

static void
pos_elsewhere_page_init (PosElsewherePage *self)
{
  self->filter = g_object_new (POS_TYPE_WORK_FILTER, NULL);
  self->views = g_object_ref_sink (GTK_STACK (gtk_stack_new ()));
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++) {
    GtkStackPage *page = gtk_stack_add_titled (self->views,
                                               gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0),
                                               pos_work_view_get_nick (views[i].view),
                                               g_dpgettext2 (NULL, "work list", views[i].title));
    gtk_stack_page_set_icon_name (page, views[i].icon);
  }
}

static void
add_stores (PosElsewherePage *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  PosStore *own = pos_register_get_store_record (reg);
  GPtrArray *stores = pos_config_list (pos_register_get_config (reg), POS_TYPE_STORE);

  self->store = pos_select_new (_ ("Store"), "pos-pickup-symbolic");
  pos_select_append (POS_SELECT (self->store), NONE, _ ("Choose a store"));
  for (guint i = 0; i < stores->len; i++) {
    PosStore *store = stores->pdata[i];
    if (!g_str_equal (store->id, own->id))
      pos_select_append (POS_SELECT (self->store), store->id, store->name);
  }
  gtk_widget_set_hexpand (self->store, TRUE);
}

static GtkWidget *
make_tools (PosElsewherePage *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  add_stores (self);
  self->as_of = pos_ui_label_new (NULL, "t-cap ink2");
  self->refresh = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->refresh), pos_ui_icon_new ("pos-sync-symbolic", 20));
  gtk_widget_set_css_classes (self->refresh, (const char *[]){"btn", "quiet", "icononly", NULL});
  gtk_widget_set_valign (self->refresh, GTK_ALIGN_END);
  gtk_widget_set_valign (self->as_of, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (self->as_of, 12);
  pos_ui_describe (self->refresh, _ ("Read again"), NULL);
  g_signal_connect_swapped (self->refresh, "clicked", G_CALLBACK (ask), self);
  gtk_box_append (GTK_BOX (tools), self->store);
  gtk_box_append (GTK_BOX (tools), self->as_of);
  gtk_box_append (GTK_BOX (tools), self->refresh);
  gtk_widget_add_css_class (tools, "work-tools");
  return tools;
}

/* Down leaves the search for the rows. */
static void
moved_cb (PosElsewherePage *self, int by)
{
  if (by > 0)
    gtk_widget_child_focus (self->rows, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_search (PosElsewherePage *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->search = pos_search_field_new (_ ("Search lines"), _ ("Order, customer or product"), NULL);
  self->late = pos_chip_new (C_ ("filter", "Late"), TRUE);
  self->more = gtk_button_new_with_label (_ ("More filters"));
  gtk_widget_add_css_class (self->more, "chip");
  gtk_widget_set_hexpand (self->search, TRUE);
  gtk_widget_set_valign (self->late, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->more, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->search, "rested", G_CALLBACK (choose), self);
  g_signal_connect_swapped (self->search, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->late, "toggled", G_CALLBACK (choose), self);
  gtk_box_append (GTK_BOX (tools), self->search);
  gtk_box_append (GTK_BOX (tools), self->late);
  gtk_box_append (GTK_BOX (tools), self->more);
  gtk_widget_add_css_class (tools, "work-tools");
  return tools;
}

static GtkWidget *
make_filters (PosElsewherePage *self)
{
  self->filters = pos_work_filters_new (self->shell, self->list, self->filter);
  g_signal_connect_object (
      self->more, "clicked", G_CALLBACK (pos_work_filters_open), self->filters, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (show), self);
  g_signal_connect_swapped (self->filters, "cleared", G_CALLBACK (cleared_cb), self);
  return self->filters;
}

static void
build (PosElsewherePage *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->banner =
      pos_banner_new (POS_TONE_INFO,
                      _ ("Only to look at"),
                      _ ("What is done to a line is done in its store. Tap a line for its order."));
  self->tabs = pos_tabs_new (self->views, TRUE);
  pos_tabs_set_narrow (POS_TABS (self->tabs), self->narrow);
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    pos_tabs_set_icon_class (
        POS_TABS (self->tabs), pos_work_view_get_nick (views[i].view), views[i].color);
  gtk_box_append (GTK_BOX (sheet), make_tools (self));
  gtk_box_append (GTK_BOX (sheet), self->tabs);
  gtk_box_append (GTK_BOX (sheet), make_search (self));
  gtk_box_append (GTK_BOX (sheet), make_filters (self));
  self->rows = pos_work_rows_new (self->shell, G_LIST_MODEL (self->list), NULL);
  pos_work_rows_set_narrow (POS_WORK_ROWS (self->rows), self->narrow);
  g_signal_connect_swapped (self->rows, "tapped", G_CALLBACK (tapped_cb), self);
  gtk_box_append (GTK_BOX (sheet), self->rows);
  gtk_widget_add_css_class (sheet, "sheet");
  gtk_widget_set_overflow (sheet, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (page, "work-page");
  gtk_box_append (GTK_BOX (page), self->banner);
  gtk_box_append (GTK_BOX (page), sheet);
  pos_page_set_child (POS_PAGE (self), page);
}

PosPage *
pos_elsewhere_page_new (PosShell *shell, const char *store)
{
  PosElsewherePage *self = g_object_new (POS_TYPE_ELSEWHERE_PAGE, NULL);

  self->shell = shell;
  self->list = pos_work_list_new_told (pos_shell_get_register (shell));
  self->filter->view = POS_WORK_TO_SHIP;
  self->narrow = gtk_widget_get_width (GTK_WIDGET (shell)) < pos_work_rows_get_wide (shell);
  pos_page_set_title (POS_PAGE (self), _ ("Order fulfillment"));
  pos_page_set_subtitle (POS_PAGE (self), _ ("Another store’s list"));
  build (self);
  pos_select_set_selected (POS_SELECT (self->store), store ? store : NONE);
  g_signal_connect_object (
      self->store, "notify::selected", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->views, "notify::visible-child-name", G_CALLBACK (choose), self, G_CONNECT_SWAPPED);
  ask (self);
  return POS_PAGE (self);
}

GtkWidget *
pos_elsewhere_button_new (PosShell *shell, const char *look)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gboolean asks =
      !pos_register_is_permitted (pos_shell_get_register (shell), "order.fulfill_elsewhere");

  gtk_widget_set_css_classes (button, (const char *[]){"btn", look, NULL});
  gtk_box_append (GTK_BOX (content), pos_ui_icon_new ("pos-pickup-symbolic", 20));
  gtk_box_append (GTK_BOX (content), pos_ui_label_new (_ ("Another store’s list"), NULL));
  gtk_button_set_child (GTK_BUTTON (button), content);
  if (asks)
    pos_shield_add (button);
  pos_ui_describe (button, _ ("Another store’s list"), asks ? _ ("Asks a supervisor") : NULL);
  return button;
}

gboolean
pos_elsewhere_page_is_useful (PosShell *shell)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));

  return pos_config_list (config, POS_TYPE_STORE)->len > 1;
}
