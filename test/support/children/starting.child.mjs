// A job's program that never gets to its end: its process starts for as long as it lives.
await new Promise((resolve) => setTimeout(resolve, 2 ** 31 - 1));
