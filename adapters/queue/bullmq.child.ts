import { setFlagsFromString } from 'node:v8';
// What BullMQ runs in a child process, as a part of the built program: it starts in half the time.
import 'bullmq/dist/esm/classes/main.js';

// V8 leaves garbage until the heap has doubled. Who runs thousands of jobs is collected more often, and
// holds no more at the end than after the first ones.
setFlagsFromString('--heap-growing-percent=5');
