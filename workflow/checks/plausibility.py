"""Values that can be read but are worth a second look; thresholds with their source."""

from collections.abc import Iterator

import numpy as np

from schemas.amounts import Fen
from schemas.findings import ERROR, WARNING, Found
from workflow.daybook import DayBook
from workflow.receivables.events import add_months

LOWEST_USUAL_IP = 4  # first digit: indoor busbar trunking is commonly IP40 and above
SHORTEST, LONGEST = 0.3, 6.5  # metres a section; 2 to 6 m are usual
HIGHEST_RETENTION = 0.20
LONGEST_DELIVERY_MONTHS = 12
LONGEST_CREDIT_DAYS = 60  # State Council Regulation 802, article 9: large and public payers
CAREFUL_PAYERS = ("大型企业", "机关事业单位")
# MΩ: what a joint or a run is expected to reach, and below what no run may be energised (GB 50149, 1 kV busways)
USUAL_INSULATION, LOWEST_INSULATION = 20, 0.5


def rating_unusual(day: DayBook) -> Iterator[Found]:
    """An IP rating below IP40; unusual currents are said while reading."""
    items = day.book.contract_items
    solids = items["ip_rating"].str.extract(r"^IP(\d)", expand=False).astype("float64")
    low = (solids < LOWEST_USUAL_IP).to_numpy(bool)
    if low.any():
        yield items.found("rating_unusual", "ip_rating", low, read_as=items.texts("ip_rating")[low])


def section_length_implausible(day: DayBook) -> Iterator[Found]:
    """Total length divided by sections is no length of a section."""
    items = day.book.contract_items
    count, metres = items["straight_qty"].to_numpy(float), items["straight_m"].to_numpy(float)
    each = np.divide(metres, count, out=np.full(len(items), np.nan), where=count > 0)
    odd = (each < SHORTEST) | (each > LONGEST)
    if odd.any():
        yield items.found("section_length_implausible", "straight_m", odd, metres=[f"{value:.2f}" for value in each[odd]])


def retention_unusual(day: DayBook) -> Iterator[Found]:
    """A retention above 20 % of the contract."""
    contracts = day.book.contracts
    retention, amount = contracts["retention"].to_numpy(float), contracts.fen("contract_amount")
    share = np.where(retention > 1, np.divide(retention, amount, out=np.zeros(len(contracts)), where=amount > 0), retention)
    high = share > HIGHEST_RETENTION
    if high.any():
        yield contracts.found("retention_unusual", "retention", high, share=[f"{value:.0%}" for value in share[high]])


def delivery_due_implausible(day: DayBook) -> Iterator[Found]:
    """The contract delivery day lies before signing or more than a year after."""
    contracts = day.book.contracts
    due, signed = contracts.days("delivery_due"), contracts.days("sign_date")
    odd = (due < signed) | (due > add_months(signed, np.full(len(contracts), LONGEST_DELIVERY_MONTHS)))
    if odd.any():
        span = (due - signed)[odd].astype(int)
        yield contracts.found(
            "delivery_due_implausible",
            "delivery_due",
            odd,
            signed_on=list(signed[odd].astype(object)),
            days=[int(each) for each in span],
        )


def insulation_low(day: DayBook) -> Iterator[Found]:
    """An insulation resistance below what is expected; of a whole run below half a megohm no power may be put on it."""
    sections = day.book.installations
    unit, run = (sections[key].to_numpy(float) for key in ("ir_unit_mohm", "ir_run_mohm"))
    for key, low, limit, severity in (
        ("ir_unit_mohm", unit < USUAL_INSULATION, USUAL_INSULATION, WARNING),
        ("ir_run_mohm", (run < USUAL_INSULATION) & (run >= LOWEST_INSULATION), USUAL_INSULATION, WARNING),
        ("ir_run_mohm", run < LOWEST_INSULATION, LOWEST_INSULATION, ERROR),
    ):
        if low.any():
            yield sections.found("out_of_range", key, low, severity=severity, range=f"≥ {limit} MΩ")


def credit_period_long(day: DayBook) -> Iterator[Found]:
    """A large or public payer is given more than 60 days."""
    plan = day.book.payment_schedule
    payer = day.book.contracts.equals("payer_type", *CAREFUL_PAYERS)[plan.links["contracts"]]
    long = payer & (plan.whole("term_days") > LONGEST_CREDIT_DAYS)
    if long.any():
        due = [Fen(each) for each in day.receivables.nodes["amount_due"].to_numpy()[long]]
        yield plan.found(
            "credit_period_long", "term_days", long, days=plan["term_days"].to_numpy("int64", na_value=0)[long].tolist(), amount=due
        )
