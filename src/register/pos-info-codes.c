/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-info-codes.c — see the header. */
#include "register/pos-info-codes.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "pricing/pos-goods.h"
#include "register/pos-args.h"
#include "register/pos-item.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

/* One call, and how far its answers were followed. */
typedef struct {
  PosRegister *reg;
  const char *op;
  GVariant *args;
  GPtrArray *goods;   /* PosProduct: what the call is about; %NULL: nobody looked yet */
  json_t *given;      /* (nullable): its "answers" */
  char *reason;       /* (nullable): its "reason", which answers the first code that asks for one */
  PosInfoCode *first; /* (nullable): that code */
  GPtrArray *seen;    /* PosInfoCode, borrowed: asked, or answered before */
  PosList *answers;   /* (nullable): PosInfoAnswer; none where nothing is asked */
} Asked;

static void
asked_clear (Asked *self)
{
  g_clear_pointer (&self->goods, g_ptr_array_unref);
  json_decref (self->given);
  g_free (self->reason);
  g_clear_pointer (&self->seen, g_ptr_array_unref);
  g_clear_object (&self->answers);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

/* --- What the call is about --- */

static void
take_product (Asked *self, PosProduct *product)
{
  if (product)
    g_ptr_array_add (self->goods, product);
}

/* A line that the call names; where it names none, one that is selected. */
static gboolean
is_meant (Asked *self, PosOrderLine *line)
{
  g_autofree const char **lines = NULL;
  g_autofree char *id = pos_id_dup_text (&line->id);
  const char *name;

  if (g_variant_lookup (self->args, "line", "&s", &name))
    return g_str_equal (name, id);
  if (g_variant_lookup (self->args, "lines", "^a&s", &lines))
    return g_strv_contains (lines, id);
  return pos_register_is_selected (self->reg, &line->id);
}

static GPtrArray *
look_for_goods (Asked *self)
{
  const char *item;

  if (self->goods)
    return self->goods;
  self->goods = g_ptr_array_new_with_free_func (g_object_unref);
  if (g_variant_lookup (self->args, "item", "&s", &item)) {
    take_product (self, pos_item_find (self->reg, item, NULL));
    return self->goods;
  }
  POS_LIST_FOREACH (PosOrderLine, line, self->reg->order->lines)
  if (line->item && pos_order_line_is_active (line) && is_meant (self, line))
    take_product (self, pos_quick_find_product (self->reg, line->item, NULL));
  return self->goods;
}

static gboolean
is_about_goods (Asked *self, PosInfoCode *code)
{
  GPtrArray *goods = look_for_goods (self);

  for (guint i = 0; i < goods->len; i++) {
    PosProduct *product = goods->pdata[i];

    if (pos_goods_are_listed (
            self->reg->config, code->goods, product->id, product->variant_of, product->category))
      return TRUE;
  }
  return FALSE;
}

/* Whoever is named in the call, else whose order it is. */
static gboolean
is_about_customer (Asked *self, PosInfoCode *code)
{
  const char *const *wanted = (const char *const *)code->customers;
  const char *id = self->reg->order->customer;
  gboolean found;

  g_variant_lookup (self->args, "customer", "&s", &id);
  g_autoptr (PosCustomer) customer = id ? pos_quick_get_customer (self->reg, id, NULL) : NULL;
  if (!customer)
    return FALSE;
  found = g_strv_contains (wanted, customer->id) ||
          (customer->group && g_strv_contains (wanted, customer->group));
  for (GStrv name = customer->affiliations; !found && name && *name; name++)
    found = g_strv_contains (wanted, *name);
  return found;
}

/* T-29: what the code hangs on. */
static gboolean
is_about (Asked *self, PosInfoCode *code)
{
  if (code->goods && *code->goods && !is_about_goods (self, code))
    return FALSE;
  return !code->customers || !*code->customers || is_about_customer (self, code);
}

/* --- What was given --- */

/* Spaces answer nothing. */
static char *
dup_reason (GVariant *args)
{
  const char *given = NULL;

  return args && g_variant_lookup (args, "reason", "&s", &given) ? g_strstrip (g_strdup (given))
                                                                 : NULL;
}

static gboolean
read_answers (Asked *self, GVariant *args, GError **error)
{
  const PosParam param = {.name = "answers"};
  const char *text, *code;
  json_t *answer;

  if (!args || !g_variant_lookup (args, "answers", "&s", &text))
    return TRUE;
  self->given = pos_json_parse (text, -1, error);
  if (!self->given)
    return FALSE;
  json_object_foreach (self->given, code, answer)
  {
    if (!json_is_string (answer))
      return pos_args_refuse_type (&param, "an object of texts", error);
  }
  return TRUE;
}

static const char *
find_given (Asked *self, PosInfoCode *code)
{
  return code == self->first ? self->reason
                             : json_string_value (json_object_get (self->given, code->id));
}

/* --- Refusals --- */

static gboolean
refuse_missing (Asked *self, PosInfoCode *code, GError **error)
{
  gboolean is_reason = code == self->first;

  return pos_set_error (error,
                        POS_CALL_ERROR,
                        POS_CALL_ERROR_MISSING_ARGUMENT,
                        g_variant_new_parsed ("{'argument': <%s>, 'info_code': <%s>}",
                                              is_reason ? "reason" : "answers",
                                              code->id),
                        is_reason ? "%s asks for a reason here" : "%s asks for an answer here",
                        self->op);
}

static gboolean
refuse_reason (Asked *self, PosInfoCode *code, GError **error)
{
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_STATUS,
      g_variant_new_parsed ("{'rule': <'info-reason'>, 'argument': <%s>, 'info_code': <%s>}",
                            code == self->first ? "reason" : "answers",
                            code->id),
      "That is none of the chain's reasons");
}

