/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-find.c — see the header. */
#include "ui/recall/pos-recall-find.h"

#include "model/pos-attribute.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-sight.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-recall-choices.h"
#include "ui/recall/pos-recall-receipt.h"
#include "ui/recall/pos-recall-states.h"
#include "ui/recall/pos-recall-words.h"
#include "ui/recall/pos-terms-days.h"
#include "ui/recall/pos-terms-form.h"
#include "ui/shell/pos-select-records.h"

#define ALL_STORES "*"
#define USUAL_DAYS 30

static const PosTermsField more_fields[] = {
    POS_TERMS_CUSTOMER,
    POS_TERMS_ITEM,
    POS_TERMS_MODE,
    POS_TERMS_LINE_STATUS,
    POS_TERMS_HOLD,
    POS_TERMS_WORKER,
    POS_TERMS_REQUESTED,
    POS_TERMS_TOTAL,
    POS_TERMS_N_FIELDS,
};

struct _PosRecallFind {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */

  GtkWidget *text, *code;
  GtkWidget *period, *store, *status;
  GtkWidget *form;
  GtkWidget *more_button, *more, *view, *where, *kind, *delivery, *receipt, *attribute, *card,
      *serial;
  GtkWidget *terms; /* what is asked of the work list too */
  gboolean quiet;   /* controls are set by the program */
};

G_DEFINE_FINAL_TYPE (PosRecallFind, pos_recall_find, GTK_TYPE_BOX)

enum { TYPED, ASKED, ENTERED, MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- Reading --- */

static const char *
selected (GtkWidget *select)
{
  return pos_select_get_selected (POS_SELECT (select));
}

static GStrv
dup_chosen (GtkWidget *select)
{
  return pos_select_dup_chosen (POS_SELECT (select));
}

static char *
dup_typed (GtkWidget *field)
{
  return g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (field))));
}

static const char *
get_own_store (PosRecallFind *self)
{
  return pos_register_get_store_record (pos_shell_get_register (self->shell))->id;
}

PosOrderFilter *
pos_recall_find_dup_filter (PosRecallFind *self)
{
  g_return_val_if_fail (POS_IS_RECALL_FIND (self), NULL);
  PosRegister *reg = pos_shell_get_register (self->shell);
  const char *view = selected (self->view);
  PosOrderFilter *filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  g_autofree char *text = dup_typed (self->text), *code = dup_typed (self->code);
  g_autofree char *attribute = dup_typed (self->attribute);
  g_autofree char *card = dup_typed (self->card), *serial = dup_typed (self->serial);
  g_auto (GStrv) kinds = dup_chosen (self->kind), deliveries = dup_chosen (self->delivery);
  g_auto (GStrv) statuses = pos_recall_states_dup_chosen (POS_RECALL_STATES (self->status));

  pos_text_set (&filter->here, get_own_store (self));
  /* A number is one order's: nothing else matters then. */
  if (*code) {
    pos_text_set (&filter->code, code);
    return filter;
  }
  pos_text_set (&filter->text, *text ? text : NULL);
  pos_text_set (&filter->attribute, *attribute ? attribute : NULL);
  pos_text_set (&filter->card, *card ? card : NULL);
  pos_text_set (&filter->serial, *serial ? serial : NULL);
  pos_terms_form_apply (POS_TERMS_FORM (self->terms), &filter->terms);
  pos_terms_days_get (
      POS_TERMS_DAYS (self->period), &filter->terms.created_from, &filter->terms.created_until);
  filter->terms.store = dup_chosen (self->store);
  pos_recall_apply_view (filter, view, filter->here, pos_register_get_today (reg));
  filter->fulfilling_store = dup_chosen (self->where);
  pos_recall_apply_kinds (filter, kinds);
  pos_recall_apply_deliveries (filter, deliveries);
  pos_recall_receipt_apply (POS_RECALL_RECEIPT (self->receipt), filter);
  pos_recall_apply_statuses (filter, statuses);
  return filter;
}

/* --- Asking --- */

static void
ask (PosRecallFind *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[ASKED], 0);
}

static void
typed_cb (PosRecallFind *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[TYPED], 0);
}

