/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-page.c — see the header. */
#include "ui/fulfillment/pos-work-page.h"

#include "register/pos-work-list.h"
#include "ui/common/pos-chip.h"
#include "ui/common/pos-focus-zones.h"
#include "ui/common/pos-search-field.h"
#include "ui/common/pos-tabs.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-wrap-layout.h"
#include "ui/fulfillment/pos-work-bar.h"
#include "ui/fulfillment/pos-work-conditions.h"
#include "ui/fulfillment/pos-work-details.h"
#include "ui/fulfillment/pos-work-filters.h"
#include "ui/fulfillment/pos-work-outside.h"
#include "ui/fulfillment/pos-work-row.h"
#include "ui/fulfillment/pos-work-rows.h"
#include "ui/fulfillment/pos-work-words.h"
#include "ui/shell/pos-page-again.h"

static const struct {
  PosWorkView view;
  const char *title, *icon, *color;
} views[] = {
    {POS_WORK_TO_SHIP, NC_ ("work list", "To ship"), "pos-ship-symbolic", "c-ship"},
    {POS_WORK_TO_PICK_UP, NC_ ("work list", "To pick up"), "pos-pickup-symbolic", "c-pick"},
    {POS_WORK_WAITING, NC_ ("work list", "Waiting for stock"), "pos-clock-symbolic", "ink2"},
    {POS_WORK_DONE, NC_ ("work list", "Done today"), "pos-st-100-symbolic", "c-ok"},
};

struct _PosWorkPage {
  PosPage parent_instance;
  PosShell *shell; /* borrowed: it owns the page */
  PosWorkList *list;
  PosWorkPicked *picked;
  PosWorkFilter *filter;
  GtkStack *views; /* of the tabs; never shown */
  PosDate today;   /* when the rows were made */
  gboolean chosen; /* which of them is shown: by somebody, or for him */

  GtkWidget *tabs, *tools, *search, *due_today, *mine, *late, *as_of; /* borrowed */
  GtkWidget *head, *rows, *bar;                                       /* borrowed */
  GtkWidget *more, *filters, *details;                                /* borrowed */
  gboolean narrow;                                                    /* the page */
  gboolean tight;                                                     /* the list in it */
  gboolean clearing; /* what has a control of its own */
};

G_DEFINE_FINAL_TYPE (PosWorkPage, pos_work_page, POS_TYPE_PAGE)

/* --- What is shown --- */

static PosWorkView
get_view (PosWorkPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->views);

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    if (!g_strcmp0 (name, pos_work_view_get_nick (views[i].view)))
      return views[i].view;
  return POS_WORK_TO_SHIP;
}

/* Where filters leave nothing, which of them it is. */
static void
show_empty (PosWorkPage *self)
{
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  gboolean filtered = pos_work_conditions_any (self->shell, self->filter);
  g_autofree char *why =
      none && filtered ? pos_work_conditions_explain (self->shell, self->list, self->filter) : NULL;

  pos_work_rows_explain (POS_WORK_ROWS (self->rows),
                         why && *why ? _ ("No line fits") : _ ("Nothing to do here"),
                         why && *why ? why : _ ("New lines come by themselves."));
  gtk_widget_set_visible (self->head, !none && self->filter->view != POS_WORK_DONE);
}

static void
show_chosen (PosWorkPage *self)
{
  pos_work_list_choose (self->list, self->filter);
  pos_work_filters_refresh (POS_WORK_FILTERS (self->filters));
  show_empty (self);
}

/* Whoever took the last one away with the keys goes on at the search. */
static void
filters_cb (PosWorkPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->filters));
  gboolean inside = focus && gtk_widget_is_ancestor (focus, self->filters);

  show_chosen (self);
  if (inside && !gtk_widget_get_visible (self->filters))
    gtk_widget_grab_focus (self->search);
}

static void
choose (PosWorkPage *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  PosWorker *worker = pos_register_get_worker (reg);
  const char *text = pos_search_field_get_text (POS_SEARCH_FIELD (self->search));
  gboolean mine = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->mine));

  if (self->clearing)
    return;
  self->filter->view = (int)get_view (self);
  self->filter->late = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->late));
  self->filter->due_until = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->due_today))
                                ? pos_register_get_today (reg)
                                : POS_DATE_NONE;
  pos_text_set (&self->filter->text, *text ? text : NULL);
  pos_text_set (&self->filter->picking_by, mine && worker ? worker->id : NULL);
  show_chosen (self);
}