static gboolean
refuse_answer (PosInfoCode *code, const char *fault, GError **error)
{
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_STATUS,
      g_variant_new_parsed ("{'rule': <'info-answer'>, 'info_code': <%s>, 'input': <%s>, "
                            "'fault': <%s>}",
                            code->id,
                            pos_info_input_get_nick ((PosInfoInput)code->input),
                            fault),
      "That does not answer “%s”: %s",
      code->id,
      fault);
}

/* An answer that nobody asked for is a misspelled code, or was meant for another operation. */
static gboolean
check_unasked (Asked *self, GError **error)
{
  const char *id;
  json_t *answer;

  json_object_foreach (self->given, id, answer)
  {
    gboolean asked = FALSE;

    for (guint i = 0; i < self->seen->len; i++) {
      PosInfoCode *code = self->seen->pdata[i];
      asked = asked || (code != self->first && g_str_equal (code->id, id));
    }
    if (!asked)
      return pos_set_error (error,
                            POS_ORDER_ERROR,
                            POS_ORDER_ERROR_STATUS,
                            g_variant_new_parsed ("{'rule': <'info-unasked'>, 'answer': <%s>}", id),
                            "%s does not ask “%s” here",
                            self->op,
                            id);
  }
  return TRUE;
}

/* --- Who or what is meant --- */

static const char *
name_reason (Asked *self, PosInfoCode *code, const char *answer)
{
  PosList *reasons = pos_config_get_reasons (self->reg->config, code->reason_list);
  PosReason *reason = reasons ? pos_reason_find (reasons, answer) : NULL;

  return reason ? pos_l10n_get (reason->name, NULL) : NULL;
}

/* Returns: (transfer full) (nullable): there is none; else what it is called. */
static char *
dup_found (Asked *self, PosInfoCode *code, const char *answer)
{
  g_autoptr (PosProduct) product = NULL;
  g_autoptr (PosCustomer) customer = NULL;
  PosWorker *worker;

  switch (code->input) {
  case POS_INFO_PRODUCT:
    product = pos_quick_find_product (self->reg, answer, NULL);
    return product ? g_strdup (pos_l10n_get (product->name, NULL)) : NULL;
  case POS_INFO_CUSTOMER:
    customer = pos_quick_get_customer (self->reg, answer, NULL);
    return customer ? g_strdup (customer->name) : NULL;
  default:
    worker = pos_config_get (self->reg->config, POS_TYPE_WORKER, answer);
    return worker ? g_strdup (worker->name) : NULL;
  }
}

static gboolean
find_name (Asked *self, PosInfoCode *code, const char *answer, char **name, GError **error)
{
  if (code->input == POS_INFO_PRODUCT || code->input == POS_INFO_CUSTOMER ||
      code->input == POS_INFO_WORKER)
    *name = dup_found (self, code, answer);
  else if (pos_config_get_reasons (self->reg->config, code->reason_list))
    *name = g_strdup (name_reason (self, code, answer));
  else
    return TRUE;
  if (*name)
    return TRUE;
  return code->input == POS_INFO_REASON ? refuse_reason (self, code, error)
                                        : refuse_answer (code, "unknown", error);
}

/* --- Asking --- */

static void
add_answer (Asked *self, PosInfoCode *code, const char *kept, const char *name)
{
  g_autoptr (PosInfoAnswer) answer = g_object_new (POS_TYPE_INFO_ANSWER, NULL);

  pos_text_set (&answer->code, code->id);
  pos_l10n_set (&answer->prompt, code->prompt);
  answer->input = code->input;
  pos_text_set (&answer->op, self->op);
  pos_text_set (&answer->answer, kept);
  pos_text_set (&answer->name, name);
  answer->at = pos_register_get_now (self->reg);
  pos_text_set (&answer->worker, self->reg->worker ? self->reg->worker->id : NULL);
  answer->print = code->print;
  pos_list_append (self->answers, answer);
}

