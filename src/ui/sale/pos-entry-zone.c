/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-entry-zone.c — see the header. */
#include "ui/sale/pos-entry-zone.h"

#include "base/pos-error.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-readout.h"
#include "ui/common/pos-segmented.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/sale/pos-line-quantity.h"
#include "ui/shell/pos-sentences.h"

#include <string.h>

#define QUANTITY "quantity"
#define PRICE "price"
#define NUMBER "number"

#define QUANTITY_DECIMALS 3
/* Nobody sells more than 99999: with more digits it is the number of a product. */
#define QUANTITY_DIGITS 5
#define PRICE_DIGITS 12
#define NUMBER_DIGITS 20

struct _PosEntryZone {
  GtkBox parent;
  PosSaleState *state;
  PosKeypadModel *model;
  GtkWidget *mode;
  GtkWidget *readout;
};

G_DEFINE_FINAL_TYPE (PosEntryZone, pos_entry_zone, GTK_TYPE_BOX)

static gboolean
is_mode (PosEntryZone *self, const char *mode)
{
  return g_strcmp0 (pos_segmented_get_selected (POS_SEGMENTED (self->mode)), mode) == 0;
}

static gboolean
means_product (PosEntryZone *self)
{
  g_autofree char *plain = pos_keypad_model_dup_plain (self->model);

  return is_mode (self, NUMBER) ||
         (is_mode (self, QUANTITY) && strlen (plain) > QUANTITY_DIGITS && !strchr (plain, '.'));
}

/* --- What the readout says by itself --- */

static char *
localize (PosEntryZone *self, char *plain)
{
  return g_strdelimit (plain, ".", *pos_keypad_model_get_decimal_point (self->model));
}

/* Of what it is sold by. */
static PosUnitPrice
get_price (PosOrderLine *line)
{
  return pos_price_of_one (pos_order_line_get_sold_price (line), NULL);
}

/* What is handed over is counted in pieces. */
static PosQuantity
get_quantity (PosEntryZone *self, PosOrderLine *line)
{
  PosQuantity quantity = pos_order_line_get_quantity (line);

  if (pos_order_is_handed_over (pos_sale_state_get_order (self->state), line))
    return line->hand_over;
  pos_order_line_count_units (line, quantity, &quantity);
  return quantity;
}

static char *
make_value (PosEntryZone *self)
{
  PosOrderLine *line = pos_sale_state_get_line (self->state);
  PosQuantity next = pos_sale_state_get_next_quantity (self->state);
  guint32 currency = pos_sale_state_get_order (self->state)->currency;

  if (is_mode (self, NUMBER))
    return g_strdup ("");
  if (is_mode (self, PRICE))
    return line ? localize (self,
                            pos_micro_to_text (get_price (line).micro,
                                               pos_currency_get_exponent (currency)))
                : g_strdup ("");
  if (line)
    return localize (self, pos_micro_to_text (get_quantity (self, line).micro, 0));
  return next.micro == POS_SCALE ? g_strdup ("")
                                 : localize (self, pos_micro_to_text (next.micro, 0));
}

static const char *
get_caption (PosEntryZone *self)
{
  if (means_product (self))
    return C_ ("number pad", "Number");
  /* TRANSLATORS: short: how many pieces */
  return is_mode (self, QUANTITY) ? C_ ("number pad", "Qty") : C_ ("number pad", "Price");
}

/* As soon as a key tells what the number is. */
static void
keyed_cb (PosEntryZone *self)
{
  guint n_chosen = pos_register_get_n_selected (pos_sale_state_get_register (self->state));
  gboolean multiplies = is_mode (self, QUANTITY) && n_chosen == 0 && !means_product (self);

  g_object_set (self->model, "caption", get_caption (self), NULL);
  g_object_set (self->readout, "suffix", multiplies ? " ×" : NULL, NULL);
}

/* What is being keyed in stays until it is entered or cleared. */
static void
update_cb (PosEntryZone *self)
{
  keyed_cb (self);
  if (!pos_keypad_model_is_fresh (self->model))
    return;
  g_autofree char *value = make_value (self);
  pos_keypad_model_set_value (self->model, value);
}

