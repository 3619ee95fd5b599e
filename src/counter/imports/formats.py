"""The files that are known by their headings: what each column is of ours, as older and newer tills and tables say it.

Headings are compared without capitals, blanks around them and accents. The names of fields are those of FIELDS.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from counter.imports.amounts import read_percent
from counter.kernel.typed_text import folded

FIELDS = {
    "item": "its name",
    "size": "its size, or the variation it comes in",
    "price": "what it costs",
    "to_go_price": "what it costs to go",
    "category": "its category",
    "tax_class": "its tax class here",
    "tax": "its tax in percent",
    "tax2": "a second tax in percent",
    "to_go_tax": "its tax to go in percent",
    "station": "where it is made",
    "sku": "its number",
    "barcode": "its barcode",
    "cost": "what it costs the shop",
    "by_weight": "whether it is sold by weight",
    "unit": "what the price is for",
    "on_sale": "whether it is sold here",
    "archived": "whether it is sold no more",
    "handle": "what its till calls it for good",
    "key": "what its till calls this size of it for good",
    "part": "another item that is in it",
}
"""What a column can be."""
LEAVE_OUT = "leave out"


@dataclass(frozen=True, slots=True)
class Format:
    """A file of one kind of till: its name, what its columns are, and the fields without which it is none."""

    key: str
    name: str
    columns: Mapping[str, tuple[str, ...]]
    needs: tuple[str, ...]
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Many:
    """One of several columns of a kind: which item has which choices or taxes, or what a store has of its own."""

    kind: str
    name: str
    percent: Decimal | None = None


_ITEM = (
    "item name",
    "item",
    "name",
    "article",
    "nom de l'article",
    "nom",
    "artikelname",
    "artikel",
    "nombre del articulo",
    "nombre",
    "articulo",
    "product",
    "product name",
    "produkt",
    "produit",
    "producto",
    "bezeichnung",
)
_SIZE = (
    "variation name",
    "size",
    "variations",
    "variation",
    "nom de la variante",
    "nom de la declinaison",
    "variante",
    "variantenname",
    "nombre de la variante",
    "nombre de la variacion",
    "grosse",
    "größe",
    "taille",
    "tamaño",
    "tamano",
)
_PRICE = (
    "price",
    "prix",
    "preis",
    "precio",
    "unit price",
    "default price",
    "verkaufspreis",
    "standardpreis",
    "prix de vente",
    "prix par defaut",
    "precio por defecto",
    "precio predeterminado",
    "sale price",
)
_CATEGORY = (
    "categories",
    "category",
    "categorie",
    "kategorie",
    "kategorien",
    "categoria",
    "categorias",
    "group",
    "warengruppe",
)
_SKU = ("sku", "ugs", "artikelnummer", "reference", "référence", "referencia")
_BARCODE = ("gtin", "barcode", "ean", "upc", "code-barres", "strichcode", "codigo de barras")
_COST = (
    "cost",
    "cost price",
    "default unit cost",
    "einkaufspreis",
    "kosten",
    "cout",
    "prix de revient",
    "costo",
    "coste",
)
_TABLE = {
    "item": _ITEM,
    "size": _SIZE,
    "price": _PRICE,
    "category": _CATEGORY,
    "sku": _SKU,
    "barcode": _BARCODE,
    "cost": _COST,
    "tax_class": ("tax_class", "tax class", "steuerklasse"),
    "station": ("station", "made at"),
    "tax": ("tax", "tax rate", "tax rate (%)", "vat", "vat rate", "steuersatz", "mwst", "tva", "iva"),
    "to_go_price": ("to_go_price", "to go price", "takeaway price"),
    "to_go_tax": ("takeaway tax rate", "takeaway tax rate (%)"),
    "by_weight": ("by_weight", "by weight", "sold by weight"),
    "unit": ("unit", "einheit", "unite", "unidad"),
    "handle": ("handle", "item id", "id"),
    "on_sale": ("available", "on sale"),
}
_SQUARE = {
    "item": _ITEM,
    "size": _SIZE,
    "price": _PRICE,
    "category": _CATEGORY,
    "sku": _SKU,
    "barcode": _BARCODE,
    "cost": _COST,
    "key": ("token", "jeton", "variation token"),
    "handle": ("reference handle",),
    "archived": ("archived",),
    "on_sale": ("sellable", "vendible", "verkäuflich"),
    "unit": ("unit and precision",),
}
_LOYVERSE = {
    "handle": ("handle",),
    "sku": _SKU,
    "item": _ITEM,
    "category": _CATEGORY,
    "price": _PRICE,
    "cost": _COST,
    "by_weight": ("sold by weight", "nach gewicht verkauft", "vendu au poids", "vendido por peso"),
    "barcode": _BARCODE,
    "part": ("sku of included item",),
}
_SUMUP = {
    "item": _ITEM,
    "size": _SIZE,
    "price": _PRICE,
    "category": _CATEGORY,
    "sku": _SKU,
    "barcode": _BARCODE,
    "cost": _COST,
    "handle": ("item id",),
    "key": ("variant id",),
    "unit": ("unit", "einheit", "unite"),
    "tax": ("tax rate (%)", "tax rate", "vat rate (%)", "steuersatz (%)"),
    "to_go_price": ("takeaway price",),
    "to_go_tax": ("takeaway tax rate (%)", "takeaway tax rate"),
}
_OSPOS = {
    "handle": ("id",),
    "barcode": _BARCODE,
    "item": ("item name",),
    "category": _CATEGORY,
    "cost": ("cost price",),
    "price": ("unit price",),
    "tax": ("tax 1 percent",),
    "tax2": ("tax 2 percent",),
}
SALES = {
    "item": ("item", "article", "artikel", "articulo"),
    "size": ("price point name", "nom du point de prix"),
    "category": _CATEGORY,
    "quantity": ("qty", "qte", "quantite", "menge", "cant.", "cantidad"),
    "sku": ("sku",),
    "gross": ("gross sales", "ventes brutes", "bruttoumsatz", "ventas brutas"),
    "date": ("date", "datum", "fecha"),
    "time": ("time", "heure", "zeit", "hora"),
    "choices": ("modifiers applied", "modificateurs appliques"),
    "kind": ("event type", "type d'evenement"),
    "sort": ("itemization type",),
    "barcode": ("gtin",),
}
SQUARE_ITEMS, SUMUP, OURS = "square-items", "sumup", "counter"
FORMATS = (
    Format(SQUARE_ITEMS, "Square, items report", SALES, ("item", "gross", "quantity")),
    Format("loyverse", "Loyverse, items", _LOYVERSE, ("handle", "item", "price"), ("by_weight", "part")),
    Format("ospos", "Open Source POS, items", _OSPOS, ("handle", "item", "price"), ("tax", "cost")),
    Format(SUMUP, "SumUp, items", _SUMUP, ("item", "price"), ("key", "to_go_price", "to_go_tax")),
    Format("square-library", "Square, item library", _SQUARE, ("item", "size", "price"), ("key", "handle", "on_sale")),
    Format(
        OURS,
        "Counter, menu",
        {"kind": ("kind",), "id": ("id",), "item": ("item",), "price": ("price",), "currency": ("currency",)},
        ("kind", "id", "item", "price", "currency"),
    ),
    Format("table", "A table", _TABLE, ("item", "price")),
)
"""In the order in which they are tried."""

_CHOICES = "|".join(
    (
        *("modifier set", "modifier", "groupe de modificateurs", "modificateur", "modifikator", "modifikatoren"),
        *("conjunto de modificadores", "modificador"),
    )
)
_MANY = (
    (re.compile(rf"(?:{_CHOICES}) - \"?(?P<name>.+?)\"?", re.IGNORECASE), "choices"),
    (
        re.compile(
            r"(?:tax|steuer|taxe|impuesto) - \"?(?P<name>.+?)\"?(?:\s*\((?P<percent>[0-9.,]+)\s*%\))?", re.IGNORECASE
        ),
        "tax",
    ),
    (re.compile(r"option value (?P<name>[0-9]+)|option (?P<name2>[0-9]+) value", re.IGNORECASE), "option"),
    (re.compile(r"price \[(?P<name>.+)\]|price (?P<name2>(?!point).+)", re.IGNORECASE), "price_at"),
    (re.compile(r"available for sale \[(?P<name>.+)\]|enabled (?P<name2>.+)", re.IGNORECASE), "sold_at"),
)


def tidy(heading: str) -> str:
    """A heading as it is compared."""
    return folded(heading.strip().casefold())


def many_of(heading: str) -> Many | None:
    """What one of several columns of a kind is about; None of any other column."""
    for pattern, kind in _MANY:
        if found := pattern.fullmatch(heading.strip()):
            parts = found.groupdict()
            percent = read_percent(parts["percent"]) if parts.get("percent") else None
            return Many(kind, (parts.get("name") or parts.get("name2") or "").strip(), percent)
    return None


@dataclass(frozen=True, slots=True)
class Heading:
    """The first row of a table, understood: which of its columns is which field, and which are several of a kind."""

    format: Format
    theirs: tuple[str, ...]
    fields: Mapping[str, int]
    many: Mapping[int, Many] = field(default_factory=dict)