/* What was asked once stays answered until the transaction ends. */
static gboolean
is_answered (Asked *self, PosInfoCode *code)
{
  if (!code->once)
    return FALSE;
  POS_LIST_FOREACH (PosInfoAnswer, answer, self->reg->order->answers)
  if (!g_strcmp0 (answer->code, code->id))
    return TRUE;
  return FALSE;
}

static gboolean ask (Asked *self, PosInfoCode *code, GError **error);

static gboolean
ask_what_follows (Asked *self, PosInfoCode *code, const char *kept, GError **error)
{
  g_autoptr (GPtrArray) codes =
      pos_config_list_info_codes (self->reg->config, self->reg->store, NULL, code->id);

  for (guint i = 0; i < codes->len; i++)
    if (pos_info_code_follows (codes->pdata[i], kept) && !ask (self, codes->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
ask (Asked *self, PosInfoCode *code, GError **error)
{
  const char *given = find_given (self, code);
  g_autofree char *kept = NULL, *name = NULL;
  PosInfoFault fault;

  if (g_ptr_array_find (self->seen, code, NULL) || !is_about (self, code))
    return TRUE;
  g_ptr_array_add (self->seen, code);
  if (is_answered (self, code))
    return TRUE;
  if (!given)
    return refuse_missing (self, code, error);
  fault = pos_info_code_look_at (code,
                                 given,
                                 pos_register_get_currency (self->reg),
                                 pos_register_get_today (self->reg),
                                 &kept);
  if (fault == POS_INFO_NOTHING)
    return refuse_missing (self, code, error);
  if (fault != POS_INFO_FITS)
    return refuse_answer (code, pos_info_fault_get_nick (fault), error);
  if (kept && !find_name (self, code, kept, &name, error))
    return FALSE;
  add_answer (self, code, kept, name);
  return ask_what_follows (self, code, kept, error);
}

static gboolean
ask_all (
    Asked *self, PosRegister *reg, const PosOperation *operation, GVariant *args, GError **error)
{
  g_autoptr (GPtrArray) codes =
      pos_config_list_info_codes (reg->config, reg->store, operation->key, NULL);

  self->reg = reg;
  self->op = operation->key;
  self->args = args;
  if (!read_answers (self, args, error))
    return FALSE;
  if (codes->len == 0 && !self->given)
    return TRUE;
  self->reason = dup_reason (args);
  self->first =
      pos_info_code_has_reason (operation->key) ? pos_info_code_find_reason (codes) : NULL;
  self->seen = g_ptr_array_new ();
  self->answers = pos_list_new (POS_TYPE_INFO_ANSWER);
  for (guint i = 0; i < codes->len; i++)
    if (!ask (self, codes->pdata[i], error))
      return FALSE;
  return check_unasked (self, error);
}

gboolean
pos_info_codes_check (PosRegister *self,
                      const PosOperation *operation,
                      GVariant *args,
                      GError **error)
{
  g_auto (Asked) asked = {0};

  return ask_all (&asked, self, operation, args, error);
}

PosList *
pos_info_codes_collect (PosRun *run)
{
  g_auto (Asked) asked = {0};

  /* It was checked before the run began; what the feed changed since asks the next time. */
  ask_all (&asked, run->reg, run->operation, run->args, NULL);
  return asked.answers && pos_list_size (asked.answers) > 0 ? g_steal_pointer (&asked.answers)
                                                            : NULL;
}

void
pos_info_codes_keep (PosRun *run)
{
  run->answers = pos_info_codes_collect (run);
  if (!run->answers || !run->order)
    return;
  POS_LIST_FOREACH (PosInfoAnswer, answer, run->answers)
  {
    g_autoptr (PosInfoAnswer) copy = pos_record_copy (answer);
    pos_list_append (run->order->answers, copy);
  }
}

void
pos_info_codes_note (PosRun *run, json_t *parameters)
{
  gboolean has_reason = pos_info_code_has_reason (run->operation->key);
  json_t *list;

  json_object_del (parameters, "answers");
  if (!run->answers)
    return;
  list = json_array ();
  POS_LIST_FOREACH (PosInfoAnswer, answer, run->answers)
  {
    json_array_append_new (list, pos_record_to_json (answer, 0));
    if (!has_reason || answer->input != POS_INFO_REASON)
      continue;
    json_object_set_new (parameters, "info_code", json_string (answer->code));
    if (answer->name)
      json_object_set_new (parameters, "reason_name", json_string (answer->name));
    has_reason = FALSE;
  }
  json_object_set_new (parameters, "answers", list);
}