static void
set_more (PosRecallFind *self, gboolean shown)
{
  gtk_widget_set_visible (self->more, shown);
  gtk_button_set_label (GTK_BUTTON (self->more_button),
                        shown ? _ ("Fewer filters") : _ ("More filters"));
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_STATE_EXPANDED, shown, -1);
}

/* What was asked for is looked at, not looked for below the edge. */
static void
more_cb (PosRecallFind *self)
{
  gboolean shown = !gtk_widget_get_visible (self->more);
  graphene_rect_t button;

  if (shown && gtk_widget_compute_bounds (self->more_button, self->form, &button))
    pos_sight_bring (self->form, NULL, button.origin.y);
  set_more (self, shown);
}

/* A view is about this store until somebody says another; everything is about any. */
static void
show_where (PosRecallFind *self)
{
  gboolean here = pos_recall_is_about_a_place (selected (self->view));

  pos_select_rename (POS_SELECT (self->where),
                     ALL_STORES,
                     here ? C_ ("recall filter", "This store") : C_ ("filter", "All stores"));
}

static void
reset (PosRecallFind *self)
{
  static const PosOrderTerms none;
  PosDate today = pos_register_get_today (pos_shell_get_register (self->shell));

  pos_text_field_set_text (POS_TEXT_FIELD (self->text), NULL);
  pos_text_field_set_text (POS_TEXT_FIELD (self->code), NULL);
  pos_text_field_set_text (POS_TEXT_FIELD (self->attribute), NULL);
  pos_text_field_set_text (POS_TEXT_FIELD (self->card), NULL);
  pos_text_field_set_text (POS_TEXT_FIELD (self->serial), NULL);
  pos_terms_form_set (POS_TERMS_FORM (self->terms), &none);
  pos_terms_days_set (
      POS_TERMS_DAYS (self->period), pos_date_add_days (today, 1 - USUAL_DAYS), POS_DATE_NONE);
  pos_select_set_chosen (POS_SELECT (self->store), NULL);
  pos_select_set_selected (POS_SELECT (self->view), pos_recall_views[0].id);
  pos_select_set_chosen (POS_SELECT (self->where), NULL);
  show_where (self);
  pos_select_set_chosen (POS_SELECT (self->kind), NULL);
  pos_select_set_chosen (POS_SELECT (self->delivery), NULL);
  pos_recall_receipt_set_day (POS_RECALL_RECEIPT (self->receipt), POS_DATE_NONE);
  pos_recall_states_clear (POS_RECALL_STATES (self->status));
}

void
pos_recall_find_clear (PosRecallFind *self)
{
  g_return_if_fail (POS_IS_RECALL_FIND (self));
  self->quiet = TRUE;
  reset (self);
  self->quiet = FALSE;
  ask (self);
  gtk_widget_grab_focus (self->text);
}

static gboolean
is_about_work (PosRecallFind *self)
{
  return !g_str_equal (selected (self->view), pos_recall_views[0].id);
}

/* What still has to be done is wanted however long ago it was ordered, and so is what a receipt
 * was printed for. */
static void
ask_for_any_time (PosRecallFind *self)
{
  pos_terms_days_set (POS_TERMS_DAYS (self->period), POS_DATE_NONE, POS_DATE_NONE);
}

static void
view_cb (PosRecallFind *self)
{
  show_where (self);
  if (is_about_work (self))
    ask_for_any_time (self);
  ask (self);
}

static void
receipt_cb (PosRecallFind *self)
{
  if (!pos_recall_receipt_is_any (POS_RECALL_RECEIPT (self->receipt)))
    ask_for_any_time (self);
  ask (self);
}

/* One day has a control; other periods of receipts are asked by the filter alone. */
static gboolean
is_about_receipts (const PosOrderTerms *terms)
{
  return terms->receipt_from.julian && terms->receipt_from.julian == terms->receipt_until.julian;
}

static void
show_terms (PosRecallFind *self, const PosOrderTerms *terms)
{
  pos_terms_form_set (POS_TERMS_FORM (self->terms), terms);
  pos_select_set_chosen (POS_SELECT (self->store), terms->store);
  pos_select_set_chosen (POS_SELECT (self->kind), terms->types);
  pos_select_set_chosen (POS_SELECT (self->delivery), terms->intents);
  if (is_about_receipts (terms))
    pos_recall_receipt_set_day (POS_RECALL_RECEIPT (self->receipt), terms->receipt_from);
}

