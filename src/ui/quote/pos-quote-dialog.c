/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-quote-dialog.c — see the header. */
#include "ui/quote/pos-quote-dialog.h"

#include "pricing/pos-quote.h"
#include "ui/common/pos-calendar.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/quote/pos-quote-prices.h"

#define TEXT_WIDTH 44
/* As wide as the longest day is written, whichever is chosen. */
#define WIDTH 448
#define DAY_CHARS 20

/* Lives as long as its dialog. */
typedef struct {
  PosShell *shell; /* borrowed */
  PosOrder *quote; /* (nullable): a saved one */
  const char *key;
  GtkWidget *dialog, *calendar, *until; /* borrowed */
} Ask;

static void
ask_free (gpointer data, GClosure *closure)
{
  Ask *self = data;

  g_clear_object (&self->quote);
  g_free (self);
}

static PosOrder *
get_order (Ask *self)
{
  return self->quote ? self->quote : pos_register_get_order (pos_shell_get_register (self->shell));
}

static gboolean
has_expired (Ask *self)
{
  return self->quote && self->quote->status == POS_ORDER_STATUS_QUOTE_EXPIRED;
}

/* --- What it says --- */

static char *
dup_primary (Ask *self, PosDate day)
{
  g_autofree char *date = pos_format_day (pos_shell_get_format (self->shell), day);

  if (has_expired (self))
    return g_strdup (_ ("See today's prices"));
  /* TRANSLATORS: a button; a day: "Save quote until 13 Jun" */
  return g_str_equal (self->key, "quote.create")
             ? g_strdup_printf (_ ("Save quote until %s"), date)
             /* TRANSLATORS: a button; a day: "Keep prices until 13 Jun" */
             : g_strdup_printf (_ ("Keep prices until %s"), date);
}

static void
update (Ask *self)
{
  PosDate day = pos_calendar_get_selected (POS_CALENDAR (self->calendar));
  g_autofree char *until = pos_format_date_long (pos_shell_get_format (self->shell), day);
  g_autofree char *primary = dup_primary (self, day);

  gtk_label_set_text (GTK_LABEL (self->until), until);
  g_object_set (self->dialog, "primary", primary, NULL);
}

static void
picked_cb (GtkWidget *calendar, guint julian, Ask *self)
{
  pos_calendar_select (POS_CALENDAR (calendar), (PosDate){julian});
  update (self);
}

static void
refused_cb (GtkWidget *calendar, GtkWidget *button, const char *reason, Ask *self)
{
  g_autofree char *day = pos_format_date_short (pos_shell_get_format (self->shell),
                                                pos_day_button_get_day (POS_DAY_BUTTON (button)));

  pos_callout_open (button, day, reason, NULL, NULL);
}

/* --- Doing it --- */

static GVariant *
make_args (Ask *self)
{
  PosDate day = pos_calendar_get_selected (POS_CALENDAR (self->calendar));
  g_autofree char *expiry = pos_date_to_text (day);
  g_autofree char *id = self->quote ? pos_id_dup_text (&self->quote->id) : NULL;

  return id ? g_variant_new_parsed ("{'order': <%s>, 'expiry': <%s>}", id, expiry)
            : g_variant_new_parsed ("{'expiry': <%s>}", expiry);
}

/* What is saved tells it itself; a day in the open quote is told here. */
static void
done_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;
  PosOrder *cart = pos_register_get_order (pos_shell_get_register (shell));
  g_autofree char *day = NULL, *text = NULL;

  if (!result)
    return;
  pos_overlay_close (dialog);
  if (g_variant_lookup (result, "order", "&s", NULL))
    return;
  day = pos_format_date_long (pos_shell_get_format (shell), cart->quote_expiry);
  /* TRANSLATORS: a long date */
  text = g_strdup_printf (_ ("The prices hold until %s"), day);
  pos_shell_tell (shell, text, NULL, NULL);
}

static void
primary_cb (PosDialog *dialog, Ask *self)
{
  PosDate day = pos_calendar_get_selected (POS_CALENDAR (self->calendar));

  if (has_expired (self))
    pos_quote_prices_open (self->shell, self->quote, day, dialog);
  else
    pos_shell_run (self->shell,
                   self->key,
                   make_args (self),
                   pos_dialog_get_primary (dialog),
                   done_cb,
                   g_object_ref (dialog));
}

/* --- Parts --- */

static GtkWidget *
make_text (const char *text, const char *classes)
{
  GtkWidget *label = pos_ui_text_new (text, classes);

  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_WIDTH);
  return label;
}

static GtkWidget *
make_total (Ask *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  PosOrder *order = get_order (self);
  g_autofree char *total =
      pos_format_money (pos_shell_get_format (self->shell), order->total, order->currency);

  self->until = pos_ui_text_new (NULL, "semi");
  gtk_label_set_max_width_chars (GTK_LABEL (self->until), DAY_CHARS);
  gtk_box_append (GTK_BOX (texts), pos_ui_text_new (_ ("Valid until"), "t-cap ink2"));
  gtk_box_append (GTK_BOX (texts), self->until);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), pos_ui_label_new (total, "t-amt-l num"));
  gtk_widget_add_css_class (box, "due");
  return box;
}

static GtkWidget *
make_content (Ask *self, PosDate chosen)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  const char *reason =
      has_expired (self) ? _ ("It has expired: its lines get today's prices.")
                         : _ ("Its prices hold until the end of that day. Nothing is reserved, and "
                              "nothing is paid before it is ordered.");

  self->calendar =
      pos_calendar_new (pos_shell_get_format (self->shell), pos_register_get_today (reg));
  pos_calendar_select (POS_CALENDAR (self->calendar), chosen);
  pos_ui_describe (self->calendar, _ ("Last day of the quote"), NULL);
  g_signal_connect (self->calendar, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect (self->calendar, "refused", G_CALLBACK (refused_cb), self);
  gtk_box_append (GTK_BOX (content), make_text (reason, "ink2"));
  gtk_box_append (GTK_BOX (content), self->calendar);
  gtk_box_append (GTK_BOX (content), make_total (self));
  gtk_widget_set_size_request (content, WIDTH, -1);
  return content;
}

/* Whoever asks for another day wants a later one; a quote that is saved again keeps its own. */
static PosDate
choose_first (Ask *self)
{
  PosPricing pricing = pos_register_get_pricing (pos_shell_get_register (self->shell));
  PosDate has = get_order (self)->quote_expiry, proposal = pos_quote_propose_expiry (&pricing);
  gboolean extends = g_str_equal (self->key, "quote.expiry");

  if (has.julian < pricing.today.julian || (extends && has.julian < proposal.julian))
    return proposal;
  return has;
}

static const char *
get_title (Ask *self)
{
  if (has_expired (self))
    return _ ("Extend quote");
  if (!g_str_equal (self->key, "quote.create"))
    return _ ("How long do these prices hold?");
  return get_order (self)->flow == POS_ORDER_FLOW_EDIT ? _ ("Save quote") : _ ("Create quote");
}

void
pos_quote_dialog_open (PosShell *shell, const char *key, PosOrder *quote)
{
  Ask *self = g_new0 (Ask, 1);

  self->shell = shell;
  self->key = g_intern_string (key);
  self->quote = quote ? g_object_ref (quote) : NULL;
  self->dialog = pos_dialog_new (get_title (self), NULL, C_ ("button", "Not now"));
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self, choose_first (self)));
  update (self);
  g_signal_connect_data (self->dialog, "primary", G_CALLBACK (primary_cb), self, ask_free, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
