/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-terms-form.c — see the header. */
#include "ui/recall/pos-terms-form.h"

#include "ui/common/pos-select.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-terms-days.h"
#include "ui/recall/pos-terms-product.h"
#include "ui/shell/pos-select-records.h"

#define ALL "*"
#define GAP 14

struct _PosTermsForm {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  gboolean quiet;  /* fields are set by the program */

  GtkWidget *grid;
  int columns, n_cells;
  GtkWidget *fields[POS_TERMS_N_FIELDS]; /* %NULL: not asked */
  GtkWidget *total_from, *total_until;
};

G_DEFINE_FINAL_TYPE (PosTermsForm, pos_terms_form, GTK_TYPE_BOX)

enum { CHANGED, TYPED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const struct {
  const char *icon;
  const char *all; /* what a list says when nothing is chosen */
} looks[POS_TERMS_N_FIELDS] = {
    [POS_TERMS_CUSTOMER] = {"pos-user-symbolic", NULL},
    [POS_TERMS_PERSON] = {"pos-user-symbolic", NULL},
    [POS_TERMS_ITEM] = {"pos-search-symbolic", NULL},
    [POS_TERMS_STATUS] = {"pos-receipt-symbolic", NC_ ("filter", "Any status")},
    [POS_TERMS_HOLD] = {"pos-pause-symbolic", NC_ ("filter", "Held or not")},
    [POS_TERMS_MODE] = {"pos-ship-symbolic", NC_ ("filter", "Any mode")},
    [POS_TERMS_LINE_STATUS] = {"pos-list-symbolic", NC_ ("filter", "Any status")},
    [POS_TERMS_STORE] = {"pos-pickup-symbolic", NC_ ("filter", "All stores")},
    [POS_TERMS_WORKER] = {"pos-user-symbolic", NC_ ("filter", "Anybody")},
    [POS_TERMS_TYPE] = {"pos-receipt-symbolic", NC_ ("filter", "Any kind")},
    [POS_TERMS_INTENT] = {"pos-ship-symbolic", NC_ ("filter", "Any delivery")},
};

static void
changed_cb (PosTermsForm *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
typed_cb (PosTermsForm *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[TYPED], 0);
}

/* --- What is asked --- */

/* What is chosen as nicks: an answer may stand for several. */
static GStrv
list_nicks (PosSelect *select)
{
  g_auto (GStrv) chosen = pos_select_dup_chosen (select);
  g_autofree char *joined = chosen ? g_strjoinv (" ", chosen) : NULL;

  return joined ? g_strsplit (joined, " ", -1) : NULL;
}

static char *
dup_typed (GtkWidget *field)
{
  return g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (field))));
}

/* What is no amount is said to be none, and asks nothing. */
static gint64
read_amount (PosTermsForm *self, GtkWidget *field)
{
  guint32 currency = pos_register_get_currency (pos_shell_get_register (self->shell));
  g_autofree char *typed = dup_typed (field);
  gint64 minor = 0;
  gboolean good = !*typed || pos_format_parse_money (
                                 pos_shell_get_format (self->shell), typed, currency, &minor, NULL);

  g_object_set (field, "error", good ? NULL : _ ("This is no amount"), NULL);
  return good ? minor : 0;
}

static void
apply_field (PosTermsForm *self, PosTermsField field, PosOrderTerms *terms)
{
  GtkWidget *widget = self->fields[field];
  GStrv *texts = pos_terms_get_texts (terms, field);
  PosDate *from, *until;
  g_autofree char *typed = NULL;

  pos_terms_clear (terms, field);
  if (POS_IS_TERMS_PRODUCT (widget)) {
    *texts = pos_terms_product_dup (POS_TERMS_PRODUCT (widget));
  } else if (POS_IS_SELECT (widget)) {
    /* Only lists of choices have names for several nicks. */
    *texts = pos_terms_get_choices (field) ? list_nicks (POS_SELECT (widget))
                                           : pos_select_dup_chosen (POS_SELECT (widget));
  } else if (pos_terms_get_days (terms, field, &from, &until)) {
    pos_terms_days_get (POS_TERMS_DAYS (widget), from, until);
  } else if (field == POS_TERMS_TOTAL) {
    terms->total_from = read_amount (self, self->total_from);
    terms->total_until = read_amount (self, self->total_until);
  } else {
    typed = dup_typed (widget);
    if (texts)
      *texts = pos_terms_split (typed);
    else
      pos_terms_set_person (terms, typed);
  }
}

