import { openStore } from '../../../adapters/store/openStore.js';

// Arguments: address of the store, own name, number of keys. Says `ready`, begins when its input ends,
// and prints the keys it won.
const [url = '', name = '', count = ''] = process.argv.slice(2);
const store = openStore(url);
process.stdout.write('ready\n');
process.stdin.resume();
process.stdin.once('end', () => {
  void race();
});

async function race(): Promise<void> {
  const body = new TextEncoder().encode(name);
  const won: string[] = [];
  for (let i = 0; i < Number(count); i++) {
    const key = `race/${i}`;
    if (await store.putIfAbsent(key, body)) won.push(key);
  }
  process.stdout.write(`${won.join(' ')}\n`);
}
