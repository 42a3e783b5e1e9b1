// What BullMQ runs in a child process, as a part of the built program: it starts in half the time.
import 'bullmq/dist/esm/classes/main.js';
import { collectSteadily } from './collectSteadily.js';

collectSteadily();