static void
mode_cb (PosEntryZone *self)
{
  guint32 currency = pos_sale_state_get_order (self->state)->currency;

  if (is_mode (self, PRICE))
    pos_keypad_model_set_rules (self->model, pos_currency_get_exponent (currency), PRICE_DIGITS);
  else
    pos_keypad_model_set_rules (
        self->model, is_mode (self, QUANTITY) ? QUANTITY_DECIMALS : 0, NUMBER_DIGITS);
  pos_keypad_model_set_value (self->model, "");
  update_cb (self);
}

/* --- What a number does --- */

static void
refuse (PosEntryZone *self, const GError *error)
{
  PosSentence sentence;

  pos_sentence_for_error (error,
                          pos_sale_state_get_format (self->state),
                          pos_sale_state_get_order (self->state)->currency,
                          &sentence);
  g_autofree char *text = sentence.why ? g_strdup_printf ("%s. %s", sentence.what, sentence.why)
                                       : g_strdup (sentence.what);
  g_object_set (self->model, "error", text, NULL);
  pos_sentence_clear (&sentence);
}

/* Asks the operation itself first, so that a refusal is said here and not elsewhere. */
static void
set_quantity (PosEntryZone *self, PosQuantity quantity)
{
  PosRegister *reg = pos_sale_state_get_register (self->state);
  PosOrderLine *line = pos_sale_state_get_line (self->state);
  PosOrder *now = pos_sale_state_get_order (self->state);
  PosQuantity pieces = line ? pos_line_quantity_count_pieces (now, line, quantity) : quantity;
  g_autoptr (GVariant) args =
      g_variant_ref_sink (g_variant_new_parsed ("{'quantity': <%x>}", pieces.micro));
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrder) order = pos_register_preview (reg, "line.set_qty", args, &error);

  if (!order) {
    refuse (self, error);
    return;
  }
  pos_keypad_model_set_value (self->model, "");
  pos_line_quantity_set (pos_sale_state_get_shell (self->state), line, args, self->readout);
}

static void
enter_quantity (PosEntryZone *self, const char *plain)
{
  PosRegister *reg = pos_sale_state_get_register (self->state);
  g_autoptr (GError) error = NULL;
  PosQuantity quantity;

  if (!pos_micro_parse (plain, &quantity.micro, &error)) {
    refuse (self, error);
    return;
  }
  if (pos_register_get_n_selected (reg) > 0) {
    set_quantity (self, quantity);
    return;
  }
  if (quantity.micro == 0) {
    g_object_set (
        self->model, "error", _ ("Enter more than nothing, then scan the product."), NULL);
    return;
  }
  pos_keypad_model_set_value (self->model, "");
  pos_sale_state_set_next_quantity (self->state, quantity);
}

static void
enter_number (PosEntryZone *self, const char *plain)
{
  g_autoptr (GError) error = NULL;

  if (!pos_sale_state_check_item (self->state, plain, &error)) {
    refuse (self, error);
    return;
  }
  pos_keypad_model_set_value (self->model, "");
  pos_sale_state_add_item (self->state, plain, self->readout);
}

static void
enter_price (PosEntryZone *self, const char *plain)
{
  guint32 currency = pos_sale_state_get_order (self->state)->currency;
  g_autoptr (GError) error = NULL;
  gint64 minor;

  if (!pos_minor_parse (plain, currency, &minor, &error)) {
    refuse (self, error);
    return;
  }
  pos_keypad_model_set_value (self->model, "");
  pos_shell_open (pos_sale_state_get_shell (self->state),
                  "line.price_override",
                  g_variant_new_parsed ("{'price': <%x>}", minor),
                  self->readout);
  /* What is typed next is a quantity again, whoever types it. */
  pos_segmented_set_selected (POS_SEGMENTED (self->mode), QUANTITY);
}

static void
entered_cb (PosEntryZone *self)
{
  g_autofree char *plain = pos_keypad_model_dup_plain (self->model);

  if (pos_keypad_model_is_fresh (self->model) || !*plain)
    return;
  if (means_product (self))
    enter_number (self, plain);
  else if (is_mode (self, QUANTITY))
    enter_quantity (self, plain);
  else
    enter_price (self, plain);
}

