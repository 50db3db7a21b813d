// Draws the rows of the matrix that are in sight; on a narrow screen a list of the same projects.
const ROW = 30, SPARE = 12, NARROW = 700, PAGE = 50;
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text) => String(text).replace(/[&<>"']/g, (letter) => ESCAPES[letter]);

function address(data, id, stage) {
  const join = data.query.includes("?") ? "&" : "?";
  return escaped(`${data.query}${join}id=${encodeURIComponent(id)}${stage ? `&stage=${stage}` : ""}`);
}

function said(data, code, days) {
  return days ? data.words.late.replace("{n}", days) : data.statuses[code][2];
}

function tile(data, id, code, days, stage) {
  const [key, symbol, word] = data.statuses[code];
  const full = `${stage[2]}: ${days && key !== "overdue" ? word + ", " : ""}${said(data, code, days)}`;
  return `<td><a class="as-box as-${key}" tabindex="-1" target="_self" title="${escaped(full)}" aria-label="${escaped(full)}" ` +
    `href="${address(data, id, stage[0])}"><i class="as-mark">${symbol}</i>${days ? ` ${days}` : ""}</a></td>`;
}

function name(data, row) {
  const tag = row[7] ? ` <span class="as-muted">${escaped(row[7])}</span>` : "";
  return `<a target="_self" title="${escaped(row[1])} · ${escaped(row[0])}" href="${address(data, row[0], 0)}">${escaped(row[1])}</a>${tag}`;
}

function line(data, row, index) {
  const tiles = data.stages.map((stage, at) => tile(data, row[0], +row[4][at], row[5][at], stage)).join("");
  const held = data.money ? `<td class="number">${escaped(row[3])}</td>` : "";
  return `<tr aria-rowindex="${index + 2}"><th scope="row">${name(data, row)}</th><td class="who">${escaped(row[2])}</td>${held}${tiles}</tr>`;
}

function item(data, row) {
  const stage = data.stages[row[6] - 1], code = stage ? +row[4][row[6] - 1] : 3, days = stage ? row[5][row[6] - 1] : 0;
  const [key, symbol] = data.statuses[code];
  return `<li><a target="_self" href="${address(data, row[0], row[6])}"><b>${escaped(row[1])}</b><span>` +
    `<span class="as-chip as-${key}"><i class="as-mark">${symbol}</i>${escaped(said(data, code, days))}</span>` +
    `${stage ? escaped(stage[2]) : ""} <span class="as-muted">${escaped(row[2])}</span></span></a></li>`;
}

function heads(data) {
  const { words } = data;
  const stages = data.stages.map(([number, short, full]) =>
    `<th scope="col" title="${escaped(full)}"><span>${number}</span>${escaped(short)}</th>`).join("");
  const held = data.money ? `<th scope="col" class="number">${escaped(words.held)}<br>${escaped(words.unit)}</th>` : "";
  const columns = `<colgroup><col class="as-name"><col class="as-who">${data.money ? '<col class="as-held">' : ""}` +
    `${data.stages.map(() => "<col>").join("")}</colgroup>`;
  return `<table class="as-grid" aria-label="${escaped(words.table)}" aria-rowcount="${data.rows.length + 1}">${columns}<thead><tr>` +
    `<th scope="col" class="first">${escaped(words.project)}</th><th scope="col" class="who">${escaped(words.specialist)}</th>` +
    `${held}${stages}</tr></thead><tbody></tbody></table>`;
}

function height(box) {
  const main = box.closest('[data-testid="stMain"]');
  const top = box.getBoundingClientRect().top + (main ? main.scrollTop : 0);
  return Math.max(340, window.innerHeight - top - 50);
}

function drawRows(box, every) {
  const { data } = box.board, body = box.querySelector("tbody"), size = data.rows.length;
  const first = every ? 0 : Math.max(0, Math.floor(box.scrollTop / ROW) - SPARE);
  const last = every ? size : Math.min(size, Math.ceil((box.scrollTop + box.board.height) / ROW) + SPARE);
  if (box.board.first === first && box.board.last === last) return;
  Object.assign(box.board, { first, last });
  const above = first ? `<tr aria-hidden="true" style="height:${first * ROW}px"></tr>` : "";
  const below = last < size ? `<tr aria-hidden="true" style="height:${(size - last) * ROW}px"></tr>` : "";
  body.innerHTML = above + data.rows.slice(first, last).map((row, at) => line(data, row, first + at)).join("") + below;
}

function drawList(box) {
  const { data, many } = box.board, more = data.rows.length > many;
  box.innerHTML = `<ul class="as-list">${data.rows.slice(0, many).map((row) => item(data, row)).join("")}</ul>` +
    (more ? `<button class="as-more" type="button">${escaped(data.words.more)}</button>` : "");
  if (more) box.querySelector("button").onclick = () => { box.board.many += PAGE; drawList(box); };
}

// What stands above may grow after we are drawn: a banner, a wrapped line, the fonts.
function fit(box) {
  if (!box.board || box.board.narrow || Math.abs(height(box) - box.board.height) < 2) return;
  box.board.height = height(box);
  box.style.maxHeight = `${box.board.height}px`;
  drawRows(box, false);
}

function draw(box) {
  const narrow = window.innerWidth <= NARROW;
  Object.assign(box.board, { narrow, first: -1, last: -1 });
  box.classList.toggle("as-narrow", narrow);
  box.board.height = height(box);
  box.style.maxHeight = narrow ? "none" : `${box.board.height}px`;
  if (narrow) return drawList(box);
  const top = box.scrollTop;
  box.innerHTML = heads(box.board.data);
  box.scrollTop = top;
  drawRows(box, false);
}

function made(parent) {
  const box = document.createElement("div");
  box.className = "as-matrix";
  box.tabIndex = 0;
  parent.appendChild(box);
  let waiting = false;
  box.onscroll = () => {
    if (waiting || box.board.narrow) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; drawRows(box, false); });
  };
  box.resized = () => draw(box);
  box.printing = () => { if (!box.board.narrow) drawRows(box, true); };
  window.addEventListener("resize", box.resized);
  window.addEventListener("beforeprint", box.printing);
  box.watching = new ResizeObserver(() => fit(box));
  box.watching.observe(box.closest('[data-testid="stMainBlockContainer"]') || document.body);
  return box;
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const box = parentElement.querySelector(".as-matrix") || made(parentElement);
  const same = box.board && JSON.stringify(box.board.data) === JSON.stringify(data);
  if (!same) {
    box.board = { data, many: PAGE };
    box.lang = data.lang;
    draw(box);
  }
  follow(box, setTriggerValue);
  return () => {
    box.watching.disconnect();
    window.removeEventListener("resize", box.resized);
    window.removeEventListener("beforeprint", box.printing);
    box.remove();
  };
}
