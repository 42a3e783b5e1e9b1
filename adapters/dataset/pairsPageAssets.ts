/** What the page of pairs looks like. */
export const pairsPageStyle = `
body { font: 15px/1.45 system-ui, sans-serif; max-width: 960px; margin: 2rem auto; padding: 0 1rem; color: #222; }
section { border-top: 1px solid #ccc; padding: 0.5rem 0 1rem; }
h2 { font-size: 1.3rem; }
h3 { font-size: 1.05rem; margin: 0.5rem 0; }
p { margin: 0.3rem 0; }
.pair { display: flex; gap: 1rem; flex-wrap: wrap; align-items: flex-start; }
figure { margin: 0; flex: 1 1 300px; }
img { width: 100%; height: auto; background: #000; }
figcaption { color: #555; }
.conflict { color: #a00; font-weight: 600; }
textarea { width: 100%; font: 13px/1.4 ui-monospace, monospace; }
`;

/** Lists what is ticked as rows of near-duplicates.csv. */
export const pairsPageScript = `
const boxes = [...document.querySelectorAll('input[data-a]')];
const quoted = (id) => (/[",\\n]/.test(id) ? '"' + id.replaceAll('"', '""') + '"' : id);
function list() {
  const rows = boxes
    .filter((box) => box.checked)
    .flatMap(({ dataset }, i) => [dataset.a, dataset.b].map((id) => 'confirmed-' + (i + 1) + ',' + quoted(id)));
  document.getElementById('confirmed').value = ['group,image', ...rows].join('\\n');
}
for (const box of boxes) box.addEventListener('change', list);
list();
`;