static void
cleared_cb (PosWorkPage *self)
{
  self->clearing = TRUE;
  pos_search_field_set_text (POS_SEARCH_FIELD (self->search), "");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->due_today), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->mine), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->late), FALSE);
  self->clearing = FALSE;
  pos_work_conditions_clear (self->filter);
  choose (self);
  gtk_widget_grab_focus (self->search);
}

static void
view_changed_cb (PosWorkPage *self)
{
  pos_work_picked_clear (self->picked);
  pos_work_bar_set_view (POS_WORK_BAR (self->bar), get_view (self));
  choose (self);
}

void
pos_work_page_set_filter (PosWorkPage *self, PosWorkFilter *filter)
{
  g_return_if_fail (POS_IS_WORK_PAGE (self));
  self->clearing = TRUE;
  pos_record_assign (self->filter, filter);
  pos_search_field_set_text (POS_SEARCH_FIELD (self->search), filter->text ? filter->text : "");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->due_today), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->mine), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->late), filter->late);
  self->chosen = filter->view != POS_WORK_ALL;
  if (self->chosen)
    gtk_stack_set_visible_child_name (self->views,
                                      pos_work_view_get_nick ((PosWorkView)filter->view));
  self->clearing = FALSE;
  view_changed_cb (self);
}

/* Whoever asked for no list gets the first one in which there is something to do; once, or it would
 * change under the finger. */
static void
find_work (PosWorkPage *self)
{
  PosWorkView first = self->chosen ? POS_WORK_ALL : pos_work_list_find_view (self->list);

  self->chosen = TRUE;
  if (first != POS_WORK_ALL)
    gtk_stack_set_visible_child_name (self->views, pos_work_view_get_nick (first));
}

static void
failed_cb (PosWorkPage *self, const GError *error)
{
  pos_shell_explain (self->shell, error, NULL);
}

/* --- Rows --- */

/* A line that is as it was is not drawn again; how late it is changes with the day. */
static void
follow_day (PosWorkPage *self)
{
  PosDate today = pos_register_get_today (pos_shell_get_register (self->shell));

  if (self->today.julian && self->today.julian != today.julian)
    pos_work_rows_remake (POS_WORK_ROWS (self->rows));
  self->today = today;
}

static void
counted_cb (PosWorkPage *self)
{
  PosWorkCounts counts = pos_work_list_get_counts (self->list);
  g_autofree char *as_of = pos_work_dup_age (self->shell, pos_work_list_get_read_at (self->list));

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    pos_tabs_set_count (POS_TABS (self->tabs),
                        pos_work_view_get_nick (views[i].view),
                        (int)counts.lines[views[i].view]);
  gtk_label_set_text (GTK_LABEL (self->as_of), as_of);
  follow_day (self);
  find_work (self);
  pos_work_picked_follow (self->picked, G_LIST_MODEL (self->list));
  pos_work_filters_refresh (POS_WORK_FILTERS (self->filters));
  pos_work_details_refresh (POS_WORK_DETAILS (self->details));
  show_empty (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pos_work_list_see (self->list);
}

static void
tapped_cb (PosWorkPage *self, PosWorkLine *line)
{
  pos_work_details_point (POS_WORK_DETAILS (self->details), line);
  if (line->view != POS_WORK_DONE)
    pos_work_picked_set (self->picked, line, !pos_work_picked_has (self->picked, line));
}

static void
set_tight (PosWorkPage *self, gboolean tight)
{
  if (self->tight == tight)
    return;
  self->tight = tight;
  pos_work_rows_set_narrow (POS_WORK_ROWS (self->rows), tight);
  pos_tabs_set_narrow (POS_TABS (self->tabs), tight);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->tools),
                                  tight ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  pos_work_head_set_narrow (self->head, tight);
}

/* What is unfolded beside the list takes room from it. */
static void
unfolded_cb (PosWorkPage *self)
{
  set_tight (self, self->narrow || gtk_widget_get_visible (self->details));
}

static void
set_narrow (PosWorkPage *self, gboolean narrow)
{
  self->narrow = narrow;
  pos_work_details_set_narrow (POS_WORK_DETAILS (self->details), narrow);
  pos_work_bar_set_narrow (POS_WORK_BAR (self->bar), narrow);
  unfolded_cb (self);
}

static void
measure (PosWorkPage *self, int width)
{
  gboolean narrow = width > 0 && width < pos_work_rows_get_wide (self->shell);

  if (narrow != self->narrow)
    set_narrow (self, narrow);
}

static void
laid_out_cb (PosWorkPage *self, int width)
{
  measure (self, width);
}

/* --- The page --- */

