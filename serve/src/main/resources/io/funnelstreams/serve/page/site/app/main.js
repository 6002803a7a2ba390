// Starts the page.
import {App} from './app.js';
import './chart.js';

new App().start();
