"""From what the columns of a sheet mean to the tables it feeds: which key holds them together, what is numbered, what is fixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from data_access.mapping.batches import BATCH, LAST
from data_access.mapping.column_proposal import ColumnProposal
from data_access.mapping.keys import Keys
from data_access.mapping.needs import (
    COMPANIONS,
    EVENTS,
    FIXED,
    IDENTITIES,
    JOINED,
    LOGGED_BY,
    NEEDED,
    NODE_NUMBERS,
    NUMBERED,
    OF_PARTS,
    OTHER_IDENTITIES,
    REGISTERS,
    REPORTED_IN_BOTH,
    SHARED,
)
from data_access.mapping.operations import OPERATION
from data_access.mapping.payments import MILESTONE, TRIGGERS, numbered, which_of
from data_access.mapping.people import group_of
from data_access.mapping.recognised import Recognised
from data_access.mapping.subjects import LOGS, REPORTED, VISIT, said_by_subject
from data_access.mapping.table_mapping import TableMapping
from schemas.sheets import BY_KEY

ALSO_BY_OTHER_NAMES = frozenset({"project_name"})  # even where it is the number: another sheet may say the short name
ROLE = "contacts.role"  # what the heading of a group says of its columns
NOT_OURS = frozenset({"running_number", "ageing", "balance", "total", "rate", "formula", "net", "part_of_total", "kept_singly"})


def blocks(seen: Recognised, keys: Keys) -> list[TableMapping]:
    """The tables a sheet feeds, the one a row of it stands for first; none where nothing says which project a row is of."""
    made = _Blocks(seen, keys)
    if not seen.main or (made.project is None and OTHER_IDENTITIES.get(seen.main, "") not in made.headers):
        return []
    found = list(made.register() if seen.is_register else made.list())
    ignored = tuple(each.header for each in seen.columns if not each.target and each.reason.key in NOT_OURS)
    return [replace(found[0], not_ours=ignored), *found[1:]] if found else []


def without_contracts(seen: Recognised, keys: Keys) -> frozenset[str]:
    """The lists in the rows of a list that belong to contracts, where no sheet says which contracts there are.

    Each of their rows would be an error that nobody can mend in it.
    """
    if keys.contracts_kept or "contracts.contract_no" in seen.headers():
        return frozenset()
    parents = {table: BY_KEY[table].parent for table in COMPANIONS.get(seen.main, ())}
    return frozenset(table for table, parent in parents.items() if parent and parent.references == "contracts")


class _Blocks:
    """Builds the tables of one sheet."""

    def __init__(self, seen: Recognised, keys: Keys) -> None:
        self.seen, self.keys = seen, keys
        self.headers = seen.headers()
        self.by_target = {each.target: each for each in reversed(seen.columns) if each.accepted and not each.fixed}  # the first, as headers
        self.project = self._identity()

    def _identity(self) -> tuple[str, str] | None:
        """The header that says which project a row is of, and what that header holds."""
        for key in (self.keys.project, *IDENTITIES):
            if IDENTITIES[key] in self.headers:
                return self.headers[IDENTITIES[key]], key
        return None

    def register(self) -> Iterator[TableMapping]:
        """A row is a project or a contract, and may hold of all other tables what there is one of."""
        if self.seen is self.keys.keeper or (self.project and self.project[1] == self.keys.project):
            yield self._projects(supporting=self.seen is not self.keys.keeper)  # by another key each would be a project of its own
        if self._has("contracts") or "contracts.contract_no" in self.headers:
            yield self._contracts(supporting=False)
        batches = self._batches()
        for table in dict.fromkeys(target.partition(".")[0] for target in self.headers):
            if table not in (*REGISTERS, *({"shipments"} if batches else ())):
                yield from self._of(table)
        yield from batches
        yield from self._operations()
        yield from self._payment_nodes()
        yield from self._people()

    def list(self) -> Iterator[TableMapping]:
        """A row is one of a table; projects and contracts come out of it where no register keeps them."""
        answered = {each.target.partition(".")[0] for each in self.seen.columns if each.reason.key == "answered"}
        beside = dict.fromkeys([*(target.partition(".")[0] for target in self.headers), *(LOGS if self._reported else ())])
        main = [*self._of(self.seen.main), *self._operations(), *self._people()]
        if not main:
            return
        yield from main
        for table in beside:
            if table in {*self._companions(), *answered} - {self.seen.main, *REGISTERS}:
                yield from self._of(table)
        if self.project is None:
            return
        if not self.keys.projects_kept:
            yield self._projects(supporting=True)
        if not self.keys.contracts_kept and "contracts.contract_no" in self.headers:
            yield self._contracts(supporting=True)

    def _companions(self) -> Sequence[str]:
        """The lists the rows are of as well; an order tells what it is made of only where no list of that is kept, and in one row."""
        told = self.seen.main not in OF_PARTS or not ("contract_items" in self.keys.listed or OPERATION in self.headers)
        lacking = without_contracts(self.seen, self.keys)
        return [each for each in COMPANIONS.get(self.seen.main, ()) if each not in lacking] if told else []

    @property
    def _reported(self) -> bool:
        """Whether a row is what a customer reported and somebody handled: an entry of the log and feedback at once."""
        return self.seen.main == "feedback" and self.seen.subject in REPORTED

    def _has(self, table: str) -> bool:
        return any(target.startswith(f"{table}.") for target in self.headers)

    def _own(self, table: str) -> dict[str, str]:
        """Our columns of a table with their headers; what payments are for only where it is a number, or the nodes have some."""
        own = {target: header for target, header in self.headers.items() if target.startswith(f"{table}.")}
        unnumbered = {target for target in NODE_NUMBERS & own.keys() if self.by_target[target].words and not self.keys.nodes}
        return {target.partition(".")[2]: header for target, header in own.items() if target not in unnumbered}

    def _projects(self, *, supporting: bool) -> TableMapping:
        header, held = self.project or ("", "")
        columns = {"project_id": header, **{key: name for key, name in self._own("projects").items() if key != "project_id"}}
        if held == "project_name":
            columns.setdefault("project_name", header)
        return self._made("projects", columns, stands={}, supporting=supporting)

    def _contracts(self, *, supporting: bool) -> TableMapping:
        reference, stands = self._project_reference()
        own = self._own("contracts")
        number = own.pop("contract_no", reference)
        return self._made("contracts", {"contract_no": number, "project_id": reference, **own}, stands=stands, supporting=supporting)

    def _project_reference(self) -> tuple[str, dict[str, str]]:
        header, held = self.project or ("", "")
        return header, {} if held == self.keys.project and held not in ALSO_BY_OTHER_NAMES else {"project_id": held}

    def _contract_reference(self) -> tuple[str, dict[str, str]]:
        if "contracts.contract_no" in self.headers:
            return self.headers["contracts.contract_no"], {}
        header, held = self.project or ("", "")
        return header, {"contract_no": held}

    def _of(self, table: str) -> Iterator[TableMapping]:
        """A table other than projects and contracts; nothing where what it cannot do without is missing."""
        own = self._own(table)
        shared = self.headers.get(SHARED.get(f"{table}.{NEEDED.get(table)}", ""))
        if shared and (own or self._reported):
            own.setdefault(NEEDED[table], shared)
        if self._reported:
            own |= {key: self.headers[said] for key, said in REPORTED_IN_BOTH.get(table, {}).items() if said in self.headers}
        parent = BY_KEY[table].parent
        if self.project is None and parent and parent.references in REGISTERS:
            return
        if (table in NEEDED and NEEDED[table] not in own) or (table in EVENTS and not set(EVENTS[table]) & set(own)):
            return
        subject = "" if self.seen.is_register else self.seen.subject or (VISIT if self.seen.main == "feedback" else "")
        fixed = {**FIXED.get(table, {}), **said_by_subject(table, subject)}
        made = self._child(table, own, fixed=fixed, running=self._is_running(table))
        yield replace(made, latest=LOGGED_BY[table]) if self._is_log(table, own) else made

    def _is_log(self, table: str, own: Mapping[str, str]) -> bool:
        """Whether the rows of a list tell of one thing day by day."""
        _, held = self.project or ("", "")
        return table == self.seen.main and LOGGED_BY.get(table, "") in own and bool(held) and IDENTITIES[held] not in self.seen.once

    def _is_running(self, table: str) -> bool:
        return any(each.running for target, each in self.by_target.items() if target.startswith(f"{table}."))

    def _child(self, table: str, own: Mapping[str, str], *, fixed: Mapping[str, str], running: bool = False) -> TableMapping:
        parent = BY_KEY[table].parent
        reference: str = ""
        stands: dict[str, str] = {}
        if parent and parent.references == "projects":
            reference, stands = self._project_reference()
        elif parent and parent.references == "contracts":
            reference, stands = self._contract_reference()
        columns = {**({parent.key: reference} if parent and reference else {}), **own}
        numbered = [NUMBERED[table]] if table in NUMBERED and NUMBERED[table] not in {*own, *fixed} else []
        if parent and parent.references == "shipments" and parent.key not in own:
            header = self._own("shipments").get("delivery_note_no")
            columns, numbered = ({parent.key: header, **columns}, numbered) if header else (columns, [*numbered, parent.key])
        made = self._made(table, columns, stands=stands, fixed={key: value for key, value in fixed.items() if key not in own})
        return replace(made, numbered=tuple(numbered), running=running)

    def _payment_nodes(self) -> Iterator[TableMapping]:
        """The groups of payment columns, in the order of the milestones of a contract."""
        groups: dict[tuple[str, str], list[ColumnProposal]] = {}
        for each in self.seen.columns:
            if MILESTONE in each.fixed and each.accepted:
                groups.setdefault((each.fixed[MILESTONE], which_of(each.header)), []).append(each)
        last = max(map(int, self.keys.nodes.values()), default=0)
        for node, number in numbered(self.seen.nodes()).items():
            known = self.keys.nodes.get(node[0], "") if not node[1] else ""  # another register may have numbered them already
            yield from self._group(node[0], known or str(number + (last if self.seen is not self.keys.keeper else 0)), groups[node])

    def _batches(self) -> Sequence[TableMapping]:
        """The groups of columns that are batches; what else is said of the delivery is said of the last one."""
        groups = self._several(BATCH)
        last = max(groups, key=lambda batch: (batch == LAST, batch), default="")
        return [
            self._child(
                "shipments",
                {**(self._own("shipments") if batch == last else {}), **own},
                fixed={"batch": batch, **({"final_batch": "是"} if batch == LAST else {})},
            )
            for batch, own in groups.items()
        ]

    def _operations(self) -> Iterator[TableMapping]:
        """The groups of columns that are operations, of one order where it has a number."""
        number = {key: header for key, header in self._own("production").items() if key == "order_no"}
        for operation, own in self._several(OPERATION).items():
            yield self._child("production", {**number, **own}, fixed={"operation": operation})

    def _several(self, key: str) -> dict[str, dict[str, str]]:
        """What tells rows beside each other apart, to our columns with their headers."""
        groups: dict[str, dict[str, str]] = {}
        for each in self.seen.columns:
            if key in each.fixed and each.accepted:
                groups.setdefault(each.fixed[key], {}).setdefault(each.target.partition(".")[2], each.header)
        return groups

    def _people(self) -> Iterator[TableMapping]:
        """The groups of columns that are people, each of one role."""
        groups: dict[tuple[str, str], dict[str, str]] = {}
        for each in self.seen.columns:
            if ROLE in each.fixed and each.accepted:
                group = groups.setdefault(group_of(each.header, each.fixed[ROLE]), {})
                for target in (each.target, *each.also):
                    group.setdefault(target.partition(".")[2], each.header)
        for (role, _), own in groups.items():
            if "name" in own:
                yield self._child("contacts", own, fixed={"role": role})

    def _group(self, milestone: str, seq: str, columns: Sequence[ColumnProposal]) -> Iterator[TableMapping]:
        own: dict[str, dict[str, str]] = {}
        for each in columns:
            table, _, key = each.target.partition(".")
            own.setdefault(table, {}).setdefault(key, each.header)
        trigger = {"trigger": TRIGGERS[milestone]} if milestone in TRIGGERS else {}
        if own.get("payment_schedule"):
            yield self._in_units(
                self._child("payment_schedule", own["payment_schedule"], fixed={"seq": seq, "milestone": milestone, **trigger}), columns
            )
        came_in = own.get("receipts", {})
        if "received_date" in came_in and "amount" not in came_in and "amount_due" in own.get("payment_schedule", {}):
            came_in = {"amount": own["payment_schedule"]["amount_due"], **came_in}
        if "amount" in came_in:
            yield self._in_units(self._child("receipts", came_in, fixed={**FIXED["receipts"], "seq": seq}), columns)
        if "gross_amount" in own.get("invoices", {}):
            yield self._in_units(self._child("invoices", own["invoices"], fixed={"seq": seq}), columns)

    def _in_units(self, made: TableMapping, columns: Sequence[ColumnProposal]) -> TableMapping:
        units = {each.header: each.multiply for each in columns if each.multiply != 1}
        return replace(made, multiply={key: units[header] for key, header in made.columns.items() if header in units})

    def _made(
        self,
        table: str,
        columns: Mapping[str, str],
        *,
        stands: Mapping[str, str],
        supporting: bool = False,
        fixed: Mapping[str, str] | None = None,
    ) -> TableMapping:
        known = {key: self.by_target.get(f"{table}.{key}") for key in columns}
        beside = {key: self._beside(f"{table}.{key}", columns[key]) for key in columns if f"{table}.{key}" in JOINED}
        return TableMapping(
            table=table,
            sheet="",
            columns={key: columns[key] for key in BY_KEY[table].by_key if key in columns},
            multiply={key: each.multiply for key, each in known.items() if each and each.multiply != 1},
            out_of={key: each.out_of for key, each in known.items() if each and each.out_of},
            fixed=fixed or {},
            words={key: self._ours(each) for key, each in known.items() if each and each.words},
            joined={key: headers for key, headers in beside.items() if headers},
            stands=stands,
            supporting=supporting,
        )

    def _ours(self, column: ColumnProposal) -> Mapping[str, str]:
        """Their words with ours; the name of a payment node with its number."""
        if column.target not in NODE_NUMBERS:
            return column.words
        return {theirs: self.keys.nodes.get(milestone, "") for theirs, milestone in column.words.items()}

    def _beside(self, target: str, first: str) -> tuple[str, ...]:
        """The headers of further columns that are read into the same one of ours."""
        return tuple(each.header for each in self.seen.columns if each.target == target and each.accepted and each.header != first)
