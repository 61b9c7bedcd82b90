/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-terms-days.c — see the header. */
#include "ui/recall/pos-terms-days.h"

#include "ui/common/pos-day-field.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define ANY "any"
#define CHOSEN "chosen"
#define OPEN G_MININT /* no bound on that side */
#define CONTEXT "recall filter"

typedef struct {
  const char *id;
  const char *label;
  int from, until; /* days from today */
} Period;

/* What is over has nothing behind it. */
static const Period past[] = {
    {"today", NC_ ("recall filter", "Today"), 0, OPEN},
    {"yesterday", NC_ ("recall filter", "Yesterday"), -1, -1},
    {"week", NC_ ("recall filter", "Last 7 days"), -6, OPEN},
    {"month", NC_ ("recall filter", "Last 30 days"), -29, OPEN},
    {"year", NC_ ("recall filter", "Last 12 months"), -364, OPEN},
    {NULL, NULL, 0, 0},
};

static const Period coming[] = {
    {"late", NC_ ("recall filter", "Before today"), OPEN, -1},
    {"today", NC_ ("recall filter", "Today"), 0, 0},
    {"tomorrow", NC_ ("recall filter", "Tomorrow"), 1, 1},
    {"week", NC_ ("recall filter", "Next 7 days"), 0, 6},
    {NULL, NULL, 0, 0},
};

struct _PosTermsDays {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  const Period *periods;

  GtkWidget *select;
  const Period *period; /* that was chosen; else the days */
  PosDate from, until;
  GtkWidget *first, *last; /* fields of the dialog, while it is open */
};

G_DEFINE_FINAL_TYPE (PosTermsDays, pos_terms_days, GTK_TYPE_BOX)

static guint picked_signal;

static PosDate
day_of (PosDate today, int days)
{
  return days == OPEN ? POS_DATE_NONE : pos_date_add_days (today, days);
}

static const Period *
find_period (const Period *periods, PosDate today, PosDate from, PosDate until)
{
  for (const Period *period = periods; period->id; period++)
    if (day_of (today, period->from).julian == from.julian &&
        day_of (today, period->until).julian == until.julian)
      return period;
  return NULL;
}

static char *
say_range (PosFormat *format, PosDate from, PosDate until)
{
  g_autofree char *first = from.julian ? pos_format_date (format, from) : NULL;
  g_autofree char *last = until.julian ? pos_format_date (format, until) : NULL;

  if (first && last)
    return from.julian == until.julian ? g_steal_pointer (&first)
                                       : g_strdup_printf ("%s – %s", first, last);
  if (first)
    return g_strdup_printf (C_ ("filter", "from %s"), first);
  return g_strdup_printf (C_ ("filter", "up to %s"), last);
}

char *
pos_terms_days_say (PosShell *shell, gboolean ahead, PosDate from, PosDate until)
{
  PosDate today = pos_register_get_today (pos_shell_get_register (shell));
  const Period *period;

  if (from.julian == 0 && until.julian == 0)
    return NULL;
  period = find_period (ahead ? coming : past, today, from, until);
  if (period)
    return g_strdup (g_dpgettext2 (NULL, CONTEXT, period->label));
  return say_range (pos_shell_get_format (shell), from, until);
}

static PosDate
get_today (PosTermsDays *self)
{
  return pos_register_get_today (pos_shell_get_register (self->shell));
}

/* --- Two days --- */

/* %FALSE: what is typed is none, which the field says. */
static gboolean
read_day (GtkWidget *field, PosDate *day)
{
  PosTextField *text = pos_day_field_get_text (POS_DAY_FIELD (field));
  g_autofree char *typed = g_strstrip (g_strdup (pos_text_field_get_text (text)));

  *day = POS_DATE_NONE;
  if (!*typed || pos_date_parse (typed, day, NULL))
    return TRUE;
  g_object_set (text, "error", _ ("This is no day"), NULL);
  return FALSE;
}

static void
taken_cb (PosTermsDays *self, GtkWidget *dialog)
{
  PosDate from, until;

  if (!read_day (self->first, &from) || !read_day (self->last, &until))
    return;
  if (until.julian && until.julian < from.julian) {
    g_object_set (pos_day_field_get_text (POS_DAY_FIELD (self->last)),
                  "error",
                  _ ("It is over before it begins"),
                  NULL);
    return;
  }
  pos_terms_days_set (self, from, until);
  pos_overlay_close (dialog);
  g_signal_emit (self, picked_signal, 0);
}

