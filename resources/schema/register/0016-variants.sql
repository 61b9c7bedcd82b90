-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0016-variants.sql — the variants of a product, without looking at all products.
CREATE INDEX product_variants ON product (variant_of, id) WHERE variant_of IS NOT NULL;
