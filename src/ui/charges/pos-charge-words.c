/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charge-words.c — see the header. */
#include "ui/charges/pos-charge-words.h"

#include "model/pos-line-words.h"
#include "ui/common/pos-translator.h"

static const char *const origins[] = {
    /* TRANSLATORS: where a charge comes from: the rules of the chain */
    [POS_CHARGE_AUTO] = NC_ ("charge", "Automatic"),
    /* TRANSLATORS: where a charge comes from: a rule for all lines that go the same way */
    [POS_CHARGE_PRORATED] = NC_ ("charge", "Automatic, spread over the lines"),
    /* TRANSLATORS: where a charge comes from: a person added it */
    [POS_CHARGE_MANUAL] = NC_ ("charge", "By hand"),
    /* TRANSLATORS: where a charge comes from: asked when the delivery was entered */
    [POS_CHARGE_PROMPT] = NC_ ("charge", "By hand, with the delivery"),
    [POS_CHARGE_CANCELLATION] = NC_ ("charge", "Cancellation"),
};

const char *
pos_charge_words_name (PosShell *shell, PosCharge *charge)
{
  const char *name = pos_l10n_get (charge->description, pos_shell_get_language (shell));

  return *name ? name : charge->code;
}

const char *
pos_charge_words_reason (PosShell *shell, PosCharge *charge)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosList *reasons = pos_config_get_charge_reasons (config);
  PosReason *known = reasons ? pos_reason_find (reasons, charge->reason) : NULL;
  const char *name = known ? pos_l10n_get (known->name, pos_shell_get_language (shell)) : NULL;

  return name && *name ? name : charge->reason;
}

char *
pos_charge_words_origin (PosShell *shell, PosCharge *charge)
{
  const char *origin = g_dpgettext2 (NULL, "charge", origins[charge->origin]);
  g_autofree char *off = NULL;

  if (charge->discount == 0)
    /* TRANSLATORS: code of a charge, and where it comes from: "FREIGHT · Automatic" */
    return g_strdup_printf (_ ("%1$s · %2$s"), charge->code, origin);
  off = pos_charge_words_money (shell, charge->discount);
  /* TRANSLATORS: the same, and what a discount took off it: "FREIGHT · Automatic · 4.00 off" */
  return g_strdup_printf (_ ("%1$s · %2$s · %3$s off"), charge->code, origin, off);
}

char *
pos_charge_words_share (PosShell *shell, PosCharge *charge, guint32 currency)
{
  PosFormat *format = pos_shell_get_format (shell);
  g_autofree char *rate = pos_format_rate (format, charge->share);
  g_autofree char *base = pos_format_money (format, charge->share_of, currency);

  if (charge->share_of == 0)
    return NULL;
  /* TRANSLATORS: how the charge of a cancellation was computed: a share, of an amount */
  return g_strdup_printf (_ ("%1$s of %2$s that was open"), rate, base);
}

char *
pos_charge_words_line (PosShell *shell, PosOrderLine *line)
{
  g_autofree char *quantity = pos_line_words_dup_count (
      pos_shell_get_format (shell), line, pos_order_line_get_quantity (line));

  /* TRANSLATORS: quantity and product: "4 × Dining chair"; the first space does not break */
  return g_strdup_printf (_ ("%1$s × %2$s"),
                          quantity,
                          pos_l10n_get (line->description, pos_shell_get_language (shell)));
}

char *
pos_charge_words_money (PosShell *shell, gint64 minor)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (shell));

  return pos_format_money (pos_shell_get_format (shell), minor, order->currency);
}