static void
not_now_cb (PosTermsDays *self)
{
  pos_terms_days_set (self, self->from, self->until);
}

static GtkWidget *
make_day (PosTermsDays *self, const char *label, PosDate day)
{
  g_autofree char *text = day.julian ? pos_date_to_text (day) : NULL;
  GtkWidget *field = pos_day_field_new (
      label, _ ("A day as 2026-05-14."), pos_shell_get_format (self->shell), get_today (self));

  pos_text_field_set_text (pos_day_field_get_text (POS_DAY_FIELD (field)), text);
  return field;
}

static void
ask_which (PosTermsDays *self)
{
  GtkWidget *dialog =
      pos_dialog_new (_ ("Which days?"), _ ("Show these days"), C_ ("button", "Not now"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->first = make_day (self, C_ ("filter", "From"), self->from);
  self->last = make_day (self, C_ ("filter", "Until"), self->until);
  gtk_box_append (GTK_BOX (box), self->first);
  gtk_box_append (GTK_BOX (box), self->last);
  g_signal_connect_object (dialog, "primary", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "safe", G_CALLBACK (not_now_cb), self, G_CONNECT_SWAPPED);
  pos_dialog_set_content (POS_DIALOG (dialog), box);
  pos_overlay_open (pos_shell_get_overlay (self->shell), POS_DIALOG (dialog));
}

static void
select_cb (PosTermsDays *self)
{
  const char *id = pos_select_get_selected (POS_SELECT (self->select));
  PosDate from = POS_DATE_NONE, until = POS_DATE_NONE;

  if (g_str_equal (id, CHOSEN)) {
    ask_which (self);
    return;
  }
  for (const Period *period = self->periods; period->id; period++)
    if (g_str_equal (period->id, id)) {
      from = day_of (get_today (self), period->from);
      until = day_of (get_today (self), period->until);
    }
  pos_terms_days_set (self, from, until);
  g_signal_emit (self, picked_signal, 0);
}

/* --- The field --- */

static gboolean
pos_terms_days_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (POS_TERMS_DAYS (widget)->select);
}

static void
pos_terms_days_class_init (PosTermsDaysClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = pos_terms_days_grab_focus;
  picked_signal = g_signal_new (
      "picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_terms_days_init (PosTermsDays *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
pos_terms_days_new (PosShell *shell, const char *label, const char *any, gboolean ahead)
{
  PosTermsDays *self = g_object_new (POS_TYPE_TERMS_DAYS, NULL);
  PosSelect *select;

  self->shell = shell;
  self->periods = ahead ? coming : past;
  self->select = pos_select_new (label, "pos-calendar-symbolic");
  select = POS_SELECT (self->select);
  pos_select_append (select, ANY, any);
  for (const Period *period = self->periods; period->id; period++)
    pos_select_append (select, period->id, g_dpgettext2 (NULL, CONTEXT, period->label));
  pos_select_append (select, CHOSEN, C_ ("recall filter", "Choose days…"));
  gtk_widget_set_hexpand (self->select, TRUE);
  g_signal_connect_swapped (select, "picked", G_CALLBACK (select_cb), self);
  gtk_box_append (GTK_BOX (self), self->select);
  return GTK_WIDGET (self);
}

void
pos_terms_days_get (PosTermsDays *self, PosDate *from, PosDate *until)
{
  g_return_if_fail (POS_IS_TERMS_DAYS (self));
  /* A day later it is another one. */
  *from = self->period ? day_of (get_today (self), self->period->from) : self->from;
  *until = self->period ? day_of (get_today (self), self->period->until) : self->until;
}

void
pos_terms_days_set (PosTermsDays *self, PosDate from, PosDate until)
{
  g_return_if_fail (POS_IS_TERMS_DAYS (self));
  gboolean any = from.julian == 0 && until.julian == 0;
  const Period *period = any ? NULL : find_period (self->periods, get_today (self), from, until);
  g_autofree char *text = any || period
                              ? g_strdup (C_ ("recall filter", "Choose days…"))
                              : say_range (pos_shell_get_format (self->shell), from, until);

  self->period = period;
  self->from = from;
  self->until = until;
  pos_select_rename (POS_SELECT (self->select), CHOSEN, text);
  pos_select_set_selected (POS_SELECT (self->select), any ? ANY : period ? period->id : CHOSEN);
}
