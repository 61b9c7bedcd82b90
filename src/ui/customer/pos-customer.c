/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-customer.c — see the header. */
#include "ui/customer/pos-customer.h"

#include "register/pos-quick.h"
#include "ui/customer/pos-customer-form.h"
#include "ui/customer/pos-customer-page.h"
#include "ui/customer/pos-loyalty-dialog.h"

static const char *
look_up (GVariant *args, const char *name)
{
  const char *text = NULL;

  if (args)
    g_variant_lookup (args, name, "&s", &text);
  return text;
}

/* Somebody who is named already is attached; otherwise a person looks for them. */
static void
open_search (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (look_up (args, "customer")) {
    pos_shell_run (shell, "customer.attach", args, origin, NULL, NULL);
    return;
  }
  g_autoptr (GVariant) then_args =
      args ? g_variant_lookup_value (args, "then_args", G_VARIANT_TYPE_VARDICT) : NULL;
  pos_shell_show_page (
      shell,
      pos_customer_page_new (shell, look_up (args, "text"), look_up (args, "then"), then_args));
}

static void
open_form (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  pos_customer_form_open (shell, look_up (args, "name"), NULL, NULL);
}

/* Who is meant, or is on the transaction; where there is nobody, one is looked for first. */
static void
open_edit (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosRegister *reg = pos_shell_get_register (shell);
  const char *id = look_up (args, "customer");
  g_autoptr (PosCustomer) meant = id ? pos_quick_get_customer (reg, id, NULL) : NULL;
  PosCustomer *customer = id ? meant : pos_register_get_customer (reg);

  if (look_up (args, "changes") || look_up (args, "addresses") || (id && !customer))
    pos_shell_run (shell, key, args, origin, NULL, NULL);
  else if (customer)
    pos_customer_form_open_edit (shell, customer, NULL, NULL);
  else
    pos_shell_open (
        shell, "customer.search", g_variant_new_parsed ("{'then': <'customer.edit'>}"), origin);
}

void
pos_customer_add (PosShell *shell)
{
  g_return_if_fail (POS_IS_SHELL (shell));
  pos_shell_add_opener (shell, "customer.search", open_search);
  pos_shell_add_opener (shell, "customer.attach", open_search);
  pos_shell_add_opener (shell, "customer.create", open_form);
  pos_shell_add_opener (shell, "customer.edit", open_edit);
  pos_shell_add_opener (shell, "loyalty.attach", pos_loyalty_open_attach);
  pos_shell_add_opener (shell, "loyalty.issue", pos_loyalty_open_issue);
}
