/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-change-mode-page.c — see the header. */
#include "ui/delivery/pos-change-mode-page.h"

#include "register/pos-offer.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-step-header.h"
#include "ui/delivery/pos-delivery-text.h"
#include "ui/delivery/pos-line-list.h"
#include "ui/delivery/pos-mode-list.h"

struct _PosChangeModePage {
  PosDeliveryPage parent;
  PosModeList *modes;
  gboolean chosen; /* a person chose a mode: ticking lines does not choose another */
};

G_DEFINE_FINAL_TYPE (PosChangeModePage, pos_change_mode_page, POS_TYPE_DELIVERY_PAGE)

static PosDeliveryPage *
base_of (PosChangeModePage *self)
{
  return POS_DELIVERY_PAGE (self);
}

static char *
caption_line (PosOrderLine *line, gboolean chosen, gpointer data)
{
  return pos_delivery_text_intent (data, line);
}

/* The mode that all @lines go by now, or %NULL. */
static const char *
get_common_mode (GPtrArray *lines)
{
  const char *mode = lines->len > 0 ? ((PosOrderLine *)lines->pdata[0])->mode : NULL;

  for (guint i = 1; i < lines->len; i++)
    if (g_strcmp0 (((PosOrderLine *)lines->pdata[i])->mode, mode))
      return NULL;
  return mode;
}

/* The address when all @lines have the same, for the reasons in the cards. */
static PosAddress *
get_common_address (PosChangeModePage *self, GPtrArray *lines)
{
  PosOrder *order = pos_register_get_order (pos_delivery_page_get_register (base_of (self)));
  PosAddress *address = NULL;

  for (guint i = 0; i < lines->len; i++) {
    PosAddress *own = pos_order_find_address (order, ((PosOrderLine *)lines->pdata[i])->address);
    if (i > 0 && own != address)
      return NULL;
    address = own;
  }
  return address;
}

static void
pos_change_mode_page_refresh (PosDeliveryPage *page, GPtrArray *lines)
{
  PosChangeModePage *self = POS_CHANGE_MODE_PAGE (page);
  g_autoptr (GPtrArray) options =
      pos_offer_list_common_modes (pos_delivery_page_get_register (page), lines);

  /* How the lines go now is where the choice begins. */
  if (!self->chosen)
    pos_mode_list_set_wanted (self->modes, get_common_mode (lines));
  pos_mode_list_update (self->modes, options, lines, get_common_address (self, lines));
}

static char *
pos_change_mode_page_collect (PosDeliveryPage *page, GVariantDict *args)
{
  PosChangeModePage *self = POS_CHANGE_MODE_PAGE (page);
  PosShell *shell = pos_delivery_page_get_window (page);
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  g_autoptr (GPtrArray) lines = pos_line_choice_list_chosen (pos_delivery_page_get_choice (page));
  const char *mode = pos_mode_list_get_mode (self->modes);

  if (!mode && lines->len == 1)
    return pos_delivery_text_no_mode (shell, NULL, lines->pdata[0]);
  if (!mode)
    return g_strdup (_ ("These lines have no delivery mode in common. Change them one by one."));
  if (g_strcmp0 (mode, get_common_mode (lines)) == 0)
    return g_strdup_printf (
        /* TRANSLATORS: a delivery mode */
        ngettext ("The line goes by %s already. Choose another mode.",
                  "All lines go by %s already. Choose another mode.",
                  lines->len),
        pos_delivery_text_mode (shell, pos_config_get (config, POS_TYPE_DELIVERY_MODE, mode)));
  g_variant_dict_insert (args, "mode", "s", mode);
  return NULL;
}

static char *
pos_change_mode_page_summarize (PosDeliveryPage *page, guint n_lines)
{
  PosChangeModePage *self = POS_CHANGE_MODE_PAGE (page);
  PosShell *shell = pos_delivery_page_get_window (page);
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosDeliveryMode *mode =
      pos_config_get (config, POS_TYPE_DELIVERY_MODE, pos_mode_list_get_mode (self->modes));

  return g_strdup_printf (
      /* TRANSLATORS: number of lines, delivery mode: "2 lines by Express van" */
      ngettext ("%1$u line by %2$s", "%1$u lines by %2$s", n_lines),
      n_lines,
      pos_delivery_text_mode (shell, mode));
}

static char *
pos_change_mode_page_caption (PosDeliveryPage *page, guint n_lines)
{
  if (n_lines == 0)
    return g_strdup (C_ ("delivery mode", "Change"));
  return g_strdup_printf (ngettext ("Change %u line", "Change %u lines", n_lines), n_lines);
}

static void
pos_change_mode_page_class_init (PosChangeModePageClass *klass)
{
  PosDeliveryPageClass *page_class = POS_DELIVERY_PAGE_CLASS (klass);

  page_class->refresh = pos_change_mode_page_refresh;
  page_class->collect = pos_change_mode_page_collect;
  page_class->summarize = pos_change_mode_page_summarize;
  page_class->caption = pos_change_mode_page_caption;
}

static void
pos_change_mode_page_init (PosChangeModePage *self)
{
}

static void
chosen_cb (PosChangeModePage *self)
{
  self->chosen = TRUE;
  pos_delivery_page_refresh (base_of (self));
}

static void
add_columns (PosChangeModePage *self)
{
  PosShell *shell = pos_delivery_page_get_window (base_of (self));
  PosLineChoice *choice = pos_delivery_page_get_choice (base_of (self));
  GtkWidget *modes = pos_mode_list_new (shell, POS_INTENT_SHIP);

  self->modes = POS_MODE_LIST (modes);
  g_signal_connect_swapped (modes, "chosen", G_CALLBACK (chosen_cb), self);
  pos_delivery_page_add_column (base_of (self),
                                pos_step_header_new (1, _ ("Which lines")),
                                pos_line_list_new (shell, choice, caption_line, shell),
                                643);
  pos_delivery_page_add_column (base_of (self),
                                pos_step_header_new (2, _ ("How they ship")),
                                pos_focus_stop_new (modes),
                                643);
}

PosPage *
pos_change_mode_page_new (PosShell *shell, GVariant *args)
{
  g_return_val_if_fail (POS_IS_SHELL (shell), NULL);
  PosChangeModePage *self = g_object_new (POS_TYPE_CHANGE_MODE_PAGE, NULL);
  const char *mode = NULL;

  pos_page_set_title (POS_PAGE (self), _ ("Change delivery mode"));
  pos_delivery_page_set_up (base_of (self),
                            shell,
                            "order.change_delivery",
                            POS_LOOK_INTENT_SHIP,
                            pos_line_rule_change_mode);
  PosLineChoice *choice = pos_delivery_page_get_choice (base_of (self));
  add_columns (self);
  if (args && g_variant_lookup (args, "mode", "&s", &mode)) {
    self->chosen = TRUE;
    pos_mode_list_set_wanted (self->modes, mode);
  }
  /* The mode cards take their places for everything that ships. */
  pos_line_choice_set_all (choice, TRUE);
  pos_line_choice_preset (choice, FALSE, args);
  if (pos_line_choice_count_chosen (choice) == 0)
    pos_line_choice_set_all (choice, TRUE);
  return POS_PAGE (self);
}