void
pos_terms_form_apply (PosTermsForm *self, PosOrderTerms *terms)
{
  g_return_if_fail (POS_IS_TERMS_FORM (self));
  for (PosTermsField field = 0; field < POS_TERMS_N_FIELDS; field++)
    if (self->fields[field])
      apply_field (self, field, terms);
}

/* --- What is shown --- */

static void
show_amount (PosTermsForm *self, GtkWidget *field, gint64 minor)
{
  guint32 currency = pos_register_get_currency (pos_shell_get_register (self->shell));
  g_autofree char *text = minor ? pos_minor_to_text (minor, currency) : NULL;

  pos_text_field_set_text (POS_TEXT_FIELD (field), text);
}

/* @texts: nicks, of which a choice may stand for several. */
static void
show_choices (PosSelect *select, const PosTermsChoice *choices, GStrv texts)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;

  for (const PosTermsChoice *choice = choices; choice->nicks && texts; choice++) {
    g_auto (GStrv) nicks = g_strsplit (choice->nicks, " ", -1);
    if (g_strv_contains ((const char *const *)texts, nicks[0]))
      g_strv_builder_add (ids, choice->nicks);
  }
  chosen = g_strv_builder_end (ids);
  pos_select_set_chosen (select, chosen);
}

static void
show_hold (PosSelect *select, const PosOrderTerms *terms)
{
  g_auto (GStrv) flag = NULL;

  if (terms->on_hold || terms->not_on_hold)
    pos_texts_set_one (&flag, terms->on_hold ? "on-hold" : "none");
  pos_select_set_chosen (select, pos_texts_ask (terms->holds) ? terms->holds : flag);
}

static void
show_field (PosTermsForm *self, PosTermsField field, PosOrderTerms *terms)
{
  GtkWidget *widget = self->fields[field];
  const PosTermsChoice *choices = pos_terms_get_choices (field);
  GStrv *texts = pos_terms_get_texts (terms, field);
  PosDate *from, *until;
  g_autofree char *text = NULL;

  if (field == POS_TERMS_HOLD) {
    show_hold (POS_SELECT (widget), terms);
  } else if (choices) {
    show_choices (POS_SELECT (widget), choices, *texts);
  } else if (POS_IS_TERMS_PRODUCT (widget)) {
    pos_terms_product_set (POS_TERMS_PRODUCT (widget), *texts);
  } else if (POS_IS_SELECT (widget)) {
    pos_select_set_chosen (POS_SELECT (widget), *texts);
  } else if (pos_terms_get_days (terms, field, &from, &until)) {
    pos_terms_days_set (POS_TERMS_DAYS (widget), *from, *until);
  } else if (field == POS_TERMS_TOTAL) {
    show_amount (self, self->total_from, terms->total_from);
    show_amount (self, self->total_until, terms->total_until);
  } else {
    text = texts ? g_strjoinv (", ", *texts ? *texts : (char *[]){NULL})
                 : pos_terms_dup_person (terms);
    pos_text_field_set_text (POS_TEXT_FIELD (widget), text);
  }
}

GtkWidget *
pos_terms_form_get_field (PosTermsForm *self, PosTermsField field)
{
  g_return_val_if_fail (POS_IS_TERMS_FORM (self), NULL);
  return self->fields[field];
}

void
pos_terms_form_set (PosTermsForm *self, const PosOrderTerms *terms)
{
  g_return_if_fail (POS_IS_TERMS_FORM (self));
  self->quiet = TRUE;
  /* Only looked at. */
  for (PosTermsField field = 0; field < POS_TERMS_N_FIELDS; field++)
    if (self->fields[field])
      show_field (self, field, (PosOrderTerms *)terms);
  self->quiet = FALSE;
}

/* --- Fields --- */

static void
pos_terms_form_class_init (PosTermsFormClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TYPED] =
      g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_terms_form_init (PosTermsForm *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), GAP);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), GAP);
  gtk_widget_set_hexpand (self->grid, TRUE);
  gtk_box_append (GTK_BOX (self), self->grid);
}

static void
place (PosTermsForm *self, GtkWidget *widget)
{
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_valign (widget, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (self->grid),
                   widget,
                   self->n_cells % self->columns,
                   self->n_cells / self->columns,
                   1,
                   1);
  self->n_cells++;
}

static GtkWidget *
make_text (PosTermsForm *self, const char *label, const char *placeholder, const char *icon)
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
  place (self, field);
  return field;
}

/* What leaves at once is never waited for. */
static gboolean
is_chosen_later (PosParameters *parameters, PosDeliveryMode *mode)
{
  return g_strcmp0 (mode->id, parameters->carry_out_mode) != 0;
}

