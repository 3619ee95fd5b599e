"""Says what a setting was or became, where it has parts, as people say it: taxes, devices, printers, stations. Pure."""

from __future__ import annotations

from typing import Any

from counter.devices.attached import PROTOCOLS, DeviceKind
from counter.kernel.language import Language
from counter.kernel.typed_json import read_plain
from counter.reports.change_words import plain_parts
from counter.settings.stations import USUAL, station_within
from counter.settings.taxes import TaxRate
from counter.ui.office.build_devices import TITLES
from counter.ui.office.build_printers import sent_words
from counter.ui.office.build_rate_fields import rate_typed


def with_parts(value: dict[str, Any], language: Language) -> str:
    """A printer, a device, a station or a tax rate as people say it; of all else the parts that say something."""
    if "where" in value:
        return f"{value['name']} ({value['where']})"
    if "port" in value:
        kind = DeviceKind(value["kind"])
        protocol = PROTOCOLS[kind].get(value["protocol"], value["protocol"])
        return f"{language.say(TITLES[kind])} ({value['port']}, {protocol}, {value['baud']})"
    if "printer" in value:
        sent = value["kind"], value.get("station", ""), value.get("category", "")
        return language.say("{what}: {value}", what=sent_words(sent, USUAL, language), value=value["printer"])
    if "off" in value:
        return station_within(value["name"] or value["key"], language)
    if "tax_class" in value and "to_go" in value:
        return _rate(read_plain(value, TaxRate, strict=False), language)
    return plain_parts(value, language)


def _rate(rate: TaxRate, language: Language) -> str:
    return language.say(
        "{tax_class} from {day}: {here} here, {to_go} to go",
        tax_class=rate.tax_class,
        day=language.short_date(rate.since),
        here=f"{rate_typed(rate.here)}%",
        to_go=f"{rate_typed(rate.to_go)}%",
    )
