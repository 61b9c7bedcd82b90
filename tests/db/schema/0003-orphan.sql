-- SPDX-License-Identifier: GPL-3.0-or-later
-- A faulty migration: leaves lines without their sale.
DELETE FROM sale;