/* Whether something below "More filters" is asked. */
static gboolean
asks_more (PosRecallFind *self, PosOrderFilter *filter)
{
  const PosOrderTerms *terms = &filter->terms;

  return filter->attribute || filter->card || filter->serial || pos_texts_ask (terms->types) ||
         pos_texts_ask (terms->intents) || is_about_receipts (terms) ||
         pos_terms_form_asks (POS_TERMS_FORM (self->terms), terms) ||
         pos_texts_ask (filter->fulfilling_store) || is_about_work (self);
}

gboolean
pos_recall_find_asks_more (PosRecallFind *self)
{
  g_return_val_if_fail (POS_IS_RECALL_FIND (self), FALSE);
  GtkWidget *const selects[] = {self->where, self->kind, self->delivery};
  GtkWidget *const fields[] = {self->attribute, self->card, self->serial};
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  gboolean any =
      is_about_work (self) || !pos_recall_receipt_is_any (POS_RECALL_RECEIPT (self->receipt));

  pos_terms_form_apply (POS_TERMS_FORM (self->terms), &filter->terms);
  for (gsize i = 0; i < G_N_ELEMENTS (selects); i++) {
    g_auto (GStrv) chosen = dup_chosen (selects[i]);
    g_autofree char *typed = dup_typed (fields[i]);
    any = any || chosen || *typed;
  }
  return any || pos_terms_form_asks (POS_TERMS_FORM (self->terms), &filter->terms);
}

void
pos_recall_find_set_filter (PosRecallFind *self, PosOrderFilter *filter)
{
  g_return_if_fail (POS_IS_RECALL_FIND (self));
  const PosOrderTerms *terms = &filter->terms;
  const char *name = terms->customer_name ? terms->customer_name[0] : NULL;
  g_auto (GStrv) here = NULL;
  gboolean more;

  self->quiet = TRUE;
  reset (self);
  pos_text_field_set_text (POS_TEXT_FIELD (self->text), filter->text ? filter->text : name);
  pos_text_field_set_text (POS_TEXT_FIELD (self->code), filter->code);
  pos_text_field_set_text (POS_TEXT_FIELD (self->attribute), filter->attribute);
  pos_text_field_set_text (POS_TEXT_FIELD (self->card), filter->card);
  pos_text_field_set_text (POS_TEXT_FIELD (self->serial), filter->serial);
  show_terms (self, terms);
  pos_select_set_selected (POS_SELECT (self->view), pos_recall_get_view_id (filter));
  if (pos_recall_is_about_a_place (selected (self->view)) &&
      g_strcmp0 (filter->here, get_own_store (self)) != 0)
    pos_texts_set_one (&here, filter->here);
  pos_select_set_chosen (POS_SELECT (self->where),
                         filter->fulfilling_store ? filter->fulfilling_store : here);
  show_where (self);
  more = asks_more (self, filter);
  if (more)
    ask_for_any_time (self);
  if (terms->created_from.julian || terms->created_until.julian)
    pos_terms_days_set (POS_TERMS_DAYS (self->period), terms->created_from, terms->created_until);
  set_more (self, more);
  self->quiet = FALSE;
}

void
pos_recall_find_set_code (PosRecallFind *self, const char *code)
{
  g_return_if_fail (POS_IS_RECALL_FIND (self));
  self->quiet = TRUE;
  reset (self);
  pos_text_field_set_text (POS_TEXT_FIELD (self->code), code);
  pos_sight_bring (self->form, NULL, 0);
  self->quiet = FALSE;
}

void
pos_recall_find_set_item (PosRecallFind *self, const char *item)
{
  g_return_if_fail (POS_IS_RECALL_FIND (self));
  PosTermsForm *form = POS_TERMS_FORM (self->terms);
  g_autoptr (PosOrderFilter) filter = NULL;

  self->quiet = TRUE;
  pos_text_field_set_text (POS_TEXT_FIELD (self->code), NULL);
  filter = pos_recall_find_dup_filter (self);
  pos_texts_set_one (&filter->terms.item, item);
  pos_terms_form_set (form, &filter->terms);
  set_more (self, TRUE);
  pos_sight_bring (self->form, pos_terms_form_get_field (form, POS_TERMS_ITEM), 0);
  self->quiet = FALSE;
}

