/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-escpos-text.c — Unicode to CP858. */
#include "devices/pos-escpos-text.h"

/* 0x80 to 0xFF.  0xFF is the no-break space, which goes out as a plain one. */
static const char *const upper_half =
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
    "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■";

typedef struct {
  gunichar from;
  char to;
} Plain;

/* One sign for one: the grid depends on it. */
static const Plain plain[] = {
    {0x00A0, ' '},  {0x2007, ' '},  {0x2009, ' '}, {0x200A, ' '}, {0x202F, ' '}, {0x2010, '-'},
    {0x2011, '-'},  {0x2012, '-'},  {0x2013, '-'}, {0x2014, '-'}, {0x2212, '-'}, {0x2018, '\''},
    {0x2019, '\''}, {0x201A, ','},  {0x201C, '"'}, {0x201D, '"'}, {0x201E, '"'}, {0x2022, '*'},
    {0x2026, '.'},  {0x2032, '\''}, {0x2033, '"'}, {0x20BA, 'L'}, {0x0141, 'L'}, {0x0142, 'l'},
    {0x0152, 'O'},  {0x0153, 'o'},  {0x0110, 'D'}, {0x0111, 'd'}, {0x2192, '>'}, {0x2190, '<'},
    {0x0131, 'i'},  {0x2713, 'v'}};

static int
find_upper (gunichar c)
{
  int code = 0x80;
  for (const char *p = upper_half; *p; p = g_utf8_next_char (p), code++) {
    if (g_utf8_get_char (p) == c)
      return code;
  }
  return -1;
}

static int
find_plain (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    if (plain[i].from == c)
      return (guint8)plain[i].to;
  return -1;
}

/* The letter without its accents. */
static int
find_base (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize length = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  return length > 0 && parts[0] >= 0x20 && parts[0] < 0x7F ? (int)parts[0] : -1;
}

static int
find_code (gunichar c)
{
  if (c >= 0x20 && c < 0x7F)
    return (int)c;
  int code = find_upper (c);
  if (code < 0)
    code = find_plain (c);
  return code < 0 ? find_base (c) : code;
}

GByteArray *
pos_cp858_encode (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  if (composed == NULL)
    return NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  for (const char *p = composed; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (g_unichar_iszerowidth (c) || c == 0x00AD)
      continue;
    int code = find_code (c);
    if (code < 0)
      return NULL;
    guint8 byte = (guint8)code;
    g_byte_array_append (bytes, &byte, 1);
  }
  return g_steal_pointer (&bytes);
}
