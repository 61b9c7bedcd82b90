/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-date-panel.c — see the header. */
#include "ui/delivery/pos-date-panel.h"

#include "ui/common/pos-calendar.h"
#include "ui/common/pos-day-strip.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-ui-props.h"
#include "ui/delivery/pos-day-refusal.h"
#include "ui/delivery/pos-delivery-text.h"

/* The strip begins this many days before the proposal, so that it is seen why not sooner. */
#define DAYS_BEFORE 2
/* So far a day that goes is looked for after one that does not. */
#define DAYS_AHEAD 14

struct _PosDatePanel {
  GtkBox parent;
  PosShell *shell; /* borrowed */
  char *mode;
  PosDate wanted;
  PosDate start; /* first day of the strip as last proposed */
  GtkWidget *strip;
  GtkWidget *hint;
};

G_DEFINE_FINAL_TYPE (PosDatePanel, pos_date_panel, GTK_TYPE_BOX)

static guint chosen_signal;

static gboolean
is_possible (PosDate day, char **reason, gpointer data)
{
  PosDatePanel *self = data;

  *reason = pos_delivery_text_date_reason (self->shell, self->mode, NULL, day);
  return *reason == NULL;
}

static PosDate
get_proposal (PosDatePanel *self)
{
  PosPricing pricing = pos_register_get_pricing (pos_shell_get_register (self->shell));

  return self->mode ? pos_delivery_propose_date (&pricing, self->mode, NULL) : POS_DATE_NONE;
}

static void
choose (PosDatePanel *self, PosDate day)
{
  pos_date_panel_set_wanted (self, day);
  g_signal_emit (self, chosen_signal, 0);
}

static void
picked_cb (GtkWidget *strip, guint julian, PosDatePanel *self)
{
  choose (self, (PosDate){julian});
}

static void
proposed_cb (PosDate day, gpointer data)
{
  choose (data, day);
}

static void
refused_cb (GtkWidget *strip, GtkWidget *button, const char *reason, PosDatePanel *self)
{
  pos_day_refusal_open (
      self->shell, POS_DAY_BUTTON (button), reason, get_proposal (self), proposed_cb, self);
}

/* --- Later days --- */

static void
calendar_picked_cb (GtkWidget *calendar, guint julian, PosDatePanel *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (calendar, POS_TYPE_DIALOG);

  choose (self, (PosDate){julian});
  pos_overlay_close (dialog);
}

/* As a tap on that day. */
static void
calendar_proposed_cb (PosDate day, gpointer calendar)
{
  if (gtk_widget_get_root (calendar))
    g_signal_emit_by_name (calendar, "picked", day.julian);
}

/* The next day after @day that goes, else the first of all. */
static PosDate
find_possible (PosDatePanel *self, PosDate day)
{
  for (int i = 1; i <= DAYS_AHEAD; i++) {
    PosDate next = pos_date_add_days (day, i);
    g_autofree char *reason = NULL;

    if (is_possible (next, &reason, self))
      return next;
  }
  return get_proposal (self);
}

static void
calendar_refused_cb (GtkWidget *calendar, GtkWidget *button, const char *reason, PosDatePanel *self)
{
  PosDate day = pos_day_button_get_day (POS_DAY_BUTTON (button));

  pos_day_refusal_open (self->shell,
                        POS_DAY_BUTTON (button),
                        reason,
                        find_possible (self, day),
                        calendar_proposed_cb,
                        calendar);
}

static void
open_calendar (PosDatePanel *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  GtkWidget *dialog = pos_dialog_new (_ ("Requested date"), NULL, _ ("Cancel"));
  GtkWidget *calendar =
      pos_calendar_new (pos_shell_get_format (self->shell), pos_register_get_today (reg));

  pos_calendar_set_rule (POS_CALENDAR (calendar), is_possible, self);
  pos_calendar_select (POS_CALENDAR (calendar), pos_date_panel_get_date (self));
  g_signal_connect_object (calendar, "picked", G_CALLBACK (calendar_picked_cb), self, 0);
  g_signal_connect_object (calendar, "refused", G_CALLBACK (calendar_refused_cb), self, 0);
  pos_dialog_set_content (POS_DIALOG (dialog), calendar);
  pos_overlay_open (pos_shell_get_overlay (self->shell), POS_DIALOG (dialog));
}

