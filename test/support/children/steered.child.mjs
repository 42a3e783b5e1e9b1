// A job for a child process that does as its data says.
export default async function steered({ data }, _token, signal) {
  if (data.does === 'answers') return { pid: process.pid, asked: data.asked };
  if (data.does === 'fails')
    throw Object.assign(new Error('it failed'), { name: 'UnrecoverableError' });
  if (data.does === 'walks') {
    for (let foldcamSteps = 1; foldcamSteps <= 15; foldcamSteps++) {
      process.send({ foldcamSteps });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return { pid: process.pid, asked: data.asked };
  }
  if (data.does === 'tells') return { variable: process.env.ASKED };
  if (data.does === 'dies') process.exit(3);
  if (data.does === 'listens') {
    await new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error(`heard: ${signal.reason}`)));
    });
  }
  for (;;);
}
