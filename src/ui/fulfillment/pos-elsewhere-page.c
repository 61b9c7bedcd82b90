/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-elsewhere-page.c — see the header. */
#include "ui/fulfillment/pos-elsewhere-page.h"

#include "base/pos-json.h"
#include "model/pos-work-query.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-tabs.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-ui-stack.h"
#include "ui/fulfillment/pos-work-row.h"
#include "ui/fulfillment/pos-work-words.h"

#define OPERATION "order.fulfillment"
#define NONE "none" /* the first answer of the list of stores */
#define WIDE 1000   /* at 100 % text, as on the store's own list */

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
  PosShell *shell;   /* borrowed: it owns the page */
  GPtrArray *lines;  /* of the store: PosWorkLine; %NULL before it was told */
  GListStore *shown; /* those of the tab */
  GtkStack *views;   /* of the tabs; never shown */
  gboolean narrow;

  GtkWidget *store, *tabs, *as_of, *refresh, *banner, *stack, *view, *empty; /* borrowed */
};

G_DEFINE_FINAL_TYPE (PosElsewherePage, pos_elsewhere_page, POS_TYPE_PAGE)

/* --- What is shown --- */

static const char *
get_store (PosElsewherePage *self)
{
  const char *id = pos_select_get_selected (POS_SELECT (self->store));

  return g_str_equal (id, NONE) ? NULL : id;
}

static void
show_empty (PosElsewherePage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0;

  g_object_set (self->empty,
                "title",
                !get_store (self) ? _ ("Whose list?")
                : self->lines     ? _ ("Nothing to do there")
                                  : _ ("Headquarters has not told it"),
                "body",
                !get_store (self) ? _ ("Choose a store above.")
                : self->lines     ? _ ("What left today is on the store’s own list alone.")
                                  : _ ("Nobody else can. Read again when there is a line."),
                NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "list" : "empty");
}

static void
show (PosElsewherePage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->views);
  guint counts[G_N_ELEMENTS (views)] = {0};

  g_list_store_remove_all (self->shown);
  for (guint i = 0; self->lines && i < self->lines->len; i++) {
    PosWorkLine *line = self->lines->pdata[i];
    if (!g_strcmp0 (name, pos_work_view_get_nick ((PosWorkView)line->view)))
      g_list_store_append (self->shown, line);
    for (gsize j = 0; j < G_N_ELEMENTS (views); j++)
      counts[j] += (PosWorkView)line->view == views[j].view;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    pos_tabs_set_count (POS_TABS (self->tabs),
                        pos_work_view_get_nick (views[i].view),
                        self->lines ? (int)counts[i] : -1);
  show_empty (self);
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
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  if (result) {
    self->lines = read_lines (shell, result);
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

  g_clear_pointer (&self->lines, g_ptr_array_unref);
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

/* --- Rows --- */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, PosElsewherePage *self)
{
  GtkWidget *row = pos_work_row_new (self->shell, NULL);

  pos_work_row_set_narrow (POS_WORK_ROW (row), self->narrow);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, PosElsewherePage *self)
{
  pos_work_row_set_line (POS_WORK_ROW (gtk_list_item_get_child (item)),
                         gtk_list_item_get_item (item));
}

static void
tapped_cb (PosElsewherePage *self, guint position)
{
  g_autoptr (PosWorkLine) line = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  g_autofree char *id = line ? pos_id_dup_text (&line->order) : NULL;

  if (id)
    pos_shell_open (
        self->shell, "order.recall", g_variant_new_parsed ("{'order': <%s>}", id), NULL);
}

static GtkWidget *
make_list (PosElsewherePage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *none =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown))));
  GtkWidget *scroller;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->view = gtk_list_view_new (none, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "work-list");
  pos_ui_describe (self->view, _ ("Lines"), NULL);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (tapped_cb), self);
  scroller = g_object_new (
      GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->view, NULL);
  self->empty = pos_empty_state_new ("pos-package-symbolic", NULL, NULL);
  self->stack = pos_ui_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), pos_focus_stop_new (scroller), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_widget_set_vexpand (self->stack, TRUE);
  return self->stack;
}

/* --- The page --- */

static void
entered (PosPage *page)
{
  gtk_widget_child_focus (POS_ELSEWHERE_PAGE (page)->store, GTK_DIR_TAB_FORWARD);
}

static void
pos_elsewhere_page_dispose (GObject *object)
{
  PosElsewherePage *self = POS_ELSEWHERE_PAGE (object);

  g_clear_object (&self->views);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (pos_elsewhere_page_parent_class)->dispose (object);
}

static void
pos_elsewhere_page_class_init (PosElsewherePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_elsewhere_page_dispose;
  POS_PAGE_CLASS (klass)->entered = entered;
}

static void
pos_elsewhere_page_init (PosElsewherePage *self)
{
  self->shown = g_list_store_new (POS_TYPE_WORK_LINE);
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
  gtk_box_append (GTK_BOX (sheet), make_list (self));
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
  int scale = (int)pos_theme_get_text_scale (pos_shell_get_theme (shell));

  self->shell = shell;
  self->narrow = gtk_widget_get_width (GTK_WIDGET (shell)) < WIDE * scale / 100;
  pos_page_set_title (POS_PAGE (self), _ ("Order fulfillment"));
  pos_page_set_subtitle (POS_PAGE (self), _ ("Another store’s list"));
  build (self);
  pos_select_set_selected (POS_SELECT (self->store), store ? store : NONE);
  g_signal_connect_object (
      self->store, "notify::selected", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->views, "notify::visible-child-name", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  ask (self);
  return POS_PAGE (self);
}

gboolean
pos_elsewhere_page_is_useful (PosShell *shell)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));

  return pos_config_list (config, POS_TYPE_STORE)->len > 1;
}
