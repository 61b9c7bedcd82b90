/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-reservation.h — how long what is reserved on a card holds where nobody says so.
 * Layer: model.  Source: customer-orders.md §5.4 (M14). */
#pragma once

/* "Days before expired": of a company that names none, and of reservations of other channels and of
 * earlier versions, which do not say when they end. */
#define POS_RESERVATION_USUAL_DAYS 14