static void
add_modes (PosTermsForm *self, PosSelect *select, PosConfig *config)
{
  GPtrArray *modes = pos_config_list (config, POS_TYPE_DELIVERY_MODE);

  for (guint i = 0; i < modes->len; i++) {
    PosDeliveryMode *mode = modes->pdata[i];
    if (is_chosen_later (pos_config_get_parameters (config), mode))
      pos_select_append (
          select, mode->id, pos_l10n_get (mode->name, pos_shell_get_language (self->shell)));
  }
}

static GtkWidget *
make_list (PosTermsForm *self, PosTermsField field)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (self->shell));
  GtkWidget *list = g_object_new (POS_TYPE_SELECT,
                                  "label",
                                  pos_terms_get_title (field),
                                  "icon",
                                  looks[field].icon,
                                  "several",
                                  TRUE,
                                  NULL);
  PosSelect *select = POS_SELECT (list);
  const PosTermsChoice *choices = pos_terms_get_choices (field);

  pos_select_append (select, ALL, g_dpgettext2 (NULL, "filter", looks[field].all));
  for (; choices && choices->nicks; choices++)
    pos_select_append (
        select, choices->nicks, g_dpgettext2 (NULL, choices->context, choices->label));
  if (field == POS_TERMS_MODE)
    add_modes (self, select, config);
  if (field == POS_TERMS_STORE)
    pos_select_add_stores (select, pos_shell_get_register (self->shell));
  if (field == POS_TERMS_WORKER)
    pos_select_add_workers (select, pos_shell_get_register (self->shell));
  g_signal_connect_swapped (select, "picked", G_CALLBACK (changed_cb), self);
  place (self, list);
  return list;
}

static GtkWidget *
make_days (PosTermsForm *self, PosTermsField field)
{
  GtkWidget *days = pos_terms_days_new (self->shell,
                                        pos_terms_get_title (field),
                                        C_ ("recall filter", "Any day"),
                                        field == POS_TERMS_REQUESTED);

  g_signal_connect_swapped (days, "picked", G_CALLBACK (changed_cb), self);
  place (self, days);
  return days;
}

/* Two fields; the first stands for both. */
static GtkWidget *
make_total (PosTermsForm *self)
{
  self->total_from = make_text (self, _ ("Total from"), NULL, "pos-coins-symbolic");
  self->total_until = make_text (self, _ ("Total up to"), NULL, "pos-coins-symbolic");
  return self->total_from;
}

static GtkWidget *
make_item (PosTermsForm *self)
{
  GtkWidget *item = pos_terms_product_new (
      self->shell, pos_terms_get_title (POS_TERMS_ITEM), looks[POS_TERMS_ITEM].icon);

  g_signal_connect_swapped (item, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (item, "picked", G_CALLBACK (changed_cb), self);
  place (self, item);
  return item;
}

static GtkWidget *
make_field (PosTermsForm *self, PosTermsField field)
{
  PosOrderTerms none = {0};
  PosDate *from, *until;

  if (looks[field].all)
    return make_list (self, field);
  if (field == POS_TERMS_TOTAL)
    return make_total (self);
  if (field == POS_TERMS_ITEM)
    return make_item (self);
  if (pos_terms_get_days (&none, field, &from, &until))
    return make_days (self, field);
  return make_text (self,
                    pos_terms_get_title (field),
                    field == POS_TERMS_PERSON ? _ ("Name, e-mail, phone")
                                              : C_ ("example", "Such as 1001, 1002"),
                    looks[field].icon);
}

gboolean
pos_terms_form_asks (PosTermsForm *self, const PosOrderTerms *terms)
{
  g_return_val_if_fail (POS_IS_TERMS_FORM (self), FALSE);
  gboolean any = FALSE;

  for (PosTermsField field = 0; field < POS_TERMS_N_FIELDS && !any; field++) {
    g_autofree char *value =
        self->fields[field] ? pos_terms_dup_value (self->shell, terms, field) : NULL;
    any = value != NULL;
  }
  return any;
}

GtkWidget *
pos_terms_form_new (PosShell *shell, const PosTermsField *fields, int columns)
{
  PosTermsForm *self = g_object_new (POS_TYPE_TERMS_FORM, NULL);

  self->shell = shell;
  self->columns = columns;
  for (; *fields != POS_TERMS_N_FIELDS; fields++)
    self->fields[*fields] = make_field (self, *fields);
  return GTK_WIDGET (self);
}
