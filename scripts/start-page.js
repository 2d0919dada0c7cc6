// Starts the page's program, and what makes the page readable offline.
import "./offline.js";
import "./start.js";