static void
entered (PosPage *page)
{
  PosWorkPage *self = POS_WORK_PAGE (page);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->shell));

  g_signal_handlers_disconnect_by_func (surface, laid_out_cb, self);
  g_signal_connect_object (surface, "layout", G_CALLBACK (laid_out_cb), self, G_CONNECT_SWAPPED);
  set_narrow (self, self->narrow);
  measure (self, gdk_surface_get_width (surface));
  gtk_widget_grab_focus (self->search);
}

/* A code is an order's, or a product's. */
static gboolean
scanned (PosPage *page, const char *code)
{
  pos_search_field_set_text (POS_SEARCH_FIELD (POS_WORK_PAGE (page)->search), code);
  return TRUE;
}

static void
again (PosPage *page)
{
  pos_work_list_refresh (POS_WORK_PAGE (page)->list);
}

static void
primary (PosPage *page)
{
  pos_work_bar_press_primary (POS_WORK_BAR (POS_WORK_PAGE (page)->bar));
}

static void
pos_work_page_dispose (GObject *object)
{
  PosWorkPage *self = POS_WORK_PAGE (object);

  g_clear_object (&self->views);
  g_clear_object (&self->list);
  g_clear_object (&self->picked);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (pos_work_page_parent_class)->dispose (object);
}

static void
pos_work_page_class_init (PosWorkPageClass *klass)
{
  PosPageClass *page_class = POS_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_work_page_dispose;
  page_class->entered = entered;
  page_class->scanned = scanned;
  page_class->primary = primary;
}

static void
pos_work_page_init (PosWorkPage *self)
{
  self->views = g_object_ref_sink (GTK_STACK (gtk_stack_new ()));
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++) {
    GtkStackPage *page = gtk_stack_add_titled (self->views,
                                               gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0),
                                               pos_work_view_get_nick (views[i].view),
                                               g_dpgettext2 (NULL, "work list", views[i].title));
    gtk_stack_page_set_icon_name (page, views[i].icon);
  }
}

static GtkWidget *
make_filters (PosWorkPage *self)
{
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->due_today = pos_chip_new (C_ ("work list", "Due today"), TRUE);
  self->mine = pos_chip_new (_ ("Picked by me"), TRUE);
  self->late = pos_chip_new (C_ ("filter", "Late"), TRUE);
  self->more = gtk_button_new_with_label (_ ("More filters"));
  gtk_widget_add_css_class (self->more, "chip");
  gtk_widget_set_layout_manager (chips, pos_wrap_layout_new (8, 8));
  gtk_widget_set_valign (chips, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (chips), self->due_today);
  gtk_box_append (GTK_BOX (chips), self->mine);
  gtk_box_append (GTK_BOX (chips), self->late);
  gtk_box_append (GTK_BOX (chips), self->more);
  g_signal_connect_swapped (self->due_today, "toggled", G_CALLBACK (choose), self);
  g_signal_connect_swapped (self->mine, "toggled", G_CALLBACK (choose), self);
  g_signal_connect_swapped (self->late, "toggled", G_CALLBACK (choose), self);
  return chips;
}

static GtkWidget *
make_refresh (PosWorkPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *button = gtk_button_new ();

  self->as_of = pos_ui_label_new (NULL, "t-cap ink2");
  gtk_button_set_child (GTK_BUTTON (button), pos_ui_icon_new ("pos-sync-symbolic", 20));
  gtk_widget_set_css_classes (button, (const char *[]){"btn", "quiet", "icononly", NULL});
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->as_of, GTK_ALIGN_CENTER);
  pos_ui_describe (button, _ ("Read again"), NULL);
  g_signal_connect_object (
      button, "clicked", G_CALLBACK (pos_work_list_refresh), self->list, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->as_of);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), pos_work_details_get_button (POS_WORK_DETAILS (self->details)));
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  return box;
}

