/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-line-openers.c — see the header. */
#include "ui/sale/pos-line-openers.h"

#include "base/pos-error.h"
#include "ui/common/pos-translator.h"
#include "ui/sale/pos-attributes-dialog.h"
#include "ui/sale/pos-concession-dialog.h"
#include "ui/sale/pos-concession-undo.h"
#include "ui/sale/pos-line-quantity.h"
#include "ui/sale/pos-note-dialog.h"
#include "ui/sale/pos-quantity-dialog.h"
#include "ui/sale/pos-sale-page.h"

/* Returns: (nullable) */
static PosOrderLine *
look_up (PosRegister *reg, GVariant *args)
{
  guint n_selected = pos_register_get_n_selected (reg);
  const char *given = NULL;
  PosId id = POS_ID_NONE;

  if (args && g_variant_lookup (args, "line", "&s", &given))
    pos_id_parse (given, &id, NULL);
  POS_LIST_FOREACH (PosOrderLine, line, pos_register_get_order (reg)->lines)
  if (given ? pos_id_equal (&line->id, &id)
            : n_selected == 1 && pos_register_is_selected (reg, &line->id))
    return line;
  return NULL;
}

PosOrderLine *
pos_line_find (PosShell *shell, GVariant *args, GtkWidget *origin)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosOrderLine *line = look_up (reg, args);
  guint n_selected = pos_register_get_n_selected (reg);
  g_autoptr (GError) error = NULL;

  if (line)
    return line;
  pos_set_error (&error,
                 POS_ORDER_ERROR,
                 POS_ORDER_ERROR_NO_SELECTION,
                 n_selected > 0 ? g_variant_new_parsed ("{'reason': <'several'>, 'selected': <%u>}",
                                                        n_selected)
                                : NULL,
                 "One line has to be selected");
  pos_shell_explain (shell, error, origin);
  return NULL;
}

static gboolean
has_arg (GVariant *args, const char *name)
{
  g_autoptr (GVariant) value = args ? g_variant_lookup_value (args, name, NULL) : NULL;

  return value != NULL;
}

/* With @name there is nothing to ask. */
static gboolean
runs_as_told (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin, const char *name)
{
  if (!has_arg (args, name))
    return FALSE;
  pos_shell_run (shell, key, args, origin, NULL, NULL);
  return TRUE;
}

void
pos_line_open_attributes (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (runs_as_told (shell, key, args, origin, "values"))
    return;
  PosOrderLine *line = pos_line_find (shell, args, origin);
  if (line)
    pos_attributes_dialog_open (shell, key, line);
}

void
pos_line_open_comment (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (runs_as_told (shell, key, args, origin, "text"))
    return;
  PosOrderLine *line = pos_line_find (shell, args, origin);
  if (line)
    pos_note_dialog_open (shell, key, _ ("Note on the line"), &line->id, line->comment);
}

void
pos_line_open_quantity (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (has_arg (args, "quantity")) {
    pos_line_quantity_set (shell, look_up (pos_shell_get_register (shell), args), args, origin);
    return;
  }
  PosOrderLine *line = pos_line_find (shell, args, origin);
  if (!line)
    return;
  PosPage *page = pos_shell_get_page (shell);
  if (POS_IS_SALE_PAGE (page) && pos_sale_page_ask_quantity (POS_SALE_PAGE (page)))
    return;
  pos_quantity_dialog_open (shell, key, line);
}

void
pos_line_open_split (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (runs_as_told (shell, key, args, origin, "quantity"))
    return;
  PosOrderLine *line = pos_line_find (shell, args, origin);
  if (line)
    pos_quantity_dialog_open (shell, key, line);
}

/* --- What people take off --- */

/* TRANSLATORS: how much is taken off what a customer pays */
static const struct {
  const char *key, *argument, *title;
  gboolean line;
} questions[] = {
    {"disc.line_amount", "amount", N_ ("How much off?"), TRUE},
    {"disc.line_percent", "rate", N_ ("How much off?"), TRUE},
    {"disc.total_amount", "amount", N_ ("How much off?"), FALSE},
    {"disc.total_percent", "rate", N_ ("How much off?"), FALSE},
    {"line.price_override", "price", N_ ("Which price?"), TRUE},
};

