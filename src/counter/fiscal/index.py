"""The index.xml that describes the files: the Beschreibungsstandard (GDPdU) that IDEA and its like read."""

from __future__ import annotations

from xml.sax.saxutils import escape

from counter.fiscal.fields import TABLES, VERSION, Column, Table

DTD = "gdpdu-01-09-2004.dtd"
"""The description of the description: the tax office's program has it."""


def index_xml(shop: str, address: str) -> str:
    """The index.xml of an export by a shop."""
    tables = "\n".join(map(_table, TABLES))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE DataSet SYSTEM "{DTD}">
<DataSet>
  <Version>1.0</Version>
  <DataSupplier>
    <Name>{_said(shop)}</Name>
    <Location>{_said(address)}</Location>
    <Comment>DSFinV-K {VERSION}</Comment>
  </DataSupplier>
  <Media>
    <Name>DSFinV-K</Name>
{tables}
  </Media>
</DataSet>
"""


def _table(table: Table) -> str:
    columns = "\n".join(map(_column, table.columns))
    return f"""    <Table>
      <URL>{table.file}</URL>
      <Name>{table.name}</Name>
      <UTF8/>
      <DecimalSymbol>,</DecimalSymbol>
      <DigitGroupingSymbol>.</DigitGroupingSymbol>
      <Range>
        <From>2</From>
      </Range>
      <VariableLength>
        <ColumnDelimiter>;</ColumnDelimiter>
        <RecordDelimiter>&#13;&#10;</RecordDelimiter>
        <TextEncapsulator>"</TextEncapsulator>
{columns}
      </VariableLength>
    </Table>"""


def _column(column: Column) -> str:
    if column.places is None:
        what = f"<AlphaNumeric/><MaxLength>{column.length}</MaxLength>"
    elif column.places:
        what = f"<Numeric><Accuracy>{column.places}</Accuracy></Numeric>"
    else:
        what = "<Numeric/>"
    return f"        <VariableColumn><Name>{column.name}</Name>{what}</VariableColumn>"


def _said(text: str) -> str:
    """A text in XML: what XML has no letter for is a space."""
    return escape("".join(letter if letter.isprintable() else " " for letter in text))