/* Down leaves the search for the rows, where the arrows go on by themselves. */
static void
moved_cb (PosWorkPage *self, int by)
{
  if (by > 0)
    gtk_widget_child_focus (self->rows, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_tools (PosWorkPage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *chips = make_filters (self);

  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->search = pos_search_field_new (
      _ ("Search lines"), _ ("Order, customer or product"), self->filter->text);
  gtk_widget_set_hexpand (self->search, TRUE);
  gtk_widget_set_valign (self->search, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->search, "rested", G_CALLBACK (choose), self);
  g_signal_connect_swapped (self->search, "moved", G_CALLBACK (moved_cb), self);
  gtk_widget_set_hexpand (chips, TRUE);
  gtk_box_append (GTK_BOX (row), chips);
  gtk_box_append (GTK_BOX (row), make_refresh (self));
  gtk_widget_set_hexpand (row, FALSE);
  gtk_widget_add_css_class (self->tools, "work-tools");
  gtk_box_append (GTK_BOX (self->tools), self->search);
  gtk_box_append (GTK_BOX (self->tools), row);
  return self->tools;
}

static GtkWidget *
make_more (PosWorkPage *self)
{
  self->filters = pos_work_filters_new (self->shell, self->list, self->filter);
  g_signal_connect_object (
      self->more, "clicked", G_CALLBACK (pos_work_filters_open), self->filters, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (filters_cb), self);
  g_signal_connect_swapped (self->filters, "cleared", G_CALLBACK (cleared_cb), self);
  return self->filters;
}

/* A list of GTK selects with the space bar, and this one selects nothing: its rows are ticked. Once
 * one is, Enter is for what comes next. */
static gboolean
key_cb (PosWorkPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (enter && (state & GDK_ALT_MASK)) {
    pos_work_details_toggle (POS_WORK_DETAILS (self->details));
    return GDK_EVENT_STOP;
  }
  if (enter && pos_work_picked_get_lines (self->picked)->len > 0) {
    primary (POS_PAGE (self));
    return GDK_EVENT_STOP;
  }
  return (keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space) && gtk_widget_activate (row);
}

static GtkWidget *
make_list (PosWorkPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->rows = pos_work_rows_new (self->shell, G_LIST_MODEL (self->list), self->picked);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (pos_work_rows_get_view (POS_WORK_ROWS (self->rows)), keys);
  g_signal_connect_swapped (self->rows, "tapped", G_CALLBACK (tapped_cb), self);
  return self->rows;
}

static void
mark_zones (PosWorkPage *self)
{
  GtkWidget *zones[] = {self->tabs, self->tools, self->filters, self->rows, self->bar};

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    pos_focus_zones_mark (zones[i]);
}

static void
build (PosWorkPage *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->details = pos_work_details_new (self->shell, self->picked, G_LIST_MODEL (self->list));
  self->tabs = pos_tabs_new (self->views, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    pos_tabs_set_icon_class (
        POS_TABS (self->tabs), pos_work_view_get_nick (views[i].view), views[i].color);
  gtk_box_append (GTK_BOX (sheet), self->tabs);
  gtk_box_append (GTK_BOX (sheet), make_tools (self));
  gtk_box_append (GTK_BOX (sheet), make_more (self));
  self->head = pos_work_head_new (self->shell, self->picked, G_LIST_MODEL (self->list));
  gtk_box_append (GTK_BOX (sheet), self->head);
  gtk_box_append (GTK_BOX (sheet), make_list (self));
  gtk_widget_add_css_class (sheet, "sheet");
  gtk_widget_set_overflow (sheet, GTK_OVERFLOW_HIDDEN);
  self->bar = pos_work_bar_new (self->shell, self->picked, G_LIST_MODEL (self->list));
  gtk_widget_add_css_class (page, "work-page");
  gtk_box_append (GTK_BOX (page), pos_work_outside_new (self->shell));
  gtk_widget_set_hexpand (sheet, TRUE);
  gtk_box_append (GTK_BOX (row), sheet);
  gtk_box_append (GTK_BOX (row), self->details);
  gtk_box_append (GTK_BOX (page), row);
  gtk_box_append (GTK_BOX (page), self->bar);
  mark_zones (self);
  pos_page_set_child (POS_PAGE (self), page);
}

static void
connect (PosWorkPage *self)
{
  g_signal_connect_object (self->list, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->details, "notify::visible", G_CALLBACK (unfolded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views,
                           "notify::visible-child-name",
                           G_CALLBACK (view_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

PosPage *
pos_work_page_new (PosShell *shell, PosWorkFilter *filter)
{
  PosWorkPage *self = g_object_new (POS_TYPE_WORK_PAGE, NULL);
  PosRegister *reg = pos_shell_get_register (shell);
  int view = filter && filter->view != POS_WORK_ALL ? filter->view : POS_WORK_TO_SHIP;

  self->shell = shell;
  self->chosen = filter && filter->view != POS_WORK_ALL;
  self->filter = filter ? pos_record_copy (filter) : g_object_new (POS_TYPE_WORK_FILTER, NULL);
  self->list = pos_work_list_new (reg);
  self->picked = pos_work_picked_new ();
  pos_page_set_title (POS_PAGE (self), _ ("Order fulfillment"));
  pos_page_set_subtitle (POS_PAGE (self), pos_register_get_store_record (reg)->name);
  gtk_stack_set_visible_child_name (self->views, pos_work_view_get_nick ((PosWorkView)view));
  build (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->late), self->filter->late);
  connect (self);
  pos_page_again (POS_PAGE (self), shell, "order.fulfillment", again);
  view_changed_cb (self);
  return POS_PAGE (self);
}
