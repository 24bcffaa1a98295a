/** Names of the colours that both schemes have. */
const LIGHT =
  '--paper:#fdfdfb;--ink:#22262b;--quiet:#5c646d;--rule:#d9dcdf;--wash:#f3f4f2;--figure:#0b66c3;--met:#18703f;--missed:#b3261e';
const DARK =
  '--paper:#14171a;--ink:#dfe3e7;--quiet:#9aa4af;--rule:#333a41;--wash:#1c2024;--figure:#58a6ff;--met:#4cc38a;--missed:#ff8f85';

/** The style sheet of a report card: a quiet page in the reader's scheme, which prints on white. */
export const CARD_STYLE: string = [
  `:root{color-scheme:light dark;${LIGHT}}`,
  `@media (prefers-color-scheme:dark){:root{${DARK}}}`,
  '*{box-sizing:border-box}',
  'body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 Charter,"Bitstream Charter","Iowan Old Style",Georgia,serif}',
  'main{max-width:60rem;margin:0 auto;padding:3rem 1.5rem 4rem}',
  'h1,h2,h3{line-height:1.2;font-weight:600;text-wrap:balance}',
  'h1{font-size:2.1rem;margin:0 0 .3rem}',
  '.kicker{margin:0;color:var(--quiet);font:500 .85rem/1.4 system-ui,sans-serif;letter-spacing:.04em}',
  'h2{font-size:1.5rem;margin:3.5rem 0 .4rem;padding-top:1rem;border-top:2px solid var(--ink)}',
  'h3{font-size:1.15rem;margin:2.4rem 0 .2rem}',
  'p{margin:.4rem 0;max-width:44rem}',
  '.lead{color:var(--quiet)}',
  '.note{border-left:3px solid var(--rule);padding-left:.8rem;font-size:.92rem}',
  'dl,table,small,figcaption,.legend{font-family:system-ui,"Segoe UI",Roboto,sans-serif}',
  'dl{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;margin:.5rem 0 .2rem;font-size:.78rem;color:var(--quiet)}',
  'dl div{display:flex;gap:.35rem}dt::after{content:":"}dd{margin:0;color:var(--ink);overflow-wrap:anywhere}',
  'table{width:100%;border-collapse:collapse;margin:.9rem 0 1.2rem;font-size:.85rem;line-height:1.4;font-variant-numeric:tabular-nums}',
  'caption{text-align:left;color:var(--quiet);padding-bottom:.35rem}',
  'thead th{color:var(--quiet);font-weight:500;border-bottom:1px solid var(--ink);vertical-align:bottom}',
  'th,td{text-align:left;vertical-align:top;padding:.42rem .9rem .42rem 0;font-weight:400}',
  'th:last-child,td:last-child{padding-right:0}',
  'tbody tr{border-bottom:1px solid var(--rule);break-inside:avoid}',
  'tbody th{min-width:9rem}',
  '.number{white-space:nowrap}small{display:block;color:var(--quiet);font-size:.75rem}',
  '.figures{table-layout:fixed}.figures th:nth-child(2){width:12%}.figures th:nth-child(3){width:184px}',
  '.figures th:nth-child(4){width:22%}.figures th:nth-child(5){width:20%}.picture{padding-top:.3rem}',
  'ul{list-style:none;margin:0;padding:0}li{display:flex;flex-wrap:wrap;gap:0 .5rem;justify-content:space-between}',
  'li span{color:var(--quiet)}li b{font-weight:500}',
  'b{font-weight:600}.met{color:var(--met)}.missed{color:var(--missed)}.not-judged{color:var(--quiet);font-weight:400}',
  '.empty{color:var(--quiet);font-style:italic}',
  '.wide{overflow-x:auto}.grid-table{font-size:.78rem}.grid-table thead th{min-width:4.6rem}.grid-table tbody th{white-space:nowrap}',
  '.mark{display:block}.mark-rail{stroke:var(--rule)}.mark-bar{stroke:var(--ink);stroke-dasharray:2 2}',
  '.mark-baseline{fill:var(--paper);stroke:var(--quiet);stroke-width:1.4}',
  '.mark-whisker{stroke:var(--figure);stroke-width:2}.mark-value{fill:var(--figure)}',
  '.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;font-size:.8rem;color:var(--quiet);margin:.3rem 0}',
  '.legend span{display:flex;align-items:center;gap:.4rem}',
  '.banner{margin:1.2rem 0 0;padding:.6rem .9rem;border:1px solid var(--missed);border-left-width:4px;background:var(--wash);max-width:none}',
  'figure{margin:1.2rem 0;break-inside:avoid}figure img{display:block;max-width:100%;height:auto}figure img.svg{width:40rem}',
  'figcaption{font-size:.8rem;color:var(--quiet);margin-top:.4rem}',
  `@media print{:root{color-scheme:light;${LIGHT};--paper:#fff}html{font-size:12px}body{font-size:1rem}main{max-width:none;padding:0}h2,h3,.lead,dl{break-after:avoid}.wide{overflow:visible}}`,
].join('\n');