static gboolean
pos_recall_find_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (POS_RECALL_FIND (widget)->text);
}

/* --- Parts --- */

static void
entered_cb (PosRecallFind *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static gboolean
key_cb (PosRecallFind *self, guint keyval)
{
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;

  if (!up && keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  g_signal_emit (self, signals[MOVED], 0, up ? -1 : 1);
  return TRUE;
}

static void
add_keys (PosRecallFind *self, GtkWidget *field)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (field, keys);
}

static GtkWidget *
make_field (PosRecallFind *self, const char *label, const char *placeholder, const char *icon)
{
  GtkWidget *field = g_object_new (POS_TYPE_TEXT_FIELD,
                                   "label",
                                   label,
                                   "placeholder",
                                   placeholder,
                                   "icon",
                                   icon,
                                   "clearable",
                                   TRUE,
                                   NULL);

  g_signal_connect_swapped (field, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (field, "activate", G_CALLBACK (entered_cb), self);
  add_keys (self, field);
  return field;
}

static GtkWidget *
make_select (PosRecallFind *self,
             const char *label,
             const char *icon,
             const PosRecallChoice *choices,
             gboolean several,
             void (*picked) (PosRecallFind *self))
{
  GtkWidget *select =
      g_object_new (POS_TYPE_SELECT, "label", label, "icon", icon, "several", several, NULL);

  for (; choices && choices->id; choices++)
    pos_select_append (
        POS_SELECT (select), choices->id, g_dpgettext2 (NULL, POS_RECALL_CONTEXT, choices->label));
  g_signal_connect_swapped (select, "picked", G_CALLBACK (picked), self);
  return select;
}

static GtkWidget *
make_status (PosRecallFind *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 11);

  self->status = pos_recall_states_new ();
  g_signal_connect_swapped (self->status, "changed", G_CALLBACK (ask), self);
  gtk_box_append (GTK_BOX (column), pos_ui_label_new (_ ("Status"), "overline"));
  gtk_box_append (GTK_BOX (column), pos_focus_stop_new (self->status));
  return column;
}

/* Where the chain wants to know more of its orders than every order says. */
static gboolean
has_attributes (PosRecallFind *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  PosConfig *config = pos_register_get_config (reg);
  const char *store = pos_register_get_store_record (reg)->id;
  g_autoptr (GPtrArray) of_orders = pos_attributes_list (config, store, POS_ATTRIBUTES_OF_HEADER);
  g_autoptr (GPtrArray) of_lines = pos_attributes_list (config, store, POS_ATTRIBUTES_OF_LINES);

  return of_orders->len > 0 || of_lines->len > 0;
}

static GtkWidget *
make_attribute (PosRecallFind *self)
{
  self->attribute =
      make_field (self, _ ("Order or line details"), _ ("What was filled in"), "pos-note-symbolic");
  gtk_widget_set_visible (self->attribute, has_attributes (self));
  return self->attribute;
}

static GtkWidget *
make_more (PosRecallFind *self)
{
  self->more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 11);
  self->view =
      make_select (self, _ ("Show"), "pos-list-symbolic", pos_recall_views, FALSE, view_cb);
  self->where = make_select (self, _ ("Where"), "pos-pickup-symbolic", NULL, TRUE, ask);
  self->kind = make_select (self, _ ("Kind"), "pos-receipt-symbolic", pos_recall_kinds, TRUE, ask);
  self->delivery =
      make_select (self, _ ("Delivery"), "pos-ship-symbolic", pos_recall_deliveries, TRUE, ask);
  self->receipt = pos_recall_receipt_new (self->shell);
  g_signal_connect_swapped (self->receipt, "picked", G_CALLBACK (receipt_cb), self);
  self->terms = pos_terms_form_new (self->shell, more_fields, 1);
  g_signal_connect_swapped (self->terms, "changed", G_CALLBACK (ask), self);
  g_signal_connect_swapped (self->terms, "typed", G_CALLBACK (typed_cb), self);
  gtk_box_append (GTK_BOX (self->more), self->receipt);
  gtk_box_append (GTK_BOX (self->more), self->view);
  gtk_box_append (GTK_BOX (self->more), self->where);
  gtk_box_append (GTK_BOX (self->more), self->kind);
  gtk_box_append (GTK_BOX (self->more), self->delivery);
  gtk_box_append (GTK_BOX (self->more), self->terms);
  self->card =
      make_field (self, _ ("Paid by card"), _ ("The last four digits"), "pos-card-symbolic");
  self->serial = make_field (self, _ ("Serial number"), _ ("Scan or type"), "pos-scan-symbolic");
  gtk_box_append (GTK_BOX (self->more), self->card);
  gtk_box_append (GTK_BOX (self->more), self->serial);
  gtk_box_append (GTK_BOX (self->more), make_attribute (self));
  return self->more;
}

