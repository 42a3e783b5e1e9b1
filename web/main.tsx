import { render } from 'preact';
import { App } from './app/App.js';
import './style/tokens.css';
import './style/base.css';
import './style/bar.css';
import './style/controls.css';
import './style/tables.css';
import './style/sweep.css';
import './style/grid.css';
import './style/charts.css';
import './style/images.css';

const root = document.getElementById('app');
if (root) render(<App />, root);
