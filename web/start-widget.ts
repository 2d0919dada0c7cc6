// Starts the widget's program, and what speaks with the page around its frame.
import "./frame.ts";
import "./start.ts";