/* Without a line that it is about, the operation says what is missing. */
static void
run_concession (
    PosShell *shell, gboolean of_line, const char *key, GVariant *args, GtkWidget *origin)
{
  PosOrderLine *line = of_line ? look_up (pos_shell_get_register (shell), args) : NULL;

  if (of_line && !line)
    pos_shell_run (shell, key, args, origin, NULL, NULL);
  else
    pos_concession_run (shell, NULL, key, args, line, origin);
}

void
pos_line_open_concession (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  gsize i = 0;

  while (i + 1 < G_N_ELEMENTS (questions) && !g_str_equal (questions[i].key, key))
    i++;
  if (has_arg (args, questions[i].argument) || has_arg (args, "reset")) {
    run_concession (shell, questions[i].line, key, args, origin);
    return;
  }
  PosOrderLine *line = questions[i].line ? pos_line_find (shell, args, origin) : NULL;
  if (line || !questions[i].line)
    pos_concession_dialog_open (shell,
                                &(PosConcessionQuestion){
                                    .key = key,
                                    .title = _ (questions[i].title),
                                    .argument = questions[i].argument,
                                    .line = line,
                                });
}

/* --- Voiding --- */

typedef struct {
  char *name; /* (nullable): of the line, when it is one */
  guint n_lines;
  const char *way_back; /* (nullable): the operation that would put it back */
  GVariant *again;      /* (nullable) */
} Voided;

static void
voided_free (Voided *voided)
{
  g_free (voided->name);
  g_clear_pointer (&voided->again, g_variant_unref);
  g_free (voided);
}

static void
voided_cb (PosShell *shell, GVariant *result, gpointer data)
{
  Voided *voided = data;
  g_autofree char *text =
      voided->name
          /* TRANSLATORS: told after a line was struck; %s is the product */
          ? g_strdup_printf (_ ("Line removed: %s"), voided->name)
          : g_strdup_printf (
                /* TRANSLATORS: told after several lines were struck */
                ngettext ("%u line removed", "%u lines removed", voided->n_lines),
                voided->n_lines);

  if (result)
    pos_shell_tell (shell, text, voided->way_back, voided->again);
  voided_free (voided);
}

/* Nothing was decided about the line yet: adding the product again brings it back whole. */
static gboolean
is_plain (PosOrder *order, PosOrderLine *line)
{
  return order->flow == POS_ORDER_FLOW_NEW && line->intent == POS_INTENT_NONE &&
         line->discount == 0 && !line->price_overridden && !line->comment && !line->serial &&
         !line->serials && pos_list_size (line->batches) == 0;
}

static void
find_way_back (Voided *voided, PosRegister *reg, PosOrderLine *line)
{
  PosOrder *order = pos_register_get_order (reg);
  PosOrder *saved = pos_register_get_saved_order (reg);

  if (is_plain (order, line)) {
    voided->way_back = "item.add";
    voided->again = g_variant_ref_sink (
        g_variant_new_parsed ("{'item': <%s>, 'quantity': <%x>}", line->item, line->ordered.micro));
  } else if (saved && pos_order_find_line (saved, &line->id)) {
    /* It was not struck, but cancelled to nothing. */
    voided->again = pos_line_quantity_make_args (order, line);
    voided->way_back = voided->again ? "line.set_qty" : NULL;
  }
}

void
pos_line_open_void (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosOrder *order = pos_register_get_order (reg);
  Voided *voided = g_new0 (Voided, 1);

  voided->n_lines = pos_register_get_n_selected (reg);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (voided->n_lines != 1 || !pos_register_is_selected (reg, &line->id) ||
        has_arg (args, "lines"))
      continue;
    voided->name = g_strdup (pos_l10n_get (line->description, pos_shell_get_language (shell)));
    find_way_back (voided, reg, line);
  }
  pos_shell_run (shell, key, args, origin, voided_cb, voided);
}
