/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-quote-prices.c — see the header. */
#include "ui/quote/pos-quote-prices.h"

#include "base/pos-json.h"
#include "ui/common/pos-change-list.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"

#define LIST_WIDTH 480
#define LIST_HEIGHT 360

typedef struct {
  PosShell *shell; /* borrowed */
  PosOrder *quote;
  PosDate day;
  GtkWidget *asked;
} Extension;

static void
extension_free (gpointer data)
{
  Extension *self = data;

  g_object_unref (self->quote);
  g_object_unref (self->asked);
  g_free (self);
}

static void
closure_free (gpointer data, GClosure *closure)
{
  extension_free (data);
}

static GVariant *
make_args (Extension *self, gboolean preview)
{
  g_autofree char *id = pos_id_dup_text (&self->quote->id);
  g_autofree char *day = pos_date_to_text (self->day);

  return g_variant_new_parsed (
      "{'order': <%s>, 'expiry': <%s>, 'preview': <%b>}", id, day, preview);
}

/* --- What it costs now --- */

static json_t *
read_json (GVariant *result, const char *name)
{
  const char *text = NULL;

  return g_variant_lookup (result, name, "&s", &text) ? pos_json_parse (text, -1, NULL) : NULL;
}

/* An amount of the answer as people read it. */
static char *
dup_amount (Extension *self, json_t *json, const char *side)
{
  guint32 currency = self->quote->currency;
  json_t *state = json_object_get (json, side);
  const char *text = json_string_value (json_object_get (state ? state : json, "total"));
  gint64 minor = 0;

  if (text)
    pos_minor_parse (text, currency, &minor, NULL);
  return pos_format_money (pos_shell_get_format (self->shell), minor, currency);
}

static void
add_line (Extension *self, GtkWidget *list, json_t *change)
{
  g_autofree char *before = dup_amount (self, change, "before");
  g_autofree char *after = dup_amount (self, change, "after");
  const char *name =
      json_string_value (json_object_get (json_object_get (change, "after"), "description"));

  pos_change_list_add (POS_CHANGE_LIST (list), pos_text_or (name, ""), NULL, before, after);
}

/* No line costs another amount now. */
static gboolean
stays (GVariant *result)
{
  g_autoptr (json_t) lines = read_json (result, "lines_json");

  return json_array_size (lines) == 0;
}

static GtkWidget *
make_list (Extension *self, GVariant *result)
{
  GtkWidget *list = pos_change_list_new (LIST_HEIGHT);
  g_autoptr (json_t) lines = read_json (result, "lines_json");
  g_autoptr (json_t) before = read_json (result, "before_json");
  g_autoptr (json_t) after = read_json (result, "after_json");
  g_autofree char *was = dup_amount (self, before, "");
  g_autofree char *is = dup_amount (self, after, "");
  gsize index;
  json_t *change;

  json_array_foreach (lines, index, change)
  {
    add_line (self, list, change);
  }
  pos_change_list_add (POS_CHANGE_LIST (list), C_ ("totals", "Total"), NULL, was, is);
  gtk_widget_set_size_request (list, LIST_WIDTH, -1);
  return list;
}

/* --- Extending it --- */

static void
extended_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;

  if (result)
    pos_overlay_close (dialog);
}

static void
confirmed_cb (PosDialog *dialog, Extension *self)
{
  pos_shell_run (self->shell,
                 "quote.expiry",
                 make_args (self, FALSE),
                 pos_dialog_get_primary (dialog),
                 extended_cb,
                 g_object_ref (dialog));
}

static void
open_dialog (Extension *self, GVariant *result)
{
  g_autofree char *day = pos_format_day (pos_shell_get_format (self->shell), self->day);
  /* TRANSLATORS: a button; a day */
  g_autofree char *primary = g_strdup_printf (_ ("Extend until %s"), day);
  GtkWidget *dialog = pos_dialog_new (_ ("Today's prices"), primary, C_ ("button", "Not now"));

  pos_dialog_set_content (POS_DIALOG (dialog), make_list (self, result));
  if (stays (result))
    g_object_set (dialog, "subtitle", _ ("Every price is as it was."), NULL);
  g_signal_connect_data (dialog, "primary", G_CALLBACK (confirmed_cb), self, closure_free, 0);
  pos_overlay_open (pos_shell_get_overlay (self->shell), POS_DIALOG (dialog));
}

static void
seen_cb (PosShell *shell, GVariant *result, gpointer data)
{
  Extension *self = data;

  /* The window may have closed meanwhile. */
  if (!result || !pos_shell_get_overlay (shell)) {
    extension_free (self);
    return;
  }
  pos_overlay_close (self->asked);
  open_dialog (self, result);
}

void
pos_quote_prices_open (PosShell *shell, PosOrder *quote, PosDate day, PosDialog *asked)
{
  Extension *self = g_new0 (Extension, 1);

  self->shell = shell;
  self->quote = g_object_ref (quote);
  self->day = day;
  self->asked = GTK_WIDGET (g_object_ref (asked));
  pos_shell_run (
      shell, "quote.expiry", make_args (self, TRUE), pos_dialog_get_primary (asked), seen_cb, self);
}