static GtkWidget *
make_button (PosRecallFind *self, const char *label, const char *css_class, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "btn");
  if (css_class)
    gtk_widget_add_css_class (button, css_class);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_form (PosRecallFind *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 11);

  self->text = make_field (self, NULL, _ ("Name, e-mail, phone"), "pos-search-symbolic");
  pos_ui_describe (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (self->text))),
                   _ ("Name, e-mail, phone"),
                   NULL);
  self->code =
      make_field (self, _ ("Order or receipt number"), _ ("Scan or type"), "pos-scan-symbolic");
  self->period =
      pos_terms_days_new (self->shell, _ ("Placed"), C_ ("recall filter", "Any time"), FALSE);
  g_signal_connect_swapped (self->period, "picked", G_CALLBACK (ask), self);
  self->store = make_select (self, _ ("Store"), "pos-pickup-symbolic", NULL, TRUE, ask);
  self->more_button = make_button (self, "", "flat", G_CALLBACK (more_cb));
  gtk_box_append (GTK_BOX (form), self->text);
  gtk_box_append (GTK_BOX (form), self->code);
  gtk_box_append (GTK_BOX (form), self->period);
  gtk_box_append (GTK_BOX (form), self->store);
  gtk_box_append (GTK_BOX (form), make_status (self));
  gtk_box_append (GTK_BOX (form), make_more (self));
  gtk_box_append (GTK_BOX (form), self->more_button);
  return form;
}

static GtkWidget *
make_foot (PosRecallFind *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_set_homogeneous (GTK_BOX (foot), TRUE);
  gtk_widget_add_css_class (foot, "recall-foot");
  gtk_box_append (GTK_BOX (foot),
                  make_button (self, _ ("Clear"), NULL, G_CALLBACK (pos_recall_find_clear)));
  gtk_box_append (GTK_BOX (foot), make_button (self, _ ("Apply"), "primary", G_CALLBACK (ask)));
  return foot;
}

static void
pos_recall_find_class_init (PosRecallFindClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->grab_focus = pos_recall_find_grab_focus;
  signals[TYPED] =
      g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ASKED] =
      g_signal_new ("asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] =
      g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new (
      "moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
pos_recall_find_init (PosRecallFind *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sheet");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
pos_recall_find_new (PosShell *shell)
{
  PosRecallFind *self = g_object_new (POS_TYPE_RECALL_FIND, NULL);
  GtkWidget *title = pos_recall_text_new (_ ("Find an order"), "t-title");
  GtkWidget *form, *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 11);

  self->shell = shell;
  self->quiet = TRUE;
  self->form = form = make_form (self);
  pos_select_append (POS_SELECT (self->store), ALL_STORES, _ ("All stores"));
  pos_select_add_stores (POS_SELECT (self->store), pos_shell_get_register (self->shell));
  /* §10.17: whose work is looked at. */
  pos_select_append (POS_SELECT (self->where), ALL_STORES, C_ ("recall filter", "This store"));
  pos_select_add_stores (POS_SELECT (self->where), pos_shell_get_register (self->shell));
  reset (self);
  set_more (self, FALSE);
  self->quiet = FALSE;
  gtk_widget_add_css_class (column, "recall-form");
  gtk_box_append (GTK_BOX (column), title);
  gtk_box_append (GTK_BOX (column), form);
  gtk_box_append (GTK_BOX (self), pos_ui_scroller_new (column));
  gtk_box_append (GTK_BOX (self), make_foot (self));
  return GTK_WIDGET (self);
}
