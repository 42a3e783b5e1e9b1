import { start } from '../../services/serve.js';
import { trainer } from '../../services/trainer/trainer.js';

// A trainer whose cells take a second.
start([trainer], new URL('./spend.child.js', import.meta.url));