void
pos_entry_zone_ask_quantity (PosEntryZone *self)
{
  pos_segmented_set_selected (POS_SEGMENTED (self->mode), QUANTITY);
  pos_keypad_model_set_value (self->model, "");
  update_cb (self);
}

gboolean
pos_entry_zone_enter (PosEntryZone *self)
{
  if (pos_keypad_model_is_fresh (self->model))
    return FALSE;
  pos_keypad_model_press (self->model, POS_KEY_ENTER);
  return TRUE;
}

void
pos_entry_zone_take_typed (PosEntryZone *self)
{
  g_autofree char *plain = pos_keypad_model_dup_plain (self->model);
  PosQuantity quantity;

  if (!is_mode (self, QUANTITY) || means_product (self) ||
      pos_keypad_model_is_fresh (self->model) || !pos_micro_parse (plain, &quantity.micro, NULL) ||
      quantity.micro <= 0)
    return;
  pos_keypad_model_set_value (self->model, "");
  pos_sale_state_set_next_quantity (self->state, quantity);
}

gboolean
pos_entry_zone_clear (PosEntryZone *self)
{
  g_autofree char *error = NULL;

  g_object_get (self->model, "error", &error, NULL);
  if (pos_keypad_model_is_fresh (self->model) && !error)
    return FALSE;
  g_object_set (self->model, "error", NULL, NULL);
  pos_keypad_model_set_value (self->model, "");
  update_cb (self);
  return TRUE;
}

/* --- GObject --- */

static void
pos_entry_zone_dispose (GObject *object)
{
  PosEntryZone *self = POS_ENTRY_ZONE (object);

  g_clear_object (&self->model);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (pos_entry_zone_parent_class)->dispose (object);
}

static void
pos_entry_zone_class_init (PosEntryZoneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_entry_zone_dispose;
}

static void
pos_entry_zone_init (PosEntryZone *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "panel");
  gtk_widget_add_css_class (GTK_WIDGET (self), "entry");
}

static PosPadKind
read_kind (json_t *options)
{
  const char *pad = json_string_value (json_object_get (options, "pad"));
  const char *order = json_string_value (json_object_get (options, "order"));

  if (g_strcmp0 (pad, "field") == 0)
    return POS_PAD_KEYBOARD;
  return g_strcmp0 (order, "phone") == 0 ? POS_PAD_PHONE : POS_PAD_ENTRY;
}

GtkWidget *
pos_entry_zone_new (PosSaleState *state, json_t *options)
{
  PosEntryZone *self = g_object_new (POS_TYPE_ENTRY_ZONE, NULL);

  self->state = g_object_ref (state);
  self->model =
      pos_keypad_model_new (pos_format_get_decimal_point (pos_sale_state_get_format (state)));
  /* TRANSLATORS: the choice of what the number pad is for, read aloud */
  self->mode = pos_segmented_new (_ ("What the number is"));
  pos_ui_set_class (self->mode, "huge", pos_sale_state_is_huge_text (self->state));
  pos_segmented_append (POS_SEGMENTED (self->mode), QUANTITY, C_ ("number pad", "Qty"));
  pos_segmented_append (POS_SEGMENTED (self->mode), PRICE, C_ ("number pad", "Price"));
  pos_segmented_append (POS_SEGMENTED (self->mode), NUMBER, C_ ("number pad", "Number"));
  self->readout = pos_readout_new (self->model);
  GtkWidget *pad = pos_number_pad_new (read_kind (options), self->model, FALSE);
  gtk_widget_set_vexpand (pad, TRUE);
  gtk_box_append (GTK_BOX (self), self->mode);
  gtk_box_append (GTK_BOX (self), self->readout);
  gtk_box_append (GTK_BOX (self), pad);
  g_signal_connect_object (
      self->mode, "notify::selected", G_CALLBACK (mode_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->model, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->model, "notify::text", G_CALLBACK (keyed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  mode_cb (self);
  return GTK_WIDGET (self);
}
