#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Orders of a file in the columns of the "Superstore" sample data, replayed as customer orders.

    tests/bench/superstore.py build/tests/bench/bench-superstore ORDERS.csv

Makes a chain of the file (one store, its products, customers with every address, delivery modes,
exactly the stock that is sold) and a list of what happened on which day, and gives both to the
bench.  The amounts that the bench holds the register against are computed here, in decimal
arithmetic and without any code of the product:

    price   = sales / (1 - discount) / quantity, which in such a file is a price in whole cents
    amount  = price * quantity - round (price * quantity * discount)
    deposit = round (10 % of the order's total)

Half a cent is rounded up, so an amount is less than a cent away from the file's sales, which have
up to four decimals.  A line whose amount is further away is a mistake in the file.
"""

import csv
import json
import pathlib
import subprocess
import sys
import tempfile
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
DEPOSIT = Decimal("0.1")
STORE, DEPOT = "ONLINE", "DEPOT"


def to_cents(amount):
    return amount.quantize(CENT, ROUND_HALF_UP)


def read_day(text):
    return datetime.strptime(text, "%m/%d/%Y").date().isoformat()


def read_rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for name in ("Sales", "Quantity", "Discount"):
            row[name] = Decimal(row[name])
        gross = row["Sales"] / (1 - row["Discount"])
        row["price"] = to_cents(gross / row["Quantity"])
    return rows


class Products:
    """One product for each number and name: the file has numbers that stand for two products."""

    def __init__(self):
        self.ids, self.records, self.sold = {}, [], {}

    def find(self, row):
        key = (row["Product ID"], row["Product Name"])
        if key not in self.ids:
            twins = sum(number == key[0] for number, _ in self.ids)
            self.ids[key] = key[0] + (f"-{twins + 1}" if twins else "")
            self.records.append({
                "kind": "product", "id": self.ids[key], "name": row["Product Name"],
                "unit": "pcs", "unit_price": str(row["price"]), "item_tax_group": "GOODS"})
        return self.ids[key]

    def sell(self, item, quantity):
        self.sold[item] = self.sold.get(item, 0) + quantity

    def list_stock(self):
        return [{"kind": "stock", "item": item, "warehouse": DEPOT, "on_hand": str(quantity)}
                for item, quantity in self.sold.items()]


class Customers:
    def __init__(self):
        self.records = {}

    def find_address(self, row):
        number = row["Customer ID"]
        customer = self.records.setdefault(number, {
            "kind": "customer", "id": number, "number": number, "name": row["Customer Name"],
            "addresses": []})
        place = {"city": row["City"], "state": row["State"], "postcode": row["Postal Code"]}
        for address in customer["addresses"]:
            if place.items() <= address.items():
                return address["id"]
        address = {"id": f"{number}-{len(customer['addresses']) + 1}", "street": "1 Main Street",
                   "name": row["Customer Name"], "country": "US",
                   "primary": not customer["addresses"], **place}
        customer["addresses"].append(address)
        return address["id"]


def make_lines(rows, products):
    """Rows of the same product at the same discount are one line, as the register makes of them;
    what has no discount comes last, so that no later line is taken for more of it."""
    lines = {}
    for row in rows:
        item = products.find(row)
        line = lines.setdefault((item, row["price"], row["Discount"]), {
            "item": item, "quantity": 0, "price": row["price"], "rate": row["Discount"],
            "sales": 0, "rows": 0})
        line["quantity"] += row["Quantity"]
        line["sales"] += row["Sales"]
        line["rows"] += 1
    for line in lines.values():
        gross = line["price"] * line["quantity"]
        line["amount"] = gross - to_cents(gross * line["rate"])
        if abs(line["amount"] - line["sales"]) >= CENT * line["rows"]:
            sys.exit(f"{line['item']}: {line['sales']} is no price in cents times {line['quantity']}")
        products.sell(line["item"], line["quantity"])
    return sorted(lines.values(), key=lambda line: line["rate"] == 0)


def make_order(rows, products, customers):
    first, lines = rows[0], make_lines(rows, products)
    total = sum(line["amount"] for line in lines)
    return {
        "name": first["Order ID"], "customer": first["Customer ID"],
        "address": customers.find_address(first), "mode": first["Ship Mode"],
        "ordered": read_day(first["Order Date"]), "shipped": read_day(first["Ship Date"]),
        "total": str(total), "deposit": str(to_cents(total * DEPOSIT)),
        "lines": [{name: str(line[name])
                   for name in ("item", "quantity", "price", "rate", "amount")}
                  for line in lines]}


def make_chain(orders, products, customers):
    modes = sorted({order["mode"] for order in orders}) + ["Pick up", "Carry out"]
    return [
        {"kind": "parameters", "id": "company", "company": "Superstore", "currency": "USD",
         "default_order_type": "sales-order", "deposit_rate": str(DEPOSIT),
         "deposit_policy": "proportional", "excess_deposit": "keep", "quote_validity_days": 30,
         "cancellation_rate": "0", "shipping_charge_code": "FREIGHT",
         "cancellation_charge_code": "CANCEL", "pickup_modes": ["Pick up"],
         "carry_out_mode": "Carry out"},
        {"kind": "profile", "id": "P", "balance_rule": "optional", "async_orders": True},
        {"kind": "tender", "id": "cash", "name": "Cash", "type": "cash"},
        {"kind": "tender", "id": "card", "name": "Card", "type": "card"},
        {"kind": "tax-group", "id": "US", "name": "US"},
        {"kind": "tax-rate", "id": "NONE", "tax_group": "US", "item_tax_group": "GOODS",
         "rate": "0", "name": "Not in the file"},
        {"kind": "charge-code", "id": "FREIGHT", "description": "Freight", "shipping": True},
        {"kind": "charge-code", "id": "CANCEL", "description": "Cancellation"},
        {"kind": "warehouse", "id": DEPOT, "name": "Depot"},
        {"kind": "warehouse", "id": STORE, "name": "Store", "store": STORE},
        {"kind": "fulfillment-group", "id": "G", "name": "All", "members": [
            {"warehouse": STORE, "store": STORE}, {"warehouse": DEPOT, "no_pickup": True}]},
        {"kind": "store", "id": STORE, "name": "Superstore", "warehouse": STORE, "currency": "USD",
         "shipping_warehouse": DEPOT, "fulfillment_groups": ["G"], "language": "en",
         "country": "US", "time_zone": "America/New_York", "tax_group": "US",
         "prices_include_tax": False, "profile": "P"},
        {"kind": "register", "id": "R1", "number": "1", "name": "Register 1", "store": STORE},
        {"kind": "role", "id": "manager", "name": "Manager", "manager": True},
        {"kind": "worker", "id": "kim", "name": "Kim", "role": "manager", "language": "en",
         "secret": "1111"},
        *({"kind": "delivery-mode", "id": mode, "name": mode, "stores": ["*"], "lead_days": 0}
          for mode in modes),
        *products.records, *products.list_stock(), *customers.records.values()]


def convert(path, folder):
    rows = read_rows(path)
    products, customers, by_order = Products(), Customers(), {}
    for row in rows:
        by_order.setdefault(row["Order ID"], []).append(row)
    orders = [make_order(of_one, products, customers) for of_one in by_order.values()]
    chain = {"currency": "USD", "records": make_chain(orders, products, customers)}
    replay = {"rows": len(rows), "sales": str(sum(row["Sales"] for row in rows)),
              "total": str(sum(Decimal(order["total"]) for order in orders)), "orders": orders,
              "items": list(products.sold)}
    (folder / "chain.json").write_text(json.dumps(chain))
    (folder / "replay.json").write_text(json.dumps(replay))


def main():
    if len(sys.argv) != 3:
        sys.exit(f"Usage: {sys.argv[0]} BENCH ORDERS.csv")
    with tempfile.TemporaryDirectory(prefix="pos-superstore-") as name:
        folder = pathlib.Path(name)
        convert(sys.argv[2], folder)
        sys.exit(subprocess.run([sys.argv[1], name], check=False).returncode)


if __name__ == "__main__":
    main()