/* --- The panel --- */

static void
update_hint (PosDatePanel *self, PosAddress *address)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (self->shell));
  PosDeliveryMode *mode = pos_config_get (config, POS_TYPE_DELIVERY_MODE, self->mode);
  g_autofree char *text = NULL;

  if (mode && mode->weekdays && *mode->weekdays && address)
    text = g_strdup_printf (
        /* TRANSLATORS: a postcode or town */
        _ ("Struck dates have no delivery to %s."),
        pos_text_or (address->postcode, pos_text_or (address->city, "")));
  pos_ui_set_label (self->hint, text);
}

static void
update_strip (PosDatePanel *self)
{
  PosDate today = pos_register_get_today (pos_shell_get_register (self->shell));
  PosDate proposal = get_proposal (self);
  PosDate start = proposal.julian ? pos_date_add_days (proposal, -DAYS_BEFORE) : today;

  if (start.julian < today.julian)
    start = today;
  if (start.julian != self->start.julian) {
    self->start = start;
    pos_day_strip_set_start (POS_DAY_STRIP (self->strip), start);
  }
  pos_day_strip_set_rule (POS_DAY_STRIP (self->strip), self->mode ? is_possible : NULL, self);
  pos_day_strip_select (POS_DAY_STRIP (self->strip), pos_date_panel_get_date (self));
}

static void
pos_date_panel_finalize (GObject *object)
{
  g_free (POS_DATE_PANEL (object)->mode);
  G_OBJECT_CLASS (pos_date_panel_parent_class)->finalize (object);
}

static void
pos_date_panel_class_init (PosDatePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_date_panel_finalize;
  chosen_signal = g_signal_new (
      "chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_head (PosDatePanel *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = pos_ui_label_new (_ ("Requested date"), "overline");
  GtkWidget *button = gtk_button_new ();
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_box_append (GTK_BOX (inside), pos_ui_icon_new ("pos-calendar-symbolic", 18));
  gtk_box_append (GTK_BOX (inside), gtk_label_new (_ ("Calendar")));
  gtk_button_set_child (GTK_BUTTON (button), inside);
  pos_ui_describe (button, _ ("Calendar"), NULL);
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "quiet");
  gtk_widget_add_css_class (button, "small");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (open_calendar), self);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), button);
  return head;
}

static void
pos_date_panel_init (PosDatePanel *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
}

GtkWidget *
pos_date_panel_new (PosShell *shell)
{
  PosDatePanel *self = g_object_new (POS_TYPE_DATE_PANEL, NULL);
  PosRegister *reg = pos_shell_get_register (shell);

  self->shell = shell;
  self->strip = pos_day_strip_new (pos_shell_get_format (shell), pos_register_get_today (reg));
  self->hint = pos_ui_label_new (NULL, "t-cap ink2");
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  g_signal_connect_object (self->strip, "picked", G_CALLBACK (picked_cb), self, 0);
  g_signal_connect_object (self->strip, "refused", G_CALLBACK (refused_cb), self, 0);
  pos_ui_describe (self->strip, _ ("Requested date"), NULL);
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (self), pos_focus_stop_new (self->strip));
  gtk_box_append (GTK_BOX (self), self->hint);
  return GTK_WIDGET (self);
}

void
pos_date_panel_update (PosDatePanel *self, const char *mode, PosAddress *address)
{
  g_return_if_fail (POS_IS_DATE_PANEL (self));
  g_free (self->mode);
  self->mode = g_strdup (mode);
  update_strip (self);
  update_hint (self, address);
}

void
pos_date_panel_set_wanted (PosDatePanel *self, PosDate date)
{
  g_return_if_fail (POS_IS_DATE_PANEL (self));
  self->wanted = date;
  pos_day_strip_select (POS_DAY_STRIP (self->strip), pos_date_panel_get_date (self));
}

PosDate
pos_date_panel_get_date (PosDatePanel *self)
{
  g_return_val_if_fail (POS_IS_DATE_PANEL (self), POS_DATE_NONE);
  g_autofree char *reason = NULL;

  if (!self->mode)
    return POS_DATE_NONE;
  if (self->wanted.julian && is_possible (self->wanted, &reason, self))
    return self->wanted;
  return get_proposal (self);
}
